import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, networkOf, office, shownOf, traceIn } from '../testing/build.ts';
import { internetSources } from './internet-sources.ts';

const anyone = { inbound: [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }] };
const none = { inbound: [] };

/** A shop with two public subnets. */
const shop = (changes: Draft = {}, vpc: Draft = {}): Draft => ({
  vpcs: {
    shop: {
      cidr: ['10.0.0.0/16', '2001:db8:1::/56'],
      subnets: {
        a: { cidr: ['10.0.1.0/24', '2001:db8:1::/64'], zone: 'us-east-1a', routeTable: 'public' },
        b: { cidr: ['10.0.2.0/24', '2001:db8:1:1::/64'], zone: 'us-east-1b', routeTable: 'public' },
      },
      routeTables: { public: { routes: { '0.0.0.0/0': 'igw', '::/0': 'igw' } } },
      securityGroups: { anyone, none },
      ...vpc,
    },
  },
  internetGateways: { igw: { vpc: 'shop' } },
  instances: { web: { subnet: 'a', ip: '10.0.1.10', publicIp: '203.0.113.10', securityGroups: ['anyone'] } },
  ...changes,
});
const web = (fields: Draft): Draft => shop({ instances: { web: { subnet: 'a', ...fields } } });
const ask = (draft: Draft, to = 'web', from = 'internet') => traceIn(draft, { from, to, port: 443 });
const source = (trace: ReturnType<typeof ask>) =>
  shownOf(trace).there.find(({ kind }) => kind === 'source')?.answer;

describe('somebody on the internet', () => {
  it('stands for all whom the rules treat alike, unless an address is given', () => {
    expect(source(ask(shop()))).toBe('`198.51.100.10` stands for every address that the rules treat alike.');
    expect(source(ask(shop(), 'web', 'internet:192.0.2.1'))).toBe('`192.0.2.1`.');
  });
  it('gets its answer where a gateway endpoint takes what is for a service, whatever addresses that has', () => {
    const s3 = { type: 'gateway', service: 's3', vpc: 'shop', routeTables: ['public'] };
    expect(ask(shop({ endpoints: { s3 } })).verdict).toBe('reachable');
  });
  it('may use either IP version that the other end has', () => {
    const both = { ip: ['10.0.1.10', '2001:db8:1::10'], publicIp: '203.0.113.10' };
    expect(ask(web({ ...both, securityGroups: ['anyone'] })).verdict).toBe('reachable');
    const six = { inbound: [{ cidr: '::/0' }] };
    const onlySix = shop(
      { instances: { web: { subnet: 'a', ...both, securityGroups: ['six'] } } },
      { securityGroups: { six } },
    );
    expect(ask(onlySix).verdict).toBe('reachable');
    expect(source(ask(onlySix))).toContain('`2001:db8::10`');
    expect(ask(onlySix, 'web', 'internet:198.51.100.10').verdict).toBe('not-reachable');
    expect(ask(onlySix, 'web', 'internet:2001:db8:9::1').verdict).toBe('reachable');
  });
  it('does not cross from one IP version to the other, and is told so', () => {
    const four = ask(
      web({ ip: '10.0.1.10', publicIp: '203.0.113.10', securityGroups: ['anyone'] }),
      'web',
      'internet:2001:db8:9::1',
    );
    expect(codesOf(four)).toEqual(['address-family-mismatch']);
    expect(four.findings[0]?.facts).toEqual(['F-ROUTE-03']);
    expect(shownOf(four).there.at(-1)?.facts).toEqual(['F-ROUTE-03']);
  });
  it('asks an address as it is, of whoever has it', () => {
    expect(ask(shop(), '203.0.113.10').verdict).toBe('reachable');
    expect(shownOf(ask(shop(), '203.0.113.10')).path.at(-1)).toBe('web');
    const unknown = ask(shop(), '203.0.113.99');
    expect(unknown.verdict).toBe('undetermined');
    expect(codesOf(unknown)).toEqual(['not-modelled']);
    expect(shownOf(unknown).path).toEqual(['internet']);
    // A public address comes before a private one that reads the same elsewhere.
    expect(ask(shop(), '10.0.1.10').verdict).not.toBe('undetermined');
  });
  it('follows no name that is not in the data', () => {
    expect(codesOf(ask(shop(), 'www.example.com'))).toEqual(['not-modelled']);
  });
});

