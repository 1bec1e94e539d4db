/** What does not fit together in a scenario: each sentence with its place. */
import { describe, expect, it } from 'vitest';
import { type Draft, networkOf, office, peered } from '../testing/build.ts';
import { attached, hybrid, privateLink, transit } from '../testing/networks.ts';
import { readNetwork } from './read.ts';

const problemsOf = (draft: Draft): readonly string[] => {
  const read = readNetwork(JSON.stringify({ version: 1, ...draft }));
  return read.ok ? [] : read.problems.map(({ pointer, message }) => `${pointer}: ${message}`);
};
const vpc = (fields: Draft, more: Draft = {}): Draft => ({
  vpcs: { v: { cidr: '10.0.0.0/16', subnets: { s: { cidr: '10.0.1.0/24' } }, ...fields } },
  ...more,
});
const rule = (fields: Draft): Draft => vpc({ securityGroups: { g: { inbound: [fields] } } });
const acl = (fields: Draft): Draft =>
  vpc({ networkAcls: { default: { inbound: { '1': { action: 'allow', cidr: '0.0.0.0/0', ...fields } } } } });
const IN_RULE = '/vpcs/v/securityGroups/g/inbound/0';
const IN_ACL = '/vpcs/v/networkAcls/default/inbound/1';

describe('names that lead nowhere', () => {
  it.each<[string, Draft, string]>([
    [
      'a peering’s side',
      peered({}, { accepter: 'rigth' }),
      '/peerings/pcx/accepter: There is no VPC `rigth`.',
    ],
    [
      'a peering’s other side',
      peered({}, { requester: 'x' }),
      '/peerings/pcx/requester: There is no VPC `x`.',
    ],
    [
      'a subnet of an instance',
      vpc({}, { instances: { i: { subnet: 'z1' } } }),
      '/instances/i/subnet: There is no subnet `z1`.',
    ],
    [
      'a subnet of an interface',
      vpc({}, { networkInterfaces: { e: { subnet: 'ss' } } }),
      '/networkInterfaces/e/subnet: There is no subnet `ss`. Did you mean `s`?',
    ],
    [
      'an instance of an interface',
      vpc({}, { networkInterfaces: { e: { subnet: 's', instance: 'app' } } }),
      '/networkInterfaces/e/instance: There is no instance `app`.',
    ],
    [
      'a group',
      vpc({}, { instances: { i: { subnet: 's', securityGroups: ['default', 'opne'] } } }),
      '/instances/i/securityGroups/1: There is no security group `opne`.',
    ],
    [
      'a group of a rule',
      rule({ securityGroup: 'nobody' }),
      `${IN_RULE}/securityGroup: There is no security group \`nobody\`.`,
    ],
    [
      'a prefix list of a rule',
      rule({ prefixList: 'pl' }),
      `${IN_RULE}/prefixList: There is no prefix list \`pl\`.`,
    ],
    [
      'a route’s target',
      vpc(
        { routeTables: { t: { routes: { '0.0.0.0/0': 'igww' } } } },
        { internetGateways: { igw: { vpc: 'v' } } },
      ),
      '/vpcs/v/routeTables/t/routes/0.0.0.0~10: There is no route target `igww`. Did you mean `igw`?',
    ],
    [
      'a propagated route’s target',
      vpc({ routeTables: { t: { propagatedRoutes: { '0.0.0.0/0': { target: 'vgw', via: 'vpn-bgp' } } } } }),
      '/vpcs/v/routeTables/t/propagatedRoutes/0.0.0.0~10/target: There is no route target `vgw`.',
    ],
    [
      'a route’s list',
      vpc({ routeTables: { t: { routes: { pl: 'local' } } } }),
      '/vpcs/v/routeTables/t/routes/pl: There is no prefix list `pl`.',
    ],
    [
      'a subnet’s ACL',
      vpc({ subnets: { s: { cidr: '10.0.1.0/24', networkAcl: 'a' } } }),
      '/vpcs/v/subnets/s/networkAcl: There is no network ACL of VPC `v` called `a`.',
    ],
    [
      'a NAT gateway’s subnet',
      vpc({}, { natGateways: { nat: { subnet: 'x' } } }),
      '/natGateways/nat/subnet: There is no subnet `x`.',
    ],
    [
      'a regional NAT gateway’s VPC',
      vpc({}, { natGateways: { nat: { availability: 'regional', vpc: 'x' } } }),
      '/natGateways/nat/vpc: There is no VPC `x`.',
    ],
    [
      'an internet gateway’s VPC',
      vpc({}, { internetGateways: { igw: { vpc: 'x' } } }),
      '/internetGateways/igw/vpc: There is no VPC `x`.',
    ],
    [
      'an egress-only gateway’s VPC',
      vpc({}, { egressOnlyInternetGateways: { e: { vpc: 'x' } } }),
      '/egressOnlyInternetGateways/e/vpc: There is no VPC `x`.',
    ],
    [
      'a virtual private gateway’s VPC',
      vpc({}, { virtualPrivateGateways: { g: { vpc: 'x' } } }),
      '/virtualPrivateGateways/g/vpc: There is no VPC `x`.',
    ],
    ['a VPN’s gateway', hybrid({}, { gateway: 'x' }), '/vpnConnections/vpn/gateway: There is no'],
    ['a VPN’s network', hybrid({}, { network: 'x' }), '/vpnConnections/vpn/network: There is no'],
    [
      'an attachment’s VPC',
      transit({}, attached({ vpc: 'x' })),
      '/transitGateways/tgw/attachments/to-left/vpc: There is no VPC `x`.',
    ],
    [
      'an attachment’s subnet',
      transit({}, attached({ subnets: ['right-tgw'] })),
      '/transitGateways/tgw/attachments/to-left/subnets/0: There is no subnet of VPC `left` called `right-tgw`.',
    ],
    [
      'an attachment’s table',
      transit({}, attached({ routeTable: 'x' })),
      '/transitGateways/tgw/attachments/to-left/routeTable: There is no route table of transit gateway `tgw` called `x`.',
    ],
    [
      'an attachment’s connection',
      transit({}, attached({}, {}, { line: { type: 'vpn', connection: 'x' } })),
      '/transitGateways/tgw/attachments/line/connection: There is no VPN connection `x`.',
    ],
    [
      'an attachment’s Direct Connect gateway',
      transit({}, attached({}, {}, { line: { type: 'direct-connect', gateway: 'x' } })),
      '/transitGateways/tgw/attachments/line/gateway: There is no Direct Connect gateway `x`.',
    ],
    [
      'an attachment’s peer',
      transit({}, attached({}, {}, { p: { type: 'peering', transitGateway: 'x' } })),
      '/transitGateways/tgw/attachments/p/transitGateway: There is no transit gateway `x`.',
    ],
    [
      'a transit route’s attachment',
      transit({}, { routeTables: { t: { routes: { '10.0.0.0/8': 'to-lft' } } } }),
      '/transitGateways/tgw/routeTables/t/routes/10.0.0.0~18: There is no attachment `to-lft`. Did you mean `to-left`?',
    ],
    [
      'a learned transit route’s attachment',
      transit({}, { routeTables: { t: { propagatedRoutes: { '10.0.0.0/8': 'x' } } } }),
      '/transitGateways/tgw/routeTables/t/propagatedRoutes/10.0.0.0~18: There is no attachment `x`.',
    ],
    [
      'a propagation',
      transit({}, { routeTables: { t: { propagations: ['to-left', 'x'] } } }),
      '/transitGateways/tgw/routeTables/t/propagations/1: There is no attachment `x`.',
    ],
    [
      'an endpoint’s table',
      office({
        endpoints: { s3: { type: 'gateway', service: 's3', vpc: 'office', routeTables: ['privat'] } },
      }),
      '/endpoints/s3/routeTables/0: There is no route table of VPC `office` called `privat`. Did you mean `private`?',
    ],
    [
      'an endpoint’s subnet',
      office({ endpoints: { e: { type: 'interface', service: 'sns', subnets: ['x'] } } }),
      '/endpoints/e/subnets/0: There is no subnet `x`.',
    ],
    [
      'a load balancer’s subnet',
      vpc({}, { loadBalancers: { lb: { type: 'network', subnets: ['x'], listeners: [] } } }),
      '/loadBalancers/lb/subnets/0: There is no subnet `x`.',
    ],
    [
      'a listener’s target group',
      privateLink({ balancer: { listeners: [{ protocol: 'tcp', port: 443, targetGroups: 'x' }] } }),
      '/loadBalancers/nlb/listeners/0/targetGroups: There is no target group `x`.',
    ],
    [
      'one of a listener’s target groups',
      privateLink({
        balancer: { listeners: [{ protocol: 'tcp', port: 443, targetGroups: ['group', 'x'] }] },
      }),
      '/loadBalancers/nlb/listeners/0/targetGroups/1: There is no target group `x`.',
    ],
    [
      'a target',
      privateLink({ group: { targets: ['wbe'] } }),
      '/targetGroups/group/targets/0: There is no instance, network interface or load balancer `wbe`.',
    ],
    [
      'a target with fields',
      privateLink({ group: { targets: [{ target: 'x1', port: 80 }] } }),
      '/targetGroups/group/targets/0/target: There is no instance, network interface or load balancer `x1`.',
    ],
    [
      'a service’s load balancer',
      privateLink({ service: { loadBalancers: ['x1'] } }),
      '/endpointServices/service/loadBalancers/0: There is no load balancer `x1`.',
    ],
    [
      'a zone’s VPC',
      vpc({}, { hostedZones: { z: { domain: 'a.example', vpcs: ['v', 'w'], records: {} } } }),
      '/hostedZones/z/vpcs/1: There is no VPC `w`. Did you mean `v`?',
    ],
    [
      'a record’s value',
      vpc(
        {},
        {
          hostedZones: {
            z: { domain: 'a.example', vpcs: ['v'], records: { 'b.a.example': ['10.0.1.1', 'vpce'] } },
          },
        },
      ),
      '/hostedZones/z/records/b.a.example/1: There is no endpoint or load balancer `vpce`.',
    ],
    [
      'a rule’s Resolver endpoint',
      vpc(
        {},
        {
          resolverEndpoints: { in: { direction: 'inbound', subnets: ['s'] } },
          resolverRules: { r: { domain: 'a.example', endpoint: 'in', vpcs: ['v'], targets: ['10.9.9.9'] } },
        },
      ),
      '/resolverRules/r/endpoint: There is no outbound Resolver endpoint `in`.',
    ],
    [
      'a Resolver endpoint’s subnet',
      vpc({}, { resolverEndpoints: { in: { direction: 'inbound', subnets: ['x'] } } }),
      '/resolverEndpoints/in/subnets/0: There is no subnet `x`.',
    ],
    [
      'a resource’s gateway',
      vpc({}, { resourceConfigurations: { c: { gateway: 'x', target: '10.0.1.1', ports: [443] } } }),
      '/resourceConfigurations/c/gateway: There is no resource gateway `x`.',
    ],
    [
      'an endpoint’s resource',
      vpc({}, { endpoints: { e: { type: 'resource', resource: 'x', subnets: ['s'] } } }),
      '/endpoints/e/resource: There is no resource configuration `x`.',
    ],
  ])('%s', (_, draft, expected) => {
    const [first] = problemsOf(draft).filter((problem) => problem.includes(expected.split(': ', 1)[0] ?? ''));
    expect(first).toContain(expected);
  });
  it('of attachments are not wrong where the attachments are not in the data', () => {
    const table = { t: { routes: { '10.0.0.0/8': 'x' }, propagations: ['y'] } };
    expect(problemsOf(transit({}, { attachments: null, routeTables: table }))).toEqual([]);
  });
});

