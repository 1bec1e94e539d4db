/** What two paths cost a month: what is assumed, what it comes to, and the chart of where they cost the same. */
import { amountAt } from '../chart-geometry.ts';
import type { ComparedCosts } from '../compare-costs.ts';
import { compareIds } from '../ids.ts';
import type { Month, Paid } from '../month.ts';
import { amountText, chartText, dollars, gigabytesText, monthText, type SideNames } from '../words.ts';
import { Bill, PricesRead } from './Bill.tsx';
import { Chart } from './Chart.tsx';
import { type MonthActs, MonthFields } from './MonthFields.tsx';

interface CostPanelProps {
  readonly names: SideNames;
  readonly costs: ComparedCosts;
  /** What the fields say; `costs` may still be about what they said before. */
  readonly month: Month;
  readonly paid: Paid;
  /** The site's address, with a slash at its end. */
  readonly base: string;
  readonly acts?: MonthActs;
  /** Why there is no answer to what the fields say. */
  readonly failure?: string | undefined;
}

/** The chart's points that matter, in numbers. */
const PointTable = ({ costs, names }: { readonly costs: ComparedCosts; readonly names: SideNames }) => {
  const marked = new Map<number, string>([[0, '']]);
  marked.set(costs.end, '');
  for (const { gigabytes } of costs.breakEven.crossings)
    if (gigabytes <= costs.end) marked.set(gigabytes, ' (equal)');
  if (!marked.has(costs.month.gigabytes)) marked.set(costs.month.gigabytes, ' (chosen)');
  const rows = [...marked].toSorted(([a], [b]) => a - b);
  return (
    <table className="cmp-table cmp-points">
      <caption className="sr-only">The chart in numbers</caption>
      <thead>
        <tr>
          <th scope="col">Gigabytes a month</th>
          <th scope="col" className="cmp-number">
            {names.first}
          </th>
          <th scope="col" className="cmp-number">
            {names.second}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([gigabytes, mark]) => (
          <tr key={gigabytes}>
            <th scope="row">
              {gigabytesText(gigabytes)}
              {mark}
            </th>
            <td className="cmp-number">{dollars(amountAt(costs.first.curve, gigabytes))}</td>
            <td className="cmp-number">{dollars(amountAt(costs.second.curve, gigabytes))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const assumed = ({ hours, gigabytes, back }: Month): string =>
  `A month of ${amountText(hours)} hours with ${gigabytesText(gigabytes)}${
    gigabytes === 0 ? '' : back === 0 ? ', all sent there' : `, ${amountText(back)} % of them answers`
  }`;

/** What the lines rest on that is less than sure. */
const leftOut = (costs: ComparedCosts, names: SideNames): readonly string[] => [
  ...(['first', 'second'] as const)
    .filter((side) => costs[side].verdict === 'undetermined')
    .map(
      (side) =>
        `Whether ${names[side]} arrives is not known: its gigabytes are counted as far as its path is.`,
    ),
  ...(costs.breakEven.notPriced.length === 0
    ? []
    : [`Not priced, and left out of the lines: ${costs.breakEven.notPriced.join(', ')}.`]),
];

export const CostPanel = ({ names, costs, month, paid, base, acts, failure }: CostPanelProps) => {
  const even = chartText(names, paid, costs);
  return (
    <div className="cmp-costs" data-testid={compareIds.costs}>
      <p className="pg-heading">What each costs a month</p>
      <div className="cmp-costs-grid">
        <div className="cmp-costs-words">
          <MonthFields names={names} month={month} paid={paid} end={costs.end} acts={acts} />
          <p className="cmp-month">
            {assumed(costs.month)}: {monthText(names, costs.first, costs.second)}
          </p>
          <p className="cmp-even" role="status" data-testid={compareIds.breakEven}>
            {failure ?? even}
          </p>
          {leftOut(costs, names).map((sentence) => (
            <p key={sentence} className="cmp-left-out">
              {sentence}
            </p>
          ))}
        </div>
        <div className="cmp-costs-chart">
          <Chart costs={costs} names={names} summary={even} />
          <PointTable costs={costs} names={names} />
        </div>
      </div>
      <Bill costs={costs} names={names} paid={paid} base={base} />
      <PricesRead costs={costs} />
    </div>
  );
};
