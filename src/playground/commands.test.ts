import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMMANDS, editorCommands, offered } from './commands.ts';
import { type Controller, makeController } from './controller.ts';
import { evaluateText } from './evaluate.ts';
import type { Evaluate } from './quick.ts';

const evaluate: Evaluate = async (_, { text, flow }) => evaluateText(text, flow);

const open = (text = readFileSync('content/scenarios/sns/endpoint.json', 'utf8')): Controller => {
  const evaluated = evaluateText(text, undefined);
  if (evaluated.kind !== 'result') throw new Error('no result');
  const { result } = evaluated;
  return makeController(
    { title: 't', scenario: 's', text, flow: undefined, factsRead: '', result, svg: '' },
    evaluate,
  );
};
const run = (controller: Controller, id: string): void =>
  COMMANDS.find((command) => command.id === id)?.run(controller);
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const idsOf = (controller: Controller): readonly string[] =>
  offered(COMMANDS, controller.state()).map(({ id }) => id);

describe('commands', () => {
  test('have ids and keys of their own', () => {
    for (const field of ['id', 'keys'] as const) {
      const all = COMMANDS.flatMap((command) => command[field] ?? []);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  test('step through hops and flows, round and round', async () => {
    const controller = open();
    run(controller, 'next-hop');
    const first = controller.state().selection;
    run(controller, 'next-hop');
    run(controller, 'previous-hop');
    expect(controller.state().selection).toEqual(first);
    for (const [id, flow] of [
      ['next-flow', 'app-to-sqs'],
      ['next-flow', 'app-to-sns'],
      ['previous-flow', 'app-to-sqs'],
    ] as const) {
      run(controller, id);
      await settle();
      expect(controller.state().good.flow).toBe(flow);
    }
  });

  test('are offered where they would do something', async () => {
    const controller = open();
    expect(idsOf(controller)).not.toContain('reset');
    expect(idsOf(controller)).toContain('edit');
    run(controller, 'edit');
    expect(idsOf(controller)).toEqual(expect.arrayContaining(['done']));
    expect(idsOf(controller)).not.toContain('edit');
    controller.edit('{');
    await settle();
    expect(idsOf(controller)).toEqual(expect.arrayContaining(['reset', 'first-problem']));
    run(controller, 'reset');
    expect(idsOf(controller)).toContain('take-back');
    run(controller, 'take-back');
    expect(controller.state().text).toBe('{');
  });

  test('about hops and flows are not offered for a scenario without', () => {
    const bare = open('{ "version": 1, "vpcs": {} }');
    expect(idsOf(bare)).not.toEqual(expect.arrayContaining(['next-hop']));
    expect(idsOf(bare)).not.toEqual(expect.arrayContaining(['next-flow']));
  });

  test('of an editor leave out what it does itself', () => {
    const names = editorCommands(open()).map(({ id }) => id);
    expect(names).toContain('next-hop');
    expect(names).not.toContain('format');
  });
});