describe('what stands in the wrong place', () => {
  const two = (more: Draft): Draft => ({
    vpcs: {
      v: { cidr: '10.0.0.0/16', subnets: { s: { cidr: '10.0.1.0/24' } }, routeTables: { t: {} } },
      w: { cidr: '10.1.0.0/16', subnets: { u: { cidr: '10.1.1.0/24' } } },
    },
    ...more,
  });
  const endpoint = (fields: Draft) =>
    two({ endpoints: { e: { type: 'interface', service: 'sns', ...fields } } });
  const edge = (table: Draft, more: Draft = {}): Draft => ({
    vpcs: {
      v: { cidr: '10.0.0.0/16', subnets: {}, routeTables: { a: { gateways: ['igw'] }, ...table } },
      w: { cidr: '10.1.0.0/16', subnets: {} },
    },
    internetGateways: { igw: { vpc: 'v' } },
    ...more,
  });
  it.each<[string, Draft, string | undefined]>([
    [
      'an endpoint without a subnet',
      endpoint({ subnets: [] }),
      '/endpoints/e/subnets: Endpoint `e` needs a subnet',
    ],
    [
      'an endpoint in two VPCs',
      endpoint({ subnets: ['s', 'u'] }),
      '/endpoints/e/subnets/1: Subnet `u` is of VPC `w`, the endpoint of `v`.',
    ],
    [
      'an address for another subnet',
      endpoint({ subnets: ['s'], ips: { u: '10.1.1.9' } }),
      '/endpoints/e/ips/u: There is no subnet of this endpoint `u`.',
    ],
    [
      'a resource endpoint without a subnet',
      two({ endpoints: { e: { type: 'resource', resource: null, subnets: [] } } }),
      '/endpoints/e/subnets: `e` needs a subnet.',
    ],
    [
      'an endpoint to no service network',
      two({ endpoints: { e: { type: 'service-network', serviceNetwork: 'n', subnets: ['s'] } } }),
      '/endpoints/e/serviceNetwork: There is no service network `n`.',
    ],
    [
      'a service network of no resource',
      two({
        endpoints: { e: { type: 'service-network', serviceNetwork: 'n', subnets: ['s'] } },
        serviceNetworks: { n: { resources: ['c'] } },
      }),
      '/serviceNetworks/n/resources/0: There is no resource configuration `c`.',
    ],
    [
      'an endpoint to a service network that is not in the data',
      two({ endpoints: { e: { type: 'service-network', serviceNetwork: null, subnets: ['s'] } } }),
      undefined,
    ],
    [
      'a second table of a gateway',
      edge({ b: { gateways: ['igw'] } }),
      '/vpcs/v/routeTables/b/gateways/0: `igw` has a route table already: `a`.',
    ],
    [
      'a table of a gateway of another VPC',
      edge({}, { internetGateways: { igw: { vpc: 'w' } } }),
      '/vpcs/v/routeTables/a/gateways/0: `igw` is attached to `w`, so no route table of `v` can be its own.',
    ],
    [
      'a table of no gateway',
      edge({ b: { gateways: ['x1'] } }),
      '/vpcs/v/routeTables/b/gateways/0: There is no internet gateway or virtual private gateway `x1`.',
    ],
    [
      'a table of a gateway that is not modelled',
      edge({ b: { gateways: ['lgw'] } }, { otherGateways: { lgw: { kind: 'local gateway' } } }),
      undefined,
    ],
    [
      'a table of a regional NAT gateway',
      two({ natGateways: { nat: { availability: 'regional', vpc: 'v', routeTable: 'x1' } } }),
      '/natGateways/nat/routeTable: There is no route table of VPC `v` called `x1`.',
    ],
    [
      'a subnet’s table',
      vpc({ subnets: { s: { cidr: '10.0.1.0/24', routeTable: 'x1' } } }),
      '/vpcs/v/subnets/s/routeTable: There is no route table of VPC `v` called `x1`.',
    ],
    [
      'a subnet’s table where the tables are not in the data',
      vpc({ subnets: { s: { cidr: '10.0.1.0/24', routeTable: 'x1' } }, routeTables: null }),
      undefined,
    ],
    [
      'the table of an endpoint, by VPC and name',
      office({
        endpoints: { s3: { type: 'gateway', service: 's3', vpc: 'office', routeTables: ['office/private'] } },
      }),
      undefined,
    ],
    [
      'the table of an endpoint, by a wrong name of its VPC',
      office({
        endpoints: { s3: { type: 'gateway', service: 's3', vpc: 'office', routeTables: ['office/x1'] } },
      }),
      '/endpoints/s3/routeTables/0: There is no route table of VPC `office` called `office/x1`.',
    ],
  ])('%s', (_, draft, expected) => {
    const problems = problemsOf(draft);
    if (expected === undefined) expect(problems).toEqual([]);
    else expect(problems.some((problem) => problem.startsWith(expected))).toBe(true);
  });
});

