/** JSON to a tree, with places. */
import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { numberTree } from './numbers.ts';
import { scalar, type Tree, type TreeResult } from './tree.ts';

const mapOf = (text: string, node: Node): Tree => {
  const entries = new Map<string, Tree>();
  for (const { children: [key, value] = [] } of node.children ?? []) {
    if (key === undefined || value === undefined) continue;
    const name = String(key.value);
    const tree: Tree = entries.has(name)
      ? { kind: 'unclear', offset: key.offset, why: 'twice' }
      : treeOf(text, value);
    entries.set(name, tree);
  }
  return { kind: 'map', offset: node.offset, entries };
};

/** Recursion is bounded: the caller has checked how deep brackets are nested. */
const treeOf = (text: string, node: Node): Tree => {
  const { offset, length } = node;
  switch (node.type) {
    case 'object':
      return mapOf(text, node);
    case 'array':
      return {
        kind: 'list',
        offset,
        items: (node.children ?? []).map((child) => treeOf(text, child)),
      };
    case 'number':
      return numberTree(offset, text.slice(offset, offset + length));
    case 'string':
      return scalar(offset, String(node.value));
    case 'boolean':
      return scalar(offset, node.value === true);
    default:
      return scalar(offset, null);
  }
};

/** Reads JSON of which the depth has been checked. */
export const readJsonTree = (text: string): TreeResult => {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (root === undefined || error !== undefined) {
    const offset = Math.min(error?.offset ?? 0, Math.max(text.length - 1, 0));
    return {
      ok: false,
      problems: [{ offset, message: 'This is not JSON: the file breaks off or was changed here.' }],
    };
  }
  return { ok: true, tree: treeOf(text, root) };
};
