/** Random networks for the property tests: small address plans, so that things meet. */
import fc from 'fast-check';
import type { Draft } from './build.ts';

const CIDRS = [
  '10.0.0.0/16',
  '10.1.0.0/16',
  '10.0.0.0/8',
  '10.0.1.0/24',
  '10.1.1.0/25',
  '0.0.0.0/0',
  '198.51.100.0/24',
  '52.0.0.0/8',
  '::/0',
  '10.1.1.10/32',
  '192.168.0.0/16',
];
const cidr = fc.constantFrom(...CIDRS);
const protocol = fc.constantFrom('tcp', 'udp', 'icmp', 'all', 47);
const port = fc.constantFrom<(number | string)[]>(
  22,
  443,
  '0-65535',
  '1024-65535',
  '32768-60999',
  '50000-60000',
);

/** A rule's protocol with the port that TCP and UDP need. */
const match = fc
  .tuple(protocol, port)
  .map(
    ([name, ports]): Draft =>
      name === 'tcp' || name === 'udp' ? { protocol: name, port: ports } : { protocol: name },
  );
const peer = fc.oneof(
  cidr.map((range) => ({ cidr: range })),
  fc.constantFrom('g0', 'g1').map((securityGroup) => ({ securityGroup })),
  fc.constantFrom('com.amazonaws.us-east-1.s3', 'pl').map((prefixList) => ({ prefixList })),
);
export const groupRule = fc.tuple(match, peer).map(([what, who]): Draft => ({ ...what, ...who }));
/** Half of what is random is open, or few flows would arrive and little would be tested behind the first gate. */
const OPEN_GROUP: Draft = { inbound: [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }] };
const OPEN_RULES: Draft = {
  100: { action: 'allow', cidr: '0.0.0.0/0' },
  101: { action: 'allow', cidr: '::/0' },
};
const anyGroup = fc.record(
  { inbound: fc.array(groupRule, { maxLength: 3 }), outbound: fc.array(groupRule, { maxLength: 3 }) },
  { requiredKeys: [] },
);
const group: fc.Arbitrary<Draft> = fc.oneof({ weight: 2, arbitrary: fc.constant(OPEN_GROUP) }, anyGroup);
const aclRule = fc
  .tuple(match, cidr, fc.constantFrom('allow', 'deny'))
  .map(([what, range, action]): Draft => ({ ...what, cidr: range, action }));
const aclRules = fc.dictionary(fc.constantFrom('100', '110', '120', '200'), aclRule, { maxKeys: 4 });
const acl: fc.Arbitrary<Draft> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ inbound: OPEN_RULES, outbound: OPEN_RULES }) },
  fc.record({ inbound: aclRules, outbound: aclRules }),
);

const TARGETS = ['igw', 'nat', 'pcx', 'tgw', 'vgw', 'eigw', 'gwlbe', 'odd', 'a', 'local'];
const routes = fc.dictionary(
  fc.constantFrom(...CIDRS.filter((text) => !text.endsWith('/32')), 'pl', 'com.amazonaws.us-east-1.s3'),
  fc.constantFrom(...TARGETS),
  { maxKeys: 4 },
);
/** Routes as people write them, beside any. */
const usualRoutes: fc.Arbitrary<Record<string, string>> = fc
  .record({
    out: fc.constantFrom('igw', 'nat', 'tgw', 'gwlbe'),
    peer: fc.constantFrom('pcx', 'tgw'),
    office: fc.constantFrom('tgw', 'vgw'),
  })
  .map(({ out, peer, office }) => ({
    '0.0.0.0/0': out,
    '10.0.0.0/8': peer,
    '192.168.0.0/16': office,
  }));
const table = fc.record({ routes: fc.oneof({ weight: 2, arbitrary: usualRoutes }, routes) });

