/** Pointers as a tree of their steps, so that one pass over a text finds them all. */

export interface PointerTree {
  readonly inner: Map<string, PointerTree>;
  /** Where it stands in the text; undefined until it is met. */
  offset: number | undefined;
}

const leaf = (): PointerTree => ({ inner: new Map(), offset: undefined });

const stepsIn = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Makes the tree of some pointers, and gives the steps of each. */
export const newTree = (
  pointers: Iterable<string>,
): { readonly tree: PointerTree; readonly stepsOf: ReadonlyMap<string, readonly string[]> } => {
  const tree = leaf();
  const stepsOf = new Map<string, readonly string[]>();
  for (const pointer of pointers) {
    if (stepsOf.has(pointer)) continue;
    const steps = stepsIn(pointer);
    stepsOf.set(pointer, steps);
    let node = tree;
    for (const step of steps) {
      const next = node.inner.get(step) ?? leaf();
      node.inner.set(step, next);
      node = next;
    }
  }
  return { tree, stepsOf };
};
