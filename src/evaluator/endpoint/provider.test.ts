import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, shownOf, traceIn } from '../testing/build.ts';
import { OPEN, privateLink } from '../testing/networks.ts';

const FLOW = { from: 'client', to: 'vpce', port: 443 } as const;
const BOTH = ['provider-a', 'provider-b'];
type Changes = NonNullable<Parameters<typeof privateLink>[0]>;

describe('a service that somebody provides by PrivateLink', () => {
  it('is reached though both sides have the same addresses', () => {
    const trace = traceIn(privateLink(), FLOW);
    expect(trace.verdict).toBe('reachable');
    expect(trace.private).toBe(true);
    expect(shownOf(trace).path).toEqual([
      'client',
      'consumer-a',
      'vpce',
      'service',
      'provider-a',
      'nlb',
      'provider-a',
      'web',
    ]);
    expect(shownOf(trace).returnPath).toEqual([
      'web',
      'provider-a',
      'nlb',
      'service',
      'vpce',
      'consumer-a',
      'client',
    ]);
  });

  it('takes an endpoint for accepted where nobody says its state, and says so', () => {
    const codes = (changes: Changes) =>
      traceIn(privateLink(changes), FLOW).assumptions.map(({ code }) => code);
    const service = { acceptanceRequired: true };
    expect(codes({ service })).toContain('endpoint-accepted');
    expect(codes({ service, endpoint: { state: 'available' } })).not.toContain('endpoint-accepted');
    expect(codes({ service: { acceptanceRequired: false } })).not.toContain('endpoint-accepted');
  });

  it('tells targets who asks where the Proxy Protocol is on', () => {
    const answers = (changes: Changes) =>
      shownOf(traceIn(privateLink(changes), FLOW)).there.map(({ answer }) => answer);
    expect(answers({ group: { proxyProtocol: true } }).join(' ')).toContain('Proxy Protocol');
    expect(answers({}).join(' ')).not.toContain('Proxy Protocol');
  });

  it.each<[string, string, Changes]>([
    ['an endpoint that waits for acceptance', 'endpoint-state', { endpoint: { state: 'pendingAcceptance' } }],
    ['an endpoint that was rejected', 'endpoint-state', { endpoint: { state: 'rejected' } }],
    ['a service that failed', 'endpoint-service-state', { service: { state: 'failed' } }],
    [
      'an account that is not let in',
      'endpoint-service-principal',
      { consumer: { account: '111111111111' }, provider: { account: '222222222222' } },
    ],
    [
      'a Region that the service is not offered in',
      'endpoint-service-not-in-region',
      { consumer: { region: 'eu-west-1' } },
    ],
    [
      'a port without a listener',
      'load-balancer-listener',
      { balancer: { listeners: [{ protocol: 'tcp', port: 80, targetGroups: 'group' }] } },
    ],
    ['a group without targets', 'load-balancer-no-targets', { group: { targets: [] } }],
    [
      'a target group whose targets are draining',
      'load-balancer-no-targets',
      { group: { targets: [{ target: 'web', health: 'draining' }] } },
    ],
    ['a load balancer that is not active', 'load-balancer-state', { balancer: { state: 'failed' } }],
    [
      'the security group of the target',
      'security-group-inbound',
      { web: { securityGroups: ['fromClients'] } },
    ],
    [
      'no node in the zone of the endpoint',
      'endpoint-service-zone',
      { balancer: { subnets: ['provider-b'], ips: {} } },
    ],
    [
      'a service without a network load balancer',
      'endpoint-service-no-load-balancer',
      { service: { loadBalancers: [] } },
    ],
  ])('is refused because of %s', (_, code, changes) => {
    const trace = traceIn(privateLink(changes), FLOW);
    expect(codesOf(trace)).toContain(code);
    expect(trace.verdict).toBe('not-reachable');
  });

  it.each<[string, Changes]>([
    ['an allowed account', { service: { allowedPrincipals: ['arn:aws:iam::111111111111:root'] } }],
    ['anybody', { service: { allowedPrincipals: ['*'] } }],
    ['an endpoint that was let in before', { endpoint: { state: 'available' } }],
  ])('lets in %s of another account', (_, changes) => {
    const trace = traceIn(
      privateLink({
        ...changes,
        consumer: { account: '111111111111' },
        provider: { account: '222222222222' },
      }),
      FLOW,
    );
    expect(trace.verdict).toBe('reachable');
  });

  it('does not take another account for an allowed one', () => {
    const accounts = { consumer: { account: '111111111111' }, provider: { account: '222222222222' } };
    const trace = traceIn(
      privateLink({ ...accounts, service: { allowedPrincipals: ['arn:aws:iam::333333333333:root'] } }),
      FLOW,
    );
    expect(codesOf(trace)).toEqual(['endpoint-service-principal']);
  });

  it('is reached from another Region that the provider named', () => {
    const trace = traceIn(
      privateLink({ consumer: { region: 'eu-west-1' }, service: { regions: ['eu-west-1'] } }),
      FLOW,
    );
    expect(trace.verdict).toBe('reachable');
  });

  it('asks the load balancer’s group about the client’s own address, and the target’s about the load balancer’s', () => {
    const provider = {
      securityGroups: {
        ...OPEN,
        clients: { inbound: [{ cidr: '10.0.1.10/32' }] },
        balancer: { inbound: [{ cidr: '10.0.1.77/32' }] },
        nobody: {},
      },
    };
    const withGroup = (group: string, more: Draft = {}): Changes => ({
      provider,
      balancer: { securityGroups: [group], ...more },
      web: { securityGroups: ['balancer'] },
    });
    expect(traceIn(privateLink(withGroup('clients')), FLOW).verdict).toBe('reachable');
    expect(codesOf(traceIn(privateLink(withGroup('nobody')), FLOW))).toEqual(['security-group-inbound']);
    expect(
      traceIn(privateLink(withGroup('nobody', { privateLinkSecurityGroups: false })), FLOW).verdict,
    ).toBe('reachable');
  });

  it('lets a target name the load balancer’s group', () => {
    const provider = {
      securityGroups: {
        ...OPEN,
        balancer: { inbound: [{ cidr: '0.0.0.0/0' }] },
        target: { inbound: [{ securityGroup: 'balancer' }] },
      },
    };
    const changes = {
      provider,
      balancer: { securityGroups: ['balancer'] },
      web: { securityGroups: ['target'] },
    };
    expect(traceIn(privateLink(changes), FLOW).verdict).toBe('reachable');
  });

  it('stays in its zone unless cross-zone load balancing is on', () => {
    const far = { web: { subnet: 'provider-b', ip: '10.0.2.10' }, balancer: { subnets: BOTH } };
    expect(codesOf(traceIn(privateLink(far), FLOW))).toEqual(['load-balancer-zone']);
    expect(traceIn(privateLink({ ...far, balancer: { subnets: BOTH, crossZone: true } }), FLOW).verdict).toBe(
      'reachable',
    );
    expect(traceIn(privateLink({ ...far, group: { crossZone: true } }), FLOW).verdict).toBe('reachable');
  });

  it('sends nothing to a zone that is not enabled, cross-zone or not', () => {
    const far = { web: { subnet: 'provider-b', ip: '10.0.2.10' } };
    expect(codesOf(traceIn(privateLink(far), FLOW))).toEqual(['load-balancer-no-targets']);
    expect(codesOf(traceIn(privateLink({ ...far, balancer: { crossZone: true } }), FLOW))).toEqual([
      'load-balancer-no-targets',
    ]);
  });

  it('traces every target, and says where they end differently', () => {
    const draft = privateLink({ group: { targets: ['web', '10.0.1.99'] } });
    const trace = traceIn(draft, FLOW);
    expect(trace.choices.map(({ choice }) => choice)).toEqual(['target `web`', 'target `10.0.1.99`']);
    expect(trace.verdict).toBe('undetermined');
    expect(codesOf(trace)).toContain('choices-differ');
  });

  it('uses unhealthy targets where there is no healthy one', () => {
    const trace = traceIn(
      privateLink({ group: { targets: [{ target: 'web', health: 'unhealthy' }] } }),
      FLOW,
    );
    expect(trace.verdict).toBe('reachable');
    expect(trace.assumptions.map(({ code }) => code)).toContain('targets-fail-open');
  });

  it('is not decided where the provider’s side is not in the data', () => {
    expect(traceIn(privateLink({ balancer: { listeners: null } }), FLOW).verdict).toBe('undetermined');
    expect(traceIn(privateLink({ group: { targets: null } }), FLOW).verdict).toBe('undetermined');
    expect(traceIn(privateLink({ service: { loadBalancers: null } }), FLOW).verdict).toBe('undetermined');
    const elsewhere = privateLink({ endpoint: { service: 'com.amazonaws.vpce.us-east-1.vpce-svc-0abc' } });
    expect(codesOf(traceIn(elsewhere, FLOW))).toEqual(['peer-network-unknown']);
  });

  it('never leads from the provider to the consumer', () => {
    const trace = traceIn(
      privateLink({
        consumer: { cidr: '10.7.0.0/16', subnets: { 'consumer-a': { cidr: '10.7.1.0/24' } } },
        endpoint: { ips: {} },
      }),
      { from: 'web', to: '10.7.1.10', port: 443 },
    );
    expect(trace.verdict).toBe('not-reachable');
  });

  it('answers to its private name once the domain is verified', () => {
    const named = (state: string): Draft =>
      privateLink({ service: { privateDnsName: 'api.example.com', privateDnsState: state } });
    const flow = { from: 'client', to: 'api.example.com', port: 443 } as const;
    expect(shownOf(traceIn(named('verified'), flow)).path).toContain('vpce');
    expect(shownOf(traceIn(named('pendingVerification'), flow)).path).not.toContain('vpce');
  });
});

