/** One file of Terraform or OpenTofu: what it is, and what people take for it by mistake. */
import { lineAndColumn } from '../../evaluator/index.ts';
import { at, hasList, numberAt, textAt } from '../shared/json.ts';
import { type ImportFile, type ImportProblem, MAX_IMPORT_LENGTH, readJson } from '../shared/read.ts';

/** What a file is. */
type DocumentKind = 'plan' | 'state' | 'stored-state';

export type DocumentResult =
  | { readonly kind: DocumentKind; readonly document: unknown }
  | { readonly kind: 'problem'; readonly problem: ImportProblem };

const HOW = 'Make the file with `terraform show -json PLAN > plan.json` (or `tofu show -json`).';

const isPlan = (value: unknown): boolean =>
  at(value, 'planned_values') !== undefined || hasList(value, 'resource_changes');

const isState = (value: unknown): boolean =>
  at(value, 'values') !== undefined ||
  // An empty state is shown as nothing but the version of its format.
  (textAt(value, 'format_version') !== undefined && at(value, 'configuration') === undefined);

const kindOf = (value: unknown): DocumentKind | undefined => {
  if (isPlan(value)) return 'plan';
  if (numberAt(value, 'version') === 4 && hasList(value, 'resources')) return 'stored-state';
  if (at(value, 'provider_schemas') !== undefined) return undefined;
  return isState(value) ? 'state' : undefined;
};

/** What is wrong with JSON that is neither a plan nor a state. */
const strangeJson = (value: unknown): string => {
  if (textAt(value, '@level') !== undefined || textAt(value, '@message') !== undefined)
    return `This is what \`terraform plan -json\` prints while it works, not the plan. ${HOW}`;
  if (numberAt(value, 'version') !== undefined && at(value, 'terraform_version') !== undefined)
    return `This is a state in a form that Terraform no longer writes. ${HOW}`;
  if (at(value, 'provider_schemas') !== undefined)
    return `These are the schemas of providers, not a plan or a state. ${HOW}`;
  return `This is JSON, but neither a plan nor a state of Terraform. ${HOW}`;
};

/** A log of JSON lines, as `terraform plan -json` prints it, by its first line. */
const isLog = (text: string): boolean => {
  const end = text.indexOf('\n');
  const line = text.slice(0, end < 0 ? 100 : Math.min(end, 100));
  return /^\s*\{"@level"/.test(line);
};

const HCL =
  /^\s*(?:#|\/\/|\/\*|(?:resource|data|module|provider|terraform|variable|output|locals|moved|import)\b[^\n]*\{)/;

/** What is wrong with a text that is no JSON at all; undefined where it looks like broken JSON. */
const strangeText = (text: string): string | undefined => {
  const start = text.slice(0, 4096);
  if (start.startsWith('PK\u0003\u0004'))
    return `This is a plan in Terraform's own form, which only Terraform reads. ${HOW}`;
  if (start.includes('\u0000'))
    return 'This file is not in UTF-8: PowerShell writes UTF-16 when it redirects output. Save it as UTF-8.';
  if (isLog(text)) return `This is what \`terraform plan -json\` prints while it works, not the plan. ${HOW}`;
  if (HCL.test(start))
    return `These are Terraform's source files. What they make is only known from a plan. ${HOW}`;
  if (/^\s*(?:Terraform|OpenTofu|#|\S+:\s*Refreshing|data\.)/.test(start))
    return `This is what \`terraform plan\` prints for people. ${HOW}`;
  return undefined;
};

/** Reads one file. */
export const readDocument = (file: ImportFile): DocumentResult => {
  const problem = (message: string, offset = 0): DocumentResult => ({
    kind: 'problem',
    problem: { file: file.file, ...lineAndColumn(file.text, offset), message },
  });
  if (file.text.length > MAX_IMPORT_LENGTH) return problem('The file is larger than 200 MB.');
  const strange = strangeText(file.text);
  if (strange !== undefined) return problem(strange);
  const result = readJson(file);
  if (result.kind === 'problem') return result;
  if (result.kind !== 'json') return problem(`The file is empty. ${HOW}`);
  const kind = kindOf(result.value);
  return kind === undefined ? problem(strangeJson(result.value)) : { kind, document: result.value };
};
