/** What is there by the hour, whatever passes: one scenario for each kind and state. */
import { describe, expect, it } from 'vitest';
import { type Draft, networkOf, office, snsEndpoint } from '../testing/build.ts';
import { attached, hybrid, privateLink, transit } from '../testing/networks.ts';
import { scenarioCost } from './scenario-cost.ts';

const bill = (draft: Draft) => {
  const { lines, notes, complete } = scenarioCost(networkOf(draft));
  return {
    lines: lines.map(({ price, resource, quantity }) => `${price} ${resource.id} ${quantity / 730}`),
    notes: notes.map(({ kind, message, facts }) => `${kind}: ${message} ${facts.join()}`.trim()),
    complete,
  };
};
/** The office with nothing in it that costs anything. */
const bare = (changes: Draft = {}): Draft =>
  office(
    { instances: {}, natGateways: {}, internetGateways: {}, ...changes },
    { routeTables: {}, subnets: SUBNETS },
  );
const SUBNETS = { 'private-b': { cidr: '10.0.3.0/24' }, 'private-c': { cidr: '10.0.4.0/24' } };

describe('a NAT gateway', () => {
  const nat = (fields: Draft): Draft =>
    office({ instances: {}, natGateways: { nat: { subnet: 'public-a', ip: '10.0.2.5', ...fields } } });
  it('costs its hours and those of its public addresses', () => {
    expect(bill(nat({ publicIp: '203.0.113.5' })).lines).toEqual([
      'nat-gateway-hour nat 1',
      'public-ipv4-hour nat 1',
    ]);
    // AWS makes an address where the scenario names none.
    expect(bill(nat({})).lines).toContain('public-ipv4-hour nat 1');
    expect(bill(nat({ publicIp: ['203.0.113.5', '203.0.113.6', '203.0.113.5'] })).lines).toContain(
      'public-ipv4-hour nat 2',
    );
  });
  it('that is private has no public address', () => {
    expect(bill(nat({ connectivity: 'private' })).lines).toEqual(['nat-gateway-hour nat 1']);
  });
  it.each(['failed', 'deleted'])('that is %s costs nothing', (state) => {
    expect(bill(nat({ state })).lines).toEqual([]);
  });
  it('that is being deleted still does', () => {
    expect(bill(nat({ state: 'deleting' })).lines).toHaveLength(2);
  });
  it('counts its own addresses among several gateways', () => {
    const natGateways = {
      one: { subnet: 'public-a', ip: '10.0.2.5', publicIp: ['203.0.113.5', '203.0.113.6'] },
      nat: { subnet: 'public-a', ip: '10.0.2.6', publicIp: '203.0.113.7' },
    };
    expect(bill(office({ instances: {}, natGateways })).lines).toContain('public-ipv4-hour nat 1');
  });
  it('that is regional says what AWS may bill besides', () => {
    const { notes } = bill(
      office({ instances: {}, natGateways: { nat: { availability: 'regional', vpc: 'office' } } }),
    );
    expect(notes.find((text) => text.includes('regional'))).toMatch(/^assumption: .*F-PRICE-02,F-PRICE-02b$/);
  });
});

