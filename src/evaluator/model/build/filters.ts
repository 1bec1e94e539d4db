/** Network ACLs and security groups with their rules. */
import type { Prefix } from '../../address/prefix.ts';
import { formatPrefix, prefix } from '../../address/prefix.ts';
import { pointerOf } from '../document.ts';
import type {
  AclRule,
  NetworkAcl,
  PrefixList,
  ProtocolMatch,
  SecurityGroup,
  SecurityGroupPeer,
  SecurityGroupRule,
} from '../network.ts';
import { refOf } from '../ref.ts';
import type {
  ScenarioNetworkAcl,
  ScenarioNetworkAclRule,
  ScenarioSecurityGroup,
  ScenarioSecurityGroupRule,
} from '../schema.ts';
import { type BuildContext, cidr, entriesOf, report, reportUnknown } from './context.ts';

const PROTOCOL_NUMBERS = { all: -1, icmp: 1, tcp: 6, udp: 17, icmpv6: 58 } as const;

type ScenarioMatch = Pick<ScenarioNetworkAclRule, 'protocol' | 'port' | 'icmpType' | 'icmpCode'>;

/** Reads a port or a range of ports; reports a range that runs backwards or too far. */
export const portRange = (
  context: BuildContext,
  port: number | string | undefined,
  pointer: string,
): readonly [number, number] | undefined => {
  if (port === undefined) return undefined;
  if (typeof port === 'number') return [port, port];
  const [from, to] = port.split('-').map(Number);
  if (from === undefined || to === undefined || from > to || to > 65535) {
    report(
      context,
      pointer,
      `\`${port}\` is not a range of ports from 0 to 65535, the lower first.`,
      'ports',
    );
    return undefined;
  }
  return [from, to];
};

const protocolMatch = (context: BuildContext, rule: ScenarioMatch, pointer: string): ProtocolMatch => {
  const protocol =
    typeof rule.protocol === 'number' ? rule.protocol : PROTOCOL_NUMBERS[rule.protocol ?? 'all'];
  const ports = portRange(context, rule.port, `${pointer}/port`);
  if (rule.port === undefined && (protocol === 6 || protocol === 17)) {
    // AWS asks for the ports of a TCP or UDP rule; leaving them out must not silently open them all.
    report(
      context,
      pointer,
      `A ${protocol === 6 ? 'tcp' : 'udp'} rule needs a \`port\`: one such as 443, or "0-65535" for all.`,
      'ports',
    );
  }
  if (rule.port !== undefined && protocol !== 6 && protocol !== 17) {
    report(
      context,
      `${pointer}/port`,
      'Only tcp and udp have ports: name one of them as `protocol`, or leave `port` out.',
      'ports',
    );
  }
  if ((rule.icmpType !== undefined || rule.icmpCode !== undefined) && protocol !== 1 && protocol !== 58) {
    report(context, pointer, 'Only icmp and icmpv6 have `icmpType` and `icmpCode`.', 'ports');
  }
  return {
    protocol,
    ...(ports === undefined ? {} : { ports }),
    ...(rule.icmpType === undefined || rule.icmpType < 0 ? {} : { icmpType: rule.icmpType }),
    ...(rule.icmpCode === undefined || rule.icmpCode < 0 ? {} : { icmpCode: rule.icmpCode }),
  };
};

const matchText = (rule: ScenarioMatch): string => {
  const words = [
    rule.protocol === undefined || rule.protocol === 'all' ? 'all traffic' : String(rule.protocol),
  ];
  if (typeof rule.protocol === 'number') words[0] = `protocol ${rule.protocol}`;
  if (rule.port !== undefined) words.push(String(rule.port));
  if (rule.icmpType !== undefined && rule.icmpType >= 0) words.push(`type ${rule.icmpType}`);
  return words.join(' ');
};

const sideWord = (side: 'inbound' | 'outbound'): string => (side === 'inbound' ? 'from' : 'to');

const EVERYTHING: readonly Prefix[] = [prefix('0.0.0.0/0'), prefix('::/0')];

/** The rules that a default network ACL has until someone edits it (fact F-NACL-02). */
const allowAll = (pointer: string, side: 'inbound' | 'outbound'): readonly AclRule[] =>
  EVERYTHING.map((everything, index) => ({
    number: 100 + index,
    action: 'allow',
    protocol: -1,
    prefix: everything,
    pointer,
    text: `${100 + index} allow all traffic ${sideWord(side)} ${formatPrefix(everything)}`,
  }));

/** The ACL of a subnet whose VPC shows none: AWS's default one. */
export const defaultNetworkAcl = (vpcPointer: string): NetworkAcl => ({
  ...refOf('network-acl', 'default', vpcPointer),
  inbound: allowAll(vpcPointer, 'inbound'),
  outbound: allowAll(vpcPointer, 'outbound'),
});

/** An ACL that is there, and whose rules are not in the data. */
export const untoldNetworkAcl = (name: string, pointer: string): NetworkAcl => ({
  ...refOf('network-acl', name, pointer),
  inbound: [],
  outbound: [],
  rulesUnknown: true,
});

