import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, shownOf, traceIn } from '../testing/build.ts';
import { attached, OPEN, transit } from '../testing/networks.ts';

const FLOW = { from: 'one', to: 'two', port: 443 } as const;
const PATH = ['one', 'left-a', 'left-tgw', 'tgw', 'right-tgw', 'right-a', 'two'];

describe('a transit gateway between two VPCs', () => {
  it('carries a flow there and back by its default table', () => {
    const trace = traceIn(transit(), FLOW);
    expect(trace.verdict).toBe('reachable');
    expect(trace.private).toBe(true);
    expect(shownOf(trace).path).toEqual(PATH);
    expect(shownOf(trace).returnPath).toEqual([...PATH].reverse());
  });

  it.each<[string, string, Draft]>([
    [
      'a VPC that is not attached',
      'transit-gateway-not-attached',
      { attachments: { 'to-right': { type: 'vpc', vpc: 'right', subnets: ['right-tgw'] } } },
    ],
    [
      'an attachment that waits for acceptance',
      'transit-gateway-attachment-state',
      attached({ state: 'pendingAcceptance' }),
    ],
    ['an attachment with no route table', 'transit-gateway-no-table', attached({ routeTable: false })],
    [
      'a table without default or propagation',
      'transit-gateway-no-route',
      { ...attached({ routeTable: 't' }, { routeTable: 't' }), routeTables: { t: {} } },
    ],
    [
      'a black hole',
      'transit-gateway-blackhole',
      {
        ...attached(),
        routeTables: { t: { default: true, routes: { '10.2.0.0/16': { state: 'blackhole' } } } },
      },
    ],
  ])('refuses because of %s', (_, code, gateway) => {
    const trace = traceIn(transit({}, gateway), FLOW);
    expect(trace.verdict).toBe('not-reachable');
    expect(codesOf(trace)).toContain(code);
  });

  it('does not let a route decide while others are not in the data', () => {
    const routeTables = { t: { default: true, routes: { '0.0.0.0/0': 'to-right' }, propagations: null } };
    const trace = traceIn(transit({}, { ...attached(), routeTables }), FLOW);
    expect(codesOf(trace)).toEqual(['route-table-unknown']);
    const hop = shownOf(trace).there.find(({ finding }) => finding === 'route-table-unknown');
    if (hop === undefined || !('candidates' in hop)) expect.fail('no candidates');
    expect(hop.candidates.map(({ outcome }) => outcome)).toEqual(['unclear']);
  });

  it('shows what stands behind a missing route too', () => {
    const draft = transit(
      {
        instances: {
          one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['open'] },
          two: { subnet: 'right-a', ip: '10.2.1.10', securityGroups: [] },
        },
      },
      { ...attached({ routeTable: 't' }, { routeTable: 't' }), routeTables: { t: {} } },
    );
    expect(codesOf(traceIn(draft, FLOW))).toEqual([
      'transit-gateway-no-route',
      'security-group-inbound',
      'transit-gateway-no-route',
    ]);
  });

  it('keeps two tables apart: spokes that see only the middle do not see each other', () => {
    const gateway = {
      ...attached({ routeTable: 'spokes' }, { routeTable: 'middle' }),
      routeTables: { spokes: { propagations: ['to-right'] }, middle: { propagations: [] } },
    };
    const trace = traceIn(transit({}, gateway), FLOW);
    expect(trace.verdict).toBe('not-reachable');
    const [finding] = trace.findings;
    expect(finding).toMatchObject({ code: 'transit-gateway-no-route', direction: 'back' });
  });

  it('does not serve a zone without a subnet of the attachment', () => {
    const draft = transit();
    const vpcs = draft['vpcs'] as Record<string, Record<string, unknown>>;
    const left = {
      ...vpcs['left'],
      subnets: {
        'left-a': { cidr: '10.1.1.0/24', zone: 'us-east-1b' },
        'left-tgw': { cidr: '10.1.9.0/28', zone: 'us-east-1a', routeTable: 'attachment' },
      },
    };
    const trace = traceIn(transit({ vpcs: { ...vpcs, left } }), FLOW);
    expect(codesOf(trace)).toEqual(['transit-gateway-zone']);
    expect(trace.verdict).toBe('not-reachable');
  });

  it('is undetermined where the static routes were not exported', () => {
    const gateway = { ...attached(), routeTables: { t: { default: true, routes: null } } };
    const trace = traceIn(transit({}, gateway), FLOW);
    expect(trace.verdict).toBe('undetermined');
    expect(codesOf(trace)).toContain('route-table-unknown');
  });

  it('is undetermined where attachments or associations were not exported', () => {
    expect(traceIn(transit({}, { attachments: null }), FLOW).verdict).toBe('undetermined');
    expect(traceIn(transit({}, attached({ routeTable: null })), FLOW).verdict).toBe('undetermined');
  });

  it('prefers the longer prefix, then the static route', () => {
    const blackhole = {
      ...attached(),
      routeTables: { t: { default: true, routes: { '10.2.1.0/24': { state: 'blackhole' } } } },
    };
    expect(codesOf(traceIn(transit({}, blackhole), FLOW))).toContain('transit-gateway-blackhole');
    const equal = {
      ...attached(),
      routeTables: { t: { default: true, routes: { '10.2.0.0/16': 'to-left' } } },
    };
    expect(traceIn(transit({}, equal), FLOW).verdict).not.toBe('reachable');
  });

  it('does not carry IPv6 unless both attachments do', () => {
    const ipv6 = (fields: Draft): Draft =>
      transit(
        {
          vpcs: {
            left: {
              cidr: ['10.1.0.0/16', '2001:db8:1::/56'],
              subnets: { 'left-a': { cidr: ['10.1.1.0/24', '2001:db8:1::/64'] } },
              routeTables: { main: { main: true, routes: { '2001:db8::/32': 'tgw' } } },
              securityGroups: OPEN,
            },
            right: {
              cidr: ['10.2.0.0/16', '2001:db8:2::/56'],
              subnets: { 'right-a': { cidr: ['10.2.1.0/24', '2001:db8:2::/64'] } },
              routeTables: { main: { main: true, routes: { '2001:db8::/32': 'tgw' } } },
              securityGroups: OPEN,
            },
          },
          instances: {
            one: { subnet: 'left-a', ip: ['10.1.1.10', '2001:db8:1::10'], securityGroups: ['open'] },
            two: { subnet: 'right-a', ip: ['10.2.1.10', '2001:db8:2::10'], securityGroups: ['open'] },
          },
        },
        {
          attachments: {
            a: { type: 'vpc', vpc: 'left', subnets: ['left-a'], ...fields },
            b: { type: 'vpc', vpc: 'right', subnets: ['right-a'], ipv6Support: true },
          },
        },
      );
    const flow = { from: 'one', to: '2001:db8:2::10', port: 443 };
    expect(codesOf(traceIn(ipv6({}), flow))).toContain('gateway-ip-version');
    expect(traceIn(ipv6({ ipv6Support: true }), flow).verdict).toBe('reachable');
  });

  it('asks the inbound rules of the attachment’s subnet on the way in, and its outbound rules on the way out', () => {
    const acl = (side: 'inbound' | 'outbound', name: string, vpc: 'left' | 'right'): Draft => {
      const vpcs = transit()['vpcs'] as Record<string, { subnets: Record<string, object> }>;
      const own = vpcs[vpc];
      const all = { '100': { action: 'allow', cidr: '0.0.0.0/0' } };
      const closed = { inbound: all, outbound: all, [side]: {} };
      const subnets = { ...own?.subnets, [name]: { ...own?.subnets[name], networkAcl: 'closed' } };
      return transit({ vpcs: { ...vpcs, [vpc]: { ...own, networkAcls: { closed }, subnets } } });
    };
    // Into the transit gateway: inbound of left-tgw. Out of it, back to `one`: outbound of left-tgw.
    expect(traceIn(acl('inbound', 'left-tgw', 'left'), FLOW).findings[0]).toMatchObject({
      code: 'network-acl-inbound',
      direction: 'there',
    });
    expect(traceIn(acl('outbound', 'left-tgw', 'left'), FLOW).findings[0]).toMatchObject({
      code: 'network-acl-outbound',
      direction: 'back',
    });
    expect(traceIn(acl('outbound', 'right-tgw', 'right'), FLOW).findings[0]).toMatchObject({
      code: 'network-acl-outbound',
      direction: 'there',
    });
  });
});

