import { describe, expect, it } from 'vitest';
import { prefix } from '../address/prefix.ts';
import { exactly, internetAddress, serviceAddress } from '../address/set.ts';
import type {
  AclRule,
  AddressSet,
  NetworkAcl,
  NetworkInterface,
  SecurityGroup,
  SecurityGroupPeer,
} from '../model/network.ts';
import { prefixList } from '../testing/networks.ts';
import { ICMP, type Packet, TCP, UDP } from '../trace/packet.ts';
import { protocolMatches, sharedPorts } from './match.ts';
import { askNetworkAcl } from './network-acl.ts';
import { askSecurityGroups, matchPrefixList } from './security-group.ts';

const address = (text: string): AddressSet => exactly(prefix(`${text}/32`));
const subnet: AddressSet = { prefixes: [prefix('10.0.1.0/24')], text: '' };
const packet = (changes: Partial<Packet> = {}): Packet => ({
  src: address('10.0.1.10'),
  dst: address('10.0.2.10'),
  protocol: TCP,
  srcPorts: [32768, 60999],
  dstPorts: [443, 443],
  sender: undefined,
  receiver: undefined,
  groupsVisible: true,
  answer: false,
  ...changes,
});

describe('protocols and ports of a rule', () => {
  const echo = packet({ protocol: ICMP, icmpType: 8, dstPorts: [0, 65535] });
  it.each([
    ['everything', { protocol: -1 }, packet(), true],
    ['the protocol', { protocol: TCP }, packet(), true],
    ['another protocol', { protocol: UDP }, packet(), false],
    ['all of ICMP', { protocol: ICMP }, echo, true],
    ['the type', { protocol: ICMP, icmpType: 8 }, echo, true],
    ['the type and its code', { protocol: ICMP, icmpType: 8, icmpCode: 0 }, echo, true],
    ['another type', { protocol: ICMP, icmpType: 0 }, echo, false],
    ['another code', { protocol: ICMP, icmpType: 8, icmpCode: 1 }, echo, false],
  ] as const)('%s', (_what, rule, asked, matches) => expect(protocolMatches(rule, asked)).toBe(matches));

  it('meet in the ports that both have', () => {
    const meet = (from: number, to: number) => sharedPorts({ protocol: TCP, ports: [from, to] }, [100, 200]);
    expect(meet(0, 65535)).toEqual([100, 200]);
    expect(meet(150, 160)).toEqual([150, 160]);
    expect(meet(200, 300)).toEqual([200, 200]);
    expect(meet(0, 99)).toBeUndefined();
    expect(sharedPorts({ protocol: TCP }, [100, 200])).toEqual([100, 200]);
    // AWS ignores the ports of a rule for all protocols.
    expect(sharedPorts({ protocol: -1, ports: [0, 1] }, [100, 200])).toEqual([100, 200]);
  });
});

