/** The two networks of one Terraform plan: what there is, and what there will be. */
import { type ImportFile, importTerraform } from '../import/index.ts';
import { UnusableInput } from './errors.ts';
import { type ReadFiles, readFiles } from './files.ts';
import { importAs } from './imports.ts';
import { type ImportSource, sourceOf } from './source.ts';
import type { Output } from './terminal.ts';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const has = (value: unknown, key: string): value is object =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key);

const isPlan = (text: string): boolean => {
  const value = parsed(text);
  return has(value, 'planned_values') || has(value, 'resource_changes');
};

/** The state before a plan, which has the shape of a state's own JSON. undefined: the plan holds none. */
const priorState = (text: string): string | undefined => {
  const plan = parsed(text);
  if (!has(plan, 'prior_state')) return undefined;
  const prior: unknown = Reflect.get(plan, 'prior_state');
  return typeof prior === 'object' && prior !== null ? JSON.stringify(prior) : undefined;
};

/** Reads a plan as two networks; throws where it tells of one only. */
export const planSources = (
  path: string,
  output: Output,
): readonly [before: ImportSource, after: ImportSource] => {
  const read = readFiles(path, output);
  const [file] = read.files;
  const prior = file === undefined ? undefined : priorState(file.text);
  const after = sourceOf('terraform', path, read, importAs('terraform', path, read, {}));
  if (file === undefined || prior === undefined) {
    const what =
      file !== undefined && isPlan(file.text)
        ? 'this plan holds no state from before'
        : 'this is a state, which tells of one network only; a plan tells of two';
    throw new UnusableInput(`${path}: ${what}. Give two files: hopwise diff BEFORE AFTER.`);
  }
  const before: ImportFile = { file: file.file, text: prior };
  const first: ReadFiles = { ...read, files: [before] };
  return [sourceOf('terraform', path, first, importTerraform(before)), after];
};
