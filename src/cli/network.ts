/** The network that a command works on: from a scenario's file, or from an export of real accounts. */
import { join } from 'node:path';
import {
  buildNetwork,
  type FlowRequest,
  lineAndColumn,
  MAX_TEXT_LENGTH,
  type Network,
  type Problem,
  readNetwork,
  type Scenario,
  type ScenarioDocument,
  type Trace,
  traceFlow,
} from '../evaluator/index.ts';
import { type ImportSummary, importAws } from '../import/index.ts';
import { UnusableInput } from './errors.ts';
import { isFolder, readFolder, readText } from './folder.ts';
import { leftOutLines } from './trace-text.ts';

/** A network with what it was made from. */
export type Source =
  | {
      readonly kind: 'scenario';
      readonly file: string;
      readonly scenario: Scenario;
      readonly network: Network;
      readonly document: ScenarioDocument;
    }
  | {
      readonly kind: 'import';
      readonly scenario: Scenario;
      readonly network: Network;
      readonly summary: ImportSummary;
    };

/** A problem of a text as compilers print it: file, line and column, both from 1. */
export const problemLine = (file: string, text: string, problem: Problem): string => {
  const { line, column } = lineAndColumn(text, problem.range?.offset ?? 0);
  return `${file}:${line}:${column}: ${problem.message}`;
};

/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const MAX_SCENARIO_BYTES = MAX_TEXT_LENGTH * 3;

/** Reads a scenario; throws with every problem in it. */
export const readScenario = (file: string): Extract<Source, { kind: 'scenario' }> => {
  const text = readText(file, MAX_SCENARIO_BYTES);
  const result = readNetwork(text);
  if (!result.ok)
    throw new UnusableInput(...result.problems.map((problem) => problemLine(file, text, problem)));
  const { scenario, network, document } = result;
  return { kind: 'scenario', file, scenario, network, document };
};

/** Reads an export; throws where a file is broken or nothing in it is AWS's. */
export const readAws = (folder: string): Extract<Source, { kind: 'import' }> => {
  const files = readFolder(folder);
  const { scenario, problems, summary } = importAws(files);
  if (problems.length > 0) {
    const path = (file: string): string => (file === folder ? file : join(folder, file));
    throw new UnusableInput(
      ...problems.map((each) => `${path(each.file)}:${each.line}:${each.column}: ${each.message}`),
    );
  }
  if (Object.keys(scenario.vpcs).length === 0) {
    throw new UnusableInput(
      `${folder}: no VPC is in these ${files.length} JSON files. Put the output of \`aws ec2 describe-vpcs\` and the like here.`,
    );
  }
  const built = buildNetwork(scenario);
  if (!built.ok)
    throw new UnusableInput(
      ...built.problems.map((problem) => `${folder}: ${problem.message} (${problem.pointer})`),
    );
  return { kind: 'import', scenario, network: built.network, summary };
};

/** Reads whichever source the flags name; exactly one must be. */
export const readSource = (flags: {
  readonly scenario?: string | undefined;
  readonly aws?: string | undefined;
}): Source => {
  if (flags.scenario !== undefined && flags.aws !== undefined)
    throw new UnusableInput('Give --scenario or --aws, not both.');
  if (flags.scenario !== undefined) return readScenario(flags.scenario);
  if (flags.aws !== undefined) return readAws(flags.aws);
  throw new UnusableInput('Say what to read: --scenario FILE, or --aws DIR.');
};

/** Reads a path: a folder is an export, anything else a scenario. */
export const readPath = (path: string): Source => (isFolder(path) ? readAws(path) : readScenario(path));

/** Traces a flow that the flags describe. A name that is not there may be among what an import left out. */
export const traceSource = (source: Source, flow: FlowRequest): Trace => {
  const result = traceFlow(source.network, flow);
  if (result.ok) return result.trace;
  const hints = source.kind === 'import' ? leftOutLines(source.summary) : [];
  throw new UnusableInput(`--${result.problem.pointer.slice(1)}: ${result.problem.message}`, ...hints);
};
