/**
 * Endpoint policies, as far as this slice goes: Effect, Principal, Action, NotAction, Resource and
 * NotResource without conditions. A statement with a condition may or may not apply, and is kept
 * as that. An explicit deny outweighs every allow (fact F-POL-02 for what a policy does not grant).
 */
import type { EndpointPolicy } from '../model/network.ts';

type Policy = EndpointPolicy;

/** What is asked of a policy. Without an action the question is whether any request at all could pass. */
export interface PolicyRequest {
  readonly action: string | undefined;
  readonly resource: string | undefined;
  readonly principal: string | undefined;
}

export type PolicyAnswer = 'allow' | 'deny' | 'unclear';

type Applies = 'yes' | 'no' | 'maybe';

const listOf = (value: unknown): readonly string[] | undefined => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  return undefined;
};

/** Matches IAM's `*` and `?`, in time proportional to the product of the lengths. */
const wildcardMatches = (pattern: string, text: string): boolean => {
  let star = -1;
  let mark = 0;
  let p = 0;
  let t = 0;
  while (t < text.length) {
    if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t]) && pattern[p] !== '*') {
      p += 1;
      t += 1;
    } else if (pattern[p] === '*') {
      star = p;
      mark = t;
      p += 1;
    } else if (star >= 0) {
      p = star + 1;
      mark += 1;
      t = mark;
    } else return false;
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
};

const all = (answers: readonly Applies[]): Applies =>
  answers.includes('no') ? 'no' : answers.includes('maybe') ? 'maybe' : 'yes';

/** One of the pairs Action/NotAction and Resource/NotResource against a value that may not be known. */
const elementApplies = (
  statement: Readonly<Record<string, unknown>>,
  element: 'Action' | 'Resource',
  value: string | undefined,
): Applies => {
  const negated = statement[`Not${element}`] !== undefined;
  const patterns = listOf(negated ? statement[`Not${element}`] : statement[element]);
  if (patterns === undefined) return 'maybe';
  if (patterns.some((pattern) => /^\*+$/.test(pattern))) return negated ? 'no' : 'yes';
  if (value === undefined || patterns.some((pattern) => pattern.includes('${'))) return 'maybe';
  const fold = (text: string): string => (element === 'Action' ? text.toLowerCase() : text);
  const matched = patterns.some((pattern) => wildcardMatches(fold(pattern), fold(value)));
  return matched === negated ? 'no' : 'yes';
};

const principalApplies = (
  statement: Readonly<Record<string, unknown>>,
  principal: string | undefined,
): Applies => {
  if (statement['NotPrincipal'] !== undefined) return 'maybe';
  const given = statement['Principal'];
  if (given === '*') return 'yes';
  if (typeof given !== 'object' || given === null || !('AWS' in given)) return 'maybe';
  const principals = listOf(given.AWS);
  if (principals === undefined) return 'maybe';
  if (principals.includes('*')) return 'yes';
  if (principal === undefined) return 'maybe';
  const account = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(principal)?.[1];
  const wholeAccount = principals.some(
    (known) =>
      account !== undefined &&
      (known === account || /^arn:[^:]*:iam::(\d{12}):root$/.exec(known)?.[1] === account),
  );
  if (principals.includes(principal) || wholeAccount) return 'yes';
  // A role's session has another ARN than the role, and matches it all the same.
  return principal.includes(':assumed-role/') ? 'maybe' : 'no';
};

const statementApplies = (statement: Readonly<Record<string, unknown>>, request: PolicyRequest): Applies =>
  all([
    principalApplies(statement, request.principal),
    elementApplies(statement, 'Action', request.action),
    elementApplies(statement, 'Resource', request.resource),
    statement['Condition'] === undefined ? 'yes' : 'maybe',
  ]);

/** Whether the policy is AWS's default one in effect: everything for everybody (fact F-POL-01). */
export const isFullAccess = (policy: Policy | undefined): boolean =>
  policy === undefined ||
  askPolicy(policy, { action: undefined, resource: undefined, principal: undefined }) === 'allow';

/** Asks a policy document. A document that is none of IAM's is unclear. */
export const askPolicy = (policy: Policy, request: PolicyRequest): PolicyAnswer => {
  const given = policy['Statement'];
  const listed: readonly unknown[] = Array.isArray(given) ? given : [given];
  const isStatement = (statement: unknown): statement is Readonly<Record<string, unknown>> =>
    typeof statement === 'object' && statement !== null && !Array.isArray(statement) && 'Effect' in statement;
  if (!listed.every(isStatement)) return 'unclear';
  const effect = (name: 'Allow' | 'Deny'): readonly Applies[] =>
    listed
      .filter((statement) => statement['Effect'] === name)
      .map((statement) => statementApplies(statement, request));
  const denies = effect('Deny');
  const allows = effect('Allow');
  if (denies.includes('yes')) return 'deny';
  if (!allows.includes('yes') && !allows.includes('maybe')) return 'deny';
  return denies.includes('maybe') || !allows.includes('yes') ? 'unclear' : 'allow';
};
