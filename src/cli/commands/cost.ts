/** `hopwise cost`: what a flow's path, or a whole scenario, costs a month. */
import { type Cost, flowCost, scenarioCost, type Trace } from '../../evaluator/index.ts';
import { noMore, readArguments } from '../arguments.ts';
import { COST_FLAGS, usageOf } from '../cost-flags.ts';
import { costLines } from '../cost-text.ts';
import { FLOW_FLAGS, flowOf } from '../flow-flags.ts';
import { leftOutIn, summaryLines } from '../left-out.ts';
import { readSource } from '../source.ts';
import { SOURCE_FLAGS } from '../source-flags.ts';
import { jsonText, type Output, plain } from '../terminal.ts';
import { traceSource } from '../trace-source.ts';
import { verdictWord } from '../trace-text.ts';
import { show } from '../wrap.ts';

interface Answer {
  readonly cost: Cost;
  readonly path?: readonly string[];
  readonly trace?: Trace;
}

const jsonCost = ({ cost, path, trace }: Answer): object => ({
  ...(trace === undefined ? {} : { verdict: trace.verdict, path }),
  currency: cost.currency,
  hoursPerMonth: cost.hoursPerMonth,
  total: cost.total,
  complete: cost.complete,
  lines: cost.lines.map(({ resource, ...line }) => ({ resource: resource.id, ...line })),
  notes: cost.notes,
});

/** Prints the cost of the flow that the flags describe, else of everything in the scenario. */
export const cost = (args: readonly string[], output: Output): number => {
  const { values, positionals } = readArguments(args, {
    ...SOURCE_FLAGS,
    ...FLOW_FLAGS,
    ...COST_FLAGS,
    json: { type: 'boolean' },
  });
  noMore(positionals, 'cost');
  const usage = usageOf(values);
  const asked = Object.keys(FLOW_FLAGS).some((flag) => Object.hasOwn(values, flag));
  const flow = asked ? flowOf(values) : undefined;
  const source = readSource(values, output);
  const trace = flow === undefined ? undefined : traceSource(source, flow);
  const ofFlow = trace === undefined ? undefined : flowCost(source.network, trace, usage);
  const answer: Answer =
    ofFlow === undefined || trace === undefined
      ? { cost: scenarioCost(source.network, usage) }
      : { cost: ofFlow, path: ofFlow.choice.path, trace };
  // An import's total lacks what was left out of it.
  const leftOut = source.kind === 'import' ? { leftOut: leftOutIn(source) } : {};
  if (values.json === true) {
    output.out(jsonText({ ...jsonCost(answer), ...leftOut }));
  } else {
    if (answer.trace !== undefined) {
      const { from, to } = answer.trace.flow;
      output.out(`${verdictWord(output, answer.trace.verdict)}  ${plain(`${from} → ${to}`)}`);
      output.out(`${plain((answer.path ?? []).join(' → '))}\n`);
    }
    output.out(costLines(output, answer.cost).join('\n'));
    if (source.kind === 'import') show(output, ['', ...summaryLines(source)]);
  }
  return 0;
};
