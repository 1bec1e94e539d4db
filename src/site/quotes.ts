/** What a page quotes of the evaluator: its own words about a finding, and its figures. */
import { flowCost } from '../evaluator/index.ts';
import { tracedFlow } from './traced-flow.ts';

type Quote = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

const failed = (...problems: readonly string[]): Quote => ({ ok: false, problem: problems.join('; ') });

/** The evaluator's sentence about a finding of a flow, with backticks around names; the first, where there are several. */
export const findingQuote = (scenario: string, flow: string, code: string): Quote => {
  const traced = tracedFlow(scenario, flow);
  if (!traced.ok) return failed(...traced.problems);
  const finding = traced.trace.findings.find((each) => each.code === code);
  return finding === undefined
    ? failed(`"${code}" is not among the findings of ${scenario}, ${flow}`)
    : { ok: true, text: finding.message };
};

const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/**
 * What a flow's path costs a month, as a page writes it: "$7.30".
 *
 * @param gigabytes sent there a month
 * @param hours of the month; left out: 730
 */
export const costQuote = (scenario: string, flow: string, gigabytes: number, hours?: number): Quote => {
  const traced = tracedFlow(scenario, flow);
  if (!traced.ok) return failed(...traced.problems);
  const cost = flowCost(traced.network, traced.trace, {
    gigabytesPerMonth: gigabytes,
    hoursPerMonth: hours,
  });
  return cost === undefined
    ? failed(`${scenario}, ${flow} has no path to count`)
    : { ok: true, text: DOLLARS.format(cost.total) };
};
