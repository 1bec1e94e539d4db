import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, office, peered, traceIn } from '../testing/build.ts';
import { transit } from '../testing/networks.ts';

describe('a rule that names a group of another VPC', () => {
  const flow = { from: 'one', to: 'two', port: 443 } as const;
  /** `one` may send to the group of `two` only. */
  const naming = (peering: Draft = {}, right: Draft = {}, peerings?: Draft): Draft => {
    const { left, right: other } = peered()['vpcs'] as Record<string, Draft>;
    return peered(
      {
        vpcs: {
          left: {
            ...left,
            securityGroups: { clients: { outbound: [{ securityGroup: 'right/servers' }], inbound: [] } },
          },
          right: { ...other, securityGroups: { servers: { inbound: [{ cidr: '0.0.0.0/0' }] } }, ...right },
          third: { cidr: '10.3.0.0/16', subnets: { 'third-a': { cidr: '10.3.1.0/24' } } },
        },
        instances: {
          one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['clients'] },
          two: { subnet: 'right-a', ip: '10.2.1.10', securityGroups: ['servers'] },
        },
        ...(peerings === undefined ? {} : { peerings }),
      },
      peering,
    );
  };
  const codes = (draft: Draft): readonly string[] => codesOf(traceIn(draft, flow));

  it('sees it over a peering, whoever asked for that', () => {
    expect(codes(naming())).toEqual([]);
    expect(codes(naming({ requester: 'right', accepter: 'left' }))).toEqual([]);
  });
  it('does not see it while the peering is not active', () => {
    expect(codes(naming({ state: 'pending-acceptance' }))).toContain('security-group-outbound');
  });
  it('does not see it in another Region (fact F-SG-05)', () => {
    expect(codes(naming({}, { region: 'eu-west-1' }))).toContain('security-group-outbound');
  });
  it.each<[string, string]>([
    ['left', 'third'],
    ['third', 'left'],
    ['third', 'right'],
    ['right', 'third'],
  ])('does not see it by a peering of %s and %s', (requester, accepter) => {
    expect(codes(naming({}, {}, { pcx: { requester, accepter } }))).toContain('security-group-outbound');
  });
  it('does not see it over a transit gateway, where it lets out (fact F-SG-04)', () => {
    const { left, right } = transit()['vpcs'] as Record<string, Draft>;
    const open = { outbound: [{ securityGroup: 'right/open' }], inbound: [{ cidr: '0.0.0.0/0' }] };
    const vpcs = { left: { ...left, securityGroups: { open } }, right };
    const attachments = {
      'to-left': { type: 'vpc', vpc: 'left', subnets: ['left-tgw'] },
      'to-right': { type: 'vpc', vpc: 'right', subnets: ['right-tgw'] },
    };
    for (const securityGroupReferencing of [true, false])
      expect(codes(transit({ vpcs }, { attachments, securityGroupReferencing }))).toEqual([
        'security-group-outbound',
      ]);
  });
});

describe('what is not in the data', () => {
  const toDb = { from: 'app', to: 'db', port: 443 } as const;
  const outcome = (vpc: Draft, instances: Draft = {}): readonly string[] => {
    const { instances: usual } = office() as { instances: Draft };
    const trace = traceIn(office({ instances: { ...usual, ...instances } }, vpc), toDb);
    return [trace.verdict, ...codesOf(trace)];
  };
  const db = { subnet: 'private-b', ip: '10.0.3.10' };

  it('makes a group’s rules an open question', () => {
    const groups = { securityGroups: { open: null, closed: {}, none: {} } };
    expect(outcome(groups)).toEqual(['undetermined', 'security-groups-unknown']);
    expect(outcome(groups, { db: { ...db, securityGroups: null } })).toEqual([
      'undetermined',
      'security-groups-unknown',
    ]);
  });
  it('makes a prefix list of our own one too', () => {
    const held = { prefixList: 'pl' };
    const groups = { securityGroups: { open: { inbound: [held] }, closed: {} } };
    const trace = traceIn(office({ prefixLists: { pl: { entries: null } } }, groups), toDb);
    expect([trace.verdict, ...codesOf(trace)]).toEqual(['undetermined', 'prefix-list-unknown']);
  });
  it('is an address that a rule of a network ACL would have to know', () => {
    const acl = {
      networkAcls: {
        half: {
          inbound: { 100: { action: 'allow', cidr: '0.0.0.0/0' } },
          outbound: { 100: { action: 'allow', cidr: '10.0.3.0/25' } },
        },
      },
      subnets: {
        'private-a': { cidr: '10.0.1.0/24', networkAcl: 'half' },
        'public-a': { cidr: '10.0.2.0/24' },
        'private-b': { cidr: '10.0.3.0/24' },
      },
      routeTables: {},
    };
    expect(outcome(acl, { db: { subnet: 'private-b', securityGroups: ['open'] } })).toEqual([
      'undetermined',
      'rule-not-decided',
    ]);
  });
});

describe('the ports that answers come back to', () => {
  const by = (instance: Draft, port: string): readonly unknown[] => {
    const acl = {
      networkAcls: {
        some: {
          inbound: { 100: { action: 'allow', protocol: 'tcp', port, cidr: '0.0.0.0/0' } },
          outbound: { 100: { action: 'allow', cidr: '0.0.0.0/0' } },
        },
      },
      subnets: {
        'private-a': { cidr: '10.0.1.0/24', networkAcl: 'some' },
        'public-a': { cidr: '10.0.2.0/24' },
        'private-b': { cidr: '10.0.3.0/24' },
      },
      routeTables: {},
    };
    const { instances: usual } = office() as { instances: Record<string, Draft> };
    const instances = { ...usual, app: { ...usual['app'], ...instance } };
    const trace = traceIn(office({ instances }, acl), { from: 'app', to: 'db', port: 443 });
    const noted = trace.assumptions.some(({ code }) => code === 'ephemeral-ports-linux');
    return [trace.verdict, ...codesOf(trace), noted];
  };
  it('are Linux’s where nothing is said, which is noted if another system’s would not pass', () => {
    expect(by({}, '32768-60999')).toEqual(['reachable', true]);
    expect(by({}, '1024-65535')).toEqual(['reachable', false]);
    expect(by({}, '32769-60999')).toEqual(['undetermined', 'ephemeral-ports-partly-open', false]);
    expect(by({}, '1024-32767')).toEqual(['not-reachable', 'network-acl-inbound', false]);
  });
  it('are those that the scenario says', () => {
    expect(by({ ephemeralPorts: '32768-60999' }, '32768-60999')).toEqual(['reachable', false]);
    expect(by({ ephemeralPorts: '49152-65535' }, '32768-60999')[1]).toBe('ephemeral-ports-partly-open');
  });
});
