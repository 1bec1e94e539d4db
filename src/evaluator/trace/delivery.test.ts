import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, networkOf, office, shownOf, snsEndpoint, traceIn } from '../testing/build.ts';
import { hybrid, OPEN } from '../testing/networks.ts';
import { refusedAbout } from './accused.ts';

const ask = (draft: Draft, to: string, flow: Draft = {}) =>
  traceIn(draft, { from: 'app', to, port: 443, ...flow } as never);
const codes = (draft: Draft, to: string, flow: Draft = {}) => codesOf(ask(draft, to, flow));

describe('an address inside the VPC', () => {
  it.each(['10.0.0.2', '10.0.3.0', '10.0.3.1', '10.0.3.2', '10.0.3.3', '10.0.3.255'])(
    '%s is AWS’s own',
    (address) => {
      expect(codes(office(), address)).toEqual(['reserved-address']);
    },
  );
  it.each(['10.0.3.4', '10.0.3.254', '10.0.0.3', '10.0.9.9'])('%s is nobody’s', (address) => {
    expect(codes(office(), address)).toEqual(['address-not-assigned']);
  });
  it('of IPv6 is not kept by AWS in this way', () => {
    const six = office(
      {
        instances: { app: { subnet: 'a', ip: '2001:db8:1::10', securityGroups: ['open'] } },
        natGateways: {},
      },
      {
        cidr: ['10.0.0.0/16', '2001:db8:1::/56'],
        routeTables: {},
        subnets: { a: { cidr: ['10.0.1.0/24', '2001:db8:1::/64'] } },
      },
    );
    expect(codes(six, '2001:db8:1::1')).toEqual(['address-not-assigned']);
  });
  it('may be somebody’s whose address is not fixed, or who is not in the data', () => {
    const open = office({
      instances: {
        app: { subnet: 'private-a', ip: '10.0.1.10', securityGroups: ['open'] },
        db: { subnet: 'private-b', securityGroups: ['open'] },
      },
    });
    expect(codes(open, '10.0.3.77')).toEqual(['address-unknown']);
    expect(codes(office({}, { unknown: ['networkInterfaces'] }), '10.0.3.77')).toEqual(['address-unknown']);
    expect(codes(office({}, { unknown: ['endpoints'] }), '10.0.3.77')).toEqual(['address-not-assigned']);
  });
  it('is looked for in the subnet that holds it', () => {
    const hop = shownOf(ask(office(), '10.0.3.77')).there.at(-1);
    expect(hop).toMatchObject({ at: 'private-b', resource: { kind: 'subnet', id: 'private-b' } });
    expect(shownOf(ask(office(), '10.0.3.77')).path).toEqual(['app', 'private-a', 'private-b']);
    const outside = shownOf(ask(office(), '10.0.9.9')).there.at(-1);
    expect(outside).toMatchObject({ at: 'private-a', resource: { kind: 'vpc', id: 'office' } });
  });
});

describe('an address that nobody has', () => {
  it('stands behind the ACL of its subnet all the same', () => {
    const draft = office(
      {},
      {
        networkAcls: { shut: { inbound: {}, outbound: {} } },
        subnets: {
          'private-a': { cidr: '10.0.1.0/24', routeTable: 'private' },
          'public-a': { cidr: '10.0.2.0/24', routeTable: 'public' },
          'private-b': { cidr: '10.0.3.0/24', networkAcl: 'shut' },
        },
      },
    );
    expect(codes(draft, '10.0.3.77')).toEqual(['network-acl-inbound', 'address-not-assigned']);
    // The subnet's own routers are not asked by way of it.
    expect(codes(draft, '10.0.3.1')).toEqual(['reserved-address']);
  });
});

