/** The ordered list of hops as data: the primary, accessible result. Page, island and terminal show the same. */
import type { Decision, Direction, Hop, PathTrace } from '../evaluator/index.ts';

/** `first`: the first refusal of the path. `also`: another one, found behind it. */
export type BlockerMark = 'first' | 'also';

/** One hop, in words. */
export interface OutlineHop {
  /** Stable within a path. */
  readonly id: string;
  readonly kind: Hop['kind'];
  /** The resource on the path at which this was decided; see `elementsOf` for its nodes in the drawing. */
  readonly at: string;
  /** Sentences with `backticks` around names, addresses and rules. */
  readonly question: string;
  readonly answer: string;
  readonly decision: Decision;
  /** The decision in words: `passes`, `refused`, `not known`. */
  readonly state: string;
  /** JSON Pointer of the deciding rule; empty where it stands nowhere. */
  readonly pointer: string;
  readonly blocker: BlockerMark | undefined;
  /** The mark in words: `first blocker`, `also blocks`. */
  readonly mark: string | undefined;
  /** Said of a hop that the packet never got to. */
  readonly note: string | undefined;
}

/** The way there, or the way back. */
export interface OutlinePart {
  readonly direction: Direction;
  readonly heading: string;
  readonly hops: readonly OutlineHop[];
  /** Said instead of hops where there are none. */
  readonly empty: string | undefined;
}

const STATE_WORDS: Readonly<Record<Decision, string>> = {
  passes: 'passes',
  refuses: 'refused',
  unknown: 'not known',
};
const MARKS: Readonly<Record<BlockerMark, string>> = { first: 'first blocker', also: 'also blocks' };
const HEADINGS: Readonly<Record<Direction, string>> = { there: 'The way there', back: 'The way back' };
const BEHIND = 'The packet does not get this far; asked all the same.';

/** One path as a list in words, for people: two parts, there and back, each hop in the order of the packet. */
export const outline = (trace: PathTrace): readonly OutlinePart[] => {
  const first = [...trace.there, ...trace.back].find((hop) => hop.decision === 'refuses');
  const describe = (hop: Hop): OutlineHop => {
    const blocker = hop.decision !== 'refuses' ? undefined : hop === first ? 'first' : 'also';
    return {
      id: hop.id,
      kind: hop.kind,
      at: hop.at,
      question: hop.question,
      answer: hop.answer,
      decision: hop.decision,
      state: STATE_WORDS[hop.decision],
      pointer: hop.pointer,
      blocker,
      mark: blocker === undefined ? undefined : MARKS[blocker],
      note: hop.reached ? undefined : BEHIND,
    };
  };
  return (['there', 'back'] as const).map((direction) => {
    const hops = trace[direction].map(describe);
    return {
      direction,
      heading: HEADINGS[direction],
      hops,
      empty:
        hops.length > 0 ? undefined : direction === 'back' ? 'No answer to follow.' : 'No hop was asked.',
    };
  });
};
