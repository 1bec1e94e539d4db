import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateText, type PlacedProblem, type Result } from './evaluate.ts';
import { isStale, type PlaygroundAction, type PlaygroundState, reduce, startState } from './state.ts';

const resultOf = (text: string): Result => {
  const evaluation = evaluateText(text, undefined);
  if (evaluation.kind !== 'result') throw new Error('the test’s own scenario has problems');
  return evaluation.result;
};

const TEXT = '{ "version": 1, "vpcs": { "a": { "cidr": "10.0.0.0/16", "subnets": {} } } }';
const OTHER = '{ "version": 1, "vpcs": { "b": { "cidr": "10.1.0.0/16", "subnets": {} } } }';
const GOOD = resultOf(TEXT);
const BETTER = resultOf(OTHER);
const PROBLEM: PlacedProblem = {
  message: 'wrong',
  offset: 0,
  length: 1,
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 2,
};

const start = startState(TEXT, undefined, GOOD);
const stateAfter = (...actions: readonly PlaygroundAction[]): PlaygroundState =>
  actions.reduce(reduce, start);
const problemsOf = (text: string): PlaygroundAction => ({
  kind: 'answered',
  text,
  flow: undefined,
  answer: { kind: 'problems', problems: [PROBLEM] },
});
const resultFor = (text: string, result: Result, flow?: string): PlaygroundAction => ({
  kind: 'answered',
  text,
  flow,
  answer: { kind: 'result', result },
});

describe('a playground’s state', () => {
  test('problems keep the last good result, marked as an earlier text’s', () => {
    const state = stateAfter({ kind: 'edit', text: '{' }, problemsOf('{'));
    expect(state.good).toBe(GOOD);
    expect(state.problems).toEqual([PROBLEM]);
    expect(isStale(state)).toBe(true);
  });

  test('a good answer clears problems and failure', () => {
    const broken = stateAfter({ kind: 'edit', text: '{' }, problemsOf('{'), { kind: 'edit', text: OTHER });
    const state = reduce(broken, resultFor(OTHER, BETTER));
    expect(state.good).toBe(BETTER);
    expect(isStale(state)).toBe(false);
  });

  test('an answer to an earlier text or flow changes nothing', () => {
    const state = stateAfter({ kind: 'edit', text: OTHER });
    expect(reduce(state, problemsOf(TEXT))).toBe(state);
    expect(reduce(state, resultFor(TEXT, BETTER))).toBe(state);
    expect(reduce(state, resultFor(OTHER, BETTER, 'another'))).toBe(state);
  });

  test('a failure keeps text and result, and says why', () => {
    const failed = reduce(start, {
      kind: 'answered',
      text: TEXT,
      flow: undefined,
      answer: { kind: 'failed', message: 'took too long' },
    });
    expect(failed).toMatchObject({ text: TEXT, good: GOOD, failure: 'took too long' });
    expect(isStale(failed)).toBe(true);
  });

  test('a superseded question changes nothing', () => {
    const answer = { kind: 'superseded' } as const;
    expect(reduce(start, { kind: 'answered', text: TEXT, flow: undefined, answer })).toBe(start);
  });

  test('what a press replaced can be taken back, until the reader types again', () => {
    const typed = '{';
    const replaced = stateAfter({ kind: 'edit', text: typed }, { kind: 'replace', text: TEXT, act: 'reset' });
    expect(replaced).toMatchObject({ text: TEXT, before: { text: typed, act: 'reset' } });
    expect(reduce(replaced, { kind: 'take-back' })).toMatchObject({ text: typed, before: undefined });
    expect(reduce(replaced, { kind: 'edit', text: OTHER }).before).toBeUndefined();
    // An editor reports the replaced text once more: that is no typing.
    expect(reduce(replaced, { kind: 'edit', text: TEXT })).toBe(replaced);
  });

  test('a selected resource stays selected while the text has it; a hop does not', () => {
    const selection = { kind: 'resource', id: 'a', pointer: '/vpcs/a' } as const;
    const selected = stateAfter({ kind: 'select', selection });
    expect(reduce(selected, resultFor(TEXT, GOOD)).selection).toEqual(selection);
    expect(
      reduce(reduce(selected, { kind: 'edit', text: OTHER }), resultFor(OTHER, BETTER)).selection,
    ).toBeUndefined();
    const hop = stateAfter({ kind: 'select', selection: { kind: 'hop', id: 'there-1' } });
    expect(reduce(hop, resultFor(TEXT, GOOD)).selection).toBeUndefined();
  });

  test('a reset keeps flow and editor', () => {
    const state = stateAfter(
      { kind: 'open-editor' },
      { kind: 'choose-flow', flow: 'f' },
      { kind: 'edit', text: '{' },
      { kind: 'replace', text: TEXT, act: 'reset' },
    );
    expect(state).toMatchObject({ text: TEXT, flow: 'f', editing: true });
  });

  test('another flow starts with the choice that its trace puts first', () => {
    const state = stateAfter({ kind: 'choose-choice', choice: 1 }, { kind: 'choose-flow', flow: 'f' });
    expect(state.choice).toBeUndefined();
  });

  test('nothing typed is ever lost: only typing and a press change the text', () => {
    const action = fc.oneof(
      fc.record({ kind: fc.constant('choose-flow' as const), flow: fc.string() }),
      fc.record({ kind: fc.constant('choose-choice' as const), choice: fc.nat(3) }),
      fc.constantFrom<PlaygroundAction>({ kind: 'open-editor' }, { kind: 'close-editor' }),
      fc.constantFrom(TEXT, OTHER, '{').map(problemsOf),
      fc.constantFrom(TEXT, OTHER, '{').map((text) => resultFor(text, BETTER)),
    );
    fc.assert(
      fc.property(fc.string(), fc.array(action), (typed, actions) => {
        const state = actions.reduce(reduce, reduce(start, { kind: 'edit', text: typed }));
        expect(state.text).toBe(typed);
        expect(state.original).toBe(TEXT);
      }),
    );
  });
});