describe('a machine', () => {
  it('that does not run gets nothing, and answers pass nonetheless', () => {
    const { app, db, web } = office()['instances'] as Record<string, Draft>;
    const stopped = office({ instances: { app, web, db: { ...db, state: 'stopped' } } });
    expect(codes(stopped, 'db')).toEqual(['destination-not-running']);
    const asking = office({ instances: { web, db, app: { ...app, state: 'stopped' } } });
    expect(codes(asking, 'db')).toEqual(['source-not-running']);
  });
  it('that hands packets on by rules of its own is not decided', () => {
    const of = (use: string): Draft =>
      office({
        networkInterfaces: { eni: { subnet: 'private-b', ip: '10.0.3.20', use, securityGroups: ['open'] } },
      });
    expect(codes(of('network_load_balancer'), 'eni')).toEqual(['not-modelled']);
    expect(codes(of('a database'), 'eni')).toEqual([]);
    // It may ask, and be answered.
    expect(codes(of('network_load_balancer'), 'db', { from: 'eni' })).toEqual([]);
  });
});

describe('what hands packets to appliances', () => {
  const gateway = office(
    {
      loadBalancers: { gwlb: { type: 'gateway', subnets: ['private-b'], listeners: [] } },
      endpointServices: { inspection: { loadBalancers: ['gwlb'] } },
      endpoints: { gwlbe: { type: 'gateway-load-balancer', service: 'inspection', subnet: 'appliances' } },
    },
    {
      subnets: {
        'private-a': { cidr: '10.0.1.0/24', routeTable: 'private' },
        'public-a': { cidr: '10.0.2.0/24', routeTable: 'public' },
        'private-b': { cidr: '10.0.3.0/24', routeTable: 'private' },
        appliances: { cidr: '10.0.4.0/28' },
      },
    },
  );
  it('is no destination itself', () => {
    const trace = ask(gateway, 'gwlb');
    expect(codesOf(trace)).toEqual(['not-modelled']);
    expect(shownOf(trace).there.at(-1)).toMatchObject({
      kind: 'destination',
      at: 'gwlb',
      facts: ['F-GWLBE-01'],
    });
  });
});

describe('which interface an address means', () => {
  /** Two peers of `mid` that overlap with nobody, and a third VPC with the address of one. */
  const three = (changes: Draft = {}): Draft => ({
    vpcs: {
      mid: {
        cidr: '10.1.0.0/16',
        subnets: { m: { cidr: '10.1.1.0/24' } },
        routeTables: { main: { main: true, routes: { '10.2.0.0/16': 'pcx' } } },
        securityGroups: OPEN,
      },
      peer: {
        cidr: '10.2.0.0/16',
        subnets: { p: { cidr: '10.2.1.0/24' } },
        routeTables: { main: { main: true, routes: { '10.1.0.0/16': 'pcx' } } },
        securityGroups: { ...OPEN, fromMid: { inbound: [{ securityGroup: 'mid/open' }] } },
      },
      other: { cidr: '10.2.0.0/16', subnets: { o: { cidr: '10.2.1.0/24' } }, securityGroups: OPEN },
    },
    instances: {
      app: { subnet: 'm', ip: '10.1.1.10', securityGroups: ['open'] },
      twin: { subnet: 'o', ip: '10.2.1.10', securityGroups: ['open'] },
      db: { subnet: 'p', ip: '10.2.1.10', securityGroups: ['fromMid'] },
    },
    peerings: { pcx: { requester: 'mid', accepter: 'peer' } },
    ...changes,
  });
  it('is the peer’s before a stranger’s, from either side of the peering', () => {
    for (const peerings of [
      { pcx: { requester: 'mid', accepter: 'peer' } },
      { pcx: { requester: 'peer', accepter: 'mid' } },
    ]) {
      const trace = ask(three({ peerings }), '10.2.1.10');
      expect(trace.verdict).toBe('reachable');
      expect(shownOf(trace).path.at(-1)).toBe('db');
    }
  });
  it('that was meant must get the packet', () => {
    expect(codes(three(), 'twin')).toContain('delivered-elsewhere');
    expect(codes(three(), 'db')).toEqual([]);
  });
});