describe('an instance with two interfaces', () => {
  const two = (first: Draft, second: Draft): Draft =>
    shop({
      instances: {
        web: {
          subnet: 'a',
          ip: '10.0.1.10',
          securityGroups: ['anyone'],
          networkInterface: 'eni-1',
          ...first,
        },
      },
      networkInterfaces: {
        'eni-2': { subnet: 'b', ip: '10.0.2.10', instance: 'web', securityGroups: ['anyone'], ...second },
      },
    });
  it('is reached by any that has a public address', () => {
    const open = two({}, { publicIp: '203.0.113.20' });
    expect(ask(open).verdict).toBe('reachable');
    expect(shownOf(ask(open)).path).toContain('b');
    const closed = two({ publicIp: '203.0.113.10', securityGroups: ['none'] }, { publicIp: '203.0.113.20' });
    expect(ask(closed).verdict).toBe('reachable');
    const neither = two(
      { publicIp: '203.0.113.10', securityGroups: ['none'] },
      { publicIp: '203.0.113.20', securityGroups: ['none'] },
    );
    expect(ask(neither).verdict).toBe('not-reachable');
  });
  it.each([
    ['has an IPv6 address', { ip: ['10.0.2.10', '2001:db8:1:1::11'] }, 'reachable'],
    ['may have a public address', { publicIp: null }, 'undetermined'],
    ['has none', {}, 'not-reachable'],
  ])('is asked at the second too where that %s', (_, second, verdict) => {
    const closed = { publicIp: '203.0.113.10', securityGroups: ['none'] };
    expect(ask(two(closed, second)).verdict).toBe(verdict);
  });
  it('without one is asked at its first', () => {
    const none = ask(two({}, {}));
    expect(none.verdict).toBe('not-reachable');
    expect(shownOf(none).there.some(({ at }) => at === 'b')).toBe(false);
  });
});

describe('a load balancer on the internet', () => {
  const balanced = (nlb: Draft = {}, group: Draft = {}, changes: Draft = {}): Draft =>
    shop({
      instances: {
        web: { subnet: 'a', ip: '10.0.1.10', securityGroups: ['anyone'] },
        other: { subnet: 'b', ip: '10.0.2.10', securityGroups: ['anyone'] },
      },
      loadBalancers: {
        nlb: {
          type: 'network',
          scheme: 'internet-facing',
          subnets: ['a', 'b'],
          dnsName: 'nlb-1.elb.us-east-1.amazonaws.com',
          listeners: [{ protocol: 'tcp', port: 443, targetGroups: 'g' }],
          ...nlb,
        },
      },
      targetGroups: { g: { port: 443, targets: ['web', 'other'], ...group } },
      ...changes,
    });
  const choices = (draft: Draft, to = 'nlb') => ask(draft, to).choices.map(({ choice }) => choice);
  it('may be entered by each of its nodes, and all must agree', () => {
    const trace = ask(balanced(), 'nlb');
    expect(trace.verdict).toBe('reachable');
    expect(trace.choices.length).toBeGreaterThan(1);
    for (const { choice } of trace.choices) expect(choice).toMatch(/^`[ab]`/);
    expect(choices(balanced(), 'nlb-1.elb.us-east-1.amazonaws.com')).toEqual(choices(balanced()));
    expect(codesOf(ask(balanced(), 'nlb-2.elb.us-east-1.amazonaws.com'))).toEqual(['not-modelled']);
  });
  it('with one node and one target is one way without a name', () => {
    const one = balanced({ subnets: ['a'] }, { targets: ['web'] });
    expect(choices(one)).toEqual(['']);
  });
  it('of which one target is closed is not decided', () => {
    const instances = {
      web: { subnet: 'a', ip: '10.0.1.10', securityGroups: ['anyone'] },
      other: { subnet: 'b', ip: '10.0.2.10', securityGroups: ['none'] },
    };
    const split = ask(balanced({}, {}, { instances }), 'nlb');
    expect(split.verdict).toBe('undetermined');
    expect(codesOf(split)).toContain('choices-differ');
    const closed = { web: { ...instances.web, securityGroups: ['none'] }, other: instances.other };
    expect(ask(balanced({}, {}, { instances: closed }), 'nlb').verdict).toBe('not-reachable');
  });
});

