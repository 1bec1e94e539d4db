import { describe, expect, it } from 'vitest';
import { type Draft, networkOf } from '../testing/build.ts';

const net = (vpc: Draft, more: Draft = {}) =>
  networkOf({
    vpcs: { v: { cidr: '10.0.0.0/16', subnets: { s: { cidr: '10.0.1.0/24' } }, ...vpc } },
    ...more,
  });
const aclOf = (acl: Draft | undefined, name = 'default') =>
  net({
    subnets: { s: { cidr: '10.0.1.0/24', ...(name === 'default' ? {} : { networkAcl: name }) } },
    ...(acl === undefined ? {} : { networkAcls: { [name]: acl } }),
  }).subnets.get('s')?.networkAcl;
const groupOf = (group: Draft | null | undefined, name = 'g', more: Draft = {}, lists: Draft = {}) =>
  net(
    { securityGroups: { ...(group === undefined ? {} : { [name]: group }), ...more } },
    { instances: { i: { subnet: 's', securityGroups: [name] } }, ...lists },
  ).instances.get('i')?.interfaces[0]?.securityGroups?.[0];

describe('a network ACL', () => {
  const texts = (rules: readonly { readonly text: string }[] | undefined) => rules?.map(({ text }) => text);
  const EVERYTHING = ['100 allow all traffic from 0.0.0.0/0', '101 allow all traffic from ::/0'];
  it('that nobody edited allows everything (fact F-NACL-02)', () => {
    expect(texts(aclOf(undefined)?.inbound)).toEqual(EVERYTHING);
    expect(texts(aclOf({})?.inbound)).toEqual(EVERYTHING);
    expect(texts(aclOf({})?.outbound)).toEqual([
      '100 allow all traffic to 0.0.0.0/0',
      '101 allow all traffic to ::/0',
    ]);
    expect(texts(aclOf({ default: true }, 'main')?.inbound)).toEqual(EVERYTHING);
  });
  it('that somebody made has no rule of its own', () => {
    expect(aclOf({}, 'strict')).toMatchObject({ inbound: [], outbound: [] });
    expect(texts(aclOf({ inbound: {} })?.outbound)).toHaveLength(2);
    expect(aclOf({ inbound: {} })?.inbound).toEqual([]);
  });
  it('has its rules in the order of their numbers, each in words', () => {
    const rule = (more: Draft) => ({ action: 'deny', cidr: '10.0.0.0/8', ...more });
    const acl = aclOf({
      inbound: {
        '200': rule({ protocol: 'tcp', port: 443 }),
        '90': rule({}),
        '1000': rule({ protocol: 'all' }),
        '32766': rule({ protocol: 'icmp', icmpType: 8 }),
        '5': rule({ protocol: 47 }),
        '7': rule({ protocol: 'udp', port: '53-54' }),
        '6': rule({ protocol: 'icmp', icmpType: -1, icmpCode: -1 }),
      },
    });
    expect(texts(acl?.inbound)).toEqual([
      '5 deny protocol 47 from 10.0.0.0/8',
      '6 deny icmp from 10.0.0.0/8',
      '7 deny udp 53-54 from 10.0.0.0/8',
      '90 deny all traffic from 10.0.0.0/8',
      '200 deny tcp 443 from 10.0.0.0/8',
      '1000 deny all traffic from 10.0.0.0/8',
      '32766 deny icmp type 8 from 10.0.0.0/8',
    ]);
    expect(
      acl?.inbound.map(({ protocol, ports, icmpType, icmpCode }) => [protocol, ports, icmpType, icmpCode]),
    ).toEqual([
      [47, undefined, undefined, undefined],
      [1, undefined, undefined, undefined],
      [17, [53, 54], undefined, undefined],
      [-1, undefined, undefined, undefined],
      [6, [443, 443], undefined, undefined],
      [-1, undefined, undefined, undefined],
      [1, undefined, 8, undefined],
    ]);
  });
  it.each(['0', '32767', '1a', '012', '100000'])('has no rule %s', (number) => {
    expect(() => aclOf({ inbound: { [number]: { action: 'allow', cidr: '0.0.0.0/0' } } })).toThrow();
  });
});

describe('a security group', () => {
  const rules = (group: Draft | null, name?: string, more?: Draft, lists?: Draft) => {
    const found = groupOf(group, name, more, lists)?.rules;
    return found === undefined
      ? undefined
      : [found.inbound, found.outbound].map((side) => side.map(({ text }) => text));
  };
  const OUT = ['all traffic to 0.0.0.0/0', 'all traffic to ::/0'];
  it('lets everything out and nothing in, unless it says so (fact F-SG-01)', () => {
    expect(rules({})).toEqual([[], OUT]);
    expect(rules({ outbound: [] })).toEqual([[], []]);
    expect(rules(null)).toBeUndefined();
  });
  it('that is the VPC’s default lets itself in (fact F-SG-02b)', () => {
    expect(rules({}, 'default')).toEqual([['all traffic from default'], OUT]);
    expect(rules({ default: true }, 'main')).toEqual([['all traffic from main'], OUT]);
    expect(rules({ inbound: [] }, 'default')).toEqual([[], OUT]);
    expect(groupOf(undefined, 'default')?.rules?.inbound).toMatchObject([
      { protocol: -1, peer: { kind: 'group', group: 'v/default' } },
    ]);
  });
  it('names one other side in each rule', () => {
    const group = groupOf(
      {
        inbound: [
          { protocol: 'tcp', port: 443, cidr: '10.0.0.0/8' },
          { securityGroup: 'other' },
          { securityGroup: 'v/other' },
          { protocol: 'icmp', icmpType: 8, icmpCode: 0, prefixList: 'pl' },
        ],
      },
      'g',
      { other: {} },
      { prefixLists: { pl: { entries: ['192.0.2.0/24'] } } },
    );
    expect(group?.rules?.inbound).toMatchObject([
      {
        peer: { kind: 'prefix' },
        ports: [443, 443],
        text: 'tcp 443 from 10.0.0.0/8',
        pointer: '/vpcs/v/securityGroups/g/inbound/0',
      },
      { peer: { kind: 'group', group: 'v/other' }, text: 'all traffic from other' },
      { peer: { kind: 'group', group: 'v/other' }, text: 'all traffic from v/other' },
      {
        peer: { kind: 'prefix-list', list: { id: 'pl' } },
        icmpType: 8,
        icmpCode: 0,
        text: 'icmp type 8 from pl',
      },
    ]);
    for (const rule of [{}, { cidr: '10.0.0.0/8', securityGroup: 'g' }])
      expect(() => groupOf({ inbound: [rule] })).toThrow('names one other side');
  });
});
