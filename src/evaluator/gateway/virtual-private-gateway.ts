/** Virtual private gateways, and the lines from gateways of AWS to networks outside (facts F-VPN-01 to F-VPN-03). */
import { familyOf, matchAnyPrefix } from '../address/set.ts';
import type { FindingCode } from '../finding/codes.ts';
import type { HybridConnection, VirtualPrivateGateway, Vpc } from '../model/network.ts';
import { type AnswerBy, type Leaving, type Next, NOWHERE } from '../trace/next.ts';
import type { Packet } from '../trace/packet.ts';
import { passes, refuses, undecided, visit, type Walk } from '../trace/walk.ts';
import { named } from '../trace/words.ts';
import { foreignSource } from './foreign.ts';

/** Whether a line leads to an address: by its static routes, else by what its network has. undefined: not in the data. */
const leadsTo = (connection: HybridConnection, packet: Packet): boolean | undefined => {
  const ranges = connection.routes ?? connection.network?.prefixes;
  return ranges === undefined ? undefined : matchAnyPrefix(ranges, packet.dst) === 'yes';
};

/** Whether a line on a virtual private gateway carries the packet's IP version: IPv6 by Direct Connect only (fact F-VPN-03). */
export const carriesVersion = (line: HybridConnection, packet: Packet): boolean =>
  familyOf(packet.dst) === 4 || line.kind === 'direct-connect-gateway';

const noIpv6 = (line: HybridConnection, gateway: VirtualPrivateGateway): string =>
  `${named(line)} carries no IPv6: a VPN connection on a virtual private gateway, such as ${named(gateway)}, is IPv4 only.`;

/** What is said of a line to a network that is not in the data, whichever way it is asked. */
export const behindUnknown = (connection: HybridConnection): string =>
  `What stands behind ${named(connection)} is a network that is not in the data.`;

/** Takes a packet over a VPN connection or by Direct Connect into the network on the other side. */
export const leaveByConnection = (
  walk: Walk,
  connection: HybridConnection,
  packet: Packet,
  answerBy: AnswerBy,
): Next => {
  visit(walk, connection);
  const { network } = connection;
  const body = {
    kind: 'connection',
    resource: connection,
    at: connection.id,
    question: `Where does \`${connection.id}\` lead?`,
    pointer: connection.pointer,
    facts: ['F-VPN-01'],
  } as const;
  if (connection.down !== undefined) {
    const message = `${named(connection)} ${connection.down}, so it carries nothing.`;
    refuses(walk, { ...body, answer: message }, { code: 'connection-down', message });
  }
  if (network === undefined) {
    const message = behindUnknown(connection);
    undecided(walk, { ...body, answer: message }, { code: 'peer-network-unknown', message });
    return NOWHERE;
  }
  if (leadsTo(connection, packet) !== true || matchAnyPrefix(network.prefixes, packet.dst) !== 'yes') {
    const message = `${packet.dst.text} is not an address that ${named(connection)} leads to.`;
    refuses(walk, { ...body, answer: message }, { code: 'connection-no-route', message });
    return NOWHERE;
  }
  if (connection.down === undefined)
    passes(walk, { ...body, answer: `${named(connection)} leads to ${named(network)}.` });
  // Where a question ends is noted with its last hop.
  if (packet.answer) visit(walk, network);
  return { step: 'end', arrival: { kind: 'on-premises', network, answerBy, packet } };
};

