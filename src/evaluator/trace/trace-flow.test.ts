import { describe, expect, it } from 'vitest';
import {
  codesOf,
  type Draft,
  networkOf,
  office,
  peered,
  shownOf,
  snsEndpoint,
  traceIn,
} from '../testing/build.ts';
import type { FlowRequest } from './ends.ts';
import { traceFlow } from './trace-flow.ts';

const SNS = 'sns.us-east-1.amazonaws.com';
const S3 = 's3.us-east-1.amazonaws.com';

/** "verdict: codes", the shortest form in which a case can be wrong. */
const outcome = (draft: Draft, flow: FlowRequest): string => {
  const trace = traceIn(draft, flow);
  return [trace.verdict, ...codesOf(trace)].join(' ');
};

describe('out through a NAT gateway and an internet gateway', () => {
  it('crosses both, in both directions, and is not private', () => {
    const trace = traceIn(office(), { from: 'app', to: SNS });
    expect(trace.verdict).toBe('reachable');
    expect(trace.private).toBe(false);
    expect(shownOf(trace).path).toEqual([
      'app',
      'private-a',
      'public-a',
      'nat',
      'public-a',
      'igw',
      'com.amazonaws.us-east-1.sns',
    ]);
    expect(shownOf(trace).returnPath).toEqual([
      'com.amazonaws.us-east-1.sns',
      'igw',
      'public-a',
      'nat',
      'public-a',
      'private-a',
      'app',
    ]);
  });

  it.each<[string, Draft, string]>([
    [
      'no route',
      office({}, { routeTables: { private: {}, public: { routes: { '0.0.0.0/0': 'igw' } } } }),
      'not-reachable no-route',
    ],
    [
      'a black hole wins its prefix',
      office(
        {},
        {
          routeTables: {
            private: { routes: { '0.0.0.0/0': { target: 'nat', state: 'blackhole' } } },
            public: { routes: { '0.0.0.0/0': 'igw' } },
          },
        },
      ),
      'not-reachable blackhole-route',
    ],
    [
      'NAT gateway failed',
      office({ natGateways: { nat: { subnet: 'public-a', state: 'failed' } } }),
      'not-reachable nat-gateway-state',
    ],
    [
      'private NAT gateway',
      office({ natGateways: { nat: { subnet: 'public-a', connectivity: 'private' } } }),
      'not-reachable no-public-address',
    ],
    [
      'NAT gateway not in the data',
      office({ natGateways: { nat: { subnet: null } } }),
      'undetermined gateway-unknown',
    ],
    [
      'internet gateway detached',
      office({ internetGateways: { igw: {} } }),
      'not-reachable internet-gateway-detached',
    ],
    [
      'internet gateway unknown',
      office({ internetGateways: { igw: { vpc: null } } }),
      'undetermined gateway-unknown',
    ],
    [
      'straight to the internet gateway',
      office({}, { routeTables: { private: { routes: { '0.0.0.0/0': 'igw' } }, public: {} } }),
      'not-reachable no-public-address',
    ],
    [
      'NAT gateway routes to itself',
      office(
        {},
        {
          routeTables: {
            private: { routes: { '0.0.0.0/0': 'nat' } },
            public: { routes: { '0.0.0.0/0': 'nat' } },
          },
        },
      ),
      'not-reachable loop',
    ],
    ['route table not in the data', office({}, { routeTables: null }), 'undetermined route-table-unknown'],
    [
      'a target that is not modelled',
      office(
        { otherGateways: { tgw: { kind: 'transit gateway' } } },
        { routeTables: { private: { routes: { '0.0.0.0/0': 'tgw' } }, public: {} } },
      ),
      'undetermined not-modelled',
    ],
    ['no DNS', office({}, { dnsSupport: false }), 'not-reachable name-not-resolved'],
  ])('%s', (_, draft, expected) => expect(outcome(draft, { from: 'app', to: SNS })).toBe(expected));

  it.each<[FlowRequest, string]>([
    [{ from: 'app', to: '10.9.0.1', port: 443 }, 'not-reachable internet-gateway-private-destination'],
    [{ from: 'app', to: '8.8.8.8', protocol: 47 }, 'not-reachable nat-gateway-protocol'],
    [{ from: 'app', to: '8.8.8.8', protocol: 'icmp' }, 'reachable'],
    [{ from: 'app', to: 'nosuch.us-east-1.amazonaws.com', port: 443 }, 'undetermined name-not-modelled'],
    [{ from: 'app', to: '169.254.169.254', port: 80 }, 'undetermined reserved-address'],
    [{ from: 'app', to: '10.0.0.2', port: 53 }, 'undetermined reserved-address'],
    [{ from: 'app', to: '2001:db8::1', port: 443 }, 'not-reachable address-family-mismatch'],
    [{ from: 'app', to: '10.0.3.77', port: 443 }, 'not-reachable address-not-assigned'],
    [{ from: 'app', to: 'web', port: 443 }, 'reachable'],
    [{ from: 'app', to: '203.0.113.10', port: 443 }, 'reachable'],
    [{ from: 'app', to: '10.0.2.5', port: 443 }, 'not-reachable nat-gateway-unsolicited'],
  ])('%j', (flow, expected) => expect(outcome(office(), flow)).toBe(expected));

  it('goes to a public address of the same VPC round the internet gateway', () => {
    const trace = traceIn(office(), { from: 'app', to: '203.0.113.10', port: 443 });
    expect(shownOf(trace).path).toEqual([
      'app',
      'private-a',
      'public-a',
      'nat',
      'public-a',
      'igw',
      'public-a',
      'web',
    ]);
    expect(trace.private).toBe(false);
  });

  it('says that the internet is taken to be there', () => {
    const trace = traceIn(office(), { from: 'web', to: '8.8.8.8', port: 53 });
    expect(shownOf(trace).path).toEqual(['web', 'public-a', 'igw']);
    expect(trace.assumptions.map(({ code }) => code)).toEqual(['internet-arrival']);
  });
});