describe('a network load balancer asked directly', () => {
  /** A client in the provider's own VPC. */
  const direct = (changes: Changes = {}): Draft => {
    const draft = privateLink(changes);
    return {
      ...draft,
      instances: {
        ...(draft['instances'] as object),
        near: { subnet: 'provider-b', ip: '10.0.2.20', securityGroups: ['open'] },
      },
    };
  };
  const flow = { from: 'near', to: 'nlb', port: 443 } as const;
  it('keeps the client’s address towards instances', () => {
    const provider = {
      securityGroups: {
        ...OPEN,
        near: { inbound: [{ cidr: '10.0.2.20/32' }] },
        balancer: { inbound: [{ cidr: '10.0.1.77/32' }] },
      },
    };
    expect(traceIn(direct({ provider, web: { securityGroups: ['near'] } }), flow).verdict).toBe('reachable');
    expect(traceIn(direct({ provider, web: { securityGroups: ['balancer'] } }), flow).verdict).toBe(
      'not-reachable',
    );
    expect(
      traceIn(
        direct({ provider, web: { securityGroups: ['balancer'] }, group: { preserveClientIp: false } }),
        flow,
      ).verdict,
    ).toBe('reachable');
  });
  it('is reached from the internet though its targets have no route there', () => {
    const draft: Draft = {
      vpcs: {
        net: {
          cidr: '10.0.0.0/16',
          subnets: {
            public: { cidr: '10.0.1.0/24', routeTable: 'public' },
            private: { cidr: '10.0.2.0/24' },
          },
          routeTables: { public: { routes: { '0.0.0.0/0': 'igw' } } },
          securityGroups: OPEN,
        },
      },
      instances: { web: { subnet: 'private', ip: '10.0.2.10', securityGroups: ['open'] } },
      internetGateways: { igw: { vpc: 'net' } },
      loadBalancers: {
        nlb: {
          type: 'network',
          scheme: 'internet-facing',
          subnets: ['public'],
          publicIps: { public: '203.0.113.7' },
          dnsName: 'nlb-1.elb.us-east-1.amazonaws.com',
          listeners: [{ protocol: 'tcp', port: 443, targetGroups: 'group' }],
        },
      },
      targetGroups: { group: { port: 8443, targets: ['web'] } },
    };
    for (const to of ['nlb', '203.0.113.7', 'nlb-1.elb.us-east-1.amazonaws.com']) {
      const trace = traceIn(draft, { from: 'internet', to, port: 443 });
      expect(trace.verdict).toBe('reachable');
      expect(shownOf(trace).path).toEqual(['internet', 'igw', 'public', 'nlb', 'public', 'private', 'web']);
      expect(shownOf(trace).returnPath).toEqual(['web', 'private', 'public', 'nlb', 'public', 'igw']);
    }
    expect(codesOf(traceIn(draft, { from: 'internet', to: 'nlb', port: 80 }))).toContain(
      'load-balancer-listener',
    );
  });
  it('is a source for nobody', () => {
    expect(() => traceIn(direct(), { from: 'nlb', to: 'web', port: 1 })).toThrow('cannot be a source');
  });
});