describe('what cannot be so', () => {
  it.each<[string, Draft, string]>([
    [
      'ports backwards',
      rule({ protocol: 'tcp', port: '443-80', cidr: '0.0.0.0/0' }),
      `${IN_RULE}/port: \`443-80\` is not a range of ports from 0 to 65535, the lower first.`,
    ],
    [
      'ports too far',
      rule({ protocol: 'tcp', port: '80-65536', cidr: '0.0.0.0/0' }),
      `${IN_RULE}/port: \`80-65536\` is not a range`,
    ],
    [
      'tcp without a port',
      rule({ protocol: 'tcp', cidr: '0.0.0.0/0' }),
      `${IN_RULE}: A tcp rule needs a \`port\``,
    ],
    ['udp without a port', acl({ protocol: 'udp' }), `${IN_ACL}: A udp rule needs a \`port\``],
    [
      'a port without a protocol',
      rule({ port: 443, cidr: '0.0.0.0/0' }),
      `${IN_RULE}/port: Only tcp and udp have ports`,
    ],
    ['a port of icmp', acl({ protocol: 'icmp', port: 1 }), `${IN_ACL}/port: Only tcp and udp have ports`],
    [
      'an icmp type of tcp',
      rule({ protocol: 'tcp', port: 1, icmpType: 8, cidr: '0.0.0.0/0' }),
      `${IN_RULE}: Only icmp and icmpv6 have \`icmpType\` and \`icmpCode\`.`,
    ],
    ['an icmp code of all', acl({ icmpCode: 0 }), `${IN_ACL}: Only icmp and icmpv6 have`],
    [
      'an address that is none',
      vpc({}, { instances: { i: { subnet: 's', ip: ['10.0.1.1', '10.0.1.300'] } } }),
      '/instances/i/ip/1: `10.0.1.300` is not an IP address such as `10.0.1.10`.',
    ],
    [
      'a public address that is none',
      vpc({}, { instances: { i: { subnet: 's', publicIp: '203.0.113.999' } } }),
      '/instances/i/publicIp: `203.0.113.999` is not an IP address',
    ],
    [
      'two main tables',
      vpc({ routeTables: { a: { main: true }, b: { main: true } } }),
      '/vpcs/v/routeTables/b/main: VPC `v` has a main route table already: `a`.',
    ],
    [
      'a route to an interface endpoint',
      office(
        { endpoints: { e: { type: 'interface', service: 'sns', subnets: ['private-a'] } } },
        { routeTables: { private: { routes: { '0.0.0.0/0': 'e' } }, public: {} } },
      ),
      '/vpcs/office/routeTables/private/routes/0.0.0.0~10: `e` is an interface endpoint, and no route can point at one',
    ],
    [
      'a transit route to nowhere',
      transit({}, { routeTables: { t: { routes: { '10.0.0.0/8': {} } } } }),
      '/transitGateways/tgw/routeTables/t/routes/10.0.0.0~18: A route needs an `attachment`, unless it is a black hole.',
    ],
    [
      'a zonal NAT gateway without a subnet',
      vpc({}, { natGateways: { nat: {} } }),
      '/natGateways/nat: NAT gateway `nat` needs a `subnet`, and no `vpc`: it is a zonal one.',
    ],
    [
      'a zonal NAT gateway with a VPC',
      vpc({}, { natGateways: { nat: { subnet: 's', vpc: 'v' } } }),
      '/natGateways/nat: NAT gateway `nat` needs a `subnet`, and no `vpc`',
    ],
    [
      'a regional NAT gateway without a VPC',
      vpc({}, { natGateways: { nat: { availability: 'regional' } } }),
      '/natGateways/nat: NAT gateway `nat` needs a `vpc`: a regional one stands in no subnet.',
    ],
    [
      'a regional NAT gateway that is private',
      vpc({}, { natGateways: { nat: { availability: 'regional', vpc: 'v', connectivity: 'private' } } }),
      '/natGateways/nat/connectivity: A regional NAT gateway is always public.',
    ],
    [
      'a listener without a port',
      privateLink({ balancer: { listeners: [{ protocol: 'tcp', targetGroups: 'group' }] } }),
      '/loadBalancers/nlb/listeners/0: A listener needs a `protocol` and a `port`.',
    ],
    [
      'a load balancer without a subnet',
      vpc({}, { loadBalancers: { lb: { type: 'network', subnets: [], listeners: [] } } }),
      '/loadBalancers/lb/subnets: Load balancer `lb` needs a subnet.',
    ],
    [
      'a service on an application load balancer',
      vpc(
        {},
        {
          loadBalancers: { alb: { type: 'application', subnets: ['s'], listeners: [] } },
          endpointServices: { svc: { loadBalancers: ['alb'] } },
        },
      ),
      '/endpointServices/svc/loadBalancers/0: `alb` is an application load balancer',
    ],
    [
      'a record of another domain',
      vpc(
        {},
        { hostedZones: { z: { domain: 'a.example', vpcs: [], records: { 'b.example': '10.0.1.1' } } } },
      ),
      '/hostedZones/z/records/b.example: `b.example` is no name of `a.example`.',
    ],
    [
      'a Resolver endpoint without a subnet',
      vpc({}, { resolverEndpoints: { in: { direction: 'inbound', subnets: [] } } }),
      '/resolverEndpoints/in/subnets: Resolver endpoint `in` needs a subnet.',
    ],
    [
      'an instance without a place',
      vpc({}, { instances: { i: {} } }),
      '/instances/i: Instance `i` stands in no subnet',
    ],
    [
      'an account of eleven digits',
      vpc({}, { accounts: { '11111111111': {} } }),
      '/accounts/11111111111: `11111111111` is not an account id: it has 12 digits.',
    ],
    [
      'a name that flows use',
      vpc({}, { internetGateways: { internet: { vpc: 'v' } } }),
      '/internetGateways/internet: `internet` is taken: routes and flows use it.',
    ],
    [
      'a name that two have',
      vpc({}, { internetGateways: { s: { vpc: 'v' } } }),
      '/internetGateways/s: `s` is the name of a subnet already.',
    ],
    [
      'a target address of a rule that is none',
      vpc(
        {},
        { resolverRules: { r: { domain: 'a.example', endpoint: null, vpcs: [], targets: ['10.0.0.999'] } } },
      ),
      '/resolverRules/r/targets/0: `10.0.0.999` is not an IP address',
    ],
  ])('%s', (_, draft, expected) => {
    const problems = problemsOf(draft);
    expect(problems.some((problem) => problem.startsWith(expected))).toBe(true);
  });
});