describe('in from the internet', () => {
  it.each<[FlowRequest, string]>([
    [{ from: 'internet', to: 'web', port: 443 }, 'reachable'],
    [{ from: 'internet:9.9.9.9', to: 'web', port: 443 }, 'reachable'],
    [
      { from: 'internet', to: 'app', port: 443 },
      'not-reachable no-public-address-for-ingress security-group-inbound nat-gateway-unsolicited',
    ],
    [{ from: 'internet', to: '203.0.113.5', port: 443 }, 'not-reachable nat-gateway-unsolicited'],
    [{ from: 'internet', to: '198.51.100.77', port: 443 }, 'undetermined not-modelled'],
  ])('%j', (flow, expected) => expect(outcome(office(), flow)).toBe(expected));

  it('finds the one address that is let in, and names it', () => {
    const rules = {
      open: { inbound: [{ protocol: 'tcp', port: 22, cidr: '192.0.2.44/32' }] },
      endpoint: {},
      closed: {},
    };
    const trace = traceIn(office({}, { securityGroups: rules }), { from: 'internet', to: 'web', port: 22 });
    expect(trace.verdict).toBe('reachable');
    expect(shownOf(trace).there[0]?.answer).toContain('192.0.2.44');
  });

  it('finds it behind many rules, in half of all addresses, and where only a route tells', () => {
    const web = (rules: readonly Draft[], routes: Draft = { '0.0.0.0/0': 'igw' }): Draft =>
      office(
        {},
        {
          securityGroups: { open: { inbound: rules }, endpoint: {}, closed: {} },
          routeTables: { private: {}, public: { routes } },
        },
      );
    const flow: FlowRequest = { from: 'internet', to: 'web', port: 443 };
    const ssh = Array.from({ length: 59 }, (_, index) => ({
      protocol: 'tcp',
      port: 22,
      cidr: `${index + 11}.9.0.0/16`,
    }));
    const https = { protocol: 'tcp', port: 443, cidr: '192.0.2.128/25' };
    expect(outcome(web([...ssh, https]), flow)).toBe('reachable');
    expect(outcome(web([{ cidr: '0.0.0.0/1' }]), flow)).toBe('reachable');
    expect(outcome(web([{ cidr: '0.0.0.0/0' }], { '203.0.113.128/25': 'igw' }), flow)).toBe('reachable');
  });

  it('is not reachable when only private sources are let in', () => {
    const rules = {
      open: { inbound: [{ protocol: 'tcp', port: 22, cidr: '10.0.0.0/8' }] },
      endpoint: {},
      closed: {},
    };
    expect(outcome(office({}, { securityGroups: rules }), { from: 'internet', to: 'web', port: 22 })).toBe(
      'not-reachable security-group-inbound',
    );
  });

  it('needs a route back: a public address in a private subnet is not enough', () => {
    const draft = office({
      instances: { app: { subnet: 'private-a', publicIp: true, securityGroups: ['open'] } },
    });
    expect(outcome(draft, { from: 'internet', to: 'app', port: 443 })).toBe(
      'not-reachable nat-gateway-unsolicited',
    );
  });
});

