/** Grades a challenge as its reader edits. Loaded once the playground is live. */
import { createRoot } from 'react-dom/client';
import { askInBackground } from '../client.ts';
import type { Controller } from '../controller.ts';
import type { Grade } from './grade.ts';
import { Goals } from './view/Goals.tsx';

/** After this many milliseconds without a change a reader has stopped typing. */
const QUIET_MS = 150;

const UNREADABLE = 'The scenario has problems. These marks are of the last text that could be read.';

/** What a page says of its challenge. */
export interface ChallengeData {
  /** The goals as JSON. */
  readonly checks: string;
  readonly teaches: string;
  readonly next?: { readonly title: string; readonly href: string };
}

type Graded = Extract<Grade, { kind: 'graded' }>;

const metIn = ({ checks }: Graded): number => checks.filter(({ met }) => met).length;

/** What changed, for who does not see the marks. Of the first look nothing is said. */
const saidOf = (before: Graded | undefined, now: Graded, teaches: string): string => {
  if (before === undefined) return '';
  if (now.solved) return `Solved. ${teaches.replaceAll('`', '')}`;
  return `${metIn(now)} of ${now.checks.length} goals met.`;
};

/**
 * Draws the goals into `host` after every change of the text.
 *
 * @param onSolved called whenever a text meets every goal
 */
export const gradeLive = (
  host: Element,
  controller: Controller,
  { checks, teaches, next }: ChallengeData,
  onSolved: () => void,
): void => {
  const root = createRoot(host);
  const asker = {};
  let last: Graded | undefined;
  let said = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let text: string | undefined;

  const draw = (stale?: string): void => {
    if (last === undefined) return;
    root.render(
      <Goals
        checks={last.checks}
        solved={last.solved && stale === undefined}
        stale={stale}
        teaches={teaches}
        next={next}
        said={said}
      />,
    );
  };
  const ask = async (): Promise<void> => {
    const asked = controller.state().text;
    const answer = await askInBackground(asker, 'grade', {
      checks,
      start: controller.seed.text,
      text: asked,
    });
    if (answer.kind === 'superseded' || asked !== controller.state().text) return;
    if (answer.kind !== 'graded') {
      draw(answer.kind === 'failed' ? answer.message : UNREADABLE);
      return;
    }
    if (last === undefined || metIn(last) !== metIn(answer) || last.solved !== answer.solved)
      said = saidOf(last, answer, teaches);
    last = answer;
    draw();
    if (answer.solved) onSolved();
  };
  const onChange = (): void => {
    const now = controller.state().text;
    if (now === text) return;
    text = now;
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), QUIET_MS);
  };
  controller.subscribe(onChange);
  onChange();
};
