/** Whom an address means, and whether it is the one who was meant. */
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../address/prefix.ts';
import { exactly } from '../address/set.ts';
import { codesOf, type Draft, networkOf, office, peered, shownOf, traceIn } from '../testing/build.ts';
import { hybrid, OPEN, transit } from '../testing/networks.ts';
import { interfacesWith } from './interfaces.ts';

const codes = (draft: Draft, from: string, to: string, port = 443) =>
  codesOf(traceIn(draft, { from, to, port }));
const vpc = (cidr: string, subnet: string, routes: Draft, securityGroups: Draft = OPEN): Draft => ({
  cidr,
  subnets: { [subnet]: { cidr: cidr.replace('.0.0/16', '.1.0/24') } },
  routeTables: { main: { main: true, routes } },
  securityGroups,
});

/**
 * `app` in `mid`, which has peers `first` and `peer`; `other` has the addresses of `peer` and is a peer of `far` alone.
 * `app` may send to the named groups only.
 */
const peers = (outbound: readonly string[], changes: Draft = {}): Draft => ({
  vpcs: {
    mid: vpc(
      '10.1.0.0/16',
      'm',
      { '10.2.0.0/16': 'pcx' },
      {
        ...OPEN,
        narrow: { outbound: outbound.map((securityGroup) => ({ securityGroup })) },
      },
    ),
    first: vpc('10.4.0.0/16', 'f', {}),
    peer: vpc('10.2.0.0/16', 'p', { '10.1.0.0/16': 'pcx' }),
    other: vpc('10.2.0.0/16', 'o', {}),
    far: vpc('10.5.0.0/16', 'r', {}),
  },
  instances: {
    app: { subnet: 'm', ip: '10.1.1.10', securityGroups: ['narrow'] },
    near: { subnet: 'm', ip: '10.1.1.20', securityGroups: ['open'] },
    twin: { subnet: 'o', ip: '10.2.1.10', securityGroups: ['open'] },
    db: { subnet: 'p', ip: '10.2.1.10', securityGroups: ['open'] },
  },
  peerings: {
    aside: { requester: 'other', accepter: 'far' },
    before: { requester: 'mid', accepter: 'first' },
    pcx: { requester: 'mid', accepter: 'peer' },
  },
  ...changes,
});

describe('a rule that names a group is asked about the one whom an address means', () => {
  it('the peer before a stranger, whichever side asked for the peering', () => {
    expect(codes(peers(['peer/open']), 'app', '10.2.1.10')).toEqual([]);
    const asked = {
      aside: { requester: 'far', accepter: 'other' },
      before: { requester: 'first', accepter: 'mid' },
      pcx: { requester: 'peer', accepter: 'mid' },
    };
    expect(codes(peers(['peer/open'], { peerings: asked }), 'app', '10.2.1.10')).toEqual([]);
  });
  it('one of the client’s own VPC before anybody else', () => {
    const twin = vpc('10.1.0.0/16', 'o', {});
    const base = peers(['open']);
    const draft = {
      ...base,
      vpcs: { ...(base['vpcs'] as Draft), other: twin },
      instances: {
        ...(base['instances'] as Draft),
        twin: { subnet: 'o', ip: '10.1.1.20', securityGroups: ['open'] },
      },
    };
    expect(codes(draft, 'app', '10.1.1.20')).toEqual([]);
  });
  it('nobody where the name of a group does not reach', () => {
    expect(codes(peers(['open']), 'app', '10.2.1.10')).toContain('security-group-outbound');
  });
  it('the one who has the address that a name stands for', () => {
    const zones = {
      hostedZones: {
        z: { domain: 'corp.example', vpcs: ['mid'], records: { 'db.corp.example': '10.2.1.10' } },
      },
    };
    const base = peers(['peer/open'], zones);
    const vpcs = base['vpcs'] as Record<string, Draft>;
    const draft = { ...base, vpcs: { ...vpcs, mid: { ...vpcs['mid'], dnsHostnames: true } } };
    expect(codes(draft, 'app', 'db.corp.example')).toEqual([]);
  });
});