describe('interface endpoints', () => {
  it('answers by private DNS and keeps the path private', () => {
    const trace = traceIn(office(snsEndpoint()), { from: 'app', to: SNS });
    expect([trace.verdict, trace.private]).toEqual(['reachable', true]);
    expect(shownOf(trace).path).toEqual([
      'app',
      'private-a',
      'private-b',
      'vpce-sns',
      'com.amazonaws.us-east-1.sns',
    ]);
  });

  it.each<[string, Draft, Draft, string]>([
    ['private DNS off', { privateDns: false }, {}, 'reachable name-resolves-publicly'],
    ['DNS hostnames off', {}, { dnsHostnames: false }, 'reachable name-resolves-publicly'],
    ['endpoint pending', { state: 'pendingAcceptance' }, {}, 'reachable'],
    ['group without a rule', { securityGroups: ['closed'] }, {}, 'not-reachable security-group-inbound'],
    ['the default group', { securityGroups: undefined }, {}, 'not-reachable security-group-inbound'],
    ['groups not in the data', { securityGroups: null }, {}, 'undetermined security-groups-unknown'],
    ['a policy that allows nothing', { policy: { Statement: [] } }, {}, 'not-reachable endpoint-policy'],
    ['endpoints not exported, private DNS known', {}, { unknown: ['endpoints'] }, 'reachable'],
  ])('%s', (_, endpoint, vpc, expected) =>
    expect(outcome(office(snsEndpoint(endpoint), vpc), { from: 'app', to: SNS })).toBe(expected),
  );

  it('cannot say where a name leads when the endpoints were not exported', () => {
    expect(outcome(office({}, { unknown: ['endpoints'] }), { from: 'app', to: SNS })).toBe(
      'undetermined endpoints-unknown',
    );
  });

  it('does not answer ping', () => {
    const open = office(snsEndpoint({ securityGroups: ['open'] }));
    expect(outcome(open, { from: 'app', to: 'vpce-sns', protocol: 'icmp' })).toBe(
      'not-reachable endpoint-protocol',
    );
  });

  it('does not vouch for a service that somebody else provides', () => {
    const draft = office(snsEndpoint({ service: 'com.amazonaws.vpce.us-east-1.vpce-svc-0123' }));
    expect(outcome(draft, { from: 'app', to: 'vpce-sns' })).toBe('undetermined peer-network-unknown');
  });

  it('is undetermined when the zones of an endpoint end differently', () => {
    const draft = office(snsEndpoint({ subnets: ['private-b', 'public-a'] }), {
      networkAcls: { shut: {} },
      subnets: {
        'private-a': { cidr: '10.0.1.0/24' },
        'private-b': { cidr: '10.0.3.0/24', networkAcl: 'shut' },
        'public-a': { cidr: '10.0.2.0/24' },
      },
    });
    const trace = traceIn(draft, { from: 'app', to: SNS });
    expect(trace.verdict).toBe('undetermined');
    expect(trace.choices.map((choice) => choice.verdict)).toEqual(['not-reachable', 'reachable']);
    expect(codesOf(trace)).toEqual(['network-acl-inbound', 'network-acl-outbound', 'choices-differ']);
  });

  it('is reached over a peering by its own name, not by the name of the service', () => {
    const draft = peered({
      endpoints: {
        'vpce-sns': { type: 'interface', service: 'sns', subnets: ['right-a'], securityGroups: ['open'] },
      },
    });
    const vpcs = draft['vpcs'] as Record<string, Draft>;
    const withDns = { ...draft, vpcs: { ...vpcs, right: { ...vpcs['right'], dnsHostnames: true } } };
    expect(outcome(withDns, { from: 'one', to: SNS })).toBe('not-reachable name-resolves-publicly no-route');
    expect(
      outcome(withDns, { from: 'one', to: `vpce-sns-0a1b.${SNS.replace('amazonaws', 'vpce.amazonaws')}` }),
    ).toBe('reachable');
    expect(outcome(withDns, { from: 'one', to: 'vpce-sns' })).toBe('reachable');
  });
});

describe('gateway endpoints', () => {
  const s3 = (more: Draft = {}): Draft => ({
    natGateways: {},
    endpoints: {
      'vpce-s3': { type: 'gateway', service: 's3', vpc: 'office', routeTables: ['private'], ...more },
    },
  });
  const tables = { routeTables: { private: {}, public: { routes: { '0.0.0.0/0': 'igw' } } } };

  it('takes the route to the service, privately', () => {
    const trace = traceIn(office(s3(), tables), { from: 'app', to: S3 });
    expect([trace.verdict, trace.private]).toEqual(['reachable', true]);
    expect(shownOf(trace).path).toEqual(['app', 'private-a', 'vpce-s3', 'com.amazonaws.us-east-1.s3']);
  });

  it.each<[string, Draft, FlowRequest, string]>([
    [
      'another table',
      office(s3({ routeTables: ['public'] }), tables),
      { from: 'app', to: S3 },
      'not-reachable no-route',
    ],
    [
      'another Region',
      office(s3(), tables),
      { from: 'app', to: 's3.eu-west-1.amazonaws.com' },
      'not-reachable no-route',
    ],
    ['another service', office(s3(), tables), { from: 'app', to: SNS }, 'not-reachable no-route'],
    [
      'a bucket of this Region',
      office(s3(), tables),
      { from: 'app', to: 'photos.s3.us-east-1.amazonaws.com' },
      'reachable',
    ],
    [
      'UDP',
      office(s3(), tables),
      { from: 'app', to: S3, protocol: 'udp', port: 443 },
      'not-reachable endpoint-protocol',
    ],
    [
      'an address, list not in the data',
      office(s3(), tables),
      { from: 'app', to: '52.216.0.9', port: 443 },
      'undetermined route-not-decided',
    ],
    [
      'an address of the list',
      office({ ...s3(), prefixLists: { 'pl-1': { service: 's3', entries: ['52.216.0.0/15'] } } }, tables),
      { from: 'app', to: '52.216.0.9', port: 443 },
      'reachable',
    ],
    [
      'an address outside the list',
      office({ ...s3(), prefixLists: { 'pl-1': { service: 's3', entries: ['52.216.0.0/15'] } } }, tables),
      { from: 'app', to: '54.222.57.1', port: 443 },
      'not-reachable no-route',
    ],
  ])('%s', (_, draft, flow, expected) => expect(outcome(draft, flow)).toBe(expected));

  it.each<[string, Draft, string]>([
    ['a rule for the prefix list', { prefixList: 'com.amazonaws.us-east-1.s3' }, 'reachable'],
    [
      'a rule for the list of another service',
      { prefixList: 'com.amazonaws.us-east-1.dynamodb' },
      'not-reachable security-group-outbound',
    ],
    ['a rule for the VPC', { cidr: '10.0.0.0/16' }, 'not-reachable security-group-outbound'],
    ['a rule for some public range', { cidr: '52.0.0.0/8' }, 'undetermined rule-not-decided'],
  ])('outbound group with %s', (_, rule, expected) => {
    const groups = { closed: { outbound: [rule] }, open: {}, endpoint: {} };
    expect(outcome(office(s3(), { ...tables, securityGroups: groups }), { from: 'app', to: S3 })).toBe(
      expected,
    );
  });
});

