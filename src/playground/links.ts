/** How hops, drawing and text belong together: from one of them to the other two. Pure. */
import { elementsOf } from '../diagram/model.ts';
import { baseState } from '../diagram/state-names.ts';
import type { Candidate, Hop } from '../evaluator/index.ts';
import type { Result } from './evaluate.ts';
import type { TextPlace } from './places.ts';

/** What the reader looks at: a hop of the shown choice, or a resource. */
export type Selection =
  | { readonly kind: 'hop'; readonly id: string }
  /** `pointer`: where it stands in the text; empty for what does not. Tells tables of one name in two VPCs apart. */
  | { readonly kind: 'resource'; readonly id: string; readonly pointer: string };

/** What a selection lights up in each of the three views. */
export interface Highlight {
  /** Ids of hops. */
  readonly hops: readonly string[];
  /** Nodes and boxes of the drawing. */
  readonly elements: readonly string[];
  /** In the text. Empty for what does not stand there. */
  readonly places: readonly TextPlace[];
}

const NOTHING: Highlight = { hops: [], elements: [], places: [] };

/** The hops of a choice in the order of the packet, there and back. */
export const hopsOf = (result: Result, choice: number): readonly Hop[] => {
  const path = result.trace?.choices[choice];
  return path === undefined ? [] : [...path.there, ...path.back];
};

/** The rules or routes that a hop looked at. */
export const candidatesOf = (hop: Hop): readonly Candidate[] => ('candidates' in hop ? hop.candidates : []);

/** The elements of a resource that are on the way, or all of them where none is. */
const shownElements = (result: Result, choice: number, resource: string): readonly string[] => {
  const elements = elementsOf(result.layout, resource);
  const states = result.choices[choice]?.states ?? {};
  const used = elements.filter((id) => baseState(states[id]) !== 'unused');
  return used.length > 0 ? used : elements;
};

const placeAt = (result: Result, pointer: string): readonly TextPlace[] =>
  [...result.places, ...result.resources].filter((place) => place.pointer === pointer).slice(0, 1);

/** What a selection lights up. Names that the result does not know light up nothing. */
export const highlightOf = (result: Result, choice: number, selection: Selection | undefined): Highlight => {
  if (selection === undefined) return NOTHING;
  const hops = hopsOf(result, choice);
  if (selection.kind === 'hop') {
    const hop = hops.find(({ id }) => id === selection.id);
    if (hop === undefined) return NOTHING;
    return {
      hops: [hop.id],
      elements: shownElements(result, choice, hop.at),
      places: placeAt(result, hop.pointer === '' ? hop.resource.pointer : hop.pointer),
    };
  }
  const { id, pointer } = selection;
  const decided = hops.filter(
    ({ at, resource }) => at === id || (pointer === '' ? resource.id === id : resource.pointer === pointer),
  );
  const drawn = shownElements(result, choice, id);
  return {
    hops: decided.map((hop) => hop.id),
    // A filter or a table is not drawn: what it decides about is.
    elements: drawn.length > 0 ? drawn : decided.flatMap(({ at }) => shownElements(result, choice, at)),
    places: pointer === '' ? [] : placeAt(result, pointer),
  };
};

const holds = ({ offset, length }: TextPlace, at: number): boolean => offset <= at && at <= offset + length;

/**
 * What stands at an offset of the text: the hop that rests on the narrowest rule, route or resource
 * there; else the resource.
 */
export const selectionAt = (result: Result, choice: number, offset: number): Selection | undefined => {
  const hops = hopsOf(result, choice);
  const around = [...result.places, ...result.resources]
    .filter((place) => holds(place, offset))
    .sort((a, b) => a.length - b.length);
  for (const { pointer } of around) {
    const hop =
      hops.find((one) => one.pointer === pointer) ??
      hops.find((one) => candidatesOf(one).some((candidate) => candidate.pointer === pointer));
    const resource = result.resources.find((one) => one.pointer === pointer);
    // The resource says more than the one of its hops that names no rule.
    if (resource !== undefined) return { kind: 'resource', id: resource.id, pointer };
    if (hop !== undefined) return { kind: 'hop', id: hop.id };
  }
  return undefined;
};

/** What an element of the drawing stands for; undefined for a note or an id that is not drawn. */
export const selectionOfElement = (result: Result, element: string): Selection | undefined => {
  const found = [...result.layout.nodes, ...result.layout.groups].find(({ id }) => id === element);
  if (found?.resource === undefined) return undefined;
  const { resource: id } = found;
  return { kind: 'resource', id, pointer: result.resources.find((one) => one.id === id)?.pointer ?? '' };
};

/** The hop that a step leads to; from nothing selected forward to the first, at the ends none further. */
export const stepFrom = (
  result: Result,
  choice: number,
  selection: Selection | undefined,
  by: 1 | -1,
): Selection | undefined => {
  const hops = hopsOf(result, choice);
  const lit = highlightOf(result, choice, selection).hops;
  const at = hops.findIndex(({ id }) => id === lit[0]);
  if (at < 0 && by === -1) return undefined;
  const next = at < 0 ? 0 : Math.min(hops.length - 1, Math.max(0, at + by));
  const hop = hops[next];
  return hop === undefined ? undefined : { kind: 'hop', id: hop.id };
};
