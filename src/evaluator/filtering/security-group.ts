/**
 * Security groups: stateful, allow rules only, the rules of all groups of an interface together
 * (fact F-SG-01). Order never matters.
 */
import { isForDocumentation, isPublic } from '../address/ranges.ts';
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
      other.service !== undefined ||
      other.internet === true ||
      !other.prefixes.some((part) => isPublic(part) && !isForDocumentation(part));
    return elsewhere ? 'no' : 'maybe';
  }
  return 'maybe';
};

/** How much of the other side rules that name a group see. */
export interface Sight {
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

const covers = (rule: SecurityGroupRule, packet: Packet): boolean =>
  protocolMatches(rule, packet) && sharedPorts(rule, packet.dstPorts) !== undefined;

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
      const match = covers(rule, packet) ? matchPeer(rule.peer, address, other, packet) : 'no';
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

/** The answer to a packet of which all is known but who the other side is. */
export type Foreseen = (other: NetworkInterface | undefined) => GroupAnswer['outcome'];

/** Works out once what `askSecurityGroups` will answer for whoever is the other side: only rules that name a group look at it. */
export const foreseeSecurityGroups = (
  groups: readonly SecurityGroup[],
  side: 'inbound' | 'outbound',
  packet: Packet & Sight,
): Foreseen => {
  const { outcome } = askSecurityGroups(groups, side, { ...packet, groupsVisible: false });
  const peers = groups
    .flatMap(({ rules }) => rules?.[side] ?? [])
    .filter((rule) => covers(rule, packet))
    .flatMap(({ peer }) => (peer.kind === 'group' ? [peer.group] : []));
  const named = new Set(packet.groupsVisible ? peers : []);
  if (outcome === 'allow' || named.size === 0) return () => outcome;
  return (other) => {
    if (other === undefined) return packet.mayBeHidden === true ? 'unclear' : outcome;
    if (other.securityGroups === undefined) return 'unclear';
    return other.securityGroups.some(({ key }) => named.has(key)) ? 'allow' : outcome;
  };
};
