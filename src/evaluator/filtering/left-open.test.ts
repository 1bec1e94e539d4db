/** What a template leaves open: rules of an ACL, a public address, IPv6 addresses, and who has an address. */
import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, traceIn } from '../testing/build.ts';

const both = (cidr: string) => ({ cidr });
const site = (vpc: Draft, instances: Draft, subnet: Draft = {}): Draft => ({
  vpcs: {
    site: {
      cidr: ['10.0.0.0/16', '2600:1f18:1::/56'],
      subnets: {
        one: { cidr: ['10.0.1.0/24', '2600:1f18:1:1::/64'], routeTable: 'out', ...subnet },
        two: { cidr: '10.0.2.0/24', routeTable: 'out' },
      },
      routeTables: { out: { routes: { '0.0.0.0/0': 'igw', '::/0': 'igw' } } },
      securityGroups: { open: { inbound: [both('0.0.0.0/0'), both('::/0')] } },
      ...vpc,
    },
  },
  internetGateways: { igw: { vpc: 'site' } },
  instances,
});
const at = (subnet: string, more: Draft = {}) => ({ subnet, securityGroups: ['open'], ...more });
const answer = (draft: Draft, to: string, from = 'a') => {
  const trace = traceIn(draft, { from, to, port: 443 });
  return [trace.verdict, ...codesOf(trace)];
};

describe('a network ACL whose rules are not in the data', () => {
  const two = { a: at('one', { ip: '10.0.1.4' }), b: at('two', { ip: '10.0.2.4' }) };
  it('leaves what crosses its subnet open', () => {
    const draft = site({ networkAcls: { guard: null } }, two, { networkAcl: 'guard' });
    expect(answer(draft, 'b')).toEqual(['undetermined', 'rule-not-decided', 'rule-not-decided']);
  });
  it('does not outweigh a refusal', () => {
    const vpc = { networkAcls: { guard: null }, securityGroups: { open: { inbound: [] } } };
    expect(answer(site(vpc, two, { networkAcl: 'guard' }), 'b')[0]).toBe('not-reachable');
  });
});

describe('an interface of which it is not told whether it has a public address', () => {
  const draft = (publicIp?: null | true) =>
    site({}, { a: at('one', { ip: '10.0.1.4', ...(publicIp === undefined ? {} : { publicIp }) }) });
  it('leaves what it sends and gets open', () => {
    expect(answer(draft(null), '198.51.100.1')).toEqual(['undetermined', 'address-unknown']);
    expect(answer(draft(null), 'a', 'internet')).toEqual(['undetermined', 'address-unknown']);
  });
  it('differs from one that has one, and from one that has none', () => {
    expect(answer(draft(true), '198.51.100.1')).toEqual(['reachable']);
    expect(answer(draft(), '198.51.100.1')).toEqual(['not-reachable', 'no-public-address']);
    expect(answer(draft(), 'a', 'internet')[0]).toBe('not-reachable');
  });
});

describe('an address that is one of a range', () => {
  it('has the IP versions of its ranges, not those of its subnet', () => {
    const draft = site({}, { a: at('one', { ip: '10.0.1.0/24' }), b: at('two', { ip: '10.0.2.4' }) });
    expect(answer(draft, 'b')).toEqual(['reachable']);
    expect(answer(draft, '2600:9000::1')).toEqual(['not-reachable', 'address-family-mismatch']);
  });
  it('is not known to be another address of the range', () => {
    const draft = site({}, { a: at('one'), b: at('two', { ip: '10.0.2.0/25' }) });
    expect(answer(draft, '10.0.2.9')).toEqual(['undetermined', 'address-unknown']);
    expect(answer(draft, '10.0.2.200')).toEqual(['not-reachable', 'address-not-assigned']);
  });
});

describe('IPv6 addresses that are not in the data', () => {
  it('leave open whether a source has one', () => {
    const draft = site({ unknown: ['ipv6Addresses'] }, { a: at('two', { ip: '10.0.2.4' }) });
    expect(answer(draft, '2600:9000::1')).toEqual(['undetermined', 'address-unknown']);
    expect(answer(site({}, { a: at('two') }), '2600:9000::1')[0]).toBe('not-reachable');
  });
});

describe('a rule that names a group', () => {
  const groups = {
    securityGroups: {
      open: { inbound: [both('0.0.0.0/0')] },
      strict: { outbound: [{ securityGroup: 'open' }], inbound: [] },
    },
  };
  const a = at('one', { ip: '10.0.1.4', securityGroups: ['strict'] });
  it('may match an interface whose address is not fixed', () => {
    expect(answer(site(groups, { a, b: at('two') }), '10.0.2.9')).toContain('rule-not-decided');
  });
  it('may match an interface that the data lacks', () => {
    const draft = site({ ...groups, unknown: ['networkInterfaces'] }, { a });
    expect(answer(draft, '10.0.2.9')[0]).toBe('undetermined');
    expect(answer(site(groups, { a }), '10.0.2.9')[0]).toBe('not-reachable');
  });
  it('matches nobody outside of the VPC', () => {
    const draft = site({ ...groups, unknown: ['networkInterfaces'] }, { a: { ...a, publicIp: true } });
    expect(answer(draft, '198.51.100.1')[0]).toBe('not-reachable');
  });
});
