/** Networks with parts that nothing uses, for the tests of lint. */
import { office } from '../../testing/build.ts';
import { ANY, type LintCase, open, pair, tcp, withAcl, withRoutes } from './drafts.ts';

export const UNUSED_CASES: readonly LintCase[] = [
  [
    'security-group-unused',
    'nobody carries it',
    true,
    open({ ...tcp(443), cidr: ANY }, { securityGroups: ['default'] }),
  ],
  [
    'security-group-unused',
    'interfaces that the data may lack',
    false,
    open({ ...tcp(443), cidr: ANY }, { securityGroups: ['default'] }, { unknown: ['networkInterfaces'] }),
  ],
  [
    'security-group-unused',
    'groups of an interface are not in the data',
    false,
    open({ ...tcp(443), cidr: ANY }, { securityGroups: null }),
  ],
  [
    'security-group-unused',
    'a rule names it',
    false,
    open(
      {},
      {},
      { securityGroups: { g: { inbound: [{ ...tcp(443), securityGroup: 'clients' }] }, clients: {} } },
    ),
  ],
  [
    'route-table-unused',
    'no subnet',
    true,
    withRoutes(
      {},
      {
        vpcs: { v: { cidr: '10.0.0.0/16', subnets: { s: { cidr: '10.0.1.0/24' } }, routeTables: { t: {} } } },
      },
    ),
  ],
  [
    'route-table-unused',
    'the main one',
    false,
    withRoutes(
      {},
      {
        vpcs: {
          v: {
            cidr: '10.0.0.0/16',
            subnets: { s: { cidr: '10.0.1.0/24', routeTable: 'u' } },
            routeTables: { t: { main: true }, u: {} },
          },
        },
      },
    ),
  ],
  [
    'route-table-unused',
    'a gateway’s',
    false,
    withRoutes(
      {},
      {
        vpcs: {
          v: {
            cidr: '10.0.0.0/16',
            subnets: { s: { cidr: '10.0.1.0/24' } },
            routeTables: { t: { gateways: ['igw'] } },
          },
        },
        internetGateways: { igw: { vpc: 'v' } },
      },
    ),
  ],
  [
    'route-table-unused',
    'a subnet whose table is not in the data',
    false,
    withRoutes(
      {},
      {
        vpcs: {
          v: {
            cidr: '10.0.0.0/16',
            subnets: { s: { cidr: '10.0.1.0/24', routeTable: null } },
            routeTables: { t: {} },
          },
        },
      },
    ),
  ],
  ['network-acl-unused', 'no subnet', true, withAcl({}, {}, { networkAcl: undefined })],
  ['network-acl-unused', 'a subnet', false, withAcl({}, {})],
  [
    'network-acl-unused',
    'a subnet whose ACL is not in the data',
    false,
    withAcl({}, {}, { networkAcl: null }),
  ],
  [
    'refused-by-aws',
    'overlapping CIDRs',
    true,
    pair({}, { cidr: '10.1.0.0/20', subnets: { r: { cidr: '10.1.2.0/24' } } }),
  ],
  ['refused-by-aws', 'all well', false, office()],
];
