/**
 * Every connection that a packet of the scenario could take, from its routes alone: filters, states, prefixes
 * and policies decide what passes, and so change classes, never lines.
 */
import type { Network } from '../../evaluator/index.ts';
import { INTERNET_ID, interfaceNode, internetNode, resourceNodeId } from '../elements.ts';
import { endOf, type FlowEnds } from '../ends.ts';
import type { DiagramNode } from '../model.ts';
import { arrive } from './arrive.ts';
import { fromInternet, fromNetwork, goOut, overLine, transit } from './beyond.ts';
import { Keys, type Packet } from './packet.ts';
import type { Step } from './step.ts';
import { type Link, Walker } from './walker.ts';
import { cross, deliver, enter, leave } from './within.ts';

/** Steps at most for one flow: far more than any drawing has lines, and an end for any network. */
const MOST_STEPS = 4000;

export interface Walk {
  readonly links: readonly Link[];
  /** Services and the internet, where a link leads there. */
  readonly outside: readonly DiagramNode[];
}

const advance = (walker: Walker, step: Step): readonly Step[] => {
  switch (step.step) {
    case 'leave':
      return leave(walker, step);
    case 'cross':
      return cross(walker, step);
    case 'deliver':
      return deliver(walker, step);
    case 'arrive':
      return arrive(walker, step);
    case 'transit':
      return transit(walker, step);
    case 'line':
      return overLine(walker, step);
    case 'out':
      return goOut(walker, step);
    case 'enter':
      return enter(walker, step);
  }
};

/** What tells a step from another that would do the same; undefined where only one step leads there. */
const keyOf = (step: Step, keys: Keys): string | undefined => {
  const packet = keys.ofPacket(step.packet);
  switch (step.step) {
    case 'cross':
      return undefined;
    case 'leave':
      return `leave ${step.from} ${step.subnet.id} ${packet}`;
    case 'deliver':
      return `deliver ${step.from} ${step.vpc.id} ${packet}`;
    case 'arrive':
      return `arrive ${step.from} ${step.at.pointer} ${packet}`;
    case 'transit':
      return `transit ${step.gateway.id} ${step.by.id} ${packet}`;
    case 'line':
      return `line ${step.from} ${step.line.id} ${packet}`;
    case 'out':
      return `out ${step.gateway.id} ${packet}`;
    case 'enter':
      return `enter ${step.gateway.id} ${step.vpc.id} ${packet}`;
  }
};

/** The steps of one flow, each with its answers after all of its questions. */
const followAll = (walker: Walker, first: readonly Step[], answers: readonly Step[]): void => {
  const keys = new Keys();
  const seen = new Set<string>();
  let left = MOST_STEPS;
  const run = (steps: readonly Step[]): void => {
    // The last comes first: lines stand in the order of the routes.
    const open = steps.toReversed();
    for (let step = open.pop(); step !== undefined && left > 0; step = open.pop()) {
      const key = keyOf(step, keys);
      if (key !== undefined && seen.has(key)) continue;
      if (key !== undefined) seen.add(key);
      left -= 1;
      open.push(...advance(walker, step).toReversed());
    }
  };
  run(first);
  run([...walker.answers.splice(0), ...answers]);
};

const walkFlow = (walker: Walker, flow: FlowEnds): void => {
  const { network } = walker;
  const from = endOf(network, flow.from);
  const to = endOf(network, flow.to);
  const packet: Packet = { goal: to, origin: from, answer: false, through: undefined };
  const starts = from.interfaces.map(
    (held): Step => ({ step: 'leave', from: interfaceNode(held).id, subnet: held.subnet, packet }),
  );
  const asked = [
    ...to.interfaces,
    ...from.interfaces.flatMap(({ subnet }) => walker.goalsIn(subnet.vpc, to)),
  ];
  const outside = from.internet ? to.interfaces : [];
  if (outside.length > 0) walker.outside.set(resourceNodeId(INTERNET_ID), internetNode());
  followAll(
    walker,
    [
      ...starts,
      ...outside.flatMap((held) => fromInternet(walker, held, resourceNodeId(INTERNET_ID), packet)),
      ...from.networks.flatMap((network) => fromNetwork(walker, network, packet)),
    ],
    // Also what no question reached has a way back, which the reader may want to see.
    [...new Set(asked)].map((held) => ({
      step: 'leave',
      from: interfaceNode(held).id,
      subnet: held.subnet,
      packet: { goal: from, origin: to, answer: true, through: undefined },
    })),
  );
};

/** The links of all flows, there and back, in the order of the flows. */
export const walkFlows = (network: Network, flows: readonly FlowEnds[]): Walk => {
  const walker = new Walker(network);
  for (const flow of flows) walkFlow(walker, flow);
  return { links: [...walker.links.values()], outside: [...walker.outside.values()] };
};
