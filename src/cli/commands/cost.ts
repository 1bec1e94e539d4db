/** `hopwise cost`: what a path, or everything, costs in a month. */
import { type Cost, HOURS_PER_MONTH, pathCost, scenarioCost } from '../../evaluator/index.ts';
import { noMore, readArguments } from '../arguments.ts';
import { UnusableInput } from '../errors.ts';
import { FLOW_FLAGS, flowOf, SOURCE_FLAGS } from '../flow-flags.ts';
import { readSource, type Source, traceSource } from '../network.ts';
import { jsonText, type Output, plain, sentence, styled } from '../terminal.ts';

const amountOf = (flag: string, text: string | undefined, fallback: number): number => {
  if (text === undefined) return fallback;
  if (/^\d{1,9}(\.\d{1,6})?$/.test(text)) return Number(text);
  throw new UnusableInput(`--${flag} must be a number, not ${text}.`);
};

const money = (micro: number): string => `$${(micro / 1_000_000).toFixed(2)}`;

const costLines = (output: Output, { lines, unpriced, notes, total }: Cost): readonly string[] => {
  const rows = lines.map(({ amount, quantity, unit, what, resource, fact, date }) => {
    const count = `${Number(quantity.toFixed(3))} ${unit}${quantity === 1 ? '' : 's'}`;
    return [money(amount), plain(`${resource}: ${what}, ${count}`), `${fact}, ${date}`] as const;
  });
  const width = Math.max(money(total).length, ...rows.map(([amount]) => amount.length));
  return [
    ...rows.map(
      ([amount, what, source]) =>
        `${amount.padStart(width)}  ${what}  ${styled(output, 'dim', `(${source})`)}`,
    ),
    styled(output, 'bold', `${money(total).padStart(width)}  a month`),
    ...unpriced.map(({ resource, what }) => `Not priced: ${plain(`${resource}, ${what}`)}.`),
    ...notes.map((note) => sentence(output, note)),
  ];
};

const costOfFlow = (
  source: Source,
  values: Parameters<typeof flowOf>[0],
  usage: { readonly hours: number; readonly gigabytes: number },
): Cost => {
  const trace = traceSource(source, flowOf(values));
  const choice = trace.choices[trace.shown];
  if (choice === undefined) throw new UnusableInput('The flow has no path.');
  return pathCost(source.network, choice, usage);
};

/** Prints the cost of a flow's path where one is given, else of the whole network. */
export const cost = (args: readonly string[], output: Output): number => {
  const { values, positionals } = readArguments(args, {
    ...SOURCE_FLAGS,
    ...FLOW_FLAGS,
    gb: { type: 'string' },
    hours: { type: 'string' },
    json: { type: 'boolean' },
  });
  noMore(positionals, 'cost');
  const usage = {
    hours: amountOf('hours', values.hours, HOURS_PER_MONTH),
    gigabytes: amountOf('gb', values.gb, 0),
  };
  const isFlow = values.from !== undefined || values.to !== undefined;
  if (!isFlow && (values.gb !== undefined || values.hours !== undefined))
    throw new UnusableInput(
      'Without --from and --to the scenario’s own flows and usage count: leave --gb and --hours out.',
    );
  const source = readSource(values);
  const result = isFlow ? costOfFlow(source, values, usage) : scenarioCost(source.network);
  output.out(
    values.json === true
      ? jsonText({ ...result, total: result.total / 1_000_000, lines: result.lines.map(inDollars) })
      : costLines(output, result).join('\n'),
  );
  return 0;
};

const inDollars = (line: Cost['lines'][number]) => ({ ...line, amount: line.amount / 1_000_000 });
