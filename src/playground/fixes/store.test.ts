import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answer, Ask } from '../client.ts';
import { type Controller, makeController } from '../controller.ts';
import type { EditorControls } from '../editor/props.ts';
import { evaluateText } from '../evaluate.ts';
import type { Evaluate } from '../quick.ts';
import { findFixes } from './find.ts';
import { type Fixes, makeFixes } from './store.ts';
import type { Change } from './types.ts';
import { warningsOf } from './warnings.ts';

const OPEN = readFileSync('content/scenarios/sns/endpoint.json', 'utf8');
const BLOCKED = OPEN.replace('"port": 443, "securityGroup"', '"port": 80, "securityGroup"');

const resultOf = (text: string) => {
  const evaluation = evaluateText(text, undefined);
  return evaluation.kind === 'result'
    ? evaluation.result
    : expect.fail('the test’s own text has no problems');
};

interface Bench {
  readonly controller: Controller;
  readonly fixes: Fixes;
  readonly ask: ReturnType<typeof vi.fn>;
  readonly stop: () => void;
}

const setUp = (
  text: string,
  answer: (question: { text: string; flow: string }) => Answer<'fixes'> = findFixes,
): Bench => {
  const evaluate: Evaluate = async (_, { text: asked, flow }) => evaluateText(asked, flow);
  const controller = makeController(
    { title: 't', scenario: 's', text, flow: undefined, factsRead: '', result: resultOf(text), svg: '' },
    evaluate,
  );
  const ask = vi.fn(async (_: object, __: string, question: { text: string; flow: string }) =>
    answer(question),
  );
  const fixes = makeFixes(controller, ask as unknown as Ask, undefined, 100);
  return { controller, fixes, ask, stop: fixes.subscribe(() => undefined) };
};
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(200);
const planOf = (fixes: Fixes): Change => fixes.state().found?.plan ?? expect.fail('there is a plan');
const press = (fixes: Fixes, label: string): void => {
  fixes.toggle(fixes.state().presets.findIndex((preset) => preset.label.startsWith(label)));
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the fixes of a playground', () => {
  test('are asked about once a reader has stopped typing, and about nothing that has problems', async () => {
    const { controller, fixes, ask } = setUp(OPEN);
    await settle();
    expect(ask).toHaveBeenCalledTimes(1);
    for (const length of [1, 2, 3]) {
      controller.edit(BLOCKED + ' '.repeat(length));
      await vi.advanceTimersByTimeAsync(50);
      expect(fixes.state().isCurrent).toBe(false);
    }
    await settle();
    expect(ask).toHaveBeenCalledTimes(2);
    expect(fixes.state()).toMatchObject({ status: 'found', isCurrent: true, verdict: 'not-reachable' });
    controller.edit('{');
    await settle();
    expect(ask).toHaveBeenCalledTimes(2);
    expect(fixes.state().isCurrent).toBe(false);
    controller.edit(`${BLOCKED}   `);
    await settle();
    expect(ask).toHaveBeenCalledTimes(2);
    expect(fixes.state().isCurrent).toBe(true);
  });

  test('are asked about again for another flow', async () => {
    const { controller, fixes, ask } = setUp(OPEN);
    await settle();
    controller.chooseFlow('app-to-sqs');
    await settle();
    expect(ask).toHaveBeenLastCalledWith(expect.anything(), 'fixes', { text: OPEN, flow: 'app-to-sqs' });
    expect(fixes.state().found?.flow).toBe('app-to-sqs');
  });

  test('a fix is one step; taking it back gives the very text', async () => {
    const { controller, fixes } = setUp(BLOCKED);
    await settle();
    fixes.apply(planOf(fixes), true);
    expect(controller.state().before?.act).toBe('fix');
    expect(fixes.state()).toMatchObject({
      done: { byButton: true },
      said: expect.stringMatching(/^Applied: Add an inbound/),
    });
    await settle();
    expect(controller.state().good.trace?.verdict).toBe('reachable');
    expect(fixes.state().done).toBeDefined();
    fixes.undo();
    expect(controller.state().text).toBe(BLOCKED);
    expect(fixes.state().done).toBeUndefined();
  });

  test('an edit ends what is shown as done, and a change for an earlier text does nothing', async () => {
    const { controller, fixes } = setUp(BLOCKED);
    await settle();
    const plan = planOf(fixes);
    fixes.apply(plan, false);
    controller.edit(`${BLOCKED} `);
    expect(fixes.state().done).toBeUndefined();
    fixes.apply(plan, false);
    expect(controller.state().text).toBe(`${BLOCKED} `);
  });

  test('an open editor takes a fix as an edit of its own, and the change stays shown', async () => {
    const { controller, fixes } = setUp(BLOCKED);
    await settle();
    const replace = vi.fn((text: string) => controller.edit(text));
    const editor: EditorControls = { select: vi.fn(), highlight: vi.fn(), reveal: vi.fn(), replace };
    controller.onEditor(editor);
    const [warning] = warningsOf(fixes, fixes.state());
    expect(warning?.fixes).toHaveLength(1);
    warning?.fixes[0]?.apply();
    expect(replace).toHaveBeenCalledTimes(1);
    expect(fixes.state().done).toMatchObject({ byButton: false });
    expect(controller.state().before?.act).toBe('fix');
    expect(warningsOf(fixes, fixes.state())).toEqual([]);
  });

  test('no answer is told from nothing found', async () => {
    const failing = setUp(BLOCKED, () => ({ kind: 'failed', message: 'no' }));
    await settle();
    expect(failing.fixes.state()).toMatchObject({ status: 'failed', found: undefined });
    failing.controller.edit(`${BLOCKED} `);
    expect(failing.fixes.state().status).toBe('asking');
    failing.controller.edit(BLOCKED);
    await settle();
    expect(failing.fixes.state().status).toBe('failed');
    expect(failing.ask).toHaveBeenCalledTimes(1);
    const nothing = setUp(BLOCKED, () => ({ kind: 'nothing' }));
    await settle();
    expect(nothing.fixes.state()).toMatchObject({ status: 'found', found: undefined });
  });

  test('what is known of the page’s own text is not asked about again, nor taken for another text’s', async () => {
    const first = findFixes({ text: BLOCKED, flow: 'app-to-sns' });
    const { controller } = setUp(BLOCKED);
    const ask = vi.fn(async () => findFixes({ text: OPEN, flow: 'app-to-sns' }));
    const known = first.kind === 'found' ? first : expect.fail('the flow can be asked');
    const make = () => makeFixes(controller, ask as unknown as Ask, known, 100);
    const fixes = make();
    fixes.subscribe(() => undefined);
    await settle();
    expect(ask).not.toHaveBeenCalled();
    expect(fixes.state()).toMatchObject({ isCurrent: true, canSwitch: true });
    controller.edit(OPEN);
    await settle();
    expect(make().state()).toMatchObject({ isCurrent: false, canSwitch: false });
  });

  test('nobody asks once nobody listens', async () => {
    const { controller, ask, stop } = setUp(OPEN);
    stop();
    controller.edit(BLOCKED);
    await settle();
    expect(ask).not.toHaveBeenCalled();
  });
});

