/**
 * Transit gateways: each attachment is associated with one route table, which decides where what
 * comes in by it goes on to (facts F-TGW-01 to F-TGW-05).
 */
import { familyOf } from '../address/set.ts';
import { passNetworkAcl } from '../filtering/gates.ts';
import type { FindingCode } from '../finding/codes.ts';
import type {
  NetworkInterface,
  TransitAttachment,
  TransitGateway,
  TransitRoute,
  TransitRouteTable,
} from '../model/network.ts';
import { lookUpTransit } from '../routing/lookup.ts';
import { beyond, type Leaving, type Next, NOWHERE, type Transit } from '../trace/next.ts';
import type { Packet } from '../trace/packet.ts';
import type { Candidate, FactId } from '../trace/types.ts';
import { assume, passes, pick, refuses, undecided, visit, type Walk } from '../trace/walk.ts';
import { listed, named, quoted } from '../trace/words.ts';
import { leaveByConnection } from './virtual-private-gateway.ts';

type VpcAttachment = Extract<TransitAttachment, { type: 'vpc' }>;

/** A hop of a transit gateway: what is the same for all of them. */
const hopOf = (gateway: TransitGateway, question: string, facts: readonly FactId[]) =>
  ({
    kind: 'transit-gateway',
    resource: gateway,
    at: gateway.id,
    question,
    pointer: gateway.pointer,
    facts,
  }) as const;

type HopBase = ReturnType<typeof hopOf>;

const refuse = (walk: Walk, body: HopBase, code: FindingCode, message: string): void =>
  refuses(walk, { ...body, answer: message }, { code, message });

const stop = (walk: Walk, body: HopBase, code: FindingCode, message: string): Next => {
  undecided(walk, { ...body, answer: message }, { code, message });
  return NOWHERE;
};

/** The states in which an attachment carries traffic. */
const isUp = ({ state }: TransitAttachment): boolean => state === 'available' || state === 'modifying';

/** What an attachment refuses by itself: its state, and IPv6 unless it is switched on (fact F-TGW-08). */
const passAttachment = (walk: Walk, body: HopBase, attachment: TransitAttachment, packet: Packet): void => {
  const { pointer } = attachment;
  if (!isUp(attachment)) {
    const hint =
      attachment.state === 'pendingAcceptance' ? ' The owner of the transit gateway must accept it.' : '';
    refuse(
      walk,
      { ...body, pointer },
      'transit-gateway-attachment-state',
      `Attachment ${named(attachment)} is ${attachment.state}, not available.${hint}`,
    );
  }
  if (attachment.type === 'vpc' && familyOf(packet.dst) === 6 && !attachment.ipv6Support) {
    const message = `Attachment ${named(attachment)} has IPv6 support off.`;
    refuse(walk, { ...body, pointer }, 'gateway-ip-version', message);
  }
};

/** Takes a packet out of a VPC into the transit gateway that a route points at. */
export const enterTransit = (walk: Walk, gateway: TransitGateway, { owner, packet }: Leaving): Next => {
  const { vpc, zone } = owner.subnet;
  const body = hopOf(gateway, `Does \`${gateway.id}\` take what \`${vpc.id}\` sends?`, ['F-TGW-04']);
  const own = [...(gateway.attachments?.values() ?? [])].filter(
    (each): each is VpcAttachment => each.type === 'vpc' && each.vpc === vpc,
  );
  const by = own.find(isUp) ?? own[0];
  if (by === undefined) {
    visit(walk, gateway);
    if (gateway.attachments === undefined)
      return stop(
        walk,
        body,
        'gateway-unknown',
        `The attachments of ${named(gateway)} are not in the data. Export them from its owner's account.`,
      );
    refuse(walk, body, 'transit-gateway-not-attached', `\`${vpc.id}\` is not attached to ${named(gateway)}.`);
    return beyond(packet);
  }
  if (by.interfaces === undefined) {
    visit(walk, gateway);
    return stop(
      walk,
      body,
      'gateway-unknown',
      `The subnets of attachment ${named(by)} are not in the data: whether it serves this zone is not known.`,
    );
  }
  // A source reaches the transit gateway by an interface in its own zone only.
  const sameZone = by.interfaces.filter(
    ({ subnet }) => subnet.zone === undefined || zone === undefined || subnet.zone === zone,
  );
  const entry = sameZone.find(({ subnet }) => subnet === owner.subnet) ?? sameZone[0];
  if (entry === undefined) {
    visit(walk, gateway);
    const message = `Attachment ${named(by)} of \`${vpc.id}\` has no subnet in zone ${quoted(zone)}, so \`${owner.subnet.id}\` cannot reach ${named(gateway)}.`;
    refuse(walk, { ...body, pointer: by.pointer }, 'transit-gateway-zone', message);
    return beyond(packet);
  }
  if ((zone === undefined) !== (entry.subnet.zone === undefined)) {
    const message = `\`${owner.subnet.id}\` and \`${entry.subnet.id}\` are taken to stand in one zone: the data names the zone of only one of them.`;
    assume(walk, 'zones-alike', message, ['F-TGW-04']);
  }
  visit(walk, entry.subnet);
  // The inbound rules are asked in the source's own subnet too (fact F-TGW-09).
  passNetworkAcl(walk, entry.subnet, 'inbound', packet);
  visit(walk, gateway);
  passAttachment(walk, body, by, packet);
  return { step: 'transit', gateway, by, zone: entry.subnet.zone ?? zone, packet };
};

