/** The way back: for which protocols it counts, and what the answer must be. */
import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, office, shownOf, traceIn } from '../testing/build.ts';
import { hybrid, OPEN } from '../testing/networks.ts';

/** Two subnets of one VPC, of which the second lets nothing out again. */
const oneWay = (ips: readonly [string, string] = ['10.0.1.10', '10.0.2.10']): Draft => ({
  vpcs: {
    v: {
      cidr: ['10.0.0.0/16', '2001:db8:1::/56'],
      subnets: {
        a: { cidr: ['10.0.1.0/24', '2001:db8:1::/64'] },
        b: { cidr: ['10.0.2.0/24', '2001:db8:1:1::/64'], networkAcl: 'in' },
      },
      networkAcls: {
        in: {
          inbound: { '1': { action: 'allow', cidr: '0.0.0.0/0' }, '2': { action: 'allow', cidr: '::/0' } },
          outbound: {},
        },
      },
      securityGroups: OPEN,
    },
  },
  instances: {
    one: { subnet: 'a', ip: ips[0], securityGroups: ['open'] },
    two: { subnet: 'b', ip: ips[1], securityGroups: ['open'] },
  },
});
const ask = (flow: Draft, draft: Draft = oneWay()) =>
  traceIn(draft, { from: 'one', to: 'two', ...flow } as never);

describe('the way back', () => {
  it.each<[string, Draft]>([
    ['TCP', { port: 443 }],
    ['UDP', { protocol: 'udp', port: 53 }],
    ['ping', { protocol: 'icmp' }],
  ])('counts for %s', (_, flow) => {
    const trace = ask(flow);
    expect(codesOf(trace)).toEqual(['network-acl-outbound']);
    expect(shownOf(trace).back.length).toBeGreaterThan(0);
    expect(trace.findings[0]?.direction).toBe('back');
  });
  it('counts for ping of IPv6', () => {
    const six = oneWay(['2001:db8:1::10', '2001:db8:1:1::10']);
    expect(codesOf(ask({ protocol: 'icmp' }, six))).toEqual(['network-acl-outbound']);
  });
  it('does not for other protocols', () => {
    const trace = ask({ protocol: 47 });
    expect(trace.verdict).toBe('reachable');
    expect(shownOf(trace)).toMatchObject({ back: [], returnPath: [] });
  });
  it('is evaluated behind a refusal, too, and marked so', () => {
    const draft = oneWay();
    const closed = {
      ...draft,
      instances: {
        ...(draft['instances'] as Draft),
        two: { subnet: 'b', ip: '10.0.2.10', securityGroups: ['default'] },
      },
    };
    const trace = ask({ port: 443 }, closed);
    expect(codesOf(trace)).toEqual(['security-group-inbound', 'network-acl-outbound']);
    expect(shownOf(trace).back.every(({ reached }) => !reached)).toBe(true);
  });
});

describe('who sends', () => {
  it('from the first of several interfaces, which the trace says', () => {
    const two = office({
      instances: {
        app: { subnet: 'private-a', ip: '10.0.1.10', securityGroups: ['open'], networkInterface: 'eni-1' },
      },
      networkInterfaces: {
        'eni-2': { subnet: 'private-b', ip: '10.0.3.20', instance: 'app', securityGroups: ['open'] },
        db: { subnet: 'private-b', ip: '10.0.3.10', securityGroups: ['open'] },
      },
    });
    const assumed = (from: string, draft: Draft) =>
      traceIn(draft, { from, to: 'db', port: 22 }).assumptions.map(({ message }) => message);
    expect(assumed('app', two).join()).toContain(
      'has 2 network interfaces; it is taken to send from `eni-1`',
    );
    expect(assumed('db', { ...two })).toEqual([]);
    expect(assumed('app', office()).join()).not.toContain('network interfaces');
  });
  it('uses the address of the destination’s IP version', () => {
    const both = oneWay();
    const draft = {
      ...both,
      instances: {
        one: { subnet: 'a', ip: ['10.0.1.10', '2001:db8:1::10'], securityGroups: ['open'] },
        two: { subnet: 'b', ip: '2001:db8:1:1::10', securityGroups: ['open'] },
      },
    };
    expect(ask({ protocol: 47 }, draft).verdict).toBe('reachable');
    const four = {
      ...both,
      instances: { ...draft.instances, one: { subnet: 'a', ip: '10.0.1.10', securityGroups: ['open'] } },
    };
    expect(codesOf(ask({ port: 22 }, four))).toEqual(['address-family-mismatch']);
  });
  it('as a network outside uses an address of its own of that version', () => {
    const six = hybrid(
      {
        onPremises: { office: { cidr: ['192.168.0.0/16', '2001:db8:9::/48'] } },
        instances: { app: { subnet: 'cloud-a', ip: '2001:db8:1::10', securityGroups: ['open'] } },
      },
      {},
      {
        cidr: ['10.1.0.0/16', '2001:db8:1::/56'],
        subnets: { 'cloud-a': { cidr: ['10.1.1.0/24', '2001:db8:1::/64'] } },
        routeTables: {
          main: { main: true, propagatedRoutes: { '2001:db8:9::/48': { target: 'vgw', via: 'vpn-bgp' } } },
        },
      },
    );
    const trace = traceIn(six, { from: 'office', to: 'app', port: 22 });
    expect(trace.choices).toHaveLength(1);
    expect(shownOf(trace).there[0]?.answer ?? '').not.toContain('192.168');
  });
});

describe('what a trace says it was asked', () => {
  it('is the flow, without what was not said', () => {
    expect(traceIn(office(), { from: 'app', to: 'db', port: 22 }).flow).toStrictEqual({
      from: 'app',
      to: 'db',
      protocol: 'tcp',
      port: 22,
    });
    expect(traceIn(office(), { from: 'app', to: 'db', protocol: 'icmp' }).flow).toStrictEqual({
      from: 'app',
      to: 'db',
      protocol: 'icmp',
    });
    expect(
      traceIn(office(), { from: 'app', to: 's3.us-east-1.amazonaws.com', action: 's3:GetObject' }).flow,
    ).toMatchObject({ port: 443, action: 's3:GetObject' });
  });
  it('is about the one who sends, where ways differ', () => {
    const split = (from: string, draft: Draft) =>
      traceIn(draft, { from, to: 'vpce', port: 443 }).findings.find(({ code }) => code === 'choices-differ')
        ?.resource;
    const endpoint = (changes: Draft = {}): Draft =>
      office(
        {
          endpoints: {
            vpce: {
              type: 'interface',
              service: 'sns',
              subnets: ['private-a', 'private-b'],
              securityGroups: ['open'],
            },
          },
          ...changes,
        },
        {
          subnets: {
            'private-a': { cidr: '10.0.1.0/24', routeTable: 'private' },
            'public-a': { cidr: '10.0.2.0/24', routeTable: 'public' },
            'private-b': { cidr: '10.0.3.0/24', routeTable: 'private', networkAcl: 'closed' },
          },
          networkAcls: { closed: {} },
        },
      );
    expect(split('app', endpoint())).toMatchObject({ kind: 'instance', id: 'app' });
    const eni = endpoint({
      networkInterfaces: { eni: { subnet: 'private-a', ip: '10.0.1.20', securityGroups: ['open'] } },
    });
    expect(split('eni', eni)).toMatchObject({ kind: 'network-interface', id: 'eni' });
  });
});
