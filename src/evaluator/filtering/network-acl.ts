/**
 * Network ACLs: stateless, numbered, the lowest number that matches decides, and what no rule
 * matches is denied (fact F-NACL-01).
 */
import { matchPrefix } from '../address/set.ts';
import type { AclRule, NetworkAcl } from '../model/network.ts';
import type { Packet } from '../trace/packet.ts';
import type { Candidate } from '../trace/types.ts';
import { protocolMatches, sharedPorts } from './match.ts';

type Ports = readonly [number, number];

/** What the ACL does with one run of ports. */
interface Segment {
  readonly ports: Ports;
  readonly allowed: boolean;
  /** False where a rule might decide otherwise, depending on an address that is not known. */
  readonly certain: boolean;
  /** undefined: no rule matched, the final deny. */
  readonly rule: AclRule | undefined;
}

export interface AclAnswer {
  /** `partly`: some of the packet's ports are let through and others not. */
  readonly outcome: 'allow' | 'deny' | 'partly' | 'unclear';
  /** The rule that decided; undefined for the final deny. */
  readonly rule: AclRule | undefined;
  readonly candidates: readonly Candidate[];
}

const splitBy = (segment: Ports, part: Ports): readonly Ports[] => {
  const rest: Ports[] = [];
  if (segment[0] < part[0]) rest.push([segment[0], part[0] - 1]);
  if (part[1] < segment[1]) rest.push([part[1] + 1, segment[1]]);
  return rest;
};

/** Whether an earlier rule that might match would have decided otherwise. */
const isCertain = (
  ports: Ports,
  allowed: boolean,
  doubts: readonly { ports: Ports; allowed: boolean }[],
): boolean =>
  !doubts.some(
    (doubt) => doubt.allowed !== allowed && doubt.ports[0] <= ports[1] && ports[0] <= doubt.ports[1],
  );

/** Asks an ACL about a packet. Inbound rules look at where it comes from, outbound ones at where it goes. */
export const askNetworkAcl = (acl: NetworkAcl, side: 'inbound' | 'outbound', packet: Packet): AclAnswer => {
  const other = side === 'inbound' ? packet.src : packet.dst;
  let open: readonly Ports[] = [packet.dstPorts];
  const doubts: { ports: Ports; allowed: boolean }[] = [];
  const segments: Segment[] = [];
  const outcomes = new Map<AclRule, Candidate['outcome']>();
  for (const rule of acl[side]) {
    outcomes.set(rule, open.length === 0 ? 'shadowed' : 'no-match');
    if (open.length === 0 || !protocolMatches(rule, packet)) continue;
    const match = matchPrefix(rule.prefix, other);
    if (match === 'no') continue;
    const allowed = rule.action === 'allow';
    const left: Ports[] = [];
    for (const ports of open) {
      const shared = sharedPorts(rule, ports);
      if (shared === undefined) left.push(ports);
      else if (match === 'maybe') {
        doubts.push({ ports: shared, allowed });
        left.push(ports);
        outcomes.set(rule, 'unclear');
      } else {
        segments.push({ ports: shared, allowed, certain: isCertain(shared, allowed, doubts), rule });
        left.push(...splitBy(ports, shared));
        outcomes.set(rule, 'matches');
      }
    }
    open = left;
  }
  for (const ports of open)
    segments.push({ ports, allowed: false, certain: isCertain(ports, false, doubts), rule: undefined });

  const refusing = segments.find((segment) => !segment.allowed);
  const deciding = refusing ?? segments[0];
  const outcome = !segments.every((segment) => segment.certain)
    ? 'unclear'
    : refusing === undefined
      ? 'allow'
      : segments.some((segment) => segment.allowed)
        ? 'partly'
        : 'deny';
  const candidates = acl[side].map((rule): Candidate => {
    const seen = outcomes.get(rule) ?? 'shadowed';
    return { text: rule.text, pointer: rule.pointer, outcome: rule === deciding?.rule ? 'decides' : seen };
  });
  return { outcome, rule: deciding?.rule, candidates };
};
