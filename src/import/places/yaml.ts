/** Places in YAML, by the positions that the parser keeps with its nodes. */
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import type { PointerTree } from './tree.ts';

/** Longer than any template that AWS takes; the parser would need its time. */
const MAX_LENGTH = 4 * 1024 * 1024;

/** Far more than any template nests; the parser recurses, and slows down long before it gives up. */
const MAX_DEPTH = 500;

/** Whether brackets are nested deeper than that. Those in texts count too: nobody writes so many. */
const isDeep = (text: string): boolean => {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(depth - 1, 0);
    if (depth > MAX_DEPTH) return true;
  }
  return false;
};

/** The value of a map or list at a step, with its key where it has one. */
const childAt = (
  node: unknown,
  step: string,
): { readonly key: unknown; readonly value: unknown } | undefined => {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
    return pair === undefined ? undefined : { key: pair.key, value: pair.value };
  }
  if (!isSeq(node) || !/^\d{1,9}$/.test(step)) return undefined;
  const value = node.items[Number(step)];
  return value === undefined ? undefined : { key: undefined, value };
};

/** Where a node begins; a value that is an alias begins at the alias. */
const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

const follow = (document: Document, tree: PointerTree): void => {
  const open: { readonly node: unknown; readonly tree: PointerTree }[] = [{ node: document.contents, tree }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const node = isAlias(next.node) ? next.node.resolve(document) : next.node;
    for (const [step, inner] of next.tree.inner) {
      const child = childAt(node, step);
      if (child === undefined) continue;
      // A block stands below its key: the key's line is where a person looks.
      inner.offset = startOf(child.key) ?? startOf(child.value);
      open.push({ node: child.value, tree: inner });
    }
  }
};

/** Writes the offsets of keys and list entries into a tree of pointers. */
export const offsetsInYaml = (text: string, tree: PointerTree): void => {
  if (text.length > MAX_LENGTH || isDeep(text)) return;
  try {
    const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
    tree.offset = startOf(document.contents);
    follow(document, tree);
  } catch {
    // Nested deeper than the parser's recursion goes: no place is known.
  }
};
