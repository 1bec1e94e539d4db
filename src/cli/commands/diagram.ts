/** `hopwise diagram`: the Mermaid text of a network, and of a flow through it. */
import { mermaidText } from '../../diagram/index.ts';
import { noMore, readArguments } from '../arguments.ts';
import { FLOW_FLAGS, flowOf } from '../flow-flags.ts';
import { warnLeftOut } from '../left-out.ts';
import { readSource } from '../source.ts';
import { SOURCE_FLAGS } from '../source-flags.ts';
import { type Output, plainLines } from '../terminal.ts';
import { traceSource } from '../trace-source.ts';

/** Prints the diagram. Without --from and --to no path is marked in it. */
export const diagram = (args: readonly string[], output: Output): number => {
  const { values, positionals } = readArguments(args, { ...SOURCE_FLAGS, ...FLOW_FLAGS });
  noMore(positionals, 'diagram');
  const asked = Object.keys(FLOW_FLAGS).some((flag) => Object.hasOwn(values, flag));
  const flow = asked ? flowOf(values) : undefined;
  const source = readSource(values, output);
  const traced = flow === undefined ? undefined : traceSource(source, flow);
  output.out(plainLines(mermaidText(source.network, traced)));
  warnLeftOut(output, source);
  return 0;
};
