/**
 * A scenario as a test case for `hopwise check`: the flow that is shown expects what the evaluator found. The
 * text stays as it is, comments and all, but for what is expected.
 */
import { applyEdits, type FormattingOptions, modify } from 'jsonc-parser';
import {
  checkExpectation,
  type Network,
  readNetwork,
  type ScenarioExpectation,
  type Trace,
  traceFlow,
} from '../../evaluator/index.ts';

export type TestCase =
  | {
      readonly ok: true;
      readonly text: string;
      /** Other flows of which the expectation did not hold, and was taken out. */
      readonly dropped: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

/** The longest list that stands in both in this order. */
const common = (one: readonly string[], other: readonly string[]): readonly string[] => {
  // The last row of the usual table, with the lists themselves in its cells: paths are short.
  let row: readonly (readonly string[])[] = other.map(() => []);
  for (const item of one) {
    const next: (readonly string[])[] = [];
    for (const [index, candidate] of other.entries()) {
      const [diagonal = [], above = [], left = []] = [row[index - 1], row[index], next[index - 1]];
      const longer = left.length > above.length ? left : above;
      next.push(candidate === item ? [...diagonal, item] : longer);
    }
    row = next;
  }
  return row.at(-1) ?? [];
};

/** What holds of a trace: verdict, privacy, what is on the path of every choice, and all findings. */
const expectationOf = (trace: Trace): ScenarioExpectation => {
  const [first, ...others] = trace.choices.map((choice) => choice.path);
  const path = others.reduce<readonly string[]>(common, first ?? []);
  const findings = [...new Set<string>(trace.findings.map((finding) => finding.code))].sort();
  return {
    verdict: trace.verdict,
    ...(trace.verdict === 'reachable' && trace.private !== null && { private: trace.private }),
    ...(path.length > 0 && { path: [...path] }),
    ...((findings.length > 0 || trace.verdict !== 'reachable') && { findings }),
  };
};

const failed = (message: string): TestCase => ({ ok: false, message });

const formatOf = (text: string): FormattingOptions => ({
  insertSpaces: !/^\t/m.test(text),
  tabSize: 2,
  eol: text.includes('\r\n') ? '\r\n' : '\n',
});

/** The flows beside `name` that would differ from what they expect, or could not be asked. */
const broken = (network: Network, name: string): readonly string[] =>
  [...network.flows].flatMap(([other, flow]) => {
    if (other === name || flow.expect === undefined) return [];
    const traced = traceFlow(network, flow);
    return traced.ok && checkExpectation(traced.trace, flow.expect).length === 0 ? [] : [other];
  });

/**
 * Makes the test case. Never throws.
 *
 * @param flow the flow that is to expect what it does now; undefined for the first
 */
export const testCaseOf = (text: string, flow: string | undefined): TestCase => {
  const read = readNetwork(text);
  if (!read.ok) return failed('The scenario has problems; a test case needs one that can be read.');
  const { network } = read;
  const name = flow !== undefined && network.flows.has(flow) ? flow : [...network.flows.keys()][0];
  const request = name === undefined ? undefined : network.flows.get(name);
  if (name === undefined || request === undefined)
    return failed('The scenario has no flow of which anything could be expected.');
  const traced = traceFlow(network, request);
  if (!traced.ok) return failed('This flow cannot be asked, so nothing can be expected of it.');
  const dropped = broken(network, name);
  const formattingOptions = formatOf(text);
  const edit = (from: string, of: string, value: unknown): string =>
    applyEdits(from, modify(from, ['flows', of, 'expect'], value, { formattingOptions }));
  const whole = dropped.reduce(
    (from, of) => edit(from, of, undefined),
    edit(text, name, expectationOf(traced.trace)),
  );
  return holds(whole, name)
    ? { ok: true, text: whole, dropped }
    : failed('No test case could be made of this scenario. Download it instead.');
};

/** Whether the text that was made says what it should: it is read again, as `hopwise check` would. */
const holds = (text: string, name: string): boolean => {
  const read = readNetwork(text);
  const flow = read.ok ? read.network.flows.get(name) : undefined;
  if (!read.ok || flow?.expect === undefined || broken(read.network, name).length > 0) return false;
  const traced = traceFlow(read.network, flow);
  return traced.ok && checkExpectation(traced.trace, flow.expect).length === 0;
};
