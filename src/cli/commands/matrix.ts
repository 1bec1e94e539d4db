/** `hopwise matrix`: who reaches what, on one protocol and port. */
import {
  pairsOf,
  type ReachClass,
  type ReachPair,
  type ReachRow,
  reachClasses,
  reachRows,
  VERDICTS,
} from '../../evaluator/index.ts';
import { reachText } from '../../evaluator/reach/texts.ts';
import { noMore, readArguments } from '../arguments.ts';
import { endsText } from '../ends-text.ts';
import { UnusableInput } from '../errors.ts';
import { questionOf } from '../flow-flags.ts';
import { summaryLines, warnLeftOut } from '../left-out.ts';
import { endsFor } from '../matrix-ends.ts';
import { formatOf } from '../reports.ts';
import { readSource } from '../source.ts';
import { SOURCE_FLAGS } from '../source-flags.ts';
import { type Output, plain, styled } from '../terminal.ts';
import { show } from '../wrap.ts';

const FORMATS = ['table', 'csv', 'json', 'ndjson'] as const;

const STYLE = { reachable: 'green', 'not-reachable': 'red', undetermined: 'yellow' } as const;

/** The flag's value as a test of verdicts: all of them where it is not given. */
const wantedOf = (text: string | undefined): ((row: Pick<ReachPair, 'verdict'>) => boolean) => {
  if (text === undefined) return () => true;
  if (!VERDICTS.some((verdict) => verdict === text))
    throw new UnusableInput(`--only must be ${VERDICTS.join(', ')}, not ${text}.`);
  return ({ verdict }) => verdict === text;
};

/** Where two classes are not alike to each other throughout: which of their pairs a line is about. */
const PAIRS = {
  all: '',
  linked: ', for each and the one with the same instance or address',
  others: ', for each and the others',
} as const;

function* tableLines(output: Output, rows: Iterable<ReachRow>): Generator<string> {
  const texts = new Map<ReachClass, string>();
  const textOf = (ends: ReachClass): string => {
    const text = texts.get(ends) ?? endsText(ends.members);
    texts.set(ends, text);
    return text;
  };
  let last: ReachClass | undefined;
  for (const { from, to, pairs, verdict, private: own } of rows) {
    if (from !== last) yield `${last === undefined ? '' : '\n'}${styled(output, 'bold', textOf(from))}`;
    last = from;
    const way = verdict !== 'reachable' || own === null ? '' : own ? ', private' : ', by public addresses';
    const words = verdict.replace('-', ' ').padEnd(13);
    yield `  ${styled(output, STYLE[verdict], words)}  ${textOf(to)}${way}${PAIRS[pairs]}`;
  }
}

const csvCell = (text: string): string =>
  /^[\w./:-]*$/.test(text) ? text : `"${text.replaceAll('"', '""')}"`;

const pairJson = ({ from, to, verdict, private: own }: ReachPair) => ({
  from: from.name,
  to: to.name,
  verdict,
  private: own,
});

/** Lines that are printed at once: an account has millions of pairs, and each print costs. */
const AT_ONCE = 1000;

/** Prints lines as they are made; no more of them are kept than are printed at once. */
const printLines = (output: Output, lines: Iterable<string>): void => {
  let waiting: string[] = [];
  for (const line of lines) {
    waiting.push(line);
    if (waiting.length < AT_ONCE) continue;
    output.out(waiting.join('\n'));
    waiting = [];
    if (output.closed?.() === true) return;
  }
  if (waiting.length > 0) output.out(waiting.join('\n'));
};

function* csvLines(pairs: Iterable<ReachPair>): Generator<string> {
  yield 'from,to,verdict,private';
  for (const { from, to, verdict, private: own } of pairs)
    yield [from.name, to.name, verdict, own === null ? '' : String(own)].map(csvCell).join(',');
}

function* lineJson(pairs: Iterable<ReachPair>): Generator<string> {
  for (const pair of pairs) yield plain(JSON.stringify(pairJson(pair)));
}

/** One array, a pair on each line: it is never whole in memory. */
function* arrayJson(pairs: Iterable<ReachPair>): Generator<string> {
  yield '[';
  let last: string | undefined;
  for (const line of lineJson(pairs)) {
    if (last !== undefined) yield `  ${last},`;
    last = line;
  }
  if (last !== undefined) yield `  ${last}`;
  yield ']';
}

/** Nothing printed looks like nothing asked. */
const whyEmpty = (asked: number, only: string | undefined): string =>
  asked === 0
    ? 'No two ends of the network make a flow, so nothing was asked.'
    : `None of the ${asked} rows is ${only ?? 'wanted'}.`;

/** Prints what every end reaches; rows are made and printed one class of sources at a time. */
export const matrix = (args: readonly string[], output: Output): number => {
  const { values, positionals } = readArguments(args, {
    ...SOURCE_FLAGS,
    from: { type: 'string' },
    to: { type: 'string' },
    protocol: { type: 'string' },
    port: { type: 'string' },
    only: { type: 'string' },
    format: { type: 'string' },
    json: { type: 'boolean' },
  });
  noMore(positionals, 'matrix');
  const format = formatOf(FORMATS, values);
  const isWanted = wantedOf(values.only);
  const question = questionOf(values);
  const source = readSource(values, output);
  const classes = reachClasses(source.network);
  const from = endsFor(source, classes, values.from, 'from');
  const to = endsFor(source, classes, values.to, 'to');
  const isText = from.isText || to.isText;
  let asked = 0;
  let given = 0;
  const rows = function* (): Generator<ReachRow> {
    for (const [index, each] of from.classes.entries()) {
      output.progress?.(`Asking what ${index + 1} of ${from.classes.length} kinds of sources reach`);
      const found = isText
        ? reachText(source.network, [each], question, to.classes)
        : reachRows(source.network, each, to.classes, question);
      for (const row of found) {
        asked += 1;
        if (!isWanted(row)) continue;
        given += 1;
        yield row;
      }
    }
  };
  switch (format) {
    case 'table':
      printLines(output, tableLines(output, rows()));
      if (source.kind === 'import') show(output, ['', ...summaryLines(source)]);
      break;
    case 'csv':
      printLines(output, csvLines(pairsOf(rows())));
      break;
    case 'ndjson':
      printLines(output, lineJson(pairsOf(rows())));
      break;
    case 'json':
      printLines(output, arrayJson(pairsOf(rows())));
      break;
  }
  if (format !== 'table') warnLeftOut(output, source);
  if (given === 0) output.err(whyEmpty(asked, values.only));
  return 0;
};
