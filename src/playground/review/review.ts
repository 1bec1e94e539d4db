/**
 * Everything that there is to say about a text that can be read: what stops or may stop the flow, what AWS would
 * refuse, and advice about the network. Each with its place, for a list that leads there. Pure; the worker runs it.
 */
import {
  type Finding,
  type LintResult,
  lineAndColumn,
  lintNetwork,
  rangeOf,
  readNetwork,
  type ScenarioDocument,
  type Trace,
  traceFlow,
} from '../../evaluator/index.ts';

/** `blocker` stops the flow, `unknown` keeps it from being decided; the others hold whatever the flow. */
export type ReviewKind = 'blocker' | 'unknown' | 'warning' | 'note';

export interface ReviewItem {
  readonly kind: ReviewKind;
  readonly code: string;
  /** Whether the code is a finding's: those have a scenario of their own. */
  readonly isFinding: boolean;
  /** With `backticks` around names. */
  readonly message: string;
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
}

export interface Review {
  readonly kind: 'reviewed';
  /** The worst first. Empty also for a text that cannot be read: its problems are told elsewhere. */
  readonly items: readonly ReviewItem[];
}

export interface ReviewQuestion {
  readonly text: string;
  readonly flow: string | undefined;
}

const KINDS: readonly ReviewKind[] = ['blocker', 'unknown', 'warning', 'note'];

const OF_FINDINGS = {
  blocker: 'blocker',
  unknown: 'unknown',
  invalid: 'unknown',
  advice: 'note',
} as const satisfies Readonly<Record<Finding['kind'], ReviewKind>>;

/** More than anybody reads; a hostile text may have thousands. */
const MOST = 500;

type Found = Pick<ReviewItem, 'kind' | 'code' | 'isFinding' | 'message'> & { readonly pointer: string };

const ofFinding = ({ kind, code, message, pointer }: Finding): Found => ({
  kind: OF_FINDINGS[kind],
  code,
  isFinding: true,
  message,
  pointer,
});

const ofLint = ({ severity, code, message, pointer }: LintResult): Found => ({
  kind: severity,
  code,
  isFinding: false,
  message,
  pointer,
});

/** A finding about nothing that stands in the text leads to its flow. */
const placed = (
  document: ScenarioDocument,
  text: string,
  flow: string,
  { pointer, ...found }: Found,
): ReviewItem => {
  const { offset, length } = rangeOf(document, pointer === '' ? flow : pointer, 'key');
  return { ...found, offset, length, ...lineAndColumn(text, offset) };
};

/** Of several that say the same, the first. */
const withoutTwins = (found: readonly Found[]): readonly Found[] => {
  const said = new Set<string>();
  return found.filter(({ message, pointer }) => {
    const key = `${pointer} ${message}`;
    return !said.has(key) && said.add(key) !== undefined;
  });
};

const findingsOf = (trace: Trace | undefined): readonly Finding[] => trace?.findings ?? [];

/** Reviews a text and one of its flows (the first where the wanted one is not there). */
export const reviewText = ({ text, flow }: ReviewQuestion): Review => {
  const read = readNetwork(text);
  if (!read.ok) return { kind: 'reviewed', items: [] };
  const { network, document } = read;
  const name = flow !== undefined && network.flows.has(flow) ? flow : [...network.flows.keys()][0];
  const request = name === undefined ? undefined : network.flows.get(name);
  const traced = request === undefined ? undefined : traceFlow(network, request);
  const found = [
    ...findingsOf(traced?.ok === true ? traced.trace : undefined).map(ofFinding),
    ...lintNetwork(network).map(ofLint),
  ];
  return {
    kind: 'reviewed',
    items: withoutTwins(found)
      .toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
      .slice(0, MOST)
      .map((one) => placed(document, text, `/flows/${name ?? ''}`, one)),
  };
};
