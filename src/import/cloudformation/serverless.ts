/** What AWS SAM makes of a template, as far as it bears on networks: functions in a VPC. */
import { type DeclaredValue, UNRESOLVED } from '../declared/types.ts';
import type { Reading } from './reading.ts';
import { entriesIn, type Tree } from './text/tree.ts';
import { ABSENT, mapOf, type Properties, present, type Scope, type Value } from './values.ts';

/** What a function adds to the globals: maps are joined, lists are appended, the rest is replaced. */
const joined = (global: Value, own: Value): Value => {
  if (own === ABSENT) return global;
  if (global === ABSENT) return own;
  if (global === UNRESOLVED || own === UNRESOLVED) return UNRESOLVED;
  if (Array.isArray(global) && Array.isArray(own)) return [...global, ...own];
  const [base, added] = [mapOf(global), mapOf(own)];
  if (base === undefined || added === undefined) return own;
  const entries = new Map<string, DeclaredValue>(Object.entries(base));
  for (const [key, value] of Object.entries(added))
    entries.set(key, present(joined(entries.get(key) ?? ABSENT, value)));
  return Object.fromEntries(entries);
};

const FUNCTION = 'AWS::Serverless::Function';

/** Whether AWS SAM makes other resources of a resource: then nothing of it can be told from how it is written. */
export const isSam = (type: string): boolean => type.startsWith('AWS::Serverless::');

/** The type that a resource has once SAM is done with it. */
export const samType = (type: string): string => (type === FUNCTION ? 'AWS::Lambda::Function' : type);

/** The properties that a resource of SAM has in the end, as far as they bear on networks. */
export const samProperties = (
  reading: Reading,
  type: string,
  stated: Tree | undefined,
  scope: Scope,
): Properties => {
  if (type !== FUNCTION) return {};
  const own = entriesIn(stated);
  const globals = entriesIn(entriesIn(reading.template.globals).get('Function'));
  const evaluate = (tree: Tree | undefined): Value =>
    tree === undefined ? ABSENT : reading.evaluate(tree, scope);
  const name = evaluate(own.get('FunctionName'));
  const config = joined(evaluate(globals.get('VpcConfig')), evaluate(own.get('VpcConfig')));
  return {
    ...(name === ABSENT ? {} : { FunctionName: name }),
    ...(config === ABSENT ? {} : { VpcConfig: config }),
  };
};
