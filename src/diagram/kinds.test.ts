/** Drawings of each kind of connection: what the tracer follows is drawn and marked. */
import { describe, expect, it } from 'vitest';
import { type Draft, networkOf } from '../evaluator/testing/build.ts';
import { hybrid, OPEN, privateLink, transit } from '../evaluator/testing/networks.ts';
import type { FlowRequest } from '../evaluator/trace/ends.ts';
import { traceFlow } from '../evaluator/trace/trace-flow.ts';
import { diagramLayout } from './layout.ts';
import { gapsOfTrace } from './testing/gaps.ts';

const inspected: Draft = {
  vpcs: {
    net: {
      cidr: '10.0.0.0/16',
      subnets: {
        'app-a': { cidr: '10.0.1.0/24', routeTable: 'app' },
        'gwlbe-a': { cidr: '10.0.2.0/28', routeTable: 'endpoint' },
      },
      routeTables: {
        app: { routes: { '0.0.0.0/0': 'gwlbe' } },
        edge: { gateways: ['igw'], routes: { '10.0.1.0/24': 'gwlbe' } },
        endpoint: { routes: { '0.0.0.0/0': 'igw' } },
      },
      securityGroups: OPEN,
    },
  },
  instances: {
    web: { subnet: 'app-a', ip: '10.0.1.10', publicIp: '203.0.113.10', securityGroups: ['open'] },
  },
  internetGateways: { igw: { vpc: 'net' } },
  endpoints: { gwlbe: { type: 'gateway-load-balancer', service: null, subnet: 'gwlbe-a' } },
};

const egress: Draft = transit(
  {
    vpcs: {
      left: {
        cidr: '10.1.0.0/16',
        subnets: { 'left-a': { cidr: '10.1.1.0/24' } },
        routeTables: { main: { main: true, routes: { '0.0.0.0/0': 'tgw' } } },
        securityGroups: OPEN,
      },
      right: {
        cidr: '10.2.0.0/16',
        subnets: {
          public: { cidr: '10.2.1.0/24', routeTable: 'public' },
          'right-tgw': { cidr: '10.2.9.0/28', routeTable: 'attachment' },
        },
        routeTables: {
          public: { routes: { '0.0.0.0/0': 'igw', '10.1.0.0/16': 'tgw' } },
          attachment: { routes: { '0.0.0.0/0': 'nat' } },
        },
        securityGroups: OPEN,
      },
    },
    instances: { one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['open'] } },
    internetGateways: { igw: { vpc: 'right' } },
    natGateways: { nat: { subnet: 'public', publicIp: '203.0.113.5' } },
  },
  {
    routeTables: { t: { default: true, routes: { '0.0.0.0/0': 'to-right' } } },
    attachments: {
      'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-a'] },
      'to-right': { type: 'vpc', vpc: 'right', subnets: ['right-tgw'] },
    },
  },
);

const named: Draft = {
  ...transit(),
  hostedZones: {
    zone: {
      domain: 'example.com',
      vpcs: ['left'],
      records: { 'two.example.com': '10.2.1.10', 'www.example.com': 'two.example.com' },
    },
  },
};
const vpcs = named['vpcs'] as Record<string, object>;
const withNames: Draft = { ...named, vpcs: { ...vpcs, left: { ...vpcs['left'], dnsHostnames: true } } };

/** A flow through a load balancer whose target stands behind a transit gateway, where the client is known to it. */
const balanced: Draft = transit({
  loadBalancers: {
    nlb: {
      type: 'network',
      subnets: ['left-a'],
      ips: { 'left-a': '10.1.1.77' },
      listeners: [{ protocol: 'tcp', port: 443, targetGroups: 'group' }],
    },
  },
  targetGroups: { group: { protocol: 'tcp', port: 443, preserveClientIp: false, targets: ['10.2.1.10'] } },
});

