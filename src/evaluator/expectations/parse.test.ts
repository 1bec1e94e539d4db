import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineAndColumn } from '../model/document.ts';
import { expectationsJsonSchema } from './json-schema.ts';
import { parseExpectations } from './parse.ts';

/** Every problem as a compiler prints it. */
const problemsIn = (text: string): readonly string[] => {
  const result = parseExpectations(text);
  if (result.ok) return [];
  return result.problems.map(({ range, message }) => {
    const { line, column } = lineAndColumn(text, range?.offset ?? 0);
    return `${line}:${column}: ${message}`;
  });
};

const one = (fields: string): string => `{ "version": 1, "expectations": { "e": { ${fields} } } }`;

describe('a policy file', () => {
  it('is JSON with comments; an end is a text or a selection', () => {
    const result = parseExpectations(`{
      // what must hold
      "version": 1,
      "expectations": {
        "databases stay off the internet": {
          "from": "internet",
          "to": { "subnets": ["db-*"], "tags": { "tier": "data" } },
          "port": [5432, 3306],
          "expect": "not-reachable",
        },
        "app reaches SNS privately": {
          "from": "app", "to": "sns.us-east-1.amazonaws.com",
          "expect": { "verdict": "reachable", "private": true, "notOnPath": ["nat"] }
        }
      }
    }`);
    expect(result).toMatchObject({
      ok: true,
      expectations: {
        expectations: {
          'databases stay off the internet': { to: { subnets: ['db-*'], tags: { tier: 'data' } } },
          'app reaches SNS privately': { expect: { private: true } },
        },
      },
    });
  });

  it('says all that is wrong at once, each with its place', () => {
    expect(
      problemsIn(`{
  "version": 2,
  "expectations": {
    "a": { "from": "app", "too": "db", "expect": "open" },
    "b": { "from": { "subnet": "x" }, "to": { "kinds": ["router"] }, "port": 70000, "expect": "reachable" }
  }
}`),
    ).toEqual([
      '2:14: `version` in the policy file must be `1`, not `2`.',
      '4:5: `to` is missing in expectation `a`: text in double quotes, or an object in { }.',
      '4:27: `too` is not a field of expectation `a`. Did you mean `to`?',
      '4:50: `expect` in expectation `a` must be `reachable`, `not-reachable` or `undetermined`, not `"open"`.',
      '5:22: `subnet` is not a field of expectation `b`. Did you mean `subnets`?',
      expect.stringContaining('`instance`, `interface`, `endpoint`, `load-balancer` or `on-premises`'),
      '5:78: `port` in expectation `b` must be at most 65535, not `70000`.',
    ]);
  });

  it.each([
    ['', '1:1: A value is missing here.'],
    ['[]', '1:1: A policy file must be an object in { }, not `[]`.'],
    ['{ "version": 1, "expectations": {} }', '1:33: There is no expectation here: nothing would be checked.'],
    [
      one('"from": "", "to": "b", "expect": "reachable"'),
      expect.stringContaining('`from` in expectation `e`'),
    ],
    [one('"from": "a", "to": { "names": [] }, "expect": "reachable"'), expect.stringContaining('`names`')],
    ['{ "version": 1, "expectations": { "__proto__": {} } }', '1:35: `__proto__` cannot be a name.'],
    ['{ "version": 1,', expect.stringContaining('1:')],
  ])('%s is refused', (text, problem) => {
    expect(problemsIn(text)).toContainEqual(problem);
  });

  it('never throws, whatever the text', () => {
    const json = fc.json({ maxDepth: 6 });
    const near = fc
      .record({ version: fc.constant(1), expectations: fc.dictionary(fc.string(), fc.jsonValue()) })
      .map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(fc.oneof(fc.string(), json, near), (text) => {
        const result = parseExpectations(text);
        if (!result.ok) for (const { message } of result.problems) expect(message).toMatch(/[.?]$/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the JSON Schema', () => {
  it('knows what the parser knows', () => {
    const schema = expectationsJsonSchema();
    expect(schema.required).toEqual(['version', 'expectations']);
    expect(schema).toMatchObject({
      additionalProperties: false,
      properties: {
        expectations: { additionalProperties: { required: ['from', 'to', 'expect'] } },
      },
    });
  });
});
