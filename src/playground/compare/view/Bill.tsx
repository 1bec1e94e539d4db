/** What is counted: every line of both bills with its price, and where and when that price was read. */
import type { CostLine } from '../../../evaluator/index.ts';
import { Sentence } from '../../view/Sentence.tsx';
import type { ComparedCosts, SideCosts } from '../compare-costs.ts';
import type { Paid } from '../month.ts';
import { amountText, dollars, type SideNames, unitPrice } from '../words.ts';

const Line = ({ line, base }: { readonly line: CostLine; readonly base: string }) => (
  <tr>
    <th scope="row">
      <code>{line.resource.id}</code> {line.what}{' '}
      {line.fact === undefined ? (
        <span className="cmp-source">the scenario’s own price</span>
      ) : (
        <a className="cmp-source" href={`${base}facts/#${line.fact.toLowerCase()}`}>
          {line.fact}
          {line.date === undefined ? '' : `, ${line.date}`}
        </a>
      )}
    </th>
    <td className="cmp-number">
      {amountText(line.quantity)} {line.unit === 'hour' ? 'h' : 'GB'} at {unitPrice(line.unitPrice)}
    </td>
    <td className="cmp-number">{dollars(line.amount)}</td>
  </tr>
);

interface SideBillProps {
  readonly name: string;
  readonly side: SideCosts;
  readonly paid: boolean;
  readonly base: string;
}

/** A note of the evaluator begins where its sentence happens to. */
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const SideBill = ({ name, side: { cost }, paid, base }: SideBillProps) => (
  <div>
    <table className="cmp-table cmp-bill">
      <caption>{name}</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" className="cmp-number">
            How much
          </th>
          <th scope="col" className="cmp-number">
            USD
          </th>
        </tr>
      </thead>
      <tbody>
        {cost.lines.map((line) => (
          <Line key={`${line.price} ${line.resource.pointer} ${line.what}`} line={line} base={base} />
        ))}
        {cost.lines.length === 0 ? (
          <tr>
            <td colSpan={3}>Nothing that has a price here.</td>
          </tr>
        ) : null}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {cost.complete ? 'Total a month' : 'Total a month, without what is not priced'}
            {paid ? '; its hours are paid anyway' : ''}
          </th>
          <td className="cmp-number">{dollars(cost.total)}</td>
        </tr>
      </tfoot>
    </table>
    {cost.notes.length === 0 ? null : (
      <ul className="cmp-notes">
        {cost.notes.map(({ message }) => (
          <li key={message}>
            <Sentence text={capital(message)} />
          </li>
        ))}
      </ul>
    )}
  </div>
);

const once = (items: readonly string[]): readonly string[] => [...new Set(items)];

interface BillProps {
  readonly costs: ComparedCosts;
  readonly names: SideNames;
  readonly paid: Paid;
  /** The site's address, with a slash at its end. */
  readonly base: string;
}

export const Bill = ({ costs, names, paid, base }: BillProps) => (
  <details className="cmp-fold">
    <summary className="pg-heading">What is counted, at which price</summary>
    <div className="cmp-bills">
      <SideBill name={names.first} side={costs.first} paid={paid.first} base={base} />
      <SideBill name={names.second} side={costs.second} paid={paid.second} base={base} />
    </div>
  </details>
);

/** Of which Regions and days the prices are: the list's, or the scenario's own. */
export const PricesRead = ({ costs: { first, second } }: { readonly costs: ComparedCosts }) => {
  const lines = [...first.cost.lines, ...second.cost.lines];
  const days = once(lines.flatMap(({ date }) => date ?? [])).toSorted();
  const regions = once([...first.regions, ...second.regions]);
  const [from, to] = [days[0], days.at(-1)];
  const asOf = from === to ? from : `${from} to ${to}`;
  const own = lines.some(({ source }) => source === 'scenario') ? ' Some prices are the scenario’s own.' : '';
  return (
    <p className="cmp-read">
      {from === undefined
        ? 'No list price is counted.'
        : `List prices in USD, ${regions.join(', ')}, as of ${asOf}.`}
      {own} Check AWS’s pages before you decide.
    </p>
  );
};
