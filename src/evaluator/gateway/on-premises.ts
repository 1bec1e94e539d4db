/** From a network outside of AWS: over the lines that it has, to what stands behind them. */
import { matchAnyPrefix } from '../address/set.ts';
import type { HybridConnection, Network, OnPremises, VirtualPrivateGateway, Vpc } from '../model/network.ts';
import { lookUpTransit } from '../routing/lookup.ts';
import { beyond, type Next, NOWHERE } from '../trace/next.ts';
import type { Packet } from '../trace/packet.ts';
import { passes, pick, refuses, undecided, visit, type Walk } from '../trace/walk.ts';
import { named } from '../trace/words.ts';
import { behindUnknown, carriesVersion, enterByVirtualPrivateGateway } from './virtual-private-gateway.ts';

/** One way out of the network: a line, and what is at its end. */
interface Way {
  readonly line: HybridConnection;
  readonly text: string;
  /** Whether other lines may end there: Direct Connect of another account is in no export of this one. */
  readonly besides: boolean;
  readonly go: (walk: Walk) => Next;
}

interface AtLine {
  readonly line: HybridConnection;
  readonly gateway: VirtualPrivateGateway;
  readonly vpc: Vpc;
}

/** Whether a line is one of a network's. A network that is not in the data may stand behind each of which none is known. */
const isLineOf = (network: Network, line: HybridConnection, from: OnPremises): boolean =>
  network.onPremises.has(from.id) ? line.network === from : line.network === undefined;

const linesOf = (network: Network, from: OnPremises): readonly HybridConnection[] =>
  [...network.connections.values()].filter((line) => isLineOf(network, line, from));

/** The virtual private gateways at the ends of a network's lines, whatever it asks for. */
const gatewaysOf = (network: Network, from: OnPremises): readonly AtLine[] =>
  linesOf(network, from).flatMap((line) =>
    line.gateways.flatMap((id) => {
      const gateway = network.virtualPrivateGateways.get(id);
      const vpc = typeof gateway?.vpc === 'string' ? network.vpcs.get(gateway.vpc) : undefined;
      return gateway === undefined || vpc === undefined || gateway.state !== 'available'
        ? []
        : [{ line, gateway, vpc }];
    }),
  );

/** Those whose line carries the packet's IP version; all, where none does, so that one of them says so. */
const ablest = <E extends { readonly line: HybridConnection }>(
  ends: readonly E[],
  packet: Packet,
): readonly E[] => {
  const able = ends.filter(({ line }) => carriesVersion(line, packet));
  return able.length > 0 ? able : ends;
};

/** The ways by which a network could send a packet; its own routers are taken to know them all. */
const waysOf = (network: Network, from: OnPremises, packet: Packet): readonly Way[] => [
  ...ablest(
    gatewaysOf(network, from).filter(({ vpc }) => matchAnyPrefix(vpc.prefixes, packet.dst) === 'yes'),
    packet,
  ).map(
    ({ line, gateway, vpc }): Way => ({
      line,
      text: `by \`${line.id}\``,
      besides: gateway.origin !== undefined,
      go: (walk) => enterByVirtualPrivateGateway(walk, line, gateway, vpc, packet),
    }),
  ),
  ...linesOf(network, from).flatMap((line) =>
    [...network.transitGateways.values()].flatMap((gateway) =>
      [...(gateway.attachments?.values() ?? [])].flatMap((by): Way[] => {
        if (by.type !== 'hybrid' || by.connection !== line) return [];
        const { table } = by;
        // A transit gateway tells the other side what its table holds; without a route nothing is sent there.
        if (typeof table === 'object' && table.missing === undefined && table.unlearned.length === 0) {
          if (lookUpTransit(table, packet.dst).kind === 'none') return [];
        }
        return [
          {
            line,
            text: `by \`${line.id}\``,
            besides: false,
            go: (walk) => {
              visit(walk, gateway);
              return { step: 'transit', gateway, by, zone: undefined, packet };
            },
          },
        ];
      }),
    ),
  ),
];

