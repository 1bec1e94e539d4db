/** Operations that replace a whole object or list, as those that change only what differs in it. */

import { valueAt } from '../../../evaluator/fix/patch.ts';
import { applyEdits, type PatchOperation } from '../../../evaluator/index.ts';
import { pointerStep } from '../../../evaluator/model/document.ts';

/** Deeper than this a value is replaced as a whole. */
const MOST_LEVELS = 16;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const between = (
  before: unknown,
  after: unknown,
  path: string,
  levels: number,
): readonly PatchOperation[] => {
  if (isSame(before, after)) return [];
  if (levels > 0 && Array.isArray(before) && Array.isArray(after)) {
    const added: readonly unknown[] = after.slice(before.length);
    if (isSame(before, after.slice(0, before.length))) {
      return added.map((value) => ({ op: 'add', path: `${path}/-`, value }));
    }
  }
  if (levels <= 0 || !isObject(before) || !isObject(after)) return [{ op: 'replace', path, value: after }];
  const at = (key: string): string => `${path}/${pointerStep(key)}`;
  return [
    ...Object.keys(before)
      .filter((key) => !Object.hasOwn(after, key))
      .map((key): PatchOperation => ({ op: 'remove', path: at(key) })),
    ...Object.entries(after).flatMap(([key, value]): readonly PatchOperation[] =>
      Object.hasOwn(before, key)
        ? between(before[key], value, at(key), levels - 1)
        : [{ op: 'add', path: at(key), value }],
    ),
  ];
};

/** The same operations, finer; undefined where one of them is impossible. */
export const refined = (
  root: unknown,
  operations: readonly PatchOperation[],
): readonly PatchOperation[] | undefined => {
  const finer: PatchOperation[] = [];
  let value = root;
  for (const operation of operations) {
    const done = applyEdits(value, [operation]);
    if (!done.ok) return undefined;
    const parent = valueAt(value, operation.path.slice(0, operation.path.lastIndexOf('/')));
    const before = valueAt(value, operation.path);
    const overwrites = operation.op === 'replace' || (operation.op === 'add' && isObject(parent));
    if (operation.op !== 'remove' && overwrites && before !== undefined) {
      finer.push(...between(before, operation.value, operation.path, MOST_LEVELS));
    } else finer.push(operation);
    value = done.value;
  }
  return finer;
};
