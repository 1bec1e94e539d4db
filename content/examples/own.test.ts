/** The scenario and the page that "Add your own pages" shows: what the page claims holds, and passes the site's own checks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownWords, speller, unknownWords } from '../../scripts/prose/spelling.ts';
import { endsWithNext, styleFaults } from '../../scripts/prose/style.ts';
import { checkExpectation, readNetwork, traceFlow } from '../../src/evaluator/index.ts';
import { factOf } from '../facts/ledger.ts';

const textOf = (file: string): string => readFileSync(join(import.meta.dirname, 'own', file), 'utf8');

test('every flow of the scenario does what it expects', () => {
  const read = readNetwork(textOf('orders.json'));
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join(' '));
  expect(read.network.flows.size).toBe(1);
  for (const [name, flow] of read.network.flows) {
    const traced = traceFlow(read.network, flow);
    if (!traced.ok) throw new Error(traced.problem.message);
    const expected = read.scenario.flows?.[name]?.expect;
    if (expected === undefined) throw new Error(`${name} expects nothing`);
    expect(checkExpectation(traced.trace, expected)).toEqual([]);
  }
});

test('the page names the flow and facts that there are, and is written as pages are', () => {
  const page = textOf('orders.mdx');
  const read = readNetwork(textOf('orders.json'));
  for (const [, flow = ''] of page.matchAll(/flow="([^"]+)"/g))
    expect(read.ok && read.network.flows.has(flow)).toBe(true);
  for (const [, id = ''] of page.matchAll(/<Fact id="([^"]+)"/g)) expect(factOf(id)).toBeDefined();
  expect(styleFaults(page)).toEqual([]);
  expect(unknownWords(page, speller(ownWords()))).toEqual([]);
  expect(endsWithNext(page)).toBe(true);
});