const withoutTable = (walk: Walk, body: HopBase, by: TransitAttachment, packet: Packet): Next => {
  const at = { ...body, pointer: by.pointer };
  if (by.table === false) {
    const message = `Attachment ${named(by)} is associated with no route table, so what comes in by it goes nowhere.`;
    refuse(walk, at, 'transit-gateway-no-table', message);
    return beyond(packet);
  }
  const message = `Which route table attachment ${named(by)} is associated with is not in the data.`;
  return stop(walk, at, 'route-table-unknown', message);
};

/** The candidates of a table, where this route decides and not the first of its equals; without a route none does. */
const decidedBy = (
  route: TransitRoute | undefined,
  { routes }: TransitRouteTable,
  candidates: readonly Candidate[],
): readonly Candidate[] =>
  candidates.map((candidate, index): Candidate => {
    if (route !== undefined && routes[index] === route) return { ...candidate, outcome: 'decides' };
    const outcome = route === undefined ? 'unclear' : 'shadowed';
    return candidate.outcome === 'decides' ? { ...candidate, outcome } : candidate;
  });

/** Looks the packet up in the table of the attachment that it came in by, and hands it to the next attachment. */
export const crossTransit = (walk: Walk, { gateway, by, zone, packet }: Transit): Next => {
  const { table } = by;
  const question = `Where does \`${gateway.id}\` send ${packet.dst.text}, which came in by \`${by.id}\`?`;
  if (table === undefined || table === false)
    return withoutTable(walk, hopOf(gateway, question, ['F-TGW-02']), by, packet);
  const found = lookUpTransit(table, packet.dst);
  const body = {
    kind: 'route',
    resource: table,
    at: gateway.id,
    question,
    pointer: table.pointer,
    destination: packet.dst.text,
    candidates: found.candidates,
    facts: ['F-TGW-02', 'F-TGW-03'],
  } as const;
  const place = `Route table ${named(table)} of ${named(gateway)}`;
  const unclear = (code: FindingCode, message: string): Next => {
    const candidates = decidedBy(undefined, table, found.candidates);
    undecided(walk, { ...body, candidates, answer: message }, { code, message });
    return NOWHERE;
  };
  if (found.kind === 'unclear') {
    const routes = listed(found.between.map((route) => `\`${route.text}\``));
    return unclear(
      'route-not-decided',
      `${place}: which of ${routes} takes ${packet.dst.text} is not known.`,
    );
  }
  if (table.missing !== undefined) {
    const message = `${place}: ${table.missing} are not in the data, and might decide about ${packet.dst.text}. Export them.`;
    return unclear('route-table-unknown', message);
  }
  if (found.kind === 'none') {
    if (table.unlearned.length > 0) {
      const names = listed(table.unlearned.map((name) => `\`${name}\``));
      return unclear(
        'route-table-unknown',
        `${place} has no route to ${packet.dst.text} in the data; what ${names} propagated is not in it. Export the routes of the table.`,
      );
    }
    const message = `${place} has no route to ${packet.dst.text}.`;
    refuses(walk, { ...body, answer: message }, { code: 'transit-gateway-no-route', message });
    return beyond(packet);
  }
  const route: TransitRoute = pick(
    walk,
    [found.route, ...found.equals],
    (each) => `by \`${each.attachment ?? ''}\``,
  );
  const chosen = {
    ...body,
    pointer: route.pointer,
    target: route.attachment ?? '',
    candidates: decidedBy(route, table, found.candidates),
  } as const;
  if (route.state === 'blackhole') {
    const message = `\`${route.text}\` of ${place.charAt(0).toLowerCase()}${place.slice(1)} is a black hole: it wins its prefix and drops the packet.`;
    refuses(walk, { ...chosen, answer: message }, { code: 'transit-gateway-blackhole', message });
    return beyond(packet);
  }
  passes(walk, { ...chosen, answer: `${place}: \`${route.text}\` wins.` });
  if (table.unlearned.length > 0) {
    const names = listed(table.unlearned.map((name) => `\`${name}\``));
    const message = `What ${names} propagated into ${named(table)} is not in the data; it is taken to hold nothing narrower than \`${route.text}\`.`;
    assume(walk, 'transit-routes-learned', message, ['F-TGW-03']);
  }
  const to = route.attachment === undefined ? undefined : gateway.attachments?.get(route.attachment);
  const step = hopOf(gateway, `Does \`${route.attachment ?? ''}\` take it on?`, ['F-TGW-01', 'F-TGW-04']);
  if (to === undefined) {
    const message = `Attachment \`${route.attachment ?? ''}\` of ${named(gateway)} is not in the data.`;
    return stop(walk, step, 'gateway-unknown', message);
  }
  passAttachment(walk, step, to, packet);
  return goOn(walk, step, { gateway, by, zone, packet }, to);
};

