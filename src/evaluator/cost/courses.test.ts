/** What gigabytes cost on their way: crossings of zones, transit gateways by their neighbours, ways out. */
import { describe, expect, it } from 'vitest';
import type { Network } from '../model/network.ts';
import { type Draft, networkOf, office, peered } from '../testing/build.ts';
import { hybrid, OPEN, privateLink, transit } from '../testing/networks.ts';
import { elementOf, regionOfConnection, serviceRegionOf } from './elements.ts';
import { pathHours, pathTransfer } from './path-bill.ts';

type Path = readonly string[];
const traced = (path: Path, returnPath: Path = []) =>
  ({ verdict: 'reachable', path, returnPath }) as unknown as Parameters<typeof pathTransfer>[1];

/** Charges by the gigabyte as "price resource there/back", and notes. */
const transferOf = (network: Network, path: Path, back: Path = []) => {
  const { charges, notes } = pathTransfer(network, traced(path, back));
  return {
    charges: charges.map((charge) =>
      charge.basis === 'gigabyte'
        ? `${charge.price} ${charge.resource.id} ${charge.there}/${charge.back}${charge.detail === undefined ? '' : ` ${charge.detail}`}`
        : 'hours',
    ),
    notes: notes.map(({ kind, message }) => `${kind}: ${message}`),
  };
};
const hoursOf = (network: Network, path: Path, back: Path = []) =>
  pathHours(network, traced(path, back)).charges.map(({ price, resource }) => `${price} ${resource.id}`);

const zones = (a: string | undefined, b: string | undefined, changes: Draft = {}, vpc: Draft = {}): Network =>
  networkOf(
    office(changes, {
      subnets: {
        'private-a': { cidr: '10.0.1.0/24', routeTable: 'private', ...(a === undefined ? {} : { zone: a }) },
        'public-a': { cidr: '10.0.2.0/24', routeTable: 'public', ...(a === undefined ? {} : { zone: a }) },
        'private-b': { cidr: '10.0.3.0/24', routeTable: 'private', ...(b === undefined ? {} : { zone: b }) },
      },
      ...vpc,
    }),
  );

describe('from zone to zone', () => {
  const PATH = ['app', 'private-a', 'private-b', 'db'];
  it('pays twice, once for leaving and once for entering, under one name for both directions', () => {
    const network = zones('us-east-1a', 'us-east-1b');
    const back = [...PATH].reverse();
    expect(transferOf(network, PATH, back)).toEqual({
      charges: ['zone-crossing-gigabyte private-a 2/2 private-a and private-b'],
      notes: [],
    });
  });
  it('is free within one, and in doubt where one is not known', () => {
    expect(transferOf(zones('us-east-1a', 'us-east-1a'), PATH)).toEqual({ charges: [], notes: [] });
    for (const network of [zones(undefined, 'us-east-1b'), zones('us-east-1a', undefined)]) {
      expect(transferOf(network, PATH)).toEqual({
        charges: [],
        notes: [
          'assumption: The zones of `private-a` and `private-b` are not in the data: they are taken to be one. If they are two, each gigabyte between them costs a zone crossing.',
        ],
      });
    }
  });
  it('costs nothing within a subnet', () => {
    expect(transferOf(zones('us-east-1a', undefined), ['app', 'private-a', 'private-a', 'db'])).toEqual({
      charges: [],
      notes: [],
    });
  });
  const balanced = (type: string) =>
    zones('us-east-1a', 'us-east-1b', {
      loadBalancers: { lb: { type, subnets: ['private-b'], listeners: [], securityGroups: ['open'] } },
    });
  it('at an application load balancer has no price, at another one it has', () => {
    const path = ['app', 'private-a', 'private-b', 'lb'];
    const application = transferOf(balanced('application'), path);
    expect(application.charges).toEqual(['application-load-balancer-gigabyte lb 1/0']);
    expect(application.notes).toContain(
      'not-priced: Crossing zones between `private-a` and `private-b`, at an application load balancer.',
    );
    expect(transferOf(balanced('network'), path).charges).toEqual([
      'zone-crossing-gigabyte private-a 2/0 private-a and private-b',
      'network-load-balancer-gigabyte lb 1/0',
    ]);
    // What stands further away than the crossing’s own ends does not count.
    expect(
      transferOf(balanced('application'), ['lb', 'private-b', 'db', 'private-b', 'private-a', 'app']).charges,
    ).toContain('zone-crossing-gigabyte private-a 2/0 private-a and private-b');
  });
  it('at a Gateway Load Balancer endpoint has no price', () => {
    const network = zones('us-east-1a', 'us-east-1b', {
      endpoints: { gwlbe: { type: 'gateway-load-balancer', service: null, subnet: 'private-b' } },
    });
    const { charges, notes } = transferOf(network, ['app', 'private-a', 'private-b', 'gwlbe']);
    expect(charges).toEqual(['gateway-load-balancer-endpoint-gigabyte gwlbe 1/0']);
    expect(notes[0]).toContain('at a Gateway Load Balancer endpoint');
  });
  it('at a transit gateway is free (fact F-PRICE-20)', () => {
    const draft = transit();
    const vpcs = draft['vpcs'] as Record<string, { subnets: Record<string, Draft> }>;
    const left = vpcs['left'] ?? expect.fail('no VPC');
    const subnets = { ...left.subnets, 'left-tgw': { ...left.subnets['left-tgw'], zone: 'us-east-1b' } };
    const network = networkOf({ ...draft, vpcs: { ...vpcs, left: { ...left, subnets } } });
    expect(
      transferOf(network, ['one', 'left-a', 'left-tgw', 'tgw', 'right-tgw', 'right-a', 'two']).charges,
    ).toEqual(['transit-gateway-gigabyte tgw 1/0']);
  });
  it('between Regions is no crossing of zones', () => {
    const draft = peered();
    const vpcs = draft['vpcs'] as Record<string, Draft>;
    const far = { ...vpcs, right: { ...vpcs['right'], region: 'us-west-2', securityGroups: OPEN } };
    const instances = {
      one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['clients'] },
      two: { subnet: 'right-a', ip: '10.2.1.10', securityGroups: ['open'] },
    };
    const network = networkOf({ ...draft, vpcs: far, instances });
    const path = ['one', 'left-a', 'pcx', 'right-a', 'two'];
    expect(transferOf(network, path, [...path].reverse())).toEqual({
      charges: [
        'inter-region-gigabyte pcx 1/0 from us-east-1 to us-west-2',
        'inter-region-gigabyte pcx 0/1 from us-west-2 to us-east-1',
      ],
      notes: [],
    });
  });
});

