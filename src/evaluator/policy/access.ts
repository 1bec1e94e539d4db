/**
 * The policies of both ends together: the caller's own and the resource's (facts F-POL-09 and F-POL-12). In
 * one account either may allow; across accounts both must. An explicit deny anywhere refuses.
 */
import { accountOfArn } from '../model/arn.ts';
import type { PolicyDocument, PolicyResource, Principal } from '../model/network.ts';
import { readPolicy } from './document.ts';
import { answerOf, askPolicy, FULL_ACCESS, grantOf, type PolicyRulings, unknownPolicy } from './evaluate.ts';
import { isServicePrincipal } from './principal.ts';
import { allOf, anyOf, CERTAIN, NEVER, notOf, type Ruling } from './ruling.ts';
import type { PolicyAnswer, PolicyKind, PolicyRequest } from './types.ts';

const UNREADABLE = unknownPolicy('a policy that IAM would take');

const rulingsOf = (document: PolicyDocument, request: PolicyRequest, kind: PolicyKind): PolicyRulings => {
  const policy = readPolicy(document);
  return policy === undefined ? UNREADABLE : askPolicy(policy, request, kind);
};

/** Asks a document that decides alone; one that IAM would not take is unclear. */
export const askDocument = (
  document: PolicyDocument,
  request: PolicyRequest,
  kind: PolicyKind,
): PolicyAnswer => answerOf(rulingsOf(document, request, kind));

/** Several documents of one identity: together they are one. */
const askAll = (documents: readonly PolicyDocument[], request: PolicyRequest): PolicyRulings => {
  const all = documents.map((document) => rulingsOf(document, request, 'identity'));
  return {
    denied: anyOf(all.map(({ denied }) => denied)),
    itself: anyOf(all.map(grantOf)),
    role: NEVER,
    account: NEVER,
  };
};

/** What both ends come to. */
export type Access =
  /** `assumed`: what is taken for granted, and was needed. */
  | { readonly kind: 'allow'; readonly assumed: readonly Assumed[]; readonly why: string }
  | { readonly kind: 'deny'; readonly end: 'identity' | 'resource'; readonly why: string }
  | { readonly kind: 'unclear'; readonly needs: readonly string[] };
/** The caller's own policies, the policy of the resource, or whose account it is are not in the data. */
export type Assumed = 'identity' | 'resource' | 'account';

/** What each end grants. */
interface Ends {
  /** What the caller's own policies and its boundary grant together. */
  readonly identity: Ruling;
  readonly boundary: Ruling;
  readonly resource: PolicyRulings;
}

/** In one account: either end is enough. */
const within = ({ identity, boundary, resource }: Ends): Ruling =>
  anyOf([resource.itself, allOf([resource.role, boundary]), identity]);

/** A key or a role: its own policy must allow, even within the account (facts F-POL-11 and F-POL-15). */
const withinByResource = ({ identity, boundary, resource }: Ends): Ruling =>
  anyOf([resource.itself, allOf([resource.role, boundary]), allOf([resource.account, identity])]);

/** Across accounts: both ends must allow. */
const across = ({ identity, resource }: Ends): Ruling => allOf([grantOf(resource), identity]);

const isKey = (arn: string): boolean => /^arn:[^:]*:kms:/.test(arn);
const isTrusted = (arn: string, action: string | undefined): boolean =>
  /^arn:[^:]*:iam:/.test(arn) && /^sts:/i.test(action ?? '');

const NO_POLICY: PolicyRulings = { denied: NEVER, itself: NEVER, role: NEVER, account: NEVER };
/** The choice is left to the caller's account, as the default policy of a key does (fact F-POL-11). */
const LEFT_TO_ACCOUNT: PolicyRulings = { ...NO_POLICY, account: CERTAIN };
const NOT_IN_DATA = unknownPolicy('the resource’s policy, which is not in the data');

const resourceRulings = (resource: PolicyResource, request: PolicyRequest): PolicyRulings => {
  const { policy, arn } = resource;
  if (policy === null) return NOT_IN_DATA;
  if (policy !== undefined) return rulingsOf(policy, request, 'resource');
  return isKey(arn) ? LEFT_TO_ACCOUNT : NO_POLICY;
};

const sameAccount = (
  resource: PolicyResource | undefined,
  { principal, resource: requested }: PolicyRequest,
): boolean | undefined => {
  const own = principal === undefined ? undefined : accountOfArn(principal);
  const arn = requested?.kind === 'below' ? requested.prefix : requested?.arn;
  const other = resource?.account ?? (arn === undefined ? undefined : accountOfArn(arn));
  return own === undefined || other === undefined ? undefined : own === other;
};

