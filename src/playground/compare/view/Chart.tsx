/** What two paths cost by the gigabytes they carry, drawn: two lines told apart by dashes, points and names. */

import { type ChartGeometry, chartGeometry, type Place, type Size } from '../chart-geometry.ts';
import type { ComparedCosts } from '../compare-costs.ts';
import { compareIds } from '../ids.ts';
import { amountText, dollars, gigabytesText, roundDollars, type SideNames } from '../words.ts';

/** Text in a drawing does not wrap, and must not shrink: a narrow window has a chart of its own. */
const SIZES: Readonly<Record<'wide' | 'narrow', Size>> = {
  wide: { width: 540, height: 320, labels: 128 },
  narrow: { width: 330, height: 290, labels: 0 },
};

/** The longest name that the chart writes out; the legend has it in full. */
const LONGEST = { wide: 19, narrow: 24 } as const;
const shortened = (name: string, longest: number): string =>
  name.length > longest ? `${name.slice(0, longest - 1)}…` : name;

const pointsOf = (line: readonly Place[]): string => line.map(({ x, y }) => `${x},${y}`).join(' ');

const Grid = ({ chart }: { readonly chart: ChartGeometry }) => (
  <>
    {chart.yTicks.map(({ value, y }) => (
      <g key={value}>
        <line className="cmp-grid" x1={chart.left} x2={chart.right} y1={y} y2={y} />
        <text className="cmp-tick" x={chart.left - 8} y={y + 4} textAnchor="end">
          {roundDollars(value)}
        </text>
      </g>
    ))}
    {chart.xTicks.map(({ value, x, y }) => (
      <text key={value} className="cmp-tick" x={x} y={y + 18} textAnchor="middle">
        {amountText(value)}
      </text>
    ))}
    <line className="cmp-axis" x1={chart.left} x2={chart.right} y1={chart.bottom} y2={chart.bottom} />
    <text className="cmp-tick" x={(chart.left + chart.right) / 2} y={chart.bottom + 38} textAnchor="middle">
      gigabytes a month
    </text>
    <text className="cmp-tick" x={4} y={12}>
      USD a month
    </text>
  </>
);

/** Words keep their distance from the edges of what is drawn on. */
const NEAR_EDGE = 60;

const Chosen = ({ chart, gigabytes }: { readonly chart: ChartGeometry; readonly gigabytes: number }) => {
  const { x, firstY, secondY } = chart.chosen;
  const at = Math.min(Math.max(x, chart.left + NEAR_EDGE), chart.right - NEAR_EDGE);
  return (
    <g className="cmp-chosen">
      <line x1={x} x2={x} y1={chart.top - 8} y2={chart.bottom} />
      <text className="cmp-tick" x={at} y={chart.top - 14} textAnchor="middle">
        {gigabytesText(gigabytes)} chosen
      </text>
      <circle className="cmp-first-point" cx={x} cy={firstY} r={4.5} />
      <rect className="cmp-second-point" x={x - 4.5} y={secondY - 4.5} width={9} height={9} />
    </g>
  );
};

interface ChartProps {
  readonly costs: ComparedCosts;
  readonly names: SideNames;
  /** What the drawing says, for who cannot see it. */
  readonly summary: string;
}

const Drawing = ({ costs, names, summary, form }: ChartProps & { readonly form: 'wide' | 'narrow' }) => {
  const chart = chartGeometry(costs, SIZES[form]);
  const anchor = chart.labels > 0 ? 'start' : 'end';
  return (
    <svg
      className={`cmp-chart cmp-chart-${form}`}
      viewBox={`0 0 ${chart.width} ${chart.height}`}
      width={chart.width}
      height={chart.height}
      role="img"
      aria-label={`Chart: cost a month by gigabytes. ${summary}`}
      data-testid={compareIds.chart}
    >
      <Grid chart={chart} />
      <Chosen chart={chart} gigabytes={costs.month.gigabytes} />
      <polyline className="cmp-line cmp-first" points={pointsOf(chart.first)} />
      <polyline className="cmp-line cmp-second" points={pointsOf(chart.second)} />
      <text className="cmp-name cmp-name-first" {...chart.firstLabel} textAnchor={anchor}>
        {shortened(names.first, LONGEST[form])}
      </text>
      <text className="cmp-name cmp-name-second" {...chart.secondLabel} textAnchor={anchor}>
        {shortened(names.second, LONGEST[form])}
      </text>
      {chart.crossings.map(({ x, y, gigabytes, amount, label }) => (
        <g key={gigabytes} data-testid={compareIds.crossing}>
          {label.leads ? <line className="cmp-leader" x1={x} x2={x} y1={label.y + 5} y2={y - 7} /> : null}
          <path className="cmp-crossing" d={`M${x} ${y - 7}l7 7-7 7-7-7z`} />
          <text className="cmp-crossing-words" x={label.x} y={label.y} textAnchor={label.anchor}>
            equal at {gigabytesText(gigabytes)}: {dollars(amount)}
          </text>
        </g>
      ))}
    </svg>
  );
};

/** The chart in the form that fits, with a legend. */
export const Chart = (props: ChartProps) => (
  <figure className="cmp-figure">
    <Drawing {...props} form="wide" />
    <Drawing {...props} form="narrow" />
    <figcaption className="cmp-legend">
      <span>
        <svg width="34" height="10" aria-hidden="true">
          <path className="cmp-line cmp-first" d="M1 5H33" />
          <circle className="cmp-first-point" cx="17" cy="5" r="4" />
        </svg>{' '}
        {props.names.first}
      </span>
      <span>
        <svg width="34" height="10" aria-hidden="true">
          <path className="cmp-line cmp-second" d="M1 5H33" />
          <rect className="cmp-second-point" x="13" y="1" width="8" height="8" />
        </svg>{' '}
        {props.names.second}
      </span>
    </figcaption>
  </figure>
);
