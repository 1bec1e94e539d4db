/** Where a fix may help: one hop, and the packet that it was asked about. */
import type { FindingCode } from '../finding/codes.ts';
import type { Network, NetworkInterface, Route, Subnet } from '../model/network.ts';
import type { FlowRequest } from '../trace/ends.ts';
import type { Packet } from '../trace/packet.ts';
import type { Step, Steps } from '../trace/steps.ts';
import type { Finding, FixStep, Hop, PathTrace, ResourceRef, Trace } from '../trace/types.ts';

/** A hop of a flow. */
export interface Place {
  readonly network: Network;
  readonly request: FlowRequest;
  readonly choice: PathTrace;
  readonly hop: Hop;
  /** undefined for a hop outside any step, such as the answer of the resolver where it gave no address. */
  readonly step: Step | undefined;
}

/** A hop with a finding. */
export interface Site extends Place {
  readonly code: FindingCode;
}

/** An edit that may help. Nobody has tried it yet. */
export type Proposal = FixStep;

/** Proposals at one hop, narrowest first. Pure, and cheap: each is tried afterwards. */
export type Proposer = (site: Place) => readonly Proposal[];

/** Every hop with a finding, in the order of the packet, of every choice. */
export const sitesOf = (
  network: Network,
  request: FlowRequest,
  trace: Trace,
  steps: Steps,
): readonly Site[] =>
  trace.choices.flatMap((choice) =>
    [...choice.there, ...choice.back].flatMap((hop) =>
      hop.finding === undefined
        ? []
        : [{ network, request, choice, hop, code: hop.finding, step: steps.get(hop) }],
    ),
  );

/** What makes two sites the same before and after an edit: the same question, answered with the same finding. */
export const siteKey = ({ hop, code }: Site): string =>
  [hop.direction, hop.kind, 'side' in hop ? hop.side : '', hop.at, hop.question, code].join('\n');

const HOLDS_RULES: ReadonlySet<ResourceRef['kind']> = new Set([
  'route-table',
  'network-acl',
  'security-group',
  'subnet',
]);

/** Whether a site is one of those that a finding tells of. A gateway's state is one finding, there and back. */
export const tellsOf = (finding: Finding, { hop, code }: Site): boolean => {
  if (code !== finding.code) return false;
  if (hop.answer === finding.message && hop.direction === finding.direction) return true;
  const { resource } = finding;
  return (
    !HOLDS_RULES.has(resource.kind) && hop.resource.kind === resource.kind && hop.resource.id === resource.id
  );
};

/** The interface that a hop at a node is about: the one that has the packet's address. */
export const interfaceAt = (
  network: Network,
  node: string,
  address: Packet['src'],
): NetworkInterface | undefined => {
  let found: NetworkInterface | undefined;
  for (const subnet of network.subnets.values()) {
    for (const owner of subnet.interfaces) {
      if (owner.node.id !== node) continue;
      if (owner.addresses.some((own) => own.text === address.text)) return owner;
      found ??= owner;
    }
  }
  return found;
};

/** A packet about to leave a subnet. */
export interface Leaving {
  readonly owner: NetworkInterface;
  readonly subnet: Subnet;
  readonly packet: Packet;
  /** The route that it takes now, if any. */
  readonly over: Route | undefined;
}

/** Who was about to send the packet out of its subnet at a place; undefined where nobody was. */
export const leavingAt = ({ step, hop }: Place): Leaving | undefined => {
  if (step?.step !== 'leave' && step?.step !== 'cross') return undefined;
  const { owner, packet } = step;
  const { subnet } = owner;
  const over =
    step.step === 'cross'
      ? step.route
      : subnet.routeTable?.routes.find((route) => hop.kind === 'route' && route.pointer === hop.pointer);
  return { owner, subnet, packet, over };
};
