import { describe, expect, it } from 'vitest';
import { type Draft, networkOf } from '../testing/build.ts';
import { reachClasses } from './classes.ts';

const net = (parts: Draft, vpc: Draft = {}): Draft => ({
  vpcs: {
    v: {
      cidr: ['10.0.0.0/16', '2001:db8:1::/56'],
      subnets: { s: { cidr: ['10.0.1.0/24', '2001:db8:1::/64'] }, t: { cidr: '10.0.2.0/24' } },
      securityGroups: { g: { inbound: [{ cidr: '10.0.0.0/16' }] }, h: {} },
      ...vpc,
    },
  },
  ...parts,
});
const machine = (last: number, fields: Draft = {}): Draft => ({
  subnet: 's',
  ip: `10.0.1.${last}`,
  securityGroups: ['g'],
  ...fields,
});
/** Whether `a` and `b` are of one class. */
const alike = (draft: Draft): boolean =>
  reachClasses(networkOf(draft)).some(({ members }) =>
    ['a', 'b'].every((name) => members.some((each) => each.name === name)),
  );
const pair = (one: Draft, other: Draft, more: Draft = {}, vpc: Draft = {}) =>
  alike(net({ instances: { a: machine(10, one), b: machine(20, other) }, ...more }, vpc));

describe('two machines are alike', () => {
  it('whatever they are called', () => {
    expect(pair({}, {})).toBe(true);
    expect(pair({ label: 'One' }, { label: 'Two' })).toBe(true);
    expect(pair({ securityGroups: ['g', 'h'] }, { securityGroups: ['h', 'g'] })).toBe(true);
  });
  it.each<[string, Draft, Draft]>([
    ['their subnet', {}, { subnet: 't', ip: '10.0.2.20' }],
    ['their groups', {}, { securityGroups: ['h'] }],
    ['that groups are not in the data', {}, { securityGroups: null }],
    ['their state', {}, { state: 'stopped' }],
    ['the check of addresses', {}, { sourceDestCheck: false }],
    ['a check that is not in the data', {}, { sourceDestCheck: null }],
    ['the ports that they connect from', {}, { ephemeralPorts: '40000-50000' }],
    ['a public address', {}, { publicIp: '203.0.113.20' }],
    ['a second address', {}, { ip: ['10.0.1.20', '10.0.1.21'] }],
    ['an IPv6 address', {}, { ip: ['10.0.1.20', '2001:db8:1::20'] }],
    ['an address that is not fixed', {}, { ip: undefined }],
  ])('unless it is for %s', (_, one, other) => {
    expect(pair(one, other)).toBe(false);
  });
  it('with public addresses that no rule parts, on the same of their own', () => {
    expect(pair({ publicIp: '203.0.113.10' }, { publicIp: '203.0.113.20' })).toBe(true);
    const two = (last: number) => ['10.0.1.10', '10.0.1.20'].map((_, index) => `10.0.1.${last + index}`);
    const on = (last: number, index: number) => ({
      ip: two(last),
      publicIp: { [two(last)[index] ?? '']: `203.0.113.${last}` },
    });
    expect(pair(on(10, 0), on(20, 0))).toBe(true);
    expect(pair(on(10, 1), on(20, 1))).toBe(true);
    expect(pair(on(10, 0), on(20, 1))).toBe(false);
  });
  it('as interfaces of their own, unless one has another use', () => {
    const both = (one: Draft, other: Draft) =>
      alike(net({ networkInterfaces: { a: machine(10, one), b: machine(20, other) } }));
    expect(both({}, {})).toBe(true);
    expect(both({ use: 'lambda' }, { use: 'lambda' })).toBe(true);
    expect(both({ use: 'lambda' }, {})).toBe(false);
  });
  it('not where AWS would refuse one of them', () => {
    expect(pair({}, { ip: '10.0.2.20' })).toBe(false);
  });
  it('not as an instance and an interface', () => {
    expect(alike(net({ instances: { a: machine(10) }, networkInterfaces: { b: machine(20) } }))).toBe(false);
  });
});

