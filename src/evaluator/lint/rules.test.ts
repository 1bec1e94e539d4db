/** What single rules say, and where they are silent: the parts that the tables of cases do not show. */
import { describe, expect, it } from 'vitest';
import { type Draft, networkOf, office, peered, snsEndpoint } from '../testing/build.ts';
import type { LintCode } from './codes.ts';
import { lintNetwork } from './lint-network.ts';
import { ANY, open, pair, tcp, withRoutes } from './testing/drafts.ts';

const said = (code: LintCode, draft: Draft) =>
  lintNetwork(networkOf(draft)).filter((result) => result.code === code);
const messages = (code: LintCode, draft: Draft) => said(code, draft).map(({ message }) => message);
const fires = (code: LintCode, draft: Draft): boolean => said(code, draft).length > 0;

describe('an open group', () => {
  const words = (rule: Draft) =>
    /in (to .*?) \(`/.exec(messages('group-open-to-internet', open(rule))[0] ?? '')?.[1];
  it('is told by its ports', () => {
    expect(words({ cidr: ANY })).toBe('to everything');
    expect(words({ ...tcp(22), cidr: ANY })).toBe('to tcp 22 (SSH)');
    expect(words({ ...tcp('22-23'), cidr: ANY })).toBe('to tcp 22 (SSH), tcp 23 (Telnet)');
    expect(words({ ...tcp('0-445'), cidr: ANY })).toBe('to 4 ports of administrators and databases');
    expect(words({ ...tcp('22-135'), cidr: ANY })).toBe(
      'to tcp 22 (SSH), tcp 23 (Telnet), tcp 135 (Windows RPC)',
    );
  });
  it('is none for other protocols and ports', () => {
    for (const rule of [
      { protocol: 'udp', port: 22 },
      { protocol: 'icmp' },
      tcp('24-134'),
      tcp(21),
      tcp('8080-9041'),
    ])
      expect(fires('group-open-to-internet', open({ ...rule, cidr: ANY }))).toBe(false);
  });
  it('may name every address by a prefix list', () => {
    const listed = (entries: readonly string[] | null) => ({
      ...open({ ...tcp(22), prefixList: 'pl' }),
      prefixLists: { pl: { entries } },
    });
    expect(fires('group-open-to-internet', listed(['192.0.2.0/24', ANY]))).toBe(true);
    expect(fires('group-open-to-internet', listed(['192.0.2.0/24']))).toBe(false);
    expect(fires('group-open-to-internet', listed(null))).toBe(false);
  });
  it('cites the rule, its facts and who gets where', () => {
    expect(said('group-open-to-internet', open({ ...tcp(22), cidr: ANY }))).toMatchObject([
      {
        pointer: '/vpcs/v/securityGroups/g/inbound/0',
        facts: ['F-SG-01', 'F-IGW-02'],
        message: expect.stringContaining('the internet gets to `web`: tcp 22 from `81.2.69.160`'),
      },
    ]);
  });
  it('that nobody on the internet gets to is a note that says whom it would let in to', () => {
    const closed = said('group-wide-open', open({ ...tcp(22), cidr: ANY }, { publicIp: undefined }));
    expect(closed).toMatchObject([
      { facts: ['F-SG-01'], message: expect.stringContaining('does not get to `web`') },
    ]);
  });
  it('of an endpoint’s interface counts for nothing', () => {
    const draft = office(snsEndpoint({ securityGroups: ['wide'] }), {
      securityGroups: { wide: { inbound: [{ cidr: ANY }] }, open: {}, closed: {}, endpoint: {} },
    });
    expect(fires('group-wide-open', draft)).toBe(false);
  });
});

describe('a group that nothing carries', () => {
  const net = (groups: Draft, more: Draft = {}, vpc: Draft = {}): Draft => ({
    vpcs: {
      v: { cidr: '10.0.0.0/16', subnets: { s: { cidr: '10.0.1.0/24' } }, securityGroups: groups, ...vpc },
    },
    ...more,
  });
  const unused = (draft: Draft) => said('security-group-unused', draft).map(({ resource }) => resource.id);
  it('is named, by its VPC', () => {
    expect(unused(net({ a: {}, b: {} }))).toEqual(['a', 'b']);
    expect(messages('security-group-unused', net({ a: {} }))).toEqual([
      'No interface in the data carries security group `a` of `v`, and no other group names it.',
    ]);
    expect(said('security-group-unused', net({ a: {} }))[0]?.facts).toEqual(['F-SG-01']);
  });
  it('is not the default one, whatever it is called, nor one that is not in the data', () => {
    expect(unused(net({ default: {}, main: { default: true }, gone: null }))).toEqual([]);
    expect(unused(net({ default: {}, a: {} }))).toEqual(['a']);
  });
  it('is named by rules of others, in and out, here or of a peer', () => {
    expect(unused(net({ a: { inbound: [{ securityGroup: 'b' }] }, b: {} }))).toEqual(['a']);
    expect(unused(net({ a: { outbound: [{ securityGroup: 'b' }] }, b: {} }))).toEqual(['a']);
    expect(unused(net({ a: { inbound: [{ securityGroup: 'a' }] } }))).toEqual(['a']);
    const two = peered();
    const vpcs = two['vpcs'] as Record<string, Draft>;
    const named = {
      ...two,
      vpcs: {
        ...vpcs,
        left: { ...vpcs['left'], securityGroups: { clients: {}, extra: {} } },
        right: {
          ...vpcs['right'],
          securityGroups: { fromLeft: { inbound: [{ securityGroup: 'left/extra' }] }, open: {} },
        },
      },
    };
    expect(unused(named)).toEqual(['open']);
  });
  it('is carried by a load balancer too', () => {
    const balanced = net(
      { a: {}, b: {} },
      {
        loadBalancers: { alb: { type: 'application', subnets: ['s'], listeners: [], securityGroups: ['a'] } },
      },
    );
    expect(unused(balanced)).toEqual(['b']);
  });
  it('may be carried by what the data lacks', () => {
    expect(unused(net({ a: {} }, { instances: { lost: { state: 'running' } } }))).toEqual([]);
    expect(unused(net({ a: {} }, { instances: { lost: { state: 'terminated' } } }))).toEqual(['a']);
    expect(unused(net({ a: {} }, {}, { unknown: ['networkInterfaces'] }))).toEqual([]);
    expect(unused(net({ a: {} }, { instances: { i: { subnet: 's', securityGroups: null } } }))).toEqual([]);
    expect(unused(net({ a: {} }, { natGateways: { nat: { subnet: 's', ip: '10.0.1.5' } } }))).toEqual(['a']);
    expect(
      unused(
        net(
          { a: {} },
          { endpoints: { e: { type: 'interface', service: 'sns', subnets: ['s'], securityGroups: null } } },
        ),
      ),
    ).toEqual([]);
  });
});

describe('tables and ACLs that nothing uses', () => {
  const net = (vpc: Draft, more: Draft = {}): Draft => ({
    vpcs: {
      v: {
        cidr: '10.0.0.0/16',
        subnets: { s: { cidr: '10.0.1.0/24', routeTable: 'used', networkAcl: 'used' } },
        routeTables: { used: {}, free: {} },
        networkAcls: { used: {}, free: {} },
        ...vpc,
      },
    },
    ...more,
  });
  it('are named with their VPC', () => {
    expect(messages('route-table-unused', net({}))).toEqual([
      'No subnet and no gateway uses route table `free` of `v`.',
    ]);
    expect(messages('network-acl-unused', net({}))).toEqual(['No subnet uses network ACL `free` of `v`.']);
    expect(said('route-table-unused', net({}))[0]?.facts).toEqual(['F-ROUTE-01']);
    expect(said('network-acl-unused', net({}))[0]?.facts).toEqual(['F-NACL-02']);
  });
  it('are not the default ACL, nor a gateway’s table', () => {
    expect(fires('network-acl-unused', net({ networkAcls: { used: {}, default: {} } }))).toBe(false);
    expect(fires('network-acl-unused', net({ networkAcls: { used: {}, main: { default: true } } }))).toBe(
      false,
    );
    const edge = net(
      { routeTables: { used: {}, edge: { gateways: ['igw'] } } },
      { internetGateways: { igw: { vpc: 'v' } } },
    );
    expect(fires('route-table-unused', edge)).toBe(false);
  });
  it('may be used by a subnet whose own are not in the data', () => {
    const lost = { subnets: { s: { cidr: '10.0.1.0/24', routeTable: null, networkAcl: null } } };
    expect(fires('route-table-unused', net(lost))).toBe(false);
    expect(fires('network-acl-unused', net(lost))).toBe(false);
  });
});

describe('an endpoint that nothing can use', () => {
  const alone = (changes: Draft = {}, vpc: Draft = {}, endpoint: Draft = {}): Draft => ({
    vpcs: {
      v: {
        cidr: '10.0.0.0/16',
        subnets: { s: { cidr: '10.0.1.0/24', routeTable: 't' } },
        routeTables: { t: {} },
        ...vpc,
      },
    },
    endpoints: { e: { type: 'interface', service: 'sns', subnets: ['s'], securityGroups: [], ...endpoint } },
    ...changes,
  });
  const IGW = { internetGateways: { igw: { vpc: 'v' } } };
  it('stands where nobody is, and no route brings anybody', () => {
    expect(fires('endpoint-unused', alone())).toBe(true);
    expect(said('endpoint-unused', alone())[0]?.facts).toEqual(['F-IFE-07', 'F-PRICE-03']);
    expect(fires('endpoint-unused', alone(IGW, { routeTables: { t: { routes: { [ANY]: 'igw' } } } }))).toBe(
      true,
    );
    expect(fires('endpoint-unused', alone({ instances: { i: { subnet: 's' } } }))).toBe(false);
    expect(fires('endpoint-unused', alone({ instances: { i: { state: 'running' } } }))).toBe(false);
    expect(fires('endpoint-unused', alone({}, { unknown: ['networkInterfaces'] }))).toBe(false);
    expect(fires('endpoint-unused', alone({ natGateways: { nat: { subnet: 's', ip: '10.0.1.5' } } }))).toBe(
      true,
    );
    expect(
      fires(
        'endpoint-unused',
        alone(
          { otherGateways: { gw: { kind: 'local gateway' } } },
          { routeTables: { t: { routes: { '192.168.0.0/16': 'gw' } } } },
        ),
      ),
    ).toBe(false);
  });
  it.each(['deleting', 'deleted'])('that is %s is on its way out', (state) => {
    expect(fires('endpoint-unused', alone({}, {}, { state }))).toBe(false);
  });
  it('may serve a peer, where the peering is alive', () => {
    const two = (peering: Draft, cidr = '10.2.0.0/16') => ({
      ...pair(
        { routeTables: { main: { main: true, routes: { '10.2.0.0/16': 'pcx' } } } },
        { cidr, subnets: { r: { cidr: cidr.replace('0.0/16', '1.0/24') } } },
        peering,
      ),
      endpoints: { e: { type: 'interface', service: 'sns', subnets: ['l'], securityGroups: [] } },
    });
    expect(fires('endpoint-unused', two({}))).toBe(false);
    expect(fires('endpoint-unused', two({ state: 'deleted' }))).toBe(true);
  });
  const gateway = (routeTables: readonly string[], endpoint: Draft = {}): Draft =>
    alone(
      {
        endpoints: { s3: { type: 'gateway', service: 's3', vpc: 'v', routeTables, ...endpoint } },
        instances: { i: { subnet: 's' } },
      },
      { routeTables: { t: {}, free: {}, free2: {} } },
    );
  it('of a gateway is in no table that a subnet uses, and says which', () => {
    expect(messages('gateway-endpoint-unused', gateway([]))).toEqual([
      'Gateway endpoint `s3` is associated with no route table: everything for `com.amazonaws.us-east-1.s3` goes another way.',
    ]);
    expect(messages('gateway-endpoint-unused', gateway(['free', 'free2']))[0]).toContain(
      'is associated with `free` and `free2` only, which no subnet uses',
    );
    expect(said('gateway-endpoint-unused', gateway([]))[0]).toMatchObject({
      pointer: '/endpoints/s3/routeTables',
      facts: ['F-GWE-02'],
    });
    expect(fires('gateway-endpoint-unused', gateway(['t']))).toBe(false);
    expect(fires('gateway-endpoint-unused', gateway([], { state: 'deleting' }))).toBe(false);
  });
  it('is told from another one of the same VPC', () => {
    const both = alone({
      endpoints: {
        s3: { type: 'gateway', service: 's3', vpc: 'v', routeTables: ['t'] },
        ddb: { type: 'gateway', service: 'dynamodb', vpc: 'v', routeTables: [] },
      },
    });
    expect(said('gateway-endpoint-unused', both).map(({ resource }) => resource.id)).toEqual(['ddb']);
  });
});

describe('an endpoint in one zone', () => {
  const net = (
    zones: readonly (string | undefined)[],
    endpointIn: readonly string[],
    state = 'available',
    busy = ['a', 'b', 'c'],
  ): Draft => ({
    vpcs: {
      v: {
        cidr: '10.0.0.0/16',
        subnets: Object.fromEntries(
          ['a', 'b', 'c'].map((name, index) => [
            name,
            { cidr: `10.0.${index}.0/24`, ...(zones[index] === undefined ? {} : { zone: zones[index] }) },
          ]),
        ),
      },
    },
    instances: Object.fromEntries(busy.map((name) => [`i-${name}`, { subnet: name }])),
    endpoints: { e: { type: 'interface', service: 'sns', subnets: endpointIn, securityGroups: [], state } },
  });
  const THREE = ['us-east-1a', 'us-east-1c', 'us-east-1b'];
  it('names the other zones with workloads, in order', () => {
    expect(messages('endpoint-one-zone', net(THREE, ['a']))).toEqual([
      'Endpoint `e` stands in zone `us-east-1a` only; workloads of `v` in `us-east-1b` and `us-east-1c` depend on that zone.',
    ]);
    expect(said('endpoint-one-zone', net(THREE, ['a']))[0]).toMatchObject({
      pointer: '/endpoints/e/subnets',
      facts: ['F-IFE-06'],
    });
    expect(messages('endpoint-one-zone', net(THREE, ['a'], 'available', ['a', 'b']))[0]).not.toContain(
      'us-east-1b',
    );
  });
  it('is silent where it stands in several, where one is enough, or where nobody knows', () => {
    expect(fires('endpoint-one-zone', net(THREE, ['a', 'b']))).toBe(false);
    expect(fires('endpoint-one-zone', net(THREE, ['a'], 'available', ['b']))).toBe(false);
    expect(fires('endpoint-one-zone', net(THREE, ['a'], 'available', ['a']))).toBe(false);
    expect(fires('endpoint-one-zone', net([undefined, 'us-east-1b', 'us-east-1c'], ['a']))).toBe(false);
    for (const state of ['deleting', 'deleted'])
      expect(fires('endpoint-one-zone', net(THREE, ['a'], state))).toBe(false);
  });
});

describe('a public subnet', () => {
  const net = (instances: Draft, more: Draft = {}, routes: Draft = { [ANY]: 'igw' }): Draft => ({
    vpcs: {
      v: {
        cidr: ['10.0.0.0/16', '2a05:d018:1::/56'],
        subnets: { s: { cidr: ['10.0.1.0/24', '2a05:d018:1::/64'], routeTable: 't' } },
        routeTables: { t: { routes } },
      },
    },
    internetGateways: { igw: { vpc: 'v' } },
    instances,
    ...more,
  });
  const code = 'public-subnet-private-interfaces';
  it('says who has no public address there', () => {
    expect(messages(code, net({ a: { subnet: 's' }, b: { subnet: 's', publicIp: '203.0.113.9' } }))).toEqual([
      'Subnet `s` leads to internet gateway `igw` (`0.0.0.0/0 → igw`), but `a` has no public address: no way to the internet for it.',
    ]);
    expect(messages(code, net({ a: { subnet: 's' }, b: { subnet: 's' } }))[0]).toContain(
      '`a` and `b` have no public address: no way to the internet for them.',
    );
    expect(said(code, net({ a: { subnet: 's' } }))[0]?.facts).toEqual(['F-IGW-02', 'F-IGW-03']);
  });
  it('counts IPv6 where a route leads there', () => {
    const six = { a: { subnet: 's', ip: ['10.0.1.10', '2a05:d018:1::10'] } };
    expect(fires(code, net(six))).toBe(true);
    expect(fires(code, net(six, {}, { [ANY]: 'igw', '::/0': 'igw' }))).toBe(false);
    expect(
      fires(code, net({ a: { subnet: 's', ip: '10.0.1.10' } }, {}, { [ANY]: 'igw', '::/0': 'igw' })),
    ).toBe(true);
  });
  it('is none by another route', () => {
    expect(fires(code, net({ a: { subnet: 's' } }, {}, { '192.0.2.0/24': 'igw' }))).toBe(false);
    expect(fires(code, net({ a: { subnet: 's' } }, {}, { '::/0': 'igw' }))).toBe(false);
    expect(
      fires(
        code,
        net({ a: { subnet: 's' } }, { otherGateways: { gw: { kind: 'local gateway' } } }, { [ANY]: 'gw' }),
      ),
    ).toBe(false);
  });
  it('leaves out what AWS places for a purpose, and what is gone', () => {
    const eni = (use: string) => net({}, { networkInterfaces: { e: { subnet: 's', ip: '10.0.1.20', use } } });
    expect(fires(code, eni('interface'))).toBe(true);
    expect(fires(code, eni('lambda'))).toBe(false);
    expect(fires(code, eni('network_load_balancer'))).toBe(false);
    expect(fires(code, net({ a: { subnet: 's', state: 'terminated' } }))).toBe(false);
    expect(fires(code, net({ a: { subnet: 's', state: 'shutting-down' } }))).toBe(false);
    expect(fires(code, net({ a: { subnet: 's', state: 'stopped' } }))).toBe(true);
  });
});

describe('a peering', () => {
  const routed = (left: boolean, right: boolean, more: Draft = {}, peering: Draft = {}): Draft =>
    pair(
      { routeTables: { main: { main: true, routes: left ? { '10.2.0.0/16': 'pcx' } : {} } } },
      { routeTables: { main: { main: true, routes: right ? { '10.1.0.0/16': 'pcx' } : {} } } },
      peering,
      more,
    );
  it('with a route on one side names that side, whichever it is', () => {
    expect(messages('peering-one-way', routed(true, false))).toEqual([
      'Subnets of `left` have a route through peering connection `pcx` (`10.2.0.0/16 → pcx`), but none of `right` has one back: answers are lost.',
    ]);
    expect(messages('peering-one-way', routed(false, true))[0]).toContain('Subnets of `right` have a route');
    expect(fires('peering-one-way', routed(true, true))).toBe(false);
    expect(fires('peering-one-way', routed(false, false))).toBe(false);
    expect(said('peering-one-way', routed(true, false))[0]?.facts).toEqual(['F-PCX-04']);
  });
  it('without any is said to be idle', () => {
    expect(messages('peering-without-routes', routed(false, false))).toEqual([
      'Peering connection `pcx` is active, but no subnet of `left` or `right` has a route through it.',
    ]);
    expect(fires('peering-without-routes', routed(true, false))).toBe(false);
    expect(fires('peering-without-routes', routed(false, false, {}, { state: 'deleted' }))).toBe(false);
  });
  it('may be asked by a NAT gateway, which gets its answers', () => {
    const nat = (subnet: string) => ({ natGateways: { nat: { subnet, connectivity: 'private' } } });
    expect(fires('peering-one-way', routed(true, false, nat('l')))).toBe(false);
    expect(fires('peering-one-way', routed(true, false, nat('r')))).toBe(true);
  });
});

describe('routes that never win', () => {
  const losers = (table: Draft, more: Draft = {}) =>
    said('route-never-wins', withRoutes(table, more)).map(({ pointer }) =>
      pointer.replace('/vpcs/v/routeTables/t/', ''),
    );
  const via = (target: string) => ({ target, via: 'vpn-bgp' });
  it('are covered whole by longer ones, wherever these stand', () => {
    const halves = { '192.168.0.0/17': 'tgw', '192.168.128.0/17': 'tgw' };
    expect(losers({ routes: { '192.168.0.0/16': 'vgw', ...halves } })).toEqual(['routes/192.168.0.0~116']);
    expect(losers({ routes: { ...halves, '192.168.0.0/16': 'vgw' } })).toEqual(['routes/192.168.0.0~116']);
    expect(losers({ routes: { '192.168.0.0/16': 'vgw', '192.168.0.0/17': 'tgw' } })).toEqual([]);
    expect(
      losers({ routes: { '192.168.0.0/16': 'vgw', '192.168.128.0/17': 'tgw', '192.168.0.0/18': 'tgw' } }),
    ).toEqual([]);
    expect(
      losers({
        routes: {
          '192.168.0.0/16': 'vgw',
          '192.168.0.0/18': 'tgw',
          '192.168.64.0/18': 'tgw',
          '192.168.128.0/17': 'tgw',
        },
      }),
    ).toEqual(['routes/192.168.0.0~116']);
    // Parts of parts count once, and others’ prefixes not at all.
    expect(
      losers({
        routes: {
          '192.168.0.0/16': 'vgw',
          '192.168.0.0/17': 'tgw',
          '192.168.0.0/24': 'tgw',
          '192.169.0.0/17': 'tgw',
        },
      }),
    ).toEqual([]);
  });
  it('lose to a better origin of the same prefix', () => {
    expect(
      losers({ routes: { '192.168.0.0/16': 'vgw' }, propagatedRoutes: { '192.168.0.0/16': via('tgw') } }),
    ).toEqual(['propagatedRoutes/192.168.0.0~116']);
    expect(losers({ propagatedRoutes: { '192.168.0.0/16': via('tgw') } })).toEqual([]);
    const list = { prefixLists: { pl: { entries: ['192.168.0.0/16'] } } };
    expect(losers({ routes: { '192.168.0.0/16': 'vgw', pl: 'tgw' } }, list)).toEqual(['routes/pl']);
    expect(
      losers(
        { routes: { '192.168.0.0/16': 'vgw', pl: 'tgw' } },
        { prefixLists: { pl: { entries: ['192.168.0.0/16', '192.170.0.0/16'] } } },
      ),
    ).toEqual([]);
    expect(
      losers({ routes: { '192.168.0.0/16': 'vgw', pl: 'tgw' } }, { prefixLists: { pl: { entries: null } } }),
    ).toEqual([]);
    expect(
      losers({ routes: { '192.168.0.0/16': 'vgw', pl: 'tgw' } }, { prefixLists: { pl: { entries: [] } } }),
    ).toEqual([]);
  });
  it('are of one IP version', () => {
    expect(losers({ routes: { '0.0.0.0/0': 'vgw', '::/1': 'tgw', '8000::/1': 'tgw' } })).toEqual([]);
    expect(
      losers({ routes: { '::/0': 'vgw', '::/1': 'tgw', '8000::/1': 'tgw', '128.0.0.0/1': 'tgw' } }),
    ).toEqual(['routes/::~10']);
  });
});
