/** The memory that a load balancer or a resource gateway keeps of a connection it took over. */
import { arePeered, passNetworkAcl } from '../filtering/gates.ts';
import type { NetworkInterface } from '../model/network.ts';
import { type Next, NOWHERE } from '../trace/next.ts';
import type { Packet } from '../trace/packet.ts';
import { passes, refuses, type Session, visit, type Walk } from '../trace/walk.ts';
import { named } from '../trace/words.ts';

/** Remembers a connection until its answer is back. */
export const remember = (walk: Walk, session: Omit<Session, 'viaPeering' | 'handsOn'>): void => {
  walk.connection.sessions.push({ ...session, handsOn: true, viaPeering: false });
};

/** Hands the answer on to whom the connection came from; nothing else gets in. */
export const resumeAt = (walk: Walk, node: NetworkInterface, packet: Packet): Next => {
  const { sessions } = walk.connection;
  const session = packet.answer ? sessions.findLast((known) => known.at === node.node.id) : undefined;
  const body = {
    kind: 'load-balancer',
    resource: node.node,
    at: node.node.id,
    question: `Whom does \`${node.node.id}\` pass it on to?`,
    pointer: node.node.pointer,
    facts: ['F-EPS-06', 'F-EPS-10'],
  } as const;
  if (session === undefined) {
    const message = packet.answer
      ? `${named(node.node)} knows no such connection and drops the answer.`
      : `${named(node.node)} opens connections to what stands behind it, and takes none that starts elsewhere.`;
    refuses(walk, { ...body, answer: message }, { code: 'load-balancer-unsolicited', message });
    return NOWHERE;
  }
  sessions.splice(sessions.indexOf(session), 1);
  const to = session.inside.src.text;
  passes(walk, {
    ...body,
    answer: `${named(node.node)} knows the connection and sends the answer on to ${to}.`,
  });
  return session.resume(packet, walk);
};

/**
 * The answer of a target that saw the client's own address: AWS takes it back through the load balancer,
 * whatever the target's route table says (fact F-NLB-01). Its network ACL is asked all the same.
 */
export const replyThrough = (
  walk: Walk,
  target: NetworkInterface,
  node: NetworkInterface,
  packet: Packet,
): Next => {
  const [here, there] = [target.subnet.vpc, node.subnet.vpc];
  if (here !== there && !arePeered(walk.network, here, there)) {
    const message = `\`${target.node.id}\` stands in \`${here.id}\`, and ${named(node.node)} keeps the client's address: such targets stand in \`${there.id}\` or in a peer of its Region.`;
    const body = {
      kind: 'load-balancer',
      resource: node.node,
      at: target.node.id,
      question: `Does the answer get back to \`${node.node.id}\`?`,
      answer: message,
      pointer: node.node.pointer,
      facts: ['F-NLB-01'],
    } as const;
    refuses(walk, body, { code: 'load-balancer-target-network', message });
  }
  if (target.subnet !== node.subnet) {
    passNetworkAcl(walk, target.subnet, 'outbound', packet);
    visit(walk, node.subnet);
  }
  visit(walk, node.node);
  return resumeAt(walk, node, packet);
};