describe('a way out', () => {
  const network = networkOf(office());
  it('costs for what goes to the internet, not for what comes from there', () => {
    expect(
      transferOf(network, ['web', 'public-a', 'igw', 'internet'], ['internet', 'igw', 'public-a', 'web'])
        .charges,
    ).toEqual(['internet-out-gigabyte igw 1/0']);
    expect(transferOf(network, ['web', 'public-a', 'igw']).charges).toEqual([
      'internet-out-gigabyte igw 1/0',
    ]);
    expect(transferOf(network, ['igw', 'public-a', 'web']).charges).toEqual([]);
  });
  it('to a service of the Region is free, to one of another it is traffic between Regions', () => {
    const to = (region: string) => ['web', 'public-a', 'igw', `com.amazonaws.${region}.sns`];
    expect(transferOf(network, to('us-east-1')).charges).toEqual([]);
    expect(transferOf(network, to('eu-west-1'), to('eu-west-1').toReversed()).charges).toEqual([
      'inter-region-gigabyte igw 1/0 from us-east-1 to eu-west-1',
      'inter-region-gigabyte igw 0/1 from eu-west-1 to us-east-1',
    ]);
  });
  it('between public addresses of the network is said to have no price', () => {
    const two = networkOf(office({ internetGateways: { igw: { vpc: 'office' }, far: {} } }));
    expect(transferOf(two, ['web', 'public-a', 'igw', 'public-a', 'web'])).toEqual({
      charges: [],
      notes: ['not-priced: Traffic between public addresses of this network, by `igw`.'],
    });
    expect(transferOf(two, ['web', 'public-a', 'igw', 'far', 'x'])).toEqual({ charges: [], notes: [] });
  });
  it('by an egress-only internet gateway costs the same, in the Region of its VPC', () => {
    const draft = office(
      { egressOnlyInternetGateways: { eigw: { vpc: 'office' } }, region: 'us-east-1' },
      { region: 'eu-west-1' },
    );
    const { charges } = pathTransfer(networkOf(draft), traced(['app', 'private-a', 'eigw', 'internet']));
    expect(charges.map(({ price, region }) => [price, region])).toEqual([
      ['internet-out-gigabyte', 'eu-west-1'],
    ]);
    const byIgw = pathTransfer(networkOf(draft), traced(['web', 'public-a', 'igw', 'internet']));
    expect(byIgw.charges[0]?.region).toBe('eu-west-1');
  });
  it('of a regional NAT gateway is its own where no gateway is in the data', () => {
    const regional = networkOf(office({ natGateways: { nat: { availability: 'regional', vpc: 'office' } } }));
    expect(transferOf(regional, ['app', 'private-a', 'nat']).charges).toEqual([
      'nat-gateway-gigabyte nat 1/0',
      'internet-out-gigabyte nat 1/0',
    ]);
    expect(transferOf(regional, ['app', 'private-a', 'nat', 'igw', 'internet']).charges).toEqual([
      'nat-gateway-gigabyte nat 1/0',
      'internet-out-gigabyte igw 1/0',
    ]);
    expect(transferOf(network, ['app', 'private-a', 'public-a', 'nat']).charges).not.toContain(
      'internet-out-gigabyte nat 1/0',
    );
  });
});

