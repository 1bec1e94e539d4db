/** `hopwise diff`: two networks, and what packets notice of the difference. */
import { changesPackets, diffNetworks, diffSentences, type FlowRequest } from '../../evaluator/index.ts';
import { understandFlow } from '../../evaluator/trace/ends.ts';
import { readArguments } from '../arguments.ts';
import { UnusableInput } from '../errors.ts';
import { FLOW_FLAGS, flowOf } from '../flow-flags.ts';
import { warnLeftOut } from '../left-out.ts';
import { readPath, type Source } from '../source.ts';
import { SOURCE_FLAGS, type SourceFlags } from '../source-flags.ts';
import { jsonText, type Output, sentence } from '../terminal.ts';
import { planSources } from '../terraform-plan.ts';
import { resolveFlow, traceSource } from '../trace-source.ts';
import { show } from '../wrap.ts';

/** A flow that makes no sense in either network is a mistake of who asks; in one of them it is a difference. */
const checkFlow = (before: Source, after: Source, flow: FlowRequest): void => {
  if (![before, after].some((source) => understandFlow(source.network, resolveFlow(source, flow)).ok))
    traceSource(before, flow);
};

/** A name that only one of the two knows by another name is read as that one does. */
const flowInBoth = (before: Source, after: Source, flow: FlowRequest): FlowRequest => {
  const first = resolveFlow(before, flow);
  const second = resolveFlow(after, flow);
  return {
    ...flow,
    from: first.from === flow.from ? second.from : first.from,
    to: first.to === flow.to ? second.to : first.to,
  };
};

const BOTH =
  'diff needs two scenarios or folders (or templates, or plans), BEFORE and AFTER; or --terraform PLAN alone.';

/** The two networks: at two paths, or of one Terraform plan. */
const readBoth = (
  flags: SourceFlags,
  paths: readonly string[],
  output: Output,
): readonly [before: Source, after: Source] => {
  const { scenario, aws, cloudformation, terraform } = flags;
  const other = scenario ?? aws ?? cloudformation;
  if (other !== undefined) throw new UnusableInput(BOTH);
  if (terraform !== undefined && paths.length === 0) return planSources(terraform, output);
  const [first, second, ...more] = paths;
  if (terraform !== undefined || first === undefined || second === undefined || more.length > 0)
    throw new UnusableInput(BOTH);
  return [readPath(first, flags, output), readPath(second, flags, output)];
};

/** Prints what differs; the exit code is 1 where a verdict or a path does. */
export const diff = (args: readonly string[], output: Output): number => {
  const { values, positionals } = readArguments(args, {
    ...SOURCE_FLAGS,
    ...FLOW_FLAGS,
    json: { type: 'boolean' },
  });
  const isAsked = Object.keys(FLOW_FLAGS).some((flag) => Object.hasOwn(values, flag));
  const flow = isAsked ? flowOf(values) : undefined;
  const [before, after] = readBoth(values, positionals, output);
  if (flow !== undefined) checkFlow(before, after, flow);
  const flows = flow === undefined ? undefined : [flowInBoth(before, after, flow)];
  const found = diffNetworks(before.network, after.network, flows);
  if (values.json === true) output.out(jsonText(found));
  else {
    const lines = diffSentences(found).map((line) => sentence(output, line));
    if (lines.length > 0) show(output, lines);
    const word = found.asked === 1 ? 'flow' : 'flows';
    output.out(`${found.asked} ${word} asked of both: ${found.changed.length} answered differently.`);
    if (found.asked === 0)
      output.out('No flow is named in both: only resources were compared. Ask one with --from and --to.');
  }
  warnLeftOut(output, before, after);
  return changesPackets(found) ? 1 : 0;
};
