import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, shownOf, traceIn } from '../testing/build.ts';
import { OPEN } from '../testing/networks.ts';

/** `one` in `left` sends to `right` over a transit gateway through a private NAT gateway of its VPC. */
const translated = (
  changes: { readonly nat?: Draft; readonly left?: Draft; readonly right?: Draft; readonly all?: Draft } = {},
): Draft => ({
  vpcs: {
    left: {
      cidr: ['10.1.0.0/16', '100.64.0.0/16'],
      subnets: {
        inner: { cidr: '100.64.1.0/24', routeTable: 'inner' },
        outer: { cidr: '10.1.1.0/24', routeTable: 'outer' },
      },
      routeTables: {
        inner: { routes: { '0.0.0.0/0': 'nat' } },
        outer: { routes: { '10.0.0.0/8': 'tgw' } },
      },
      securityGroups: OPEN,
      ...changes.left,
    },
    right: {
      cidr: '10.2.0.0/16',
      subnets: { 'right-a': { cidr: '10.2.1.0/24' } },
      routeTables: { main: { main: true, routes: { '10.1.0.0/16': 'tgw' } } },
      securityGroups: { ...OPEN, fromNat: { inbound: [{ cidr: '10.1.1.5/32' }] } },
      ...changes.right,
    },
  },
  instances: {
    one: { subnet: 'inner', ip: '100.64.1.10', securityGroups: ['open'] },
    two: { subnet: 'right-a', ip: '10.2.1.10', securityGroups: ['fromNat'] },
  },
  natGateways: { nat: { subnet: 'outer', connectivity: 'private', ip: '10.1.1.5', ...changes.nat } },
  transitGateways: {
    tgw: {
      attachments: {
        'to-left': { type: 'vpc', vpc: 'left', subnets: ['outer'] },
        'to-right': { type: 'vpc', vpc: 'right', subnets: ['right-a'] },
      },
    },
  },
  ...changes.all,
});
const FLOW = { from: 'one', to: 'two', port: 443 } as const;

const ALL = { '100': { action: 'allow', cidr: '0.0.0.0/0' } };

