/** CloudFormation's functions by their names. */
import { UNRESOLVED } from '../../declared/types.ts';
import type { Reading, TemplateFunction } from '../reading.ts';
import { quoted } from '../values.ts';
import { cidr } from './cidr.ts';
import { asValue, ifElse } from './logic.ts';
import { findInMap, getAttribute, importValue, ref, zones } from './lookups.ts';
import { substitute } from './substitute.ts';
import { base64, join, length, select, split, toJsonString } from './texts.ts';

const FUNCTIONS: ReadonlyMap<string, TemplateFunction> = new Map([
  ['Ref', ref],
  ['Fn::GetAtt', getAttribute],
  ['Fn::Sub', substitute],
  ['Fn::Join', join],
  ['Fn::Split', split],
  ['Fn::Select', select],
  ['Fn::Length', length],
  ['Fn::Base64', base64],
  ['Fn::ToJsonString', toJsonString],
  ['Fn::Cidr', cidr],
  ['Fn::FindInMap', findInMap],
  ['Fn::GetAZs', zones],
  ['Fn::ImportValue', importValue],
  ['Fn::If', ifElse],
  ...['Fn::And', 'Fn::Or', 'Fn::Not', 'Fn::Equals'].map((name) => [name, asValue(name)] as const),
]);

/** The names of functions; `Fn::ForEach` and the like, which work on the map around them, are none. */
export const isFunction = (name: string): boolean => name === 'Ref' || name.startsWith('Fn::');

const unknown =
  (name: string): TemplateFunction =>
  ({ notes }: Reading) => {
    if (name === 'Fn::Transform')
      notes.add('values by `Fn::Transform`', 'what a macro or an include gives is not known');
    else if (name === 'Fn::GetStackOutput')
      notes.add('outputs of other stacks', 'they are not in this template');
    else notes.add(`values by ${quoted(name)}`, 'this function is not known');
    return UNRESOLVED;
  };

export const functionOf = (name: string): TemplateFunction => FUNCTIONS.get(name) ?? unknown(name);
