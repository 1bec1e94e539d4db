/**
 * A rule in a security group for exactly this protocol, port and other side. Groups have allow rules
 * only, and the rules of all groups of an interface count together (fact F-SG-01).
 */
import { pointerOf } from '../../model/document.ts';
import type { Network, NetworkInterface, SecurityGroup } from '../../model/network.ts';
import type { ScenarioSecurityGroupRule } from '../../model/schema.ts';
import type { Packet } from '../../trace/packet.ts';
import type { PatchOperation } from '../../trace/types.ts';
import { named } from '../../trace/words.ts';
import { awsCommand, awsField, awsIdOf } from '../aws.ts';
import { matchFields, matchText } from '../match.ts';
import { valueAt } from '../patch.ts';
import { listFor, rangeOf, whyWide } from '../peer.ts';
import { interfaceAt, type Place, type Proposal, type Proposer } from '../site.ts';

type Side = 'inbound' | 'outbound';

interface OtherSide {
  readonly fields: Pick<ScenarioSecurityGroupRule, 'cidr' | 'securityGroup' | 'prefixList'>;
  readonly text: string;
  /** The other side in the words of `--ip-permissions`; undefined where it is not an imported one. */
  readonly permission: string | undefined;
}

/** How many interfaces carry a group: a rule for few is narrower. */
const membersOf = (network: Network, group: SecurityGroup): number => {
  let members = 0;
  for (const subnet of network.subnets.values())
    for (const owner of subnet.interfaces) if (owner.securityGroups?.includes(group) === true) members += 1;
  return members;
};

const fewestMembers = (network: Network, groups: readonly SecurityGroup[]): SecurityGroup | undefined => {
  if (groups.length < 2) return groups[0];
  const counted = groups.map((group) => ({ group, members: membersOf(network, group) }));
  return counted.sort((a, b) => a.members - b.members)[0]?.group;
};

/** Whether a group of the other interface may be named: in the same VPC, or across a peering of one Region (facts F-SG-04 and F-SG-05). */
const mayRefer = ({ network }: Place, owner: NetworkInterface, other: NetworkInterface): boolean => {
  const here = owner.subnet.vpc;
  const there = other.subnet.vpc;
  if (here === there) return true;
  const joined = [...network.peerings.values()].some(
    ({ requester, accepter }) =>
      (requester === here && accepter === there) || (requester === there && accepter === here),
  );
  return joined && here.region === there.region;
};

const referenceTo = (
  site: Place,
  owner: NetworkInterface,
  other: NetworkInterface | undefined,
  packet: Packet,
  vpc: string,
): OtherSide | undefined => {
  if (other === undefined || !packet.groupsVisible || !mayRefer(site, owner, other)) return undefined;
  const group = fewestMembers(site.network, other.securityGroups ?? []);
  if (group === undefined) return undefined;
  const id = awsIdOf(group);
  const { account } = other.subnet.vpc;
  const foreign = account !== owner.subnet.vpc.account && account !== undefined && /^\d{12}$/.test(account);
  const pair = `GroupId=${id}${foreign ? `,UserId=${account}` : ''}`;
  return {
    fields: { securityGroup: group.vpc === vpc ? group.id : group.key },
    text: `security group ${named(group)}`,
    permission: id === undefined ? undefined : `UserIdGroupPairs=[{${pair}}]`,
  };
};

/** The other side, narrowest first: its group, its prefix list, its address. */
const otherSides = (
  site: Place,
  owner: NetworkInterface,
  side: Side,
  packet: Packet,
  vpc: string,
): readonly OtherSide[] => {
  const end = side === 'inbound' ? 'src' : 'dst';
  const other = side === 'inbound' ? packet.sender : packet.receiver;
  const reference = referenceTo(site, owner, other, packet, vpc);
  const list = side === 'outbound' ? listFor(site, packet.dst) : undefined;
  const range = rangeOf(site, packet, end);
  const listId = list === undefined ? undefined : awsIdOf(list);
  return [
    ...(reference === undefined ? [] : [reference]),
    ...(list === undefined
      ? []
      : [
          {
            fields: { prefixList: list.id },
            text: `prefix list ${named(list)}`,
            permission: listId === undefined ? undefined : `PrefixListIds=[{PrefixListId=${listId}}]`,
          },
        ]),
    // Nothing is let in from everywhere because one address is not known.
    ...(range === undefined || (side === 'inbound' && packet.src.service !== undefined)
      ? []
      : [
          {
            fields: { cidr: range.cidr },
            text: `\`${range.cidr}\`${whyWide(range)}`,
            permission:
              range.family === 4
                ? `IpRanges=[{CidrIp=${range.cidr}}]`
                : `Ipv6Ranges=[{CidrIpv6=${range.cidr}}]`,
          },
        ]),
  ];
};

