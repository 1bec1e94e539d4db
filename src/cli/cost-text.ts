/** A cost for a person to read in a terminal: a table with a total, and what it rests on. */
import type { Cost, CostLine, CostNote } from '../evaluator/index.ts';
import { type Output, plain, sentence, styled } from './terminal.ts';

const HEAD = ['', 'What', 'Quantity', 'Price', 'USD a month'] as const;

/** At least two decimals, and as many as there are. */
const money = (dollars: number, most: number): string =>
  dollars.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: most });

const amount = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 6 });

const rowOf = ({ resource, flow, what, quantity, unit, unitPrice, amount: paid }: CostLine) => [
  plain(resource.id),
  plain(flow === undefined ? what : `${what} (${flow})`),
  `${amount(quantity)} ${unit === 'hour' ? 'h' : 'GB'}`,
  money(unitPrice, 9),
  money(paid, 2),
];

const aligned = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      // Numbers are aligned at their ends.
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
};

/** Which facts the prices rest on, each with its date. */
const sourceLines = (lines: readonly CostLine[]): readonly string[] => {
  const sources = new Map<string, string>();
  for (const { fact, date, confidence, what } of lines)
    if (fact !== undefined && !sources.has(fact))
      sources.set(fact, `  ${fact}  ${date ?? ''}, ${confidence ?? ''}: ${plain(what)}`);
  const own = new Set(lines.filter(({ source }) => source === 'scenario').map(({ price }) => price));
  return [...sources.values(), ...(own.size === 0 ? [] : [`  The scenario’s own: ${[...own].join(', ')}`])];
};

const KINDS: readonly (readonly [CostNote['kind'], string])[] = [
  ['not-priced', 'Not priced, and not in the total'],
  ['weak-source', 'From one third party only'],
  ['assumption', 'Taken as true'],
];

const noteLines = (output: Output, notes: readonly CostNote[]): readonly string[] =>
  KINDS.flatMap(([kind, heading]) => {
    const own = notes.filter((note) => note.kind === kind);
    if (own.length === 0) return [];
    return [
      '',
      styled(output, 'bold', heading),
      ...own.map(({ message, facts }) => {
        const named = facts.length === 0 ? '' : ` (${facts.join(', ')})`;
        return `  ${sentence(output, message)}${named}`;
      }),
    ];
  });

/** The lines of a cost: table, total, sources with their dates, notes. */
export const costLines = (output: Output, cost: Cost): readonly string[] => {
  const total = [
    '',
    cost.complete ? 'Total' : 'Total, without what is not priced',
    '',
    '',
    money(cost.total, 2),
  ];
  const [head = '', ...rows] = aligned([[...HEAD], ...cost.lines.map(rowOf), total]);
  const last = rows.at(-1) ?? '';
  const sources = sourceLines(cost.lines);
  return [
    styled(output, 'dim', head),
    ...rows.slice(0, -1),
    styled(output, 'bold', last),
    ...(sources.length === 0 ? [] : ['', styled(output, 'bold', 'Prices'), ...sources]),
    ...noteLines(output, cost.notes),
  ];
};
