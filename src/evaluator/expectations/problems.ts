/** What keeps an expectation from being checked: it must not pass then. */
import { FINDING_CODES } from '../finding/codes.ts';
import type { Problem } from '../model/document.ts';
import { nearest } from '../model/words.ts';
import { understandFlow } from '../trace/ends.ts';
import { cleaned } from '../trace/words.ts';
import type { Ends } from './ends.ts';
import { hasPair, isUnsure, type Plan, portsOf, requestFor } from './plan.ts';
import { hintFor, nameFor, type Side } from './sides.ts';

const namesIn = (side: Side): readonly string[] => side.classes.map(({ members }) => members[0]?.name ?? '');

/** Flows that make no sense, such as one without a port. Each end is tried once: what is wrong is wrong with one of the ends. */
const flowProblems = (ends: Ends, { expected, pointer, from, to }: Plan): readonly Problem[] => {
  const [sources, targets] = [namesIn(from), namesIn(to)];
  const [source = '', target = ''] = [sources[0], targets[0]];
  const tried = [...targets.map((name) => [source, name]), ...sources.map((name) => [name, target])];
  const found = new Map<string, Problem>();
  for (const port of portsOf(expected)) {
    for (const [one = '', other = ''] of tried) {
      const result = understandFlow(ends.network, requestFor(expected, port, one, other));
      if (result.ok) continue;
      const { problem } = result;
      const given =
        problem.pointer === '/from' ? expected.from : problem.pointer === '/to' ? expected.to : '';
      const hint = typeof given === 'string' && !problem.message.includes('?') ? hintFor(ends, given) : '';
      const message = `${problem.message}${hint}`;
      found.set(message, { ...problem, message, pointer: pointer + problem.pointer });
    }
  }
  return [...found.values()];
};

/** A name on the path that is no resource would never be crossed: such an expectation would check nothing. */
const pathProblems = (
  names: ReadonlySet<string>,
  ends: Ends,
  { expected, pointer }: Plan,
): readonly Problem[] => {
  if (typeof expected.expect === 'string') return [];
  const { expect } = expected;
  return (['path', 'notOnPath'] as const).flatMap((field) =>
    (expect[field] ?? []).flatMap((text, index): readonly Problem[] =>
      names.has(nameFor(ends, text)) || /^(com\.amazonaws|aws|cn\.com\.amazonaws)\./.test(text)
        ? []
        : [
            {
              code: 'expectation',
              pointer: `${pointer}/expect/${field}/${index}`,
              message: `\`${cleaned(text)}\` is the name of nothing in the network.${hintFor(ends, text)}`,
            },
          ],
    ),
  );
};

/** A code that no finding has would never be met. */
const codeProblems = ({ expected, pointer }: Plan): readonly Problem[] => {
  const codes = typeof expected.expect === 'string' ? [] : (expected.expect.findings ?? []);
  return codes.flatMap((code, index): readonly Problem[] => {
    if (Object.hasOwn(FINDING_CODES, code)) return [];
    const meant = nearest(code, Object.keys(FINDING_CODES));
    return [
      {
        code: 'expectation',
        pointer: `${pointer}/expect/findings/${index}`,
        message: `\`${cleaned(code)}\` is the code of no finding.${meant === undefined ? '' : ` Did you mean \`${meant}\`?`}`,
      },
    ];
  });
};

/** What keeps an expectation from being checked at all. */
export const problemsOf = (ends: Ends, onPaths: ReadonlySet<string>, plan: Plan): readonly Problem[] => {
  const { pointer, from, to, expected } = plan;
  const misfits = (['from', 'to'] as const).flatMap((field) =>
    plan[field].misfits.map(
      (misfit): Problem => ({
        code: 'expectation',
        pointer: `${pointer}/${field}${misfit.pointer}`,
        message: misfit.message,
      }),
    ),
  );
  const path = [...pathProblems(onPaths, ends, plan), ...codeProblems(plan)];
  if (expected.optional === true && misfits.length > 0) return path;
  if (misfits.length > 0) return [...misfits, ...path];
  if (from.classes.length === 0 || to.classes.length === 0) return path;
  const flow = flowProblems(ends, plan);
  if (flow.length > 0 || hasPair(plan) || expected.optional === true || isUnsure(plan))
    return [...flow, ...path];
  const message = '`from` and `to` are the same end: nothing would be checked.';
  return [{ code: 'expectation', pointer, message }, ...path];
};
