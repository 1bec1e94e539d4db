/** Tags of a YAML template: CloudFormation's short forms of functions, and the few of YAML that it takes. */

import { scalar, type Tree } from './tree.ts';
import { plainTree } from './yaml-scalars.ts';

const YAML_TAG = 'tag:yaml.org,2002:';
/** Tags that say what the value is anyway. */
const PLAIN_TAGS = new Set(['map', 'seq', 'int', 'float', 'bool', 'null'].map((name) => YAML_TAG + name));
/** Functions whose long form has no `Fn::` before its name. */
const BARE = new Set(['Ref', 'Condition']);

/** The long form of a tag such as `!Ref` or `!GetAtt`; undefined for a tag that is no function. */
const functionOf = (tag: string): string | undefined => {
  if (!/^![A-Za-z][\w:]*$/.test(tag)) return undefined;
  const name = tag.slice(1);
  return BARE.has(name) ? name : `Fn::${name}`;
};

/** A value under a tag, as its long form would stand there; undefined for a tag that CloudFormation does not take. */
export const taggedTree = (tag: string | undefined, value: Tree): Tree | undefined => {
  if (tag === undefined || tag === '!' || tag === `${YAML_TAG}str` || PLAIN_TAGS.has(tag)) return value;
  const name = functionOf(tag);
  return name === undefined
    ? undefined
    : { kind: 'map', offset: value.offset, entries: new Map([[name, value]]) };
};

/** A scalar before its tag is applied: what stands in quotes, or under a function's tag, is text. */
export const scalarTree = (offset: number, source: string, quoted: boolean, tag: string | undefined): Tree =>
  quoted || (tag !== undefined && !PLAIN_TAGS.has(tag)) ? scalar(offset, source) : plainTree(offset, source);
