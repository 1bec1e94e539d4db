/** Routes and peering connections for the tests of lint. */
import { office, peered } from '../../testing/build.ts';
import { ANY, type LintCase, main, open, pair, tcp, withRoutes } from './drafts.ts';

export const ROUTES_CASES: readonly LintCase[] = [
  ['peering-one-way', 'no route back', true, pair(main({ '10.2.0.0/16': 'pcx' }), {})],
  ['peering-one-way', 'routes on both sides', false, peered()],
  [
    'peering-one-way',
    'the peer is not in the data',
    false,
    pair(main({ '10.2.0.0/16': 'pcx' }), { subnets: null }),
  ],
  [
    'peering-one-way',
    'a route table of the peer is not in the data',
    false,
    pair(main({ '10.2.0.0/16': 'pcx' }), { routeTables: null }),
  ],
  [
    'peering-one-way',
    'a NAT gateway that may be the one to ask',
    false,
    pair(
      main({ '10.2.0.0/16': 'pcx' }),
      {},
      {},
      { natGateways: { nat: { subnet: 'l', connectivity: 'private' } } },
    ),
  ],
  ['peering-without-routes', 'none at all', true, pair({}, {})],
  ['peering-without-routes', 'pending', false, pair({}, {}, { state: 'pending-acceptance' })],
  ['peering-without-routes', 'one', false, pair(main({ '10.2.0.0/16': 'pcx' }), {})],
  ['route-to-inactive-peering', 'pending', true, peered({}, { state: 'pending-acceptance' })],
  ['route-to-inactive-peering', 'active', false, peered()],
  [
    'route-black-hole',
    'stated',
    true,
    withRoutes({ routes: { '10.9.0.0/16': { target: 'tgw', state: 'blackhole' } } }),
  ],
  [
    'route-black-hole',
    'a NAT gateway that failed',
    true,
    office({ natGateways: { nat: { subnet: 'public-a', state: 'failed' } } }),
  ],
  [
    'route-black-hole',
    'a detached internet gateway',
    true,
    withRoutes({ routes: { [ANY]: 'igw' } }, { internetGateways: { igw: {} } }),
  ],
  [
    'route-black-hole',
    'attachment not in the data',
    false,
    withRoutes({ routes: { [ANY]: 'igw' } }, { internetGateways: { igw: { vpc: null } } }),
  ],
  ['route-black-hole', 'all well', false, office()],
  [
    'route-black-hole',
    'a route that attracts nothing',
    false,
    withRoutes({
      routes: {
        '10.9.0.0/16': { target: 'tgw', state: 'blackhole' },
        '10.9.0.0/17': 'vgw',
        '10.9.128.0/17': 'vgw',
      },
    }),
  ],
  [
    'route-never-wins',
    'propagated under local',
    true,
    withRoutes({ propagatedRoutes: { '10.0.1.0/24': { target: 'vgw', via: 'vpn-bgp' } } }),
  ],
  [
    'route-never-wins',
    'equal to a static one',
    true,
    withRoutes({
      routes: { '10.9.0.0/16': 'tgw' },
      propagatedRoutes: { '10.9.0.0/16': { target: 'vgw', via: 'vpn-bgp' } },
    }),
  ],
  [
    'route-never-wins',
    'halves',
    true,
    withRoutes({ routes: { '10.8.0.0/15': 'vgw', '10.8.0.0/16': 'tgw', '10.9.0.0/16': 'tgw' } }),
  ],
  [
    'route-never-wins',
    'one half',
    false,
    withRoutes({ routes: { '10.8.0.0/15': 'vgw', '10.8.0.0/16': 'tgw' } }),
  ],
  [
    'route-never-wins',
    'a list that is not in the data',
    false,
    withRoutes({ routes: { '10.9.0.0/16': 'tgw', pl: 'vgw' } }, { prefixLists: { pl: { entries: null } } }),
  ],
  [
    'route-never-wins',
    'a list that says the same',
    true,
    withRoutes(
      { routes: { '10.9.0.0/16': 'tgw', pl: 'vgw' } },
      { prefixLists: { pl: { entries: ['10.9.0.0/16'] } } },
    ),
  ],
  [
    'route-redundant',
    'the same target',
    true,
    withRoutes({
      routes: { '10.9.0.0/16': 'vgw' },
      propagatedRoutes: { '10.9.0.0/16': { target: 'vgw', via: 'vpn-bgp' } },
    }),
  ],
  [
    'route-redundant',
    'the default route',
    false,
    withRoutes({ routes: { [ANY]: 'vgw', '10.9.0.0/16': 'vgw' } }),
  ],
  [
    'public-subnet-private-interfaces',
    'no public address',
    true,
    open({ ...tcp(443), cidr: ANY }, { publicIp: undefined }),
  ],
  ['public-subnet-private-interfaces', 'a public address', false, open({ ...tcp(443), cidr: ANY })],
  ['public-subnet-private-interfaces', 'behind a NAT gateway', false, office()],
];
