/** What a file is, by its content: names lie, and people rename things. */
import { isKind } from './aws/documents.ts';
import { COLLECTED, PLAIN } from './aws/joins.ts';
import { KEY_READERS } from './aws/keys.ts';
import type { ImportFile } from './shared/read.ts';
import { MAX_LOOK, type TopKey, topKeys } from './shared/top-keys.ts';

/** What an import can be made from. */
export type SourceKind = 'scenario' | 'cloudformation' | 'terraform' | 'aws';

/** Keys that one kind has and no other, whatever else stands beside them. */
const DECISIVE: ReadonlyMap<string, SourceKind> = new Map([
  ['AWSTemplateFormatVersion', 'cloudformation'],
  // What `aws cloudformation get-template` prints.
  ['TemplateBody', 'cloudformation'],
  ['terraform_version', 'terraform'],
  ['format_version', 'terraform'],
  ['planned_values', 'terraform'],
  ['resource_changes', 'terraform'],
]);

/** Lower-case keys of VPC Lattice's answers about one resource. */
const LATTICE_ARN = /"arn"\s*:\s*"arn:[^"]{0,40}:vpc-lattice:/;

const isAwsKey = ({ key, opens }: TopKey): boolean =>
  isKind(key) ||
  KEY_READERS.has(key) ||
  COLLECTED.has(key) ||
  PLAIN.has(key) ||
  // Answers of calls that are not read begin with a capital letter too: they are counted, by their own names.
  (/^[A-Z][A-Za-z0-9]{2,79}$/.test(key) && (opens === '[' || opens === '{'));

const byKeys = (keys: readonly TopKey[], text: string): SourceKind | undefined => {
  for (const { key, opens } of keys) {
    const decided = DECISIVE.get(key);
    if (decided !== undefined) return decided;
    // AWS's answers have lists; a template has an object, and so has a scenario.
    if (key === 'Resources' && opens === '{') return 'cloudformation';
    if (key === 'vpcs' && opens === '{') return 'scenario';
  }
  if (keys.some(isAwsKey)) return 'aws';
  return keys.some(({ key }) => key === 'arn') && LATTICE_ARN.test(text) ? 'aws' : undefined;
};

const YAML_VERSION = /^["']?AWSTemplateFormatVersion["']?[ \t]*:/m;
const YAML_RESOURCES = /^["']?Resources["']?[ \t]*:/m;
const YAML_TYPE = /\bType["']?[ \t]*:[ \t]*["']?(AWS|Custom|Alexa)::/;

const isYamlTemplate = (text: string): boolean =>
  YAML_VERSION.test(text) || (YAML_RESOURCES.test(text) && YAML_TYPE.test(text));

/**
 * Tells what a file is from its first keys, in time that does not grow with the file. `unknown`: nothing that
 * is read, or nothing that can be told.
 */
export const detect = ({ text: whole }: ImportFile): SourceKind | 'unknown' => {
  const keys = topKeys(whole);
  const text = whole.slice(0, MAX_LOOK);
  if (keys !== undefined) return byKeys(keys, text) ?? 'unknown';
  return isYamlTemplate(text) ? 'cloudformation' : 'unknown';
};
