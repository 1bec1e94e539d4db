/** What an editor says of the resource under the pointer: what it is, what it decided, and the page about its kind. */
import type { TextRange } from '../evaluator/index.ts';
import type { Result } from './evaluate.ts';
import { candidatesOf, highlightOf, hopsOf, selectionAt } from './links.ts';
import { DECISION_SIGNS, OUTCOMES } from './outcomes.ts';
import { pageOf } from './pages.ts';

/** Sentences with `backticks` around names, addresses and rules. */
export interface Description {
  readonly sentences: readonly string[];
  /** The page about this kind of resource, relative to the site's base. */
  readonly page: string | undefined;
  readonly place: TextRange;
}

/** What stands at an offset: the resource and its hops, or the rule and what became of it. */
export const describeAt = (result: Result, choice: number, offset: number): Description | undefined => {
  const selection = selectionAt(result, choice, offset);
  if (selection === undefined) return undefined;
  const lit = highlightOf(result, choice, selection);
  const hops = hopsOf(result, choice).filter(({ id }) => lit.hops.includes(id));
  const [place] =
    selection.kind === 'hop'
      ? result.places
          .filter(({ offset: start, length }) => start <= offset && offset <= start + length)
          .sort((a, b) => a.length - b.length)
      : lit.places;
  if (place === undefined) return undefined;
  const answers = hops.map(
    ({ decision, question, answer }) => `${DECISION_SIGNS[decision]} ${question} ${answer}`,
  );
  if (selection.kind === 'hop') {
    const tried = hops
      .flatMap(candidatesOf)
      .filter(({ pointer }) => pointer === place.pointer)
      .map(({ text, outcome }) => `\`${text}\`: ${OUTCOMES[outcome]}.`);
    const kind = hops[0]?.resource.kind;
    return { sentences: [...tried, ...answers], page: kind === undefined ? undefined : pageOf(kind), place };
  }
  const resource = result.resources.find(({ pointer }) => pointer === selection.pointer);
  if (resource === undefined) return undefined;
  const what = `${resource.title} \`${resource.id}\`${resource.detail === undefined ? '' : `: ${resource.detail}`}.`;
  return {
    sentences: [what, ...(answers.length > 0 ? answers : ['It decided nothing about this flow.'])],
    page: pageOf(resource.kind),
    place,
  };
};