describe('a network ACL', () => {
  const rule = (
    number: number,
    action: AclRule['action'],
    cidr: string,
    more: Partial<AclRule> = {},
  ): AclRule => ({
    number,
    action,
    prefix: prefix(cidr),
    protocol: -1,
    pointer: `/${number}`,
    text: `${number}`,
    ...more,
  });
  const acl = (...inbound: readonly AclRule[]): NetworkAcl => ({
    kind: 'network-acl',
    id: 'acl',
    pointer: '/acl',
    inbound,
    outbound: [],
  });
  const asked = (rules: readonly AclRule[], changes: Partial<Packet> = {}) => {
    const { outcome, rule: deciding, candidates } = askNetworkAcl(acl(...rules), 'inbound', packet(changes));
    return [outcome, deciding?.number, candidates.map((each) => each.outcome).join(' ')];
  };
  const ports = (from: number, to: number) => ({ protocol: TCP, ports: [from, to] }) as const;

  it('lets the lowest rule that matches decide, and says of each what it did', () => {
    const rules = [
      rule(90, 'deny', '10.9.0.0/16'),
      rule(100, 'allow', '10.0.0.0/16'),
      rule(110, 'deny', '0.0.0.0/0'),
    ];
    expect(asked(rules)).toEqual(['allow', 100, 'no-match decides shadowed']);
    expect(asked([...rules].reverse())).toEqual(['deny', 110, 'decides shadowed shadowed']);
    expect(askNetworkAcl(acl(...rules), 'inbound', packet()).candidates[1]).toEqual({
      text: '100',
      pointer: '/100',
      outcome: 'decides',
    });
  });
  it('denies what no rule matches', () => {
    expect(asked([])).toEqual(['deny', undefined, '']);
    expect(asked([rule(100, 'allow', '10.9.0.0/16')])).toEqual(['deny', undefined, 'no-match']);
  });
  it('asks inbound rules about the source, outbound ones about the destination', () => {
    const toDestination = rule(100, 'allow', '10.0.2.0/24');
    expect(asked([toDestination])[0]).toBe('deny');
    const outbound = { ...acl(), outbound: [toDestination] };
    expect(askNetworkAcl(outbound, 'outbound', packet()).outcome).toBe('allow');
  });
  it('may let some of several ports through', () => {
    const answers = { dstPorts: [1000, 2000] } as const;
    const allowed = (from: number, to: number) => rule(100, 'allow', '0.0.0.0/0', ports(from, to));
    expect(asked([allowed(1000, 2000)], answers)[0]).toBe('allow');
    for (const [from, to] of [
      [1000, 1999],
      [1001, 2000],
      [1400, 1500],
    ] as const)
      expect(asked([allowed(from, to)], answers)).toEqual(['partly', undefined, 'matches']);
    // A hole of one port at either end of what a rule before it decided.
    const around = (from: number, to: number) =>
      asked([rule(90, 'deny', '0.0.0.0/0', ports(from, to)), allowed(1000, 2000)], answers);
    expect(around(2001, 2001)).toEqual(['allow', 100, 'no-match decides']);
    expect(around(2000, 2000)).toEqual(['partly', 90, 'decides matches']);
    const pieces = [allowed(1400, 1500), rule(110, 'allow', '0.0.0.0/0', ports(1000, 1399))];
    expect(asked([...pieces, rule(120, 'allow', '0.0.0.0/0', ports(1501, 2000))], answers)[0]).toBe('allow');
    expect(asked([...pieces, rule(120, 'allow', '0.0.0.0/0', ports(1502, 2000))], answers)[0]).toBe('partly');
  });
  it('is unclear where a rule that may match would have decided otherwise', () => {
    const half = '10.0.1.0/25';
    const from = { src: subnet };
    const all = '0.0.0.0/0';
    expect(asked([rule(90, 'deny', half), rule(100, 'allow', all)], from)).toEqual([
      'unclear',
      100,
      'unclear decides',
    ]);
    expect(asked([rule(90, 'allow', half)], from)).toEqual(['unclear', undefined, 'unclear']);
    // The same decision either way, or about other ports, is no doubt.
    expect(asked([rule(90, 'allow', half), rule(100, 'allow', all)], from)[0]).toBe('allow');
    expect(asked([rule(90, 'deny', half)], from)[0]).toBe('deny');
    const doubt = (low: number, high: number) =>
      asked([rule(90, 'deny', half, ports(low, high)), rule(100, 'allow', all)], {
        ...from,
        dstPorts: [20, 30],
      })[0];
    expect([doubt(1, 19), doubt(1, 20), doubt(30, 40), doubt(31, 40)]).toEqual([
      'allow',
      'unclear',
      'unclear',
      'allow',
    ]);
    // Only the doubtful part of the ports counts.
    const split = [
      rule(80, 'allow', all, ports(25, 30)),
      rule(90, 'deny', half, ports(1, 65535)),
      rule(100, 'allow', all),
    ];
    expect(asked(split, { ...from, dstPorts: [25, 30] })[0]).toBe('allow');
    expect(asked(split, { ...from, dstPorts: [20, 30] })[0]).toBe('unclear');
    const behind = [
      rule(90, 'deny', half, ports(20, 24)),
      rule(100, 'allow', all, ports(25, 30)),
      rule(110, 'allow', all),
    ];
    expect(asked(behind, { ...from, dstPorts: [25, 30] })[0]).toBe('allow');
    expect(asked(behind, { ...from, dstPorts: [20, 30] })[0]).toBe('unclear');
  });
});

