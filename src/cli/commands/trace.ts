/** `hopwise trace`: one flow through a scenario or an export. */
import { checkExpectation, fixesIn } from '../../evaluator/index.ts';
import { noMore, readArguments } from '../arguments.ts';
import { planBeyondFixes } from '../fix-text.ts';
import { FLOW_FLAGS, flowOf, verdictOf } from '../flow-flags.ts';
import { leftOutIn, summaryLines } from '../left-out.ts';
import { readSource } from '../source.ts';
import { SOURCE_FLAGS } from '../source-flags.ts';
import { jsonText, type Output, sentence } from '../terminal.ts';
import { jsonTrace } from '../trace-json.ts';
import { resolveFlow, traceSource } from '../trace-source.ts';
import { traceLines } from '../trace-text.ts';
import { show } from '../wrap.ts';

/** Prints the trace; the exit code is 1 where --expect names another verdict. */
export const trace = (args: readonly string[], output: Output): number => {
  const { values, positionals } = readArguments(args, {
    ...SOURCE_FLAGS,
    ...FLOW_FLAGS,
    expect: { type: 'string' },
    json: { type: 'boolean' },
  });
  noMore(positionals, 'trace');
  const flow = flowOf(values);
  const expected = values.expect === undefined ? undefined : verdictOf(values.expect);
  const source = readSource(values, output);
  const traced = traceSource(source, flow);
  const fixed = fixesIn(source.network, resolveFlow(source, flow));
  const shown = fixed.ok ? fixed.trace : traced;
  const plan = fixed.ok ? planBeyondFixes(shown, fixed.plan) : undefined;
  if (values.json === true) {
    // Nobody may take what was left out for what is not there.
    const leftOut = source.kind === 'import' ? { leftOut: leftOutIn(source) } : {};
    output.out(jsonText({ ...jsonTrace(shown, plan), ...leftOut }));
  } else {
    show(output, traceLines(output, shown, plan));
    if (source.kind === 'import') show(output, ['', ...summaryLines(source)]);
  }
  const differences = expected === undefined ? [] : checkExpectation(traced, expected);
  for (const difference of differences) output.err(sentence(output, difference));
  return differences.length > 0 ? 1 : 0;
};