const goOn = (walk: Walk, body: HopBase, transit: Transit, to: TransitAttachment): Next => {
  const { gateway, by, packet } = transit;
  switch (to.type) {
    case 'vpc':
      return leaveTransit(walk, body, transit, to);
    case 'hybrid':
      return leaveByConnection(walk, to.connection, packet, (answer, note) => {
        note(to.connection);
        note(gateway);
        return { step: 'transit', gateway, by: to, zone: undefined, packet: answer };
      });
    case 'peering': {
      const peer = to.peer === undefined ? undefined : walk.network.transitGateways.get(to.peer);
      if (peer?.attachments === undefined) {
        const message = `The transit gateway behind attachment ${named(to)} is not in the data. Export its account and Region.`;
        return stop(walk, body, 'peer-network-unknown', message);
      }
      const far = [...peer.attachments.values()].find(
        (each) => each.type === 'peering' && (each.id === to.id || each.peer === gateway.id),
      );
      visit(walk, peer);
      if (far === undefined) {
        const message = `${named(peer)} has no peering attachment to ${named(gateway)}.`;
        refuse(walk, { ...body, at: peer.id }, 'transit-gateway-not-attached', message);
        return beyond(packet);
      }
      passAttachment(walk, { ...body, at: peer.id }, far, packet);
      // Groups are not known beyond one transit gateway (fact F-SG-06).
      return {
        step: 'transit',
        gateway: peer,
        by: far,
        zone: undefined,
        packet: { ...packet, groupsVisible: false },
      };
    }
    case 'other': {
      const message = `The route leads to ${named(to)}, a ${to.what.replaceAll('`', "'")} attachment of \`${by.gateway}\`. That is not modelled.`;
      return stop(walk, body, 'not-modelled', message);
    }
  }
};

/** Interfaces of an attachment from which packets go on alike: one of each kind stands for the rest. */
const distinctWays = (interfaces: readonly NetworkInterface[]): readonly NetworkInterface[] => {
  const ways = new Map<string, NetworkInterface>();
  for (const each of interfaces) {
    const { routeTable, networkAcl, zone } = each.subnet;
    const key = `${zone ?? ''} ${routeTable?.pointer ?? each.id} ${networkAcl?.pointer ?? each.id}`;
    if (!ways.has(key)) ways.set(key, each);
  }
  return [...ways.values()];
};

/** Takes a packet out of a transit gateway into a VPC: in the zone that it came from, else in one of AWS's choice. */
const leaveTransit = (
  walk: Walk,
  body: HopBase,
  { gateway, by, zone, packet }: Transit,
  to: VpcAttachment,
): Next => {
  if (!to.vpc.known) {
    const message = `What stands in \`${to.vpc.id}\`, behind ${named(gateway)}, is not in the data. Export that VPC's account.`;
    return stop(walk, body, 'peer-network-unknown', message);
  }
  const all = to.interfaces ?? [];
  if (to.interfaces === undefined) {
    const message = `The subnets of attachment ${named(to)} are not in the data.`;
    return stop(walk, body, 'gateway-unknown', message);
  }
  const pinned = walk.connection.pinned.get(to.id);
  const inZone = to.applianceMode
    ? []
    : all.filter(({ subnet }) => subnet.zone !== undefined && subnet.zone === zone);
  const options = pinned === undefined ? distinctWays(inZone.length > 0 ? inZone : all) : [pinned];
  const [first, ...more] = options;
  if (first === undefined) {
    const message = `Attachment ${named(to)} has no subnet, so nothing gets into \`${to.vpc.id}\` by it.`;
    refuse(walk, { ...body, pointer: to.pointer }, 'transit-gateway-zone', message);
    return beyond(packet);
  }
  const exit = pick(walk, [first, ...more], ({ subnet }) => `by \`${subnet.id}\``);
  if (to.applianceMode) walk.connection.pinned.set(to.id, exit);
  visit(walk, exit.subnet);
  const groupsVisible =
    packet.groupsVisible &&
    gateway.securityGroupReferencing &&
    by.type === 'vpc' &&
    by.securityGroupReferencing &&
    to.securityGroupReferencing;
  return { step: 'leave', owner: exit, packet: { ...packet, groupsVisible, viaTransit: true } };
};
