/** Questions to security groups, asked again of other ends: whether a trace of one pair holds for another. */
import type { GroupQuestion } from '../filtering/questions.ts';
import { type Foreseen, foreseeSecurityGroups } from '../filtering/security-group.ts';
import type { AddressSet, NetworkInterface } from '../model/network.ts';
import type { ReachEnd } from './classes.ts';

/** One end of a pair. */
export interface Side {
  /** Who is asked about. */
  readonly first: ReachEnd;
  readonly kin: number | undefined;
  /** Its interface, where its groups may be others. */
  readonly owner: NetworkInterface | undefined;
  /** The number of its set of groups. */
  readonly groups: number;
  /** Whether some of its class belong together with others. */
  readonly isLinked: boolean;
}

/** What sets of groups say, by the packet that they are asked about and by their numbers. */
export type ForeseenByPacket = Map<string, Foreseen[]>;

/** More packets than this are not kept. */
const MOST_PACKETS = 20_000;

/** An interface as a question names it: that of the source or destination, whichever they are, or one in full. */
type Part = 'from' | 'to' | NetworkInterface | undefined;

/** A question of which one of the ends is part, with the answer that it had. */
export interface Condition extends Pick<GroupQuestion, 'side' | 'packet' | 'outcome'> {
  /** Whose groups are asked: those of an end, or what those of another interface say. */
  readonly owner: 'from' | 'to' | Foreseen;
  readonly other: Part;
  /** What sets of groups say of this packet, by their numbers. */
  readonly foreseen: Foreseen[];
}

/** What rules look at of an address. Kin have addresses that no rule tells apart. */
const addressText = (address: AddressSet, sides: readonly Side[]): string => {
  for (const { owner, kin } of sides) {
    const index = owner?.addresses.findIndex(({ text }) => text === address.text) ?? -1;
    if (index >= 0) return `${kin} ${index}`;
  }
  return JSON.stringify([address.text, address.service, address.internet]);
};

/** All that rules look at of a packet but for the groups of the other side. */
const packetText = ({ side, packet }: GroupQuestion, sides: readonly Side[]): string => {
  const { src, dst, protocol, dstPorts, icmpType, groupsVisible, mayBeHidden } = packet;
  const address = addressText(side === 'inbound' ? src : dst, sides);
  return JSON.stringify([side, address, protocol, dstPorts, icmpType, groupsVisible, mayBeHidden]);
};

const foresee = (
  owner: NetworkInterface | undefined,
  { side, packet }: Pick<GroupQuestion, 'side' | 'packet'>,
): Foreseen => foreseeSecurityGroups(owner?.securityGroups ?? [], side, packet);

const foreseenFor = (known: ForeseenByPacket, text: string): Foreseen[] => {
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= MOST_PACKETS) known.clear();
  const made: Foreseen[] = [];
  known.set(text, made);
  return made;
};

/** The questions whose answer hangs on an end that may be another, each once. */
export const conditionsOf = (
  known: ForeseenByPacket,
  questions: readonly GroupQuestion[],
  from: Side,
  to: Side,
): readonly Condition[] => {
  const partOf = (each: NetworkInterface): 'from' | 'to' | NetworkInterface =>
    each === from.owner ? 'from' : each === to.owner ? 'to' : each;
  const textOf = (part: Part): string => (typeof part === 'object' ? part.pointer : (part ?? ''));
  const found = new Map<string, Condition>();
  for (const question of questions) {
    const { side, packet, outcome } = question;
    const owner = partOf(question.owner);
    const party = side === 'inbound' ? packet.sender : packet.receiver;
    const other = party === undefined ? undefined : partOf(party);
    if (typeof owner === 'object' && typeof other !== 'string') continue;
    const text = packetText(question, [from, to]);
    found.set(`${textOf(owner)} ${textOf(other)} ${text}`, {
      side,
      packet,
      outcome,
      owner: typeof owner === 'object' ? foresee(owner, question) : owner,
      other,
      foreseen: foreseenFor(known, text),
    });
  }
  return [...found.values()];
};

/** Whether the groups of these ends say what they said of those that were traced. */
export const isMet = (condition: Condition, from: Side, to: Side): boolean => {
  const { owner, other, outcome, foreseen } = condition;
  const party = other === 'from' ? from.owner : other === 'to' ? to.owner : other;
  if (typeof owner === 'function') return owner(party) === outcome;
  const own = owner === 'from' ? from : to;
  const known = foreseen[own.groups];
  if (known !== undefined) return known(party) === outcome;
  const made = foresee(own.owner, condition);
  foreseen[own.groups] = made;
  return made(party) === outcome;
};
