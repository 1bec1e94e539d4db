/** Endpoints and NAT gateways for the tests of lint. */
import { type Draft, office, snsEndpoint } from '../../testing/build.ts';
import { gateway, type LintCase, main, pair } from './drafts.ts';

const zones = (endpoint: readonly string[], second: Draft = { zone: 'b' }): Draft => ({
  vpcs: {
    v: {
      cidr: '10.0.0.0/16',
      dnsHostnames: true,
      subnets: { one: { cidr: '10.0.1.0/24', zone: 'a' }, two: { cidr: '10.0.2.0/24', ...second } },
    },
  },
  instances: { x: { subnet: 'one' }, y: { subnet: 'two' } },
  endpoints: { sns: { type: 'interface', service: 'sns', subnets: endpoint } },
});

const bothGateways = { s3: gateway('s3', ['private']), ddb: gateway('dynamodb', ['private']) };

const lonely = (more: Draft = {}, table: Draft = {}): Draft => ({
  vpcs: {
    v: {
      cidr: '10.0.0.0/16',
      dnsHostnames: true,
      subnets: { s: { cidr: '10.0.1.0/24' } },
      routeTables: { main: { main: true, ...table } },
      ...more,
    },
  },
  endpoints: { sns: { type: 'interface', service: 'sns', subnets: ['s'] } },
  otherGateways: { tgw: { kind: 'transit gateway' } },
});

export const ENDPOINTS_CASES: readonly LintCase[] = [
  ['endpoint-unused', 'nobody in the VPC', true, lonely()],
  ['endpoint-unused', 'interfaces that the data may lack', false, lonely({ unknown: ['networkInterfaces'] })],
  ['endpoint-unused', 'a transit gateway', false, lonely({}, { routes: { '10.0.0.0/8': 'tgw' } })],
  ['endpoint-unused', 'a route table that is not in the data', false, lonely({ routeTables: null })],
  ['endpoint-unused', 'a client', false, office(snsEndpoint())],
  [
    'endpoint-unused',
    'a peering',
    false,
    pair(
      { dnsHostnames: true, ...main({ '10.2.0.0/16': 'pcx' }) },
      main({ '10.1.0.0/16': 'pcx' }),
      {},
      { endpoints: { sns: { type: 'interface', service: 'sns', subnets: ['l'] } } },
    ),
  ],
  ['gateway-endpoint-unused', 'no table', true, office({ endpoints: { s3: gateway('s3', []) } })],
  [
    'gateway-endpoint-unused',
    'a table that no subnet uses',
    true,
    office({ endpoints: { s3: gateway('s3', ['main']) } }),
  ],
  [
    'gateway-endpoint-unused',
    'a table in use',
    false,
    office({ endpoints: { s3: gateway('s3', ['private']) } }),
  ],
  [
    'gateway-endpoint-unused',
    'tables that are not in the data',
    false,
    office(
      { endpoints: { s3: gateway('s3', []) } },
      {
        subnets: {
          a: { cidr: '10.0.1.0/24', routeTable: null },
          'private-a': { cidr: '10.0.4.0/24' },
          'public-a': { cidr: '10.0.2.0/24' },
          'private-b': { cidr: '10.0.3.0/24' },
        },
      },
    ),
  ],
  ['endpoint-name-not-resolved', 'DNS hostnames off', true, office(snsEndpoint(), { dnsHostnames: false })],
  [
    'endpoint-name-not-resolved',
    'DNS hostnames not in the data',
    false,
    office(snsEndpoint(), { dnsHostnames: null }),
  ],
  ['endpoint-name-not-resolved', 'both on', false, office(snsEndpoint())],
  [
    'endpoint-name-not-resolved',
    'a service of somebody else',
    false,
    office(snsEndpoint({ service: 'com.amazonaws.vpce.us-east-1.vpce-svc-1' }), { dnsHostnames: false }),
  ],
  ['endpoint-private-dns-off', 'no other name', true, office(snsEndpoint({ privateDns: false }))],
  [
    'endpoint-private-dns-off',
    'a service that has no private DNS',
    true,
    office(snsEndpoint({ service: 'dynamodb' })),
  ],
  [
    'endpoint-private-dns-off',
    'a flow that uses its own name',
    false,
    office({ ...snsEndpoint({ privateDns: false }), flows: { f: { from: 'app', to: 'vpce-sns' } } }),
  ],
  [
    'endpoint-private-dns-off',
    'a gateway endpoint beside it',
    false,
    office({
      endpoints: {
        i: { type: 'interface', service: 's3', subnets: ['private-b'], privateDns: false },
        g: gateway('s3', ['private']),
      },
    }),
  ],
  [
    'endpoint-private-dns-off',
    'an import, of which hosted zones may be left out',
    false,
    office(snsEndpoint({ privateDns: false }), { origin: { file: 'Vpcs.json', pointer: '/Vpcs/0' } }),
  ],
  ['endpoint-one-zone', 'workloads in two', true, zones(['one'])],
  ['endpoint-one-zone', 'two zones', false, zones(['one', 'two'])],
  ['endpoint-one-zone', 'zones that are not in the data', false, zones(['one'], {})],
  ['nat-instead-of-gateway-endpoint', 'no gateway endpoint', true, office()],
  ['nat-instead-of-gateway-endpoint', 'one of two', true, office({ endpoints: { s3: bothGateways.s3 } })],
  ['nat-instead-of-gateway-endpoint', 'both', false, office({ endpoints: bothGateways })],
  [
    'nat-instead-of-gateway-endpoint',
    'endpoints that the data may lack',
    false,
    office({}, { unknown: ['endpoints'] }),
  ],
  ['nat-instead-of-gateway-endpoint', 'no workload', false, office({ instances: {} })],
  [
    'nat-instead-of-gateway-endpoint',
    'an interface endpoint that answers',
    false,
    office({
      endpoints: { s3: { type: 'interface', service: 's3', subnets: ['private-b'] }, ddb: bothGateways.ddb },
    }),
  ],
];
