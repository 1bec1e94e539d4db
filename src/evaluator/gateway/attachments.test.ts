import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, shownOf, traceIn } from '../testing/build.ts';
import { attached, OPEN, transit } from '../testing/networks.ts';

const FLOW = { from: 'one', to: 'two', port: 443 } as const;

describe('the state of an attachment', () => {
  it('lets packets pass where it is available or being modified, on both sides', () => {
    for (const state of ['available', 'modifying'])
      expect(traceIn(transit({}, attached({ state }, { state })), FLOW).verdict).toBe('reachable');
  });
  it.each(['pendingAcceptance', 'pending', 'rejected', 'failed', 'deleting', 'deleted', 'rollingBack'])(
    'stops packets where it is %s, on either side',
    (state) => {
      expect(codesOf(traceIn(transit({}, attached({ state })), FLOW))).toContain(
        'transit-gateway-attachment-state',
      );
      const far = traceIn(transit({}, attached({}, { state })), FLOW);
      expect(codesOf(far)).toContain('transit-gateway-attachment-state');
      expect(far.verdict).toBe('not-reachable');
    },
  );
  it('leaves a second attachment of the VPC that is up', () => {
    const second = { again: { type: 'vpc', vpc: 'left', subnets: ['left-tgw'] } };
    const routeTables = {
      t: { default: true, routes: { '10.2.0.0/16': 'to-right', '10.1.0.0/16': 'again' } },
    };
    const trace = traceIn(transit({}, { ...attached({ state: 'deleted' }, {}, second), routeTables }), FLOW);
    expect(trace.verdict).toBe('reachable');
  });
});

describe('what the data says of an attachment', () => {
  const verdictOf = (gateway: Draft): readonly unknown[] => {
    const trace = traceIn(transit({}, gateway), FLOW);
    return [trace.verdict, ...codesOf(trace)];
  };
  it('may leave its subnets out', () => {
    expect(verdictOf(attached({ subnets: null }))).toEqual(['undetermined', 'gateway-unknown']);
    expect(verdictOf(attached({}, { subnets: null }))).toEqual(['undetermined', 'gateway-unknown']);
  });
  it('may be that it has none', () => {
    expect(verdictOf(attached({}, { subnets: [] }))).toContain('transit-gateway-zone');
    expect(verdictOf(attached({ subnets: [] }))).toContain('transit-gateway-zone');
  });
  it('may leave out which table it is associated with', () => {
    expect(verdictOf(attached({ routeTable: null }))).toEqual(['undetermined', 'route-table-unknown']);
  });
  it('may be a route to an attachment that is not there', () => {
    const routeTables = { t: { default: true, routes: { '10.2.1.0/24': 'tgw-attach-lost' } } };
    const gateway = {
      ...attached({}, {}, { 'tgw-attach-lost': { type: 'peering', transitGateway: null } }),
      routeTables,
    };
    expect(verdictOf(gateway)).toEqual(['undetermined', 'peer-network-unknown']);
  });
  it('may be of a kind that is not modelled', () => {
    const routeTables = { t: { default: true, routes: { '10.2.1.0/24': 'connect' } } };
    const gateway = {
      ...attached({}, {}, { connect: { type: 'other', kind: 'connect' } }),
      routeTables,
    };
    expect(verdictOf(gateway)).toEqual(['undetermined', 'not-modelled']);
  });
});

describe('zones of the source', () => {
  const source = (zone: string | undefined, entry: readonly (string | undefined)[]): Draft => {
    const vpcs = transit()['vpcs'] as Record<string, Draft>;
    const names = entry.map((_, index) => `entry-${index}`);
    const subnets = Object.fromEntries(
      entry.map((each, index) => [
        `entry-${index}`,
        { cidr: `10.1.9.${16 * index}/28`, ...(each === undefined ? {} : { zone: each }) },
      ]),
    );
    return transit(
      {
        vpcs: {
          ...vpcs,
          left: {
            ...vpcs['left'],
            subnets: {
              'left-a': { cidr: '10.1.1.0/24', ...(zone === undefined ? {} : { zone }) },
              ...subnets,
            },
          },
        },
      },
      attached({ subnets: names }),
    );
  };
  const enteredBy = (draft: Draft): string | undefined =>
    shownOf(traceIn(draft, FLOW)).path.find((id) => id.startsWith('entry'));
  it('choose the attachment’s interface there', () => {
    expect(enteredBy(source('us-east-1a', ['us-east-1a', 'us-east-1b']))).toBe('entry-0');
    expect(enteredBy(source('us-east-1b', ['us-east-1a', 'us-east-1b']))).toBe('entry-1');
  });
  it('are taken to be alike where only one is in the data, which the trace says', () => {
    const assumed = (draft: Draft): readonly string[] =>
      traceIn(draft, FLOW).assumptions.map(({ code }) => code);
    expect(assumed(source(undefined, ['us-east-1b']))).toContain('zones-alike');
    expect(assumed(source('us-east-1a', [undefined]))).toContain('zones-alike');
    expect(assumed(source(undefined, [undefined]))).not.toContain('zones-alike');
    expect(assumed(source('us-east-1a', ['us-east-1a']))).not.toContain('zones-alike');
  });
  it('do not matter for a source in the attachment’s own subnet', () => {
    const draft = source('us-east-1a', ['us-east-1a', 'us-east-1a']);
    const moved = {
      ...draft,
      instances: {
        ...(draft['instances'] as Draft),
        one: { subnet: 'entry-1', ip: '10.1.9.20', securityGroups: ['open'] },
      },
    };
    expect(shownOf(traceIn(moved, FLOW)).path.slice(0, 3)).toEqual(['one', 'entry-1', 'tgw']);
  });
});