describe('a prefix list', () => {
  const S3 = 'com.amazonaws.us-east-1.s3';
  const s3 = serviceAddress(S3, undefined);
  const sns = serviceAddress('com.amazonaws.us-east-1.sns', undefined);
  const web = internetAddress('example.com');
  const someone: AddressSet = { prefixes: [prefix('52.216.0.1/32')], text: '' };
  const mixed: AddressSet = { prefixes: [prefix('10.0.0.1/32'), prefix('52.216.0.1/32')], text: '' };
  it.each([
    ['of a service, its own addresses', prefixList(S3), s3, 'yes'],
    ['of a service, another service', prefixList(S3), sns, 'no'],
    ['of a service, the internet', prefixList(S3), web, 'no'],
    ['of a service, a private address', prefixList(S3), subnet, 'no'],
    ['of a service, a public address', prefixList(S3), someone, 'maybe'],
    ['of a service, an address that may be public', prefixList(S3), mixed, 'maybe'],
    ['with entries, an address in one', prefixList(undefined, '10.9.0.0/16', '10.0.1.0/24'), subnet, 'yes'],
    ['with entries, an address in none', prefixList(undefined, '10.9.0.0/16'), subnet, 'no'],
    ['of our own, a service that may be in it', prefixList(undefined, '52.0.0.0/8'), sns, 'maybe'],
    ['of our own, the internet', prefixList(undefined, '52.0.0.0/8'), web, 'maybe'],
    ['of a service with entries, another service', prefixList(S3, '52.216.0.0/15'), sns, 'no'],
    ['of a service with entries, the internet', prefixList(S3, '52.216.0.0/15'), web, 'no'],
    ['of a service with entries, an address', prefixList(S3, '52.216.0.0/15'), someone, 'yes'],
    ['of our own without entries', prefixList(undefined), subnet, 'maybe'],
    ['of our own without entries, the internet', prefixList(undefined), web, 'maybe'],
  ] as const)('%s', (_what, held, asked, answer) => expect(matchPrefixList(held, asked)).toBe(answer));
});

describe('security groups of an interface', () => {
  const group = (key: string, ...peers: readonly (SecurityGroupPeer | undefined)[]): SecurityGroup => ({
    kind: 'security-group',
    id: key,
    key,
    vpc: 'v',
    pointer: `/${key}`,
    rules: peers.includes(undefined)
      ? undefined
      : {
          inbound: peers.flatMap((peer, index) =>
            peer === undefined
              ? []
              : [{ peer, protocol: -1, pointer: `/${key}/${index}`, text: `${key} ${index}` }],
          ),
          outbound: [],
        },
  });
  const from = (cidr: string): SecurityGroupPeer => ({ kind: 'prefix', prefix: prefix(cidr) });
  const sender = (groups: readonly SecurityGroup[] | undefined) =>
    ({ securityGroups: groups }) as unknown as NetworkInterface;
  const asked = (groups: readonly SecurityGroup[], changes: Partial<Packet> = {}) => {
    const answer = askSecurityGroups(groups, 'inbound', packet(changes));
    return [
      answer.outcome,
      answer.rule?.text,
      answer.group?.key,
      ...answer.candidates.map((each) => each.outcome),
    ];
  };
  const all = from('0.0.0.0/0');
  const none = from('10.9.0.0/16');
  const half = from('10.0.1.0/25');

  it('are one set of allow rules: the first that matches is named, the others too', () => {
    expect(asked([group('a', none), group('b', none, all, all)])).toEqual([
      'allow',
      'b 1',
      'b',
      'no-match',
      'no-match',
      'decides',
      'matches',
    ]);
    expect(asked([group('a', none)])).toEqual(['deny', undefined, 'a', 'no-match']);
  });
  it('are unclear where a rule may match and none does', () => {
    expect(asked([group('a', half, none)], { src: subnet })).toEqual([
      'unclear',
      'a 0',
      'a',
      'unclear',
      'no-match',
    ]);
    expect(asked([group('a', half), group('b', all)], { src: subnet })[0]).toBe('allow');
  });
  it('are unclear where the rules of one are not known, unless another lets it in', () => {
    const unknown = group('a', undefined);
    expect(asked([unknown, group('b', none)])).toEqual(['unclear', undefined, 'a', 'no-match']);
    expect(asked([unknown, group('b', all)])[0]).toBe('allow');
    // The first doubt is the one that is named.
    expect(asked([unknown, group('b', half)], { src: subnet }).slice(0, 3)).toEqual([
      'unclear',
      undefined,
      'a',
    ]);
    expect(asked([group('b', half), unknown], { src: subnet }).slice(0, 3)).toEqual(['unclear', 'b 0', 'b']);
  });
  it('see the groups of who sends, where they are visible and known', () => {
    const clients = group('clients');
    const rules = [group('a', { kind: 'group', group: 'clients' })];
    expect(asked(rules, { sender: sender([group('x'), clients]) })[0]).toBe('allow');
    expect(asked(rules, { sender: sender([clients]), groupsVisible: false })[0]).toBe('deny');
    expect(asked(rules, { sender: sender([group('x')]) })[0]).toBe('deny');
    expect(asked(rules, { sender: sender([]) })[0]).toBe('deny');
    expect(asked(rules, { sender: sender(undefined) })[0]).toBe('unclear');
    expect(asked(rules, { sender: undefined })[0]).toBe('deny');
  });
});