describe('network ACLs', () => {
  const withAcl = (acl: Draft): Draft =>
    office(
      {},
      {
        networkAcls: { strict: acl },
        subnets: {
          'private-a': { cidr: '10.0.1.0/24', networkAcl: 'strict' },
          'private-b': { cidr: '10.0.3.0/24' },
          'public-a': { cidr: '10.0.2.0/24' },
        },
        routeTables: {},
      },
    );
  const all = { action: 'allow', cidr: '0.0.0.0/0' };
  const tcp = (port: number | string, action = 'allow') => ({
    action,
    protocol: 'tcp',
    port,
    cidr: '10.0.0.0/16',
  });

  it.each<[string, Draft, string]>([
    ['nothing', {}, 'not-reachable network-acl-outbound network-acl-inbound'],
    ['everything', { inbound: { 100: all }, outbound: { 100: all } }, 'reachable'],
    ['the answer forgotten', { outbound: { 100: tcp(443) } }, 'not-reachable network-acl-inbound'],
    ['ephemeral ports', { outbound: { 100: tcp(443) }, inbound: { 100: tcp('1024-65535') } }, 'reachable'],
    [
      'half of the ephemeral ports',
      { outbound: { 100: tcp(443) }, inbound: { 100: tcp('50000-65535') } },
      'undetermined ephemeral-ports-partly-open',
    ],
    [
      'the lower number decides',
      { outbound: { 100: tcp(443, 'deny'), 200: all }, inbound: { 100: all } },
      'not-reachable network-acl-outbound',
    ],
    [
      'numbers, not the order written',
      { outbound: { 200: all, 100: tcp(443, 'deny') }, inbound: { 100: all } },
      'not-reachable network-acl-outbound',
    ],
    [
      'a higher number is too late',
      { outbound: { 100: all, 200: tcp(443, 'deny') }, inbound: { 100: all } },
      'reachable',
    ],
    [
      'another protocol',
      { outbound: { 100: { ...tcp(443), protocol: 'udp' } }, inbound: { 100: all } },
      'not-reachable network-acl-outbound',
    ],
  ])('%s', (_, acl, expected) =>
    expect(outcome(withAcl(acl), { from: 'app', to: 'db', port: 443 })).toBe(expected),
  );

  it('takes a client for Linux where that decides, and says so', () => {
    const trace = traceIn(withAcl({ outbound: { 100: tcp(443) }, inbound: { 100: tcp('32768-60999') } }), {
      from: 'app',
      to: 'db',
      port: 443,
    });
    expect(trace.verdict).toBe('reachable');
    expect(trace.assumptions.map(({ code }) => code)).toEqual(['ephemeral-ports-linux']);
  });

  it('matches echo and its answer by ICMP type', () => {
    const icmp = (icmpType: number) => ({ action: 'allow', protocol: 'icmp', icmpType, cidr: '0.0.0.0/0' });
    const ping: FlowRequest = { from: 'app', to: 'db', protocol: 'icmp' };
    expect(outcome(withAcl({ outbound: { 100: icmp(8) }, inbound: { 100: icmp(0) } }), ping)).toBe(
      'reachable',
    );
    expect(outcome(withAcl({ outbound: { 100: icmp(8) }, inbound: { 100: icmp(8) } }), ping)).toBe(
      'not-reachable network-acl-inbound',
    );
  });

  it('is not asked within a subnet', () => {
    const draft = withAcl({});
    const instances = {
      app: { subnet: 'private-a', ip: '10.0.1.10', securityGroups: ['open'] },
      db: { subnet: 'private-a', ip: '10.0.1.20', securityGroups: ['open'] },
    };
    expect(outcome({ ...draft, instances }, { from: 'app', to: 'db', port: 443 })).toBe('reachable');
  });

  it('assumes the default one where it is not in the data', () => {
    const trace = traceIn(office({}, { networkAcls: null }), { from: 'app', to: 'db', port: 443 });
    expect(trace.verdict).toBe('reachable');
    expect(trace.assumptions.map(({ code }) => code)).toEqual(['network-acl-default', 'network-acl-default']);
  });
});

