/** Flows from a network outside of AWS. */
import { isPublic } from '../address/ranges.ts';
import { familyOf } from '../address/set.ts';
import { leaveOnPremises } from '../gateway/on-premises.ts';
import type { Network } from '../model/network.ts';
import type { Asked } from '../policy/request.ts';
import { choicesFor, type DestinationChoice } from './choices.ts';
import type { OnPremisesSource, UnderstoodFlow } from './ends.ts';
import { follow } from './follow.ts';
import { missingEnd } from './missing.ts';
import { packetFor } from './packet-for.ts';
import type { PathTrace } from './types.ts';
import { pathTraceOf } from './verdict.ts';
import { type Connection, passes, refuses, startWalk, undecided, visit, type Walk } from './walk.ts';
import { everyWay } from './ways.ts';

/** What such a network sends to the internet leaves by a way of its own. */
const elsewhere = (walk: Walk, { network }: OnPremisesSource, choice: DestinationChoice): PathTrace => {
  const message = `How \`${network.id}\` reaches ${choice.address.text} is its own matter: it is no address behind a VPN connection or Direct Connect, and that is not modelled.`;
  const body = {
    kind: 'source',
    resource: network,
    at: network.id,
    question: `By which way does \`${network.id}\` send?`,
    answer: message,
    pointer: network.pointer,
    facts: ['F-VPN-01'],
  } as const;
  undecided(walk, body, { code: 'not-modelled', message });
  return pathTraceOf('', walk, undefined, false);
};

const one = (
  walk: Walk,
  flow: UnderstoodFlow,
  source: OnPremisesSource,
  choice: DestinationChoice,
  request: Asked,
): PathTrace => {
  const { network } = source;
  const src = source.addresses.find((address) => familyOf(address) === familyOf(choice.address));
  const body = {
    kind: 'source',
    resource: network,
    at: network.id,
    question: `Who sends in \`${network.id}\`?`,
    pointer: network.pointer,
    facts: [],
  } as const;
  if (src === undefined) {
    const message = `\`${network.id}\` has no IPv${familyOf(choice.address)} address, and ${choice.address.text} is one.`;
    refuses(walk, { ...body, answer: message }, { code: 'address-family-mismatch', message });
    return pathTraceOf('', walk, undefined, false);
  }
  if (choice.receiver === undefined && choice.address.prefixes.every(isPublic))
    return elsewhere(walk, source, choice);
  passes(walk, { ...body, answer: `Somebody with ${src.text}.` });
  const packet = packetFor(flow, src, choice, undefined);
  return follow(walk, leaveOnPremises(walk, network, packet), packet, choice.meant, network, request);
};

/** Traces a flow from a network outside, over each line that may carry it. */
export const fromOnPremises = (
  network: Network,
  flow: UnderstoodFlow,
  source: OnPremisesSource,
  request: Asked,
): readonly PathTrace[] => {
  const begin = (connection?: Connection): Walk => {
    const walk = startWalk(network, 'there', connection);
    visit(walk, source.network);
    return walk;
  };
  const probe = begin();
  const all = choicesFor(probe, source.network, flow.destination);
  const usable = all.filter(({ address }) =>
    source.addresses.some((own) => familyOf(own) === familyOf(address)),
  );
  const choices = usable.length > 0 ? usable : all.slice(0, 1);
  if (choices.length === 0) return [pathTraceOf('', missingEnd(probe, flow), undefined, false)];
  return choices.flatMap((choice) =>
    everyWay(choices.length > 1 ? choice.text : '', source.network, (connection) => {
      const walk = begin(connection);
      choicesFor(walk, source.network, flow.destination);
      return one(walk, flow, source, choice, request);
    }),
  );
};