describe('switches', () => {
  test('stay while one is on, go together, and give back the very text', async () => {
    const { controller, fixes } = setUp(OPEN);
    await settle();
    const labels = fixes.state().presets.map(({ label }) => label);
    press(fixes, 'Remove the interface endpoint');
    await settle();
    expect(controller.state().good.trace?.verdict).toBe('not-reachable');
    expect(fixes.state().presets.map(({ label }) => label)).toEqual(labels);
    press(fixes, 'Close port 443 into');
    await settle();
    expect(fixes.state().pressed).toEqual([0, 1]);
    press(fixes, 'Remove the interface endpoint');
    await settle();
    expect(fixes.state().pressed).toEqual([1]);
    press(fixes, 'Close port 443 into');
    expect(controller.state().text).toBe(OPEN);
    expect(fixes.state().said).toBe('Off: Close port 443 into endpoint-sg');
  });

  test('start anew from what a reader types meanwhile', async () => {
    const { controller, fixes } = setUp(OPEN);
    await settle();
    press(fixes, 'Close port 443 out of');
    const edited = controller.state().text.replace('Way 2', 'My way');
    controller.edit(edited);
    expect(fixes.state().pressed).toEqual([]);
    await settle();
    expect(fixes.state().presets.map(({ label }) => label)).toContain('Open port 443 out of `app-sg`');
    press(fixes, 'Open port 443');
    press(fixes, 'Open port 443');
    expect(controller.state().text).toBe(edited);
  });

  test('those that cannot be on together give way to each other; a reset turns all off', async () => {
    const [a, b] = [
      { label: 'A', edits: [{ offset: 0, length: 1, text: ' {' }], verdict: 'undetermined', excludes: [1] },
      { label: 'B', edits: [{ offset: 0, length: 1, text: '  {' }], verdict: 'undetermined', excludes: [0] },
    ] as const;
    const { controller, fixes } = setUp(OPEN, (question) => {
      const found = findFixes(question);
      return found.kind === 'found' ? { ...found, presets: [a, b] } : found;
    });
    await settle();
    fixes.toggle(0);
    fixes.toggle(1);
    expect(fixes.state().pressed).toEqual([1]);
    expect(controller.state().text).toBe(`  ${OPEN}`);
    controller.reset();
    expect(fixes.state().pressed).toEqual([]);
    expect(fixes.state().presets).toHaveLength(2);
  });
});