describe('peering', () => {
  const flow: FlowRequest = { from: 'one', to: 'two', port: 22 };

  it('carries packets both ways and sees the group of the other side', () => {
    const trace = traceIn(peered(), flow);
    expect([trace.verdict, trace.private]).toEqual(['reachable', true]);
    expect(shownOf(trace).path).toEqual(['one', 'left-a', 'pcx', 'right-a', 'two']);
  });

  const withVpc = (side: 'left' | 'right', changes: Draft): Draft => {
    const draft = peered();
    const vpcs = draft['vpcs'] as Record<string, Draft>;
    return { ...draft, vpcs: { ...vpcs, [side]: { ...vpcs[side], ...changes } } };
  };
  it.each<[string, Draft, string]>([
    ['pending', peered({}, { state: 'pending-acceptance' }), 'not-reachable peering-not-active'],
    [
      'no route there: what stands behind is asked all the same',
      withVpc('left', { routeTables: {} }),
      'not-reachable no-route',
    ],
    ['no route back', withVpc('right', { routeTables: {} }), 'not-reachable no-route'],
    [
      'overlap',
      withVpc('right', { cidr: ['10.2.0.0/16', '10.1.128.0/17'] }),
      'not-reachable peering-overlap',
    ],
    [
      'another Region hides the group',
      withVpc('right', { region: 'eu-west-1' }),
      'not-reachable security-group-inbound',
    ],
    [
      'the peer is not in the data',
      { ...withVpc('right', { subnets: null }), instances: { one: { subnet: 'left-a', ip: '10.1.1.10' } } },
      '',
    ],
  ])('%s', (_, draft, expected) => {
    if (expected === '')
      expect(outcome(draft, { from: 'one', to: '10.2.1.10', port: 22 })).toBe(
        'undetermined peer-network-unknown',
      );
    else expect(outcome(draft, flow)).toBe(expected);
  });

  it('lends neither internet gateway nor onward peering', () => {
    const left = withVpc('left', { routeTables: { main: { main: true, routes: { '0.0.0.0/0': 'pcx' } } } });
    expect(outcome(left, { from: 'one', to: '8.8.8.8', port: 443 })).toBe(
      'not-reachable peering-not-transitive',
    );
    expect(outcome(left, { from: 'one', to: '10.3.0.1', port: 443 })).toBe(
      'not-reachable peering-not-transitive',
    );
  });

  it('hands answers back to a NAT gateway without a route for them', () => {
    const vpcs = {
      left: {
        cidr: '10.1.0.0/16',
        subnets: {
          'left-a': { cidr: '10.1.1.0/24', routeTable: 'a' },
          'left-b': { cidr: '10.1.2.0/24', routeTable: 'b' },
        },
        routeTables: { a: { routes: { '10.2.0.0/16': 'nat' } }, b: { routes: { '10.2.0.0/16': 'pcx' } } },
      },
      right: {
        cidr: '10.2.0.0/16',
        subnets: { 'right-a': { cidr: '10.2.1.0/24' } },
        securityGroups: { open: { inbound: [{ cidr: '0.0.0.0/0' }] } },
      },
    };
    const draft = peered({
      vpcs,
      instances: {
        one: { subnet: 'left-a', ip: '10.1.1.10' },
        two: { subnet: 'right-a', ip: '10.2.1.10', securityGroups: ['open'] },
      },
      natGateways: { nat: { subnet: 'left-b', connectivity: 'private' } },
    });
    const trace = traceIn(draft, flow);
    expect(trace.verdict).toBe('reachable');
    expect(shownOf(trace).returnPath).toEqual(['two', 'right-a', 'left-b', 'nat', 'left-b', 'left-a', 'one']);
  });
});