describe('an endpoint', () => {
  it.each<[string, number]>([
    ['available', 1],
    ['pendingAcceptance', 1],
    ['rejected', 1],
    ['failed', 1],
    ['deleted', 0],
  ])('that is %s costs %d hours an hour (fact F-PRICE-03)', (state, hours) => {
    expect(bill(bare(snsEndpoint({ state }))).lines).toEqual(
      hours === 0 ? [] : ['interface-endpoint-hour vpce-sns 1'],
    );
  });
  it('costs them for each of its zones', () => {
    expect(bill(bare(snsEndpoint({ subnets: ['private-b', 'private-c'] }))).lines).toEqual([
      'interface-endpoint-hour vpce-sns 2',
    ]);
  });
  it('leaves open what the provider of another Region pays', () => {
    const said = (service: string) =>
      bill(bare(snsEndpoint({ service }))).notes.filter((text) => text.includes('provider'));
    expect(said('com.amazonaws.eu-west-1.s3')).toEqual([]);
    expect(said('sns')).toEqual([]);
    const far = privateLink({ provider: { region: 'us-east-2' }, service: { regions: ['us-east-1'] } });
    expect(bill(far).notes.join()).toContain('F-PRICE-10');
    expect(bill(privateLink()).notes.join()).not.toContain('F-PRICE-10');
  });
  it('to a Gateway Load Balancer costs its own, until it is deleted', () => {
    const gwlbe = (state?: string) =>
      bill(
        bare({
          endpoints: {
            gwlbe: {
              type: 'gateway-load-balancer',
              service: null,
              subnet: 'private-b',
              ...(state === undefined ? {} : { state }),
            },
          },
        }),
      ).lines;
    expect(gwlbe()).toEqual(['gateway-load-balancer-endpoint-hour gwlbe 1']);
    expect(gwlbe('deleted')).toEqual([]);
  });
  it('to a resource is counted once, whatever its zones, and that is said', () => {
    const resource = (subnets: readonly string[], fields: Draft = {}) =>
      bill(
        bare({
          endpoints: {
            res: { type: 'resource', resource: 'db', subnets, securityGroups: ['endpoint'], ...fields },
          },
          resourceGateways: { gate: { subnets: ['private-b'], securityGroups: ['open'] } },
          resourceConfigurations: { db: { gateway: 'gate', target: '10.0.3.10', ports: [5432] } },
        }),
      );
    expect(resource(['private-b']).lines).toEqual(['resource-endpoint-hour res 1']);
    expect(resource(['private-b']).notes.join()).not.toContain('F-PRICE-05');
    const two = resource(['private-b', 'private-c']);
    expect(two.lines).toEqual(['resource-endpoint-hour res 1']);
    expect(two.notes.join()).toContain('each of its 2 zones');
    expect(two.notes.join()).toContain('F-PRICE-05');
    expect(resource(['private-b'], { state: 'deleted' }).lines).toEqual([]);
  });
});

describe('a transit gateway', () => {
  const lines = (gateway: Draft) => bill(transit({}, gateway)).lines;
  it('costs by its attachments', () => {
    expect(lines({})).toEqual([
      'transit-gateway-attachment-hour to-left 1',
      'transit-gateway-attachment-hour to-right 1',
    ]);
    expect(lines(attached({}, {}, { p: { type: 'peering', transitGateway: null } }))).toContain(
      'transit-gateway-peering-hour p 1',
    );
  });
  it.each([
    'initiating',
    'initiatingRequest',
    'pendingAcceptance',
    'rejecting',
    'rejected',
    'failing',
    'failed',
    'rollingBack',
    'deleted',
  ])('costs nothing for one that is %s', (state) => {
    expect(lines(attached({ state }))).toEqual(['transit-gateway-attachment-hour to-right 1']);
  });
  it('says what it cannot price', () => {
    const other = bill(transit({}, attached({}, {}, { fw: { type: 'other', kind: 'network `function`' } })));
    expect(other.lines).toHaveLength(2);
    expect(other.notes.join()).toContain("`fw`, a network 'function' attachment of `tgw`");
    const unknown = bill(transit({}, { attachments: null }));
    expect(unknown.notes).toContain('not-priced: The attachments of `tgw` are not in the data.');
    expect(unknown.complete).toBe(false);
    expect(bill(transit()).notes.join()).not.toContain('The attachments of');
  });
});

describe('a line to another network', () => {
  const lines = (connection: Draft) => bill(hybrid({}, connection)).lines;
  it('that is a VPN costs its hours until it is deleted', () => {
    expect(lines({})).toEqual(['vpn-connection-hour vpn 1']);
    expect(lines({ state: 'pending' })).toHaveLength(1);
    expect(lines({ state: 'deleting' })).toEqual([]);
    expect(lines({ state: 'deleted' })).toEqual([]);
    expect(bill(hybrid()).notes.join()).toContain('F-PRICE-11');
  });
  it('is looked up by its own name', () => {
    const two = hybrid({
      vpnConnections: {
        gone: { gateway: 'vgw', network: 'office', state: 'deleted' },
        vpn: { gateway: 'vgw', network: 'office' },
      },
    });
    expect(bill(two).lines).toEqual(['vpn-connection-hour vpn 1']);
  });
  it('that is Direct Connect has no price without its speed', () => {
    const direct = bill(
      hybrid({ vpnConnections: {}, directConnectGateways: { dx: { gateways: ['vgw'], network: 'office' } } }),
    );
    expect(direct.lines).toEqual([]);
    expect(direct.notes.join()).toContain('The port of the Direct Connect line behind `dx`');
  });
});

