/** Tries edits: the scenario edited, the network built again, the flow traced again. Bounded by a budget. */
import { findingEntry } from '../finding/codes.ts';
import { buildNetwork } from '../model/build.ts';
import type { Problem } from '../model/document.ts';
import type { Network } from '../model/network.ts';
import type { Scenario } from '../model/schema.ts';
import type { FlowRequest } from '../trace/ends.ts';
import { recordSteps, type Steps } from '../trace/steps.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import type { PatchOperation, Trace } from '../trace/types.ts';
import { applyEdits } from './patch.ts';
import { type Site, siteKey, sitesOf } from './site.ts';

/** A network with the flow traced through it. */
export interface Attempt {
  readonly network: Network;
  readonly trace: Trace;
  readonly steps: Steps;
  readonly sites: readonly Site[];
}

type AttemptResult =
  | { readonly ok: true; readonly attempt: Attempt }
  | { readonly ok: false; readonly problem: Problem };

/** Traces a flow so that fixes can be proposed for it. */
const attemptIn = (network: Network, request: FlowRequest): AttemptResult => {
  const { value: result, steps } = recordSteps(() => traceFlow(network, request));
  if (!result.ok) return result;
  const { trace } = result;
  return { ok: true, attempt: { network, trace, steps, sites: sitesOf(network, request, trace, steps) } };
};

/** Most attempts for one flow; in a large network, where each takes longer, fewer. */
const MOST_ATTEMPTS = 64;
const FEWEST_ATTEMPTS = 8;
/** Interfaces built again in all: a few seconds on a small machine. */
const MOST_WORK = 200_000;

const budgetFor = (network: Network): number => {
  let size = 1;
  for (const subnet of network.subnets.values()) size += subnet.interfaces.length;
  return Math.max(FEWEST_ATTEMPTS, Math.min(MOST_ATTEMPTS, Math.floor(MOST_WORK / size)));
};

const invalidFindings = (network: Network): number =>
  network.findings.filter(({ kind }) => kind === 'invalid' || kind === 'blocker').length;

/** Builds the network of an edited scenario; undefined where the edits are impossible or AWS would refuse what they make. */
export const buildEdited = (network: Network, edits: readonly PatchOperation[]): Network | undefined => {
  const edited = applyEdits(network.scenario, edits);
  if (!edited.ok) return undefined;
  // Proposals write values that the schema knows; a property test holds them to it.
  const built = buildNetwork(edited.value as Scenario);
  if (!built.ok || invalidFindings(built.network) > invalidFindings(network)) return undefined;
  return built.network;
};

/** Tries edits on one network and flow, each list of edits once. */
export interface Bench {
  readonly start: Attempt;
  /** undefined: impossible, refused by AWS, or the budget is spent. */
  readonly attempt: (edits: readonly PatchOperation[]) => Attempt | undefined;
  readonly spent: () => boolean;
  /** Gives free what was held back from the first who came. */
  readonly release: () => void;
}

type BenchResult =
  | { readonly ok: true; readonly bench: Bench }
  | { readonly ok: false; readonly problem: Problem };

/** Sets up a bench; the only problem is a flow that makes no sense. */
export const benchFor = (network: Network, request: FlowRequest): BenchResult => {
  const begin = attemptIn(network, request);
  if (!begin.ok) return begin;
  const start = begin.attempt;
  const known = new Map<string, Attempt | undefined>();
  const whole = budgetFor(network);
  let held = Math.ceil(whole / 4);
  let left = whole - held;
  const run = (edits: readonly PatchOperation[]): Attempt | undefined => {
    const edited = buildEdited(network, edits);
    if (edited === undefined) return undefined;
    const result = attemptIn(edited, request);
    return result.ok ? result.attempt : undefined;
  };
  const bench: Bench = {
    start,
    spent: () => left <= 0,
    release: () => {
      left += held;
      held = 0;
    },
    attempt: (edits) => {
      const key = JSON.stringify(edits);
      if (known.has(key)) return known.get(key);
      if (left <= 0) return undefined;
      left -= 1;
      const done = run(edits);
      known.set(key, done);
      return done;
    },
  };
  return { ok: true, bench };
};

const isBlocker = ({ code }: Site): boolean => findingEntry(code).kind === 'blocker';

/** How often each site occurs. */
const countsOf = (sites: readonly Site[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const site of sites) counts.set(siteKey(site), (counts.get(siteKey(site)) ?? 0) + 1);
  return counts;
};

/** Whether sites that were there before are all gone after. */
export const areGone = (sites: readonly Site[], before: Attempt, after: Attempt): boolean => {
  const was = countsOf(before.sites);
  const is = countsOf(after.sites);
  return [...countsOf(sites)].every(([key, count]) => (is.get(key) ?? 0) <= (was.get(key) ?? 0) - count);
};

/** Whether something refuses after that did not before: the packet now meets another blocker. */
export const isBlockedAnew = (before: Attempt, after: Attempt): boolean => {
  const was = countsOf(before.sites.filter(isBlocker));
  return [...countsOf(after.sites.filter(isBlocker))].some(([key, count]) => count > (was.get(key) ?? 0));
};

/** The sites that keep a flow from being reachable and that somebody might mend, blockers first. */
export const troublesOf = ({ sites }: Attempt): readonly Site[] => [
  ...sites.filter(isBlocker),
  ...sites.filter(({ code }) => findingEntry(code).kind === 'unknown'),
];