/** A key or a role: its own policy must allow, even within the account (facts F-POL-11 and F-POL-15). */
const needsOwnPolicy = (resource: PolicyResource | undefined, action: string | undefined): boolean => {
  const arn = resource?.arn ?? '';
  return isKey(arn) || isTrusted(arn, action);
};

const grantIn = (
  ends: Ends,
  resource: PolicyResource | undefined,
  action: string | undefined,
  isSame: boolean,
): Ruling => {
  if (!isSame) return across(ends);
  return needsOwnPolicy(resource, action) ? withinByResource(ends) : within(ends);
};

const statementText = ({ by }: Ruling): string => (by === undefined ? '' : `, statement ${by.name}`);
const denyText = ({ by }: Ruling): string =>
  by === undefined ? 'it denies it' : `statement ${by.name} denies it`;

const refusal = (
  resource: PolicyResource | undefined,
  request: PolicyRequest,
  granted: Ruling,
  boundary: Ruling,
  same: boolean | undefined,
): Access => {
  const isRefused = granted.applies === 'no';
  if (isRefused && same === false)
    return {
      kind: 'deny',
      end: 'resource',
      why: 'for a caller of another account it must allow the request',
    };
  if (isRefused && needsOwnPolicy(resource, request.action))
    return { kind: 'deny', end: 'resource', why: 'its own policy must allow whoever uses it' };
  const why = boundary.applies === 'no' ? 'the permissions boundary does not' : 'no statement allows it';
  return { kind: 'deny', end: 'identity', why };
};

/**
 * Decides a request by the policies of both ends. The caller's own policies, where they are not in the data, and those of
 * a resource that the scenario does not describe are taken to allow where they must, and the answer says so.
 *
 * @param request `bounded` must say whether the caller has a boundary
 */
export const decideAccess = (
  caller: Principal | undefined,
  resource: PolicyResource | undefined,
  request: PolicyRequest,
): Access => {
  const given = caller?.policies === undefined ? undefined : askAll(caller.policies, request);
  const boundary =
    caller?.boundary === undefined ? FULL_ACCESS : rulingsOf(caller.boundary, request, 'identity');
  const described = resource === undefined ? undefined : resourceRulings(resource, request);
  const deniedByCaller = anyOf([given?.denied ?? NEVER, boundary.denied]);
  const deniedByResource = described?.denied ?? NEVER;
  if (deniedByCaller.applies === 'yes')
    return { kind: 'deny', end: 'identity', why: denyText(deniedByCaller) };
  if (deniedByResource.applies === 'yes')
    return { kind: 'deny', end: 'resource', why: denyText(deniedByResource) };
  const notDenied = notOf(anyOf([deniedByCaller, deniedByResource]));
  // An AWS service has no policies of its own.
  const isOwn = request.principal !== undefined && isServicePrincipal(request.principal);
  const limit = grantOf(boundary);
  // Where the accounts are not known, caller and resource are taken to be of one. A service is of nobody's.
  const same = isOwn ? false : sameAccount(resource, request);
  /** The answer with what is not in the data taken to be so. */
  const decide = (own: Ruling, other: PolicyRulings, isSame = same ?? true): Ruling => {
    const identity = allOf([given?.itself ?? (isOwn ? CERTAIN : own), limit]);
    const ends = { identity, boundary: limit, resource: described ?? other };
    return allOf([notDenied, grantIn(ends, resource, request.action, isSame)]);
  };
  const expected = decide(CERTAIN, LEFT_TO_ACCOUNT);
  // What the caller's policies leave out, a policy that nobody has seen may grant.
  const access = expected.applies === 'no' ? decide(CERTAIN, NOT_IN_DATA) : expected;
  if (access.applies === 'maybe') return { kind: 'unclear', needs: access.needs };
  const granted = grantOf(described ?? NOT_IN_DATA);
  if (access.applies === 'no') return refusal(resource, request, granted, limit, same);
  const assumed: Assumed[] = [];
  if (given === undefined && !isOwn && decide(NEVER, LEFT_TO_ACCOUNT).applies !== 'yes')
    assumed.push('identity');
  if (described === undefined && request.resource !== undefined) assumed.push('resource');
  if (same === undefined && decide(CERTAIN, LEFT_TO_ACCOUNT, false).applies !== 'yes')
    assumed.push('account');
  const byResource = granted.applies === 'yes' ? granted : undefined;
  const byCaller = given?.itself.applies === 'yes' ? given.itself : undefined;
  const why =
    byResource !== undefined && byCaller !== undefined
      ? 'the policies of both'
      : byResource !== undefined
        ? `the resource’s policy${statementText(byResource)}`
        : byCaller !== undefined
          ? `the caller’s own policies${statementText(byCaller)}`
          : 'the caller’s own permissions';
  return { kind: 'allow', assumed, why };
};
