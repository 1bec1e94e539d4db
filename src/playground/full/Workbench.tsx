/** One scenario in the full playground: its title and pages, the playground in panes, palette and keys. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isTask } from '../challenge/name.ts';
import { COMMANDS, type Command } from '../commands.ts';
import { type Against, ComparePanel } from '../compare/view/ComparePanel.tsx';
import type { Controller } from '../controller.ts';
import { formatIn } from '../format/format-controller.ts';
import { ids } from '../ids.ts';
import { KeepNotice } from '../keep/KeepNotice.tsx';
import { useKeeper } from '../keep/useKeeper.ts';
import { LivePlayground } from '../Playground.tsx';
import { hashOf } from '../share/address.ts';
import { exampleText } from '../share/examples.ts';
import { browserWorld, keepHash } from '../share/hash.ts';
import { sharedOf } from '../share/shared.ts';
import { useLate } from '../useLate.ts';
import { Sentence } from '../view/Sentence.tsx';
import type { CatalogueEntry } from './catalogue.ts';
import { Heading } from './Heading.tsx';
import type { Work } from './location.ts';
import { Panes } from './Panes.tsx';
import { paletteGroups, usePaletteCatalogue } from './palette-groups.ts';
import { Shortcuts } from './Shortcuts.tsx';
import { useKeys } from './useKeys.ts';
import { noteWritten } from './written.ts';

const loadPalette = async () => (await import('./Palette.tsx')).Palette;

type Shown = 'nothing' | 'commands' | 'examples' | 'compare' | 'keys';

const PLACEHOLDERS = {
  commands: 'Find a command or an example',
  examples: 'Find an example or a template',
  compare: 'Find a scenario to compare with',
};

/** A control of the page's playground: what a panel or menu does is asked of it by pressing it. */
const find = (selector: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-full] ${selector}`);
/** A button that was pressed goes with what stood around it; the focus must not. */
const focusBar = (): void => find(`[data-testid="${ids.commands}"]`)?.focus();
const FIRST_FIX = `[data-testid="${ids.applyFix}"]`;

interface WorkbenchProps {
  readonly base: string;
  readonly work: Work;
  readonly controller: Controller;
  readonly note: string | undefined;
  readonly onNoteClose: () => void;
  /** The address became another link. */
  readonly onLink: (hash: string) => void;
}

interface AlertProps {
  /** A sentence with `backticks`; undefined for nothing. */
  readonly text: string | undefined;
  readonly testId: string;
  readonly onClose: () => void;
}

const Alert = ({ text, testId, onClose }: AlertProps) =>
  text === undefined ? null : (
    <div role="alert" className="pg-notice" data-testid={testId}>
      <span>
        <Sentence text={text} />
      </span>
      <button type="button" className="pg-button" onClick={onClose}>
        Close
      </button>
    </div>
  );

/** Keeps the address up with what is shown, and follows it where it becomes another link. */
const useAddress = (controller: Controller, onLink: (hash: string) => void): void => {
  const follow = useRef(onLink);
  follow.current = onLink;
  useEffect(
    () =>
      keepHash(
        {
          shared: () => sharedOf(controller),
          subscribe: controller.subscribe,
          encode: hashOf,
          onWritten: noteWritten,
          onLink: (hash) => follow.current(hash),
        },
        browserWorld(),
      ),
    [controller],
  );
};

export const Workbench = ({ base, work, controller, note, onNoteClose, onLink }: WorkbenchProps) => {
  const keeper = useKeeper(controller, work.keptAs);
  useAddress(controller, onLink);
  const [shown, setShown] = useState<Shown>('nothing');
  /** What could not be loaded, for a sentence. */
  const [missing, setMissing] = useState<string>();
  const show = useCallback((what: Shown): void => {
    // Said anew where it fails again.
    setMissing(undefined);
    setShown(what);
  }, []);
  const commands = useMemo(
    (): readonly Command[] => [
      ...COMMANDS,
      {
        id: 'apply-fix',
        title: 'Apply the first fix',
        isOffered: () => find(FIRST_FIX) !== null,
        run: () => find(FIRST_FIX)?.click(),
      },
      { id: 'share', title: 'Share', keys: 's', run: () => find('[data-act="share"]')?.click() },
      { id: 'open', title: 'Open an example or a template', keys: 'o', run: () => show('examples') },
      { id: 'compare', title: 'Compare with another scenario', run: () => show('compare') },
      { id: 'commands', title: 'All commands', keys: 'F1', run: () => show('commands') },
      { id: 'keys', title: 'Keys', keys: '?', run: () => show('keys') },
    ],
    [show],
  );
  const [single, setSingle] = useKeys(controller, commands, shown !== 'nothing');
  const [against, setAgainst] = useState<Against>();
  const isListed = shown !== 'nothing' && shown !== 'keys';
  const catalogue = usePaletteCatalogue(base, isListed);
  const close = (): void => setShown('nothing');
  const Palette = useLate(loadPalette, isListed, () => {
    close();
    setMissing('The list');
  });
  const compareWith = async ({ name, title }: CatalogueEntry): Promise<void> => {
    const text = await exampleText(base, name);
    if (text !== undefined) setAgainst({ title, text });
    setMissing(text === undefined ? `“${title}”` : undefined);
  };

  return (
    <>
      <LivePlayground
        controller={controller}
        withFixes={!isTask(controller.seed.scenario)}
        split={Panes}
        problems={null}
        below={
          <ComparePanel
            key={against?.text}
            against={against}
            onBack={() => {
              setAgainst(undefined);
              focusBar();
            }}
          />
        }
        above={
          <>
            <Heading
              base={base}
              work={work}
              onOpen={() => show('examples')}
              onFormat={() => void formatIn(controller)}
              onCommands={() => show('commands')}
            />
            <Alert
              text={note}
              testId={ids.openingNote}
              onClose={() => {
                onNoteClose();
                focusBar();
              }}
            />
            <Alert
              text={
                missing === undefined
                  ? undefined
                  : `${missing} could not be loaded. Check the connection and try again.`
              }
              testId={ids.notLoaded}
              onClose={() => {
                setMissing(undefined);
                focusBar();
              }}
            />
            <KeepNotice keeper={keeper} />
          </>
        }
      />
      {shown === 'keys' ? (
        <Shortcuts commands={commands} single={single} onSingle={setSingle} onClose={close} />
      ) : null}
      {isListed && Palette !== undefined ? (
        <Palette
          groups={paletteGroups({
            base,
            controller,
            commands,
            catalogue,
            only: shown,
            onCompare: (entry) => void compareWith(entry),
          })}
          placeholder={PLACEHOLDERS[shown]}
          onClose={close}
        />
      ) : null}
    </>
  );
};
