/** The text of a template to a tree: bounds first, then JSON or YAML, whichever it is. */
import { lineAndColumn, MAX_DEPTH } from '../../../evaluator/index.ts';
import { type ImportFile, type ImportProblem, tooDeepAt } from '../../shared/read.ts';
import { readJsonTree } from './json.ts';
import type { Tree, TreeResult } from './tree.ts';
import { readYamlTree } from './yaml.ts';

/** CloudFormation takes no longer template (fact F-TPL-02). */
const MAX_TEMPLATE_LENGTH = 1024 * 1024;
/** A text with more problems than this is broken as a whole. */
const MAX_PROBLEMS = 20;

const problemAt = (offset: number, message: string): TreeResult => ({
  ok: false,
  problems: [{ offset, message }],
});

const treeOf = (text: string): TreeResult => {
  if (text.length > MAX_TEMPLATE_LENGTH) {
    const message = `This text has ${text.length} characters; CloudFormation takes templates of at most ${MAX_TEMPLATE_LENGTH}.`;
    return problemAt(0, message);
  }
  if (text.trim() === '') return problemAt(0, 'This file is empty.');
  if (!text.trimStart().startsWith('{')) return readYamlTree(text);
  const deep = tooDeepAt(text);
  if (deep !== undefined) return problemAt(deep, `Brackets are nested more than ${MAX_DEPTH} deep here.`);
  const json = readJsonTree(text);
  if (json.ok) return json;
  // YAML may begin with a bracket too, and has comments.
  const yaml = readYamlTree(text);
  return yaml.ok ? yaml : json;
};

export type TextResult =
  | { readonly ok: true; readonly tree: Tree; readonly text: string }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

/** Reads the text of one file. `text` in the answer is what the tree's offsets count in. */
export const readText = ({ file, text: whole }: ImportFile): TextResult => {
  const text = whole.startsWith('\uFEFF') ? whole.slice(1) : whole;
  const result = treeOf(text);
  if (result.ok) return { ...result, text };
  const problems = result.problems
    .slice(0, MAX_PROBLEMS)
    .map(({ offset, message }) => ({ file, ...lineAndColumn(text, offset), message }));
  return { ok: false, problems };
};
