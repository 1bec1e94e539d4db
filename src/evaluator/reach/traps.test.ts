/** What could make two ends alike that are not, each by itself. Every draft is also held against the plain tracer. */
import { describe, expect, it } from 'vitest';
import { type Draft, networkOf, office } from '../testing/build.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import { reachClasses } from './classes.ts';
import type { ReachQuestion } from './question.ts';
import { pairsOf, type ReachRow, reach } from './reach.ts';

const HTTPS: ReachQuestion = { protocol: 'tcp', port: 443 };

/** The classes of machines, as names; fails where the rows say anything else than the plain tracer. */
const classesOf = (draft: Draft): readonly string[] => {
  const network = networkOf(draft);
  const classes = reachClasses(network);
  for (const { from, to, verdict, private: own } of pairsOf(reach(network, classes, HTTPS))) {
    const result = traceFlow(network, { from: from.name, to: to.name, port: 443 });
    if (!result.ok) expect.fail(result.problem.message);
    expect(`${from.name} ${to.name} ${verdict} ${own}`).toBe(
      `${from.name} ${to.name} ${result.trace.verdict} ${result.trace.private}`,
    );
  }
  return classes
    .filter(({ members }) => ['instance', 'interface'].includes(members[0]?.kind ?? ''))
    .map(({ members }) => members.map(({ name }) => name).join(' '));
};

const OPEN = { subnet: 'private-a', securityGroups: ['open'] };
const at = (last: number, more: Draft = {}): Draft => ({ ...OPEN, ip: `10.0.1.${last}`, ...more });
const three = (changes: Draft = {}): Draft => ({ a: at(20), b: at(21), c: at(22, changes) });

describe('are not alike', () => {
  it.each<[string, Draft]>([
    ['another subnet', { subnet: 'private-b', ip: '10.0.3.22' }],
    ['another set of security groups', { securityGroups: ['open', 'closed'] }],
    ['groups that are not in the data', { securityGroups: null }],
    ['other ports for connections', { ephemeralPorts: '1024-65535' }],
    ['a public address', { publicIp: true }],
    ['a stopped machine', { state: 'stopped' }],
    ['another address', { ip: ['10.0.1.22', '10.0.1.23'] }],
    ['an address that is not fixed', { ip: undefined }],
    ['the check off', { sourceDestCheck: false }],
  ])('%s', (_, changes) => {
    expect(classesOf(office({ instances: three(changes) }))).toEqual(['a b', 'c']);
  });

  it('the order of security groups is no difference', () => {
    const both = {
      a: at(20, { securityGroups: ['open', 'closed'] }),
      b: at(21, { securityGroups: ['closed', 'open'] }),
    };
    expect(classesOf(office({ instances: both }))).toEqual(['a b']);
  });

  it('what a route leads to', () => {
    const routes = {
      private: { routes: { '10.9.0.0/16': 'c' } },
      public: { routes: { '0.0.0.0/0': 'igw' } },
    };
    expect(classesOf(office({ instances: three() }, { routeTables: routes }))).toEqual(['a b', 'c']);
  });

  it('what a target group names, by name or by address', () => {
    const balancer = {
      type: 'network',
      subnets: ['private-b'],
      listeners: [{ protocol: 'tcp', port: 443, targetGroups: 'tg' }],
    };
    for (const target of ['c', '10.0.1.22']) {
      const parts = {
        instances: three(),
        loadBalancers: { lb: balancer },
        targetGroups: { tg: { targets: [target] } },
      };
      expect(classesOf(office(parts))).toEqual(['a b', 'c']);
    }
  });

  it('what a resource configuration names', () => {
    const parts = {
      instances: three(),
      resourceGateways: { rgw: { subnets: ['private-b'] } },
      resourceConfigurations: { rcfg: { gateway: 'rgw', target: 'c', ports: 443 } },
      endpoints: { res: { type: 'resource', resource: 'rcfg', subnets: ['private-b'] } },
    };
    expect(classesOf(office(parts))).toEqual(['a b', 'c']);
  });

  it('what a hosted zone names', () => {
    const zone = { domain: 'example.com', vpcs: ['office'], records: { 'c.example.com': '10.0.1.22' } };
    expect(classesOf(office({ instances: three(), hostedZones: { zone } }))).toEqual(['a b', 'c']);
  });

  it('addresses that a rule, a network ACL or a prefix list parts', () => {
    const range = '10.0.1.22/32';
    const groups = { open: { inbound: [{ cidr: '0.0.0.0/0' }] }, other: { inbound: [{ cidr: range }] } };
    const web = { subnet: 'public-a', ip: '10.0.2.10', securityGroups: ['other'] };
    const instances = { ...three(), web };
    expect(classesOf(office({ instances }, { securityGroups: groups }))).toEqual(['a b', 'c', 'web']);
    const acl = {
      inbound: { 100: { action: 'deny', cidr: range }, 200: { action: 'allow', cidr: '0.0.0.0/0' } },
    };
    expect(
      classesOf(office({ instances: three() }, { networkAcls: { acl: { default: true, ...acl } } })),
    ).toEqual(['a b', 'c']);
    expect(classesOf(office({ instances: three(), prefixLists: { pl: { entries: [range] } } }))).toEqual([
      'a b',
      'c',
    ]);
  });

  it('two machines with one address', () => {
    expect(classesOf(office({ instances: { ...three(), twin: at(22) } }))).toEqual(['a b', 'c', 'twin']);
  });

  it('an address that stands for everybody on the internet', () => {
    const seen = (last: number, publicIp: string): Draft => ({
      subnet: 'public-a',
      ip: `10.0.2.${last}`,
      securityGroups: ['open'],
      publicIp,
    });
    const instances = {
      a: seen(20, '198.51.100.20'),
      b: seen(21, '198.51.100.21'),
      c: seen(22, '198.51.100.10'),
    };
    expect(classesOf(office({ instances }))).toEqual(['a b', 'c']);
  });

  it('what AWS reserves in a network that overlaps', () => {
    // A route of `x` leads to `z`, which has the addresses of `y` and keeps 10.1.1.3 and 10.1.1.255 for itself.
    const securityGroups = { open: { inbound: [{ cidr: '0.0.0.0/0' }] } };
    const vpc = (cidr: string, subnet: string, range: string, target?: string): Draft => ({
      cidr,
      securityGroups,
      subnets: { [subnet]: { cidr: range } },
      routeTables: {
        m: {
          main: true,
          routes:
            target === undefined ? {} : { [cidr === '10.0.0.0/16' ? '10.1.0.0/16' : '10.0.0.0/16']: target },
        },
      },
    });
    const machine = (subnet: string, ip: string): Draft => ({ subnet, ip, securityGroups: ['open'] });
    const classes = classesOf({
      vpcs: {
        x: vpc('10.0.0.0/16', 'x0', '10.0.1.0/24', 'xz'),
        y: vpc('10.1.0.0/16', 'y0', '10.1.0.0/16', 'xy'),
        z: vpc('10.1.0.0/16', 'z0', '10.1.1.0/24'),
      },
      instances: {
        client: machine('x0', '10.0.1.9'),
        a: machine('y0', '10.1.1.200'),
        b: machine('y0', '10.1.1.201'),
        low: machine('y0', '10.1.1.3'),
        high: machine('y0', '10.1.1.255'),
      },
      peerings: { xz: { requester: 'x', accepter: 'z' }, xy: { requester: 'x', accepter: 'y' } },
    });
    expect(classes).toEqual(['client', 'a b', 'low', 'high']);
  });
});