describe('a resource endpoint', () => {
  const resource = (
    changes: {
      endpoint?: Draft;
      configuration?: Draft;
      gateway?: Draft;
      web?: Draft;
      consumer?: Draft;
      provider?: Draft;
    } = {},
  ): Draft => {
    const { web = {}, consumer = {}, provider = {} } = changes;
    const base = privateLink({ web, consumer, provider });
    return {
      vpcs: base['vpcs'],
      instances: base['instances'],
      endpoints: {
        res: {
          type: 'resource',
          resource: 'database',
          subnets: ['consumer-a'],
          ips: { 'consumer-a': '10.0.1.60' },
          securityGroups: ['open'],
          ...changes.endpoint,
        },
      },
      resourceGateways: {
        gate: {
          subnets: ['provider-a'],
          ips: { 'provider-a': '10.0.1.88' },
          securityGroups: ['open'],
          ...changes.gateway,
        },
      },
      resourceConfigurations: {
        database: {
          gateway: 'gate',
          target: 'web',
          ports: [5432],
          domainName: 'db.example.com',
          ...changes.configuration,
        },
      },
    };
  };
  const flow = { from: 'client', to: 'res', port: 5432 } as const;
  it('leads to one resource by its gateway', () => {
    const trace = traceIn(resource(), flow);
    expect(trace.verdict).toBe('reachable');
    expect(shownOf(trace).path).toEqual(['client', 'consumer-a', 'res', 'gate', 'provider-a', 'web']);
    expect(shownOf(trace).returnPath.at(-1)).toBe('client');
    expect(traceIn(resource(), { from: 'client', to: 'db.example.com', port: 5432 }).verdict).toBe(
      'reachable',
    );
  });
  it('answers for its name against a wider private hosted zone, and not beside one of the same name', () => {
    const named = (
      domain: string,
      vpc: Draft = { dnsHostnames: true },
      endpoint: Draft = {},
    ): readonly string[] => {
      const zone = { domain, vpcs: ['consumer'], records: { [`web.${domain}`]: '10.0.1.10' } };
      const draft = { ...resource({ consumer: vpc, endpoint }), hostedZones: { zone } };
      return codesOf(traceIn(draft, { from: 'client', to: 'db.example.com', port: 5432 }));
    };
    expect(named('example.com')).toEqual([]);
    expect(named('db.example.com')).toEqual(['name-not-modelled']);
    expect(named('example.com', { dnsHostnames: true }, { privateDns: false })).toEqual([
      'name-not-resolved',
    ]);
    // The name stays with the endpoint where only AWS's word says that the attributes are on.
    const open = traceIn(resource({ consumer: { dnsHostnames: null } }), {
      from: 'client',
      to: 'db.example.com',
      port: 5432,
    });
    expect(open.assumptions.map(({ code }) => code)).toContain('dns-hostnames-implied');
  });
  it.each<[string, string, Parameters<typeof resource>[0], object]>([
    ['another port', 'resource-port', {}, { port: 80 }],
    ['UDP', 'endpoint-protocol', {}, { protocol: 'udp' }],
    [
      'an account that it is not shared with',
      'resource-not-shared',
      { consumer: { account: '111111111111' }, configuration: { account: '222222222222' } },
      {},
    ],
    ['no zone in common', 'resource-gateway-zone', { gateway: { subnets: ['provider-b'], ips: {} } }, {}],
    ['a gateway that is not active', 'resource-gateway-state', { gateway: { state: 'create-failed' } }, {}],
    ['an endpoint that is not available', 'endpoint-state', { endpoint: { state: 'failed' } }, {}],
    [
      'the gateway’s own group',
      'security-group-outbound',
      {
        gateway: { securityGroups: ['shut'] },
        provider: { securityGroups: { ...OPEN, shut: { outbound: [] } } },
      },
      {},
    ],
    [
      'the target’s group, which sees the gateway',
      'security-group-inbound',
      { web: { securityGroups: ['fromClients'] } },
      {},
    ],
  ])('refuses %s', (_, code, changes, more) => {
    const trace = traceIn(resource(changes), { ...flow, ...more });
    expect(codesOf(trace)).toContain(code);
    expect(trace.verdict).toBe('not-reachable');
  });
  it('goes by a node in its own zone, or by any where a zone is not in the data', () => {
    const both = { subnets: ['provider-a', 'provider-b'], ips: {} };
    const consumer = { subnets: { 'consumer-a': { cidr: '10.0.1.0/24' } } };
    const provider = {
      subnets: { 'provider-a': { cidr: '10.0.1.0/24' }, 'provider-b': { cidr: '10.0.2.0/24' } },
    };
    const asked = (changes: Parameters<typeof resource>[0]) => {
      const trace = traceIn(resource(changes), flow);
      return [trace.verdict, trace.choices.length];
    };
    expect(asked({ gateway: both })).toEqual(['reachable', 1]);
    expect(asked({ gateway: both, consumer })).toEqual(['reachable', 2]);
    expect(asked({ gateway: both, provider })).toEqual(['reachable', 2]);
    expect(asked({ gateway: { subnets: ['provider-b'], ips: {} }, consumer })).toEqual(['reachable', 1]);
    expect(asked({ gateway: { subnets: ['provider-b'], ips: {} }, provider })).toEqual(['reachable', 1]);
  });
  it('takes every port of its ranges, and no other', () => {
    const configuration = { ports: ['100-200', 300] };
    const verdict = (port: number) => traceIn(resource({ configuration }), { ...flow, port }).verdict;
    expect([99, 100, 200, 201, 299, 300, 301].filter((port) => verdict(port) === 'reachable')).toEqual([
      100, 200, 300,
    ]);
  });
  it.each<[string, Parameters<typeof resource>[0]]>([
    [
      'shared with the account',
      {
        consumer: { account: '111111111111' },
        configuration: { account: '222222222222', sharedWith: ['111111111111'] },
      },
    ],
    [
      'of the same account',
      { consumer: { account: '111111111111' }, configuration: { account: '111111111111' } },
    ],
    ['of an account that is not known', { consumer: { account: '111111111111' } }],
    ['asked from an account that is not known', { configuration: { account: '222222222222' } }],
    ['behind a gateway in two zones', { gateway: { subnets: ['provider-b', 'provider-a'], ips: {} } }],
    ['named by an address', { configuration: { target: '10.0.1.10' } }],
    ['at an endpoint that is there in part', { endpoint: { state: 'partial' } }],
  ])('reaches what is %s', (_, changes) => {
    const trace = traceIn(resource(changes), flow);
    expect([trace.verdict, codesOf(trace)]).toEqual(['reachable', []]);
    expect(shownOf(trace).path).toEqual(['client', 'consumer-a', 'res', 'gate', 'provider-a', 'web']);
    expect(shownOf(trace).returnPath).toContain('consumer-a');
  });
  it.each<[string, string, Parameters<typeof resource>[0]]>([
    ['without a gateway in the data', 'peer-network-unknown', { configuration: { gateway: null } }],
    ['without a target in the data', 'name-not-modelled', { configuration: { target: null } }],
    ['at an endpoint whose resource is not in the data', 'not-modelled', { endpoint: { resource: null } }],
  ])('is not decided %s', (_, code, changes) => {
    const trace = traceIn(resource(changes), flow);
    expect([trace.verdict, codesOf(trace)]).toEqual(['undetermined', [code]]);
  });
});

