/** `hopwise matrix`: who reaches what, on one protocol and port. */
import {
  membersOf,
  pairsOf,
  type ReachClass,
  type ReachPair,
  type ReachRow,
  reachClasses,
  reachRows,
  VERDICTS,
} from '../../evaluator/index.ts';
import { noMore, readArguments } from '../arguments.ts';
import { endsText } from '../ends-text.ts';
import { UnusableInput } from '../errors.ts';
import { questionOf } from '../flow-flags.ts';
import { readSource, type Source } from '../source.ts';
import { SOURCE_FLAGS } from '../source-flags.ts';
import { type Output, plain, styled } from '../terminal.ts';
import { nearHint, resolveName } from '../trace-source.ts';
import { summaryLines } from '../trace-text.ts';
import { show } from '../wrap.ts';

const FORMATS = ['table', 'csv', 'json', 'ndjson'] as const;

const STYLE = { reachable: 'green', 'not-reachable': 'red', undetermined: 'yellow' } as const;

const formatOf = (text: string | undefined): (typeof FORMATS)[number] => {
  const format = FORMATS.find((each) => each === (text ?? 'table'));
  if (format === undefined) throw new UnusableInput(`--format must be ${FORMATS.join(', ')}, not ${text}.`);
  return format;
};

/** The flag's value as a test of verdicts: all of them where it is not given. */
const wantedOf = (text: string | undefined): ((row: Pick<ReachPair, 'verdict'>) => boolean) => {
  if (text === undefined) return () => true;
  if (!VERDICTS.some((verdict) => verdict === text))
    throw new UnusableInput(`--only must be ${VERDICTS.join(', ')}, not ${text}.`);
  return ({ verdict }) => verdict === text;
};

/** The classes with only the members that a name, another name or a label means; throws where nothing has it. */
const only = (
  source: Source,
  classes: readonly ReachClass[],
  text: string | undefined,
  flag: string,
): readonly ReachClass[] => {
  if (text === undefined) return classes;
  const name = resolveName(source, text);
  const named = membersOf(classes, (end) => end.name === name);
  const kept = named.length > 0 ? named : membersOf(classes, ({ label }) => label === name);
  if (kept.length > 0) return kept;
  throw new UnusableInput(
    `--${flag}: nothing in the network is called ${text}.${nearHint(source, text, '')}`,
  );
};

/** Where two classes are not alike to each other throughout: which of their pairs a line is about. */
const PAIRS = {
  all: '',
  linked: ', for each and the one with the same instance or address',
  others: ', for each and the others',
} as const;

const printTable = (output: Output, rows: Iterable<ReachRow>): void => {
  let last: ReachClass | undefined;
  for (const { from, to, pairs, verdict, private: own } of rows) {
    if (from !== last)
      output.out(`${last === undefined ? '' : '\n'}${styled(output, 'bold', endsText(from.members))}`);
    last = from;
    const way = verdict !== 'reachable' || own === null ? '' : own ? ', private' : ', by public addresses';
    const words = verdict.replace('-', ' ').padEnd(13);
    if (output.closed?.() === true) return;
    output.out(`  ${styled(output, STYLE[verdict], words)}  ${endsText(to.members)}${way}${PAIRS[pairs]}`);
  }
};

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
  });
  noMore(positionals, 'matrix');
  const format = formatOf(values.format);
  const isWanted = wantedOf(values.only);
  const question = questionOf(values);
  const source = readSource(values, output);
  const classes = reachClasses(source.network);
  const senders = only(source, classes, values.from, 'from');
  const receivers = only(source, classes, values.to, 'to');
  if (!senders.some(({ members }) => members[0]?.sends === true))
    throw new UnusableInput(`--from: ${values.from} starts no connection. Try --to ${values.from}`);
  const rows = function* (): Generator<ReachRow> {
    for (const [index, from] of senders.entries()) {
      output.progress?.(`Asking what ${index + 1} of ${senders.length} kinds of sources reach`);
      for (const row of reachRows(source.network, from, receivers, question)) if (isWanted(row)) yield row;
    }
  };
  switch (format) {
    case 'table':
      printTable(output, rows());
      if (source.kind === 'import') show(output, ['', ...summaryLines(source.summary)]);
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
  return 0;
};