describe('a line', () => {
  it('costs for what leaves AWS, by its kind', () => {
    const vpn = networkOf(hybrid());
    const path = ['app', 'cloud-a', 'vgw', 'vpn', 'office'];
    expect(transferOf(vpn, path, path.toReversed()).charges).toEqual(['internet-out-gigabyte vpn 1/0']);
    expect(transferOf(vpn, ['vpn', 'vgw', 'cloud-a', 'app']).charges).toEqual([]);
    const direct = networkOf(
      hybrid({ vpnConnections: {}, directConnectGateways: { dx: { gateways: ['vgw'], network: 'office' } } }),
    );
    expect(transferOf(direct, ['app', 'cloud-a', 'vgw', 'dx', 'office']).charges).toEqual([
      'direct-connect-out-gigabyte dx 1/0',
    ]);
  });
  it('has the Region of the gateway that it ends at', () => {
    const region = (draft: Draft, id: string) => {
      const network = networkOf(draft);
      return regionOfConnection(network, network.connections.get(id) ?? expect.fail('no connection'));
    };
    expect(region({ ...hybrid(), region: 'eu-west-1' }, 'vpn')).toBe('eu-west-1');
    expect(region(hybrid({ region: 'us-west-2' }, {}, { region: 'eu-west-1' }), 'vpn')).toBe('eu-west-1');
    expect(region(hybrid({ region: 'us-west-2', virtualPrivateGateways: { vgw: {} } }), 'vpn')).toBe(
      'us-west-2',
    );
    const byTransit = transit(
      { region: 'us-west-2', vpnConnections: { vpn: { gateway: 'tgw', network: null } } },
      { region: 'eu-west-1', attachments: { line: { type: 'vpn', connection: 'vpn' } } },
    );
    expect(region(byTransit, 'vpn')).toBe('eu-west-1');
  });
});

describe('a transit gateway', () => {
  const two = (peerOf: Draft, far: Draft): Network =>
    networkOf(
      transit({
        transitGateways: {
          tgw: {
            attachments: {
              'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-tgw'] },
              'to-right': { type: 'vpc', vpc: 'right', subnets: ['right-tgw'] },
              peer: { type: 'peering', ...peerOf },
              line: { type: 'vpn', connection: 'vpn' },
              other: { type: 'vpn', connection: 'vpn2' },
              odd: { type: 'other', kind: 'connect' },
            },
          },
          far: { region: 'us-west-2', attachments: far },
        },
        vpnConnections: {
          vpn: { gateway: 'tgw', network: 'office' },
          vpn2: { gateway: 'tgw', network: 'office' },
        },
        onPremises: { office: { cidr: '192.168.0.0/16' } },
      }),
    );
  const plain = two({ transitGateway: 'far' }, {});
  it('costs the hours of the attachments that a path uses, each once', () => {
    expect(hoursOf(plain, ['one', 'left-a', 'left-tgw', 'tgw', 'right-tgw', 'right-a', 'two'])).toEqual([
      'transit-gateway-attachment-hour to-left',
      'transit-gateway-attachment-hour to-right',
    ]);
    expect(hoursOf(plain, ['one', 'left-tgw', 'tgw'], ['tgw', 'left-tgw', 'one'])).toEqual([
      'transit-gateway-attachment-hour to-left',
    ]);
    expect(hoursOf(plain, ['one', 'left-tgw', 'tgw', 'vpn', 'office'])).toEqual([
      'vpn-connection-hour vpn',
      'transit-gateway-attachment-hour to-left',
      'transit-gateway-attachment-hour line',
    ]);
    // A way back by another attachment counts too.
    expect(hoursOf(plain, ['one', 'left-tgw', 'tgw'], ['two', 'right-tgw', 'tgw'])).toHaveLength(2);
  });
  it('knows the attachment to its neighbour by either side’s data', () => {
    const path = ['left-tgw', 'tgw', 'far'];
    const PEER = 'transit-gateway-peering-hour peer';
    expect(hoursOf(plain, path)).toContain(PEER);
    expect(hoursOf(two({ transitGateway: null }, {}), path)).not.toContain(PEER);
    expect(
      hoursOf(two({ transitGateway: null }, { back: { type: 'peering', transitGateway: 'tgw' } }), path),
    ).toContain(PEER);
    expect(
      hoursOf(two({ transitGateway: null }, { back: { type: 'peering', transitGateway: null } }), path),
    ).not.toContain(PEER);
    expect(
      hoursOf(two({ transitGateway: null }, { peer: { type: 'peering', transitGateway: null } }), path),
    ).toContain(PEER);
  });
  it('processes what did not come over a peering', () => {
    expect(transferOf(plain, ['left-tgw', 'tgw', 'far']).charges).toEqual([
      'transit-gateway-gigabyte tgw 1/0',
      'inter-region-gigabyte far 1/0 from us-east-1 to us-west-2',
    ]);
  });
});

