import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readNetwork } from '../../evaluator/index.ts';
import { exportText } from './export.ts';
import { testCaseOf } from './test-case.ts';

const ENDPOINT = readFileSync('content/scenarios/sns/endpoint.json', 'utf8');
const NO_RULE = ENDPOINT.replace('{ "protocol": "tcp", "port": 443, "securityGroup": "app-sg" }', '');
const UNTESTED = ENDPOINT.replaceAll(/,\s*"expect": \{[^}]*\}/g, '');
const COMMENTED = `// Of our team.
{
  "version": 1,
  "vpcs": { "v": { "cidr": "10.0.0.0/16", "dnsHostnames": true,
    "subnets": { "a": { "cidr": "10.0.1.0/24" }, "b": { "cidr": "10.0.2.0/24" } },
    "securityGroups": { "open": { "inbound": [{ "cidr": "10.0.0.0/16" }] } } } },
  "instances": { "app": { "subnet": "a" } }, // the client
  "endpoints": { "sns": { "type": "interface", "service": "sns", "subnets": ["a", "b"], "securityGroups": ["open"] } },
  "flows": { "out": { "from": "app", "to": "sns.us-east-1.amazonaws.com" }, }
}
`;

const made = (text: string, flow?: string): string => {
  const result = testCaseOf(text, flow);
  if (!result.ok) throw new Error(result.message);
  return result.text;
};
const expected = (text: string, flow: string): unknown => {
  const read = readNetwork(text);
  return read.ok ? read.network.flows.get(flow)?.expect : read.problems;
};

const folder = mkdtempSync(join(tmpdir(), 'hopwise-test-case-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a scenario as a test case', () => {
  test('expects what the flow does: verdict, privacy and path of an open one', () => {
    expect(expected(made(UNTESTED), 'app-to-sns')).toEqual({
      verdict: 'reachable',
      private: true,
      path: ['app', 'private-a', 'vpce-sns', 'com.amazonaws.us-east-1.sns'],
    });
  });

  test('and of a blocked one all findings', () => {
    expect(expected(made(NO_RULE, 'app-to-sns'), 'app-to-sns')).toEqual({
      verdict: 'not-reachable',
      path: ['app', 'private-a', 'vpce-sns'],
      findings: ['security-group-inbound'],
    });
    expect(expected(made(UNTESTED, 'app-to-sqs'), 'app-to-sqs')).toMatchObject({
      verdict: 'not-reachable',
      findings: ['no-route'],
    });
  });

  test('expects of a path what stands on it whatever AWS chooses', () => {
    const one = 'content/scenarios/interface-endpoints/one-zone-blocked.json';
    expect(expected(made(readFileSync(one, 'utf8')), 'app-to-sns')).toMatchObject({
      verdict: 'undetermined',
      path: ['app', 'private-a'],
    });
    const two = 'content/scenarios/findings/two-endpoints-in-zone.json';
    expect(expected(made(readFileSync(two, 'utf8')), 'app-to-sns')).toMatchObject({
      path: ['app', 'private-a', 'vpce-sns', 'com.amazonaws.us-east-1.sns'],
    });
  });

  test('leaves everything else as it stands', () => {
    const text = made(COMMENTED);
    expect(text).toContain('// Of our team.');
    expect(text).toContain('"instances": { "app": { "subnet": "a" } }, // the client');
    const windows = made(UNTESTED.replaceAll('\n', '\r\n'));
    expect(windows.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('keeps what other flows expect while it holds, and says what it took out', () => {
    expect(expected(made(NO_RULE), 'app-to-sqs')).toMatchObject({ verdict: 'not-reachable' });
    const answer = exportText({
      form: 'test-case',
      title: '',
      text: NO_RULE,
      flow: 'app-to-sqs',
      choice: undefined,
      address: undefined,
    });
    expect(answer).toMatchObject({
      kind: 'text',
      note: 'One other flow does not hold and now expects nothing: app-to-sns.',
    });
    if (answer.kind === 'text') expect(expected(answer.text, 'app-to-sns')).toBeUndefined();
  });

  test.each([
    ['cannot be read', '{', 'has problems'],
    ['has no flow', '{ "version": 1, "vpcs": {} }', 'no flow'],
  ])('is not made where the scenario %s', (_, text, message) => {
    expect(testCaseOf(text, undefined)).toEqual({ ok: false, message: expect.stringContaining(message) });
  });

  test('holds for `hopwise check`', () => {
    const files = [made(UNTESTED), made(NO_RULE), made(NO_RULE, 'app-to-sqs'), made(COMMENTED)].map(
      (text, index) => {
        const file = join(folder, `${index}.json`);
        writeFileSync(file, text);
        return file;
      },
    );
    const check = ['scripts/hopwise.mjs', 'check'];
    expect(execFileSync('node', [...check, ...files], { encoding: 'utf8' })).toMatch(/, 0 differ/);
    // And no longer, once the scenario changes.
    const opened = made(NO_RULE).replace('"inbound": [', '"inbound": [{ "cidr": "10.0.0.0/16" }');
    const file = join(folder, 'changed.json');
    writeFileSync(file, opened);
    expect(spawnSync('node', [...check, file], { encoding: 'utf8' }).status).toBe(1);
  });
});
