/** A load balancer takes a connection over and sends it on to a target (facts F-EPS-05 to F-EPS-09). */
import { passSecurityGroups } from '../filtering/gates.ts';
import type { FindingCode } from '../finding/codes.ts';
import type { Listener, LoadBalancer, NetworkInterface, Target, TargetGroup } from '../model/network.ts';
import { type Next, NOWHERE } from '../trace/next.ts';
import { answerTo, type Packet, protocolText } from '../trace/packet.ts';
import type { ResourceRef } from '../trace/types.ts';
import { assume, passes, pick, refuses, undecided, visit, type Walk } from '../trace/walk.ts';
import { listed, named, quoted } from '../trace/words.ts';
import { remember, replyThrough } from './session.ts';
import { eligibleTargets, listenerFor, listenerText, takes } from './targets.ts';

/** A connection that reached a node of a load balancer. */
export interface AtNode {
  readonly balancer: LoadBalancer;
  readonly node: NetworkInterface;
  /** The packet as it reached the load balancer. */
  readonly packet: Packet;
  /** The packet that the answer is made to: the same, or the one at the consumer's endpoint. */
  readonly inside: Packet;
  /** The interface that the answer leaves by towards the client. */
  readonly front: NetworkInterface;
  /** The endpoint service that it came by: targets never see the client then (fact F-EPS-06b). */
  readonly service: ResourceRef | undefined;
}

const hop = ({ balancer }: AtNode, question: string) =>
  ({
    kind: 'load-balancer',
    resource: balancer,
    at: balancer.id,
    question,
    pointer: balancer.pointer,
    facts: ['F-EPS-05', 'F-EPS-06'],
  }) as const;

type Hop = ReturnType<typeof hop>;

const refuse = (walk: Walk, body: Hop, code: FindingCode, message: string): void =>
  refuses(walk, { ...body, answer: message }, { code, message });

const WHY = {
  'none-registered': ['load-balancer-no-targets', 'has no target'],
  'none-healthy': ['load-balancer-no-targets', 'has no target in service'],
  'zone-not-enabled': [
    'load-balancer-no-targets',
    'has targets only in zones in which the load balancer has no subnet',
  ],
  'none-in-zone': ['load-balancer-zone', 'has no target'],
} as const;

