/** Flows from an instance or a network interface. */
import { familyOf } from '../address/set.ts';
import { passSecurityGroups } from '../filtering/gates.ts';
import type { Network, NetworkInterface } from '../model/network.ts';
import type { Asked } from '../policy/request.ts';
import { choicesFor } from './choices.ts';
import type { UnderstoodFlow } from './ends.ts';
import { follow } from './follow.ts';
import { missingEnd } from './missing.ts';
import { packetFor } from './packet-for.ts';
import type { PathTrace } from './types.ts';
import { pathTraceOf } from './verdict.ts';
import { assume, type Connection, refuses, startWalk, undecided, visit, type Walk } from './walk.ts';
import { everyWay } from './ways.ts';

const startAt = (walk: Walk, owner: NetworkInterface, state: string | undefined): void => {
  const { id } = owner.node;
  visit(walk, owner.node);
  const attached =
    owner.instance === undefined ? undefined : walk.network.instances.get(owner.instance)?.interfaces;
  if (attached !== undefined && attached.length > 1) {
    assume(
      walk,
      'primary-interface',
      `\`${id}\` has ${attached.length} network interfaces; it is taken to send from \`${owner.id}\`.`,
      ['F-ENI-01'],
    );
  }
  if (state === undefined || state === 'running') return;
  const message = `\`${id}\` is ${state}, not running.`;
  const body = {
    kind: 'source',
    resource: owner.node,
    at: id,
    question: `Is \`${id}\` there to send?`,
    answer: message,
    pointer: owner.node.pointer,
    facts: [],
  } as const;
  refuses(walk, body, { code: 'source-not-running', message });
};

/** Source and destination share no IP version. */
const mismatch = (walk: Walk, owner: NetworkInterface, address: string, family: 4 | 6): PathTrace => {
  const message = `\`${owner.node.id}\` has no IPv${family} address, and ${address} is one.`;
  const body = {
    kind: 'source',
    resource: owner.node,
    at: owner.node.id,
    question: 'Do source and destination share an IP version?',
    answer: message,
    pointer: owner.pointer,
    facts: ['F-ROUTE-03'],
  } as const;
  if (family === 6 && owner.subnet.vpc.unknown.has('ipv6Addresses')) {
    const unknown = `The IPv6 addresses of \`${owner.subnet.vpc.id}\` are not in the data, so whether \`${owner.node.id}\` has one is not known.`;
    undecided(walk, { ...body, answer: unknown }, { code: 'address-unknown', message: unknown });
  } else refuses(walk, body, { code: 'address-family-mismatch', message });
  return pathTraceOf('', walk, undefined, false);
};

/** Traces a flow from an interface, to every address that its destination may have and on every way there. */
export const fromInterface = (
  network: Network,
  flow: UnderstoodFlow,
  owner: NetworkInterface,
  state: string | undefined,
  request: Asked,
): readonly PathTrace[] => {
  const begin = (connection?: Connection): Walk => {
    const walk = startWalk(network, 'there', connection);
    startAt(walk, owner, state);
    return walk;
  };
  const probe = begin();
  const all = choicesFor(probe, owner, flow.destination);
  // A client asks for addresses of the IP versions that it has; with none of those the first says why.
  const usable = all.filter(({ address }) =>
    owner.addresses.some((own) => familyOf(own) === familyOf(address)),
  );
  const choices = usable.length > 0 ? usable : all.slice(0, 1);
  if (choices.length === 0) return [pathTraceOf('', missingEnd(probe, flow), undefined, false)];
  return choices.flatMap((choice) => {
    const src = owner.addresses.find((address) => familyOf(address) === familyOf(choice.address));
    return everyWay(choices.length > 1 ? choice.text : '', owner.node, (connection) => {
      const walk = begin(connection);
      // Once more for its hops: each way tells the whole story.
      choicesFor(walk, owner, flow.destination);
      if (src === undefined) return mismatch(walk, owner, choice.address.text, familyOf(choice.address));
      const packet = packetFor(flow, src, choice, owner);
      passSecurityGroups(walk, owner, 'outbound', packet);
      visit(walk, owner.subnet);
      return follow(walk, { step: 'leave', owner, packet }, packet, choice.meant, owner, request);
    });
  });
};
