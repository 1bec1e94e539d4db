import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, networkOf, shownOf, traceIn } from '../testing/build.ts';
import { OPEN } from '../testing/networks.ts';
import { eligibleTargets } from './targets.ts';

const ZONES = { a: 'us-east-1a', b: 'us-east-1b', c: 'us-east-1c' } as const;

/** `nlb` with a node in zones a and b; targets of `group` are addresses of any zone. */
const balanced = (targets: readonly Draft[] | null, group: Draft = {}, balancer: Draft = {}): Draft => ({
  vpcs: {
    v: {
      cidr: '10.0.0.0/16',
      subnets: {
        a: { cidr: '10.0.1.0/24', zone: ZONES.a },
        b: { cidr: '10.0.2.0/24', zone: ZONES.b },
        c: { cidr: '10.0.3.0/24', zone: ZONES.c },
      },
      securityGroups: { ...OPEN, closed: { inbound: [] } },
    },
  },
  instances: {
    client: { subnet: 'c', ip: '10.0.3.10', securityGroups: ['open'] },
    inA: { subnet: 'a', ip: '10.0.1.10', securityGroups: ['open'] },
    inB: { subnet: 'b', ip: '10.0.2.10', securityGroups: ['open'] },
    inC: { subnet: 'c', ip: '10.0.3.20', securityGroups: ['open'] },
  },
  loadBalancers: {
    nlb: {
      type: 'network',
      subnets: ['a', 'b'],
      ips: { a: '10.0.1.77', b: '10.0.2.77' },
      listeners: [{ protocol: 'tcp', port: 443, targetGroups: 'group' }],
      ...balancer,
    },
  },
  targetGroups: { group: { protocol: 'tcp', port: 443, targets, ...group } },
});

/** What the node in zone a may use. */
const chosen = (targets: readonly Draft[] | null, group: Draft = {}, balancer: Draft = {}) => {
  const network = networkOf(balanced(targets, group, balancer));
  const nlb = network.loadBalancers.get('nlb');
  const node = nlb?.interfaces[0];
  const found = network.targetGroups.get('group');
  if (nlb === undefined || node === undefined || found === undefined) expect.fail('a load balancer');
  const eligible = eligibleTargets(nlb, node, found);
  return { ...eligible, targets: eligible.targets.map(({ name }) => name) };
};

const A = { target: 'inA' };
const B = { target: 'inB' };
const C = { target: 'inC' };

describe('the targets of a node', () => {
  it('are those of its own zone, unless cross-zone load balancing is on', () => {
    expect(chosen([A, B]).targets).toEqual(['inA']);
    expect(chosen([A, B], {}, { crossZone: true }).targets).toEqual(['inA', 'inB']);
    expect(chosen([B])).toMatchObject({ targets: [], why: 'none-in-zone', guessed: false });
  });
  it('are crossed as the group says, whatever the load balancer says', () => {
    expect(chosen([B], { crossZone: true }, { crossZone: false }).targets).toEqual(['inB']);
    expect(chosen([B], { crossZone: false }, { crossZone: true }).why).toBe('none-in-zone');
  });
  it('are never in a zone without a node', () => {
    expect(chosen([A, C], {}, { crossZone: true }).targets).toEqual(['inA']);
    expect(chosen([C], {}, { crossZone: true })).toMatchObject({ targets: [], why: 'zone-not-enabled' });
  });
  it('are of every zone where an address says `all`, or says nothing', () => {
    const outside = { target: '192.168.1.1', zone: 'all' };
    expect(chosen([outside]).targets).toHaveLength(1);
    expect(chosen([{ target: '10.0.1.99', zone: ZONES.b }]).why).toBe('none-in-zone');
    expect(chosen([{ target: '10.0.1.99', zone: ZONES.a }]).targets).toHaveLength(1);
    expect(chosen([{ target: '192.168.1.1', zone: ZONES.c }], { crossZone: true }).why).toBe(
      'zone-not-enabled',
    );
  });
  it('are healthy while one is, and all of them when none is', () => {
    const ill = { ...A, health: 'unhealthy' };
    const other = { target: '10.0.1.99', zone: ZONES.a };
    expect(chosen([ill, other])).toMatchObject({ targets: ['10.0.1.99'], failsOpen: false });
    expect(chosen([ill])).toMatchObject({ targets: ['inA'], failsOpen: true, why: undefined });
    expect(chosen([{ ...A, health: 'initial' }])).toMatchObject({ targets: ['inA'], failsOpen: true });
  });
  it('are not those that are leaving or not in use, even when no other is left', () => {
    for (const health of ['draining', 'unused'])
      expect(chosen([{ ...A, health }])).toMatchObject({
        targets: [],
        why: 'none-healthy',
        failsOpen: false,
      });
    expect(chosen([])).toMatchObject({ targets: [], why: 'none-registered' });
  });
  it('depend on a guess only where the guess keeps one out or lets one in', () => {
    expect(chosen([A, B], {}, { crossZone: null }).guessed).toBe(true);
    expect(chosen([A], {}, { crossZone: null }).guessed).toBe(false);
    expect(chosen([A, B], { crossZone: true }, { crossZone: null }).guessed).toBe(false);
    expect(chosen([A, B]).guessed).toBe(false);
  });
});

