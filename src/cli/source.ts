/** The network that a command works on: from a scenario's file, from an export of real accounts, or from a template. */
import { join } from 'node:path';
import {
  buildNetwork,
  type Known,
  lineAndColumn,
  type Network,
  type Problem,
  readNetwork,
  type Scenario,
  type ScenarioDocument,
} from '../evaluator/index.ts';
import { detect, type ImportResult, type ImportSummary, type SourceKind } from '../import/index.ts';
import { UnusableInput } from './errors.ts';
import { isFolder, type ReadFiles, readFiles, readText } from './files.ts';
import { importAs } from './imports.ts';
import { checkTemplateFlags, type SourceFlags, sourceAsked, templateOptions } from './source-flags.ts';
import type { Output } from './terminal.ts';

interface ScenarioSource {
  readonly kind: 'scenario';
  readonly file: string;
  readonly scenario: Scenario;
  readonly network: Network;
  readonly document: ScenarioDocument;
}
export interface ImportSource {
  readonly kind: 'import';
  /** What it was made from. */
  readonly from: Exclude<SourceKind, 'scenario'>;
  /** The path that was given, and what stands there. */
  readonly file: string;
  readonly holds: ReadFiles['kind'];
  readonly scenario: Scenario;
  readonly network: Network;
  readonly summary: ImportSummary;
  readonly known: Known;
}
/** A network with what it was made from. */
export type Source = ScenarioSource | ImportSource;

/** A problem of a text as compilers print it: file, line and column, both from 1. */
export const problemLine = (file: string, text: string, problem: Problem): string => {
  const { line, column } = lineAndColumn(text, problem.range?.offset ?? 0);
  return `${file}:${line}:${column}: ${problem.message}`;
};

/** The longest scenario in a file: what `import` prints of a large account is read again. An editor holds less. */
export const MAX_SCENARIO_LENGTH = 64 * 1024 * 1024;
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const MAX_SCENARIO_BYTES = MAX_SCENARIO_LENGTH * 3;

/** Reads a scenario; throws with every problem in it. */
export const readScenario = (file: string): ScenarioSource => {
  const text = readText(file, MAX_SCENARIO_BYTES);
  const result = readNetwork(text, MAX_SCENARIO_LENGTH);
  if (!result.ok)
    throw new UnusableInput(...result.problems.map((problem) => problemLine(file, text, problem)));
  const { scenario, network, document } = result;
  return { kind: 'scenario', file, scenario, network, document };
};

/** Where a file of an import stands, as it is printed. */
export const printedPath = ({ file, holds }: Pick<ImportSource, 'file' | 'holds'>, inner: string): string => {
  if (holds === 'file') return file;
  return holds === 'folder' ? join(file, inner) : `${file}/${inner}`;
};

const NOTHING: Readonly<Record<ImportSource['from'], string>> = {
  aws: 'Put the output of `aws ec2 describe-vpcs` and the like here.',
  cloudformation: 'A template declares one as `AWS::EC2::VPC`.',
  terraform: 'A plan or state holds one as `aws_vpc`.',
};

const emptySentence = (from: ImportSource['from'], { files }: ReadFiles): string => {
  const here =
    from === 'aws'
      ? `these ${files.length} JSON files`
      : from === 'terraform'
        ? 'this plan or state'
        : 'this template';
  return `no VPC is in ${here}. ${NOTHING[from]}`;
};

/** The network of an import; throws where a file is broken or no network is in it. */
export const sourceOf = (
  from: ImportSource['from'],
  file: string,
  read: ReadFiles,
  result: ImportResult,
): ImportSource => {
  const { scenario, problems, summary, aliases, tags } = result;
  const place = { file, holds: read.kind };
  if (problems.length > 0)
    throw new UnusableInput(
      ...problems.map(
        (each) => `${printedPath(place, each.file)}:${each.line}:${each.column}: ${each.message}`,
      ),
    );
  if (Object.keys(scenario.vpcs).length === 0)
    throw new UnusableInput(`${file}: ${emptySentence(from, read)}`);
  const built = buildNetwork(scenario);
  if (!built.ok)
    throw new UnusableInput(
      ...built.problems.map(({ message, pointer }) => `${file}: ${message} (${pointer})`),
    );
  const leftOut = [...summary.leftOut, ...read.skipped];
  return {
    kind: 'import',
    from,
    ...place,
    scenario,
    network: built.network,
    summary: { ...summary, leftOut },
    known: { aliases, tags },
  };
};

/** Reads whichever source the flags name; exactly one must be. */
export const readSource = (flags: SourceFlags, output: Output): Source => {
  const { kind, path } = sourceAsked(flags);
  checkTemplateFlags(flags, kind === 'cloudformation');
  const options = templateOptions(flags, output);
  if (kind === 'scenario') return readScenario(path);
  if (kind !== 'aws' && isFolder(path))
    throw new UnusableInput(`${path}: this is a folder, and --${kind} reads a file.`);
  const read = readFiles(path, output);
  output.progress?.(`Importing ${path}`);
  return sourceOf(kind, path, read, importAs(kind, path, read, options));
};

/** What the one file of an archive is, or a folder's many: only the documents of an export come in numbers. */
const kindOf = ({ kind, files }: ReadFiles): SourceKind | 'unknown' => {
  const [only, ...more] = files;
  const told = only === undefined || more.length > 0 ? 'aws' : detect(only);
  if (kind === 'file') return told;
  return told === 'cloudformation' || told === 'terraform' ? told : 'aws';
};

/**
 * Reads a path, whatever stands there: a folder or archive is an export, a file is told by its content, and one that
 * nothing tells is taken for a scenario, so that its mistakes are named.
 */
export const readPath = (path: string, flags: SourceFlags, output: Output): Source => {
  const options = templateOptions(flags, output);
  const read = readFiles(path, output);
  const kind = read.kind === 'folder' ? 'aws' : kindOf(read);
  if (kind === 'scenario' || kind === 'unknown') return readScenario(path);
  output.progress?.(`Importing ${path}`);
  return sourceOf(kind, path, read, importAs(kind, path, read, options));
};
