/** Policies of endpoints. A part that the template does not tell becomes a condition that nobody can decide. */
import { NOT_TOLD_KEY } from '../../../evaluator/policy/not-told.ts';
import { readNestedJson } from '../../shared/read.ts';
import { hasUnresolved, isTold, propertyOf, type Told, textOf } from '../properties.ts';
import { type DeclaredValue, UNRESOLVED } from '../types.ts';

/** What a statement says as widely as it can, where it is not told: with the condition it may be anything. */
const WIDEST: readonly (readonly [key: string, negated: string, value: unknown])[] = [
  ['Principal', 'NotPrincipal', '*'],
  ['Action', 'NotAction', '*'],
  ['Resource', 'NotResource', '*'],
];

/** Told conditions, with the one that stands for what is not told. */
const withUntold = (conditions: Told<DeclaredValue>, untold: readonly string[]): unknown => {
  const known = typeof conditions === 'object' ? { ...conditions } : {};
  if (untold.length === 0) return known;
  const same = propertyOf(conditions, 'StringEquals');
  return {
    ...known,
    StringEquals: { ...(typeof same === 'object' ? same : {}), [NOT_TOLD_KEY]: untold },
  };
};

/** A statement with what is told of it; undefined where not even its effect is. */
const statementOf = (statement: DeclaredValue): Readonly<Record<string, unknown>> | undefined => {
  if (!hasUnresolved(statement)) return { ...(statement as object) };
  const effect = textOf(statement, 'Effect');
  if (!isTold(effect)) return undefined;
  const untold: string[] = [];
  const parts = WIDEST.flatMap(([key, negated, widest]): (readonly [string, unknown])[] => {
    const element = propertyOf(statement, negated) === undefined ? key : negated;
    const stated = propertyOf(statement, element);
    if (stated === undefined) return [];
    if (!hasUnresolved(stated)) return [[element, stated]];
    untold.push(element);
    return [[key, widest]];
  });
  const conditions = propertyOf(statement, 'Condition');
  const isOpen = hasUnresolved(conditions);
  if (isOpen) untold.push('Condition');
  const sid = textOf(statement, 'Sid');
  return {
    ...(isTold(sid) ? { Sid: sid } : {}),
    Effect: effect,
    ...Object.fromEntries(parts),
    Condition: withUntold(isOpen ? undefined : conditions, untold),
  };
};

/** A policy as AWS keeps it; undefined for none, unresolved where too little of it is told. */
export const policyIn = (value: Told<DeclaredValue>, key: string): Told<unknown> => {
  const stated = propertyOf(value, key);
  if (typeof stated === 'string') return readNestedJson(stated) ?? UNRESOLVED;
  if (stated === undefined || stated === UNRESOLVED || !hasUnresolved(stated)) return stated;
  const single = propertyOf(stated, 'Statement');
  const statements: readonly DeclaredValue[] = Array.isArray(single) ? single : [single ?? UNRESOLVED];
  const read = statements.map((each) => (each === UNRESOLVED ? undefined : statementOf(each)));
  if (read.includes(undefined)) return UNRESOLVED;
  return {
    Version: textOf(stated, 'Version') === '2008-10-17' ? '2008-10-17' : '2012-10-17',
    Statement: read,
  };
};