/** Whether another network that has the address hangs on the same gateway: AWS may pass packets on between VPN connections. */
const isBesides = (walk: Walk, { line, gateway }: AtLine, packet: Packet): boolean =>
  [...walk.network.connections.values()].some(
    (other) =>
      other !== line &&
      other.gateways.includes(gateway.id) &&
      other.network !== undefined &&
      matchAnyPrefix(other.network.prefixes, packet.dst) === 'yes',
  );

/** What never leaves the network is its own matter. */
const stayInside = (walk: Walk, from: OnPremises, packet: Packet): Next => {
  const message = `${packet.dst.text} is an address of \`${from.id}\` itself; what happens inside it is not modelled.`;
  const body = {
    kind: 'connection',
    resource: from,
    at: from.id,
    question: `By which line does \`${from.id}\` send to ${packet.dst.text}?`,
    answer: message,
    pointer: from.pointer,
    facts: ['F-VPN-01'],
  } as const;
  undecided(walk, body, { code: 'not-modelled', message });
  return NOWHERE;
};

/** Sends a packet out of a network outside of AWS. */
export const leaveOnPremises = (walk: Walk, from: OnPremises, packet: Packet): Next => {
  if (matchAnyPrefix(from.prefixes, packet.dst) === 'yes') return stayInside(walk, from, packet);
  const ways = waysOf(walk.network, from, packet);
  const up = ways.filter(({ line }) => line.down === undefined);
  const [first, ...more] = up.length > 0 ? up : ways;
  const body = {
    kind: 'connection',
    resource: from,
    at: from.id,
    question: `By which line does \`${from.id}\` send to ${packet.dst.text}?`,
    pointer: from.pointer,
    facts: ['F-VPN-01'],
  } as const;
  if (first === undefined && !walk.network.onPremises.has(from.id)) {
    // The answer's route may still tell that none comes from there.
    const message = `By which line ${named(from)} could send to ${packet.dst.text} is not in the data.`;
    undecided(walk, { ...body, answer: message }, { code: 'peer-network-unknown', message });
    return beyond(packet);
  }
  if (first === undefined) {
    const ends = gatewaysOf(walk.network, from);
    const besides = ends.find((end) => isBesides(walk, end, packet));
    if (besides !== undefined) {
      const message = `${named(besides.gateway)} may pass packets on from one VPN connection to another (CloudHub); that is not modelled.`;
      undecided(walk, { ...body, answer: message }, { code: 'not-modelled', message });
      return NOWHERE;
    }
    const [end] = ends;
    if (end !== undefined) {
      visit(walk, end.line);
      return enterByVirtualPrivateGateway(walk, end.line, end.gateway, end.vpc, packet);
    }
    const message = `No VPN connection or Direct Connect gateway leads from ${named(from)} to ${packet.dst.text}.`;
    refuses(walk, { ...body, answer: message }, { code: 'connection-no-route', message });
    return beyond(packet);
  }
  const way = pick(walk, [first, ...more], ({ text }) => text);
  visit(walk, way.line);
  const hop = { ...body, resource: way.line, at: way.line.id, pointer: way.line.pointer };
  if (way.line.network === undefined && (way.line.down === undefined || way.besides)) {
    // What follows is asked all the same: it may refuse whoever sends.
    const message =
      way.line.down === undefined
        ? behindUnknown(way.line)
        : `${named(way.line)} ${way.line.down}; whether Direct Connect leads there is not in the data.`;
    undecided(walk, { ...hop, answer: message }, { code: 'peer-network-unknown', message });
  } else if (way.line.down === undefined) passes(walk, { ...hop, answer: `Over ${named(way.line)}.` });
  else {
    const message = `${named(way.line)} ${way.line.down}, so it carries nothing.`;
    refuses(walk, { ...hop, answer: message }, { code: 'connection-down', message });
  }
  return way.go(walk);
};
