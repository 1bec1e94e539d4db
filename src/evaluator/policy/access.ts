/**
 * The policies of both ends together: the caller's own and the resource's (facts F-POL-09 and F-POL-12). In
 * one account either may allow; across accounts both must. An explicit deny anywhere refuses.
 */
import { accountOfArn } from '../model/arn.ts';
import type { PolicyDocument, PolicyResource, Principal } from '../model/network.ts';
import { readPolicy } from './document.ts';
import { answerOf, askPolicy, FULL_ACCESS, grantOf, type PolicyRulings, unknownPolicy } from './evaluate.ts';
import { narrowest, untoldStatements } from './not-told.ts';
import { isServicePrincipal } from './principal.ts';
import { allOf, anyOf, CERTAIN, NEVER, notOf, type Ruling } from './ruling.ts';
import type { Attachment, PolicyAnswer, PolicyRequest, Statement } from './types.ts';

const rulingsOf = (
  document: PolicyDocument,
  request: PolicyRequest,
  attachment: Attachment,
): PolicyRulings => {
  const read = readPolicy(document, attachment);
  return read.ok
    ? askPolicy(read.policy, request, attachment.kind)
    : unknownPolicy(`what stands in the place of a policy that AWS would not save (${read.why})`);
};

/** Asks a document that decides alone; one that AWS would not take is unclear. */
export const askDocument = (
  document: PolicyDocument,
  request: PolicyRequest,
  attachment: Attachment,
): PolicyAnswer => answerOf(rulingsOf(document, request, attachment));

/**
 * The statements of a document that may keep every request out, since not all of them is told; none where the document
 * lets some pass whatever they say.
 */
export const mayKeepOut = (
  document: PolicyDocument,
  request: PolicyRequest,
  attachment: Attachment,
): readonly Statement[] => {
  const read = readPolicy(document, attachment);
  if (!read.ok) return [];
  const open = untoldStatements(read.policy);
  if (open.length === 0) return [];
  const answer = answerOf(askPolicy(narrowest(read.policy), request, attachment.kind));
  return answer.kind === 'deny' ? open : [];
};

const OF_IDENTITY: Attachment = { kind: 'identity' };