/**
 * The edits that add a rule. A group that the scenario does not show is written down first, as AWS
 * makes it (fact F-SG-02b); so are the rules that a default group has while none are stated.
 */
const editsFor = (
  scenario: unknown,
  group: SecurityGroup,
  side: Side,
  rule: ScenarioSecurityGroupRule,
): readonly PatchOperation[] => {
  const vpc = pointerOf('vpcs', group.vpc);
  if (group.pointer === vpc) {
    if (side === 'outbound') return [];
    const value = { default: true, inbound: [{ securityGroup: group.id }, rule] };
    return valueAt(scenario, `${vpc}/securityGroups`) === undefined
      ? [{ op: 'add', path: `${vpc}/securityGroups`, value: { [group.id]: value } }]
      : [{ op: 'add', path: vpc + pointerOf('securityGroups', group.id), value }];
  }
  const path = `${group.pointer}/${side}`;
  if (valueAt(scenario, path) !== undefined) return [{ op: 'add', path: `${path}/-`, value: rule }];
  // What is left out lets everything out: nobody misses a rule there.
  if (side === 'outbound') return [];
  const isDefault = group.id === 'default' || valueAt(scenario, `${group.pointer}/default`) === true;
  return [{ op: 'add', path, value: isDefault ? [{ securityGroup: group.id }, rule] : [rule] }];
};

const commandFor = (
  group: SecurityGroup,
  side: Side,
  packet: Packet,
  other: OtherSide,
): string | undefined => {
  const id = awsIdOf(group);
  if (id === undefined || other.permission === undefined) return undefined;
  const verb = `authorize-security-group-${side === 'inbound' ? 'ingress' : 'egress'}`;
  const match = matchFields(packet);
  const { cidr } = other.fields;
  if (cidr !== undefined && !cidr.includes(':') && match.port !== undefined) {
    const simple = ['--protocol', String(match.protocol), '--port', String(match.port), '--cidr', cidr];
    return awsCommand(verb, '--group-id', id, ...simple);
  }
  const ports =
    match.port !== undefined
      ? `,FromPort=${packet.dstPorts[0]},ToPort=${packet.dstPorts[1]}`
      : match.icmpType !== undefined
        ? `,FromPort=${match.icmpType},ToPort=-1`
        : '';
  const permission = `IpProtocol=${match.protocol}${ports},${other.permission}`;
  return awsCommand(verb, '--group-id', id, '--ip-permissions', permission);
};

/** Adds the missing rule to the group of the interface that fewest others carry. */
export const proposeGroupRule: Proposer = (site) => {
  const { hop, step, network } = site;
  if (hop.kind !== 'security-group' || step === undefined) return [];
  const { packet } = step;
  const owner = interfaceAt(network, hop.at, hop.side === 'inbound' ? packet.dst : packet.src);
  const groups = (owner?.securityGroups ?? []).filter((known) => known.rules !== undefined);
  const group = fewestMembers(network, groups);
  if (owner === undefined || group === undefined) return [];
  const match = matchFields(packet);
  const direction = hop.side === 'inbound' ? 'from' : 'to';
  return otherSides(site, owner, hop.side, packet, group.vpc).map((other): Proposal => {
    const rule = { ...match, ...other.fields } as ScenarioSecurityGroupRule;
    return {
      summary: `Add an ${hop.side} rule to security group ${named(group)}${group.pointer === owner.subnet.vpc.pointer ? ` of VPC ${named(owner.subnet.vpc)}` : ''}: \`${matchText(match)}\` ${direction} ${other.text}.`,
      edits: editsFor(network.scenario, group, hop.side, rule),
      ...awsField(commandFor(group, hop.side, packet, other)),
    };
  });
};
