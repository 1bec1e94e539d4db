import { expect, test } from 'vitest';
import { buildNetwork, traceFlow, type Verdict } from '../../evaluator/index.ts';
import { twoAccounts } from '../fixtures/files.ts';
import { type ImportFile, importAws } from './index.ts';

const FLOWS = [
  { from: 'app', to: 'sns.us-east-1.amazonaws.com' },
  { from: 'app', to: 's3.us-east-1.amazonaws.com' },
  { from: 'app', to: '10.30.1.10', port: 22 },
  { from: 'app', to: '10.20.0.60', port: 443 },
  { from: 'app', to: '192.0.2.200', port: 80 },
  { from: 'bastion', to: '10.20.10.10', port: 22 },
  { from: 'internet', to: 'web', port: 8000 },
  { from: 'web', to: '10.20.0.5', port: 443 },
] as const;

/** The verdict of every flow; undefined where one of its ends is not in the data. */
const verdictsOf = (files: readonly ImportFile[]): readonly (Verdict | undefined)[] => {
  const built = buildNetwork(importAws(files).scenario);
  if (!built.ok) throw new Error(built.problems.map(({ message }) => message).join(' '));
  return FLOWS.map((flow) => {
    const result = traceFlow(built.network, flow);
    return result.ok ? result.trace.verdict : undefined;
  });
};

const files = twoAccounts();
const whole = verdictsOf(files);

test('the whole export decides these flows', () => {
  expect(whole).toEqual([
    'reachable',
    'reachable',
    'reachable',
    'undetermined',
    'not-reachable',
    'reachable',
    'not-reachable',
    'not-reachable',
  ]);
});

const names = [...new Set(files.map(({ file }) => file.slice(file.lastIndexOf('/') + 1)))];

test.each(names)('without %s no verdict turns into its opposite', (name) => {
  const verdicts = verdictsOf(files.filter(({ file }) => !file.endsWith(`/${name}`)));
  for (const [index, verdict] of verdicts.entries()) {
    expect([whole[index], 'undetermined', undefined]).toContain(verdict);
  }
});
