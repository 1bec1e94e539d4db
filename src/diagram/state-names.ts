/** The states of what is drawn, and their words: nothing here depends on the evaluator, so that a page can use it. */

/**
 * `path`: on the way there. `back`: on the way of the answer only. `both`: on both. `blocked`: refused here.
 * `answer-blocked` (lines only): the packet passed and its answer is refused. `unknown`: not decided here.
 */
export const ELEMENT_STATES = [
  'path',
  'back',
  'both',
  'blocked',
  'answer-blocked',
  'unknown',
  'unused',
] as const;
/** One of `ELEMENT_STATES`. */
export type BaseState = (typeof ELEMENT_STATES)[number];
/** A line that the packet takes against its drawn direction adds the word `turned`. */
export type ElementState = BaseState | `${BaseState} turned`;

/** The state without its direction; `unused` for none. */
export const baseState = (state: ElementState | undefined): BaseState => {
  const word = (state ?? 'unused').split(' ')[0];
  return ELEMENT_STATES.find((known) => known === word) ?? 'unused';
};

/** By the id of the node, box or line. Every element of the layout has an entry. */
export type ElementStates = Readonly<Record<string, ElementState>>;

/** A state in words, behind the name of a node. */
export const STATE_WORDS: Readonly<Record<BaseState, string>> = {
  path: 'on the way there',
  back: 'on the way back',
  both: 'on the way there and back',
  blocked: 'refused here',
  'answer-blocked': 'the answer is refused',
  unknown: 'not known',
  unused: 'not on the way',
};
