import { expect, test } from 'vitest';
import type { PatchOperation } from '../../evaluator/index.ts';
import { removalOf } from './removals.ts';
import { labelOf } from './words.ts';

const SCENARIO = {
  vpcs: {
    a: {
      securityGroups: {
        web: { inbound: [{ protocol: 'tcp', port: '8000-8080', cidr: '0.0.0.0/0' }, { cidr: '10.0.0.0/8' }] },
        'w`<b>': { inbound: [{ protocol: 'tcp', port: 22, cidr: '0.0.0.0/0' }] },
      },
      routeTables: {
        private: { routes: { '0.0.0.0/0': 'nat', '10.9.0.0/16': 'pcx' } },
        other: { routes: { '0.0.0.0/0': { target: 'nat', state: 'blackhole' } } },
      },
    },
  },
};
const rule = { protocol: 'tcp', port: 443, cidr: '10.0.0.0/8' };

test.each<readonly [string, readonly PatchOperation[], string]>([
  [
    'Close ports 8000-8080 into `web`',
    [{ op: 'remove', path: '/vpcs/a/securityGroups/web/inbound/0' }],
    'Long.',
  ],
  [
    'Open port 443 out of `web`',
    [{ op: 'add', path: '/vpcs/a/securityGroups/web/outbound/-', value: rule }],
    'Long.',
  ],
  // A rule of every port, a name that would break the sentence, more than one operation: the summary says it.
  ['Long', [{ op: 'remove', path: '/vpcs/a/securityGroups/web/inbound/1' }], 'Long.'],
  ['Long', [{ op: 'remove', path: '/vpcs/a/securityGroups/w`<b>/inbound/0' }], 'Long.'],
  [
    'Long',
    [
      { op: 'remove', path: '/a' },
      { op: 'remove', path: '/b' },
    ],
    'Long.',
  ],
  ['Deny `tcp 443`', [{ op: 'remove', path: '/a' }], 'Deny `tcp 443` (everything, since it is so).'],
])('%s', (label, operations, summary) => {
  expect(labelOf(SCENARIO, operations, summary)).toBe(label);
});

test('a gateway goes with every route to it, and the label says so', () => {
  expect(removalOf(SCENARIO, { kind: 'nat-gateway', id: 'nat', pointer: '/natGateways/nat' })).toEqual({
    label: 'Remove the NAT gateway `nat` and its routes',
    operations: [
      { op: 'remove', path: '/vpcs/a/routeTables/private/routes/0.0.0.0~10' },
      { op: 'remove', path: '/vpcs/a/routeTables/other/routes/0.0.0.0~10' },
      { op: 'remove', path: '/natGateways/nat' },
    ],
  });
  expect(removalOf(SCENARIO, { kind: 'interface-endpoint', id: 'e', pointer: '/endpoints/e' }).label).toBe(
    'Remove the interface endpoint `e`',
  );
});
