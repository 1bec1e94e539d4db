/**
 * Security groups: stateful, allow rules only, the rules of all groups of an interface together
 * (fact F-SG-01). Order never matters.
 */
import { isPublic } from '../address/ranges.ts';
import { type Match, matchAnyPrefix, matchPrefix } from '../address/set.ts';
import type {
  AddressSet,
  NetworkInterface,
  PrefixList,
  SecurityGroup,
  SecurityGroupPeer,
  SecurityGroupRule,
} from '../model/network.ts';
import type { Packet } from '../trace/packet.ts';
import type { Candidate } from '../trace/types.ts';
import { protocolMatches, sharedPorts } from './match.ts';

export interface GroupAnswer {
  readonly outcome: 'allow' | 'deny' | 'unclear';
  /** The rule that let the packet through, or that might. */
  readonly rule: SecurityGroupRule | undefined;
  readonly group: SecurityGroup | undefined;
  readonly candidates: readonly Candidate[];
}

/** Whether the entries of a prefix list hold the address; a service's own list always holds its addresses. */
export const matchPrefixList = (list: PrefixList, other: AddressSet): Match => {
  if (list.service !== undefined && list.service === other.service) return 'yes';
  if (list.entries !== undefined) {
    const elsewhere = other.service !== undefined || other.internet === true;
    return elsewhere && list.service !== undefined ? 'no' : matchAnyPrefix(list.entries, other);
  }
  // AWS keeps one list per service and Region; they hold public addresses, and no other service's.
  if (list.service !== undefined) {
    const elsewhere =
      other.service !== undefined || other.internet === true || !other.prefixes.some(isPublic);
    return elsewhere ? 'no' : 'maybe';
  }
  return 'maybe';
};

/** How much of the other side rules that name a group see. */
interface Sight {
  readonly groupsVisible: boolean;
  /** The other side may be an interface that the data lacks, or whose address it does not fix. */
  readonly mayBeHidden?: boolean;
}

const matchGroup = (group: string, other: NetworkInterface | undefined, sight: Sight): Match => {
  if (!sight.groupsVisible) return 'no';
  if (other === undefined) return sight.mayBeHidden === true ? 'maybe' : 'no';
  if (other.securityGroups === undefined) return 'maybe';
  return other.securityGroups.some((member) => member.key === group) ? 'yes' : 'no';
};

const matchPeer = (
  peer: SecurityGroupPeer,
  address: AddressSet,
  other: NetworkInterface | undefined,
  sight: Sight,
): Match => {
  switch (peer.kind) {
    case 'prefix':
      return matchPrefix(peer.prefix, address);
    case 'prefix-list':
      return matchPrefixList(peer.list, address);
    case 'group':
      return matchGroup(peer.group, other, sight);
  }
};

/** Asks the groups of an interface whether a packet may leave (outbound) or enter (inbound). */
export const askSecurityGroups = (
  groups: readonly SecurityGroup[],
  side: 'inbound' | 'outbound',
  packet: Packet & Sight,
): GroupAnswer => {
  const address = side === 'inbound' ? packet.src : packet.dst;
  const other = side === 'inbound' ? packet.sender : packet.receiver;
  const candidates: Candidate[] = [];
  let allowing: { rule: SecurityGroupRule; group: SecurityGroup } | undefined;
  let possible: { rule: SecurityGroupRule | undefined; group: SecurityGroup } | undefined;
  for (const group of groups) {
    if (group.rules === undefined) {
      possible ??= { rule: undefined, group };
      continue;
    }
    for (const rule of group.rules[side]) {
      const covered = protocolMatches(rule, packet) && sharedPorts(rule, packet.dstPorts) !== undefined;
      const match = covered ? matchPeer(rule.peer, address, other, packet) : 'no';
      const decides = match === 'yes' && allowing === undefined;
      if (decides) allowing = { rule, group };
      if (match === 'maybe') possible ??= { rule, group };
      const outcome = decides
        ? 'decides'
        : match === 'yes'
          ? 'matches'
          : match === 'maybe'
            ? 'unclear'
            : 'no-match';
      candidates.push({ text: rule.text, pointer: rule.pointer, outcome });
    }
  }
  if (allowing !== undefined) return { outcome: 'allow', ...allowing, candidates };
  if (possible !== undefined) return { outcome: 'unclear', ...possible, candidates };
  return { outcome: 'deny', rule: undefined, group: groups[0], candidates };
};
