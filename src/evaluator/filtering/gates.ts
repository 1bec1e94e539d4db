/** Security groups and network ACLs as gates of a walk. */
import { matchAnyPrefix } from '../address/set.ts';
import type { Network, NetworkInterface, SecurityGroup, Subnet, Vpc } from '../model/network.ts';
import { interfacesWith } from '../trace/interfaces.ts';
import { type Packet, protocolText } from '../trace/packet.ts';
import type { FactId } from '../trace/types.ts';
import { assume, passes, refuses, undecided, type Walk } from '../trace/walk.ts';
import { listed, named, party } from '../trace/words.ts';
import { askNetworkAcl } from './network-acl.ts';
import { rememberQuestion } from './questions.ts';
import { askSecurityGroups, type GroupAnswer } from './security-group.ts';

type Side = 'inbound' | 'outbound';

const GROUP_FACTS: readonly FactId[] = ['F-SG-01', 'F-SG-03'];

const groupsText = (groups: readonly SecurityGroup[]): string =>
  `${groups.length > 1 ? 'Security groups' : 'Security group'} ${listed(groups.map(named))}`;

const rulesText = (answer: GroupAnswer, side: Side): string => {
  if (answer.candidates.length === 0) return `It has no ${side} rules.`;
  const shown = answer.candidates.slice(0, 4).map((candidate) => `\`${candidate.text}\``);
  const rest = answer.candidates.length - shown.length;
  return `It has ${listed(rest > 0 ? [...shown, `${rest} more`] : shown)}.`;
};

/** Whether groups of one VPC may be named in another's rules by peering: active, and in one Region (facts F-SG-04 and F-SG-05). */
export const arePeered = (network: Network, one: Vpc, other: Vpc): boolean =>
  one.region === other.region &&
  [...network.peerings.values()].some(
    ({ requester, accepter, state }) =>
      state === 'active' &&
      ((requester === one && accepter === other) || (requester === other && accepter === one)),
  );

/**
 * Whether rules that name a group see the other side's groups. An outbound rule does inside the VPC and over
 * peering only (fact F-SG-04); an interface endpoint's never does over a transit gateway (fact F-SG-06).
 */
const seesGroups = (walk: Walk, owner: NetworkInterface, side: Side, packet: Packet): boolean => {
  if (!packet.groupsVisible) return false;
  if (side === 'inbound') return !(packet.viaTransit === true && owner.role === 'interface-endpoint');
  const there = packet.receiver?.subnet.vpc;
  const here = owner.subnet.vpc;
  return there === undefined || there === here || arePeered(walk.network, here, there);
};

/** Whether a packet to an address that nobody is known to have may be for an interface of the data or one that it lacks. */
const mayBeHidden = ({ network }: Walk, { dst, receiver }: Packet): boolean =>
  receiver === undefined &&
  dst.service === undefined &&
  dst.internet !== true &&
  [...network.vpcs.values()].some(
    (vpc) =>
      (vpc.prefixes.length === 0 || matchAnyPrefix(vpc.prefixes, dst) !== 'no') &&
      (vpc.unknown.has('networkInterfaces') || interfacesWith(vpc, dst).possible.length > 0),
  );

/** Asks the security groups of an interface. A stateful answer passes; a NAT gateway has none to ask (fact F-NAT-01). */
export const passSecurityGroups = (walk: Walk, owner: NetworkInterface, side: Side, packet: Packet): void => {
  if (owner.role === 'nat-gateway') return;
  const verb = side === 'outbound' ? 'send' : 'receive';
  const question = `May \`${owner.node.id}\` ${verb}${packet.answer ? ' the answer' : ''}?`;
  const base = {
    kind: 'security-group',
    at: owner.node.id,
    side,
    question,
    facts: GROUP_FACTS,
    candidates: [],
  } as const;
  if (packet.answer) {
    const answer = 'Security groups are stateful: the answer to a connection that they let through passes.';
    passes(walk, { ...base, resource: owner.node, answer, pointer: owner.pointer });
    return;
  }
  const groups = owner.securityGroups;
  if (groups === undefined) {
    const message = `The security groups of \`${owner.node.id}\` are not in the data. Export security groups and network interfaces.`;
    undecided(
      walk,
      { ...base, resource: owner.node, answer: message, pointer: owner.pointer },
      { code: 'security-groups-unknown', message },
    );
    return;
  }
  if (groups.length === 0) {
    // A load balancer made without groups, for one: it filters nothing (fact F-EPS-09).
    const answer = `\`${owner.node.id}\` has no security group, so none filters.`;
    passes(walk, { ...base, resource: owner.node, answer, pointer: owner.pointer, facts: ['F-EPS-09'] });
    return;
  }
  const asked = {
    ...packet,
    groupsVisible: seesGroups(walk, owner, side, packet),
    mayBeHidden: side === 'outbound' && mayBeHidden(walk, packet),
  };
  const answer = askSecurityGroups(groups, side, asked);
  rememberQuestion({ owner, side, packet: asked, outcome: answer.outcome });
  const resource = answer.group ?? owner.node;
  const body = {
    ...base,
    resource,
    candidates: answer.candidates,
    pointer: answer.rule?.pointer ?? resource.pointer,
  };
  const wanted = `${protocolText(packet)} ${side === 'inbound' ? `from ${party(packet.sender, packet.src)}` : `to ${party(packet.receiver, packet.dst)}`}`;
  if (answer.outcome === 'allow') {
    passes(walk, {
      ...body,
      answer: `Security group ${named(resource)}, ${side}: \`${answer.rule?.text ?? ''}\`.`,
    });
  } else if (answer.outcome === 'deny') {
    const who = `${groupsText(groups)} of \`${owner.node.id}\`: no ${side} rule`;
    const message = `${who} admits ${wanted}. ${rulesText(answer, side)}`;
    const code = side === 'inbound' ? 'security-group-inbound' : 'security-group-outbound';
    refuses(walk, { ...body, answer: message }, { code, message });
  } else if (answer.rule === undefined) {
    const message = `The rules of security group ${named(resource)} of \`${owner.node.id}\` are not in the data, and no other group admits ${wanted}.`;
    undecided(walk, { ...body, answer: message }, { code: 'security-groups-unknown', message });
  } else {
    const list = answer.rule.peer.kind === 'prefix-list' ? answer.rule.peer.list : undefined;
    const why =
      list !== undefined && list.entries === undefined
        ? `the entries of \`${list.id}\` are not in the data`
        : 'that depends on an address that is not known';
    const message = `Security group ${named(resource)}: whether \`${answer.rule.text}\` admits ${wanted} is not decided: ${why}.`;
    const code =
      list !== undefined && list.entries === undefined ? 'prefix-list-unknown' : 'rule-not-decided';
    undecided(walk, { ...body, answer: message }, { code, message });
  }
};