describe('security groups named across a transit gateway', () => {
  const referencing = (gateway: Draft, right: Draft = {}, left: Draft = {}): Draft => {
    const vpcs = transit()['vpcs'] as Record<string, object>;
    return transit(
      {
        vpcs: {
          ...vpcs,
          left: { ...vpcs['left'], securityGroups: { clients: {} } },
          right: {
            ...vpcs['right'],
            securityGroups: { servers: { inbound: [{ securityGroup: 'left/clients' }] } },
          },
        },
        instances: {
          one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['clients'] },
          two: { subnet: 'right-a', ip: '10.2.1.10', securityGroups: ['servers'] },
        },
      },
      { ...gateway, ...attached(left, right) },
    );
  };
  it('match only where the transit gateway and both attachments say so', () => {
    expect(traceIn(referencing({}), FLOW).verdict).toBe('not-reachable');
    expect(traceIn(referencing({ securityGroupReferencing: true }), FLOW).verdict).toBe('reachable');
    const [on, off] = [{ securityGroupReferencing: true }, { securityGroupReferencing: false }];
    expect(traceIn(referencing(on, off), FLOW).verdict).toBe('not-reachable');
    expect(traceIn(referencing(on, {}, off), FLOW).verdict).toBe('not-reachable');
  });

  it('never match in an outbound rule', () => {
    const vpcs = transit()['vpcs'] as Record<string, object>;
    const draft = transit(
      {
        vpcs: {
          ...vpcs,
          left: {
            ...vpcs['left'],
            securityGroups: { clients: { outbound: [{ securityGroup: 'right/open' }] } },
          },
        },
        instances: {
          one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['clients'] },
          two: { subnet: 'right-a', ip: '10.2.1.10', securityGroups: ['open'] },
        },
      },
      { securityGroupReferencing: true },
    );
    expect(codesOf(traceIn(draft, FLOW))).toContain('security-group-outbound');
  });
});

