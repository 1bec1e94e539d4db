/** The example account: what a reader who tries the page with it must find. */
import { expect, test } from 'vitest';
import { buildNetwork, type FlowRequest, fixesIn } from '../src/evaluator/index.ts';
import { importAws, readArchive } from '../src/import/index.ts';
import { exampleArchive } from './example.ts';

const SHIPPED_AT_MOST = 30_000;

const archive = exampleArchive();
const read = readArchive(archive);
const imported = importAws(read.files);
const built = buildNetwork(imported.scenario);
const ask = (request: FlowRequest) => {
  if (!built.ok) throw new Error(built.problems.map(({ message }) => message).join(' '));
  const result = fixesIn(built.network, request);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
  return result;
};

test('it is small, and whole: nothing is a problem, nothing left out', () => {
  expect(archive.length).toBeLessThan(SHIPPED_AT_MOST);
  expect(read.problems).toEqual([]);
  expect(imported.problems).toEqual([]);
  expect(imported.summary.leftOut).toEqual([]);
  expect(imported.summary.read).toMatchObject({ vpcs: 2, instances: 5, endpoints: 2, peerings: 1 });
});

test('the same files give the same bytes', () => {
  expect(exampleArchive()).toEqual(archive);
});

test.each([
  ['worker', 'sqs.us-east-1.amazonaws.com', 443, 'not-reachable'],
  ['web-1', 'sqs.us-east-1.amazonaws.com', 443, 'reachable'],
  ['web-1', 'ledger-db', 5432, 'not-reachable'],
  ['web-1', 's3.us-east-1.amazonaws.com', 443, 'reachable'],
  ['internet', 'bastion', 22, 'reachable'],
  ['internet', 'worker', 22, 'not-reachable'],
] as const)('%s to %s, port %i: %s', (from, to, port, verdict) => {
  const { trace, plan } = ask({ from, to, port });
  expect(trace.verdict).toBe(verdict);
  if (from !== 'internet') expect(plan === undefined).toBe(verdict === 'reachable');
});

test('worker is kept from SQS by one group, and the fix is a command', () => {
  const { trace, plan } = ask({ from: 'worker', to: 'sqs.us-east-1.amazonaws.com', port: 443 });
  expect(trace.findings.map(({ code }) => code)).toEqual(['security-group-inbound']);
  expect(plan?.aws).toContain('authorize-security-group-ingress');
});