describe('routes', () => {
  const withRoutes = (routes: Draft, propagatedRoutes: Draft = {}): Draft =>
    office(
      {
        otherGateways: { vgw: { kind: 'virtual private gateway' }, dx: { kind: 'virtual private gateway' } },
      },
      { routeTables: { private: { routes, propagatedRoutes }, public: { routes: { '0.0.0.0/0': 'igw' } } } },
    );
  const targetOf = (draft: Draft, to: string): string => {
    const [hop] = shownOf(traceIn(draft, { from: 'app', to, port: 443 })).there.filter(
      (candidate) => candidate.kind === 'route',
    );
    return hop?.target ?? 'none';
  };
  it.each<[string, Draft, Draft, string, string]>([
    ['the longest prefix', { '0.0.0.0/0': 'nat', '198.51.0.0/16': 'igw' }, {}, '198.51.100.1', 'igw'],
    [
      'static before propagated',
      { '198.51.0.0/16': 'nat' },
      { '198.51.0.0/16': { target: 'vgw', via: 'direct-connect' } },
      '198.51.100.1',
      'nat',
    ],
    [
      'a longer propagated one before static',
      { '0.0.0.0/0': 'nat' },
      { '198.51.0.0/16': { target: 'vgw', via: 'vpn-bgp' } },
      '198.51.100.1',
      'vgw',
    ],
    [
      'local before a longer propagated one',
      {},
      { '10.0.3.0/24': { target: 'vgw', via: 'vpn-bgp' } },
      '10.0.3.10',
      'local',
    ],
    ['a longer static one before local', { '10.0.3.0/24': 'nat' }, {}, '10.0.3.10', 'nat'],
    ['a replaced local route', { '10.0.0.0/16': 'db' }, {}, '10.0.3.10', 'db'],
  ])('%s', (_, routes, propagated, to, target) =>
    expect(targetOf(withRoutes(routes, propagated), to)).toBe(target),
  );

  it('does not decide between lists that hold the same prefix', () => {
    const draft = withRoutes({ one: 'nat', two: 'igw' });
    const prefixLists = { one: { entries: ['198.51.0.0/16'] }, two: { entries: ['198.51.0.0/16'] } };
    expect(outcome({ ...draft, prefixLists }, { from: 'app', to: '198.51.100.1', port: 443 })).toBe(
      'undetermined route-not-decided',
    );
  });

  it('refuses an appliance that checks addresses, and does not guess what another does', () => {
    const through = (sourceDestCheck: boolean): Draft => {
      const draft = withRoutes({ '0.0.0.0/0': 'web' });
      const instances = {
        app: { subnet: 'private-a', ip: '10.0.1.10' },
        web: { subnet: 'public-a', ip: '10.0.2.10', sourceDestCheck },
      };
      return { ...draft, instances };
    };
    expect(outcome(through(true), { from: 'app', to: '8.8.8.8', port: 443 })).toBe(
      'not-reachable source-destination-check',
    );
    expect(outcome(through(false), { from: 'app', to: '8.8.8.8', port: 443 })).toBe(
      'undetermined not-modelled',
    );
  });
});

describe('security groups', () => {
  const withGroups = (closed: Draft, open: Draft): Draft =>
    office({}, { securityGroups: { closed, open, endpoint: {} } });
  const flow: FlowRequest = { from: 'app', to: 'db', port: 443 };
  it.each<[string, Draft, Draft, string]>([
    ['a reference to the source’s group', {}, { inbound: [{ securityGroup: 'closed' }] }, 'reachable'],
    [
      'a reference to another group',
      {},
      { inbound: [{ securityGroup: 'endpoint' }] },
      'not-reachable security-group-inbound',
    ],
    [
      'outbound to the destination’s group',
      { outbound: [{ securityGroup: 'open' }] },
      { inbound: [{ cidr: '0.0.0.0/0' }] },
      'reachable',
    ],
    [
      'nothing outbound, nothing inbound: both are named',
      { outbound: [] },
      {},
      'not-reachable security-group-outbound security-group-inbound',
    ],
    [
      'another port',
      {},
      { inbound: [{ protocol: 'tcp', port: '8000-9000', cidr: '0.0.0.0/0' }] },
      'not-reachable security-group-inbound',
    ],
    [
      'the answer needs no rule',
      { inbound: [] },
      { inbound: [{ cidr: '0.0.0.0/0' }], outbound: [] },
      'reachable',
    ],
  ])('%s', (_, closed, open, expected) => expect(outcome(withGroups(closed, open), flow)).toBe(expected));

  it('decides nothing about an address that the scenario leaves open', () => {
    const draft = withGroups({}, { inbound: [{ cidr: '10.0.1.0/28' }] });
    const instances = {
      app: { subnet: 'private-a', securityGroups: ['closed'] },
      db: { subnet: 'private-b', securityGroups: ['open'] },
    };
    expect(outcome({ ...draft, instances }, flow)).toBe('undetermined rule-not-decided');
  });
});

