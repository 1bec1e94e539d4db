/**
 * The record of one direction of a path: hops, findings, assumptions and the resources crossed.
 * Steps write into it; nothing else of a walk is kept.
 */
import type { FindingCode } from '../finding/codes.ts';
import { makeFinding } from '../finding/make.ts';
import type { Network, NetworkInterface } from '../model/network.ts';
import { toRef } from '../model/ref.ts';
import { refusedAbout } from './accused.ts';
import type { Next } from './next.ts';
import type { Packet } from './packet.ts';
import type { Assumption, Decision, Direction, FactId, Finding, Hop, ResourceRef } from './types.ts';
import { sentence } from './words.ts';

/** The memory of a connection in what takes it over (a NAT gateway, a load balancer): whom the answer goes back to. */
export interface Session {
  /** The id of the resource that took it over. */
  readonly at: string;
  /** The packet as it came there. */
  readonly inside: Packet;
  /** The interface that took it over. */
  readonly node: NetworkInterface;
  /** What stands behind sees the client's own address; its answer is taken back here all the same. */
  readonly preserves: boolean;
  /** A load balancer or resource gateway: what is meant for it ends behind it. */
  readonly handsOn: boolean;
  /** Where the answer goes on to, once it is back. */
  readonly resume: (answer: Packet, back: Walk) => Next;
  /** Set once a NAT gateway's packet crossed a peering: the answer comes back by itself (fact F-NAT-07). */
  viaPeering: boolean;
}

/** A decision that is AWS's to make: which zone, which target. Each way of deciding them is traced on its own. */
interface Pick {
  readonly chosen: number;
  readonly of: number;
  readonly text: string;
}

/** What the two walks of a path share. */
export interface Connection {
  readonly sessions: Session[];
  /** The picks to make, in order; behind the last one it is the first option. */
  readonly script: readonly number[];
  readonly picks: Pick[];
  /** Transit gateway attachments in appliance mode: the interface that a connection stays with (fact F-TGW-05). */
  readonly pinned: Map<string, NetworkInterface>;
}

export const newConnection = (script: readonly number[] = []): Connection => ({
  sessions: [],
  script,
  picks: [],
  pinned: new Map(),
});

export interface Walk {
  readonly network: Network;
  readonly direction: Direction;
  readonly hops: Hop[];
  readonly path: string[];
  readonly findings: Finding[];
  readonly assumptions: Assumption[];
  readonly connection: Connection;
  /** Gateway Load Balancer endpoints and appliances that looked at the packet. */
  readonly inspectedBy: string[];
  /** True from the first refusal on; what follows is evaluated all the same. */
  refused: boolean;
  /** True once something could not be decided. */
  unknown: boolean;
  /** True once a public address was used or an internet gateway crossed. */
  publicly: boolean;
}

/** Starts an empty record. The way back shares the connection of the way there. */
export const startWalk = (
  network: Network,
  direction: Direction,
  connection: Connection = newConnection(),
): Walk => ({
  network,
  direction,
  hops: [],
  path: [],
  findings: [],
  assumptions: [],
  connection,
  inspectedBy: [],
  refused: false,
  unknown: false,
  publicly: false,
});

type HopBody<H> = H extends Hop ? Omit<H, 'id' | 'direction' | 'reached' | 'decision' | 'finding'> : never;

/** Why a hop does not simply pass. */
export interface Trouble {
  readonly code: FindingCode;
  readonly message: string;
  /** Who is to blame, where that is not the hop's own resource. */
  readonly resource?: ResourceRef;
  readonly pointer?: string;
}

const record = (walk: Walk, body: HopBody<Hop>, decision: Decision, finding?: FindingCode): void => {
  const id = `${walk.direction}-${walk.hops.length + 1}`;
  const base = { id, direction: walk.direction, reached: !walk.refused, decision };
  walk.hops.push({
    ...body,
    ...base,
    answer: sentence(body.answer),
    resource: toRef(body.resource),
    ...(finding === undefined ? {} : { finding }),
  } as Hop);
  if (decision === 'refuses') walk.refused = true;
  if (decision === 'unknown') walk.unknown = true;
};

const raise = (walk: Walk, body: HopBody<Hop>, trouble: Trouble): void => {
  walk.findings.push(
    makeFinding(trouble.code, trouble.resource ?? body.resource, trouble.message, {
      pointer: trouble.pointer ?? body.pointer,
      direction: walk.direction,
      facts: body.facts,
    }),
  );
};

/** Records a hop that lets the packet through. */
export const passes = (walk: Walk, body: HopBody<Hop>): void => record(walk, body, 'passes');

/** Records a hop that refuses the packet, with its finding. */
export const refuses = (walk: Walk, body: HopBody<Hop>, trouble: Trouble): void => {
  raise(walk, body, trouble);
  record(walk, body, 'refuses', trouble.code);
};

/** Records a hop that cannot be decided, with its finding. */
export const undecided = (walk: Walk, body: HopBody<Hop>, trouble: Trouble): void => {
  raise(walk, body, trouble);
  record(walk, body, 'unknown', trouble.code);
};

/** Records a hop that passes, with a finding that changes no verdict. */
export const passesWithAdvice = (walk: Walk, body: HopBody<Hop>, trouble: Trouble): void => {
  raise(walk, body, trouble);
  record(walk, body, 'passes', trouble.code);
};

/** Notes something taken as true. Behind a refusal nothing rests on it. */
export const assume = (walk: Walk, code: string, message: string, facts: readonly FactId[]): void => {
  if (!walk.refused) walk.assumptions.push({ code, message: sentence(message), facts });
};

/**
 * Notes that the packet is now at a resource. Up to the first refusal that makes it part of the
 * path. What AWS would refuse about the resource makes the path undecided.
 */
export const visit = (walk: Walk, resource: ResourceRef): void => {
  if (!walk.refused && walk.path.at(-1) !== resource.id) walk.path.push(resource.id);
  for (const finding of refusedAbout(walk.network, resource)) {
    walk.findings.push(finding);
    walk.unknown = true;
  }
};

/** Picks one of several options that AWS may take; the tracer follows each of them in turn. At least one is given. */
export const pick = <T>(walk: Walk, options: readonly [T, ...T[]], text: (option: T) => string): T => {
  const { script, picks } = walk.connection;
  const chosen = Math.min(script[picks.length] ?? 0, options.length - 1);
  const option = options[chosen] ?? options[0];
  picks.push({ chosen, of: options.length, text: text(option) });
  return option;
};
