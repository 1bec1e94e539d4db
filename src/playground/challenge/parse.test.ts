import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseChallenge, parseChecks } from './parse.ts';

const TEXT = readFileSync('content/challenges/endpoint-group.json', 'utf8');

const messages = (text: string): readonly string[] => {
  const parsed = parseChallenge(text);
  return parsed.ok ? [] : parsed.problems.map(({ message }) => message);
};

test('a challenge is read', () => {
  expect(messages(TEXT)).toEqual([]);
});

test.each([
  ['an unknown field', '"level": 1', '"level": 1, "levle": 2', 'is not a field of the challenge'],
  ['a level', '"level": 1', '"level": 4', '`level`'],
  ['a wrong verdict', '"verdict": "reachable"', '"verdict": "open"', '`verdict`'],
  ['a check that is not there', '"fails": { "instances"', '"fails": { "nobody"', '`nobody` is not a check'],
  ['a wrong answer without reason', '"fails": { "instances": "app" }', '"fails": {}', 'must fail some check'],
  [
    'a kind that is none',
    '"kind": "untouched",',
    '"kind": "nothing-new", "kinds": ["gatewy"],',
    '`resources` is not a field',
  ],
])('says what is wrong with %s, and where', (_what, from, to, message) => {
  expect(TEXT).toContain(from);
  const parsed = parseChallenge(TEXT.replace(from, to));
  expect(parsed.ok).toBe(false);
  if (parsed.ok) return;
  expect(parsed.problems.map((problem) => problem.message).join(' ')).toContain(message);
  for (const { range } of parsed.problems) expect(range?.length).toBeGreaterThan(0);
});

test('a kind of resource that does not exist would never be added, so it is a problem', () => {
  const text = readFileSync('content/challenges/third-vpc.json', 'utf8');
  expect(messages(text.replace('"peering connection"', '"peering conection"')).join()).toContain(
    '`peering conection` is not a kind of resource',
  );
});

test('without a check it is a problem, and so are goals without any', () => {
  expect(parseChecks('{}')).toBeUndefined();
  expect(messages('{ "version": 1, "checks": {} }').length).toBeGreaterThan(0);
});

test('any text gets an answer', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(parseChallenge(text).ok).toBe(false);
      expect(parseChecks(text)).toBeUndefined();
    }),
    { numRuns: 80 },
  );
});