const FLOW = { from: 'client', to: 'nlb', port: 443 } as const;
const assumed = (draft: Draft): readonly string[] => traceIn(draft, FLOW).assumptions.map(({ code }) => code);

describe('a load balancer says', () => {
  it('that it fails open, only when it does', () => {
    expect(assumed(balanced([{ ...A, health: 'unhealthy' }], {}, { crossZone: true }))).toContain(
      'targets-fail-open',
    );
    expect(assumed(balanced([A], {}, { crossZone: true }))).not.toContain('targets-fail-open');
  });
  it('what it takes for a default, only where it counts', () => {
    expect(assumed(balanced([A, B], {}, { crossZone: null }))).toContain('cross-zone-default');
    expect(assumed(balanced([A, B]))).not.toContain('cross-zone-default');
    expect(assumed(balanced([A], { preserveClientIp: null, crossZone: true }))).toContain(
      'client-ip-default',
    );
    expect(assumed(balanced([A], { crossZone: true }))).not.toContain('client-ip-default');
  });
  it('which data it misses', () => {
    expect(codesOf(traceIn(balanced(null), FLOW))).toEqual(['targets-unknown']);
    expect(codesOf(traceIn(balanced([A], {}, { listeners: null }), FLOW))).toEqual(['listeners-unknown']);
    expect(traceIn(balanced(null), FLOW).verdict).toBe('undetermined');
  });
  it('by a finding of its own that its zone has no target', () => {
    // Its name leads to the zones that have one.
    expect(traceIn(balanced([B]), FLOW).verdict).toBe('reachable');
    expect(codesOf(traceIn(balanced([B]), { ...FLOW, to: '10.0.1.77' }))).toEqual(['load-balancer-zone']);
    expect(codesOf(traceIn(balanced([C], {}, { crossZone: true }), FLOW))).toEqual([
      'load-balancer-no-targets',
    ]);
  });
});