describe('the addresses that are tried', () => {
  const tried = (group: Draft, family: 4 | 6 = 4, port: number | undefined = 443, protocol = 6) => {
    const network = networkOf(
      shop(
        { instances: { web: { subnet: 'a', ip: ['10.0.1.10', '2001:db8:1::10'], securityGroups: ['g'] } } },
        { securityGroups: { g: group } },
      ),
    );
    const owner = network.instances.get('web')?.interfaces[0] ?? expect.fail('no interface');
    return internetSources(network, owner, family, { protocol, port }).map(({ text }) => text);
  };
  const rule = (cidr: string, more: Draft = {}) => ({
    inbound: [{ protocol: 'tcp', port: 443, cidr, ...more }],
  });
  it('are anybody, the first of each range and its neighbours, each once and public', () => {
    expect(tried(rule('203.0.113.0/24'))).toEqual(
      expect.arrayContaining(['`198.51.100.10`', '`203.0.113.0`', '`203.0.112.255`', '`203.0.114.0`']),
    );
    expect(tried(rule('192.168.0.0/16'))).toEqual(
      expect.arrayContaining(['`192.167.255.255`', '`192.169.0.0`']),
    );
    expect(tried(rule('192.168.0.0/16'))).not.toContain('`192.168.0.0`');
    const all = tried({ inbound: [...rule('203.0.113.0/24').inbound, ...rule('203.0.114.0/24').inbound] });
    expect(new Set(all).size).toBe(all.length);
  });
  it('are of one IP version', () => {
    const six = tried(rule('2001:db8:5::/48'), 6);
    expect(six).toEqual(expect.arrayContaining(['`2001:db8::10`', '`2001:db8:5::`', '`2001:db8:6::`']));
    for (const text of six) expect(text).toContain(':');
    for (const text of tried(rule('2001:db8:5::/48'))) expect(text).not.toContain(':');
  });
  it('are of rules for this protocol and port', () => {
    const INSIDE = '`203.0.113.0`';
    expect(tried(rule('203.0.113.0/24', { port: '400-500' }))).toContain(INSIDE);
    expect(tried(rule('203.0.113.0/24', { port: '444-500' }))).not.toContain(INSIDE);
    expect(tried(rule('203.0.113.0/24', { port: '400-442' }))).not.toContain(INSIDE);
    expect(tried(rule('203.0.113.0/24', { protocol: 'udp' }))).not.toContain(INSIDE);
    expect(tried({ inbound: [{ cidr: '203.0.113.0/24' }] })).toContain(INSIDE);
    expect(tried({ inbound: [{ cidr: '203.0.113.0/24' }] }, 4, undefined, 47)).toContain(INSIDE);
  });
  it('are of prefix lists, network ACLs in both directions, and routes', () => {
    const of = (vpc: Draft, more: Draft = {}) => {
      const network = networkOf(
        shop(
          {
            instances: { web: { subnet: 'a', ip: '10.0.1.10', securityGroups: ['g'] } },
            prefixLists: { pl: { entries: ['203.0.113.0/24'] }, open: { entries: null } },
            ...more,
          },
          { securityGroups: { g: {} }, ...vpc },
        ),
      );
      const owner = network.instances.get('web')?.interfaces[0] ?? expect.fail('no interface');
      return internetSources(network, owner, 4, { protocol: 6, port: 443 }).map(({ text }) => text);
    };
    const INSIDE = '`203.0.113.0`';
    expect(of({})).not.toContain(INSIDE);
    expect(of({ securityGroups: { g: { inbound: [{ prefixList: 'pl' }] } } })).toContain(INSIDE);
    expect(
      of({ securityGroups: { g: { inbound: [{ prefixList: 'open' }, { securityGroup: 'g' }] } } }),
    ).toEqual(of({}));
    const acl = (side: string) => ({
      networkAcls: { default: { [side]: { '1': { action: 'deny', cidr: '203.0.113.0/24' } } } },
    });
    expect(of(acl('inbound'))).toContain(INSIDE);
    expect(of(acl('outbound'))).toContain(INSIDE);
    const routes = { '0.0.0.0/0': 'igw', '203.0.113.0/24': 'igw' };
    expect(of({ routeTables: { public: { routes } } })).toContain(INSIDE);
    expect(of({ securityGroups: { g: { outbound: [{ cidr: '203.0.113.0/24' }] } } })).not.toContain(INSIDE);
  });
  it('are of what stands before and behind: appliances on the way, targets of a load balancer and of one behind it', () => {
    const narrow = { inbound: [{ protocol: 'tcp', port: 8443, cidr: '203.0.113.0/24' }] };
    const network = networkOf(
      shop(
        {
          instances: { web: { subnet: 'b', ip: '10.0.2.10', securityGroups: ['narrow'] } },
          loadBalancers: {
            nlb: {
              type: 'network',
              scheme: 'internet-facing',
              subnets: ['a'],
              listeners: [{ protocol: 'tcp', port: 443, targetGroups: 'front' }],
            },
            alb: {
              type: 'application',
              subnets: ['b'],
              securityGroups: ['lists'],
              listeners: [{ protocol: 'http', port: 80, targetGroups: 'g' }],
            },
            idle: { type: 'network', subnets: ['a'], listeners: null },
          },
          targetGroups: {
            front: { port: 80, targets: ['alb', '10.0.2.99'] },
            g: { protocol: 'http', port: 8443, targets: ['web'] },
          },
          prefixLists: { pl: { entries: ['192.0.2.0/28'] } },
        },
        { securityGroups: { narrow, lists: { inbound: [{ prefixList: 'pl' }] } } },
      ),
    );
    const node = network.loadBalancers.get('nlb')?.interfaces[0] ?? expect.fail('no node');
    const tried = internetSources(network, node, 4, { protocol: 6, port: 443 }).map(({ text }) => text);
    expect(tried).toContain('`192.0.2.0`');
    expect(tried).toContain('`203.0.113.0`');
    const idle = network.loadBalancers.get('idle')?.interfaces[0] ?? expect.fail('no node');
    expect(
      internetSources(network, idle, 4, { protocol: 6, port: 443 }).map(({ text }) => text),
    ).not.toContain('`203.0.113.0`');
  });
  it('are of an appliance that a gateway’s table leads through', () => {
    const of = (gateways: readonly string[]) => {
      const network = networkOf(
        shop(
          {
            instances: {
              web: { subnet: 'a', ip: '10.0.1.10', securityGroups: ['g'] },
              firewall: { subnet: 'b', ip: '10.0.2.10', securityGroups: ['narrow'], sourceDestCheck: false },
            },
          },
          {
            securityGroups: { g: {}, narrow: { inbound: [{ cidr: '203.0.113.0/24' }] } },
            routeTables: {
              public: { routes: { '0.0.0.0/0': 'igw' } },
              edge: { gateways, routes: { '10.0.1.0/24': 'firewall' } },
            },
          },
        ),
      );
      const owner = network.instances.get('web')?.interfaces[0] ?? expect.fail('no interface');
      return internetSources(network, owner, 4, { protocol: 6, port: 443 }).map(({ text }) => text);
    };
    expect(of(['igw'])).toContain('`203.0.113.0`');
    expect(of([])).not.toContain('`203.0.113.0`');
  });
  it('do not leave the ends of the address space', () => {
    expect(tried(rule('0.0.0.0/0'))).not.toContain('`-1`');
    expect(tried(rule('255.255.255.255/32')).length).toBeGreaterThan(0);
  });
});

