import { describe, expect, it } from 'vitest';
import { type Draft, networkOf } from '../evaluator/testing/build.ts';
import { hybrid, OPEN, privateLink, transit } from '../evaluator/testing/networks.ts';
import { traceFlow } from '../evaluator/trace/trace-flow.ts';
import { diagramLayout } from './layout.ts';
import { elementStates } from './states.ts';

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly port: number;
}

/** Lines that a trace's paths need and the drawing lacks, and nodes of them that it does not mark. */
const missing = (draft: Draft, flow: Asked): readonly string[] => {
  const network = networkOf({ ...draft, flows: { f: flow } });
  const layout = diagramLayout(network);
  const result = traceFlow(network, flow);
  if (!result.ok) throw new Error(result.problem.message);
  return result.trace.choices.flatMap((choice) => {
    const states = elementStates(layout, choice);
    return [choice.path, choice.returnPath].flatMap((path) => {
      const drawn = path.filter((id) => layout.nodes.some(({ resource }) => resource === id));
      const nodesOf = (id: string | undefined): readonly string[] =>
        layout.nodes.filter(({ resource }) => resource === id).map((node) => node.id);
      const gaps = drawn.slice(1).flatMap((id, index) => {
        const before = nodesOf(drawn[index]);
        const after = nodesOf(id);
        const joined = layout.edges.some(
          ({ from, to }) =>
            (before.includes(from) && after.includes(to)) || (before.includes(to) && after.includes(from)),
        );
        return joined || drawn[index] === id ? [] : [`${drawn[index]}-${id}`];
      });
      const places = path.filter((id) => !network.subnets.has(id) && !drawn.includes(id));
      const unmarked = drawn.filter((id) => nodesOf(id).every((node) => states[node] === 'unused'));
      return [...gaps, ...places.map((id) => `no node ${id}`), ...unmarked.map((id) => `unmarked ${id}`)];
    });
  });
};

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

describe('a drawing has every line of the paths', () => {
  it.each<[string, Draft, Asked]>([
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
    ['a name of a private hosted zone', withNames, { from: 'one', to: 'www.example.com', port: 443 }],
  ])('%s', (_, draft, flow) => {
    expect(missing(draft, flow)).toEqual([]);
  });
});
