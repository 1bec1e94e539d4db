/** What a check found as one JSON object. */
import type { LeftOut } from '../../import/index.ts';
import { leftOutIn } from '../left-out.ts';
import { uriOf } from '../places.ts';
import { jsonTrace } from '../trace-json.ts';
import { type CheckCase, type CheckReport, countOf, type Failure } from './cases.ts';

const jsonFailure = ({ kind, from, to, pairs, differences, trace }: Failure): object => ({
  kind,
  from: from.map(({ name }) => name),
  to: to.map(({ name }) => name),
  pairs,
  differences,
  ...(trace === undefined ? {} : { flow: trace.flow, trace: jsonTrace(trace) }),
});

const jsonCase = ({ name, place, source, outcome, pairs, failures, more }: CheckCase): object => ({
  name,
  outcome,
  file: uriOf(place.path),
  ...(place.at === undefined ? {} : { line: place.at.line, column: place.at.column }),
  checked: uriOf(source.file),
  pairs,
  failures: failures.map(jsonFailure),
  ...(more.groups === 0 ? {} : { more }),
});

const allLeftOut = ({ cases }: CheckReport): readonly LeftOut[] =>
  [...new Set(cases.map(({ source }) => source))].flatMap(leftOutIn);

/** The report as plain data. */
export const jsonReport = (report: CheckReport): object => ({
  held: countOf(report, 'held'),
  differs: countOf(report, 'differs'),
  undetermined: countOf(report, 'undetermined'),
  skipped: countOf(report, 'skipped'),
  results: report.cases.map(jsonCase),
  leftOut: allLeftOut(report),
  ...(report.unusable.length === 0 ? {} : { unusable: report.unusable }),
});
