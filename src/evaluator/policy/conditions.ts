/**
 * Conditions of a statement: every operator and every key must hold, of several values one
 * (fact F-POL-06). A key that the request lacks fails a condition, unless the operator is a negated
 * one, ends in IfExists, or is ForAllValues (fact F-POL-07).
 */
import { type Given, operatorOf } from './operators.ts';
import { type Applies, type Condition, every, negate, type RequestContext, some } from './types.ts';
import { fillVariables } from './variables.ts';

/** What a condition comes to, and the keys that would decide it. */
export interface ConditionAnswer {
  readonly applies: Applies;
  readonly needs: readonly string[];
}

const QUALIFIED = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

const MAYBE = (needs: readonly string[]): ConditionAnswer => ({ applies: 'maybe', needs });

/** One condition against the context. `variables`: whether the policy's version has policy variables. */
const askCondition = (
  { operator, key, name: written, values }: Condition,
  context: RequestContext,
  variables: boolean,
): ConditionAnswer => {
  const [, qualifier, name = '', suffix] = QUALIFIED.exec(operator) ?? [];
  const known = context.get(key);
  if (name.toLowerCase() === 'null') {
    if (known === undefined) return MAYBE([written]);
    const absent = known.kind === 'absent';
    const wanted = values.map((value) => value.toLowerCase() === 'true');
    return { applies: wanted.includes(absent) ? 'yes' : 'no', needs: [] };
  }
  const base = operatorOf(name);
  if (base === undefined) return MAYBE([`operator ${operator}`]);
  if (known === undefined) return MAYBE([written]);
  if (known.kind === 'absent') {
    const holds =
      suffix !== undefined || qualifier === 'ForAllValues' || (base.negated && qualifier === undefined);
    return { applies: holds ? 'yes' : 'no', needs: [] };
  }
  const needs: string[] = [];
  const matches = (given: Given): Applies => {
    const answers = values.map((value): Applies => {
      const filled = variables ? fillVariables(value, context) : ({ kind: 'text', text: value } as const);
      if (filled.kind === 'unset') {
        if (!base.negated) return 'no';
        // It equals nothing, says one page of IAM's; the statement may be invalid, says another (fact F-POL-14).
        needs.push('a variable without a value');
        return 'maybe';
      }
      if (filled.kind === 'unknown') {
        needs.push(filled.key);
        return 'maybe';
      }
      const answer = base.compare(given, filled.text);
      if (answer === 'maybe') needs.push(written);
      return answer;
    });
    return base.negated ? negate(some(answers)) : some(answers);
  };
  const given: readonly Given[] =
    known.kind === 'known' ? known.values : [known.kind === 'address' ? known.address : { role: known.arn }];
  const answers = given.map(matches);
  const applies = qualifier === 'ForAllValues' ? every(answers) : some(answers);
  return { applies, needs: applies === 'maybe' ? [...new Set(needs)] : [] };
};

/** Whether all conditions of a statement hold. */
export const askConditions = (
  conditions: readonly Condition[],
  context: RequestContext,
  variables: boolean,
): ConditionAnswer => {
  const answers = conditions.map((condition) => askCondition(condition, context, variables));
  const applies = every(answers.map((answer) => answer.applies));
  const needs = answers.flatMap((answer) => answer.needs);
  return { applies, needs: applies === 'maybe' ? [...new Set(needs)] : [] };
};
