/** What two paths cost a month, for any hours and gigabytes, and where they cost the same. Pure: a worker runs it. */
import {
  type BreakEven,
  breakEven,
  type Cost,
  type CostUsage,
  flowCost,
  type Network,
  type PathTrace,
  pathCost,
  readNetwork,
  type Trace,
  traceFlow,
  type Verdict,
} from '../../evaluator/index.ts';
import { type Month, monthWithin } from './month.ts';
import { chartEnd } from './ticks.ts';

/** One of the two that are compared. */
interface CostSide {
  readonly text: string;
  /** Left out: the scenario's first. */
  readonly flow: string | undefined;
  /** Its hours are paid anyway, for other traffic. */
  readonly hoursPaid: boolean;
}

export interface CostsQuestion {
  readonly first: CostSide;
  readonly second: CostSide;
  readonly month: Month;
}

/** What a path costs with so many gigabytes a month. */
export interface CurvePoint {
  readonly gigabytes: number;
  readonly amount: number;
}

export interface SideCosts {
  readonly verdict: Verdict;
  readonly cost: Cost;
  /** From no gigabytes to the chart's end, rising. */
  readonly curve: readonly CurvePoint[];
  /** The Regions of its VPCs. */
  readonly regions: readonly string[];
}

export interface ComparedCosts {
  readonly kind: 'costs';
  readonly month: Month;
  readonly first: SideCosts;
  readonly second: SideCosts;
  readonly breakEven: BreakEven;
  /** Where the chart ends, in gigabytes a month. */
  readonly end: number;
}

/** One of the texts cannot be read, or its flow cannot be traced. */
export interface NoCosts {
  readonly kind: 'no-costs';
}

/** So many pieces of the chart's width are worked out; bends between them are finer than anyone sees. */
const PIECES = 40;

const usageOf = ({ hours, back }: Month, gigabytes: number, hoursPaid: boolean): CostUsage => ({
  hoursPerMonth: hoursPaid ? 0 : hours,
  gigabytesPerMonth: { there: (gigabytes * (100 - back)) / 100, back: (gigabytes * back) / 100 },
});

interface Opened {
  readonly network: Network;
  readonly trace: Trace;
}

const opened = ({ text, flow }: CostSide): Opened | undefined => {
  const read = readNetwork(text);
  if (!read.ok) return undefined;
  const { network } = read;
  const request = flow === undefined ? [...network.flows.values()][0] : network.flows.get(flow);
  const result = request === undefined ? undefined : traceFlow(network, request);
  return result?.ok === true ? { network, trace: result.trace } : undefined;
};

const curveOf = (
  network: Network,
  path: PathTrace,
  { hoursPaid }: CostSide,
  month: Month,
  points: readonly number[],
): readonly CurvePoint[] =>
  points.map((gigabytes) => ({
    gigabytes,
    amount: pathCost(network, path, usageOf(month, gigabytes, hoursPaid)).total,
  }));

/** Compares what two flows cost: of each, the dearest of the ways that AWS may choose. */
export const compareCosts = (question: CostsQuestion): ComparedCosts | NoCosts => {
  const month = monthWithin(question.month);
  const sides = [question.first, question.second].flatMap((side) => {
    const open = opened(side);
    const cost =
      open === undefined
        ? undefined
        : flowCost(open.network, open.trace, usageOf(month, month.gigabytes, side.hoursPaid));
    return open === undefined || cost === undefined ? [] : [{ side, ...open, cost }];
  });
  const [first, second] = sides;
  if (first === undefined || second === undefined) return { kind: 'no-costs' };
  const usage: CostUsage = {
    hoursPerMonth: month.hours,
    // Only how they are shared out counts here.
    gigabytesPerMonth: { there: 100 - month.back, back: month.back },
  };
  const even = breakEven(
    { network: first.network, path: first.cost.choice, hoursPaid: first.side.hoursPaid },
    { network: second.network, path: second.cost.choice, hoursPaid: second.side.hoursPaid },
    usage,
  );
  const crossings = even.crossings.map(({ gigabytes }) => gigabytes);
  const end = chartEnd(month.gigabytes, crossings);
  const points = [
    ...Array.from({ length: PIECES + 1 }, (_, piece) => (end * piece) / PIECES),
    ...[...crossings, month.gigabytes].filter((gigabytes) => gigabytes <= end),
  ];
  const rising = [...new Set(points)].sort((a, b) => a - b);
  const answer = ({ side, network, trace, cost }: (typeof sides)[number]): SideCosts => {
    const { choice, ...bill } = cost;
    return {
      verdict: trace.verdict,
      cost: bill,
      curve: curveOf(network, choice, side, month, rising),
      regions: [...new Set([...network.vpcs.values()].map(({ region }) => region))],
    };
  };
  return { kind: 'costs', month, first: answer(first), second: answer(second), breakEven: even, end };
};
