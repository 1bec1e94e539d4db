import { describe, expect, it } from 'vitest';
import type { PathTrace, Trace } from '../evaluator/index.ts';
import { traceFlow } from '../evaluator/index.ts';
import { type Draft, networkOf, office, peered, shownOf, snsEndpoint } from '../evaluator/testing/build.ts';
import { OPEN, transit } from '../evaluator/testing/networks.ts';
import { diagramLayout } from './layout.ts';
import type { DiagramLayout } from './model.ts';
import type { ElementStates } from './state-names.ts';
import { elementStates } from './states.ts';

interface Seen {
  readonly layout: DiagramLayout;
  readonly trace: PathTrace;
  readonly states: ElementStates;
  /** The state of the box or node of a resource, or of the line between two (`app-nat`). */
  readonly of: (name: string) => string | undefined;
}

const see = (draft: Draft, flow: { from: string; to: string; port?: number }): Seen => {
  const network = networkOf({ ...draft, flows: { f: flow } });
  const traced = traceFlow(network, flow);
  if (!traced.ok) expect.fail(traced.problem.message);
  const trace = shownOf(traced.trace as Trace);
  const layout = diagramLayout(network);
  const states = elementStates(layout, trace);
  const resource = (id: string): string | undefined => layout.nodes.find((node) => node.id === id)?.resource;
  const of = (name: string): string | undefined => {
    const element = [...layout.nodes, ...layout.groups].find((each) => each.resource === name);
    const edge = layout.edges.find(({ from, to }) => `${resource(from)}-${resource(to)}` === name);
    return states[element?.id ?? edge?.id ?? ''];
  };
  return { layout, trace, states, of };
};

const SNS = { from: 'app', to: 'sns.us-east-1.amazonaws.com' };

describe('elementStates', () => {
  it('has a state for every element and for nothing else', () => {
    const { layout, states } = see(office(snsEndpoint()), SNS);
    const ids = [...layout.nodes, ...layout.groups, ...layout.edges].map(({ id }) => id);
    expect(Object.keys(states).sort()).toEqual(ids.sort());
  });

  it('marks the way there and back, and what is not used', () => {
    const { of } = see(office(snsEndpoint()), SNS);
    expect(of('app')).toBe('both');
    expect(of('private-b')).toBe('both');
    expect(of('app-vpce-sns')).toBe('both');
    expect(of('nat')).toBe('unused');
    expect(of('app-nat')).toBe('unused');
  });

  it('marks a node that refuses, with the way up to it', () => {
    const { of } = see(office(snsEndpoint({ securityGroups: ['closed'] })), SNS);
    expect(of('vpce-sns')).toBe('blocked');
    expect(of('app-vpce-sns')).toBe('path');
    expect(of('vpce-sns-com.amazonaws.us-east-1.sns')).toBe('unused');
  });

  it('marks a subnet that refuses, and the line that stops at its border', () => {
    const acl = { networkAcls: { strict: { inbound: {}, outbound: {} } } };
    const subnets = {
      'private-a': { cidr: '10.0.1.0/24', routeTable: 'private' },
      'public-a': { cidr: '10.0.2.0/24', routeTable: 'public' },
      'private-b': { cidr: '10.0.3.0/24', routeTable: 'private', networkAcl: 'strict' },
    };
    const { of } = see(office({}, { ...acl, subnets }), { from: 'app', to: 'db', port: 22 });
    expect(of('private-b')).toBe('blocked');
    expect(of('app-db')).toBe('blocked');
    expect(of('app')).not.toBe('unused');
  });

  it('tells an answer that is refused from a packet that is', () => {
    const networkAcls = {
      strict: { inbound: { '100': { action: 'allow', cidr: '0.0.0.0/0' } }, outbound: {} },
    };
    const subnets = {
      'private-a': { cidr: '10.0.1.0/24', routeTable: 'private' },
      'public-a': { cidr: '10.0.2.0/24', routeTable: 'public' },
      'private-b': { cidr: '10.0.3.0/24', routeTable: 'private', networkAcl: 'strict' },
    };
    const { of } = see(office({}, { networkAcls, subnets }), { from: 'app', to: 'db', port: 22 });
    expect(of('app-db')).toBe('answer-blocked');
    expect(of('private-b')).toBe('blocked');
  });

  it('turns a line that is taken against its drawn direction', () => {
    const network = networkOf(
      peered({
        flows: { there: { from: 'one', to: 'two', port: 443 }, here: { from: 'two', to: 'one', port: 443 } },
      }),
    );
    const layout = diagramLayout(network);
    const traced = traceFlow(network, { from: 'two', to: 'one', port: 443 });
    if (!traced.ok) expect.fail(traced.problem.message);
    const states = elementStates(layout, shownOf(traced.trace));
    expect(layout.edges.map(({ id }) => states[id])).toEqual(['path turned', 'path turned']);
  });

  it('follows what ends at an internet gateway to the internet', () => {
    const { of } = see(office(), { from: 'web', to: '198.51.100.7', port: 443 });
    expect(of('internet')).toBe('both');
    expect(of('igw-internet')).toBe('both');
  });
});

