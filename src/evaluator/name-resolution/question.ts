/** A question for a name on its way: who asks, and how often it was handed on. */
import type { Network, Vpc } from '../model/network.ts';
import { type NameAnswer, unknownHere } from './answer.ts';

/** Who asks, and how. */
export interface Question {
  readonly network: Network;
  readonly host: string;
  /** Asked by an inbound Resolver endpoint, for a client outside (fact F-DNS-04). */
  readonly inbound: boolean;
  /** The client has a public IPv6 address. */
  readonly ipv6: boolean;
  /** How often it was handed on: records and rules may lead in a circle. */
  readonly depth: number;
  /** How many questions one name may still lead to: records may have several values each. */
  readonly budget: { left: number };
  /** What was asked on the way here, and where. */
  readonly asked: readonly string[];
}

const MOST_STEPS = 8;

/** A name that leads to more questions than this is not decided. */
const MOST_QUESTIONS = 256;

/** The first question for a name. */
export const newQuestion = (network: Network, host: string, ipv6: boolean): Question => ({
  network,
  host,
  inbound: false,
  ipv6,
  depth: 0,
  budget: { left: MOST_QUESTIONS },
  asked: [],
});

/** Why a question is not followed further, if it is not. */
export const notFollowed = (
  { host, depth, budget, asked, inbound }: Question,
  vpc: Vpc,
): NameAnswer | undefined => {
  budget.left -= 1;
  if (asked.includes(placeAndName(host, inbound, vpc)))
    return unknownHere(vpc, `\`${host}\` leads back to itself.`, ['F-DNS-06']);
  if (depth > MOST_STEPS || budget.left < 0)
    return unknownHere(vpc, `\`${host}\` is handed on more than ${MOST_STEPS} times.`, ['F-DNS-06']);
  if (inbound && vpc.dnsSupport === false) {
    const text = `\`dnsSupport\` of \`${vpc.id}\` is off; what its Resolver endpoints then answer is not documented.`;
    return unknownHere(vpc, text, ['F-DNS-02']);
  }
  return undefined;
};

export const placeAndName = (host: string, inbound: boolean, { id }: Vpc): string =>
  `${id} ${inbound} ${host}`;