describe('two transit gateways that are peered', () => {
  const peered = (left: Draft, right: Draft): Draft =>
    transit({
      transitGateways: {
        tgw: {
          routeTables: { t: { default: true, ...left } },
          attachments: {
            'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-tgw'] },
            'peer-r': { type: 'peering', transitGateway: 'far' },
          },
        },
        far: {
          region: 'eu-west-1',
          routeTables: { t: { default: true, ...right } },
          attachments: {
            'to-right': { type: 'vpc', vpc: 'right', subnets: ['right-tgw'] },
            'peer-l': { type: 'peering', transitGateway: 'tgw' },
          },
        },
      },
      vpcs: {
        ...(transit()['vpcs'] as object),
        right: {
          ...(transit()['vpcs'] as Record<string, object>)['right'],
          region: 'eu-west-1',
          routeTables: { main: { main: true, routes: { '10.1.0.0/16': 'far' } }, attachment: {} },
        },
      },
    });
  it('need a static route on each side', () => {
    const there = { routes: { '10.2.0.0/16': 'peer-r' } };
    const back = { routes: { '10.1.0.0/16': 'peer-l' } };
    const open = traceIn(peered(there, back), FLOW);
    expect(open.verdict).toBe('reachable');
    expect(shownOf(open).path).toEqual([
      'one',
      'left-a',
      'left-tgw',
      'tgw',
      'far',
      'right-tgw',
      'right-a',
      'two',
    ]);
    expect(traceIn(peered(there, {}), FLOW).findings[0]).toMatchObject({
      code: 'transit-gateway-no-route',
      direction: 'back',
    });
    expect(traceIn(peered({}, back), FLOW).findings[0]).toMatchObject({
      code: 'transit-gateway-no-route',
      direction: 'there',
    });
  });
});

