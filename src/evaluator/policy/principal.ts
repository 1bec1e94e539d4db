/** Whether a statement's principal is the caller, and by which name. */
import { accountOfArn } from '../model/arn.ts';
import { type Applies, type PrincipalElement, some } from './types.ts';

/**
 * By which name a statement means the caller. What is granted to the caller itself (a user, a session, everybody)
 * holds whatever its own policies leave out; what is granted to its role stays within the role's
 * permissions boundary; what is granted to its account leaves the choice to the caller's own policies
 * (facts F-POL-09 and F-POL-12).
 */
export interface PrincipalAnswer {
  readonly itself: Applies;
  readonly role: Applies;
  readonly account: Applies;
}

const NOBODY: PrincipalAnswer = { itself: 'no', role: 'no', account: 'no' };
const ITSELF: PrincipalAnswer = { ...NOBODY, itself: 'yes' };
const PERHAPS: PrincipalAnswer = { ...NOBODY, itself: 'maybe' };
const ROLE: PrincipalAnswer = { ...NOBODY, role: 'yes' };
const ACCOUNT: PrincipalAnswer = { ...NOBODY, account: 'yes' };

const SESSION = /^arn:([^:]*):sts::(\d{12}):assumed-role\/([^/]+)\/.+$/;
const ROLE_ARN = /^arn:[^:]*:iam::\d{12}:role\//;

/** The role behind a session's ARN; other ARNs stay. The path of the role is not in the session's. */
export const roleOf = (principal: string): string => {
  const [, partition, account, role] = SESSION.exec(principal) ?? [];
  return role === undefined ? principal : `arn:${partition}:iam::${account}:role/${role}`;
};

const lastOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** Whether an ARN is a session's. */
export const isSession = (principal: string): boolean => SESSION.test(principal);

/** Whether an ARN is a role's. */
export const isRole = (principal: string): boolean => ROLE_ARN.test(principal);

/** Whether a session is one of a role's: names of roles are unique in an account, whatever their paths. */
export const isSessionOf = (session: string, role: string): boolean =>
  isSession(session) &&
  isRole(role) &&
  accountOfArn(session) === accountOfArn(role) &&
  lastOf(roleOf(session)) === lastOf(role);

const CALLER =
  /^arn:[^:]*:(?:iam::\d{12}:(?:root$|user\/|role\/)|sts::\d{12}:(?:assumed-role\/[^/]+\/.|federated-user\/))/;

/** Whether an ARN is of somebody who can call: no group is (fact F-POL-17). */
export const isCaller = (principal: string): boolean => CALLER.test(principal);

/** Whether a principal is an AWS service. */
export const isServicePrincipal = (principal: string): boolean =>
  /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(principal);

const ACCOUNT_ID = /^(?:arn:([^:]*):iam::)?(\d{12})(?::root)?$/;

/** Whether a caller is of a partition; an account's number alone means that of the policy. */
const isOfPartition = (partition: string | undefined, principal: string): boolean =>
  partition === undefined || principal.startsWith(`arn:${partition}:`);

const askOne = (type: string, id: string, principal: string): PrincipalAnswer => {
  if (type === 'Service') return id === principal ? ITSELF : NOBODY;
  if (isServicePrincipal(principal)) return NOBODY;
  if (type !== 'AWS') return PERHAPS;
  if (id === principal) return isRole(id) ? ROLE : ITSELF;
  const [, partition, account] = ACCOUNT_ID.exec(id) ?? [];
  if (account !== undefined)
    return account === accountOfArn(principal) && isOfPartition(partition, principal) ? ACCOUNT : NOBODY;
  if (isSessionOf(principal, id)) return ROLE;
  // The caller is a role: some session of it, perhaps this one.
  return isSessionOf(id, principal) ? PERHAPS : NOBODY;
};

const listedIn = ({ values }: PrincipalElement, principal: string): PrincipalAnswer => {
  const answers = values.map(({ type, id }) => askOne(type, id, principal));
  return {
    itself: some(answers.map(({ itself }) => itself)),
    role: some(answers.map(({ role }) => role)),
    account: some(answers.map(({ account }) => account)),
  };
};

/** Whether the element means the caller by any name. */
export const anyName = ({ itself, role, account }: PrincipalAnswer): Applies => some([itself, role, account]);

/** Everybody but those who are listed, in an allow. */
const askAllBut = (element: PrincipalElement, principal: string): PrincipalAnswer => {
  const listed = anyName(listedIn(element, principal));
  return listed === 'yes' ? NOBODY : listed === 'maybe' ? PERHAPS : ITSELF;
};

/**
 * Everybody but those who are listed, in a deny (fact F-POL-13): a caller with a permissions boundary is denied
 * always, and one that is listed may be denied all the same unless its account, and for a session its role, are
 * listed too.
 */
const askDenyAllBut = (element: PrincipalElement, principal: string, bounded: boolean): PrincipalAnswer => {
  if (bounded) return ITSELF;
  const { itself, role, account } = listedIn(element, principal);
  const named = some([itself, role]);
  if (named === 'no') {
    if (account === 'no') return ITSELF;
    // The account stands beside others of its principals, for their sake; alone, it is not documented whom it spares.
    const others = element.values.some(
      ({ type, id }) =>
        type === 'AWS' && !ACCOUNT_ID.test(id) && accountOfArn(id) === accountOfArn(principal),
    );
    return others ? ITSELF : PERHAPS;
  }
  if (named === 'maybe' || isServicePrincipal(principal)) return named === 'maybe' ? PERHAPS : NOBODY;
  const isWhole = account === 'yes' && (role === 'yes' || !isSession(principal));
  return isWhole ? NOBODY : PERHAPS;
};

/** Asks what a statement's principal element says of the caller. */
export const askPrincipal = (
  element: PrincipalElement,
  effect: 'Allow' | 'Deny',
  { principal, bounded }: { readonly principal: string | undefined; readonly bounded: boolean },
): PrincipalAnswer => {
  const { everybody, negated } = element;
  if (everybody) return negated ? NOBODY : ITSELF;
  if (principal === undefined) return PERHAPS;
  if (!negated) return listedIn(element, principal);
  return effect === 'Allow' ? askAllBut(element, principal) : askDenyAllBut(element, principal, bounded);
};