describe('the nodes that an endpoint of a service reaches', () => {
  const zones = { 'consumer-a': 'us-east-1a', 'consumer-b': 'us-east-1b' };
  /** The client in one zone asks the endpoint's address in one; the load balancer has nodes in some. */
  const asked = (nodes: readonly string[], consumer: Draft = {}, provider: Draft = {}) => {
    const trace = traceIn(
      privateLink({
        balancer: { subnets: nodes, ips: {} },
        web: { subnet: nodes[0], ip: nodes[0] === 'provider-b' ? '10.0.2.10' : '10.0.1.10' },
        consumer: {
          subnets: { 'consumer-a': { cidr: '10.0.1.0/24', zone: zones['consumer-a'] } },
          ...consumer,
        },
        provider,
      }),
      FLOW,
    );
    return { codes: codesOf(trace), choices: trace.choices.length };
  };
  const unzoned = { subnets: { 'consumer-a': { cidr: '10.0.1.0/24' } } };
  it('stand in its own zone', () => {
    expect(asked(['provider-a'])).toEqual({ codes: [], choices: 1 });
    expect(asked(['provider-a', 'provider-b'])).toEqual({ codes: [], choices: 1 });
    expect(asked(['provider-b']).codes).toContain('endpoint-service-zone');
  });
  it('may be any where the zone is not in the data', () => {
    expect(asked(['provider-a', 'provider-b'], unzoned).choices).toBe(2);
    expect(asked(['provider-b'], unzoned).codes).toEqual([]);
    const provider = {
      subnets: { 'provider-a': { cidr: '10.0.1.0/24' }, 'provider-b': { cidr: '10.0.2.0/24' } },
    };
    expect(asked(['provider-a', 'provider-b'], {}, provider).choices).toBe(2);
  });
});

