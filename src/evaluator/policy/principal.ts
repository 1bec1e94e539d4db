/** Whether a statement's principal is the caller. */
import type { Applies, PrincipalElement } from './types.ts';

export interface PrincipalAnswer {
  readonly applies: Applies;
  /** The caller itself is named, or everybody; not only its account, which still asks the caller's own policies (fact F-POL-09). */
  readonly direct: boolean;
}

const SESSION = /^arn:([^:]*):sts::(\d{12}):assumed-role\/([^/]+)\/.+$/;

/** The account of a principal's ARN. */
export const accountOf = (principal: string): string | undefined =>
  /^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(principal)?.[1];

/** The role behind a session's ARN; other ARNs stay. The path of the role is not in the session's. */
export const roleOf = (principal: string): string => {
  const [, partition, account, role] = SESSION.exec(principal) ?? [];
  return role === undefined ? principal : `arn:${partition}:iam::${account}:role/${role}`;
};

const lastOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

const matchesArn = (id: string, principal: string): Applies => {
  if (id === principal || id === roleOf(principal)) return 'yes';
  const isSession = SESSION.test(principal);
  // The role may have a path that the session's ARN does not show.
  if (isSession && /^arn:[^:]*:iam::\d{12}:role\/.+\//.test(id))
    return accountOf(id) === accountOf(principal) && lastOf(id) === lastOf(roleOf(principal)) ? 'yes' : 'no';
  return 'no';
};

const ACCOUNT_ID = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/;

const matchesOne = (type: string, id: string, principal: string): PrincipalAnswer => {
  const isService = /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(principal);
  if (type === 'Service') return { applies: id === principal ? 'yes' : 'no', direct: true };
  if (type !== 'AWS') return { applies: isService ? 'no' : 'maybe', direct: true };
  if (isService) return { applies: 'no', direct: true };
  const [, account] = ACCOUNT_ID.exec(id) ?? [];
  if (account !== undefined)
    return { applies: account === accountOf(principal) ? 'yes' : 'no', direct: false };
  return { applies: matchesArn(id, principal), direct: true };
};

/**
 * Asks a statement's principal element.
 *
 * @param everybodyOnly a gateway endpoint's policy: only `*` is a principal there (fact F-GWE-11)
 */
export const askPrincipal = (
  element: PrincipalElement,
  principal: string | undefined,
  everybodyOnly: boolean,
): PrincipalAnswer => {
  const { everybody, negated, values } = element;
  if (everybody) return { applies: negated ? 'no' : 'yes', direct: true };
  if (everybodyOnly) return { applies: negated ? 'yes' : 'no', direct: true };
  if (principal === undefined) return { applies: 'maybe', direct: true };
  const answers = values.map(({ type, id }) => matchesOne(type, id, principal));
  const yes = answers.filter(({ applies }) => applies === 'yes');
  const maybe = answers.some(({ applies }) => applies === 'maybe');
  const applies = yes.length > 0 ? 'yes' : maybe ? 'maybe' : 'no';
  if (!negated) return { applies, direct: yes.some(({ direct }) => direct) || yes.length === 0 };
  return {
    applies: applies === 'maybe' ? 'maybe' : applies === 'yes' ? 'no' : 'yes',
    direct: true,
  };
};