describe('AWS’s defaults', () => {
  it('of a VPC', () => {
    const { vpcs } = networkOf(vpc({}));
    expect(vpcs.get('v')).toMatchObject({
      dnsSupport: true,
      dnsHostnames: false,
      known: true,
      blockPublicAccess: 'off',
      region: 'us-east-1',
    });
    const open = networkOf(
      vpc({
        dnsSupport: null,
        dnsHostnames: null,
        subnets: null,
        blockPublicAccess: null,
        region: 'eu-west-1',
      }),
    );
    expect(open.vpcs.get('v')).toMatchObject({
      dnsSupport: undefined,
      dnsHostnames: undefined,
      known: false,
      blockPublicAccess: undefined,
      region: 'eu-west-1',
    });
  });
  it('of an interface', () => {
    const of = (fields: Draft) =>
      networkOf(vpc({}, { instances: { i: { subnet: 's', ip: '10.0.1.10', ...fields } } })).instances.get(
        'i',
      );
    expect(of({})?.interfaces[0]).toMatchObject({
      sourceDestCheck: true,
      ephemeralPorts: undefined,
      securityGroups: [{ id: 'default' }],
    });
    expect(of({ securityGroups: [] })?.interfaces[0]?.securityGroups).toHaveLength(1);
    expect(of({ securityGroups: null, sourceDestCheck: null })?.interfaces[0]).toMatchObject({
      sourceDestCheck: undefined,
      securityGroups: undefined,
    });
    expect(of({ sourceDestCheck: false, ephemeralPorts: '40000-50000' })?.interfaces[0]).toMatchObject({
      sourceDestCheck: false,
      ephemeralPorts: [40_000, 50_000],
    });
    expect(of({})?.state).toBe('running');
    expect(of({ networkInterface: 'eni-1' })?.interfaces[0]?.id).toBe('eni-1');
    const publics = (publicIp: unknown) =>
      [...(of({ ip: ['10.0.1.10', '10.0.1.11'], publicIp })?.interfaces[0]?.publicAddresses ?? [])].map(
        ([inside, { text }]) => `${inside} ${text}`,
      );
    expect(publics('203.0.113.9')).toEqual(['`10.0.1.10` `203.0.113.9`']);
    expect(publics(true)).toHaveLength(1);
    expect(publics({ '10.0.1.11': '203.0.113.9' })).toEqual(['`10.0.1.11` `203.0.113.9`']);
    expect(publics(undefined)).toEqual([]);
  });
  it('of an instance whose interfaces stand on their own, the primary first', () => {
    const eni = (ip: string, more: Draft = {}) => ({ subnet: 's', ip, instance: 'i', ...more });
    const ids = (interfaces: Draft, fields: Draft = {}) =>
      networkOf(vpc({}, { instances: { i: { state: 'running', ...fields } }, networkInterfaces: interfaces }))
        .instances.get('i')
        ?.interfaces.map(({ id }) => id);
    expect(ids({ a: eni('10.0.1.11'), b: eni('10.0.1.12') })).toEqual(['a', 'b']);
    expect(ids({ a: eni('10.0.1.11'), b: eni('10.0.1.12', { primary: true }) })).toEqual(['b', 'a']);
    expect(ids({ a: eni('10.0.1.11') }, { subnet: 's' })).toEqual(['i', 'a']);
  });
  it('of a load balancer and its targets', () => {
    const network = networkOf(privateLink());
    expect(network.loadBalancers.get('nlb')).toMatchObject({
      internetFacing: false,
      privateLinkSecurityGroups: true,
      crossZone: false,
      crossZoneGuessed: false,
      state: 'active',
    });
    const of = (fields: Draft, group: Draft = {}) =>
      networkOf(privateLink({ balancer: fields, group })).loadBalancers.get('nlb');
    expect(of({ crossZone: null })).toMatchObject({ crossZone: false, crossZoneGuessed: true });
    const alb = networkOf(
      vpc({}, { loadBalancers: { alb: { type: 'application', subnets: ['s'], listeners: [] } } }),
    );
    expect(alb.loadBalancers.get('alb')).toMatchObject({ crossZone: true, internetFacing: false });
    const group = (fields: Draft) => of({}, fields)?.listeners?.[0]?.groups[0];
    expect(group({})).toMatchObject({ preserveClientIp: true, preserveGuessed: false, proxyProtocol: false });
    expect(group({ targets: ['10.0.1.10'] })).toMatchObject({ preserveClientIp: false });
    expect(group({ targets: ['10.0.1.10'], preserveClientIp: true })).toMatchObject({
      preserveClientIp: true,
    });
    expect(group({ targets: ['10.0.1.10'], protocol: 'udp', preserveClientIp: false })).toMatchObject({
      preserveClientIp: true,
    });
    expect(group({ preserveClientIp: false })).toMatchObject({ preserveClientIp: false });
    expect(group({ preserveClientIp: null })).toMatchObject({
      preserveClientIp: true,
      preserveGuessed: true,
    });
    expect(group({ targets: [{ target: 'web', health: 'draining', port: 99 }] })?.targets).toMatchObject([
      { kind: 'interface', health: 'draining', port: 99, zone: 'us-east-1a' },
    ]);
    expect(group({ targets: null })?.targets).toBeUndefined();
  });
  it('of an endpoint service', () => {
    const of = (fields: Draft) => networkOf(privateLink({ service: fields })).endpointServices.get('service');
    expect(of({})).toMatchObject({
      allowedPrincipals: [],
      regions: [],
      privateDnsVerified: true,
      state: 'available',
      region: 'us-east-1',
    });
    expect(of({ allowedPrincipals: null })?.allowedPrincipals).toBeUndefined();
    expect(of({ privateDnsName: 'API.Example.com', privateDnsState: 'failed' })).toMatchObject({
      privateDnsName: 'api.example.com',
      privateDnsVerified: false,
    });
  });
  it('of a transit gateway: one table for all, which learns from all but peerings', () => {
    const tableOf = (gateway: Draft) => {
      const table = networkOf(transit({}, gateway))
        .transitGateways.get('tgw')
        ?.attachments?.get('to-left')?.table;
      return typeof table === 'object' ? table.routes.map(({ text, origin }) => `${text} ${origin}`) : table;
    };
    expect(tableOf({})).toEqual(['10.1.0.0/16 → to-left vpc', '10.2.0.0/16 → to-right vpc']);
    expect(tableOf(attached({}, { state: 'pendingAcceptance' }))).toEqual(['10.1.0.0/16 → to-left vpc']);
    expect(tableOf(attached({}, { state: 'modifying' }))).toHaveLength(2);
    expect(tableOf({ routeTables: { t: {} } })).toBe(false);
    expect(tableOf({ routeTables: null })).toBeUndefined();
    expect(tableOf({ routeTables: { t: { default: true, propagations: ['to-right'] } } })).toEqual([
      '10.2.0.0/16 → to-right vpc',
    ]);
    expect(tableOf({ ...attached({ routeTable: false }) })).toBe(false);
    expect(tableOf({ ...attached({ routeTable: null }) })).toBeUndefined();
    expect(
      tableOf({
        ...attached({ routeTable: 't' }),
        routeTables: { t: { routes: { '10.9.0.0/16': 'to-right', '10.8.0.0/16': { state: 'blackhole' } } } },
      }),
    ).toEqual(['10.9.0.0/16 → to-right static', '10.8.0.0/16 → nowhere static']);
    // What is said to be learned stands once.
    expect(
      tableOf({ routeTables: { t: { default: true, propagatedRoutes: { '10.1.0.0/16': 'to-left' } } } }),
    ).toEqual(['10.1.0.0/16 → to-left vpc', '10.2.0.0/16 → to-right vpc']);
  });
  it('of a transit gateway that learns from lines', () => {
    const table = (vpn: Draft) => {
      const network = networkOf(
        transit(
          {
            vpnConnections: { vpn: { gateway: 'tgw', network: 'office', ...vpn } },
            onPremises: { office: { cidr: '192.168.0.0/16' } },
          },
          attached({}, {}, { line: { type: 'vpn', connection: 'vpn' } }),
        ),
      );
      const found = network.transitGateways.get('tgw')?.attachments?.get('line')?.table;
      return typeof found === 'object'
        ? [
            found.routes
              .filter(({ attachment }) => attachment === 'line')
              .map(({ text, origin }) => `${text} ${origin}`),
            found.unlearned,
          ]
        : found;
    };
    expect(table({})).toEqual([['192.168.0.0/16 → line vpn'], []]);
    expect(table({ routes: ['192.168.7.0/24'] })).toEqual([['192.168.7.0/24 → line vpn'], []]);
    expect(table({ network: null })).toEqual([[], ['line']]);
  });
  it('of overlapping VPCs on a transit gateway: the second is not learned (fact F-TGW-05)', () => {
    const vpcs = transit()['vpcs'] as Record<string, Draft>;
    const overlapping = transit({
      vpcs: {
        ...vpcs,
        right: {
          ...vpcs['right'],
          cidr: '10.1.0.0/17',
          subnets: {
            'right-a': { cidr: '10.1.1.0/24' },
            'right-tgw': { cidr: '10.1.9.0/28', routeTable: 'attachment' },
          },
        },
      },
      instances: {},
    });
    const table = networkOf(overlapping).transitGateways.get('tgw')?.attachments?.get('to-left')?.table;
    expect(typeof table === 'object' ? table.routes.map(({ text }) => text) : table).toEqual([
      '10.1.0.0/16 → to-left',
    ]);
  });
});

