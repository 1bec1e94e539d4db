/**
 * What a reader can do to a playground, in one table: the palette, the list of keys and Monaco's own palette all
 * read it. A new command is one entry.
 */
import type { Controller } from './controller.ts';
import { formatIn } from './format/format-controller.ts';
import type { PlaygroundState } from './state.ts';

export interface Command {
  readonly id: string;
  readonly title: string;
  /** As a reader presses them: `Shift+Alt+F`, `n`. A single letter counts only outside of fields. */
  readonly keys?: string;
  /** Left out where it would do nothing; a command without this is always offered. */
  readonly isOffered?: (state: PlaygroundState) => boolean;
  readonly run: (controller: Controller) => void;
}

const hasHops = ({ good }: PlaygroundState): boolean => good.choices.length > 0;
const hasFlows = ({ good }: PlaygroundState): boolean => good.flows.length > 1;

const flowBy = (by: 1 | -1) => (controller: Controller) => {
  const { flows, flow } = controller.state().good;
  const at = flows.findIndex(({ name }) => name === flow);
  const next = flows.at((at + by) % flows.length);
  if (next !== undefined) controller.chooseFlow(next.name);
};

const goToFirst = (controller: Controller): void => {
  const [problem] = controller.state().problems;
  if (problem !== undefined) controller.goTo(problem);
};

/** Every command, in the order in which they are listed. */
export const COMMANDS: readonly Command[] = [
  { id: 'next-hop', title: 'Next hop', keys: 'n', isOffered: hasHops, run: ({ step }) => step(1) },
  { id: 'previous-hop', title: 'Previous hop', keys: 'p', isOffered: hasHops, run: ({ step }) => step(-1) },
  { id: 'next-flow', title: 'Next flow', keys: 'f', isOffered: hasFlows, run: flowBy(1) },
  {
    id: 'previous-flow',
    title: 'Previous flow',
    keys: 'Shift+F',
    isOffered: hasFlows,
    run: flowBy(-1),
  },
  {
    id: 'edit',
    title: 'Edit the scenario',
    keys: 'e',
    isOffered: ({ editing }) => !editing,
    run: ({ openEditor }) => openEditor(),
  },
  {
    id: 'done',
    title: 'Close the editor',
    isOffered: ({ editing }) => editing,
    run: ({ closeEditor }) => closeEditor(),
  },
  {
    id: 'format',
    title: 'Format the scenario',
    keys: 'Shift+Alt+F',
    run: (controller) => void formatIn(controller),
  },
  {
    id: 'first-problem',
    title: 'Go to the first problem',
    isOffered: ({ problems }) => problems.length > 0,
    run: goToFirst,
  },
  {
    id: 'take-back',
    title: 'Undo the last change that was made for you',
    isOffered: ({ before }) => before !== undefined,
    run: ({ takeBack }) => takeBack(),
  },
  {
    id: 'reset',
    title: 'Reset the scenario',
    isOffered: ({ text, original }) => text !== original,
    run: ({ reset }) => reset(),
  },
];

/** The commands that would do something now. */
export const offered = (commands: readonly Command[], state: PlaygroundState): readonly Command[] =>
  commands.filter(({ isOffered }) => isOffered === undefined || isOffered(state));

/** What stands in an editor's own list: it is open, and it formats by itself. */
export const editorCommands = (
  controller: Controller,
): readonly { readonly id: string; readonly title: string; readonly run: () => void }[] =>
  COMMANDS.filter(({ id }) => id !== 'edit' && id !== 'format').map(({ id, title, run }) => ({
    id,
    title,
    run: () => run(controller),
  }));
