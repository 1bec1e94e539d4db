/** A question to a reader, with its answer: how a flow ends, and which hop refuses it. Pure. */
import type { Hop, Trace } from '../../evaluator/index.ts';

/** One hop that may refuse, as a reader chooses it. */
interface Candidate {
  readonly question: string;
  readonly refuses: boolean;
}

export interface Question {
  readonly verdict: Trace['verdict'];
  readonly candidates: readonly Candidate[];
  /** The hop that decides; undefined where the flow arrives. */
  readonly decider: Pick<Hop, 'question' | 'answer'> | undefined;
  readonly path: readonly string[];
}

/** More would be a list to read, not a choice. */
const MOST_CANDIDATES = 6;

/** Hops that nobody would suspect: they say where a packet starts and ends, or let everything through by default. */
const isDull = (hop: Hop): boolean =>
  hop.kind === 'source' ||
  hop.kind === 'destination' ||
  (hop.kind === 'network-acl' && hop.resource.id === 'default');

/** What is asked about a trace. */
export const questionOf = (trace: Trace): Question => {
  const choice = trace.choices[trace.shown];
  const hops = [...(choice?.there ?? []), ...(choice?.back ?? [])];
  const wanted = trace.verdict === 'not-reachable' ? 'refuses' : 'unknown';
  const decider =
    trace.verdict === 'reachable' ? undefined : hops.find(({ decision }) => decision === wanted);
  const plausible = hops.filter((hop) => hop === decider || (hop.decision === 'passes' && !isDull(hop)));
  // The one that decides must be among them, wherever it stands.
  const at = decider === undefined ? -1 : plausible.indexOf(decider);
  const from = Math.min(
    Math.max(0, at - MOST_CANDIDATES + 2),
    Math.max(0, plausible.length - MOST_CANDIDATES),
  );
  return {
    verdict: trace.verdict,
    candidates: plausible
      .slice(from, from + MOST_CANDIDATES)
      .map((hop) => ({ question: hop.question, refuses: hop === decider })),
    decider,
    path: choice?.path ?? [],
  };
};
