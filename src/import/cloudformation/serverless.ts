/** What AWS SAM makes of a template, as far as it bears on networks: functions in a VPC. */
import { type DeclaredValue, UNRESOLVED } from '../declared/types.ts';
import type { Reading } from './reading.ts';
import { entriesIn } from './text/tree.ts';
import { mapOf, NO_SCOPE, type Properties, present } from './values.ts';

/** What a function adds to the globals: maps are joined, lists are appended, the rest is replaced. */
const joined = (global: DeclaredValue, own: DeclaredValue | undefined): DeclaredValue => {
  if (own === undefined) return global;
  if (global === UNRESOLVED || own === UNRESOLVED) return UNRESOLVED;
  if (Array.isArray(global) && Array.isArray(own)) return [...global, ...own];
  const [base, added] = [mapOf(global), mapOf(own)];
  if (base === undefined || added === undefined) return own;
  const entries = new Map(Object.entries(added));
  for (const [key, value] of Object.entries(base)) entries.set(key, joined(value, entries.get(key)));
  return Object.fromEntries(entries);
};

const FUNCTION = 'AWS::Serverless::Function';

/** The type that a resource has once SAM is done with it. */
export const samType = (type: string): string => (type === FUNCTION ? 'AWS::Lambda::Function' : type);

/** The type and properties that a resource has once SAM is done with it; others stay as they are. */
export const afterSam = (
  reading: Reading,
  type: string,
  properties: Properties,
): { readonly type: string; readonly properties: Properties } => {
  if (type !== FUNCTION) return { type, properties };
  const globals = entriesIn(entriesIn(reading.template.globals).get('Function'));
  const common = globals.get('VpcConfig');
  const own = Object.hasOwn(properties, 'VpcConfig') ? properties['VpcConfig'] : undefined;
  const config = common === undefined ? own : joined(present(reading.evaluate(common, NO_SCOPE)), own);
  const name = Object.hasOwn(properties, 'FunctionName') ? properties['FunctionName'] : undefined;
  return {
    type: samType(type),
    properties: {
      ...(name === undefined ? {} : { FunctionName: name }),
      ...(config === undefined ? {} : { VpcConfig: config }),
    },
  };
};
