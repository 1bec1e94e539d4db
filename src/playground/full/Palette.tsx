/** Everything that can be done or opened, in one list to type into. Loaded when a reader asks for it. */
import { Autocomplete } from '@base-ui/react/autocomplete';
import { ids } from '../ids.ts';
import { Dialog } from './Dialog.tsx';

export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  /** What stands beside it: keys, or a topic. It is searched too. */
  readonly beside: string;
  readonly run: () => void;
}

export interface PaletteGroup {
  readonly label: string;
  readonly items: readonly PaletteItem[];
}

interface PaletteProps {
  readonly groups: readonly PaletteGroup[];
  readonly placeholder: string;
  readonly onClose: () => void;
}

const Item = ({ item, onClose }: { readonly item: PaletteItem; readonly onClose: () => void }) => (
  <Autocomplete.Item
    value={item}
    className="full-option"
    data-testid={ids.paletteItem}
    onClick={() => {
      // First the dialog gives the focus back: what runs may put it elsewhere.
      onClose();
      setTimeout(item.run);
    }}
  >
    <span>{item.label}</span>
    <span className="full-beside">{item.beside}</span>
  </Autocomplete.Item>
);

export const Palette = ({ groups, placeholder, onClose }: PaletteProps) => (
  <Dialog label={placeholder} testId={ids.palette} onClose={onClose}>
    <Autocomplete.Root
      open
      inline
      autoHighlight="always"
      keepHighlight
      items={groups}
      itemToStringValue={({ label, beside }: PaletteItem) => `${label} ${beside}`}
    >
      <Autocomplete.Input
        className="full-search"
        aria-label={placeholder}
        placeholder={placeholder}
        data-testid={ids.paletteInput}
      />
      <Autocomplete.Empty className="full-empty">Nothing is called so.</Autocomplete.Empty>
      <Autocomplete.List className="full-options">
        {(group: PaletteGroup) => (
          <Autocomplete.Group key={group.label} items={group.items}>
            <Autocomplete.GroupLabel className="full-group-label">{group.label}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: PaletteItem) => <Item key={item.id} item={item} onClose={onClose} />}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  </Dialog>
);
