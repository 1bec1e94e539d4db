/**
 * Applies edits (RFC 6902: add, replace, remove) to plain data. What is given is never changed: the
 * way to each edit is copied, the rest is shared.
 */
import { MAX_DEPTH } from '../model/document.ts';
import type { PatchOperation } from '../trace/types.ts';

/** The edited data, or why an edit is impossible. */
export type PatchResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

/** The steps of a JSON Pointer (RFC 6901); undefined where it is none. The empty pointer is the whole. */
export const stepsOf = (pointer: string): readonly string[] | undefined => {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands at a pointer; undefined where nothing does. Inherited properties are nothing. */
export const valueAt = (root: unknown, pointer: string): unknown => {
  let value = root;
  for (const step of stepsOf(pointer) ?? ['']) {
    if (Array.isArray(value)) value = /^(0|[1-9]\d*)$/.test(step) ? value[Number(step)] : undefined;
    else value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
};

const failed = (message: string): PatchResult => ({ ok: false, message });

const indexIn = (list: readonly unknown[], step: string, adding: boolean): number | undefined => {
  if (adding && step === '-') return list.length;
  if (!/^(0|[1-9]\d{0,8})$/.test(step)) return undefined;
  const index = Number(step);
  return index < list.length || (adding && index === list.length) ? index : undefined;
};

const editList = (list: readonly unknown[], step: string, edit: PatchOperation): PatchResult => {
  const index = indexIn(list, step, edit.op === 'add');
  if (index === undefined) return failed(`\`${edit.path}\` is no place in its list.`);
  const value = [...list];
  if (edit.op === 'remove') value.splice(index, 1);
  else value.splice(index, edit.op === 'add' ? 0 : 1, edit.value);
  return { ok: true, value };
};

const editObject = (
  object: Readonly<Record<string, unknown>>,
  step: string,
  edit: PatchOperation,
): PatchResult => {
  if (edit.op !== 'add' && !Object.hasOwn(object, step)) return failed(`\`${edit.path}\` does not exist.`);
  if (edit.op === 'remove') {
    return { ok: true, value: Object.fromEntries(Object.entries(object).filter(([key]) => key !== step)) };
  }
  // A computed key in a literal makes a property of its own, whatever its name.
  return { ok: true, value: { ...object, [step]: edit.value } };
};

const applyOne = (root: unknown, edit: PatchOperation): PatchResult => {
  const steps = stepsOf(edit.path);
  if (steps === undefined) return failed(`\`${edit.path}\` is not a JSON Pointer.`);
  if (steps.length > MAX_DEPTH) return failed(`\`${edit.path}\` is too deep.`);
  if (steps.includes('__proto__')) return failed('`__proto__` cannot be a name.');
  const last = steps.at(-1);
  if (last === undefined) {
    return edit.op === 'remove' ? failed('The whole cannot be removed.') : { ok: true, value: edit.value };
  }
  const above: { readonly parent: unknown; readonly step: string }[] = [];
  let parent = root;
  for (const step of steps.slice(0, -1)) {
    above.push({ parent, step });
    if (Array.isArray(parent)) {
      const index = indexIn(parent, step, false);
      parent = index === undefined ? undefined : parent[index];
    } else parent = isObject(parent) && Object.hasOwn(parent, step) ? parent[step] : undefined;
  }
  const edited = Array.isArray(parent)
    ? editList(parent, last, edit)
    : isObject(parent)
      ? editObject(parent, last, edit)
      : failed(`What \`${edit.path}\` stands in does not exist.`);
  if (!edited.ok) return edited;
  let value = edited.value;
  for (const { parent: outer, step } of above.reverse()) {
    value = Array.isArray(outer)
      ? outer.map((item, index) => (index === Number(step) ? value : item))
      : { ...(isObject(outer) ? outer : {}), [step]: value };
  }
  return { ok: true, value };
};

/** Applies edits in order: the edited data, or why one of them is impossible. Never throws, never changes `root`. */
export const applyEdits = (root: unknown, edits: readonly PatchOperation[]): PatchResult => {
  let value = root;
  for (const edit of edits) {
    const done = applyOne(value, edit);
    if (!done.ok) return done;
    value = done.value;
  }
  return { ok: true, value };
};