describe('networks that AWS would refuse', () => {
  it.each<[string, Draft, readonly string[]]>([
    [
      'overlapping subnets',
      office(
        {},
        {
          subnets: {
            'private-a': { cidr: '10.0.1.0/24' },
            'public-a': { cidr: '10.0.0.0/20' },
            'private-b': { cidr: '10.0.33.0/24' },
          },
          routeTables: {},
        },
      ),
      ['subnets-overlap', 'address-outside-subnet'],
    ],
    ['a subnet outside', office({}, { cidr: '10.0.0.0/23' }), ['subnet-outside-vpc', 'subnet-outside-vpc']],
    [
      'an address taken twice',
      office({
        instances: {
          app: { subnet: 'private-a', ip: '10.0.1.10' },
          db: { subnet: 'private-a', ip: '10.0.1.10' },
        },
      }),
      ['address-taken-twice'],
    ],
    [
      'two internet gateways',
      office({ internetGateways: { igw: { vpc: 'office' }, other: { vpc: 'office' } } }),
      ['two-internet-gateways'],
    ],
    [
      'two subnets of a zone',
      office(snsEndpoint({ subnets: ['private-b', 'public-a'] }), {
        subnets: {
          'private-a': { cidr: '10.0.1.0/24' },
          'private-b': { cidr: '10.0.3.0/24', zone: 'a' },
          'public-a': { cidr: '10.0.2.0/24', zone: 'a' },
        },
        routeTables: {},
      }),
      ['two-endpoints-in-zone'],
    ],
  ])('%s', (_, draft, expected) =>
    expect(networkOf(draft).findings.map(({ code }) => code)).toEqual(expected),
  );

  it('does not decide a path that touches one', () => {
    const draft = office({
      instances: {
        app: { subnet: 'private-a', ip: '10.0.1.10' },
        db: { subnet: 'private-a', ip: '10.0.1.10' },
      },
    });
    expect(outcome(draft, { from: 'app', to: SNS })).toBe('undetermined address-taken-twice');
    expect(outcome(draft, { from: 'db', to: SNS })).toBe('undetermined address-taken-twice');
  });
});

describe('addresses that exist twice', () => {
  const vpc = (cidr: string, subnet: string, routes: Draft): Draft => ({
    cidr,
    subnets: { [subnet]: { cidr: cidr.replace('.0.0/16', '.1.0/24') } },
    routeTables: { main: { main: true, routes } },
    securityGroups: { default: { inbound: [{ cidr: '0.0.0.0/0' }] } },
  });
  const draft: Draft = {
    vpcs: {
      a: vpc('10.0.0.0/16', 'sa', { '10.1.0.0/16': 'pa' }),
      b: vpc('10.1.0.0/16', 'sb', { '10.0.0.0/16': 'pc' }),
      c: vpc('10.0.0.0/16', 'sc', { '10.1.0.0/16': 'pc' }),
    },
    peerings: { pa: { requester: 'a', accepter: 'b' }, pc: { requester: 'c', accepter: 'b' } },
    instances: {
      one: { subnet: 'sa', ip: '10.0.1.10' },
      two: { subnet: 'sb', ip: '10.1.1.10' },
      twin: { subnet: 'sc', ip: '10.0.1.10' },
    },
  };

  it('an answer that goes to the twin of the one who asked is lost', () => {
    expect(outcome(draft, { from: 'one', to: 'two', port: 443 })).toBe('not-reachable delivered-elsewhere');
    expect(outcome(draft, { from: 'twin', to: 'two', port: 443 })).toBe('reachable');
  });

  it('a name is not reached by reaching another machine with its address', () => {
    expect(outcome(draft, { from: 'two', to: 'one', port: 443 })).toContain('delivered-elsewhere');
  });
});

describe('service ranges that are known', () => {
  const s3 = (routes: Draft): Draft =>
    office(
      {
        natGateways: { nat: { subnet: 'public-a' } },
        endpoints: { 'vpce-s3': { type: 'gateway', service: 's3', vpc: 'office', routeTables: ['private'] } },
        prefixLists: { pl: { service: 's3', entries: ['3.5.0.0/19', '52.216.0.0/15'] } },
      },
      { routeTables: { private: { routes }, public: { routes: { '0.0.0.0/0': 'igw' } } } },
    );
  const toS3: FlowRequest = { from: 'app', to: S3 };

  it.each<[string, Draft, string]>([
    ['no other route', {}, 'reachable'],
    ['a wider static route', { '52.0.0.0/8': 'nat' }, 'reachable'],
    [
      'a static route of equal length for some of them',
      { '52.216.0.0/15': 'nat' },
      'undetermined route-not-decided',
    ],
    [
      'a black hole for some of them',
      { '52.216.0.0/15': { target: 'nat', state: 'blackhole' } },
      'undetermined route-not-decided',
    ],
    ['static routes of equal length for all', { '52.216.0.0/15': 'nat', '3.5.0.0/19': 'nat' }, 'reachable'],
  ])('%s', (_, routes, expected) => expect(outcome(s3(routes), toS3)).toBe(expected));

  it('hold nobody else’s addresses', () => {
    expect(outcome(s3({ '0.0.0.0/0': 'nat' }), { from: 'app', to: 'example.com', port: 443 })).toBe(
      'reachable',
    );
  });
});

