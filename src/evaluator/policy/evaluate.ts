/**
 * Asks one policy. What it denies and what it grants are kept apart, each three-valued: an explicit
 * deny outweighs every allow of every policy (facts F-POL-02 and F-POL-10).
 */
import { askConditions } from './conditions.ts';
import { NOT_TOLD_KEY, needOf } from './not-told.ts';
import { anyName, askPrincipal, type PrincipalAnswer } from './principal.ts';
import { askPattern } from './resource.ts';
import { allOf, anyOf, CERTAIN, notOf, type Ruling } from './ruling.ts';
import {
  type Applies,
  type Element,
  every,
  negate,
  type Policy,
  type PolicyAnswer,
  type PolicyKind,
  type PolicyRequest,
  type Statement,
  some,
} from './types.ts';
import { fillVariables } from './variables.ts';
import { isEverything, wildcardCovers, wildcardMatches } from './wildcard.ts';

interface ElementAnswer {
  readonly applies: Applies;
  readonly needs: readonly string[];
}

/** An action that is not known: any of the service's. */
const matchesSomeAction = (pattern: string, service: string | undefined): Applies => {
  const colon = pattern.indexOf(':');
  if (colon < 0 || service === undefined) return 'maybe';
  if (!wildcardMatches(pattern.slice(0, colon).toLowerCase(), service)) return 'no';
  return isEverything(pattern.slice(colon + 1)) ? 'yes' : 'maybe';
};

const askAction = ({ negated, values }: Element, { action, service }: PolicyRequest): ElementAnswer => {
  const answers = values.map((pattern): Applies => {
    if (isEverything(pattern)) return 'yes';
    if (action === undefined) return matchesSomeAction(pattern, service);
    return wildcardMatches(pattern.toLowerCase(), action.toLowerCase()) ? 'yes' : 'no';
  });
  const applies = negated ? negate(some(answers)) : some(answers);
  return { applies, needs: applies === 'maybe' ? ['the action'] : [] };
};

const askResource = (
  element: Element | undefined,
  { resource, context }: PolicyRequest,
  variables: boolean,
): ElementAnswer => {
  if (element === undefined) return { applies: 'yes', needs: [] };
  const needs: string[] = [];
  const answers = element.values.map((pattern): Applies => {
    if (isEverything(pattern)) return 'yes';
    if (resource === undefined) {
      needs.push('the resource');
      return 'maybe';
    }
    const filled = variables ? fillVariables(pattern, context) : ({ kind: 'text', text: pattern } as const);
    // What a statement with a variable without a value comes to is documented for texts that must match only.
    if (filled.kind === 'unset') return element.negated ? 'maybe' : 'no';
    if (filled.kind === 'unknown') {
      needs.push(filled.key);
      return 'maybe';
    }
    const answer = askPattern(filled.text, resource);
    if (answer === 'maybe') needs.push('the resource’s whole name');
    return answer;
  });
  const applies = element.negated ? negate(some(answers)) : some(answers);
  return { applies, needs: applies === 'maybe' ? needs : [] };
};

/** An identity's own policies mean the identity; trust aside, every other policy names a principal (fact F-POL-17). */
const BY_ATTACHMENT: PrincipalAnswer = { itself: 'yes', role: 'no', account: 'no' };
const NOBODY: PrincipalAnswer = { itself: 'no', role: 'no', account: 'no' };
const PERHAPS: PrincipalAnswer = { itself: 'maybe', role: 'no', account: 'no' };

/**
 * Only `*` is a principal in the policy of a gateway endpoint (fact F-GWE-11). An allow that names somebody else grants
 * nothing; whom it grants the root user of an account that it names, and what a deny comes to, is not documented.
 */
const meantAtGatewayEndpoint = (
  { principal: element, effect }: Statement,
  { principal }: PolicyRequest,
): PrincipalAnswer => {
  const isRoot = principal !== undefined && /:root$/.test(principal);
  const isUnclear = element?.negated === true || effect === 'Deny' || isRoot;
  return isUnclear ? PERHAPS : NOBODY;
};

const whoIsMeant = (
  statement: Statement,
  request: PolicyRequest,
  kind: PolicyKind,
): PrincipalAnswer & { readonly needs: readonly string[] } => {
  const { principal, effect, name } = statement;
  if (principal === undefined) return { ...BY_ATTACHMENT, needs: [] };
  if (kind === 'gateway-endpoint' && !principal.everybody)
    return {
      ...meantAtGatewayEndpoint(statement, request),
      needs: [`statement ${name}, whose principal is not everybody`],
    };
  return { ...askPrincipal(principal, effect, request), needs: ['the caller'] };
};