describe('are alike', () => {
  it('machines whose addresses the data does not fix', () => {
    expect(classesOf(office({ instances: { a: OPEN, b: OPEN, c: OPEN } }))).toEqual(['a b c']);
  });

  it('machines with as many interfaces, each like the other’s', () => {
    const instances = { a: at(20), b: at(21), c: at(22) };
    // The second interface differs from the first in nothing but its place.
    const card = (last: number, instance: string): Draft => ({ ...at(last), instance });
    const networkInterfaces = { a2: card(30, 'a'), b2: card(31, 'b') };
    expect(classesOf(office({ instances, networkInterfaces }))).toEqual(['a b', 'c', 'a2 b2']);
  });

  it('twins in networks that overlap, pair by pair', () => {
    const securityGroups = { open: { inbound: [{ cidr: '0.0.0.0/0' }] } };
    const vpc = (subnet: string, peering: string): Draft => ({
      cidr: '10.1.0.0/16',
      securityGroups,
      subnets: { [subnet]: { cidr: '10.1.1.0/24' } },
      routeTables: { m: { main: true, routes: { '10.0.0.0/16': peering } } },
    });
    const machine = (subnet: string, ip: string): Draft => ({ subnet, ip, securityGroups: ['open'] });
    const draft: Draft = {
      vpcs: {
        x: {
          cidr: '10.0.0.0/16',
          securityGroups,
          subnets: { x0: { cidr: '10.0.1.0/24' } },
          routeTables: { m: { main: true, routes: { '10.1.0.0/16': 'xy' } } },
        },
        y: vpc('y0', 'xy'),
        z: vpc('z0', 'xz'),
      },
      instances: {
        client: machine('x0', '10.0.1.9'),
        y1: machine('y0', '10.1.1.11'),
        y2: machine('y0', '10.1.1.12'),
        y3: machine('y0', '10.1.1.13'),
        z1: machine('z0', '10.1.1.11'),
        z2: machine('z0', '10.1.1.12'),
        z3: machine('z0', '10.1.1.14'),
      },
      peerings: { xy: { requester: 'x', accepter: 'y' }, xz: { requester: 'x', accepter: 'z' } },
    };
    expect(classesOf(draft)).toEqual(['client', 'y1 y2', 'y3', 'z1 z2', 'z3']);
    // Towards `z1`, `y1` asks its own address and `y2` that of `y1`: two answers for one pair of classes.
    const network = networkOf(draft);
    const rows = [...reach(network, reachClasses(network), HTTPS)];
    const between = (from: string, to: string): readonly Pick<ReachRow, 'pairs' | 'verdict'>[] =>
      rows
        .filter((row) => row.from.id === from && row.to.id === to)
        .map(({ pairs, verdict }) => ({ pairs, verdict }));
    expect(between('y1', 'z1').length).toBeGreaterThan(0);
    expect(between('client', 'y1')).toEqual([{ pairs: 'all', verdict: 'reachable' }]);
  });
});
