/** Where in a text something stands that a JSON Pointer names: the edge turns origins into lines. */

import { offsetsInJson } from './json.ts';
import { lineCounter, type TextPlace } from './lines.ts';
import { newTree, type PointerTree } from './tree.ts';
import { offsetsInYaml } from './yaml.ts';

const isJson = (text: string): boolean => /^\s*[[{]/.test(text.slice(0, 1000));

/** The offset of what a pointer names, or of the nearest part around it that is there. */
const nearestOffset = (tree: PointerTree, steps: readonly string[]): number | undefined => {
  let node: PointerTree | undefined = tree;
  let found = tree.offset;
  for (const step of steps) {
    node = node.inner.get(step);
    if (node?.offset === undefined) break;
    found = node.offset;
  }
  return found;
};

/**
 * The places of pointers in a text of JSON (with or without comments) or YAML, found in one pass. A pointer that
 * leads nowhere has the place of the nearest part around it; of a text that cannot be read nothing is known. Never
 * throws.
 */
export const placesIn = (text: string, pointers: Iterable<string>): ReadonlyMap<string, TextPlace> => {
  // Editors do not show a byte order mark.
  const shown = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const { tree, stepsOf } = newTree(pointers);
  if (isJson(shown)) offsetsInJson(shown, tree);
  else offsetsInYaml(shown, tree);
  const placeAt = lineCounter(shown);
  const places = new Map<string, TextPlace>();
  for (const [pointer, steps] of stepsOf) {
    const offset = nearestOffset(tree, steps);
    if (offset !== undefined) places.set(pointer, placeAt(offset));
  }
  return places;
};