interface StatementAnswer {
  readonly statement: Statement;
  /** For whom it holds, by which name. */
  readonly itself: Ruling;
  readonly role: Ruling;
  readonly account: Ruling;
  /** For the caller by any name. */
  readonly anyName: Ruling;
}

const askStatement = (statement: Statement, request: PolicyRequest, kind: PolicyKind): StatementAnswer => {
  const who = whoIsMeant(statement, request, kind);
  const parts: readonly ElementAnswer[] = [
    askAction(statement.action, request),
    askResource(statement.resource, request, statement.variables),
    askConditions(statement.conditions, request.context, statement.variables),
  ];
  const rule = (principal: Applies): Ruling => {
    const applies = every([principal, ...parts.map((part) => part.applies)]);
    const needs = [
      ...(principal === 'maybe' ? who.needs : []),
      ...parts.flatMap((part) =>
        part.needs.map((need) => (need === NOT_TOLD_KEY ? needOf(statement) : need)),
      ),
    ];
    return { applies, by: statement, needs: applies === 'maybe' ? needs : [] };
  };
  return {
    statement,
    itself: rule(who.itself),
    role: rule(who.role),
    account: rule(who.account),
    anyName: rule(anyName(who)),
  };
};

/**
 * Without an action: an allow of which every action is denied grants nothing. A deny that holds for every action that it
 * names covers those of the allow that its patterns cover.
 */
const isDeniedWhole = (
  allow: Statement,
  denies: readonly Statement[],
  request: PolicyRequest,
  kind: PolicyKind,
): boolean =>
  !allow.action.negated &&
  allow.action.values.every((pattern) => {
    const wanted = pattern.toLowerCase();
    return denies.some(({ action, ...rest }) => {
      if (action.negated || !action.values.some((each) => wildcardCovers(each.toLowerCase(), wanted)))
        return false;
      const everyAction: Element = { negated: false, values: ['*'] };
      return askStatement({ action: everyAction, ...rest }, request, kind).anyName.applies === 'yes';
    });
  });

/** What a policy says of a request. */
export interface PolicyRulings {
  readonly denied: Ruling;
  /** Granted to the caller itself, to its role, to its account. */
  readonly itself: Ruling;
  readonly role: Ruling;
  readonly account: Ruling;
}

/** A policy that allows everything and everybody. */
export const FULL_ACCESS: PolicyRulings = {
  denied: notOf(CERTAIN),
  itself: CERTAIN,
  role: CERTAIN,
  account: CERTAIN,
};

/** A policy of which nothing is known but what is needed to know it. */
export const unknownPolicy = (need: string): PolicyRulings => {
  const unknown: Ruling = { applies: 'maybe', by: undefined, needs: [need] };
  return { denied: unknown, itself: unknown, role: unknown, account: unknown };
};

/** Asks a policy about a request. */
export const askPolicy = (policy: Policy, request: PolicyRequest, kind: PolicyKind): PolicyRulings => {
  const { statements } = policy;
  const denies = statements.filter(({ effect }) => effect === 'Deny');
  const allows = statements
    .filter(({ effect }) => effect === 'Allow')
    .filter((allow) => request.action !== undefined || !isDeniedWhole(allow, denies, request, kind))
    .map((statement) => askStatement(statement, request, kind));
  return {
    denied: anyOf(denies.map((statement) => askStatement(statement, request, kind).anyName)),
    itself: anyOf(allows.map(({ itself }) => itself)),
    role: anyOf(allows.map(({ role }) => role)),
    account: anyOf(allows.map(({ account }) => account)),
  };
};

/** What a policy grants to the caller by any name. */
export const grantOf = ({ itself, role, account }: PolicyRulings): Ruling => anyOf([itself, role, account]);

/** What a policy comes to where it decides alone. */
export const answerOf = (rulings: PolicyRulings): PolicyAnswer => {
  const { denied } = rulings;
  if (denied.applies === 'yes') return { kind: 'deny', by: denied.by };
  const grant = grantOf(rulings);
  if (grant.applies === 'no') return { kind: 'deny', by: undefined };
  const passes = allOf([notOf(denied), grant]);
  if (passes.applies === 'maybe') return { kind: 'unclear', needs: passes.needs };
  return { kind: 'allow', by: grant.by };
};
