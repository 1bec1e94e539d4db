/** `hopwise check`: every flow of scenarios that says what it expects, or a policy file over any network. */

import { detect } from '../../import/index.ts';
import { noMore, readArguments } from '../arguments.ts';
import type { CheckCase, CheckReport, UnusableFile } from '../check/cases.ts';
import { checkFlows } from '../check/flows.ts';
import { jsonReport } from '../check/json.ts';
import { junitReport } from '../check/junit.ts';
import { checkPolicy, type PolicyFile, PolicyMistake, readPolicy } from '../check/policy.ts';
import { sarifReport } from '../check/sarif.ts';
import { caseLines, countLine, leftOutOf } from '../check/text.ts';
import { UnusableInput } from '../errors.ts';
import { readFiles } from '../files.ts';
import { IN_WORDS } from '../imports.ts';
import { formatOf, writeReport } from '../reports.ts';
import { readPath, readSource } from '../source.ts';
import { SOURCE_FLAGS, type SourceFlags, sourceNamed } from '../source-flags.ts';
import { jsonText, type Output } from '../terminal.ts';
import { show } from '../wrap.ts';

const FORMATS = ['text', 'json', 'junit', 'sarif'] as const;

/** Runs what may throw for each of the files, so that one that cannot be used does not hide the others. */
const forEach = (files: readonly string[], check: (file: string) => void): readonly UnusableFile[] =>
  files.flatMap((file): readonly UnusableFile[] => {
    try {
      check(file);
      return [];
    } catch (error) {
      if (!(error instanceof UnusableInput)) throw error;
      // A mistake of the policy file is not the network's.
      return [{ file: error instanceof PolicyMistake ? error.file : file, lines: error.lines }];
    }
  });

type Found = (each: CheckCase) => void;

/** Only a scenario says itself what it expects. */
const checkOwnFlows = (file: string, output: Output, found: Found): void => {
  const { kind, files } = readFiles(file, output);
  const [only] = files;
  const other = kind !== 'file' || only === undefined ? 'aws' : detect(only);
  if (other !== 'scenario' && other !== 'unknown')
    throw new UnusableInput(
      `${file}: this is ${kind === 'file' ? IN_WORDS[other] : 'an export'}, which expects nothing. Give a policy file with --policy.`,
    );
  checkFlows(file, found);
};

/** The scenarios to check: --scenario is one more. */
const scenariosIn = (flags: SourceFlags, paths: readonly string[]): readonly string[] => {
  const named = sourceNamed(flags);
  if (named !== undefined && named.kind !== 'scenario')
    throw new UnusableInput(`--${named.kind} expects nothing by itself. Give a policy file with --policy.`);
  const files = named === undefined ? paths : [named.path, ...paths];
  if (files.length === 0) throw new UnusableInput('check needs one scenario file or more.');
  return files;
};

const checkWithPolicy = (
  policyFile: string,
  paths: readonly string[],
  flags: SourceFlags,
  output: Output,
  found: Found,
): readonly UnusableFile[] => {
  const named = sourceNamed(flags);
  if (named === undefined && paths.length === 0)
    throw new UnusableInput(
      'Say what the policy file is about: --aws DIR, --terraform FILE, --cloudformation FILE or --scenario FILE.',
    );
  if (named !== undefined) noMore(paths, 'check');
  const read: PolicyFile[] = [];
  // A report is written all the same: without one, CI shows nothing.
  const broken = forEach([policyFile], (file) => read.push(readPolicy(file)));
  const [policy] = read;
  if (policy === undefined) return broken;
  if (named !== undefined) {
    return forEach([named.path], () => checkPolicy(policy, readSource(flags, output), output, found));
  }
  return forEach(paths, (path) => checkPolicy(policy, readPath(path, flags, output), output, found));
};

const printed = (format: Exclude<(typeof FORMATS)[number], 'text'>, report: CheckReport): string => {
  switch (format) {
    case 'json':
      return jsonText(jsonReport(report));
    case 'junit':
      return junitReport(report).trimEnd();
    case 'sarif':
      return jsonText(sarifReport(report));
  }
};

/**
 * Prints what differs. 0: everything holds; 1: something differs or is undetermined; 2: a file cannot be used (the
 * others are checked).
 */
export const check = (args: readonly string[], output: Output): number => {
  const { values, positionals } = readArguments(args, {
    ...SOURCE_FLAGS,
    policy: { type: 'string' },
    format: { type: 'string' },
    json: { type: 'boolean' },
    junit: { type: 'string' },
    sarif: { type: 'string' },
  });
  const format = formatOf(FORMATS, values);
  const what = values.policy === undefined ? 'flows' : 'expectations';
  const cases: CheckCase[] = [];
  const found: Found = (each) => {
    cases.push(each);
    const lines = format === 'text' ? caseLines(output, what, each) : [];
    if (lines.length > 0) show(output, lines);
  };
  const unusable =
    values.policy === undefined
      ? forEach(scenariosIn(values, positionals), (file) => checkOwnFlows(file, output, found))
      : checkWithPolicy(values.policy, positionals, values, output, found);
  const report: CheckReport = { what, cases, unusable };
  if (format !== 'text') {
    output.out(printed(format, report));
    for (const line of leftOutOf(report)) output.err(line);
  } else if (cases.length > 0 || unusable.length === 0)
    show(output, [countLine(report), ...leftOutOf(report)]);
  writeReport(values.junit, () => junitReport(report));
  writeReport(values.sarif, () => `${jsonText(sarifReport(report))}\n`);
  if (unusable.length > 0) throw new UnusableInput(...unusable.flatMap(({ lines }) => lines));
  return cases.every(({ outcome }) => outcome === 'held' || outcome === 'skipped') ? 0 : 1;
};