/** Builds one network ACL; its rules come sorted by number. */
export const buildNetworkAcl = (
  context: BuildContext,
  name: string,
  acl: ScenarioNetworkAcl,
  pointer: string,
): NetworkAcl => {
  const side = (direction: 'inbound' | 'outbound'): readonly AclRule[] => {
    const rules = acl[direction];
    if (rules === undefined)
      return acl.default === true || name === 'default' ? allowAll(pointer, direction) : [];
    return entriesOf(rules)
      .flatMap(([key, rule]): AclRule[] => {
        const at = pointer + pointerOf(direction, key);
        const number = Number(key);
        if (!/^[1-9]\d{0,4}$/.test(key) || number > 32766) {
          report(
            context,
            at,
            `\`${key.replaceAll('`', "'")}\` is not a rule number from 1 to 32766.`,
            'rule-number',
          );
          return [];
        }
        const range = cidr(context, rule.cidr, `${at}/cidr`);
        if (range === undefined) return [];
        const text = `${number} ${rule.action} ${matchText(rule)} ${sideWord(direction)} ${rule.cidr}`;
        return [
          {
            number,
            action: rule.action,
            ...protocolMatch(context, rule, at),
            prefix: range,
            pointer: at,
            text,
          },
        ];
      })
      .sort((a, b) => a.number - b.number);
  };
  return {
    ...refOf('network-acl', name, pointer, acl),
    inbound: side('inbound'),
    outbound: side('outbound'),
  };
};

/** What a security group's builder needs of its surroundings. */
export interface GroupScope {
  readonly vpc: string;
  /** Every group of the scenario as `vpc/name`. */
  readonly groupKeys: ReadonlySet<string>;
  readonly prefixLists: ReadonlyMap<string, PrefixList>;
}

const peerOf = (
  context: BuildContext,
  scope: GroupScope,
  rule: ScenarioSecurityGroupRule,
  pointer: string,
): SecurityGroupPeer | undefined => {
  const given = [rule.cidr, rule.securityGroup, rule.prefixList].filter((peer) => peer !== undefined);
  if (given.length !== 1) {
    report(
      context,
      pointer,
      'A security group rule names one other side: `cidr`, `securityGroup` or `prefixList`.',
      'peer',
    );
    return undefined;
  }
  if (rule.cidr !== undefined) {
    const range = cidr(context, rule.cidr, `${pointer}/cidr`);
    return range === undefined ? undefined : { kind: 'prefix', prefix: range };
  }
  if (rule.securityGroup !== undefined) {
    const key = rule.securityGroup.includes('/') ? rule.securityGroup : `${scope.vpc}/${rule.securityGroup}`;
    if (scope.groupKeys.has(key)) return { kind: 'group', group: key };
    reportUnknown(
      context,
      `${pointer}/securityGroup`,
      'security group',
      rule.securityGroup,
      groupNames(scope),
    );
    return undefined;
  }
  const list = scope.prefixLists.get(rule.prefixList ?? '');
  if (list !== undefined) return { kind: 'prefix-list', list };
  reportUnknown(
    context,
    `${pointer}/prefixList`,
    'prefix list',
    rule.prefixList ?? '',
    scope.prefixLists.keys(),
  );
  return undefined;
};

const groupNames = (scope: GroupScope): readonly string[] =>
  [...scope.groupKeys].map((key) =>
    key.startsWith(`${scope.vpc}/`) ? key.slice(scope.vpc.length + 1) : key,
  );

/** Builds one security group. A null group is one whose rules are not in the data. */
export const buildSecurityGroup = (
  context: BuildContext,
  scope: GroupScope,
  name: string,
  group: ScenarioSecurityGroup | null,
  pointer: string,
): SecurityGroup => {
  const base = {
    ...refOf('security-group', name, pointer, group ?? {}),
    key: `${scope.vpc}/${name}`,
    vpc: scope.vpc,
  };
  if (group === null) return { ...base, rules: undefined };
  const read = (direction: 'inbound' | 'outbound', rules: readonly ScenarioSecurityGroupRule[]) =>
    rules.flatMap((rule, index): SecurityGroupRule[] => {
      const at = `${pointer}/${direction}/${index}`;
      const peer = peerOf(context, scope, rule, at);
      if (peer === undefined) return [];
      const other = rule.cidr ?? rule.securityGroup ?? rule.prefixList ?? '';
      const text = `${matchText(rule)} ${sideWord(direction)} ${other}`;
      return [{ ...protocolMatch(context, rule, at), peer, pointer: at, text }];
    });
  const isDefault = group.default === true || name === 'default';
  const inbound =
    group.inbound !== undefined ? read('inbound', group.inbound) : isDefault ? [fromItself(base)] : [];
  const outbound = group.outbound !== undefined ? read('outbound', group.outbound) : toEverywhere(pointer);
  return { ...base, rules: { inbound, outbound } };
};

const fromItself = (group: {
  readonly key: string;
  readonly id: string;
  readonly pointer: string;
}): SecurityGroupRule => ({
  protocol: -1,
  peer: { kind: 'group', group: group.key },
  pointer: group.pointer,
  text: `all traffic from ${group.id}`,
});

/** The outbound rules that AWS gives to a new group (facts F-SG-01 and F-SG-02b). */
const toEverywhere = (pointer: string): readonly SecurityGroupRule[] =>
  EVERYTHING.map((everything) => ({
    protocol: -1,
    peer: { kind: 'prefix', prefix: everything },
    pointer,
    text: `all traffic to ${formatPrefix(everything)}`,
  }));

/** The VPC's default group where the scenario does not show it (fact F-SG-02b). */
export const defaultSecurityGroup = (vpc: string, vpcPointer: string): SecurityGroup => {
  const base = { ...refOf('security-group', 'default', vpcPointer), key: `${vpc}/default`, vpc };
  return { ...base, rules: { inbound: [fromItself(base)], outbound: toEverywhere(vpcPointer) } };
};
