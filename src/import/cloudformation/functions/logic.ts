/** Conditions: `Fn::If`, and the functions that make up a condition. Each may be true, false or not known. */
import { UNRESOLVED, type Unresolved } from '../../declared/types.ts';
import type { Reading, TemplateFunction } from '../reading.ts';
import { itemsIn, onlyEntry, type Tree } from '../text/tree.ts';
import { present, quoted, type Scope, sameValue, type Value } from '../values.ts';

type Truth = boolean | Unresolved;

const not = (truth: Truth): Truth => (truth === UNRESOLVED ? UNRESOLVED : !truth);

/** One true part decides an or, one false part an and, whatever else is not known. */
const combine = (truths: readonly Truth[], decisive: boolean): Truth => {
  if (truths.length === 0) return UNRESOLVED;
  if (truths.includes(decisive)) return decisive;
  return truths.includes(UNRESOLVED) ? UNRESOLVED : !decisive;
};

const equals = (reading: Reading, argument: Tree, scope: Scope): Truth => {
  const [first, second, ...more] = itemsIn(argument);
  if (first === undefined || second === undefined || more.length > 0) return UNRESOLVED;
  const a = present(reading.evaluate(first, scope));
  const b = present(reading.evaluate(second, scope));
  return sameValue(a, b);
};

/** Whether a condition holds, as the template writes it out. */
export const truthOf = (reading: Reading, tree: Tree, scope: Scope): Truth => {
  if (!reading.spend(1)) return UNRESOLVED;
  const [name, argument] = onlyEntry(tree) ?? [];
  if (name === undefined || argument === undefined) return UNRESOLVED;
  const parts = (): readonly Truth[] => itemsIn(argument).map((item) => truthOf(reading, item, scope));
  switch (name) {
    case 'Condition': {
      const value = reading.evaluate(argument, scope);
      return typeof value === 'string' ? reading.condition(value) : UNRESOLVED;
    }
    case 'Fn::Equals':
      return equals(reading, argument, scope);
    case 'Fn::And':
      return combine(parts(), false);
    case 'Fn::Or':
      return combine(parts(), true);
    case 'Fn::Not': {
      const [only, ...more] = parts();
      return only === undefined || more.length > 0 ? UNRESOLVED : not(only);
    }
    default:
      reading.notes.add(`conditions by ${quoted(name)}`, 'this function is no condition');
      return UNRESOLVED;
  }
};

/** A condition function where a value is wanted. */
export const asValue =
  (name: string): TemplateFunction =>
  (reading, argument, scope) =>
    truthOf(reading, { kind: 'map', offset: argument.offset, entries: new Map([[name, argument]]) }, scope);

/** `Fn::If`: where its condition is not known, so is its value, unless both ends are the same. */
export const ifElse: TemplateFunction = (reading, argument, scope): Value => {
  const [condition, then, otherwise, ...more] = itemsIn(argument);
  if (condition === undefined || then === undefined || otherwise === undefined || more.length > 0)
    return UNRESOLVED;
  const name = condition.kind === 'scalar' ? reading.evaluate(condition, scope) : undefined;
  const truth = typeof name === 'string' ? reading.condition(name) : truthOf(reading, condition, scope);
  if (truth !== UNRESOLVED) return reading.evaluate(truth ? then : otherwise, scope);
  return reading.unsure(() => {
    const first = reading.evaluate(then, scope);
    const second = reading.evaluate(otherwise, scope);
    if (typeof first === 'symbol' || typeof second === 'symbol') return first === second ? first : UNRESOLVED;
    return sameValue(first, second) === true ? first : UNRESOLVED;
  });
};