describe('a load balancer', () => {
  const all = { crossZone: true };
  it('works while it is active, also where that is impaired', () => {
    const state = (value: string): Draft => balanced([A], all, { state: value });
    expect(traceIn(state('active'), FLOW).verdict).toBe('reachable');
    expect(traceIn(state('active_impaired'), FLOW).verdict).toBe('reachable');
    for (const value of ['provisioning', 'failed'])
      expect(codesOf(traceIn(state(value), FLOW))).toEqual(['load-balancer-state']);
  });
  it('takes what a listener of it is for', () => {
    expect(codesOf(traceIn(balanced([A], all), { ...FLOW, port: 442 }))).toEqual(['load-balancer-listener']);
    expect(codesOf(traceIn(balanced([A], all), { ...FLOW, port: 444 }))).toEqual(['load-balancer-listener']);
    expect(codesOf(traceIn(balanced([A], all), { ...FLOW, protocol: 'udp' }))).toEqual([
      'load-balancer-listener',
    ]);
    const both = { listeners: [{ protocol: 'tcp_udp', port: 443, targetGroups: 'group' }] };
    for (const protocol of ['tcp', 'udp'] as const)
      expect(
        traceIn(balanced([A], { ...all, protocol: 'tcp_udp' }, both), { ...FLOW, protocol }).verdict,
      ).toBe('reachable');
  });
  it('sends to the target’s port, else the group’s, else the listener’s', () => {
    const to = (port: number, target: Draft, group: Draft): string => {
      const draft = balanced([{ ...A, ...target }], { ...all, ...group });
      const vpc = (draft['vpcs'] as Record<string, Draft>)['v'];
      const only = { only: { inbound: [{ protocol: 'tcp', port, cidr: '10.0.0.0/16' }] } };
      return traceIn(
        {
          ...draft,
          vpcs: { v: { ...vpc, securityGroups: { ...(vpc?.['securityGroups'] as Draft), ...only } } },
          instances: {
            ...(draft['instances'] as Draft),
            inA: { subnet: 'a', ip: '10.0.1.10', securityGroups: ['only'] },
          },
        },
        FLOW,
      ).verdict;
    };
    expect(to(9000, { port: 9000 }, { port: 8000 })).toBe('reachable');
    expect(to(8000, { port: 9000 }, { port: 8000 })).toBe('not-reachable');
    expect(to(8000, {}, { port: 8000 })).toBe('reachable');
    expect(to(443, {}, { port: 8000 })).toBe('not-reachable');
    expect(to(443, {}, { port: undefined })).toBe('reachable');
  });
  it('shows the target the client’s address or its own, as the group says', () => {
    const seen = (preserveClientIp: boolean, cidr: string): string => {
      const draft = balanced([A], { ...all, preserveClientIp }, { subnets: ['a'], ips: { a: '10.0.1.77' } });
      const vpc = (draft['vpcs'] as Record<string, Draft>)['v'];
      return traceIn(
        {
          ...draft,
          vpcs: {
            v: {
              ...vpc,
              securityGroups: { ...(vpc?.['securityGroups'] as Draft), only: { inbound: [{ cidr }] } },
            },
          },
          instances: {
            ...(draft['instances'] as Draft),
            inA: { subnet: 'a', ip: '10.0.1.10', securityGroups: ['only'] },
          },
        },
        FLOW,
      ).verdict;
    };
    expect(seen(true, '10.0.3.10/32')).toBe('reachable');
    expect(seen(true, '10.0.1.77/32')).toBe('not-reachable');
    expect(seen(false, '10.0.1.77/32')).toBe('reachable');
    expect(seen(false, '10.0.3.10/32')).toBe('not-reachable');
  });
  it('asks its own security groups about what it sends on', () => {
    const draft = balanced([A], all, { securityGroups: ['mute'] });
    const vpc = (draft['vpcs'] as Record<string, Draft>)['v'];
    const securityGroups = {
      ...(vpc?.['securityGroups'] as Draft),
      mute: { inbound: [{ cidr: '0.0.0.0/0' }], outbound: [] },
    };
    const trace = traceIn({ ...draft, vpcs: { v: { ...vpc, securityGroups } } }, FLOW);
    expect(codesOf(trace)).toContain('security-group-outbound');
  });
  it('answers by itself where an application load balancer’s listener forwards to no group', () => {
    const draft = balanced([A], all, {
      type: 'application',
      securityGroups: ['open'],
      listeners: [{ protocol: 'http', port: 443, targetGroups: [] }],
    });
    const trace = traceIn(draft, FLOW);
    expect(trace.verdict).toBe('reachable');
    expect(trace.assumptions.map(({ code }) => code)).toContain('listener-answers');
  });
  it('may stand before another, which passes the answer back through both', () => {
    const draft = balanced([{ target: 'alb' }], { ...all, preserveClientIp: true });
    const two = {
      ...draft,
      loadBalancers: {
        ...(draft['loadBalancers'] as Draft),
        alb: {
          type: 'application',
          subnets: ['a', 'b'],
          ips: { a: '10.0.1.88', b: '10.0.2.88' },
          securityGroups: ['open'],
          listeners: [{ protocol: 'http', port: 443, targetGroups: 'apps' }],
        },
      },
      targetGroups: {
        ...(draft['targetGroups'] as Draft),
        apps: { protocol: 'http', port: 443, targets: ['inA'] },
      },
    };
    const trace = traceIn(two, FLOW);
    expect(trace.verdict).toBe('reachable');
    const path = shownOf(trace).path.filter((id) => ['client', 'nlb', 'alb', 'inA'].includes(id));
    expect(path).toEqual(['client', 'nlb', 'alb', 'inA']);
    const back = shownOf(trace).returnPath.filter((id) => ['client', 'nlb', 'alb', 'inA'].includes(id));
    expect(back).toEqual(['inA', 'alb', 'nlb', 'client']);
  });
  it('that is an application load balancer never keeps the client’s address', () => {
    const draft = balanced(
      [A],
      { ...all, protocol: 'http', preserveClientIp: null },
      {
        type: 'application',
        securityGroups: ['open'],
        listeners: [{ protocol: 'http', port: 443, targetGroups: 'group' }],
      },
    );
    const vpc = (draft['vpcs'] as Record<string, Draft>)['v'];
    const only = { inbound: [{ cidr: '10.0.3.10/32' }] };
    const trace = traceIn(
      {
        ...draft,
        vpcs: { v: { ...vpc, securityGroups: { ...OPEN, only } } },
        instances: {
          ...(draft['instances'] as Draft),
          inA: { subnet: 'a', ip: '10.0.1.10', securityGroups: ['only'] },
        },
      },
      FLOW,
    );
    expect(codesOf(trace)).toContain('security-group-inbound');
    expect(trace.assumptions.map(({ code }) => code)).not.toContain('client-ip-default');
  });
  it('gets the answer past the network ACL of its target’s subnet', () => {
    const closed = (outbound: Draft): readonly unknown[] => {
      const draft = balanced(
        [A],
        { ...all, preserveClientIp: true },
        {
          subnets: ['b'],
          ips: { b: '10.0.2.77' },
          crossZone: true,
        },
      );
      const vpc = (draft['vpcs'] as Record<string, { subnets: Record<string, Draft> }>)['v'];
      const any = { '100': { action: 'allow', cidr: '0.0.0.0/0' } };
      const subnets = {
        ...vpc?.subnets,
        a: { cidr: '10.0.1.0/24', zone: ZONES.b, networkAcl: 'acl' },
      };
      return traceIn(
        {
          ...draft,
          vpcs: { v: { ...vpc, subnets, networkAcls: { acl: { inbound: any, outbound } } } },
        },
        FLOW,
      ).findings.map(({ code, direction }) => [code, direction]);
    };
    expect(closed({ '100': { action: 'allow', cidr: '0.0.0.0/0' } })).toEqual([]);
    expect(closed({})).toEqual([['network-acl-outbound', 'back']]);
  });
  it('reaches no target of an IP version that it has not', () => {
    const trace = traceIn(balanced([{ target: '2600:1234::5', zone: 'all' }], all), FLOW);
    expect(codesOf(trace)).toEqual(['address-family-mismatch']);
    expect(trace.verdict).toBe('not-reachable');
  });
});
