/** One scenario in the full playground: its title and pages, the playground in panes, palette and keys. */
import { lazy, Suspense, useMemo, useState } from 'react';
import { COMMANDS, type Command } from '../commands.ts';
import type { Controller } from '../controller.ts';
import { formatIn } from '../format/format-controller.ts';
import { ids } from '../ids.ts';
import { KeepNotice } from '../keep/KeepNotice.tsx';
import { useKeeper } from '../keep/useKeeper.ts';
import { LivePlayground } from '../Playground.tsx';
import { EarlierWork } from '../share/view/EarlierWork.tsx';
import { Sentence } from '../view/Sentence.tsx';
import type { Work } from './location.ts';
import { Panes } from './Panes.tsx';
import { paletteGroups, usePaletteCatalogue } from './palette-groups.ts';
import { Shortcuts } from './Shortcuts.tsx';
import { useKeys } from './useKeys.ts';

const Palette = lazy(() => import('./Palette.tsx').then(({ Palette }) => ({ default: Palette })));

type Shown = 'nothing' | 'commands' | 'examples' | 'keys';

interface WorkbenchProps {
  readonly base: string;
  readonly work: Work;
  readonly controller: Controller;
  readonly note: string | undefined;
  readonly onNoteClose: () => void;
}

/** What is open, and where more is said about it. */
const Heading = ({ base, work }: { readonly base: string; readonly work: Work }) => (
  <p className="full-heading">
    <b>{work.title}</b>
    {(work.entry?.pages ?? []).map(({ path, title }) => (
      <a key={path} href={base + path}>
        Explained in {title}
      </a>
    ))}
    <a href={`${base}gallery/`}>All examples</a>
  </p>
);

export const Workbench = ({ base, work, controller, note, onNoteClose }: WorkbenchProps) => {
  const keeper = useKeeper(controller, work.keptAs);
  const [shown, setShown] = useState<Shown>('nothing');
  const commands = useMemo(
    (): readonly Command[] => [
      ...COMMANDS,
      { id: 'open', title: 'Open an example or a template', keys: 'o', run: () => setShown('examples') },
      { id: 'commands', title: 'All commands', keys: 'F1', run: () => setShown('commands') },
      { id: 'keys', title: 'Keys', keys: '?', run: () => setShown('keys') },
    ],
    [],
  );
  const [single, setSingle] = useKeys(controller, commands, shown !== 'nothing');
  const catalogue = usePaletteCatalogue(base, shown === 'commands' || shown === 'examples');
  const close = (): void => setShown('nothing');

  return (
    <>
      <LivePlayground
        controller={controller}
        split={Panes}
        problems={null}
        above={
          <>
            <Heading base={base} work={work} />
            {note === undefined ? null : (
              <div role="alert" className="pg-notice" data-testid={ids.openingNote}>
                <span>
                  <Sentence text={note} />
                </span>
                <button type="button" className="pg-button" onClick={onNoteClose}>
                  Close
                </button>
              </div>
            )}
            <EarlierWork example={work.earlier} />
            <KeepNotice keeper={keeper} />
          </>
        }
        tools={
          <>
            <button
              type="button"
              className="pg-button"
              data-testid={ids.openExample}
              onClick={() => setShown('examples')}
            >
              Open…
            </button>
            <button
              type="button"
              className="pg-button"
              data-testid={ids.format}
              title="Shift+Alt+F"
              onClick={() => void formatIn(controller)}
            >
              Format
            </button>
            <button
              type="button"
              className="pg-button"
              data-testid={ids.commands}
              title="F1"
              onClick={() => setShown('commands')}
            >
              Commands
            </button>
          </>
        }
      />
      {shown === 'keys' ? (
        <Shortcuts commands={commands} single={single} onSingle={setSingle} onClose={close} />
      ) : null}
      {shown === 'commands' || shown === 'examples' ? (
        <Suspense>
          <Palette
            groups={paletteGroups({ base, controller, commands, catalogue, only: shown })}
            placeholder={
              shown === 'examples' ? 'Find an example or a template' : 'Find a command or an example'
            }
            onClose={close}
          />
        </Suspense>
      ) : null}
    </>
  );
};
