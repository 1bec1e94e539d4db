/** The import that a flag names. */
import {
  type CloudFormationOptions,
  detect,
  type ImportFile,
  type ImportResult,
  importAws,
  importCloudFormation,
  importTerraform,
  type SourceKind,
} from '../import/index.ts';
import { UnusableInput } from './errors.ts';
import type { ReadFiles } from './files.ts';

/** What an import is made from, in words. */
export const IN_WORDS: Readonly<Record<SourceKind, string>> = {
  scenario: 'a scenario',
  aws: 'output of the AWS CLI',
  cloudformation: 'a CloudFormation template',
  terraform: 'a Terraform plan or state',
};

/** The one file of a source that is one; throws where there are several. */
const onlyFile = (path: string, { files }: ReadFiles, kind: SourceKind): ImportFile => {
  const [only, ...more] = files;
  if (only === undefined || more.length > 0)
    throw new UnusableInput(`${path}: --${kind} reads one file, and here are ${files.length}.`);
  return only;
};

/** The binary form of a plan is a zip archive, with the configuration's modules in it. */
const checkBinaryPlan = (path: string, { kind, files }: ReadFiles): void => {
  if (kind === 'archive' && files.some(({ file }) => file === 'tfconfig/modules.json'))
    throw new UnusableInput(
      `${path}: this is a plan in Terraform's binary form. Make JSON of it: terraform show -json ${path} > plan.json`,
    );
};

/** Imports what stands at a path as what the flag says that it is. */
export const importAs = (
  kind: Exclude<SourceKind, 'scenario'>,
  path: string,
  read: ReadFiles,
  options: CloudFormationOptions,
): ImportResult => {
  checkBinaryPlan(path, read);
  if (kind === 'aws') return importAws(read.files);
  const file = onlyFile(path, read, kind);
  const found = detect(file);
  if (found !== kind && found !== 'unknown')
    throw new UnusableInput(`${path}: this is ${IN_WORDS[found]}. Give it with --${found}.`);
  return kind === 'cloudformation' ? importCloudFormation(file, options) : importTerraform(file);
};
