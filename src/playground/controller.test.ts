import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type Controller, makeController } from './controller.ts';
import { changeBetween } from './editor/change.ts';
import type { EditorControls } from './editor/props.ts';
import { evaluateText } from './evaluate.ts';
import type { Evaluate } from './quick.ts';
import { editText } from './text-edit.ts';

const TEXT = readFileSync('content/scenarios/sns/endpoint.json', 'utf8');
const RULE = '{ "protocol": "tcp", "port": 443, "securityGroup": "app-sg" }';

/** Answers like the worker, one turn later. */
const evaluate: Evaluate = async (_, { text, flow }) => evaluateText(text, flow);

const setUp = (): Controller => {
  const result = evaluateText(TEXT, undefined);
  if (result.kind !== 'result') throw new Error('the page’s own scenario has problems');
  return makeController(
    { title: 't', scenario: 's', text: TEXT, flow: undefined, factsRead: '', result: result.result, svg: '' },
    evaluate,
  );
};
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const editorOf = (controller: Controller) => {
  const editor: EditorControls = {
    select: vi.fn(),
    highlight: vi.fn(),
    reveal: vi.fn(),
    // An editor reports what it was given.
    replace: vi.fn((text: string) => controller.edit(text)),
  };
  controller.onEditor(editor);
  return editor;
};

describe('a playground', () => {
  test('asks at once about what was typed, and tells its readers twice', async () => {
    const controller = setUp();
    const listener = vi.fn();
    controller.subscribe(listener);
    controller.edit(TEXT.replace(RULE, ''));
    expect(controller.state().good.trace?.verdict).toBe('reachable');
    await settle();
    expect(controller.state().good.trace?.verdict).toBe('not-reachable');
    expect(listener).toHaveBeenCalledTimes(2);
  });

  test('a reset can be taken back, with an open editor and without', async () => {
    for (const isOpen of [false, true]) {
      const controller = setUp();
      const editor = isOpen ? editorOf(controller) : undefined;
      controller.edit('{');
      controller.reset();
      expect(controller.state()).toMatchObject({ text: TEXT, before: { text: '{', act: 'reset' } });
      controller.takeBack();
      expect(controller.state().text).toBe('{');
      if (editor !== undefined) expect(editor.replace).toHaveBeenLastCalledWith('{');
    }
  });

  test('edits of the text are one step', async () => {
    const controller = setUp();
    controller.applyEdits([{ offset: TEXT.indexOf(RULE), length: RULE.length, text: '' }], 'close 443');
    expect(controller.state().text).toBe(TEXT.replace(RULE, ''));
    expect(controller.state().before?.act).toBe('close 443');
  });

  test('a selected hop is lit and brought into sight in the editor; not while the text is ahead of it', async () => {
    const controller = setUp();
    const editor = editorOf(controller);
    controller.step(1);
    expect(controller.state().selection).toEqual({ kind: 'hop', id: 'there-1' });
    expect(editor.reveal).toHaveBeenCalledTimes(1);
    expect(editor.highlight).toHaveBeenLastCalledWith([
      expect.objectContaining({ pointer: expect.any(String) }),
    ]);
    controller.edit('{');
    controller.cursorAt(3);
    expect(controller.state().selection).toEqual({ kind: 'hop', id: 'there-1' });
    controller.step(1);
    expect(editor.highlight).toHaveBeenLastCalledWith([]);
    expect(editor.reveal).toHaveBeenCalledTimes(1);
  });

  test('a place waits for the editor to be there', () => {
    const controller = setUp();
    controller.goTo({ offset: 5, length: 2 });
    expect(controller.state().editing).toBe(true);
    const editor = editorOf(controller);
    expect(editor.select).toHaveBeenCalledWith(5, 2);
  });
});

test('the change between two texts, made to the first, gives the second', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (start, a, b, end) => {
      const [before, after] = [start + a + end, start + b + end];
      const change = changeBetween(before, after);
      expect(editText(before, [change])).toBe(after);
      expect(change.length).toBeLessThanOrEqual(a.length);
    }),
  );
});