describe('an end that the data lacks', () => {
  const gone = (state: string): Draft =>
    office({
      instances: {
        app: { subnet: 'private-a', ip: '10.0.1.10', securityGroups: ['open'] },
        gone: { state },
      },
    });
  it('is refused where it does not run, and open where it does', () => {
    for (const [flow, code] of [
      [{ from: 'gone', to: 'app' }, 'source-not-running'],
      [{ from: 'app', to: 'gone' }, 'destination-not-running'],
      [{ from: 'internet', to: 'gone' }, 'destination-not-running'],
    ] as const) {
      const stopped = traceIn(gone('terminated'), { ...flow, port: 22 });
      expect([stopped.verdict, ...codesOf(stopped)]).toEqual(['not-reachable', code]);
      const running = traceIn(gone('running'), { ...flow, port: 22 });
      expect([running.verdict, ...codesOf(running)]).toEqual(['undetermined', 'interface-unknown']);
    }
  });
});

describe('an interface whose IPv6 address the data does not tell', () => {
  const six = { inbound: [{ cidr: '::/0' }] };
  const four = { inbound: [{ cidr: '0.0.0.0/0' }] };
  const open = (groups: readonly string[], vpc: Draft = {}): Draft =>
    shop(
      { instances: { web: { subnet: 'a', ip: '10.0.1.10', securityGroups: groups } } },
      {
        subnets: { a: { cidr: '10.0.1.0/24', routeTable: 'public' } },
        cidr: '10.0.0.0/16',
        securityGroups: { four, six, none },
        unknown: ['ipv6Addresses'],
        ...vpc,
      },
    );

  it('may be reached by it', () => {
    const trace = ask(open(['six']));
    expect([trace.verdict, ...codesOf(trace)]).toEqual(['undetermined', 'address-unknown']);
    expect(trace.findings[0]?.message).toBe(
      'The IPv6 addresses of `shop` are not in the data, so whether `web` has one is not known.',
    );
  });
  it.each([
    ['its groups let no IPv6 in', open(['four'])],
    ['its groups let nothing in', open(['none'])],
    [
      'no route takes the answer',
      open(['six'], { routeTables: { public: { routes: { '0.0.0.0/0': 'igw' } } } }),
    ],
    [
      'no internet gateway is there',
      { ...open(['six'], { routeTables: { public: {} } }), internetGateways: {} },
    ],
    ['the data tells the IPv6 addresses', open(['six'], { unknown: [] })],
  ])('is not reached where %s', (_, draft) => {
    expect(ask(draft).verdict).toBe('not-reachable');
  });
  it('is not reached by IPv6 from an address of IPv4', () => {
    expect(ask(open(['six']), 'web', 'internet:198.51.100.10').verdict).toBe('not-reachable');
    expect(ask(open(['six']), 'web', 'internet:2001:db8:9::1').verdict).toBe('undetermined');
  });
  it('does not make an address undecided that was asked for itself', () => {
    expect(ask(open(['six']), '10.0.1.10').verdict).toBe('not-reachable');
  });
});