/** Several documents of one identity: together they are one. */
const askAll = (documents: readonly PolicyDocument[], request: PolicyRequest): PolicyRulings => {
  const all = documents.map((document) => rulingsOf(document, request, OF_IDENTITY));
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
  /** Every end that would have to change. */
  | { readonly kind: 'deny'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'unclear'; readonly needs: readonly string[] };
/** Which end refuses a request, and why. */
interface Refusal {
  readonly end: 'identity' | 'resource';
  readonly why: string;
}
/**
 * What is not in the data: the caller's own policies, the policy of the resource, whose account it is, whether the
 * bucket bars the public whatever its policy says.
 */
export type Assumed = 'identity' | 'resource' | 'account' | 'public-access';

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

/** The bucket behind an access point must allow the request too (fact F-POL-18). */
const BUCKET_BEHIND = unknownPolicy('the policy of the bucket behind the access point');

const behind = (arn: string, rulings: PolicyRulings): PolicyRulings =>
  /^arn:[^:]*:s3:[^:]*:\d{12}:accesspoint\//.test(arn)
    ? {
        denied: anyOf([rulings.denied, BUCKET_BEHIND.denied]),
        itself: allOf([rulings.itself, BUCKET_BEHIND.itself]),
        role: allOf([rulings.role, BUCKET_BEHIND.role]),
        account: allOf([rulings.account, BUCKET_BEHIND.account]),
      }
    : rulings;

const resourceRulings = (resource: PolicyResource, request: PolicyRequest): PolicyRulings => {
  const { policy, arn } = resource;
  if (policy === null) return NOT_IN_DATA;
  if (policy !== undefined) return behind(arn, rulingsOf(policy, request, { kind: 'resource', arn }));
  return behind(arn, isKey(arn) ? LEFT_TO_ACCOUNT : NO_POLICY);
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

/** Whether a bucket grants a request to everybody, which S3's Block Public Access may bar (fact F-POL-20). */
const isPublic = (resource: PolicyResource | undefined, { itself }: PolicyRulings): boolean =>
  /^arn:[^:]*:s3:/.test(resource?.arn ?? '') &&
  itself.applies === 'yes' &&
  itself.by?.principal?.everybody === true &&
  itself.by.conditions.length === 0;

/** Which ends leave a request out. In one account either could grant it: then the caller's is named. */
const withheld = (
  { identity, boundary, resource }: Ends,
  needsResource: boolean,
  isSame: boolean,
): readonly Refusal[] => {
  const byResource = grantOf(resource).applies === 'no';
  const why = boundary.applies === 'no' ? 'the permissions boundary does not' : 'no statement allows it';
  const atCaller: Refusal = { end: 'identity', why };
  if (!isSame)
    return [
      ...(identity.applies === 'no' ? [atCaller] : []),
      ...(byResource
        ? [{ end: 'resource', why: 'for a caller of another account it must allow the request' } as const]
        : []),
    ];
  return byResource && needsResource
    ? [{ end: 'resource', why: 'its own policy must allow whoever uses it' }]
    : [atCaller];
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
    caller?.boundary === undefined ? FULL_ACCESS : rulingsOf(caller.boundary, request, OF_IDENTITY);
  const described = resource === undefined ? undefined : resourceRulings(resource, request);
  const deniedByCaller = anyOf([given?.denied ?? NEVER, boundary.denied]);
  const deniedByResource = described?.denied ?? NEVER;
  // An AWS service has no policies of its own.
  const isOwn = request.principal !== undefined && isServicePrincipal(request.principal);
  const limit = grantOf(boundary);
  // Where the accounts are not known, caller and resource are taken to be of one. A service is of nobody's.
  const same = isOwn ? false : sameAccount(resource, request);
  /** The ends with what is not in the data taken to be so. */
  const endsWith = (own: Ruling, other: PolicyRulings): Ends => ({
    identity: allOf([given?.itself ?? (isOwn ? CERTAIN : own), limit]),
    boundary: limit,
    resource: described ?? other,
  });
  const grant = (ends: Ends, isSame = same ?? true): Ruling =>
    grantIn(ends, resource, request.action, isSame);
  const expected = endsWith(CERTAIN, LEFT_TO_ACCOUNT);
  // What the caller's policies leave out, a policy that nobody has seen may grant.
  const ends = grant(expected).applies === 'no' ? endsWith(CERTAIN, NOT_IN_DATA) : expected;
  const granted = grant(ends);
  const denials: readonly Refusal[] = [
    ...(deniedByCaller.applies === 'yes'
      ? [{ end: 'identity', why: denyText(deniedByCaller) } as const]
      : []),
    ...(deniedByResource.applies === 'yes'
      ? [{ end: 'resource', why: denyText(deniedByResource) } as const]
      : []),
  ];
  const withholding =
    granted.applies === 'no'
      ? withheld(ends, needsOwnPolicy(resource, request.action), same ?? true).filter(
          ({ end }) => !denials.some((denial) => denial.end === end),
        )
      : [];
  const refusals = [...denials, ...withholding];
  if (refusals.length > 0) return { kind: 'deny', refusals };
  const access = allOf([notOf(anyOf([deniedByCaller, deniedByResource])), granted]);
  if (access.applies !== 'yes') return { kind: 'unclear', needs: access.needs };
  const assumed: Assumed[] = [];
  if (given === undefined && !isOwn && grant(endsWith(NEVER, LEFT_TO_ACCOUNT)).applies !== 'yes')
    assumed.push('identity');
  if (described === undefined && request.resource !== undefined) assumed.push('resource');
  if (same === undefined && grant(expected, false).applies !== 'yes') assumed.push('account');
  if (described !== undefined && same === false && isPublic(resource, described))
    assumed.push('public-access');
  const ofResource = grantOf(described ?? NOT_IN_DATA);
  const byResource = ofResource.applies === 'yes' ? ofResource : undefined;
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