describe('what AWS would refuse', () => {
  const codes = (draft: Draft) => networkOf(draft).findings.map(({ code, pointer }) => `${code} ${pointer}`);
  it('is found, and the scenario stands all the same', () => {
    expect(codes(office())).toEqual([]);
    expect(codes(vpc({ subnets: { s: { cidr: '10.1.1.0/24' } } }))).toEqual([
      'subnet-outside-vpc /vpcs/v/subnets/s/cidr',
    ]);
    expect(codes(vpc({ subnets: { s: { cidr: '10.0.1.0/24' }, t: { cidr: '10.0.1.128/25' } } }))).toEqual([
      'subnets-overlap /vpcs/v/subnets/t/cidr',
    ]);
    expect(codes(vpc({}, { instances: { i: { subnet: 's', ip: '10.0.2.1' } } }))).toEqual([
      'address-outside-subnet /instances/i',
    ]);
    expect(
      codes(
        vpc({}, { instances: { i: { subnet: 's', ip: '10.0.1.9' }, j: { subnet: 's', ip: '10.0.1.9' } } }),
      ),
    ).toEqual(['address-taken-twice /instances/j']);
    expect(codes(vpc({}, { internetGateways: { a: { vpc: 'v' }, b: { vpc: 'v' }, c: {} } }))).toEqual([
      'two-internet-gateways /internetGateways/b',
    ]);
    expect(codes(vpc({}, { internetGateways: { a: {}, b: {} } }))).toEqual([]);
  });
  it('is two subnets of one endpoint in a zone', () => {
    const zoned = (a: string | undefined, b: string | undefined) =>
      codes(
        vpc(
          {
            subnets: {
              s: { cidr: '10.0.1.0/24', ...(a === undefined ? {} : { zone: a }) },
              t: { cidr: '10.0.2.0/24', ...(b === undefined ? {} : { zone: b }) },
            },
          },
          { endpoints: { e: { type: 'interface', service: 'sns', subnets: ['s', 't'] } } },
        ),
      );
    expect(zoned('us-east-1a', 'us-east-1a')).toEqual(['two-endpoints-in-zone /endpoints/e']);
    expect(zoned('us-east-1a', 'us-east-1b')).toEqual([]);
    expect(zoned(undefined, undefined)).toEqual([]);
  });
  it('is a peering of VPCs that overlap, in whichever of their ranges', () => {
    const two = (left: unknown, right: unknown) =>
      codes({
        vpcs: { left: { cidr: left, subnets: {} }, right: { cidr: right, subnets: {} } },
        peerings: { pcx: { requester: 'left', accepter: 'right' } },
      });
    expect(two('10.0.0.0/16', '10.0.128.0/17')).toEqual(['peering-overlap /peerings/pcx']);
    expect(two(['10.1.0.0/16', '10.2.0.0/16'], ['10.3.0.0/16', '10.2.9.0/24'])).toEqual([
      'peering-overlap /peerings/pcx',
    ]);
    expect(two(['10.1.0.0/16', '10.2.0.0/16', '10.5.0.0/16'], ['10.3.0.0/16'])).toEqual([]);
    const [message] = networkOf({
      vpcs: {
        left: { cidr: ['10.1.0.0/16', '10.2.0.0/16', '10.4.0.0/16'], subnets: {} },
        right: { cidr: '10.2.9.0/24', subnets: {} },
      },
      peerings: { pcx: { requester: 'left', accepter: 'right' } },
    }).findings.map((finding) => finding.message);
    expect(message).toContain('`left` (`10.2.0.0/16`) and `right` (`10.2.9.0/24`)');
  });
});
