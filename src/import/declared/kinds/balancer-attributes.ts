/** Attributes of load balancers and target groups: a list of keys and texts in the template as in AWS's answer. */
import { isTold, listOf, type Told, textOf } from '../properties.ts';
import type { DeclaredValue } from '../types.ts';

/** The attributes; undefined where one of them is not told, since it may be any of those that are read. */
export const attributesOf = (value: Told<DeclaredValue>): unknown[] | undefined => {
  const listed = listOf(value);
  if (listed === undefined) return [];
  if (!isTold(listed)) return undefined;
  const attributes = listed.flatMap((each) => {
    const Key = textOf(each, 'Key');
    const Value = textOf(each, 'Value');
    return isTold(Key) && isTold(Value) ? [{ Key, Value }] : [];
  });
  return attributes.length === listed.length ? attributes : undefined;
};
