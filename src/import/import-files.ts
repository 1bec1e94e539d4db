/** Whatever files someone gives, to a scenario: told apart by content, one source at a time. */
import { importAws } from './aws/index.ts';
import { type CloudFormationOptions, importCloudFormation } from './cloudformation/index.ts';
import { detect, type SourceKind } from './detect.ts';
import type { ImportResult } from './result.ts';
import { emptyResult, importScenario } from './scenario.ts';
import { Notes } from './shared/notes.ts';
import type { ImportFile, ImportProblem } from './shared/read.ts';
import { importTerraform } from './terraform/index.ts';

export type ImportedFiles = ImportResult & {
  /** `unknown`: nothing was read, and the problems say why. */
  readonly kind: SourceKind | 'unknown';
};

type OneFileKind = Exclude<SourceKind, 'aws'>;
const IN_WORDS: Readonly<Record<OneFileKind, string>> = {
  scenario: 'a scenario',
  cloudformation: 'a CloudFormation template',
  terraform: 'a Terraform plan or state',
};

const problemAt = ({ file }: ImportFile, message: string): ImportProblem => ({
  file,
  line: 1,
  column: 1,
  message,
});

const importOne = (file: ImportFile, kind: OneFileKind, options: CloudFormationOptions): ImportResult => {
  switch (kind) {
    case 'scenario':
      return importScenario(file);
    case 'cloudformation':
      return importCloudFormation(file, options);
    case 'terraform':
      return importTerraform(file);
  }
};

/** Whether a file claims to be JSON, by its name or its first character: what is broken in it is worth a problem. */
const claimsJson = ({ file, text }: ImportFile): boolean =>
  /\.json$/i.test(file) || /^[\s\uFEFF]*[[{]/.test(text);

/** Why no source is among the files. */
const whyNothing = (files: readonly ImportFile[]): readonly ImportProblem[] => {
  const [first, ...more] = files;
  if (first === undefined) return [problemAt({ file: '', text: '' }, 'There is no file to read.')];
  const { problems } = importAws(files.filter(claimsJson));
  if (problems.length > 0) return problems;
  if (files.every(({ text }) => text.trim() === '')) {
    return [problemAt(first, 'This file is empty: the call that should have filled it may have failed.')];
  }
  const which = more.length === 0 ? 'This file' : `Each of these ${files.length} files`;
  const kinds =
    'output of the AWS CLI, a CloudFormation template, a Terraform plan or state as JSON, or a scenario';
  return [problemAt(first, `${which} is something else than ${kinds}.`)];
};

/** Adds files that were not read to what was left out. */
const withOthers = (result: ImportResult, others: readonly ImportFile[], why: string): ImportResult => {
  if (others.length === 0) return result;
  const notes = new Notes();
  for (const { file } of others) notes.add('files', why, { origin: { file } });
  const { read, leftOut } = result.summary;
  return { ...result, summary: { read, leftOut: [...leftOut, ...notes.list()] } };
};

interface Told {
  readonly file: ImportFile;
  readonly kind: SourceKind | 'unknown';
}

/** The documents of an account. What stands beside them and is read alone is a problem; all else is counted. */
const importAccount = (told: readonly Told[]): ImportedFiles => {
  const documents = told.filter(
    ({ file, kind }) => kind === 'aws' || (kind === 'unknown' && claimsJson(file)),
  );
  const problems = told.flatMap(({ file, kind }) =>
    kind === 'aws' || kind === 'unknown'
      ? []
      : [
          problemAt(
            file,
            `This is ${IN_WORDS[kind]} beside an account's documents: it is not read. Import it alone.`,
          ),
        ],
  );
  const result = importAws(documents.map(({ file }) => file));
  const others = told.filter(({ file, kind }) => kind === 'unknown' && !claimsJson(file));
  return {
    ...withOthers(
      result,
      others.map(({ file }) => file),
      'they are not output of the AWS CLI',
    ),
    problems: [...problems, ...result.problems],
    kind: 'aws',
  };
};

/**
 * Makes a scenario of files: the documents of an account (many), or one template, plan or scenario. Where several
 * are given that are each read alone, none is chosen. Never throws.
 */
export const importFiles = (
  files: readonly ImportFile[],
  options: CloudFormationOptions = {},
): ImportedFiles => {
  const told = files.map((file) => ({ file, kind: detect(file) }));
  if (told.some(({ kind }) => kind === 'aws')) return importAccount(told);
  const alone = told.flatMap(({ file, kind }) =>
    kind === 'aws' || kind === 'unknown' ? [] : [{ file, kind }],
  );
  const [only, ...more] = alone;
  if (only === undefined) return { ...emptyResult(whyNothing(files)), kind: 'unknown' };
  if (more.length === 0) {
    const result = importOne(only.file, only.kind, options);
    return {
      ...withOthers(
        result,
        files.filter((file) => file !== only.file),
        'they are of no kind that is read',
      ),
      kind: only.kind,
    };
  }
  const problems = alone.map(({ file, kind }) =>
    problemAt(file, `This is ${IN_WORDS[kind]}, one of ${alone.length} files that are each read alone.`),
  );
  return { ...emptyResult(problems), kind: 'unknown' };
};
