/** What a template leaves to whoever deploys it: its parameters, the Region and the account. */
import type { ImportFile } from '../shared/read.ts';
import { allowedBy, isListType, isStored, scalarIn } from './parameters.ts';
import { regionOf } from './regions.ts';
import { templateOf } from './template.ts';
import { readText } from './text/read.ts';
import { entriesIn, type Tree, textIn } from './text/tree.ts';

/** A parameter of a template, as somebody may fill it in. */
export interface TemplateParameter {
  readonly name: string;
  /** In AWS's words, such as `String` or `List<AWS::EC2::Subnet::Id>`. */
  readonly type: string;
  /** What it has where nobody says otherwise; undefined where that is not known. */
  readonly value: string | undefined;
  /** The only values that it may have; undefined where any will do. */
  readonly allowed: readonly string[] | undefined;
  readonly isList: boolean;
  /** The name in Parameter Store under which its value stands. */
  readonly storedAt: string | undefined;
  readonly description: string | undefined;
}

export interface TemplateInputs {
  readonly parameters: readonly TemplateParameter[];
  /** The Region that the template's own zones tell; undefined where none is told. */
  readonly region: string | undefined;
  /** Whether the template asks in which account it is deployed. */
  readonly usesAccount: boolean;
}

/** CloudFormation allows no more, and descriptions no longer than four thousand characters. */
const MAX_PARAMETERS = 200;
const MAX_TEXT = 1000;
const MAX_ALLOWED = 200;

const NAME = /^[A-Za-z0-9]{1,255}$/;

const parameterOf = ([name, tree]: readonly [string, Tree]): readonly TemplateParameter[] => {
  if (tree.kind !== 'map' || !NAME.test(name)) return [];
  const entries = entriesIn(tree);
  const type = textIn(entries.get('Type')) ?? 'String';
  const isList = isListType(type);
  const stated = scalarIn(entries.get('Default'));
  const text = stated === undefined || stated === null ? undefined : String(stated);
  const allowed = isList ? undefined : allowedBy(entries)?.slice(0, MAX_ALLOWED);
  const only = entries.has('Default') || allowed?.length !== 1 ? undefined : allowed[0];
  return [
    {
      name,
      type: type.slice(0, MAX_TEXT),
      value: isStored(type) ? undefined : (text ?? only),
      allowed,
      isList,
      storedAt: isStored(type) ? (text ?? '') : undefined,
      description: textIn(entries.get('Description'))?.slice(0, MAX_TEXT),
    },
  ];
};

/**
 * Says what a CloudFormation template can be given with `CloudFormationOptions`. undefined: the text is no template.
 * Never throws.
 */
export const templateInputs = (file: ImportFile): TemplateInputs | undefined => {
  const read = readText(file);
  const found = read.ok ? templateOf(read.tree) : undefined;
  if (found?.ok !== true) return undefined;
  const { template } = found;
  return {
    parameters: [...template.parameters].slice(0, MAX_PARAMETERS).flatMap(parameterOf),
    region: regionOf(template),
    usesAccount: file.text.includes('AWS::AccountId'),
  };
};
