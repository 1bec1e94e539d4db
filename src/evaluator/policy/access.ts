/**
 * The policies of both ends together: the caller's own and the resource's (fact F-POL-09). In one
 * account either may allow; across accounts both must. An explicit deny anywhere refuses.
 */
import type { PolicyDocument, PolicyResource, Principal } from '../model/network.ts';
import { readPolicy } from './document.ts';
import { askPolicy } from './evaluate.ts';
import { accountOf } from './principal.ts';
import type { PolicyAnswer, PolicyRequest } from './types.ts';

const UNREADABLE: PolicyAnswer = {
  kind: 'unclear',
  needs: ['a policy that IAM would take'],
  mayDeny: true,
};

/** Asks a document; one that IAM would not take is unclear. */
export const askDocument = (
  document: PolicyDocument,
  request: PolicyRequest,
  everybodyOnly = false,
): PolicyAnswer => {
  const policy = readPolicy(document);
  return policy === undefined ? UNREADABLE : askPolicy(policy, request, everybodyOnly);
};

/** Several documents of one identity: together they are one. */
const askAll = (documents: readonly PolicyDocument[], request: PolicyRequest): PolicyAnswer => {
  const policies = documents.map(readPolicy);
  const readable = policies.filter((policy) => policy !== undefined);
  if (readable.length < policies.length) return UNREADABLE;
  return askPolicy({ statements: readable.flatMap(({ statements }) => statements) }, request);
};

/**
 * What the caller's own policies and boundary say together; undefined: the policies are not in the data. A deny that
 * the boundary states holds whatever the policies say (fact F-POL-09).
 */
const askIdentity = (caller: Principal | undefined, request: PolicyRequest): PolicyAnswer | undefined => {
  const own = caller?.policies === undefined ? undefined : askAll(caller.policies, request);
  if (own?.kind === 'deny' && own.by !== undefined) return own;
  const within = caller?.boundary === undefined ? undefined : askDocument(caller.boundary, request);
  if (within === undefined || within.kind === 'allow') return own;
  if (within.kind === 'deny' && within.by !== undefined) return within;
  // A deny that may be in the policies is not lost to what the boundary leaves open.
  return own?.kind === 'unclear' && own.mayDeny ? own : within;
};

/** What both ends come to. */
export type Access =
  | { readonly kind: 'allow'; readonly assumed: boolean; readonly why: string }
  | { readonly kind: 'deny'; readonly end: 'identity' | 'resource'; readonly why: string }
  | { readonly kind: 'unclear'; readonly end: 'identity' | 'resource'; readonly needs: readonly string[] };

const statementText = (answer: PolicyAnswer): string =>
  answer.kind === 'unclear' || answer.by === undefined
    ? 'no statement allows it'
    : `statement ${answer.by.name}`;

/** Services whose resource policy must allow, even within the account (fact F-POL-11). */
const needsResourcePolicy = (arn: string): boolean => /^arn:[^:]*:kms:/.test(arn);

/** Whether caller and resource are of one account; undefined: not known. */
const sameAccount = (
  principal: string | undefined,
  resource: PolicyResource | undefined,
): boolean | undefined => {
  const own = principal === undefined ? undefined : accountOf(principal);
  const other = resource?.account;
  return own === undefined || other === undefined ? undefined : own === other;
};

const decideWithin = (
  identity: PolicyAnswer | undefined,
  resource: PolicyAnswer,
  keyOnly: boolean,
): Access => {
  if (resource.kind === 'unclear' && resource.mayDeny)
    return { kind: 'unclear', end: 'resource', needs: resource.needs };
  if (identity?.kind === 'unclear' && identity.mayDeny)
    return { kind: 'unclear', end: 'identity', needs: identity.needs };
  if (resource.kind === 'allow' && resource.direct && !keyOnly)
    return { kind: 'allow', assumed: false, why: `the resource’s policy, ${statementText(resource)}` };
  if (keyOnly && resource.kind === 'deny')
    return { kind: 'deny', end: 'resource', why: 'a key is used by whom its own policy allows only' };
  if (keyOnly && resource.kind === 'unclear')
    return { kind: 'unclear', end: 'resource', needs: resource.needs };
  if (identity === undefined) return { kind: 'allow', assumed: true, why: 'the caller’s own permissions' };
  if (identity.kind === 'allow')
    return { kind: 'allow', assumed: false, why: `the caller’s own policies, ${statementText(identity)}` };
  if (resource.kind === 'unclear') return { kind: 'unclear', end: 'resource', needs: resource.needs };
  return identity.kind === 'unclear'
    ? { kind: 'unclear', end: 'identity', needs: identity.needs }
    : { kind: 'deny', end: 'identity', why: statementText(identity) };
};

const decideAcross = (identity: PolicyAnswer | undefined, resource: PolicyAnswer): Access => {
  if (resource.kind === 'deny')
    return {
      kind: 'deny',
      end: 'resource',
      why: 'for a caller of another account it must allow the request',
    };
  if (resource.kind === 'unclear') return { kind: 'unclear', end: 'resource', needs: resource.needs };
  if (identity === undefined)
    return { kind: 'allow', assumed: true, why: `the resource’s policy, ${statementText(resource)}` };
  if (identity.kind === 'deny') return { kind: 'deny', end: 'identity', why: statementText(identity) };
  return identity.kind === 'unclear'
    ? { kind: 'unclear', end: 'identity', needs: identity.needs }
    : { kind: 'allow', assumed: false, why: 'the policies of both' };
};

/** Decides a request by the policies of both ends. */
export const decideAccess = (
  caller: Principal | undefined,
  resource: PolicyResource | undefined,
  request: PolicyRequest,
): Access => {
  const identity = askIdentity(caller, request);
  if (identity?.kind === 'deny' && identity.by !== undefined)
    return { kind: 'deny', end: 'identity', why: statementText(identity) };
  const document = resource?.policy;
  if (document === null)
    return { kind: 'unclear', end: 'resource', needs: ['the resource’s policy, which is not in the data'] };
  const answer: PolicyAnswer =
    document === undefined ? { kind: 'deny', by: undefined } : askDocument(document, request);
  if (answer.kind === 'deny' && answer.by !== undefined)
    return { kind: 'deny', end: 'resource', why: statementText(answer) };
  const same = sameAccount(request.principal, resource);
  if (resource === undefined) return decideWithin(identity, answer, false);
  const keyOnly = needsResourcePolicy(resource.arn);
  if (same !== undefined)
    return same ? decideWithin(identity, answer, keyOnly) : decideAcross(identity, answer);
  const within = decideWithin(identity, answer, keyOnly);
  const across = decideAcross(identity, answer);
  // The accounts are not known: both answers must be the same.
  return within.kind === across.kind
    ? within
    : { kind: 'unclear', end: 'resource', needs: ['whether caller and resource are of one account'] };
};