const resource: Draft = {
  ...privateLink(),
  endpoints: {
    vpce: {
      type: 'resource',
      resource: 'database',
      subnets: ['consumer-a'],
      ips: { 'consumer-a': '10.0.1.60' },
      securityGroups: ['open'],
    },
  },
  resourceGateways: { exit: { subnets: ['provider-a'], securityGroups: ['open'] } },
  resourceConfigurations: { database: { gateway: 'exit', target: 'web', ports: 443 } },
};

const regional: Draft = {
  vpcs: {
    net: {
      cidr: '10.0.0.0/16',
      subnets: { a: { cidr: '10.0.1.0/24' } },
      routeTables: { main: { main: true, routes: { '0.0.0.0/0': 'nat' } } },
      securityGroups: OPEN,
    },
  },
  instances: { app: { subnet: 'a', ip: '10.0.1.10', securityGroups: ['open'] } },
  internetGateways: { igw: { vpc: 'net' } },
  natGateways: { nat: { availability: 'regional', vpc: 'net' } },
};

const egressOnly: Draft = {
  vpcs: {
    net: {
      cidr: ['10.0.0.0/16', '2001:db8:1::/56'],
      subnets: { a: { cidr: ['10.0.1.0/24', '2001:db8:1::/64'] } },
      routeTables: { main: { main: true, routes: { '::/0': 'eigw' } } },
      securityGroups: OPEN,
    },
  },
  instances: { app: { subnet: 'a', ip: ['10.0.1.10', '2001:db8:1::10'], securityGroups: ['open'] } },
  egressOnlyInternetGateways: { eigw: { vpc: 'net' } },
};

/** Two transit gateways, peered, a VPC on each. */
const peeredTransit: Draft = transit({
  transitGateways: {
    far: {
      routeTables: { t: { default: true, routes: { '10.2.0.0/16': 'over' } } },
      attachments: {
        'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-tgw'] },
        over: { type: 'peering', transitGateway: 'tgw' },
      },
    },
    tgw: {
      routeTables: { t: { default: true, routes: { '10.1.0.0/16': 'back' } } },
      attachments: {
        'to-right': { type: 'vpc', vpc: 'right', subnets: ['right-tgw'] },
        back: { type: 'peering', transitGateway: 'far' },
      },
    },
  },
  vpcs: Object.fromEntries(
    Object.entries(transit()['vpcs'] as Record<string, object>).map(([name, vpc]) => [
      name,
      name === 'left'
        ? { ...vpc, routeTables: { main: { main: true, routes: { '10.0.0.0/8': 'far' } }, attachment: {} } }
        : vpc,
    ]),
  ),
});

const directConnect: Draft = {
  ...transit(
    {},
    {
      attachments: {
        'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-tgw'] },
        'to-office': { type: 'direct-connect', gateway: 'dx' },
      },
    },
  ),
  directConnectGateways: { dx: { gateways: ['tgw'], network: 'office' } },
  onPremises: { office: { cidr: '10.9.0.0/16' } },
};

const vpcOf = (draft: Draft, name: string): Record<string, object> =>
  (draft['vpcs'] as Record<string, Record<string, object>>)[name] ?? {};

/** The request is inspected, and its answer is not. */
const oneWay: Draft = {
  ...inspected,
  vpcs: {
    net: {
      ...vpcOf(inspected, 'net'),
      routeTables: {
        ...vpcOf(inspected, 'net')['routeTables'],
        app: { routes: { '0.0.0.0/0': 'igw' } },
      },
    },
  },
};

/** What a NAT gateway gets back goes to the client by another way than its question came. */
const around: Draft = {
  ...egress,
  vpcs: {
    ...(egress['vpcs'] as object),
    right: {
      ...vpcOf(egress, 'right'),
      routeTables: {
        ...vpcOf(egress, 'right')['routeTables'],
        public: { routes: { '0.0.0.0/0': 'igw', '10.1.0.0/16': 'pcx' } },
      },
    },
  },
  peerings: { pcx: { requester: 'right', accepter: 'left' } },
};