describe('an interface with both IP versions', () => {
  const both = (app: readonly string[], db: readonly string[]): Draft =>
    office(
      {
        instances: {
          app: { subnet: 'a', ip: app, securityGroups: ['all'] },
          db: { subnet: 'b', ip: db, securityGroups: ['all'] },
        },
        natGateways: {},
      },
      {
        cidr: ['10.0.0.0/16', '2001:db8:1::/56'],
        routeTables: {},
        securityGroups: { all: { inbound: [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }] } },
        subnets: {
          a: { cidr: ['10.0.1.0/24', '2001:db8:1::/64'] },
          b: { cidr: ['10.0.3.0/24', '2001:db8:1:1::/64'] },
        },
      },
    );
  const SIX = '2001:db8:1:1::10';
  it('is asked in the version of the one who asks', () => {
    const answer = (app: readonly string[]) =>
      shownOf(ask(both(app, ['10.0.3.10', SIX]), 'db')).there.at(-1)?.answer;
    expect(answer(['10.0.1.10'])).toContain('`10.0.3.10`');
    expect(answer(['2001:db8:1::10'])).toContain(`\`${SIX}\``);
    expect(answer(['10.0.1.10', '2001:db8:1::10'])).toContain('`10.0.3.10`');
    expect(codes(both(['10.0.1.10'], [SIX]), 'db')).toEqual(['address-family-mismatch']);
  });
  it('is asked for echo in the words of its version', () => {
    const answer = (app: readonly string[]) =>
      shownOf(ask(both(app, ['10.0.3.10', SIX]), 'db', { protocol: 'icmp', port: undefined }));
    expect(answer(['10.0.1.10']).back.length).toBeGreaterThan(0);
    expect(answer(['2001:db8:1::10']).verdict).toBe('reachable');
  });
});

describe('an address that is a service’s', () => {
  const lists = (entries: readonly string[] | null, service: string | null = 's3'): Draft =>
    office({ prefixLists: { pl: { entries, ...(service === null ? {} : { service }) } } });
  const end = (draft: Draft, to = '198.51.100.7') => shownOf(ask(draft, to)).path.at(-1);
  it('is known by the ranges that AWS publishes', () => {
    expect(end(lists(['192.0.2.0/24', '198.51.100.0/28']))).toBe('com.amazonaws.us-east-1.s3');
    expect(end(lists(['198.51.100.8/29']))).toBe('igw');
    expect(end(lists(['198.51.100.0/30']))).toBe('igw');
    expect(end(lists(null))).toBe('igw');
    expect(end(lists(['198.51.100.0/28'], null))).toBe('igw');
    expect(end(lists(['198.51.100.0/28']), 'internet')).toBe('igw');
    expect(end(lists(['2001:db8::/32']))).toBe('igw');
  });
  it('is in a range of its IP version, from the first address to the last', () => {
    for (const to of ['198.51.100.0', '198.51.100.15'])
      expect(end(lists(['198.51.100.0/28']), to)).toBe('com.amazonaws.us-east-1.s3');
    expect(end(lists(['198.51.100.0/28']), '198.51.100.16')).toBe('igw');
    expect(end(lists(['::/0']))).toBe('igw');
  });
  it('is known though a list of nobody’s holds it, too', () => {
    const two = office({
      prefixLists: {
        own: { entries: ['198.51.100.0/24'] },
        s3: { service: 's3', entries: ['198.51.100.0/28'] },
      },
    });
    expect(end(two)).toBe('com.amazonaws.us-east-1.s3');
  });
  it('is no name on the internet, however wide the ranges are', () => {
    expect(end(lists(['0.0.0.0/0']), 'www.example.com')).toBe('igw');
    const six = office(
      {
        instances: { app: { subnet: 'public-a', ip: '2001:db8:1::10', securityGroups: ['open'] } },
        natGateways: {},
        prefixLists: { pl: { service: 's3', entries: ['2000::/3'] } },
      },
      {
        cidr: ['10.0.0.0/16', '2001:db8:1::/56'],
        routeTables: { public: { routes: { '::/0': 'igw' } } },
        subnets: { 'public-a': { cidr: ['10.0.2.0/24', '2001:db8:1::/64'], routeTable: 'public' } },
        securityGroups: { open: {} },
      },
    );
    expect(end(six, 'internet')).toBe('igw');
  });
  it('answers from there', () => {
    const trace = ask(lists(['198.51.100.0/28']), '198.51.100.7');
    expect(trace.verdict).toBe('reachable');
    expect(shownOf(trace).returnPath[0]).toBe('com.amazonaws.us-east-1.s3');
    expect(shownOf(trace).there.at(-1)?.facts).toEqual(['F-SEED-04']);
  });
  it('by an endpoint answers from the service and the endpoint', () => {
    const sns = shownOf(ask(office(snsEndpoint()), 'sns.us-east-1.amazonaws.com'));
    expect(sns.returnPath.slice(0, 3)).toEqual(['com.amazonaws.us-east-1.sns', 'vpce-sns', 'private-b']);
    const s3 = office({
      endpoints: { s3: { type: 'gateway', service: 's3', vpc: 'office', routeTables: ['private'] } },
    });
    expect(shownOf(ask(s3, 's3.us-east-1.amazonaws.com')).returnPath.slice(0, 2)).toEqual([
      'com.amazonaws.us-east-1.s3',
      's3',
    ]);
  });
});

