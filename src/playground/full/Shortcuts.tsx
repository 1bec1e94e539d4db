/** The keys, as a list, and the switch for those that are single letters. */
import type { Command } from '../commands.ts';
import { ids } from '../ids.ts';
import { isCharacter } from '../keys.ts';
import { Dialog } from './Dialog.tsx';

interface ShortcutsProps {
  readonly commands: readonly Command[];
  /** Whether single letters are keys too. */
  readonly single: boolean;
  readonly onSingle: (single: boolean) => void;
  readonly onClose: () => void;
}

const Keys = ({ keys }: { readonly keys: string }) =>
  keys.split('+').map((key) => <kbd key={key}>{key.length === 1 ? key.toUpperCase() : key}</kbd>);

export const Shortcuts = ({ commands, single, onSingle, onClose }: ShortcutsProps) => (
  <Dialog label="Keys" testId={ids.shortcuts} onClose={onClose}>
    <h2 className="full-title">Keys</h2>
    <table className="full-keys">
      <tbody>
        {commands.map(({ id, title, keys }) =>
          keys === undefined ? null : (
            <tr key={id} data-off={!single && isCharacter(keys)}>
              <th scope="row">{title}</th>
              <td>
                <Keys keys={keys} />
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
    <label className="full-check">
      <input
        type="checkbox"
        checked={single}
        data-testid={ids.singleKeys}
        onChange={(event) => onSingle(event.target.checked)}
      />
      <span>Single letters are keys, outside of fields and the editor</span>
    </label>
    <p className="full-none">
      In the list of hops the arrow keys step from hop to hop; on a bar between panes they resize. Tab leaves
      the editor.
    </p>
    <p>
      <button type="button" className="pg-button" onClick={onClose}>
        Close
      </button>
    </p>
  </Dialog>
);