describe('a drawing has every line of the paths', () => {
  it.each<[string, Draft, FlowRequest]>([
    ['a transit gateway', transit(), { from: 'one', to: 'two', port: 443 }],
    ['central egress', egress, { from: 'one', to: '8.8.8.8', port: 443 }],
    ['a VPN', hybrid(), { from: 'app', to: '192.168.1.1', port: 22 }],
    ['a VPN from outside', hybrid(), { from: 'office', to: 'app', port: 22 }],
    ['an address outside', hybrid(), { from: '192.168.1.1', to: 'app', port: 22 }],
    ['PrivateLink', privateLink(), { from: 'client', to: 'vpce', port: 443 }],
    [
      'PrivateLink to a target by address',
      privateLink({ group: { targets: ['10.0.1.10'] } }),
      { from: 'client', to: 'vpce', port: 443 },
    ],
    ['inspection from the internet', inspected, { from: 'internet', to: 'web', port: 443 }],
    ['inspection to the internet', inspected, { from: 'web', to: '8.8.8.8', port: 443 }],
    ['a target behind a transit gateway', balanced, { from: 'one', to: 'nlb', port: 443 }],
    ['a resource endpoint', resource, { from: 'client', to: '10.0.1.60', port: 443 }],
    ['a regional NAT gateway', regional, { from: 'app', to: '8.8.8.8', port: 443 }],
    ['an egress-only internet gateway', egressOnly, { from: 'app', to: '2001:4860::8888', port: 443 }],
    ['peered transit gateways', peeredTransit, { from: 'one', to: 'two', port: 443 }],
    ['Direct Connect', directConnect, { from: 'one', to: '10.9.0.1', port: 443 }],
    ['Direct Connect from outside', directConnect, { from: 'office', to: 'one', port: 443 }],
    ['a name of a private hosted zone', withNames, { from: 'one', to: 'www.example.com', port: 443 }],
  ])('%s', (_, draft, flow) => {
    const network = networkOf(draft);
    const result = traceFlow(network, flow);
    if (!result.ok) expect.fail(result.problem.message);
    // A path that ends at its first gate would be drawn by anything.
    expect(result.trace.verdict).toBe('reachable');
    expect(gapsOfTrace(network, diagramLayout(network, [flow]), result.trace)).toEqual([]);
  });

  it.each<[string, Draft, FlowRequest, string]>([
    ['inspected one way', oneWay, { from: 'internet', to: 'web', port: 443 }, 'gwlbe'],
    ['answered over a peering', around, { from: 'one', to: '8.8.8.8', port: 443 }, 'pcx'],
  ])('%s', (_, draft, flow, by) => {
    const network = networkOf(draft);
    const result = traceFlow(network, flow);
    if (!result.ok) expect.fail(result.problem.message);
    const { trace } = result;
    const [choice] = trace.choices;
    expect([...(choice?.path ?? []), ...(choice?.returnPath ?? [])].filter((id) => id === by)).toHaveLength(
      1,
    );
    expect(gapsOfTrace(network, diagramLayout(network, [flow]), trace)).toEqual([]);
  });

  it.each<[string, Draft, FlowRequest, readonly string[]]>([
    [
      'a regional NAT gateway',
      regional,
      { from: 'app', to: '8.8.8.8', port: 443 },
      ['igw', 'nat', 'a', 'app'],
    ],
    [
      'an egress-only internet gateway',
      egressOnly,
      { from: 'app', to: '2001:4860::8888', port: 443 },
      ['eigw', 'a', 'app'],
    ],
  ])('%s stands on the way back too', (_, draft, flow, way) => {
    const result = traceFlow(networkOf(draft), flow);
    if (!result.ok) expect.fail(result.problem.message);
    expect(result.trace.choices.map(({ returnPath }) => returnPath)).toEqual([way]);
  });
});
