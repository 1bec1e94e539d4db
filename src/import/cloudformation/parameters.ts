/** Values of a template's parameters: given, by default, or not known. */
import { UNRESOLVED } from '../declared/types.ts';
import type { Notes } from '../shared/notes.ts';
import { entriesIn, itemsIn, type Scalar, type Tree, textIn } from './text/tree.ts';
import { quoted, type Value } from './values.ts';

export const scalarIn = (tree: Tree | undefined): Scalar | undefined =>
  tree?.kind === 'scalar' ? tree.value : undefined;

/** Types whose value is in Parameter Store: what the template has is its name there. */
export const isStored = (type: string): boolean => type.startsWith('AWS::SSM::Parameter::Value');

/** Types whose value is a list, written as one text with commas. */
export const isListType = (type: string): boolean =>
  type === 'CommaDelimitedList' ||
  type.startsWith('List<') ||
  type.includes('<List<') ||
  type.includes('<CommaDelimitedList>');

const typed = (type: string, value: Scalar): Value => {
  if (value === null) return UNRESOLVED;
  if (!isListType(type)) return value;
  return String(value)
    .split(',')
    .map((item) => item.trim());
};

/** Values that a parameter may have, as texts; undefined where any is allowed. */
export const allowedBy = (parameter: ReadonlyMap<string, Tree>): readonly string[] | undefined => {
  const allowed = itemsIn(parameter.get('AllowedValues')).map(scalarIn);
  return allowed.length === 0 || allowed.includes(undefined) ? undefined : allowed.map(String);
};

/** Why a value cannot be given to a parameter; undefined where it can. */
export const refusal = (
  parameters: ReadonlyMap<string, Tree>,
  name: string,
  value: string,
): string | undefined => {
  const parameter = parameters.get(name);
  if (parameter === undefined) return `The template has no parameter ${quoted(name)}.`;
  const allowed = allowedBy(entriesIn(parameter));
  if (allowed === undefined || isListType(textIn(entriesIn(parameter).get('Type')) ?? '')) return undefined;
  if (allowed.includes(value)) return undefined;
  return `The parameter ${quoted(name)} may be ${allowed.slice(0, 10).map(quoted).join(', ')}, not ${quoted(value)}.`;
};

/** The value of a parameter. A default is what a stack has where nobody says otherwise, so it counts (fact F-CFN-04). */
export const parameterValue = (
  name: string,
  declaration: Tree,
  given: ReadonlyMap<string, string>,
  notes: Notes,
): Value => {
  const parameter = entriesIn(declaration);
  const type = textIn(parameter.get('Type')) ?? 'String';
  const value = given.get(name);
  if (value !== undefined && declaration.kind === 'map') return typed(type, value);
  const hint = `give it with --parameter ${/^\w+$/.test(name) ? name : 'NAME'}=VALUE`;
  if (declaration.kind === 'unclear') {
    notes.add(`the parameter ${quoted(name)}`, 'it stands twice in the template');
    return UNRESOLVED;
  }
  if (isStored(type)) {
    notes.add(`the parameter ${quoted(name)}`, `its value is in Parameter Store: ${hint}`);
    return UNRESOLVED;
  }
  const fallback = parameter.get('Default');
  if (fallback === undefined) {
    const [only, ...more] = allowedBy(parameter) ?? [];
    if (only !== undefined && more.length === 0) return typed(type, only);
    notes.add(`the parameter ${quoted(name)}`, `it has no default: ${hint}`);
    return UNRESOLVED;
  }
  const stated = scalarIn(fallback);
  if (stated === undefined) {
    notes.add(`the parameter ${quoted(name)}`, `its default is not clear: ${hint}`);
    return UNRESOLVED;
  }
  notes.add('parameters that have their defaults', 'others are given with --parameter NAME=VALUE', name);
  return typed(type, stated);
};