describe('who may connect to a service', () => {
  const [mine, other] = ['111111111111', '222222222222'];
  const asked = (changes: Changes): readonly unknown[] => {
    const trace = traceIn(privateLink(changes), FLOW);
    return [codesOf(trace), trace.assumptions.some(({ code }) => code === 'service-permissions')];
  };
  const between = (service: Draft, endpoint: Draft = {}): Changes => ({
    consumer: { account: mine },
    provider: { account: other },
    service,
    endpoint,
  });
  const refused = 'endpoint-service-principal';
  it.each<[string, readonly string[] | null, readonly unknown[]]>([
    ['everybody', ['*'], [[], false]],
    ['the account', [`arn:aws:iam::${mine}:root`], [[], false]],
    ['the account by its number', [mine], [[], false]],
    ['others and the account', [other, mine], [[], false]],
    ['one of its roles', [`arn:aws:iam::${mine}:role/app`], [[], true]],
    ['one of its roles, and another account', [other, `arn:aws:iam::${mine}:role/app`], [[], true]],
    ['another account', [other], [[refused], false]],
    ['a role of another account', [`arn:aws:iam::${other}:role/app`], [[refused], false]],
    ['nobody', [], [[refused], false]],
    ['somebody who is not in the data', null, [[], true]],
  ])('%s', (_, allowedPrincipals, answer) => {
    expect(asked(between({ allowedPrincipals }))).toEqual(answer);
  });
  it('is not asked again of an endpoint that is available, nor within an account, nor where that is not known', () => {
    expect(asked(between({}, { state: 'available' }))).toEqual([[], false]);
    expect(asked({ consumer: { account: mine }, provider: { account: mine } })).toEqual([[], false]);
    expect(asked({ consumer: { account: mine } })).toEqual([[], false]);
    expect(asked({ provider: { account: other } })).toEqual([[], false]);
  });
});
