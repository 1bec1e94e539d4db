/** `hopwise diff`: two networks, and what packets notice of the difference. */
import { changesPackets, diffNetworks, diffSentences, type FlowRequest } from '../../evaluator/index.ts';
import { understandFlow } from '../../evaluator/trace/ends.ts';
import { readArguments } from '../arguments.ts';
import { UnusableInput } from '../errors.ts';
import { FLOW_FLAGS, flowOf } from '../flow-flags.ts';
import { readPath, type Source, traceSource } from '../network.ts';
import { jsonText, type Output, sentence } from '../terminal.ts';

/** A flow that makes no sense in either network is a mistake of who asks; in one of them it is a difference. */
const checkFlow = (before: Source, after: Source, flow: FlowRequest): void => {
  if (![before, after].some(({ network }) => understandFlow(network, flow).ok)) traceSource(before, flow);
};

/** Prints what differs; the exit code is 1 where a verdict or a path does. */
export const diff = (args: readonly string[], output: Output): number => {
  const { values, positionals } = readArguments(args, { ...FLOW_FLAGS, json: { type: 'boolean' } });
  const [first, second, ...more] = positionals;
  if (first === undefined || second === undefined || more.length > 0)
    throw new UnusableInput('diff needs two scenarios or folders: BEFORE and AFTER.');
  const isAsked = Object.keys(FLOW_FLAGS).some((flag) => Object.hasOwn(values, flag));
  const flow = isAsked ? flowOf(values) : undefined;
  const [before, after] = [readPath(first), readPath(second)];
  if (flow !== undefined) checkFlow(before, after, flow);
  const found = diffNetworks(before.network, after.network, flow === undefined ? undefined : [flow]);
  if (values.json === true) output.out(jsonText(found));
  else {
    for (const line of diffSentences(found)) output.out(sentence(output, line));
    const flows = found.asked === 1 ? 'flow' : 'flows';
    output.out(`${found.asked} ${flows} asked of both: ${found.changed.length} answered differently.`);
    if (found.asked === 0)
      output.out('No flow is named in both: only resources were compared. Ask one with --from and --to.');
  }
  return changesPackets(found) ? 1 : 0;
};
