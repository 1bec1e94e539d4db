/** A packet as a drawing knows it: where it may be going and where its answer goes, nothing that a filter asks. */
import type { NetworkInterface } from '../../evaluator/index.ts';
import type { End } from '../ends.ts';

export interface Packet {
  readonly goal: End;
  /** Where the answer goes: changes where the packet is sent on with another source address. */
  readonly origin: End;
  /** Lines of answers are drawn in the direction of the question. */
  readonly answer: boolean;
  /** The node of a load balancer that takes the answer back itself, whatever routes say (fact F-NLB-01). */
  readonly through: NetworkInterface | undefined;
}

/** The answer to a packet. It is not answered itself, so where it comes from does not matter. */
export const answerTo = ({ goal, origin, through }: Packet): Packet => ({
  goal: origin,
  origin: goal,
  answer: true,
  through,
});

/** The packet as somebody on the way sends it on. */
export const sentBy = (packet: Packet, origin: End): Packet =>
  packet.answer ? packet : { ...packet, origin, through: undefined };

/** Tells ends and packets apart by what they hold, in few characters. */
export class Keys {
  readonly texts = new Map<string, number>();
  readonly ends = new WeakMap<End, number>();

  ofEnd(end: End): number {
    const known = this.ends.get(end);
    if (known !== undefined) return known;
    const text = JSON.stringify([
      end.interfaces.map(({ pointer }) => pointer),
      end.addresses.map(({ family, first, length }) => `${family} ${first} ${length}`),
      end.services,
      end.networks.map(({ id }) => id),
      end.internet,
      end.byName,
    ]);
    const key = this.texts.get(text) ?? this.texts.size;
    this.texts.set(text, key);
    this.ends.set(end, key);
    return key;
  }

  ofPacket({ goal, origin, answer, through }: Packet): string {
    const back = answer ? 'answer' : `${this.ofEnd(origin)} ${through?.pointer ?? ''}`;
    return `${this.ofEnd(goal)} ${back}`;
  }
}
