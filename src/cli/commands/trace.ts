/** `hopwise trace`: one flow through a scenario or an export. */
import { checkExpectation, fixesIn } from '../../evaluator/index.ts';
import { noMore, readArguments } from '../arguments.ts';
import { planBeyondFixes } from '../fix-text.ts';
import { FLOW_FLAGS, flowOf, SOURCE_FLAGS, verdictOf } from '../flow-flags.ts';
import { readSource, traceSource } from '../network.ts';
import { jsonText, type Output, sentence } from '../terminal.ts';
import { jsonTrace } from '../trace-json.ts';
import { summaryLines, traceLines } from '../trace-text.ts';

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
  const source = readSource(values);
  const traced = traceSource(source, flow);
  const fixed = fixesIn(source.network, flow);
  const shown = fixed.ok ? fixed.trace : traced;
  const plan = fixed.ok ? planBeyondFixes(shown, fixed.plan) : undefined;
  if (values.json === true) output.out(jsonText(jsonTrace(shown, plan)));
  else {
    output.out(traceLines(output, shown, plan).join('\n'));
    if (source.kind === 'import') output.out(`\n${summaryLines(source.summary).join('\n')}`);
  }
  const differences = expected === undefined ? [] : checkExpectation(traced, expected);
  for (const difference of differences) output.err(sentence(output, difference));
  return differences.length > 0 ? 1 : 0;
};
