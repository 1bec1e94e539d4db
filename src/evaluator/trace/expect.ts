/** Whether a trace is what its author expects. */
import type { ScenarioExpectation, Verdict } from '../model/schema.ts';
import type { Trace } from './types.ts';

/** Whether `wanted` stands in `path` in this order; others may stand between. */
const inOrder = (wanted: readonly string[], path: readonly string[]): boolean => {
  let next = 0;
  for (const id of path) if (id === wanted[next]) next += 1;
  return next === wanted.length;
};

const list = (items: readonly string[]): string =>
  items.length === 0 ? 'none' : items.map((item) => `\`${item}\``).join(', ');

/** Compares a trace with an expectation; gives a sentence for each difference, none if it holds. */
export const checkExpectation = (trace: Trace, expect: Verdict | ScenarioExpectation): readonly string[] => {
  const expected = typeof expect === 'string' ? { verdict: expect } : expect;
  const differences: string[] = [];
  if (trace.verdict !== expected.verdict) {
    const why = trace.findings[0] === undefined ? '' : ` ${trace.findings[0].message}`;
    differences.push(`expected ${expected.verdict}, but it is ${trace.verdict}.${why}`);
  }
  if (expected.private !== undefined && trace.private !== expected.private) {
    const is =
      trace.private === null ? 'not decided to be either' : trace.private ? 'private' : 'not private';
    differences.push(
      `expected a path that is ${expected.private ? 'private' : 'not private'}, but it is ${is}.`,
    );
  }
  const paths = trace.choices.map((choice) => choice.path);
  if (expected.path !== undefined && !paths.every((path) => inOrder(expected.path ?? [], path))) {
    differences.push(
      `expected ${list(expected.path)} on the path in this order, but it is ${list(paths[trace.shown] ?? [])}.`,
    );
  }
  for (const id of expected.notOnPath ?? []) {
    if (paths.some((path) => path.includes(id)))
      differences.push(`expected \`${id}\` not to be on the path, but it is.`);
  }
  if (expected.findings !== undefined) {
    const codes = [...new Set<string>(trace.findings.map((finding) => finding.code))].sort();
    const wanted = [...new Set(expected.findings)].sort();
    if (codes.join() !== wanted.join())
      differences.push(`expected the findings ${list(wanted)}, but they are ${list(codes)}.`);
  }
  return differences;
};