describe('the ends of a network', () => {
  const ends = (draft: Draft) =>
    Object.fromEntries(
      reachClasses(networkOf(draft)).flatMap(({ members }) =>
        members.map(({ name, kind, sends, group, label }) => [
          name,
          {
            kind,
            sends,
            ...(group === undefined ? {} : { group }),
            ...(label === undefined ? {} : { label }),
          },
        ]),
      ),
    );
  it('are machines, endpoints, load balancers, networks outside and the internet', () => {
    const all = ends(
      net({
        instances: { app: machine(10, { label: 'App' }), lost: { state: 'running' } },
        networkInterfaces: { eni: machine(20), alb: machine(30, { use: 'network_load_balancer' }) },
        endpoints: { vpce: { type: 'interface', service: 'sns', subnets: ['s'] } },
        loadBalancers: {
          nlb: { type: 'network', subnets: ['s'], listeners: [] },
          gwlb: { type: 'gateway', subnets: ['s'], listeners: [] },
        },
        onPremises: { office: { cidr: '192.168.0.0/16' } },
      }),
    );
    expect(all).toEqual({
      app: { kind: 'instance', sends: true, label: 'App' },
      lost: { kind: 'instance', sends: true },
      eni: { kind: 'interface', sends: true },
      vpce: { kind: 'endpoint', sends: false },
      nlb: { kind: 'load-balancer', sends: false },
      office: { kind: 'on-premises', sends: true },
      internet: { kind: 'internet', sends: true },
    });
  });
  it('stand once: an instance for its first interface, the others by themselves', () => {
    const two = ends(
      net({
        instances: { app: machine(10, { networkInterface: 'eni-1' }) },
        networkInterfaces: { 'eni-2': machine(20, { instance: 'app' }) },
      }),
    );
    expect(Object.keys(two).sort()).toEqual(['app', 'eni-2', 'internet']);
    expect(two['app']).toMatchObject({ group: two['eni-2']?.group });
    expect(two['app']?.group).toBeDefined();
  });
  it('that share an address are of one group, those that share none are not', () => {
    const twins = (ip: string) =>
      ends({
        vpcs: {
          v: { cidr: '10.0.0.0/16', subnets: { s: { cidr: '10.0.1.0/24' } } },
          w: { cidr: '10.0.0.0/16', subnets: { u: { cidr: '10.0.1.0/24' } } },
        },
        instances: { a: { subnet: 's', ip: '10.0.1.10' }, b: { subnet: 'u', ip } },
      });
    expect(twins('10.0.1.10')['a']?.group).toBe(twins('10.0.1.10')['b']?.group);
    expect(twins('10.0.1.10')['a']?.group).toBeDefined();
    expect(twins('10.0.1.11')['a']).not.toHaveProperty('group');
  });
});

describe('pairs of twins', () => {
  /** Two VPCs with the same addresses; machines of each, by their last number and state. */
  const overlapping = (machines: readonly (readonly [string, string, number, string?])[]): Draft => ({
    vpcs: {
      v: { cidr: '10.0.0.0/16', subnets: { s: { cidr: '10.0.1.0/24' } } },
      w: { cidr: '10.0.0.0/16', subnets: { u: { cidr: '10.0.1.0/24' } } },
    },
    instances: Object.fromEntries(
      machines.map(([name, subnet, last, state = 'running']) => [
        name,
        { subnet, ip: `10.0.1.${last}`, state },
      ]),
    ),
  });
  it('are alike where each is alike to its counterpart', () => {
    const four = overlapping([
      ['a', 's', 10],
      ['a2', 'u', 10],
      ['b', 's', 20],
      ['b2', 'u', 20],
    ]);
    expect(alike(four)).toBe(true);
    const mixed = overlapping([
      ['a', 's', 10],
      ['a2', 'u', 10],
      ['b', 's', 20],
      ['b2', 'u', 20, 'stopped'],
    ]);
    expect(alike(mixed)).toBe(false);
    const alone = overlapping([
      ['a', 's', 10],
      ['a2', 'u', 10],
      ['b', 's', 20],
    ]);
    expect(alike(alone)).toBe(false);
  });
});
