/** What a check found, for a person to read in a terminal. */
import type { Finding, Trace } from '../../evaluator/index.ts';
import { endsText } from '../ends-text.ts';
import { leftOutLines } from '../left-out.ts';
import { placeText } from '../places.ts';
import { type Output, plain, sentence, styled } from '../terminal.ts';
import { type CheckCase, type CheckReport, countOf, type Failure } from './cases.ts';

const flowLines = (output: Output, { name, place, failures }: CheckCase): readonly string[] =>
  failures.flatMap(({ differences }) =>
    differences.map((difference) => `${plain(`${place.path}: ${name}`)}: ${sentence(output, difference)}`),
  );

const findingText = ({ code, resource, pointer }: Finding): string => {
  const { origin } = resource;
  const place = origin === undefined ? pointer : `${origin.file} ${origin.pointer}`;
  return plain(`${code}${place === '' ? '' : ` at ${place}`}`);
};

/** What is behind a failure: the first blocker, what data is missing, or the way that a packet takes. */
const reasonLines = (output: Output, trace: Trace): readonly string[] => {
  const path = trace.choices[trace.shown]?.path ?? [];
  const way = path.length === 0 ? [] : [`path: ${plain(path.join(' → '))}`];
  const tell = (finding: Finding): readonly string[] => [
    sentence(output, finding.message),
    `  ${styled(output, 'dim', findingText(finding))}`,
  ];
  switch (trace.verdict) {
    case 'reachable':
      return way;
    case 'not-reachable': {
      const first = trace.findings.find(({ kind }) => kind === 'blocker');
      return [...way, ...(first === undefined ? [] : tell(first))];
    }
    case 'undetermined':
      return [...way, ...trace.findings.filter(({ kind }) => kind === 'unknown').flatMap(tell)];
  }
};

const verdictOnly = (difference: string): string =>
  difference.replace(/^(expected .*?, but it is \S+\.) .*$/s, '$1');

const failureLines = (
  output: Output,
  { from, to, pairs, differences, trace }: Failure,
): readonly string[] => {
  if (trace === undefined) return differences.map((difference) => `  ${sentence(output, difference)}`);
  const { protocol, port } = trace.flow;
  const asked = `${protocol}${port === undefined ? '' : ` ${port}`}`;
  const count = pairs === 1 ? '' : ` (${pairs} pairs)`;
  return [
    `  ${endsText(from)} → ${endsText(to)}${count}, ${asked}`,
    ...[
      // The reason stands below with its place.
      ...differences.map((difference) => sentence(output, verdictOnly(difference))),
      ...reasonLines(output, trace),
    ].map((line) => `    ${line}`),
  ];
};

const MOST_SHOWN = 20;

const moreLines = ({ failures, more }: CheckCase): readonly string[] => {
  const hidden = failures.slice(MOST_SHOWN);
  const groups = hidden.length + more.groups;
  const pairs = hidden.reduce((sum, each) => sum + each.pairs, more.pairs);
  return groups === 0 ? [] : [`  and ${groups} more groups of ends that are alike (${pairs} pairs)`];
};

const policyLines = (output: Output, each: CheckCase): readonly string[] => {
  if (each.outcome === 'held' || each.outcome === 'skipped') return [];
  const style = each.outcome === 'differs' ? 'red' : 'yellow';
  return [
    `${plain(placeText(each.place))}: ${styled(output, 'bold', plain(each.name))}: ${styled(output, style, each.outcome)} in ${plain(each.source.file)}`,
    ...each.failures.slice(0, MOST_SHOWN).flatMap((failure) => failureLines(output, failure)),
    ...moreLines(each),
  ];
};

/** The lines of one case; none where it holds. */
export const caseLines = (output: Output, what: CheckReport['what'], each: CheckCase): readonly string[] =>
  what === 'flows' ? flowLines(output, each) : policyLines(output, each);

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** What the imports of a report left out: what is expected of that was not checked. */
export const leftOutOf = ({ cases }: CheckReport): readonly string[] =>
  [...new Set(cases.map(({ source }) => source))].flatMap((source) => leftOutLines(source));

/** The last line: how many held. */
export const countLine = (report: CheckReport): string => {
  const total = report.cases.length;
  const [held, differ, unknown, skipped] = (['held', 'differs', 'undetermined', 'skipped'] as const).map(
    (outcome) => countOf(report, outcome),
  );
  if (report.what === 'flows')
    return `${counted(total, 'flow')} with an expectation: ${held} hold, ${(differ ?? 0) + (unknown ?? 0)} differ.`;
  const pairs = report.cases.reduce((sum, each) => sum + each.pairs, 0);
  const more = skipped === 0 ? '' : `, ${skipped} skipped`;
  return `${counted(total, 'expectation')} on ${counted(pairs, 'pair')} of ends: ${held} hold, ${differ} differ, ${unknown} undetermined${more}.`;
};