/** Chooses the target, or says why there is none. */
const chooseTarget = (
  walk: Walk,
  at: AtNode,
  listener: Listener,
): { readonly group: TargetGroup; readonly target: Target } | undefined => {
  const { balancer, node } = at;
  const question = `Which target does \`${balancer.id}\` send it to?`;
  const [first, ...more] = listener.groups;
  if (first === undefined) return undefined;
  // Rules of an application load balancer choose by host and path, which a flow does not say.
  const group = pick(walk, [first, ...more], ({ id }) => `target group \`${id}\``);
  const body = { ...hop(at, question), resource: group, pointer: group.pointer };
  const fail = (code: FindingCode, message: string): undefined => {
    refuses(walk, { ...body, answer: message }, { code, message });
    return undefined;
  };
  if (group.targets === undefined) {
    const message = `The targets of ${named(group)} are not in the data. Export target health.`;
    undecided(walk, { ...body, answer: message }, { code: 'targets-unknown', message });
    return undefined;
  }
  const { targets, why, failsOpen, guessed } = eligibleTargets(balancer, node, group);
  if (guessed) {
    const message = `Whether cross-zone load balancing of ${named(balancer)} is on is not in the data; taken as AWS's default, ${balancer.crossZone ? 'on' : 'off'}.`;
    assume(walk, 'cross-zone-default', message, ['F-EPS-05']);
  }
  const [one, ...others] = targets;
  if (one === undefined) {
    const [code, words] = WHY[why ?? 'none-registered'];
    const where =
      why === 'none-in-zone'
        ? ` in zone ${quoted(node.subnet.zone)} of \`${node.subnet.id}\`, and cross-zone load balancing is off`
        : '';
    return fail(code, `${named(group)} of ${named(balancer)} ${words}${where}.`);
  }
  const target = pick(walk, [one, ...others], ({ name }) => `target \`${name.replaceAll('`', "'")}\``);
  if (failsOpen) {
    const message = `No target of ${named(group)} is healthy, so ${named(balancer)} uses all of them.`;
    assume(walk, 'targets-fail-open', message, ['F-NLB-02']);
  }
  passes(walk, {
    ...body,
    answer: `${named(balancer)} sends it to ${quoted(target.name)} of ${named(group)}.${
      group.proxyProtocol ? " A Proxy Protocol header carries the client's address." : ''
    }`,
  });
  return { group, target };
};

const destinationOf = (
  walk: Walk,
  at: AtNode,
  target: Target,
): { readonly address: Packet['dst']; readonly receiver: NetworkInterface | undefined } | undefined => {
  switch (target.kind) {
    case 'address':
      return { address: target.address, receiver: undefined };
    case 'interface': {
      const [address] = target.owner.addresses;
      return address === undefined ? undefined : { address, receiver: target.owner };
    }
    case 'load-balancer': {
      // Whichever of its nodes: it is AWS's choice.
      const [first, ...more] = walk.network.loadBalancers.get(target.balancer)?.interfaces ?? [];
      if (first === undefined) return undefined;
      const next = pick(walk, [first, ...more], ({ subnet }) => `by \`${subnet.id}\``);
      const [address] = next.addresses;
      return address === undefined ? undefined : { address, receiver: next };
    }
    case 'lost': {
      const message = `The network interface of target ${quoted(target.name)} is not in the data.`;
      const body = hop(at, 'Where is the target?');
      undecided(walk, { ...body, answer: message }, { code: 'interface-unknown', message });
      return undefined;
    }
  }
};

/** Sends the connection on from the load balancer's node. */
export const forward = (walk: Walk, at: AtNode): Next => {
  const { balancer, node, packet, inside, front, service } = at;
  const body = hop(at, `Does \`${balancer.id}\` take it?`);
  if (balancer.state !== 'active' && balancer.state !== 'active_impaired') {
    refuse(walk, body, 'load-balancer-state', `${named(balancer)} is ${balancer.state}, not active.`);
  }
  if (balancer.listeners === undefined) {
    const message = `The listeners of ${named(balancer)} are not in the data. Export them.`;
    undecided(walk, { ...body, answer: message }, { code: 'listeners-unknown', message });
    return NOWHERE;
  }
  const listener = listenerFor(balancer.listeners, packet);
  if (listener === undefined) {
    const has = balancer.listeners.map((each) => `\`${listenerText(each)}\``);
    const message = `No listener of ${named(balancer)} takes ${protocolText(packet)}. It has ${has.length === 0 ? 'none' : listed(has)}.`;
    refuse(walk, body, 'load-balancer-listener', message);
    return NOWHERE;
  }
  passes(walk, {
    ...body,
    pointer: listener.pointer,
    answer: `Listener \`${listenerText(listener)}\` of ${named(balancer)} takes it.`,
  });
  if (listener.groups.length === 0 && balancer.type === 'network') {
    const message = `Listener \`${listenerText(listener)}\` of ${named(balancer)} has no target group.`;
    refuse(walk, body, 'load-balancer-no-targets', message);
    return NOWHERE;
  }
  if (listener.groups.length === 0) {
    const message = `Listener \`${listenerText(listener)}\` of ${named(balancer)} forwards to no target group: it is taken to answer by itself.`;
    assume(walk, 'listener-answers', message, ['F-NLB-02']);
    return { step: 'end', arrival: { kind: 'interface', owner: node, packet } };
  }
  const chosen = chooseTarget(walk, at, listener);
  const found = chosen === undefined ? undefined : destinationOf(walk, at, chosen.target);
  if (chosen === undefined || found === undefined) return NOWHERE;
  const { group, target } = chosen;
  if (!takes(group.protocol, packet.protocol)) {
    const message = `${named(group)} is for ${group.protocol}, and ${protocolText(packet)} came in.`;
    refuse(walk, body, 'load-balancer-listener', message);
  }
  const preserves =
    balancer.type === 'network' &&
    group.preserveClientIp &&
    service === undefined &&
    sameFamily(packet.src, found.address);
  if (balancer.type === 'network' && service === undefined && group.preserveGuessed) {
    const message = `Whether targets of ${named(group)} see the client's address is not in the data; taken as AWS's default, ${preserves ? 'yes' : 'no'}.`;
    assume(walk, 'client-ip-default', message, ['F-EPS-06b']);
  }
  const own = node.addresses.find((address) => sameFamily(address, found.address)) ?? node.addresses[0];
  if (own === undefined || !sameFamily(own, found.address)) {
    const message = `${named(balancer)} has no address of the IP version of ${found.address.text}.`;
    refuse(walk, body, 'address-family-mismatch', message);
    return NOWHERE;
  }
  if (preserves && found.receiver !== undefined && found.receiver === packet.sender) {
    const message = `\`${found.receiver.node.id}\` asks ${named(balancer)}, which sends it back to \`${found.receiver.node.id}\` with its own address: such a connection never comes up.`;
    refuse(walk, body, 'load-balancer-hairpin', message);
  }
  const port = target.port ?? group.port ?? listener.port;
  const { viaTransit: _, ...taken } = packet;
  const sent: Packet = {
    ...taken,
    src: preserves ? packet.src : own,
    dst: found.address,
    srcPorts: preserves ? packet.srcPorts : [1024, 65535],
    dstPorts: port === undefined ? packet.dstPorts : [port, port],
    // Rules of targets may name the load balancer's group, whoever's address they see (fact F-NLB-03).
    sender: node,
    receiver: found.receiver,
    groupsVisible: true,
  };
  remember(walk, {
    at: balancer.id,
    inside,
    preserves,
    node,
    resume: (_, back) => {
      if (service !== undefined) {
        visit(back, service);
        visit(back, front.node);
      }
      // Before this load balancer another one may stand that kept the client's address (fact F-NLB-01).
      const below = back.connection.sessions.at(-1);
      if (service === undefined && below?.preserves === true)
        return replyThrough(back, front, below.node, answerTo(inside));
      visit(back, front.subnet);
      return { step: 'leave', owner: front, packet: answerTo(inside) };
    },
  });
  if ((node.securityGroups?.length ?? 1) > 0) passSecurityGroups(walk, node, 'outbound', sent);
  visit(walk, node.subnet);
  return { step: 'leave', owner: node, packet: sent };
};

const sameFamily = (one: Packet['dst'], other: Packet['dst']): boolean =>
  one.prefixes[0]?.family === other.prefixes[0]?.family;
