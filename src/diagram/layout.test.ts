import { describe, expect, it } from 'vitest';
import { type Draft, networkOf, office, peered, snsEndpoint } from '../evaluator/testing/build.ts';
import { diagramLayout } from './layout.ts';
import { layoutText } from './layout-text.ts';
import { elementsOf, MAX_EDGES, MAX_NODES, nodeIdOf } from './model.ts';

const SNS = 'sns.us-east-1.amazonaws.com';
const toSns = { flows: { sns: { from: 'app', to: SNS } } };
const textOf = (draft: Draft): string => layoutText(diagramLayout(networkOf(draft)));
const pairs = (draft: Draft): readonly string[] => {
  const { nodes, edges } = diagramLayout(networkOf(draft));
  const name = (id: string): string => nodes.find((node) => node.id === id)?.lines[0] ?? id;
  return edges.map(({ from, to }) => `${name(from)}-${name(to)}`);
};

describe('diagramLayout', () => {
  it('nests interfaces in subnets in VPCs, gateways in the VPC, services outside', () => {
    const layout = diagramLayout(networkOf(office(toSns)));
    const box = (resource: string): string | undefined => {
      const group = layout.nodes.find((node) => node.resource === resource)?.group;
      return layout.groups.find(({ id }) => id === group)?.resource;
    };
    expect(box('app')).toBe('private-a');
    expect(box('nat')).toBe('public-a');
    expect(box('igw')).toBe('office');
    expect(box('com.amazonaws.us-east-1.sns')).toBeUndefined();
    const subnet = layout.groups.find(({ resource }) => resource === 'private-a');
    expect(layout.groups.find(({ id }) => id === subnet?.parent)?.resource).toBe('office');
  });

  it('has every line that a packet of its flows could take, and no other', () => {
    expect(pairs(office(toSns))).toEqual(['app-nat', 'nat-igw', 'igw-Amazon SNS']);
    expect(pairs(office({ ...toSns, ...snsEndpoint() }))).toEqual([
      'app-vpce-sns',
      'vpce-sns-Amazon SNS',
      'app-nat',
      'nat-igw',
      'igw-Amazon SNS',
    ]);
    expect(pairs(office({ flows: { db: { from: 'app', to: 'db', port: 5432 } } }))).toEqual(['app-db']);
    expect(pairs(office({ flows: { web: { from: 'internet', to: 'web', port: 443 } } }))).toEqual([
      'Internet-igw',
      'igw-web',
    ]);
  });

  it('draws a peering between the boxes of its VPCs, tied to both even where no flow goes', () => {
    expect(pairs(peered({ flows: { f: { from: 'one', to: 'two', port: 443 } } }))).toEqual([
      'one-pcx',
      'pcx-two',
    ]);
    expect(pairs(peered())).toEqual(['one-pcx', 'pcx-two']);
  });

  it('draws the way of the answer in the direction of the question', () => {
    const draft = peered({ flows: { f: { from: 'one', to: 'two', port: 443 } } });
    const left = (draft['vpcs'] as Record<string, Record<string, unknown>>)['left'] ?? {};
    const oneWay = { ...draft, vpcs: { ...(draft['vpcs'] as object), left: { ...left, routeTables: {} } } };
    expect(pairs(oneWay)).toContain('pcx-two');
  });

  it('gives an interface endpoint a node in each of its subnets', () => {
    const layout = diagramLayout(networkOf(office(snsEndpoint({ subnets: ['private-a', 'private-b'] }))));
    expect(elementsOf(layout, 'vpce-sns')).toHaveLength(2);
    expect(nodeIdOf(layout, 'vpce-sns')).toBe(elementsOf(layout, 'vpce-sns')[0]);
    expect(nodeIdOf(layout, 'nothing-of-that-name')).toBeUndefined();
  });

  it('says the Region of a service in another one', () => {
    const layout = diagramLayout(
      networkOf(office({ flows: { f: { from: 'app', to: 's3.eu-west-1.amazonaws.com' } } })),
    );
    expect(layout.nodes.find(({ kind }) => kind === 'aws-service')?.lines).toEqual([
      'Amazon S3',
      'eu-west-1',
    ]);
  });

  it('does not change with filters, states or policies', () => {
    const before = textOf(office({ ...toSns, ...snsEndpoint() }));
    const closed = {
      securityGroups: { open: {}, endpoint: {}, closed: { outbound: [] } },
      networkAcls: { n: { default: true, inbound: {} } },
    };
    expect(
      textOf(
        office({ ...toSns, ...snsEndpoint({ state: 'failed', policy: {}, privateDns: false }) }, closed),
      ),
    ).toBe(before);
  });

  it('changes with the topology', () => {
    expect(textOf(office({ ...toSns, ...snsEndpoint() }))).not.toBe(textOf(office(toSns)));
  });

  it('draws the lines of a flow that is not in the scenario', () => {
    const network = networkOf(office({ flows: { f: { from: 'app', to: 'db', port: 22 } } }));
    expect(diagramLayout(network).edges).toHaveLength(1);
    expect(diagramLayout(network, [{ from: 'app', to: '198.51.100.7' }]).edges).toHaveLength(4);
  });

  it('shows the routes of each subnet where there are no flows, each line once', () => {
    expect(pairs(office(snsEndpoint()))).toEqual([
      'app-nat',
      'web-igw',
      'nat-igw',
      'db-nat',
      'vpce-sns-Amazon SNS',
    ]);
  });

  it('takes flows that lead nowhere', () => {
    const network = networkOf(office());
    for (const to of [
      'nobody',
      '',
      '10.0.1.77',
      'x.example',
      '::1',
      'com.amazonaws.us-east-1.unheard-of',
      '\u0000"]',
    ]) {
      expect(
        diagramLayout(network, [
          { from: 'app', to },
          { from: to, to: 'app' },
        ]).nodes.length,
      ).toBeGreaterThan(0);
    }
  });
});

