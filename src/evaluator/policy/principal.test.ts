import { describe, expect, it } from 'vitest';
import { askPrincipal, isSessionOf, type PrincipalAnswer, roleOf } from './principal.ts';
import type { PrincipalElement } from './types.ts';

const A = '111111111111';
const B = '222222222222';
const ROLE = `arn:aws:iam::${A}:role/app`;
const PATH = `arn:aws:iam::${A}:role/team/app`;
const OTHER = `arn:aws:iam::${A}:role/other`;
const SESSION = `arn:aws:sts::${A}:assumed-role/app/i-1`;
const USER = `arn:aws:iam::${A}:user/ann`;
const SERVICE = 'sns.amazonaws.com';

const element = (
  ids: readonly (string | readonly [string, string])[],
  negated = false,
): PrincipalElement => ({
  negated,
  everybody: false,
  values: ids.map((id) => (typeof id === 'string' ? { type: 'AWS', id } : { type: id[0], id: id[1] })),
});

/** By which names a statement means the caller: `role`, `account?` where it may. */
const names = (answer: PrincipalAnswer): string =>
  (['itself', 'role', 'account'] as const)
    .filter((name) => answer[name] !== 'no')
    .map((name) => `${name}${answer[name] === 'maybe' ? '?' : ''}`)
    .join(' ');

const asked = (
  given: PrincipalElement,
  effect: 'Allow' | 'Deny',
  principal: string | undefined,
  bounded = false,
): string => names(askPrincipal(given, effect, { principal, bounded }));

describe('a principal that is listed', () => {
  it.each<[string, string, string]>([
    [USER, USER, 'itself'],
    [ROLE, ROLE, 'role'],
    [SESSION, SESSION, 'itself'],
    [ROLE, SESSION, 'role'],
    // Names of roles are unique in an account, whatever their paths.
    [PATH, SESSION, 'role'],
    [OTHER, SESSION, ''],
    [`arn:aws:iam::${B}:role/app`, SESSION, ''],
    [`arn:aws:iam::${A}:user/app`, SESSION, ''],
    // Some session of the role: perhaps this one.
    [SESSION, ROLE, 'itself?'],
    [SESSION, OTHER, ''],
    [A, USER, 'account'],
    [`arn:aws:iam::${A}:root`, SESSION, 'account'],
    [`arn:aws-cn:iam::${A}:root`, USER, ''],
    [B, USER, ''],
    [A, SERVICE, ''],
  ])('%s means %s by %j', (id, caller, expected) => {
    for (const effect of ['Allow', 'Deny'] as const)
      expect(asked(element([id]), effect, caller)).toBe(expected);
  });
  it('as a service is that service only', () => {
    expect(asked(element([['Service', SERVICE]]), 'Allow', SERVICE)).toBe('itself');
    expect(asked(element([['Service', 's3.amazonaws.com']]), 'Allow', SERVICE)).toBe('');
    expect(asked(element([['Service', SERVICE]]), 'Allow', USER)).toBe('');
    expect(asked(element([['Federated', 'x']]), 'Allow', SERVICE)).toBe('');
    // Only a whole name is a service's.
    expect(asked(element([['Federated', 'x']]), 'Allow', `arn:${SERVICE}`)).toBe('itself?');
    expect(asked(element([['Federated', 'x']]), 'Allow', `${SERVICE}.example`)).toBe('itself?');
    expect(asked(element([['Federated', 'x']]), 'Allow', `${SERVICE}.cn`)).toBe('');
  });
  it('by another kind of name may be anybody', () => {
    expect(asked(element([['CanonicalUser', '0123']]), 'Allow', USER)).toBe('itself?');
  });
  it('may mean a caller that nobody named, and everybody means each', () => {
    expect(asked(element([ROLE]), 'Allow', undefined)).toBe('itself?');
    expect(asked({ ...element([]), everybody: true }, 'Deny', undefined)).toBe('itself');
    expect(asked({ ...element([], true), everybody: true }, 'Allow', USER)).toBe('');
  });
});

describe('everybody but', () => {
  it.each<[string, readonly string[], string, string]>([
    ['the caller', [USER], USER, ''],
    ['its account', [A], USER, ''],
    ['somebody else', [OTHER], USER, 'itself'],
    ['a session of the role that calls', [SESSION], ROLE, 'itself?'],
  ])('%s, in an allow', (_, ids, caller, expected) => {
    expect(asked(element(ids, true), 'Allow', caller)).toBe(expected);
  });
  it.each<[string, readonly string[], string, string]>([
    ['caller and account', [USER, A], USER, ''],
    ['the caller alone', [USER], USER, 'itself?'],
    ['session, role and account', [SESSION, ROLE, A], SESSION, ''],
    ['session and account, not the role', [SESSION, A], SESSION, 'itself?'],
    ['role and account', [ROLE, A], SESSION, ''],
    ['the role alone', [ROLE], SESSION, 'itself?'],
    ['somebody else', [OTHER], USER, 'itself'],
    ['somebody else and the account', [OTHER, A], USER, 'itself'],
    ['the account alone', [A], USER, 'itself?'],
    ['the account and somebody of another', [A, `arn:aws:iam::${B}:role/app`], USER, 'itself?'],
    ['a session of the role that calls', [SESSION, A], ROLE, 'itself?'],
  ])('%s, in a deny', (_, ids, caller, expected) => {
    expect(asked(element(ids, true), 'Deny', caller)).toBe(expected);
  });
  it('a service spares that service, and no other', () => {
    expect(asked(element([['Service', SERVICE]], true), 'Deny', SERVICE)).toBe('');
    expect(asked(element([['Service', SERVICE]], true), 'Deny', 's3.amazonaws.com')).toBe('itself');
    expect(asked(element([A, ['Service', SERVICE]], true), 'Deny', USER)).toBe('itself?');
  });
  it('nobody, where the caller has a permissions boundary', () => {
    expect(asked(element([USER, A], true), 'Deny', USER, true)).toBe('itself');
    expect(asked(element([USER, A], true), 'Allow', USER, true)).toBe('');
  });
});

describe('a session', () => {
  it('has a role without the role’s path', () => {
    expect(roleOf(SESSION)).toBe(ROLE);
    expect(roleOf(PATH)).toBe(PATH);
  });
  it('is of a role of its account and name', () => {
    expect(isSessionOf(SESSION, PATH)).toBe(true);
    expect(isSessionOf(SESSION, OTHER)).toBe(false);
    expect(isSessionOf(SESSION, `arn:aws:iam::${B}:role/app`)).toBe(false);
    expect(isSessionOf(SESSION, `arn:aws:iam::${A}:user/app`)).toBe(false);
    expect(isSessionOf(ROLE, ROLE)).toBe(false);
  });
});
