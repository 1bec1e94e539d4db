/** Reach class by class says the same as the evaluator’s own functions for one end. */
import { describe, expect, test } from 'vitest';
import { buildNetwork, type Network, pairsOf, reachableFrom, whoReaches } from '../../evaluator/index.ts';
import { networkOf } from '../../evaluator/testing/build.ts';
import { hubAndSpoke } from '../../import/fixtures/files.ts';
import { importAws } from '../../import/index.ts';
import type { ReachAsked } from './protocol.ts';
import { type ReachStep, reachSteps } from './reach.ts';

const built = buildNetwork(importAws(hubAndSpoke()).scenario);
const network = (): Network => {
  if (!built.ok) throw new Error(built.problems.map(({ message }) => message).join(' '));
  return built.network;
};
const question = { protocol: 'tcp', port: 443 } as const;

const stepsOf = (asked: ReachAsked, where = network()): readonly ReachStep[] => {
  const result = reachSteps(where, asked);
  return result.ok ? [...result.steps] : expect.fail(result.message);
};

describe.each([...network().instances.keys()])('%s', (name) => {
  test.each(['to', 'from'] as const)('%s it: the same pairs as the evaluator gives', (direction) => {
    const steps = stepsOf({ direction, name, ...question });
    const found = steps.flatMap(({ rows }) =>
      rows.flatMap(({ verdict, private: own, ends }) => ends.map((end) => [end.name, verdict, own])),
    );
    const ask = direction === 'to' ? whoReaches : reachableFrom;
    const result = ask(network(), name, question);
    if (!result.ok) expect.fail(result.problem.message);
    const expected = [...pairsOf(result.rows)].map((pair) => [
      direction === 'to' ? pair.from.name : pair.to.name,
      pair.verdict,
      pair.private,
    ]);
    expect(found.toSorted()).toEqual(expected.toSorted());
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(([end]) => end)).not.toContain(name);
  });

  test('its first interface means it', () => {
    const [card] = network().instances.get(name)?.interfaces ?? [];
    const rowsOf = (end: string) => stepsOf({ direction: 'to', name: end, ...question });
    expect(rowsOf(card?.id ?? '')).toEqual(rowsOf(name));
  });
});

test('steps count up to the number of classes', () => {
  const steps = stepsOf({ direction: 'to', name: 'internet', ...question });
  expect(steps.map(({ done }) => done)).toEqual(steps.map((_, index) => index + 1));
  expect(steps.at(-1)?.done).toBe(steps[0]?.of);
  expect(new Set(steps.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(
    steps.flatMap(({ rows }) => rows).length,
  );
});

test('what is no end is said', () => {
  expect(reachSteps(network(), { direction: 'to', name: 'nobody', ...question })).toMatchObject({
    ok: false,
    message: expect.stringContaining('Nothing opens or takes connections as `nobody`.'),
  });
});

describe('a label', () => {
  const labelled = networkOf({
    vpcs: { office: { cidr: '10.0.0.0/16', subnets: { a: { cidr: '10.0.1.0/24' } } } },
    instances: {
      'i-1': { subnet: 'a', ip: '10.0.1.10', label: 'bastion' },
      'i-2': { subnet: 'a', ip: '10.0.1.11', label: 'web' },
      'i-3': { subnet: 'a', ip: '10.0.1.12', label: 'web' },
    },
  });
  test('that one resource has stands for it', () => {
    const asked = { direction: 'from', ...question } as const;
    expect(stepsOf({ ...asked, name: 'bastion' }, labelled)).toEqual(
      stepsOf({ ...asked, name: 'i-1' }, labelled),
    );
  });
  test('that several have names them', () => {
    expect(reachSteps(labelled, { direction: 'from', name: 'web', ...question })).toEqual({
      ok: false,
      message: '`web` is the name of several resources: `i-2`, `i-3`. Use an id.',
    });
  });
});