describe('a network outside of AWS', () => {
  const six = hybrid(
    { onPremises: { office: { cidr: ['192.168.0.0/16', '2001:db8:9::/48'] } } },
    {},
    {
      cidr: ['10.1.0.0/16', '2001:db8:1::/56'],
      subnets: { 'cloud-a': { cidr: ['10.1.1.0/24', '2001:db8:1::/64'] } },
    },
  );
  it('is asked in the IP version of the one who asks', () => {
    const trace = ask(six, 'office');
    expect(trace.choices).toHaveLength(1);
    expect(trace.verdict).toBe('reachable');
  });
  it('asks in the IP version of the other end', () => {
    const trace = traceIn(six, { from: 'office', to: 'app', port: 22 });
    expect(trace.choices).toHaveLength(1);
    expect(trace.verdict).toBe('reachable');
  });
  it('reaches the internet by a way of its own', () => {
    expect(codesOf(traceIn(hybrid(), { from: 'office', to: '198.51.100.7', port: 443 }))).toEqual([
      'not-modelled',
    ]);
  });
  it('without an address of that version cannot ask', () => {
    const four = { ...six, onPremises: { office: { cidr: '192.168.0.0/16' } } };
    expect(codesOf(traceIn(four, { from: 'office', to: '2001:db8:1::77', port: 22 }))).toContain(
      'address-family-mismatch',
    );
  });
});

describe('what AWS would refuse', () => {
  it('is found by the resource that it is about, and by either of two that it names', () => {
    const network = networkOf(
      office(
        {},
        {
          routeTables: {
            private: { routes: { '0.0.0.0/0': 'nat' } },
            public: { routes: { '0.0.0.0/0': 'igw' } },
          },
          subnets: {
            'private-a': { cidr: '10.0.1.0/24', routeTable: 'private' },
            'public-a': { cidr: '10.0.2.0/24', routeTable: 'public' },
            'private-b': { cidr: '10.0.3.0/24', routeTable: 'private' },
            twin: { cidr: '10.0.3.0/25' },
          },
        },
      ),
    );
    const about = (kind: 'subnet' | 'vpc', id: string) =>
      refusedAbout(network, { kind, id, pointer: '' }).map(({ code }) => code);
    expect(about('subnet', 'twin')).toEqual(['subnets-overlap']);
    expect(about('subnet', 'private-b')).toEqual(['subnets-overlap']);
    expect(about('subnet', 'private-a')).toEqual([]);
    expect(about('subnet', 'nobody')).toEqual([]);
  });
});