describe('who gets a packet', () => {
  it('must be the endpoint that was meant, where another has its address', () => {
    const endpoint = (subnet: string): Draft => ({
      type: 'interface',
      service: 'sns',
      subnets: [subnet],
      ips: { [subnet]: '10.2.1.50' },
      securityGroups: ['open'],
    });
    const draft = peers(['open'], {
      instances: { app: { subnet: 'm', ip: '10.1.1.10', securityGroups: ['open'] } },
      endpoints: { theirs: endpoint('p'), strange: endpoint('o') },
    });
    expect(codes(draft, 'app', 'theirs')).toEqual([]);
    expect(codes(draft, 'app', 'strange')).toEqual(['delivered-elsewhere']);
  });
  it('must be the network that was meant, where another has its addresses', () => {
    const draft = hybrid({
      onPremises: { office: { cidr: '192.168.0.0/16' }, branch: { cidr: '192.168.0.0/16' } },
    });
    expect(codes(draft, 'app', 'office')).toEqual([]);
    expect(codes(draft, 'app', 'branch')).toContain('delivered-elsewhere');
  });
  it('must be the one that was meant behind a NAT gateway, too', () => {
    const base = peers([]);
    const vpcs = base['vpcs'] as Record<string, Draft>;
    const draft = {
      ...base,
      vpcs: {
        ...vpcs,
        mid: {
          ...vpcs['mid'],
          subnets: {
            m: { cidr: '10.1.1.0/24', routeTable: 'inner' },
            n: { cidr: '10.1.2.0/24', routeTable: 'outer' },
          },
          routeTables: {
            inner: { routes: { '10.2.0.0/16': 'nat' } },
            outer: { routes: { '10.2.0.0/16': 'pcx' } },
          },
        },
      },
      natGateways: { nat: { subnet: 'n', connectivity: 'private' } },
    };
    expect(codes(draft, 'near', 'db')).toEqual([]);
    expect(codes(draft, 'near', 'twin')).toEqual(['delivered-elsewhere']);
  });
  it('may be a target of the load balancer that was meant, but the answer must reach the one who asked', () => {
    const draft = (asker: string): Draft => ({
      vpcs: {
        a: vpc('10.0.0.0/16', 'sa', { '10.1.0.0/16': 'pa' }),
        b: vpc('10.1.0.0/16', 'sb', { '10.0.0.0/16': asker }),
        c: vpc('10.0.0.0/16', 'sc', { '10.1.0.0/16': 'pc' }),
      },
      peerings: { pa: { requester: 'a', accepter: 'b' }, pc: { requester: 'c', accepter: 'b' } },
      instances: {
        one: { subnet: 'sa', ip: '10.0.1.10', securityGroups: ['open'] },
        two: { subnet: 'sb', ip: '10.1.1.10', securityGroups: ['open'] },
        twin: { subnet: 'sc', ip: '10.0.1.10', securityGroups: ['open'] },
      },
      loadBalancers: {
        nlb: {
          type: 'network',
          subnets: ['sb'],
          listeners: [{ protocol: 'tcp', port: 443, targetGroups: 'g' }],
        },
      },
      targetGroups: { g: { port: 443, targets: ['two'] } },
    });
    expect(codes(draft('pa'), 'one', 'nlb')).toEqual([]);
    expect(codes(draft('pc'), 'one', 'nlb')).toEqual(['delivered-elsewhere']);
  });
});

describe('nobody has an address', () => {
  it('in the subnet that holds it, whichever of its ranges does', () => {
    const six = office(
      {},
      {
        cidr: ['10.0.0.0/16', '2001:db8:1::/56'],
        subnets: {
          'private-a': { cidr: '10.0.1.0/24', routeTable: 'private' },
          'private-b': { cidr: ['10.0.3.0/24', '2001:db8:1:1::/64'] },
          'public-a': { cidr: '10.0.2.0/24', routeTable: 'public' },
        },
      },
    );
    const hop = shownOf(traceIn(six, { from: 'app', to: '10.0.3.77', port: 443 })).there.at(-1);
    expect(hop).toMatchObject({ at: 'private-b', resource: { kind: 'subnet', id: 'private-b' } });
  });
  it('where no subnet does, which is said at the last place on the path', () => {
    const base = peered();
    const trace = traceIn(base, { from: 'one', to: '10.2.9.9', port: 443 });
    expect(codesOf(trace)).toContain('address-not-assigned');
    expect(shownOf(trace).there.at(-1)).toMatchObject({
      at: 'pcx',
      resource: { kind: 'vpc', id: 'right' },
    });
  });
  it('though it would be the resolver’s in another VPC', () => {
    expect(codes(transit(), 'one', '10.2.0.3')).toContain('address-not-assigned');
    expect(codes(transit(), 'one', '10.2.0.2')).toContain('reserved-address');
  });
});

describe('an address that two claim', () => {
  it('is the first’s', () => {
    const network = networkOf(
      office({
        instances: {
          first: { subnet: 'private-a', ip: '10.0.1.10' },
          second: { subnet: 'private-a', ip: '10.0.1.10' },
        },
      }),
    );
    const home = network.vpcs.get('office') ?? expect.fail('the VPC is there');
    const { certain } = interfacesWith(home, exactly(parseAddress('10.0.1.10') ?? expect.fail('an address')));
    expect(certain?.node.id).toBe('first');
  });
});
