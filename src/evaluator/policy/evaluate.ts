/**
 * Asks one policy: an explicit deny outweighs every allow, and what nothing allows is denied
 * (facts F-POL-02 and F-POL-10).
 */
import { askConditions } from './conditions.ts';
import { askPrincipal } from './principal.ts';
import {
  type Applies,
  type Element,
  every,
  negate,
  type Policy,
  type PolicyAnswer,
  type PolicyRequest,
  type Statement,
  some,
} from './types.ts';
import { fillVariables } from './variables.ts';
import { arnMatches, isEverything, isWholeArn, wildcardMatches } from './wildcard.ts';

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
    if (filled.kind === 'unset') return 'no';
    if (filled.kind === 'unknown') {
      needs.push(filled.key);
      return 'maybe';
    }
    if (!arnMatches(filled.text, resource)) return 'no';
    return isWholeArn(filled.text) ? 'yes' : 'maybe';
  });
  const applies = element.negated ? negate(some(answers)) : some(answers);
  return { applies, needs: applies === 'maybe' ? needs : [] };
};

interface StatementAnswer {
  readonly statement: Statement;
  readonly applies: Applies;
  readonly direct: boolean;
  readonly needs: readonly string[];
}

const askStatement = (
  statement: Statement,
  request: PolicyRequest,
  everybodyOnly: boolean,
): StatementAnswer => {
  const principal =
    statement.principal === undefined
      ? ({ applies: 'yes', direct: true } as const)
      : askPrincipal(statement.principal, request.principal, everybodyOnly);
  const parts: readonly ElementAnswer[] = [
    { applies: principal.applies, needs: principal.applies === 'maybe' ? ['the caller'] : [] },
    askAction(statement.action, request),
    askResource(statement.resource, request, statement.variables),
    askConditions(statement.conditions, request.context, statement.variables),
  ];
  const applies = every(parts.map((part) => part.applies));
  return {
    statement,
    applies,
    direct: principal.direct,
    needs: applies === 'maybe' ? parts.flatMap((part) => part.needs) : [],
  };
};

/** Asks a policy about a request. */
export const askPolicy = (policy: Policy, request: PolicyRequest, everybodyOnly = false): PolicyAnswer => {
  const answers = policy.statements.map((statement) => askStatement(statement, request, everybodyOnly));
  const of = (effect: Statement['effect'], applies: Applies): readonly StatementAnswer[] =>
    answers.filter((answer) => answer.statement.effect === effect && answer.applies === applies);
  const [denied] = of('Deny', 'yes');
  if (denied !== undefined) return { kind: 'deny', by: denied.statement };
  const allowing = of('Allow', 'yes');
  const doubts = [...of('Deny', 'maybe'), ...(allowing.length > 0 ? [] : of('Allow', 'maybe'))];
  if (allowing.length === 0 && of('Allow', 'maybe').length === 0) return { kind: 'deny', by: undefined };
  const [first] = allowing;
  if (doubts.length > 0 || first === undefined)
    return {
      kind: 'unclear',
      needs: [...new Set(doubts.flatMap(({ needs }) => needs))],
      mayDeny: of('Deny', 'maybe').length > 0,
    };
  const direct = allowing.find((answer) => answer.direct);
  return { kind: 'allow', by: (direct ?? first).statement, direct: direct !== undefined };
};
