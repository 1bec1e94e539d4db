/** Attributes of load balancers and target groups: a list of keys and texts in the template as in AWS's answer. */
import { isTold, listOf, type Told, textOf } from '../properties.ts';
import type { DeclaredValue } from '../types.ts';

/** The attributes on which a path depends. */
const DECIDING: ReadonlySet<string> = new Set([
  'load_balancing.cross_zone.enabled',
  'preserve_client_ip.enabled',
]);

/** The attributes; undefined where one that decides is not told, or may be one that is not told by name. */
export const attributesOf = (value: Told<DeclaredValue>): unknown[] | undefined => {
  const listed = listOf(value);
  if (listed === undefined) return [];
  if (!isTold(listed)) return undefined;
  const keys = listed.map((each) => textOf(each, 'Key'));
  const isOpen = listed.some((each, index) => {
    const key = keys[index];
    return !isTold(key) || (DECIDING.has(key) && !isTold(textOf(each, 'Value')));
  });
  if (isOpen) return undefined;
  return listed.flatMap((each, index) => {
    const Value = textOf(each, 'Value');
    return isTold(Value) ? [{ Key: keys[index], Value }] : [];
  });
};
