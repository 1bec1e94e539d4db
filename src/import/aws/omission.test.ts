import { expect, test } from 'vitest';
import { buildNetwork, type FlowRequest, traceFlow, type Verdict } from '../../evaluator/index.ts';
import { hubAndSpoke, twoAccounts } from '../fixtures/files.ts';
import type { ImportFile } from '../shared/read.ts';
import { importAws } from './index.ts';

const TWO_ACCOUNTS: readonly FlowRequest[] = [
  { from: 'app', to: 'sns.us-east-1.amazonaws.com' },
  { from: 'app', to: 's3.us-east-1.amazonaws.com' },
  { from: 'app', to: '10.30.1.10', port: 22 },
  { from: 'app', to: '10.20.0.60', port: 443 },
  { from: 'app', to: '192.0.2.200', port: 80 },
  { from: 'bastion', to: '10.20.10.10', port: 22 },
  { from: 'internet', to: 'web', port: 8000 },
  { from: 'web', to: '10.20.0.5', port: 443 },
];
const HUB_AND_SPOKE: readonly FlowRequest[] = [
  { from: 'client', to: '10.50.1.10', port: 8443 },
  { from: 'backend', to: '10.60.1.10', port: 22 },
  { from: 'client', to: '10.99.0.1', port: 22 },
  { from: 'client', to: '10.80.0.1', port: 22 },
  { from: 'client', to: 'api.example.com', port: 443 },
  { from: 'client', to: 'vpce-0ee0000000000001', port: 443 },
  { from: 'client', to: 'vpce-0ee0000000000003', port: 8443 },
  { from: 'client', to: 'vpce-0ee0000000000003', port: 22 },
  { from: 'client', to: '10.50.1.20', port: 443 },
  { from: 'client', to: '10.50.1.20', port: 80 },
  { from: 'client', to: '10.60.1.40', port: 443 },
  { from: 'client', to: '192.168.9.5', port: 22 },
  { from: 'client', to: 'db.corp.example', port: 22 },
  { from: 'client', to: 'web.corp.example', port: 443 },
  { from: 'backend', to: '203.0.113.200', port: 443 },
  { from: 'client', to: '2001:4860:4860::8888', port: 443 },
];

/** The verdict of every flow; undefined where one of its ends is not in the data. */
const verdictsOf = (
  flows: readonly FlowRequest[],
  files: readonly ImportFile[],
): readonly (Verdict | undefined)[] => {
  const built = buildNetwork(importAws(files).scenario);
  if (!built.ok) throw new Error(built.problems.map(({ message }) => message).join(' '));
  return flows.map((flow) => {
    const result = traceFlow(built.network, flow);
    return result.ok ? result.trace.verdict : undefined;
  });
};

/** Every file of an export once, by its account and name. */
const cases = (
  [
    ['two accounts', twoAccounts(), TWO_ACCOUNTS],
    ['hub and spoke', hubAndSpoke(), HUB_AND_SPOKE],
  ] as const
).map(([name, files, flows]) => ({ name, files, flows, whole: verdictsOf(flows, files) }));

test('the whole exports decide these flows', () => {
  expect(cases.map(({ whole }) => whole)).toEqual([
    [
      'reachable',
      'reachable',
      'reachable',
      'undetermined',
      'not-reachable',
      'reachable',
      'not-reachable',
      'not-reachable',
    ],
    [
      'reachable',
      'reachable',
      'not-reachable',
      'undetermined',
      'reachable',
      'reachable',
      'reachable',
      'not-reachable',
      'reachable',
      'not-reachable',
      'reachable',
      'undetermined',
      'undetermined',
      'not-reachable',
      'reachable',
      'reachable',
    ],
  ]);
});

const lacking = cases.flatMap((each) =>
  [...new Set(each.files.map(({ file }) => file.slice(file.lastIndexOf('/') + 1)))].map(
    (file) => [each.name, file, each] as const,
  ),
);

test.each(lacking)(
  '%s without %s: no verdict turns into its opposite',
  (_, name, { files, flows, whole }) => {
    const verdicts = verdictsOf(
      flows,
      files.filter(({ file }) => !file.endsWith(`/${name}`)),
    );
    for (const [index, verdict] of verdicts.entries()) {
      expect([whole[index], 'undetermined', undefined], `${flows[index]?.to}`).toContain(verdict);
    }
  },
);

const single = cases.flatMap((each) => each.files.map(({ file }) => [each.name, file, each] as const));

test.each(single)('%s without %s alone: the same', (_, name, { files, flows, whole }) => {
  const verdicts = verdictsOf(
    flows,
    files.filter(({ file }) => file !== name),
  );
  for (const [index, verdict] of verdicts.entries()) {
    expect([whole[index], 'undetermined', undefined], `${flows[index]?.to}`).toContain(verdict);
  }
});