describe('hours of a path', () => {
  it('count a public address only where an internet gateway uses it, and no NAT gateway stands before', () => {
    const network = networkOf(office());
    expect(hoursOf(network, ['web', 'public-a', 'igw', 'internet'])).toEqual(['public-ipv4-hour web']);
    expect(hoursOf(network, ['web', 'public-a', 'private-b', 'db'])).toEqual([]);
    expect(hoursOf(network, ['web', 'nat', 'igw', 'internet'])).toEqual([
      'nat-gateway-hour nat',
      'public-ipv4-hour nat',
    ]);
    expect(hoursOf(network, ['nobody', 'igw'])).toEqual([]);
  });
  it('of an interface without an instance are its own', () => {
    const held = networkOf(
      office({
        instances: {},
        networkInterfaces: {
          eni: { subnet: 'public-a', ip: '10.0.2.20', publicIp: '203.0.113.20', securityGroups: [] },
        },
      }),
    );
    expect(hoursOf(held, ['eni', 'public-a', 'igw', 'internet'])).toEqual(['public-ipv4-hour eni']);
    expect(elementOf(held, 'eni')).toMatchObject({ kind: 'workload', ref: { id: 'eni' } });
  });
  it('are not moved by what is refused', () => {
    const network = networkOf(office());
    const refused = { ...traced(['web', 'public-a', 'igw', 'internet']), verdict: 'not-reachable' } as const;
    expect(pathTransfer(network, refused).charges).toEqual([]);
  });
});

describe('what an id of a path stands for', () => {
  it('is known by its own kind', () => {
    const network = networkOf(office());
    expect(elementOf(network, 'internet')).toEqual({ kind: 'internet' });
    expect(elementOf(network, 'com.amazonaws.eu-west-1.sns')).toEqual({
      kind: 'service',
      region: 'eu-west-1',
    });
    expect(elementOf(network, 'nobody')).toEqual({ kind: 'other' });
    expect(elementOf(networkOf(hybrid()), 'office')).toEqual({ kind: 'on-premises' });
  });
  it('behind an endpoint has the Region of its provider, by its id or by AWS’s name', () => {
    const region = (service: Draft, endpoint: Draft = {}) => {
      const network = networkOf(
        privateLink({
          provider: { region: 'us-east-2' },
          service: { regions: ['us-east-1'], ...service },
          endpoint,
        }),
      );
      return serviceRegionOf(network, network.interfaceEndpoints.get('vpce') ?? expect.fail('no endpoint'));
    };
    expect(region({})).toBe('us-east-2');
    const serviceName = 'com.amazonaws.vpce.us-east-2.vpce-svc-0123';
    expect(region({ serviceName }, { service: serviceName })).toBe('us-east-2');
    expect(region({}, { service: 'com.amazonaws.vpce.us-east-2.vpce-svc-9999' })).toBeUndefined();
    expect(region({}, { service: 'sns' })).toBe('us-east-1');
  });
});
