/**
 * The smallest edits that close an open flow, each tried. Where AWS may choose among several ways,
 * a fix closes all of them.
 */
import { buildNetwork } from '../model/build.ts';
import type { Problem } from '../model/document.ts';
import type { Network } from '../model/network.ts';
import type { Scenario } from '../model/schema.ts';
import type { FlowRequest } from '../trace/ends.ts';
import type { Fix, FixStep, Hop, PathTrace } from '../trace/types.ts';
import { type Attempt, type Bench, benchFor } from './attempt.ts';
import { awsField, awsLines } from './aws.ts';
import { proposeGroupClosing, proposeRouteRemoval } from './families/close.ts';
import { proposeAclDeny } from './families/network-acl.ts';
import { proposePolicyDeny } from './families/policy.ts';
import { sideEffectsFor } from './side-effects.ts';
import type { Proposer } from './site.ts';

/** Fixes that close a flow, or why the flow cannot be asked. */
export type ClosingResult =
  | { readonly ok: true; readonly fixes: readonly Fix[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** One way of closing: which hops it works on, and how. */
interface Way {
  readonly fits: (hop: Hop) => boolean;
  readonly propose: Proposer;
}

const filters =
  (kind: 'security-group' | 'network-acl', side: 'inbound' | 'outbound') =>
  (hop: Hop): boolean =>
    hop.kind === kind && hop.side === side;

/** Narrowest first: one request, a group of one end, then an ACL of its subnet, then a route of the subnet. */
const WAYS: readonly Way[] = [
  { fits: (hop) => hop.kind === 'policy', propose: proposePolicyDeny },
  { fits: filters('security-group', 'inbound'), propose: proposeGroupClosing },
  { fits: filters('security-group', 'outbound'), propose: proposeGroupClosing },
  { fits: filters('network-acl', 'inbound'), propose: proposeAclDeny },
  { fits: filters('network-acl', 'outbound'), propose: proposeAclDeny },
  { fits: (hop) => hop.kind === 'route', propose: proposeRouteRemoval },
];

/** Addresses that AWS may choose among, closed one after the other. */
const MOST_ROUNDS = 6;

const stepFor = (
  { network, trace, steps }: Attempt,
  request: FlowRequest,
  { fits, propose }: Way,
): FixStep | undefined => {
  const open: PathTrace | undefined = trace.choices.find((choice) => choice.verdict !== 'not-reachable');
  for (const hop of open?.there.filter(fits) ?? []) {
    if (open === undefined) return undefined;
    const [step] = propose({
      network,
      request,
      choice: open,
      hop,
      step: steps.get(hop),
    });
    if (step !== undefined) return step;
  }
  return undefined;
};

/** The edits of one way that close every choice. */
const closeBy = (
  bench: Bench,
  request: FlowRequest,
  way: Way,
): { readonly steps: readonly FixStep[]; readonly attempt: Attempt } | undefined => {
  let here = bench.start;
  const steps: FixStep[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const step = stepFor(here, request, way);
    if (step === undefined) return undefined;
    steps.push(step);
    const attempt = bench.attempt(steps.flatMap(({ edits }) => edits));
    if (attempt === undefined) return undefined;
    if (attempt.trace.verdict === 'not-reachable') return { steps, attempt };
    here = attempt;
  }
  return undefined;
};

/**
 * Fixes that close a flow that is open, through a network that is built: those that change fewest
 * other flows first, then the narrowest. None for a flow that is not open. Never throws.
 */
export const closingFixesIn = (network: Network, request: FlowRequest): ClosingResult => {
  const set = benchFor(network, request);
  if (!set.ok) return { ok: false, problems: [set.problem] };
  const { bench } = set;
  if (bench.start.trace.verdict !== 'reachable') return { ok: true, fixes: [] };
  bench.release();
  const effects = sideEffectsFor(network, request);
  const fixes = WAYS.flatMap((way): readonly Fix[] => {
    const closed = closeBy(bench, request, way);
    if (closed === undefined) return [];
    const { steps, attempt } = closed;
    return [
      {
        summary: steps.map(({ summary }) => summary).join(' '),
        edits: steps.flatMap(({ edits }) => edits),
        ...awsField(awsLines(...steps.map(({ aws }) => aws))),
        verdict: attempt.trace.verdict,
        opens: false,
        ...effects(attempt.network),
      },
    ];
  });
  return { ok: true, fixes: fixes.sort((a, b) => a.sideEffects.length - b.sideEffects.length) };
};

/** The same as `closingFixesIn`, through a scenario. Never throws. */
export const closingFixesFor = (scenario: Scenario, request: FlowRequest): ClosingResult => {
  const built = buildNetwork(scenario);
  return built.ok ? closingFixesIn(built.network, request) : built;
};