describe('a private NAT gateway', () => {
  it('sends with its own address to what routes lead to, and passes the answer back', () => {
    const trace = traceIn(translated(), FLOW);
    expect(trace.verdict).toBe('reachable');
    expect(trace.private).toBe(true);
    expect(shownOf(trace).path).toEqual(['one', 'inner', 'outer', 'nat', 'outer', 'tgw', 'right-a', 'two']);
    expect(shownOf(trace).returnPath).toEqual([...shownOf(trace).path].reverse());
    // The other VPC has no route to the client's own range, and needs none.
    expect(
      codesOf(
        traceIn(
          translated({
            right: { routeTables: { main: { main: true, routes: { '100.64.0.0/16': 'tgw' } } } },
          }),
          FLOW,
        ),
      ),
    ).toEqual(['no-route']);
  });
  it('has no way to the internet', () => {
    const left = {
      routeTables: {
        inner: { routes: { '0.0.0.0/0': 'nat' } },
        outer: { routes: { '0.0.0.0/0': 'igw' } },
      },
    };
    const all = { internetGateways: { igw: { vpc: 'left' } } };
    const trace = traceIn(translated({ left, all }), { from: 'one', to: '8.8.8.8', port: 443 });
    expect(codesOf(trace)).toEqual(['no-public-address']);
  });
  it.each(['pending', 'failed', 'deleting', 'deleted'])('carries nothing while it is %s', (state) => {
    const trace = traceIn(translated({ nat: { state } }), FLOW);
    expect(codesOf(trace)).toEqual(['nat-gateway-state']);
    expect(trace.verdict).toBe('not-reachable');
  });
  it('carries TCP, UDP and ICMP, and no other protocol', () => {
    for (const protocol of ['tcp', 'udp'] as const)
      expect(traceIn(translated(), { ...FLOW, protocol }).verdict).toBe('reachable');
    expect(traceIn(translated(), { from: 'one', to: 'two', protocol: 'icmp' }).verdict).toBe('reachable');
  });
  it('is not known to stand anywhere without its subnet', () => {
    const trace = traceIn(translated({ nat: { subnet: null } }), FLOW);
    expect(codesOf(trace)).toEqual(['gateway-unknown']);
    expect(trace.verdict).toBe('undetermined');
  });
  it('passes nothing on to those behind it', () => {
    const trace = traceIn(translated(), { from: 'two', to: '10.1.1.5', port: 443 });
    expect(codesOf(trace)).toEqual(['nat-gateway-unsolicited']);
  });
  it('drops an answer that is routed into it', () => {
    const left = {
      routeTables: {
        inner: { routes: { '10.0.0.0/8': 'nat' } },
        outer: { routes: { '10.0.0.0/8': 'tgw' } },
      },
    };
    const right = { routeTables: { main: { main: true, routes: { '100.64.0.0/16': 'tgw' } } } };
    const trace = traceIn(translated({ left, right }), { from: 'two', to: 'one', port: 443 });
    expect(trace.findings[0]).toMatchObject({ code: 'nat-gateway-unsolicited', direction: 'back' });
  });
  it('goes round where its own subnet leads to it', () => {
    const left = { routeTables: { inner: { routes: { '0.0.0.0/0': 'nat' } }, outer: {} } };
    const own = {
      ...left,
      routeTables: { ...left.routeTables, outer: { routes: { '0.0.0.0/0': 'nat' } } },
    };
    const trace = traceIn(translated({ left: own }), FLOW);
    expect(codesOf(trace)).toContain('loop');
    expect(trace.verdict).toBe('not-reachable');
  });
  it('is behind the network ACL of its subnet, both ways', () => {
    const closed = (inbound: Draft, outbound: Draft): readonly unknown[] => {
      const left = {
        subnets: {
          inner: { cidr: '100.64.1.0/24', routeTable: 'inner' },
          outer: { cidr: '10.1.1.0/24', routeTable: 'outer', networkAcl: 'acl' },
        },
        networkAcls: { acl: { inbound, outbound } },
      };
      const trace = traceIn(translated({ left }), FLOW);
      return trace.findings.slice(0, 1).map(({ code, direction }) => [code, direction]);
    };
    expect(closed(ALL, ALL)).toEqual([]);
    expect(closed({}, ALL)).toEqual([['network-acl-inbound', 'there']]);
    expect(closed(ALL, {})).toEqual([['network-acl-outbound', 'there']]);
    // The answer goes on to the client's high port. It came from the attachment, which stands in the same subnet.
    const noAnswers = { '100': { action: 'allow', protocol: 'tcp', port: 443, cidr: '0.0.0.0/0' } };
    expect(closed(noAnswers, ALL)).toEqual([]);
    expect(closed(ALL, noAnswers)).toEqual([['network-acl-outbound', 'back']]);
  });
  it('is asked by its own address alone: rules that name the client do not match', () => {
    const right = {
      securityGroups: { ...OPEN, fromNat: { inbound: [{ cidr: '100.64.1.10/32' }] } },
    };
    expect(codesOf(traceIn(translated({ right }), FLOW))).toEqual(['security-group-inbound']);
  });
  it('asks no network ACL where it stands in the client’s own subnet', () => {
    const left = {
      subnets: { inner: { cidr: '100.64.1.0/24' }, outer: { cidr: '10.1.1.0/24', networkAcl: 'acl' } },
      networkAcls: { acl: { inbound: {}, outbound: ALL } },
      routeTables: { inner: { main: true, routes: { '10.0.0.0/8': 'nat' } } },
    };
    const all = { instances: { one: { subnet: 'outer', ip: '10.1.1.10', securityGroups: ['open'] } } };
    const trace = traceIn(translated({ left, all }), { from: 'one', to: '10.2.1.10', port: 443 });
    expect(codesOf(trace)).not.toContain('network-acl-inbound');
  });
});