describe('what comes in by a transit gateway', () => {
  /** `right` has NAT and internet gateway, an S3 gateway endpoint, and `left` sends everything there. */
  const egress = (attachmentRoutes: Draft, more: Draft = {}): Draft =>
    transit(
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
              attachment: { routes: attachmentRoutes },
            },
            securityGroups: OPEN,
          },
        },
        instances: { one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['open'] } },
        internetGateways: { igw: { vpc: 'right' } },
        natGateways: { nat: { subnet: 'public', publicIp: '203.0.113.5' } },
        ...more,
      },
      {
        routeTables: { t: { default: true, routes: { '0.0.0.0/0': 'to-right' } } },
        attachments: {
          'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-a'] },
          'to-right': { type: 'vpc', vpc: 'right', subnets: ['right-tgw'] },
        },
      },
    );
  const OUT = { from: 'one', to: '8.8.8.8', port: 443 } as const;

  it('may use a NAT gateway there', () => {
    const trace = traceIn(egress({ '0.0.0.0/0': 'nat' }), OUT);
    expect(trace.verdict).toBe('reachable');
    expect(shownOf(trace).path).toEqual([
      'one',
      'left-a',
      'tgw',
      'right-tgw',
      'public',
      'nat',
      'public',
      'igw',
    ]);
    expect(shownOf(trace).returnPath).toEqual([
      'igw',
      'public',
      'nat',
      'public',
      'right-tgw',
      'tgw',
      'left-a',
      'one',
    ]);
  });
  it('cannot use its internet gateway directly', () => {
    expect(codesOf(traceIn(egress({ '0.0.0.0/0': 'igw' }), OUT))).toEqual([
      'internet-gateway-foreign-source',
    ]);
  });
  it('cannot use its gateway endpoint', () => {
    const endpoint = {
      endpoints: { s3: { type: 'gateway', service: 's3', vpc: 'right', routeTables: ['attachment'] } },
    };
    const trace = traceIn(egress({ '0.0.0.0/0': 'nat' }, endpoint), {
      from: 'one',
      to: 's3.us-east-1.amazonaws.com',
    });
    expect(codesOf(trace)).toContain('endpoint-outside-vpc');
    expect(trace.verdict).toBe('not-reachable');
  });
  it('goes round where the attachment’s own subnet sends it back', () => {
    const trace = traceIn(egress({ '0.0.0.0/0': 'tgw' }), OUT);
    expect(codesOf(trace)).toContain('loop');
    expect(trace.verdict).toBe('not-reachable');
  });
});

describe('zones of a transit gateway', () => {
  /** `right` is attached in two zones whose subnets have different network ACLs; `left` stands in a third. */
  const zones = (right: Draft, left = 'us-east-1c'): Draft =>
    transit(
      {
        vpcs: {
          left: {
            cidr: '10.1.0.0/16',
            subnets: { 'left-a': { cidr: '10.1.1.0/24', zone: left } },
            routeTables: { main: { main: true, routes: { '10.0.0.0/8': 'tgw' } } },
            securityGroups: OPEN,
          },
          right: {
            cidr: '10.2.0.0/16',
            subnets: {
              'right-a': { cidr: '10.2.1.0/24', zone: 'us-east-1a' },
              'tgw-a': { cidr: '10.2.9.0/28', zone: 'us-east-1a' },
              'tgw-b': { cidr: '10.2.9.16/28', zone: 'us-east-1b', networkAcl: 'closed' },
            },
            networkAcls: { closed: {} },
            routeTables: { main: { main: true, routes: { '10.0.0.0/8': 'tgw' } } },
            securityGroups: OPEN,
          },
        },
      },
      {
        attachments: {
          'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-a'] },
          'to-right': { type: 'vpc', vpc: 'right', subnets: ['tgw-a', 'tgw-b'], ...right },
        },
      },
    );
  it('are kept where the destination has the source’s', () => {
    expect(traceIn(zones({}, 'us-east-1a'), FLOW).verdict).toBe('reachable');
  });
  it('are AWS’s choice otherwise: each is traced, and they end differently', () => {
    const trace = traceIn(zones({}), FLOW);
    expect(trace.verdict).toBe('undetermined');
    expect(trace.choices.map(({ choice, verdict }) => [choice, verdict])).toEqual([
      ['by `tgw-a`', 'reachable'],
      ['by `tgw-b`', 'not-reachable'],
    ]);
    expect(codesOf(trace)).toContain('choices-differ');
  });
  it('are AWS’s choice in appliance mode, even in the source’s zone', () => {
    expect(traceIn(zones({ applianceMode: true }, 'us-east-1a'), FLOW).choices).toHaveLength(2);
  });
});