const many = <T>(count: number, make: (index: number) => T, prefix: string): Record<string, T> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, make(index)]));

/** VPCs with subnets with instances, `app0` in the first of each. */
const large = (vpcs: number, subnets: number, instances: number): Draft => {
  const subnetName = (vpc: number, subnet: number): string => `s${vpc}-${subnet}`;
  return {
    vpcs: many(
      vpcs,
      (vpc) => ({
        cidr: `10.${vpc}.0.0/16`,
        subnets: Object.fromEntries(
          Array.from({ length: subnets }, (_, subnet) => [
            subnetName(vpc, subnet),
            { cidr: `10.${vpc}.${subnet}.0/24` },
          ]),
        ),
      }),
      'v',
    ),
    instances: many(
      vpcs * subnets * instances,
      (index) => ({ subnet: subnetName(index % vpcs, Math.floor(index / vpcs) % subnets) }),
      'app',
    ),
    flows: instances === 0 ? {} : { f: { from: 'app0', to: `app${vpcs}`, port: 22 } },
  };
};

describe('a network too large to draw whole', () => {
  it.each([
    [1, 1, 200],
    [1, 100, 1],
    [1, 100, 3],
    [80, 1, 0],
    [80, 2, 2],
    [3, 30, 20],
  ])('is folded: %i VPCs, %i subnets each, %i instances each', (vpcs, subnets, instances) => {
    const layout = diagramLayout(networkOf(large(vpcs, subnets, instances)));
    expect(layout.nodes.length).toBeLessThanOrEqual(MAX_NODES);
    expect(layout.edges.length).toBeLessThanOrEqual(MAX_EDGES);
    const ids = new Set([...layout.nodes, ...layout.groups].map(({ id }) => id));
    expect(ids.size).toBe(layout.nodes.length + layout.groups.length);
    for (const { from, to } of layout.edges) expect(ids.has(from) && ids.has(to)).toBe(true);
    for (const { group } of layout.nodes) expect(group === undefined || ids.has(group)).toBe(true);
    if (instances > 0) expect(nodeIdOf(layout, 'app0')).toBeDefined();
  });

  it('counts everything that it leaves out', () => {
    const layout = diagramLayout(networkOf(large(1, 1, 200)));
    expect(layout.nodes.filter(({ kind }) => kind === 'note').map(({ lines }) => lines)).toEqual([
      ['198 more'],
    ]);
    const folded = diagramLayout(networkOf(large(1, 100, 3)));
    expect(folded.nodes.filter(({ kind }) => kind === 'note').flatMap(({ lines }) => lines)).toContain(
      '98 subnets more',
    );
  });

  it('keeps to the limit when the flows touch more than fits', () => {
    const flows = many(100, (index) => ({ from: 'app0', to: `app${index + 1}`, port: 22 }), 'f');
    const layout = diagramLayout(networkOf({ ...large(1, 1, 200), flows }));
    expect(layout.nodes.length).toBe(MAX_NODES);
  });
});