/** A transit gateway with an attachment for each VPC and for the VPN; tables by default or by hand. */
const transitGateway = fc
  .record({
    left: fc.record({
      routeTable: fc.constantFrom<(string | false | null)[]>('t', 'd', 'd', 'd', false, null),
      applianceMode: fc.boolean(),
      state: fc.constantFrom('available', 'available', 'pendingAcceptance'),
    }),
    right: fc.record({ securityGroupReferencing: fc.boolean(), ipv6Support: fc.boolean() }),
    tables: fc.boolean(),
    routes: fc.dictionary(fc.constantFrom(...CIDRS), fc.constantFrom('to-x', 'to-y', 'to-office'), {
      maxKeys: 3,
    }),
    propagations: fc.option(fc.subarray(['to-x', 'to-y', 'to-office'])),
    securityGroupReferencing: fc.boolean(),
  })
  .map(({ left, right, tables, routes: statics, propagations, securityGroupReferencing }): Draft => {
    const { routeTable, ...rest } = left;
    return {
      securityGroupReferencing,
      ...(tables
        ? { routeTables: { d: { default: true, routes: statics }, t: { routes: statics, propagations } } }
        : {}),
      attachments: {
        'to-x': { type: 'vpc', vpc: 'x', subnets: ['x1'], ...rest, ...(tables ? { routeTable } : {}) },
        'to-y': { type: 'vpc', vpc: 'y', subnets: ['y0', 'y1'], ...right },
        'to-office': { type: 'vpn', connection: 'vpn-tgw' },
      },
    };
  });

const vpc = (index: number) =>
  fc
    .record({
      routeTables: fc.record({ t0: table, t1: table }),
      edge: fc.boolean(),
      networkAcls: fc.record({ n0: acl }),
      securityGroups: fc.record({ g0: group, g1: group }),
      picks: fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }),
      dnsHostnames: fc.boolean(),
      dnsSupport: fc.boolean(),
      blockPublicAccess: fc.constantFrom('off', 'off', 'block-ingress', 'block-bidirectional', null),
    })
    .map(({ picks, edge, routeTables, ...parts }): Draft => {
      const name = ['x', 'y'][index] ?? 'z';
      const subnet = (suffix: number): Draft => ({
        cidr: `10.${index}.${suffix + 1}.0/24`,
        ...(picks[suffix] === 0 ? {} : { routeTable: `t${(picks[suffix] ?? 1) - 1}` }),
        ...(picks[suffix + 2] === 0 ? { networkAcl: 'n0' } : {}),
      });
      const gateways = edge ? { gateways: [index === 0 ? 'igw' : 'vgw'] } : {};
      return {
        ...parts,
        routeTables: { ...routeTables, t1: { ...routeTables.t1, ...gateways } },
        cidr: `10.${index}.0.0/16`,
        subnets: { [`${name}0`]: subnet(0), [`${name}1`]: subnet(1) },
      };
    });

const groups = fc.subarray(['g0', 'g1']);
const workload = (subnet: string, ip: string) =>
  fc
    .record({
      securityGroups: groups,
      fixed: fc.constantFrom(true, true, false),
      publicIp: fc.boolean(),
      sourceDestCheck: fc.boolean(),
    })
    .map(
      ({ securityGroups, fixed, publicIp, sourceDestCheck }): Draft => ({
        subnet,
        securityGroups,
        sourceDestCheck,
        ...(fixed ? { ip } : {}),
        ...(publicIp ? { publicIp: true } : {}),
      }),
    );

