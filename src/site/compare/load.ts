/** What a page's comparison is made from: two scenarios with one flow each, what they come to, and what they cost. */
import { alignPaths } from '../../playground/compare/align.ts';
import { type ComparedCosts, compareCosts } from '../../playground/compare/compare-costs.ts';
import { leavingOf } from '../../playground/compare/leaving.ts';
import type { CompareSeed } from '../../playground/compare/seed.ts';
import { loadPlayground } from '../playground/load.ts';
import type { ServerSide } from './ServerCompare.tsx';

/** One of the two, as a page names it. */
export interface ComparedScenario {
  /** A scenario below content/scenarios, without `.json`. */
  readonly scenario: string;
  readonly flow: string;
  /** What it is called beside the other; short, since it stands in the chart. */
  readonly name: string;
}

interface Loaded {
  readonly text: string;
  readonly side: ServerSide;
}

const loadSide = ({ scenario, flow }: ComparedScenario): Loaded => {
  const { text, result, svg } = loadPlayground(scenario, flow);
  const { trace } = result;
  const path = trace?.choices[trace.shown];
  if (trace === undefined || path === undefined)
    throw new Error(`content/scenarios/${scenario}.json: the flow \`${flow}\` cannot be traced`);
  return {
    text,
    side: { verdict: trace.verdict, flow: trace.flow, path, leaving: leavingOf(path), svg },
  };
};

/**
 * Loads two scenarios of content/scenarios and compares one flow of each.
 *
 * @throws with the file and the reason, so that a page with a broken comparison fails the build
 */
export const loadCompare = (
  first: ComparedScenario,
  second: ComparedScenario,
  { month, paid, base }: Pick<CompareSeed, 'month' | 'paid' | 'base'>,
) => {
  const [one, two] = [loadSide(first), loadSide(second)];
  const seed: CompareSeed = {
    names: { first: first.name, second: second.name },
    first: { text: one.text, flow: first.flow },
    second: { text: two.text, flow: second.flow },
    month,
    paid,
    base,
  };
  const costs: ComparedCosts | undefined = [
    compareCosts({
      first: { ...seed.first, hoursPaid: paid.first },
      second: { ...seed.second, hoursPaid: paid.second },
      month,
    }),
  ].find((answer) => answer.kind === 'costs');
  if (costs === undefined)
    throw new Error(`${first.scenario} and ${second.scenario} have no costs to compare`);
  return { seed, costs, first: one.side, second: two.side, steps: alignPaths(one.side.path, two.side.path) };
};
