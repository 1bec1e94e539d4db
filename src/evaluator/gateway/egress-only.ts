/** The egress-only internet gateway: IPv6, and only connections from inside (facts F-EIGW-01 and F-EIGW-02). */
import { isPublic } from '../address/ranges.ts';
import { familyOf } from '../address/set.ts';
import type { EgressOnlyInternetGateway } from '../model/network.ts';
import { type Leaving, type Next, NOWHERE } from '../trace/next.ts';
import { passes, refuses, type Trouble, undecided, visit, type Walk } from '../trace/walk.ts';
import { named } from '../trace/words.ts';
import { passBlockPublicAccess } from './block-public-access.ts';
import { foreignSource } from './foreign.ts';
import { emerge } from './internet-gateway.ts';

/** Takes a packet out of a VPC through its egress-only internet gateway. */
export const crossEgressOnly = (
  walk: Walk,
  gateway: EgressOnlyInternetGateway,
  { owner, packet }: Leaving,
): Next => {
  visit(walk, gateway);
  const { vpc } = owner.subnet;
  const body = {
    kind: 'egress-only-internet-gateway',
    resource: gateway,
    at: gateway.id,
    question: `Does \`${gateway.id}\` let it out?`,
    pointer: gateway.pointer,
    facts: ['F-EIGW-01', 'F-EIGW-02'],
  } as const;
  if (gateway.vpc === null) {
    const message = `Whether ${named(gateway)} is attached to \`${vpc.id}\` is not in the data. Export egress-only internet gateways.`;
    undecided(walk, { ...body, answer: message }, { code: 'gateway-unknown', message });
    return NOWHERE;
  }
  const inspected = walk.inspectedBy.length > 0;
  const foreign = foreignSource(vpc, packet);
  const troubles: readonly (Trouble | undefined)[] = [
    gateway.vpc === vpc.id
      ? undefined
      : {
          code: 'internet-gateway-detached',
          message: `${named(gateway)} is attached ${gateway.vpc === undefined ? 'to no VPC' : `to \`${gateway.vpc}\``}, so it carries nothing for \`${vpc.id}\`.`,
        },
    familyOf(packet.dst) === 6
      ? undefined
      : {
          code: 'gateway-ip-version',
          message: `${named(gateway)} carries IPv6 only, and ${packet.dst.text} is an IPv4 address.`,
        },
    packet.answer
      ? {
          code: 'egress-only-unsolicited',
          message: `The answer is routed into ${named(gateway)}, which knows no such connection: it is for connections from inside.`,
        }
      : undefined,
    familyOf(packet.dst) === 6 && packet.dst.prefixes.every((part) => !isPublic(part))
      ? {
          code: 'internet-gateway-private-destination',
          message: `${named(gateway)} does not carry packets to ${packet.dst.text}: it is no address of the internet.`,
        }
      : undefined,
    foreign === undefined
      ? undefined
      : {
          code: 'internet-gateway-foreign-source',
          message: `${packet.src.text} comes from ${foreign === 'another network' ? foreign : `\`${foreign}\``}, and ${named(gateway)} carries what \`${vpc.id}\` itself sends.`,
        },
    familyOf(packet.src) === 6 && packet.src.prefixes.every((part) => !isPublic(part))
      ? {
          code: 'no-public-address',
          message: `\`${owner.node.id}\` (${packet.src.text}) has no public IPv6 address, so ${named(gateway)} cannot send for it.`,
        }
      : undefined,
    inspected
      ? {
          code: 'egress-only-after-inspection',
          message: `IPv6 that a Gateway Load Balancer endpoint handed on is dropped by ${named(gateway)}.`,
        }
      : undefined,
  ];
  const found = troubles.filter((trouble) => trouble !== undefined);
  for (const trouble of found) refuses(walk, { ...body, answer: trouble.message }, trouble);
  passBlockPublicAccess(walk, { vpc, subnet: owner.subnet, at: gateway }, 'egress');
  if (familyOf(packet.dst) === 4 || packet.answer) return NOWHERE;
  walk.publicly = true;
  if (found.length === 0)
    passes(walk, { ...body, answer: `${named(gateway)} carries it out and lets its answers in.` });
  const sender = packet.sender ?? owner;
  return emerge(walk, { ...packet, groupsVisible: false }, gateway.id, (answer, note) => {
    note(gateway);
    return {
      step: 'deliver',
      vpc,
      from: undefined,
      packet: { ...answer, receiver: sender, groupsVisible: false },
    };
  });
};
