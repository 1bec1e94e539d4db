/** YAML to a tree: short forms of functions, aliases and merged maps, all in bounds and with places. */
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from 'yaml';
import { MAX_DEPTH } from '../../../evaluator/index.ts';
import { MAX_VALUES, type TextProblem, type Tree, type TreeResult } from './tree.ts';
import { scalarTree, taggedTree } from './yaml-tags.ts';
import { documentsOf } from './yaml-tokens.ts';

/** A tree with what it costs to repeat it: its values, and how deep they are nested. */
interface Built {
  readonly tree: Tree;
  readonly values: number;
  readonly depth: number;
}

/** Thrown and caught in this file: the first problem ends the reading of a text that aliases may have made endless. */
class Unreadable extends Error {
  readonly problem: TextProblem;

  constructor(offset: number, message: string) {
    super(message);
    this.problem = { offset, message };
  }
}

const MERGE = '<<';

class Builder {
  /** An anchor whose value is still being read has no value yet. */
  readonly #anchors = new Map<string, Built | undefined>();
  #values = 0;

  build(node: ParsedNode | null, at: number, depth: number): Built {
    const offset = node?.range[0] ?? at;
    if (isAlias(node)) return this.#alias(node.source, offset, depth);
    const { anchor, tag } = node ?? {};
    if (anchor !== undefined) this.#anchors.set(anchor, undefined);
    const bare = this.#bare(node, offset, depth);
    const tree = taggedTree(tag, bare.tree);
    if (tree === undefined)
      throw new Unreadable(offset, `CloudFormation does not take the YAML tag \`${tag}\`.`);
    const built = { ...bare, tree };
    if (anchor !== undefined) this.#anchors.set(anchor, built);
    return built;
  }

  #spend(values: number, depth: number, offset: number): void {
    this.#values += values;
    if (this.#values > MAX_VALUES)
      throw new Unreadable(offset, `With its aliases, this text has more than ${MAX_VALUES} values.`);
    if (depth > MAX_DEPTH)
      throw new Unreadable(offset, `Values are nested more than ${MAX_DEPTH} deep here.`);
  }

  #alias(name: string, offset: number, depth: number): Built {
    const built = this.#anchors.get(name);
    if (built === undefined) {
      const message = this.#anchors.has(name)
        ? `The alias \`*${name}\` stands in the value that it repeats.`
        : `The alias \`*${name}\` names no anchor before it.`;
      throw new Unreadable(offset, message);
    }
    this.#spend(built.values, depth + built.depth, offset);
    return built;
  }

  #bare(node: ParsedNode | null, offset: number, depth: number): Built {
    this.#spend(1, depth, offset);
    if (isMap(node)) return this.#map(node, offset, depth);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.build(item, offset, depth + 1));
      return sum({ kind: 'list', offset, items: items.map(({ tree }) => tree) }, items);
    }
    const source = isScalar(node) ? (node.source ?? '') : '';
    const quoted = isScalar(node) && node.type !== 'PLAIN';
    return {
      tree: scalarTree(offset, source, quoted, isScalar(node) ? node.tag : undefined),
      values: 1,
      depth: 0,
    };
  }

  #map(node: YAMLMap.Parsed, offset: number, depth: number): Built {
    const entries = new Map<string, Tree>();
    const merged: Tree[] = [];
    const parts: Built[] = [];
    for (const { key, value } of node.items) {
      const at = key.range[0];
      const name = this.#key(key, at);
      const built = this.build(value, at, depth + 1);
      parts.push(built);
      if (name === MERGE && isScalar(key) && key.type === 'PLAIN') merged.push(built.tree);
      else if (entries.has(name)) entries.set(name, { kind: 'unclear', offset: at, why: 'twice' });
      else entries.set(name, built.tree);
    }
    for (const tree of merged) mergeInto(entries, tree);
    return sum({ kind: 'map', offset, entries }, parts);
  }

  #key(key: ParsedNode, at: number): string {
    const { tree } = this.build(key, at, 0);
    if (isScalar(key) && tree.kind !== 'map') return key.source;
    // An alias may name what stands for a key elsewhere.
    if (tree.kind === 'scalar') return String(tree.value);
    throw new Unreadable(at, 'The key of a map must be a name.');
  }
}

const sum = (tree: Tree, parts: readonly Built[]): Built => ({
  tree,
  values: parts.reduce((count, { values }) => count + values, 1),
  depth: parts.reduce((deepest, { depth }) => Math.max(deepest, depth + 1), 0),
});

/** `<<` adds the entries of a map, or of several: what is there already counts. */
const mergeInto = (entries: Map<string, Tree>, merged: Tree): void => {
  const maps = merged.kind === 'list' ? merged.items : [merged];
  for (const each of maps) {
    if (each.kind !== 'map')
      throw new Unreadable(merged.offset, '`<<` adds the entries of maps only; this is none.');
    for (const [name, value] of each.entries) if (!entries.has(name)) entries.set(name, value);
  }
};

const isEmpty = (contents: ParsedNode | null): boolean =>
  contents === null || (isScalar(contents) && contents.source === '' && contents.type === 'PLAIN');

/** Reads one template of YAML. Nothing in it can make this recurse, or take long, without bound. */
export const readYamlTree = (text: string): TreeResult => {
  const { documents, problem } = documentsOf(text);
  const failed = (...problems: readonly TextProblem[]): TreeResult => ({ ok: false, problems });
  if (problem !== undefined) return failed(problem);
  const [first, ...others] = documents.filter(({ contents }) => !isEmpty(contents));
  const [error] = documents.flatMap(({ errors }) => errors);
  if (error !== undefined)
    return failed({ offset: error.pos[0], message: `This is not YAML: ${lowerFirst(error.message)}.` });
  if (first === undefined) return failed({ offset: 0, message: 'This text is empty.' });
  const [other] = others;
  if (other !== undefined)
    return failed({
      offset: other.range[0],
      message: 'Another document begins here: one file holds one template.',
    });
  try {
    return { ok: true, tree: new Builder().build(first.contents, 0, 0).tree };
  } catch (thrown) {
    if (thrown instanceof Unreadable) return failed(thrown.problem);
    throw thrown;
  }
};

/** The library's sentence as the end of ours. */
const lowerFirst = (message: string): string => {
  const line = message.split('\n', 1)[0]?.replace(/[.:]+$/, '') ?? '';
  return line.charAt(0).toLowerCase() + line.slice(1);
};
