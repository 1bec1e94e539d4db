/** What a page quotes of the evaluator: its own words about a finding, and its figures. */
import { breakEven, flowCost, PRICES, type Price, type PriceId } from '../evaluator/index.ts';
import { dollars, unitPrice } from '../playground/compare/words.ts';
import { tracedFlow } from './traced-flow.ts';

export type Quote =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string };

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

const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

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
    : { ok: true, text: dollars(cost.total) };
};

/** A flow of a scenario whose cost is compared with another's. */
export interface CostedFlow {
  /** Path below content/scenarios, without .json. */
  readonly scenario: string;
  readonly flow: string;
}

interface BreakEvenUsage {
  /** Whose hours are paid anyway, for other traffic. */
  readonly hoursPaid?: 'first' | 'second' | undefined;
  /** Hours of the month; left out: 730. */
  readonly hours?: number | undefined;
  /** How many of a hundred gigabytes are answers; left out: none. */
  readonly back?: number | undefined;
}

/** At how many gigabytes a month two flows cost the same, to the nearest one: "209 GB". They must meet once. */
export const breakEvenQuote = (
  first: CostedFlow,
  second: CostedFlow,
  { hoursPaid, hours, back = 0 }: BreakEvenUsage = {},
): Quote => {
  const usage = { hoursPerMonth: hours, gigabytesPerMonth: { there: 100 - back, back } };
  const one = tracedFlow(first.scenario, first.flow);
  const two = tracedFlow(second.scenario, second.flow);
  if (!one.ok) return failed(...one.problems);
  if (!two.ok) return failed(...two.problems);
  const [costOne, costTwo] = [
    flowCost(one.network, one.trace, usage),
    flowCost(two.network, two.trace, usage),
  ];
  if (costOne === undefined || costTwo === undefined)
    return failed(`${first.scenario} or ${second.scenario} has no path to count`);
  const { crossings } = breakEven(
    { network: one.network, path: costOne.choice, hoursPaid: hoursPaid === 'first' },
    { network: two.network, path: costTwo.choice, hoursPaid: hoursPaid === 'second' },
    usage,
  );
  const [crossing, ...more] = crossings;
  return crossing === undefined || more.length > 0
    ? failed(
        `${first.scenario}, ${first.flow} and ${second.scenario}, ${second.flow} cost the same at ${crossings.length} amounts, not at one`,
      )
    : { ok: true, text: `${WHOLE.format(crossing.gigabytes)} GB` };
};

interface PriceUsage {
  readonly region?: string | undefined;
  /** Which tier, from 0. */
  readonly tier?: number | undefined;
  /** How many units: the hours of a month, for example. Left out: one, with all its decimals. */
  readonly units?: number | undefined;
}

/** A price of the table, "$0.045", or what so many units of it come to, "$32.85". */
export const priceQuote = (
  id: PriceId,
  { region = 'us-east-1', tier = 0, units }: PriceUsage = {},
): Quote => {
  const price: Price = PRICES[id];
  const rate = price.rates.find(({ regions }) => regions.includes(region));
  if (rate === undefined) return failed(`"${id}" has no price for ${region}`);
  const amount = rate.tiers[tier]?.amount;
  if (amount === undefined) return failed(`"${id}" has no tier ${tier}`);
  return { ok: true, text: units === undefined ? unitPrice(amount) : dollars(amount * units) };
};