/** Two VPCs on a transit gateway, and an inspection VPC that all traffic between them goes through. */
const inspectedTransit = (state: string): Draft =>
  transit(
    {
      vpcs: {
        ...(transit()['vpcs'] as object),
        inspection: {
          cidr: '10.9.0.0/16',
          subnets: {
            in: { cidr: '10.9.1.0/28', routeTable: 'in' },
            firewall: { cidr: '10.9.2.0/28', routeTable: 'out' },
          },
          routeTables: { in: { routes: { '0.0.0.0/0': 'gwlbe' } }, out: { routes: { '10.0.0.0/8': 'tgw' } } },
          securityGroups: OPEN,
        },
      },
      endpoints: {
        gwlbe: { type: 'gateway-load-balancer', service: 'appliances', subnet: 'firewall', state },
      },
      endpointServices: { appliances: { loadBalancers: null } },
    },
    {
      routeTables: {
        before: { default: true, routes: { '0.0.0.0/0': 'to-inspection' }, propagations: [] },
        after: { propagations: ['to-left', 'to-right'] },
      },
      attachments: {
        'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-tgw'] },
        'to-right': { type: 'vpc', vpc: 'right', subnets: ['right-tgw'] },
        'to-inspection': {
          type: 'vpc',
          vpc: 'inspection',
          subnets: ['in'],
          routeTable: 'after',
          applianceMode: true,
        },
      },
    },
  );

describe('elementStates of what goes there and back on one line', () => {
  const flow = { from: 'one', to: 'two', port: 443 };

  it('shows inspection as going in, and the service that inspects', () => {
    const { of, trace } = see(inspectedTransit('available'), flow);
    expect(trace.path.filter((id) => id === 'tgw')).toHaveLength(2);
    expect(of('tgw-gwlbe')).toBe('both');
    expect(of('gwlbe-appliances')).toBe('both');
    expect(of('appliances')).toBe('both');
    expect(of('in')).toBe('both');
  });

  it('does not get to the service where the endpoint refuses', () => {
    const { of } = see(inspectedTransit('failed'), flow);
    expect(of('gwlbe')).toBe('blocked');
    expect(of('gwlbe-appliances')).toBe('unused');
    expect(of('appliances')).toBe('unused');
  });
});

describe('every path that the tracer finds', () => {
  const ends = [
    'app',
    'web',
    'db',
    'internet',
    'sns.us-east-1.amazonaws.com',
    '198.51.100.7',
    'nat',
    '203.0.113.10',
  ];
  const flows = ends.flatMap((from) => ends.map((to) => ({ from, to, port: 443 })));

  it.each(flows)('is drawn as a line from end to end: $from to $to', (flow) => {
    const network = networkOf(office(snsEndpoint({ subnets: ['private-a', 'private-b'] })));
    const traced = traceFlow(network, flow);
    if (!traced.ok) return;
    const layout = diagramLayout(network, [flow]);
    for (const trace of traced.trace.choices) {
      const states = elementStates(layout, trace);
      const boxes = new Set(layout.groups.map(({ resource }) => resource));
      const nodes = trace.path.filter((id) => !boxes.has(id));
      const steps = new Set(
        nodes
          .slice(1)
          .flatMap((node, index) => (node === nodes[index] ? [] : [[node, nodes[index]].sort().join(' ')])),
      );
      const lit = layout.edges.filter(({ id }) => /^(path|both|answer-blocked)/.test(states[id] ?? ''));
      expect(lit.length, trace.path.join(' ')).toBeGreaterThanOrEqual(steps.size);
    }
  });
});
