/**
 * Whether a text solves a challenge. The evaluator says so: flows are traced, costs are worked out, resources are
 * compared. The text itself is never compared with anything.
 */
import {
  buildNetwork,
  checkExpectation,
  diffNetworks,
  type Hop,
  type HopKind,
  type Network,
  parseScenario,
  type Scenario,
  scenarioCost,
  type Trace,
  traceFlow,
} from '../../evaluator/index.ts';
import { parseChecks } from './parse.ts';
import type { Check, Checks, FlowCheck } from './schema.ts';

/** One goal, and what is in its way. */
export interface CheckGrade {
  readonly name: string;
  readonly says: string;
  readonly met: boolean;
  /** Why it is not met, as a sentence. */
  readonly why?: string;
}

export type Grade =
  | { readonly kind: 'graded'; readonly solved: boolean; readonly checks: readonly CheckGrade[] }
  /** The text has problems: nothing can be said of it. */
  | { readonly kind: 'not-graded' };

/** What a page asks: goals as JSON, the text that the challenge starts from, and the reader's. */
export interface GradeQuestion {
  readonly checks: string;
  readonly start: string;
  readonly text: string;
}

/** The name of the goal that every challenge has besides its own. */
export const ACCEPTED = 'accepted';

const networkOf = (text: string, change: (scenario: Scenario) => Scenario): Network | undefined => {
  const parsed = parseScenario(text);
  const built = parsed.ok ? buildNetwork(change(parsed.scenario)) : undefined;
  return built?.ok === true ? built.network : undefined;
};

const requestOf = ({ from, to, protocol, port, action, resource, principal }: FlowCheck) => ({
  from,
  to,
  ...(protocol === undefined ? {} : { protocol }),
  ...(port === undefined ? {} : { port }),
  ...(action === undefined ? {} : { action }),
  ...(resource === undefined ? {} : { resource }),
  ...(principal === undefined ? {} : { principal }),
});

const named = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** Why a flow that must stay closed is open: what let the request pass, else the last filter, else the last route. */
const whyOpen = (trace: Trace): string => {
  const hops = trace.choices[trace.shown]?.there ?? [];
  const last = (test: (hop: Hop) => boolean): Hop | undefined => hops.findLast(test);
  const policy = last(({ kind }) => kind === 'policy');
  const filter = last((hop) => hop.kind === 'security-group' && hop.side === 'inbound');
  const asked = trace.flow.action === undefined ? (filter ?? policy) : policy;
  const hop = asked ?? last(({ kind }) => kind === 'route');
  const { from, to } = trace.flow;
  return `\`${from}\` gets through to \`${to}\`.${hop === undefined ? '' : ` At \`${hop.at}\`: ${hop.answer}`}`;
};

const whyNot = (trace: Trace, verdict: FlowCheck['verdict']): string => {
  if (trace.verdict === 'reachable') return whyOpen(trace);
  const { findings } = trace;
  const reason =
    findings.find(({ kind }) => kind === 'blocker') ??
    findings.find(({ code }) => code === 'choices-differ') ??
    findings.find(({ kind }) => kind === 'unknown' || kind === 'invalid');
  if (trace.verdict === 'not-reachable') return reason?.message ?? `It is not ${verdict}.`;
  return `It is undetermined.${reason === undefined ? '' : ` ${reason.message}`}`;
};

const PUBLIC: ReadonlySet<HopKind> = new Set(['nat-gateway', 'internet-gateway']);

/** What crosses a public address, by name where there is one. */
const whyPublic = (trace: Trace): string => {
  const hops = trace.choices[trace.shown]?.there ?? [];
  const gateways = hops.filter(({ kind }) => PUBLIC.has(kind)).map(({ at }) => at);
  const by = gateways.length === 0 ? 'by a public address' : `through ${named([...new Set(gateways)])}`;
  return `It arrives ${by}: the path is not private.`;
};

const gradeFlow = (network: Network, check: FlowCheck): string | undefined => {
  const result = traceFlow(network, requestOf(check));
  if (!result.ok) return result.problem.message;
  const { trace } = result;
  const { verdict, private: isPrivate, path = [], notOnPath = [] } = check;
  if (trace.verdict !== verdict) return whyNot(trace, verdict);
  if (isPrivate === true && trace.private !== true) return whyPublic(trace);
  if (isPrivate === false && trace.private !== false) return 'The path is private.';
  const paths = trace.choices.map((choice) => choice.path);
  const crossed = notOnPath.filter((id) => paths.some((ids) => ids.includes(id)));
  if (crossed.length > 0) return `It goes through ${named(crossed)}.`;
  return checkExpectation(trace, { verdict, path }).length === 0
    ? undefined
    : `It goes another way, not through ${named(path)}: ${named(paths[trace.shown] ?? [])}.`;
};

const dollars = (amount: number): string => `$${amount.toFixed(2)}`;

const gradeBudget = (network: Network, limit: number): string | undefined => {
  const cost = scenarioCost(network);
  if (cost.total > limit) {
    const most = cost.lines.reduce<(typeof cost.lines)[number] | undefined>(
      (dearest, line) => (dearest === undefined || line.amount > dearest.amount ? line : dearest),
      undefined,
    );
    const what =
      most === undefined ? '' : ` Most of it is for \`${most.resource.id}\`: ${dollars(most.amount)}.`;
    return `It costs ${dollars(cost.total)} a month.${what}`;
  }
  const unpriced = cost.notes.find(({ kind }) => kind === 'not-priced');
  return cost.complete ? undefined : `It may cost more than is known. ${unpriced?.message ?? ''}`.trimEnd();
};

