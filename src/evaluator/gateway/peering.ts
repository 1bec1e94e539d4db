/**
 * VPC peering: one connection joins two VPCs and reaches their own addresses only. Nothing is
 * transitive, and nothing of the peer is borrowed: no gateway, NAT, VPN or gateway endpoint
 * (facts F-PCX-01, F-PCX-02 and F-PCX-10).
 */
import { matchAnyPrefix } from '../address/set.ts';
import { overlapOfPeering } from '../model/build/limits.ts';
import type { Peering } from '../model/network.ts';
import { type Leaving, type Next, NOWHERE } from '../trace/next.ts';
import { passes, refuses, type Trouble, undecided, visit, type Walk } from '../trace/walk.ts';
import { named } from '../trace/words.ts';
import { foreignSource } from './foreign.ts';

const troubleOf = (peering: Peering): Trouble | undefined => {
  const overlap = overlapOfPeering(peering);
  if (overlap !== undefined) return { code: 'peering-overlap', message: overlap };
  if (peering.state === 'active') return undefined;
  const hint = peering.state === 'pending-acceptance' ? ' The owner of the other VPC must accept it.' : '';
  return { code: 'peering-not-active', message: `${named(peering)} is ${peering.state}, not active.${hint}` };
};

/** Takes a packet over a peering connection into the other VPC. */
export const crossPeering = (walk: Walk, peering: Peering, { owner, packet }: Leaving): Next => {
  visit(walk, peering);
  const here = owner.subnet.vpc;
  const question = `Does \`${peering.id}\` carry the packet?`;
  const body = {
    kind: 'peering',
    resource: peering,
    at: peering.id,
    question,
    pointer: peering.pointer,
    facts: ['F-PCX-01', 'F-PCX-02', 'F-PCX-10'],
  } as const;
  const peer = peering.requester === here ? peering.accepter : peering.requester;
  if (peering.requester !== here && peering.accepter !== here) {
    const message = `${named(peering)} joins \`${peering.requester.id}\` and \`${peering.accepter.id}\`, not \`${here.id}\`.`;
    refuses(walk, { ...body, answer: message }, { code: 'peering-wrong-vpc', message });
    return NOWHERE;
  }
  const trouble = troubleOf(peering);
  if (trouble !== undefined)
    refuses(walk, { ...body, answer: trouble.message, facts: ['F-PCX-03', 'F-PCX-05'] }, trouble);

  const foreign = foreignSource(here, packet);
  if (foreign !== undefined) {
    const message = `${packet.src.text} comes from outside \`${here.id}\` and cannot borrow ${named(peering)}: a peering connection carries what its own two VPCs send to each other.`;
    refuses(walk, { ...body, answer: message }, { code: 'peering-not-transitive', message });
  }
  // The answers of a NAT gateway still carry the address of whom it asked.
  const borrowed = foreign === undefined && matchAnyPrefix(here.prefixes, packet.src) !== 'yes';
  if (borrowed) {
    const message = `${named(peering)} would carry an answer from ${packet.src.text}, which is no address of \`${here.id}\`; whether AWS lets it pass is not documented.`;
    undecided(walk, { ...body, answer: message }, { code: 'not-modelled', message });
  }

  if (peer.prefixes.length === 0) {
    const message = `The CIDRs of \`${peer.id}\` behind ${named(peering)} are not in the data. Export that VPC's account.`;
    undecided(walk, { ...body, answer: message }, { code: 'peer-network-unknown', message });
    return NOWHERE;
  }
  const within = matchAnyPrefix(peer.prefixes, packet.dst);
  if (within !== 'yes') {
    const message = `${packet.dst.text} is not an address of \`${peer.id}\`, and ${named(peering)} leads no further: no gateway, endpoint or peering of \`${peer.id}\` can be borrowed.`;
    refuses(walk, { ...body, answer: message }, { code: 'peering-not-transitive', message });
    return NOWHERE;
  }
  const session = walk.connection.sessions.findLast(
    (known) => owner.role === 'nat-gateway' && known.at === owner.node.id,
  );
  if (session !== undefined && !packet.answer) session.viaPeering = true;
  if (!peer.known) {
    const message = `What stands in \`${peer.id}\`, behind ${named(peering)}, is not in the data. Export that VPC's account.`;
    undecided(walk, { ...body, answer: message }, { code: 'peer-network-unknown', message });
    return NOWHERE;
  }
  if (trouble === undefined && foreign === undefined && !borrowed)
    passes(walk, {
      ...body,
      answer: `${named(peering)} is active and ${packet.dst.text} is an address of \`${peer.id}\`.`,
    });
  // Security group references end at the Region's border (fact F-SG-05).
  const groupsVisible = packet.groupsVisible && peer.region === here.region;
  return { step: 'deliver', vpc: peer, from: undefined, packet: { ...packet, groupsVisible } };
};