describe('a load balancer', () => {
  const balancer = (changes: Draft = {}) => bill(privateLink({ balancer: changes }));
  it('costs its hours by its kind, unless it failed', () => {
    expect(balancer().lines).toContain('network-load-balancer-hour nlb 1');
    expect(balancer({ state: 'failed' }).lines.join()).not.toContain('load-balancer-hour');
    const gateway = bill(
      bare({ loadBalancers: { gwlb: { type: 'gateway', subnets: ['private-b'], listeners: [] } } }),
    );
    expect(gateway.lines).toEqual(['gateway-load-balancer-hour gwlb 1']);
    expect(gateway.notes.join()).toContain(
      'Units of capacity of the gateway load balancer `gwlb`. F-PRICE-17',
    );
    expect(balancer().notes.join()).not.toContain('F-PRICE-17');
  });
  it('costs its public addresses', () => {
    const facing = {
      scheme: 'internet-facing',
      type: 'network',
      subnets: ['public-a'],
      publicIps: { 'public-a': '203.0.113.77' },
      listeners: [],
    };
    expect(
      bill(
        office(
          {
            natGateways: {},
            instances: {},
            loadBalancers: { nlb: facing },
            internetGateways: { igw: { vpc: 'office' } },
          },
          {
            routeTables: { public: { routes: { '0.0.0.0/0': 'igw' } } },
            subnets: { 'public-a': { cidr: '10.0.2.0/24', routeTable: 'public' } },
          },
        ),
      ).lines,
    ).toContain('public-ipv4-hour nlb 1');
  });
});

describe('an instance', () => {
  const web = (fields: Draft): Draft =>
    bare({ instances: { web: { subnet: 'private-b', ip: '10.0.3.10', ...fields } } });
  it('costs its public IPv4 addresses, running or not, until it is terminated', () => {
    expect(bill(web({ publicIp: '203.0.113.10' })).lines).toEqual(['public-ipv4-hour web 1']);
    expect(bill(web({ publicIp: '203.0.113.10', state: 'stopped' })).lines).toHaveLength(1);
    expect(bill(web({ publicIp: '203.0.113.10', state: 'terminated' })).lines).toEqual([]);
    expect(bill(web({})).lines).toEqual([]);
  });
  it('has them priced in its Region', () => {
    const { vpcs, ...rest } = web({ publicIp: '203.0.113.10' });
    const moved = {
      ...rest,
      vpcs: { office: { ...(vpcs as { office: Draft }).office, region: 'eu-central-1' } },
    };
    expect(bill(moved).notes.join()).toContain('Prices of `eu-central-1` are not in the table');
  });
  it('with two interfaces pays for both addresses', () => {
    const draft = bare({
      networkInterfaces: {
        one: { subnet: 'private-b', ip: '10.0.3.10', publicIp: '203.0.113.10', securityGroups: [] },
        two: { subnet: 'private-b', ip: '10.0.3.11', publicIp: '203.0.113.11', securityGroups: [] },
      },
    });
    expect(bill(draft).lines).toEqual(['public-ipv4-hour one 1', 'public-ipv4-hour two 1']);
  });
});

describe('what has no price', () => {
  it('is named, so that nobody takes the sum for all', () => {
    const { notes, complete } = bill(
      bare({
        resolverEndpoints: { in: { direction: 'inbound', subnets: ['private-b'] } },
        hostedZones: { z: { domain: 'corp.example', vpcs: ['office'], records: {} } },
      }),
    );
    expect(notes).toEqual([
      'not-priced: Resolver endpoint `in` and what is asked of it.',
      'not-priced: Private hosted zone `z` and what is asked of it.',
      'assumption: The scenario names no flow: only hours are counted.',
    ]);
    expect(complete).toBe(false);
    expect(bill(bare()).complete).toBe(true);
  });
  it('is what the data leaves out of a VPC', () => {
    const partial = (unknown: readonly string[]) =>
      bill(
        office({ instances: {}, natGateways: {} }, { unknown, routeTables: {}, subnets: SUBNETS }),
      ).notes.join();
    expect(partial([])).not.toContain('is not in the data');
    expect(partial(['networkInterfaces'])).toContain('What of `office` is not in the data');
    expect(partial(['endpoints'])).toContain('What of `office` is not in the data');
  });
});