const gradeOne = (check: Check, start: Network, network: Network): string | undefined => {
  switch (check.kind) {
    case 'flow':
      return gradeFlow(network, check);
    case 'budget':
      return gradeBudget(network, check.dollarsPerMonth);
    case 'untouched': {
      const { removed, changed } = diffNetworks(start, network, []).topology;
      const hit = (list: readonly { readonly name: string }[]): readonly string[] =>
        list.map(({ name }) => name).filter((name) => check.resources.includes(name));
      const [gone, other] = [hit(removed), hit(changed)];
      if (gone.length > 0) return `${named(gone)} is gone.`;
      return other.length > 0 ? `${named(other)} is not as it was.` : undefined;
    }
    case 'nothing-new': {
      const added = diffNetworks(start, network, []).topology.added.filter(({ kind }) =>
        check.kinds.includes(kind),
      );
      const [first] = added;
      return first === undefined
        ? undefined
        : `\`${first.name}\` is new, and of this kind (${first.kind}) nothing may be added.`;
    }
  }
};

/** The goals' own flows, so that the reader's count for nothing; a budget needs what they carry. */
const flowsOf = (checks: Checks): Scenario['flows'] =>
  Object.fromEntries(
    Object.entries(checks).flatMap(([name, check]) =>
      check.kind === 'flow' && check.gigabytesPerMonth !== undefined
        ? [[name, { ...requestOf(check), gigabytesPerMonth: check.gigabytesPerMonth }]]
        : [],
    ),
  );

/**
 * Grades a text. Prices and hours are the start's: a reader cannot make AWS cheaper. Never throws.
 *
 * @param start the text that the challenge starts from
 */
export const grade = (checks: Checks, start: string, text: string): Grade => {
  const flows = flowsOf(checks);
  const before = networkOf(start, (scenario) => ({ ...scenario, flows }));
  if (before === undefined) return { kind: 'not-graded' };
  const { prices, usage } = before.scenario;
  const after = networkOf(text, ({ prices: _prices, usage: _usage, ...scenario }) => ({
    ...scenario,
    flows,
    ...(prices === undefined ? {} : { prices }),
    ...(usage === undefined ? {} : { usage }),
  }));
  if (after === undefined) return { kind: 'not-graded' };
  const graded = Object.entries(checks).map(([name, check]): CheckGrade => {
    const why = gradeOne(check, before, after);
    const { says } = check;
    return why === undefined ? { name, says, met: true } : { name, says, met: false, why };
  });
  const refused = after.findings.find(({ kind }) => kind === 'invalid');
  const accepted: CheckGrade = {
    name: ACCEPTED,
    says: 'AWS would accept this network.',
    ...(refused === undefined ? { met: true } : { met: false, why: refused.message }),
  };
  const all = [...graded, accepted];
  return { kind: 'graded', solved: all.every(({ met }) => met), checks: all };
};

/** Answers a page. */
export const gradeQuestion = ({ checks, start, text }: GradeQuestion): Grade => {
  const parsed = parseChecks(checks);
  return parsed === undefined ? { kind: 'not-graded' } : grade(parsed, start, text);
};