/** Linux's ports for outgoing connections (fact F-NACL-03); AWS lists 32768-61000, the kernel stops at 60999. */
const LINUX_PORTS: readonly [number, number] = [32768, 60999];
const ANY_EPHEMERAL: readonly [number, number] = [1024, 65535];

/** Ports that an interface opens connections from, as far as the scenario says. */
export const ephemeralPortsOf = (owner: NetworkInterface | undefined): readonly [number, number] =>
  owner?.ephemeralPorts ?? (owner?.use === 'lambda' ? ANY_EPHEMERAL : LINUX_PORTS);

/** Asks the network ACL of a subnet as a packet leaves or enters it. Never asked within a subnet (fact F-NACL-01). */
export const passNetworkAcl = (walk: Walk, subnet: Subnet, side: Side, packet: Packet): void => {
  const acl = subnet.networkAcl;
  const verb = side === 'outbound' ? 'leave' : 'enter';
  const question = `May ${packet.answer ? 'the answer' : 'the packet'} ${verb} \`${subnet.id}\`?`;
  const facts: readonly FactId[] = packet.answer ? ['F-NACL-01', 'F-NACL-03b'] : ['F-NACL-01'];
  const base = { kind: 'network-acl', at: subnet.id, side, question, facts } as const;
  if (acl === undefined) {
    const message = `The network ACL of \`${subnet.id}\` is not in the data; taken as AWS's default, which allows everything.`;
    assume(walk, 'network-acl-default', message, ['F-NACL-02']);
    passes(walk, {
      ...base,
      resource: subnet,
      answer: message,
      pointer: subnet.pointer,
      candidates: [],
      facts: ['F-NACL-02'],
    });
    return;
  }
  if (acl.rulesUnknown === true) {
    const message = `The rules of network ACL ${named(acl)} of \`${subnet.id}\` are not in the data.`;
    const body = { ...base, resource: acl, answer: message, pointer: acl.pointer, candidates: [] };
    undecided(walk, body, { code: 'rule-not-decided', message });
    return;
  }
  const answer = askNetworkAcl(acl, side, packet);
  const pointer = answer.rule?.pointer ?? acl.pointer;
  const body = { ...base, resource: acl, pointer, candidates: answer.candidates };
  const rule =
    answer.rule === undefined ? 'no rule matches, so the final deny decides' : `rule \`${answer.rule.text}\``;
  const end =
    side === 'inbound'
      ? `from ${party(packet.sender, packet.src)}`
      : `to ${party(packet.receiver, packet.dst)}`;
  const wanted = `${protocolText(packet)} ${end}`;
  if (answer.outcome === 'allow') {
    passes(walk, { ...body, answer: `Network ACL ${named(acl)}, ${side}: ${rule}.` });
    assumeLinux(walk, subnet, side, packet);
  } else if (answer.outcome === 'deny') {
    const message = `Network ACL ${named(acl)} of \`${subnet.id}\`, ${side}: ${packet.answer ? 'the answer is ' : ''}${wanted}; ${rule}.`;
    refuses(
      walk,
      { ...body, answer: message },
      { code: side === 'inbound' ? 'network-acl-inbound' : 'network-acl-outbound', message },
    );
  } else if (answer.outcome === 'partly') {
    const message = `Network ACL ${named(acl)} of \`${subnet.id}\`, ${side}, lets some of ${wanted} through and not the rest: some connections work and others do not.`;
    undecided(walk, { ...body, answer: message }, { code: 'ephemeral-ports-partly-open', message });
  } else {
    const message = `Network ACL ${named(acl)} of \`${subnet.id}\`, ${side}: which rule ${wanted} meets depends on an address that is not known.`;
    undecided(walk, { ...body, answer: message }, { code: 'rule-not-decided', message });
  }
};

/** Where the answer only passes because its client is taken for Linux, says so. */
const assumeLinux = (walk: Walk, subnet: Subnet, side: Side, packet: Packet): void => {
  const stated = packet.receiver?.ephemeralPorts !== undefined || packet.dstPorts !== LINUX_PORTS;
  if (!packet.answer || stated || subnet.networkAcl === undefined) return;
  const wide = askNetworkAcl(subnet.networkAcl, side, { ...packet, dstPorts: ANY_EPHEMERAL });
  if (wide.outcome === 'allow') return;
  const message = `\`${packet.receiver?.node.id ?? 'the client'}\` is taken to open connections from Linux's ports, 32768-60999; another system's answers might be refused by ${named(subnet.networkAcl)}. \`ephemeralPorts\` says otherwise.`;
  assume(walk, 'ephemeral-ports-linux', message, ['F-NACL-03b']);
};