describe('ways into a VPC that are alike', () => {
  /** `right` is attached in zones a and b, and `left` stands in c. */
  const ways = (b: Draft, right: Draft = {}): number => {
    const vpcs = transit()['vpcs'] as Record<string, Draft>;
    const draft = transit(
      {
        vpcs: {
          left: {
            ...vpcs['left'],
            subnets: { 'left-a': { cidr: '10.1.1.0/24', zone: 'us-east-1c' } },
          },
          right: {
            ...vpcs['right'],
            subnets: {
              'right-a': { cidr: '10.2.1.0/24', zone: 'us-east-1a' },
              'in-a': { cidr: '10.2.9.0/28', zone: 'us-east-1a' },
              'in-b': { cidr: '10.2.9.16/28', zone: 'us-east-1a', ...b },
            },
            ...right,
          },
        },
      },
      attached({ subnets: ['left-a'] }, { subnets: ['in-a', 'in-b'] }),
    );
    return traceIn(draft, FLOW).choices.length;
  };
  const acls = { networkAcls: { open: { inbound: {}, outbound: {} } } };
  it('are one choice, and two where zone, table or network ACL differ', () => {
    expect(ways({ zone: 'us-east-1b' })).toBe(2);
    expect(ways({ zone: 'us-east-1b', networkAcl: 'open' }, acls)).toBe(2);
  });
});

describe('two transit gateways', () => {
  const pair = (near: Draft, far: Draft | null): Draft => {
    const vpcs = transit()['vpcs'] as Record<string, Draft>;
    return transit({
      vpcs: {
        ...vpcs,
        right: {
          ...vpcs['right'],
          securityGroups: { ...OPEN, servers: { inbound: [{ securityGroup: 'left/open' }] } },
          routeTables: { main: { main: true, routes: { '10.1.0.0/16': 'far' } }, attachment: {} },
        },
      },
      transitGateways: {
        tgw: {
          routeTables: { t: { default: true, routes: { '10.2.0.0/16': 'out' } } },
          attachments: {
            'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-tgw'] },
            out: { type: 'peering', transitGateway: 'far', ...near },
          },
        },
        far: {
          routeTables: { t: { default: true, routes: { '10.1.0.0/16': 'in' } } },
          attachments:
            far === null
              ? null
              : { 'to-right': { type: 'vpc', vpc: 'right', subnets: ['right-tgw'] }, ...far },
        },
      },
    });
  };
  const IN = { in: { type: 'peering', transitGateway: 'tgw' } };
  it('are joined by an attachment on each side', () => {
    expect(traceIn(pair({}, IN), FLOW).verdict).toBe('reachable');
    for (const state of ['pendingAcceptance', 'deleted']) {
      expect(codesOf(traceIn(pair({ state }, IN), FLOW))).toContain('transit-gateway-attachment-state');
      expect(codesOf(traceIn(pair({}, { in: { ...IN.in, state } }), FLOW))).toContain(
        'transit-gateway-attachment-state',
      );
    }
  });
  it('are not known to be where the other’s attachments are not in the data', () => {
    expect(codesOf(traceIn(pair({ transitGateway: null }, IN), FLOW))).toEqual(['peer-network-unknown']);
  });
  it('do not carry the names of security groups', () => {
    const draft = pair({}, IN);
    const instances = {
      one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['open'] },
      two: { subnet: 'right-a', ip: '10.2.1.10', securityGroups: ['servers'] },
    };
    expect(codesOf(traceIn({ ...draft, instances }, FLOW))).toContain('security-group-inbound');
  });
});
