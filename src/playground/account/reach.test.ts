/** Reach class by class says the same as the evaluator’s own functions for one end. */
import { describe, expect, test } from 'vitest';
import { buildNetwork, type Network, reachableFrom, whoReaches } from '../../evaluator/index.ts';
import { hubAndSpoke } from '../../import/fixtures/files.ts';
import { importAws } from '../../import/index.ts';
import { reachSteps } from './reach.ts';

const built = buildNetwork(importAws(hubAndSpoke()).scenario);
const network = (): Network => {
  if (!built.ok) throw new Error(built.problems.map(({ message }) => message).join(' '));
  return built.network;
};
const question = { protocol: 'tcp', port: 443 } as const;

describe.each([...network().instances.keys()])('%s', (name) => {
  test('who can reach it', () => {
    const rows = [...(reachSteps(network(), { direction: 'to', name, ...question }) ?? [])].flatMap(
      (step) => step.rows,
    );
    const expected = [...whoReaches(network(), name, question)];
    expect(rows.map(({ verdict, ends }) => [verdict, ends])).toEqual(
      expected.map(({ verdict, from }) => [verdict, from.members]),
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  test('what it can reach', () => {
    const rows = [...(reachSteps(network(), { direction: 'from', name, ...question }) ?? [])].flatMap(
      (step) => step.rows,
    );
    const expected = [...reachableFrom(network(), name, question)];
    expect(rows.map(({ verdict, private: own, ends }) => [verdict, own, ends])).toEqual(
      expected.map(({ verdict, private: own, to }) => [verdict, own, to.members]),
    );
  });

  test('its first interface means it', () => {
    const [card] = network().instances.get(name)?.interfaces ?? [];
    const rowsOf = (end: string) => [
      ...(reachSteps(network(), { direction: 'to', name: end, ...question }) ?? []),
    ];
    expect(rowsOf(card?.id ?? '')).toEqual(rowsOf(name));
  });
});

test('steps count up to the number of classes', () => {
  const steps = [...(reachSteps(network(), { direction: 'to', name: 'internet', ...question }) ?? [])];
  expect(steps.map(({ done }) => done)).toEqual(steps.map((_, index) => index + 1));
  expect(steps.at(-1)?.done).toBe(steps[0]?.of);
  expect(new Set(steps.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(
    steps.flatMap(({ rows }) => rows).length,
  );
});

test('what is no end has no steps', () => {
  expect(reachSteps(network(), { direction: 'to', name: 'nobody', ...question })).toBeUndefined();
});
