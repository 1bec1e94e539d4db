/** Where everything that a result names stands in the text: what joins hops, drawing and text. */
import type { Network, ResourceKind, ScenarioDocument, TextRange, Trace } from '../evaluator/index.ts';
import { rangeOf } from '../evaluator/index.ts';
import { itemsOf } from '../import/inventory/items.ts';
import { titleOf } from '../import/inventory/titles.ts';

/** A pointer's value together with its name, where it has one. */
export interface TextPlace extends TextRange {
  readonly pointer: string;
}

/** A resource as the text writes it. */
export interface PlacedResource extends TextPlace {
  readonly id: string;
  readonly kind: ResourceKind;
  /** What it is: `Interface endpoint`. */
  readonly title: string;
  /** What tells it from others of its kind, where there is something. */
  readonly detail: string | undefined;
}

/** A pointer's place: its value together with its name. */
export const placeOf = (document: ScenarioDocument, pointer: string): TextPlace => {
  const value = rangeOf(document, pointer);
  const key = rangeOf(document, pointer, 'key');
  const offset = Math.min(key.offset, value.offset);
  return { pointer, offset, length: value.offset + value.length - offset };
};

/** Every resource that stands in the text. */
export const placedResources = (document: ScenarioDocument, network: Network): readonly PlacedResource[] =>
  itemsOf(network)
    .filter(({ ref }) => ref.pointer !== '')
    .map(({ ref, detail }) => ({
      ...placeOf(document, ref.pointer),
      id: ref.id,
      kind: ref.kind,
      title: titleOf(ref.kind),
      detail,
    }));

/** The places of the rules and routes that the hops of a trace rest on, and of those that they tried. */
export const placesOf = (document: ScenarioDocument, trace: Trace | undefined): readonly TextPlace[] => {
  const hops = (trace?.choices ?? []).flatMap((choice) => [...choice.there, ...choice.back]);
  const pointers = new Set(
    hops.flatMap((hop) => [
      hop.pointer,
      hop.resource.pointer,
      ...('candidates' in hop ? hop.candidates.map(({ pointer }) => pointer) : []),
    ]),
  );
  pointers.delete('');
  return [...pointers].map((pointer) => placeOf(document, pointer));
};
