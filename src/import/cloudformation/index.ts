/** CloudFormation templates to what they declare. Pure: text in, resources out; what a template does not tell stays unknown. */
import { lineAndColumn } from '../../evaluator/index.ts';
import { withAcceptance } from '../declared/acceptance.ts';
import { importDeclared } from '../declared/index.ts';
import type { Declared } from '../declared/types.ts';
import type { ImportResult } from '../result.ts';
import { Notes } from '../shared/notes.ts';
import type { ImportFile, ImportProblem } from '../shared/read.ts';
import { aliasesOf } from './aliases.ts';
import { declaredResources } from './declare.ts';
import { refusal } from './parameters.ts';
import { regionOf } from './regions.ts';
import { start } from './start.ts';
import { type Template, templateOf } from './template.ts';
import { readText } from './text/read.ts';
import { noteTransforms } from './transforms.ts';

export interface CloudFormationOptions {
  /** Values of parameters, by their names. */
  readonly parameters?: ReadonlyMap<string, string> | undefined;
  readonly region?: string | undefined;
  readonly account?: string | undefined;
}

const DEFAULT_REGION = 'us-east-1';
/** More problems than this say nothing new. */
const MAX_PROBLEMS = 20;

const regionFor = (template: Template, stated: string | undefined, notes: Notes): string => {
  const found = stated ?? regionOf(template);
  if (found === undefined)
    notes.add(
      'the Region',
      `the template does not tell it, and ${DEFAULT_REGION} is assumed; give it with --region`,
    );
  return found ?? DEFAULT_REGION;
};

/**
 * Reads one template, JSON or YAML, as CloudFormation would apply it with these parameters: references are names of
 * resources, functions are carried out, and what is not known before it is applied is UNRESOLVED. Never throws.
 */
export const readCloudFormation = (file: ImportFile, options: CloudFormationOptions = {}): Declared => {
  const { parameters: given = new Map(), account } = options;
  const notes = new Notes();
  const unusable = (...problems: readonly ImportProblem[]): Declared => ({
    resources: [],
    region: options.region,
    account,
    aliases: new Map(),
    problems,
    notes,
  });
  const read = readText(file);
  if (!read.ok) return unusable(...read.problems);
  const problemAt = (offset: number, message: string): ImportProblem => ({
    file: file.file,
    ...lineAndColumn(read.text, offset),
    message,
  });
  const found = templateOf(read.tree);
  if (!found.ok) return unusable(problemAt(found.offset, found.message));
  const { template } = found;
  const refusals = [...given].flatMap(([name, value]) => refusal(template.parameters, name, value) ?? []);
  if (refusals.length > 0) return unusable(...refusals.map((message) => problemAt(0, message)));

  const problems = new Map<string, ImportProblem>();
  const refuse = (offset: number, message: string): void => {
    if (problems.size < MAX_PROBLEMS && !problems.has(message))
      problems.set(message, problemAt(offset, message));
  };
  const region = regionFor(template, options.region, notes);
  noteTransforms(template.transforms, notes);
  const started = start({ template, region, account, given, notes, refuse });
  const declared = started.exhausted() ? [] : declaredResources(started, file.file);
  if (started.exhausted())
    return unusable(problemAt(0, 'Working this template out takes too many steps, so none of it is read.'));
  // CloudFormation has no resource that accepts an endpoint.
  const resources = withAcceptance(declared, region);
  const aliases = aliasesOf(started.resources.byId.values());
  return { resources, region, account, aliases, problems: [...problems.values()], notes };
};

/** Makes a scenario of one template. Never throws. */
export const importCloudFormation = (file: ImportFile, options: CloudFormationOptions = {}): ImportResult =>
  importDeclared(readCloudFormation(file, options));
