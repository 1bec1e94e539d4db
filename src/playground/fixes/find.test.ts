/** Every live example: each change that is offered, made to the text, does what was promised. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readNetwork } from '../../evaluator/index.ts';
import { editText, type TextEdit } from '../text-edit.ts';
import { findFixes } from './find.ts';
import { subjectOf } from './try.ts';
import type { Change, Found } from './types.ts';

const SCENARIOS = join(process.cwd(), 'content/scenarios');
const flows = globSync('**/*.json', { cwd: SCENARIOS })
  .sort()
  .flatMap((file) => {
    const text = readFileSync(join(SCENARIOS, file), 'utf8');
    const read = readNetwork(text);
    return read.ok ? [...read.network.flows.keys()].map((flow) => [file, flow, text] as const) : [];
  });

const found = (text: string, flow: string): Found => {
  const answer = findFixes({ text, flow });
  return answer.kind === 'found' ? answer : expect.fail('the flow can be asked');
};
const verdictAfter = (text: string, flow: string, edits: readonly TextEdit[]) =>
  subjectOf(editText(text, edits), flow)?.trace.verdict;
const changesOf = ({ plan, troubles, closing }: Found): readonly Change[] => [
  ...(plan === undefined ? [] : [plan]),
  ...troubles.flatMap(({ change }) => change ?? []),
  ...closing,
];

/** The same scenario as somebody else would write it: comments at every line, other indents, last commas. */
const rewritten = (text: string): string =>
  text
    .split('\n')
    .map((line, index) => {
      const wide = line.replace(/^ +/, (spaces) => '\t'.repeat(spaces.length / 2));
      const last = /^\s*[\]}]/.test(text.split('\n')[index + 1] ?? '') && /["\d\]}el]$/.test(line) ? ',' : '';
      return /[[{,\]}"\d]$/.test(line) ? `${wide}${last} // line ${index}` : wide;
    })
    .join('\r\n');

describe.each(flows)('%s %s', (_, flow, text) => {
  test.each([
    ['as it is written', text],
    ['with comments, tabs and last commas', rewritten(text)],
  ])('%s', (__, own) => {
    const answer = found(own, flow);
    expect(answer.unwritten).toBe(0);
    for (const { edits, after, hunks } of changesOf(answer)) {
      expect(verdictAfter(own, flow, edits)).toBe(after.verdict);
      expect(hunks.flat().some(({ kind }) => kind !== 'same')).toBe(true);
      const comments = editText(own, edits).match(/\/\/ line \d+/g) ?? [];
      const gone = edits.flatMap(
        ({ offset, length }) => own.slice(offset, offset + length).match(/\/\/ line \d+/g) ?? [],
      );
      expect(comments.length + gone.length).toBe((own.match(/\/\/ line \d+/g) ?? []).length);
    }
    expect(answer.plan?.after.verdict ?? 'reachable').toBe('reachable');
    for (const { after } of answer.closing) expect(after.verdict).toBe('not-reachable');
    for (const [at, { edits, verdict, excludes }] of answer.presets.entries()) {
      expect(verdict).not.toBe(answer.verdict);
      expect(verdictAfter(own, flow, edits)).toBe(verdict);
      for (const [other, preset] of answer.presets.entries()) {
        expect(preset.excludes.includes(at)).toBe(excludes.includes(other));
        if (other === at || excludes.includes(other)) continue;
        expect(verdictAfter(own, flow, [...edits, ...preset.edits])).toBeDefined();
      }
    }
  });
});

test('an open flow has switches, and what closes it; a blocked one what opens it', () => {
  const endpoint = readFileSync(join(SCENARIOS, 'sns/endpoint.json'), 'utf8');
  const open = found(endpoint, 'app-to-sns');
  expect(open.presets.map(({ label }) => label)).toMatchInlineSnapshot(`
    [
      "Remove the interface endpoint \`vpce-sns\`",
      "Close port 443 into \`endpoint-sg\`",
      "Close port 443 out of \`app-sg\`",
    ]
  `);
  const closed = endpoint.replace('"port": 443, "securityGroup"', '"port": 80, "securityGroup"');
  const { plan, troubles, presets } = found(closed, 'app-to-sns');
  expect(plan?.steps).toMatchInlineSnapshot(`
    [
      "Add an inbound rule to security group \`endpoint-sg\`: \`tcp 443\` from security group \`app-sg\`.",
    ]
  `);
  expect(
    troubles.map(({ change, isPlan, ...trouble }) => [
      trouble.message,
      isPlan,
      closed.slice(trouble.mark.offset, trouble.mark.offset + trouble.mark.length),
    ]),
  ).toMatchInlineSnapshot(`
    [
      [
        "Security group \`endpoint-sg\` of \`vpce-sns\`: no inbound rule admits tcp 443 from \`app\` (\`10.0.1.10\`). It has \`tcp 80 from app-sg\`.",
        true,
        ""endpoint-sg"",
      ],
    ]
  `);
  expect(presets.map(({ label }) => label)).toMatchInlineSnapshot(`
    [
      "Open port 443 into \`endpoint-sg\`",
    ]
  `);
  expect(
    plan?.hunks.flat().map(({ kind, number, text }) => `${number} ${kind} ${text}`),
  ).toMatchInlineSnapshot(`
    [
      "15 same         "endpoint-sg": {",
      "16 same           "inbound": [",
      "17 gone             { "protocol": "tcp", "port": 80, "securityGroup": "app-sg" }",
      "17 new             { "protocol": "tcp", "port": 80, "securityGroup": "app-sg" },",
      "18 new             { "protocol": "tcp", "port": 443, "securityGroup": "app-sg" }",
      "19 same           ]",
      "20 same         }",
    ]
  `);
});

test('a text with problems, or without flows, has nothing', () => {
  for (const text of ['', '{', '{ "version": 1 }', '{"__proto__": 1}'])
    expect(findFixes({ text, flow: 'a' })).toEqual({ kind: 'nothing' });
});
