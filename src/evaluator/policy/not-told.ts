/**
 * Statements of which an import was not told everything: it writes them as widely as they may be, with a condition
 * that no request is known to meet, and the names of the elements that are not told for its value.
 */
import type { Policy, Statement } from './types.ts';

/** The key of that condition. */
export const NOT_TOLD_KEY = 'hopwise:not-told';

/** The elements of a statement that are not told. */
const untoldIn = ({ conditions }: Statement): readonly string[] =>
  conditions.flatMap(({ key, values }) => (key === NOT_TOLD_KEY ? values : []));

/** The statements of which something is not told. */
export const untoldStatements = ({ statements }: Policy): readonly Statement[] =>
  statements.filter((statement) => untoldIn(statement).length > 0);

/** Whatever resource an allow names, some request is for it; another element may keep every request out. */
const mayGrantNothing = (statement: Statement): boolean =>
  statement.effect === 'Allow' &&
  untoldIn(statement).some((element) => element !== 'Resource' && element !== 'NotResource');

/** The policy at its narrowest: what may deny denies all that it may, and what may grant nothing does not. */
export const narrowest = ({ statements }: Policy): Policy => ({
  statements: statements
    .filter((statement) => !mayGrantNothing(statement))
    .map((statement) => ({
      ...statement,
      conditions: statement.conditions.filter(({ key }) => key !== NOT_TOLD_KEY),
    })),
});

/** What decides a statement of which something is not told, in words. */
export const needOf = (statement: Statement): string => {
  const elements = untoldIn(statement).map((element) => `\`${element.replaceAll('`', "'")}\``);
  return `${elements.slice(0, 4).join(' and ')} of statement ${statement.name}, which is not told`;
};