/** Two VPCs with instances, gateways, endpoints and a peering; every reference is good. */
export const anyDraft: fc.Arbitrary<Draft> = fc
  .record({
    x: vpc(0),
    y: vpc(1),
    a: workload('x0', '10.0.1.10'),
    b: workload('x1', '10.0.2.10'),
    c: workload('y0', '10.1.1.10'),
    natState: fc.constantFrom('available', 'available', 'failed'),
    peering: fc.constantFrom('active', 'active', 'pending-acceptance'),
    attached: fc.boolean(),
    endpointGroups: groups,
    privateDns: fc.boolean(),
    entries: fc.constantFrom(null, ['52.0.0.0/12'], []),
    tgw: transitGateway,
    tunnels: fc.constantFrom(['up'], ['up'], ['down', 'down']),
    regional: fc.boolean(),
    balancer: fc.record({
      crossZone: fc.boolean(),
      preserveClientIp: fc.boolean(),
      withGroup: fc.boolean(),
      type: fc.constantFrom('network', 'application'),
      targets: fc.subarray(['a', 'c', '10.1.1.10']),
      allowed: fc.constantFrom(['*'], []),
    }),
    zone: fc.record({
      forward: fc.boolean(),
      vpcs: fc.subarray(['x', 'y']),
      domain: fc.constantFrom('example.com', 'amazonaws.com'),
    }),
  })
  .map(
    ({
      balancer,
      zone,
      x,
      y,
      a,
      b,
      c,
      natState,
      peering,
      attached,
      endpointGroups,
      privateDns,
      entries,
      tgw,
      tunnels,
      regional,
    }) => ({
      vpcs: { x, y },
      instances: { a, b, c },
      internetGateways: { igw: attached ? { vpc: 'x' } : {} },
      natGateways: {
        nat: { state: natState, ...(regional ? { availability: 'regional', vpc: 'x' } : { subnet: 'x1' }) },
      },
      egressOnlyInternetGateways: { eigw: { vpc: 'x' } },
      transitGateways: { tgw },
      virtualPrivateGateways: { vgw: { vpc: 'y' } },
      vpnConnections: {
        'vpn-vgw': { gateway: 'vgw', network: 'office', tunnels },
        'vpn-tgw': { gateway: 'tgw', network: 'office' },
      },
      onPremises: { office: { cidr: '192.168.0.0/16' } },
      endpoints: {
        sns: {
          type: 'interface',
          service: 'sns',
          subnets: ['x1'],
          securityGroups: endpointGroups,
          privateDns,
        },
        s3: { type: 'gateway', service: 's3', vpc: 'x', routeTables: ['t0'] },
        own: { type: 'interface', service: 'svc', subnets: ['x0'], securityGroups: endpointGroups },
        gwlbe: { type: 'gateway-load-balancer', service: null, subnet: 'x1' },
      },
      peerings: { pcx: { requester: 'x', accepter: 'y', state: peering } },
      prefixLists: { pl: { entries } },
      loadBalancers: {
        lb: {
          type: balancer.type,
          subnets: ['y1'],
          crossZone: balancer.crossZone,
          listeners: [{ protocol: 'tcp', port: 443, targetGroups: 'tg' }],
          ...(balancer.withGroup ? { securityGroups: ['g0'] } : {}),
        },
      },
      targetGroups: { tg: { preserveClientIp: balancer.preserveClientIp, targets: balancer.targets } },
      endpointServices: {
        svc: {
          loadBalancers: balancer.type === 'network' ? ['lb'] : [],
          allowedPrincipals: balancer.allowed,
        },
      },
      hostedZones: {
        zone: {
          domain: 'example.com',
          vpcs: zone.vpcs,
          records: {
            'db.example.com': '10.1.1.10',
            'www.example.com': 'db.example.com',
            '*.example.com': 'sns',
          },
        },
      },
      resolverEndpoints: {
        inbound: { direction: 'inbound', subnets: ['y0'], ips: { y0: '10.1.1.53' } },
        outbound: { direction: 'outbound', subnets: ['x0'] },
      },
      resolverRules: {
        rule: {
          domain: zone.domain,
          type: zone.forward ? 'forward' : 'system',
          endpoint: 'outbound',
          targets: ['10.1.1.53'],
          vpcs: ['x'],
        },
      },
      otherGateways: { odd: { kind: 'carrier gateway' } },
    }),
  );

const ENDS = [
  'a',
  'b',
  'c',
  '10.0.2.10',
  '10.1.1.10',
  '10.1.2.99',
  '8.8.8.8',
  '52.1.2.3',
  'sns.us-east-1.amazonaws.com',
  's3.us-east-1.amazonaws.com',
  'sns',
  'example.com',
  'internet',
  'office',
  'own',
  'lb',
  'db.example.com',
  'www.example.com',
  'any.example.com',
  '192.168.1.10',
  '2001:db8::1',
];
/** A flow through such a network. */
export const anyFlow = fc
  .record({
    from: fc.constantFrom('a', 'b', 'c', 'internet', 'internet:9.9.9.9', 'office', '192.168.7.7'),
    to: fc.constantFrom(...ENDS),
    protocol: fc.constantFrom('tcp', 'udp', 'icmp', 47),
    port: fc.constantFrom(22, 443, 53),
  })
  .map(({ port: chosen, protocol: name, ...ends }) => ({
    ...ends,
    protocol: name as 'tcp' | 'udp' | 'icmp' | 47,
    ...(name === 'tcp' || name === 'udp' ? { port: chosen } : {}),
  }));