describe('IPv6', () => {
  const dual = (routes: Draft): Draft => ({
    vpcs: {
      v: {
        cidr: ['10.0.0.0/16', '2600:1f18:1::/56'],
        subnets: { s: { cidr: ['10.0.1.0/24', '2600:1f18:1:1::/64'], routeTable: 't' } },
        routeTables: { t: { routes } },
        securityGroups: { g: { inbound: [{ protocol: 'tcp', port: 22, cidr: '::/0' }] } },
      },
    },
    internetGateways: { igw: { vpc: 'v' } },
    instances: { i: { subnet: 's', ip: ['10.0.1.5', '2600:1f18:1:1::5'], securityGroups: ['g'] } },
  });

  it('needs no translation, and the default route of IPv4 does not cover it', () => {
    const out: FlowRequest = { from: 'i', to: '2001:4860:4860::8888', port: 443 };
    expect(outcome(dual({ '::/0': 'igw' }), out)).toBe('reachable');
    expect(outcome(dual({ '0.0.0.0/0': 'igw' }), out)).toBe('not-reachable no-route');
    expect(outcome(dual({ '::/0': 'igw' }), { from: 'internet', to: '2600:1f18:1:1::5', port: 22 })).toBe(
      'reachable',
    );
  });

  it('leaves a host name open that may have an address of either version', () => {
    const flow: FlowRequest = { from: 'i', to: 'example.com', port: 443 };
    expect(outcome(dual({ '::/0': 'igw' }), flow)).toBe('undetermined no-route choices-differ');
  });

  it('an endpoint is never reachable from the internet, and offers IPv4 to clients of IPv4', () => {
    const draft: Draft = {
      ...dual({ '::/0': 'igw' }),
      endpoints: { sns: { type: 'interface', service: 'sns', subnets: ['s'], securityGroups: ['g'] } },
    };
    expect(outcome(draft, { from: 'internet', to: 'sns', port: 22 })).toContain(
      'no-public-address-for-ingress',
    );
    expect(outcome(draft, { from: 'i', to: 'sns', port: 22 })).toBe('not-reachable security-group-inbound');
  });

  it('an IPv4 source does not reach an IPv6 address', () => {
    const flow: FlowRequest = { from: 'internet:198.51.100.1', to: '2600:1f18:1:1::5', port: 22 };
    expect(outcome(dual({ '::/0': 'igw' }), flow)).toBe('not-reachable address-family-mismatch');
  });

  it('does not guess what an egress-only gateway does', () => {
    const draft = {
      ...dual({ '::/0': 'eigw' }),
      otherGateways: { eigw: { kind: 'egress-only internet gateway' } },
    };
    expect(outcome(draft, { from: 'i', to: '2001:4860:4860::8888', port: 443 })).toBe(
      'undetermined not-modelled',
    );
  });
});

describe('flows', () => {
  it.each<[FlowRequest, string]>([
    [
      { from: 'ap', to: 'db', port: 1 },
      'There is no instance or network interface `ap`. Did you mean `app`?',
    ],
    [
      { from: 'nat', to: 'db', port: 1 },
      '`nat` cannot be a source. A NAT gateway starts no connection of its own.',
    ],
    [{ from: 'app', to: 'db' }, 'A tcp flow to `db` needs a `port`.'],
    [{ from: 'app', to: 'db', protocol: 'icmp', port: 1 }, 'Only tcp and udp have ports: leave `port` out.'],
    [
      { from: 'app', to: 'sns', port: 1 },
      '`sns` is a service, and a packet goes to a host: write `sns.us-east-1.amazonaws.com`.',
    ],
    [{ from: 'internet:x', to: 'web', port: 1 }, '`internet:x`: after `internet:` comes an IP address.'],
  ])('%j', (flow, message) => {
    const result = traceFlow(networkOf(office()), flow);
    expect(result.ok ? '' : result.problem.message).toBe(message);
  });

  it('finds a resource by a label that only it has', () => {
    const draft = office({
      instances: {
        'i-1': { subnet: 'private-a', label: 'app server' },
        'i-2': { subnet: 'public-a', label: 'twin' },
        'i-3': { subnet: 'public-a', label: 'twin' },
      },
    });
    const one = traceFlow(networkOf(draft), { from: 'app server', to: 'i-2', port: 1 });
    expect(one.ok && shownOf(one.trace).path[0]).toBe('i-1');
    const two = traceFlow(networkOf(draft), { from: 'twin', to: 'i-1', port: 1 });
    expect(two.ok ? '' : two.problem.message).toBe(
      '`twin` is the name of several resources: `i-2`, `i-3`. Use an id.',
    );
  });

  it('asks nothing of an instance that does not run', () => {
    const draft = office({
      instances: {
        app: { subnet: 'private-a', state: 'stopped' },
        db: { subnet: 'private-b', securityGroups: ['open'] },
      },
    });
    expect(outcome(draft, { from: 'app', to: 'db', port: 443 })).toContain(
      'not-reachable source-not-running',
    );
    expect(outcome(draft, { from: 'db', to: 'app', port: 443 })).toContain('destination-not-running');
  });
});
