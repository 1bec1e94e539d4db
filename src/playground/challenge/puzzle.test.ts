import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseScenario } from '../../evaluator/index.ts';
import { asPuzzle } from './puzzle.ts';

const files = globSync('content/scenarios/{challenges,sns,peering}/*.json').sort();

test.each(files)('%s says nothing that gives it away, and is the same network', (file) => {
  const text = readFileSync(file, 'utf8');
  const [before, after] = [parseScenario(text), parseScenario(asPuzzle(text, 'all'))];
  if (!before.ok || !after.ok) throw new Error('no scenario');
  const { title: _title, description: _description, flows, ...rest } = before.scenario;
  const bare = Object.entries(flows ?? {}).map(([name, { title: _, expect: __, ...flow }]) => [name, flow]);
  expect(after.scenario).toEqual({ ...rest, flows: Object.fromEntries(bare) });
  expect(asPuzzle(text, 'expectations')).not.toContain('"expect"');
});

test('a text with problems stays as it is', () => {
  expect(asPuzzle('{ "half', 'all')).toBe('{ "half');
});
