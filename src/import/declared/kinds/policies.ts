/** Policies of endpoints. A part that the template does not tell becomes a condition that nobody can decide. */
import { readNestedJson } from '../../shared/read.ts';
import { hasUnresolved, isTold, propertyOf, type Told, textOf } from '../properties.ts';
import { type DeclaredValue, UNRESOLVED } from '../types.ts';

/** A key that no request is known to have: whether it is met stays open, and the statement with it. */
const OPEN_CONDITION = { StringEquals: { 'hopwise:not-told': 'by the template' } };

/** What a statement says as widely as it can, where it is not told: with the condition it may be anything. */
const WIDEST: readonly (readonly [key: string, negated: string, value: unknown])[] = [
  ['Principal', 'NotPrincipal', '*'],
  ['Action', 'NotAction', '*'],
  ['Resource', 'NotResource', '*'],
];

/** A statement with what is told of it; undefined where not even its effect is. */
const statementOf = (statement: DeclaredValue): Readonly<Record<string, unknown>> | undefined => {
  if (!hasUnresolved(statement)) return { ...(statement as object) };
  const effect = textOf(statement, 'Effect');
  if (!isTold(effect)) return undefined;
  const parts = WIDEST.map(([key, negated, widest]) => {
    const stated = propertyOf(statement, key);
    const other = propertyOf(statement, negated);
    if (other !== undefined) return hasUnresolved(other) ? [key, widest] : [negated, other];
    return stated === undefined || hasUnresolved(stated) ? [key, widest] : [key, stated];
  });
  const conditions = propertyOf(statement, 'Condition');
  const known = conditions === undefined || hasUnresolved(conditions) ? {} : conditions;
  return {
    Effect: effect,
    ...Object.fromEntries(parts),
    Condition: { ...(known as object), ...OPEN_CONDITION },
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