/** Takes a packet out of a VPC through its virtual private gateway. */
export const crossVirtualPrivateGateway = (
  walk: Walk,
  gateway: VirtualPrivateGateway,
  { owner, packet }: Leaving,
): Next => {
  visit(walk, gateway);
  const { vpc } = owner.subnet;
  const body = {
    kind: 'virtual-private-gateway',
    resource: gateway,
    at: gateway.id,
    question: `Does \`${gateway.id}\` take the packet?`,
    pointer: gateway.pointer,
    facts: ['F-VPN-01'],
  } as const;
  const refuse = (code: FindingCode, message: string): void =>
    refuses(walk, { ...body, answer: message }, { code, message });
  const stop = (code: FindingCode, message: string): Next => {
    undecided(walk, { ...body, answer: message }, { code, message });
    return NOWHERE;
  };
  if (gateway.vpc === null)
    return stop(
      'gateway-unknown',
      `Whether ${named(gateway)} is attached to \`${vpc.id}\` is not in the data.`,
    );
  if (gateway.vpc !== vpc.id || gateway.state !== 'available') {
    const where = gateway.vpc === undefined ? 'to no VPC' : `to \`${gateway.vpc}\``;
    refuse(
      'virtual-private-gateway-detached',
      gateway.vpc === vpc.id
        ? `${named(gateway)} is ${gateway.state}, not available.`
        : `${named(gateway)} is attached ${where}, so it carries nothing for \`${vpc.id}\`.`,
    );
  }
  const foreign = foreignSource(vpc, packet);
  if (foreign !== undefined) {
    refuse(
      'virtual-private-gateway-foreign-source',
      `${packet.src.text} comes from outside \`${vpc.id}\` and cannot borrow ${named(gateway)}: it carries what \`${vpc.id}\` itself sends.`,
    );
    // Whoever is not served has no answer to wait for.
    return NOWHERE;
  }
  const lines = gateway.connections;
  const leading = lines.filter((line) => leadsTo(line, packet) !== false);
  const able = leading.filter((line) => carriesVersion(line, packet));
  const choice = able.length > 0 ? able : leading;
  const line =
    choice.find((each) => each.down === undefined && each.kind === 'direct-connect-gateway') ??
    choice.find((each) => each.down === undefined) ??
    choice[0];
  if (line === undefined) {
    // An export shows the VPN connections; Direct Connect may stand in another account.
    if (gateway.origin !== undefined)
      return stop(
        'peer-network-unknown',
        `No line of ${named(gateway)} in the data leads to ${packet.dst.text}.`,
      );
    refuse(
      'connection-no-route',
      `No VPN connection or Direct Connect gateway on ${named(gateway)} leads to ${packet.dst.text}.`,
    );
    return NOWHERE;
  }
  const unable = able.length > 0 ? undefined : noIpv6(line, gateway);
  const trouble = unable ?? (line.down === undefined ? undefined : `${named(line)} ${line.down}`);
  if (
    trouble !== undefined &&
    gateway.origin !== undefined &&
    !lines.some(({ kind }) => kind === 'direct-connect-gateway')
  ) {
    // An export of one account shows no Direct Connect gateway of another.
    return stop(
      'peer-network-unknown',
      `${trouble.replace(/\.$/, '')}; whether Direct Connect leads from ${named(gateway)} to ${packet.dst.text} is not in the data.`,
    );
  }
  if (unable !== undefined) refuse('gateway-ip-version', unable);
  if (!walk.refused) passes(walk, { ...body, answer: `${named(gateway)} sends it over ${named(line)}.` });
  // The answer takes the same line: what the other network's routers prefer is not modelled.
  return leaveByConnection(walk, line, packet, (answer, note) => {
    note(line);
    note(gateway);
    return { step: 'enter', vpc, gateway, packet: answer };
  });
};

/** Takes a packet from outside into the VPC of a virtual private gateway: to addresses of that VPC only. */
export const enterByVirtualPrivateGateway = (
  walk: Walk,
  line: HybridConnection,
  gateway: VirtualPrivateGateway,
  vpc: Vpc,
  packet: Packet,
): Next => {
  visit(walk, gateway);
  if (!carriesVersion(line, packet)) {
    const message = noIpv6(line, gateway);
    const body = {
      kind: 'virtual-private-gateway',
      resource: gateway,
      at: gateway.id,
      question: `Does \`${gateway.id}\` take the packet?`,
      answer: message,
      pointer: gateway.pointer,
      facts: ['F-VPN-03'],
    } as const;
    refuses(walk, body, { code: 'gateway-ip-version', message });
  }
  if (matchAnyPrefix(vpc.prefixes, packet.dst) === 'yes') return { step: 'enter', vpc, gateway, packet };
  const message = `${packet.dst.text} is not an address of \`${vpc.id}\`, and ${named(gateway)} leads no further: nothing of \`${vpc.id}\` can be borrowed.`;
  const body = {
    kind: 'virtual-private-gateway',
    resource: gateway,
    at: gateway.id,
    question: `Does \`${gateway.id}\` take the packet?`,
    answer: message,
    pointer: gateway.pointer,
    facts: ['F-VPN-01', 'F-GWE-05', 'F-NAT-06'],
  } as const;
  refuses(walk, body, { code: 'virtual-private-gateway-not-transitive', message });
  return NOWHERE;
};
