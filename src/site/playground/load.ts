/** What a page's playground is made from: the scenario's text, its result and its committed drawing. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyStates } from '../../diagram/svg/apply.ts';
import { asPuzzle } from '../../playground/challenge/puzzle.ts';
import { evaluateText, type Result } from '../../playground/evaluate.ts';
import { findFixes } from '../../playground/fixes/find.ts';
import type { Found } from '../../playground/fixes/types.ts';

// The build runs in the repository's root, and bundles this file: its own place says nothing.
const CONTENT = join(process.cwd(), 'content');

export interface PagePlayground {
  readonly text: string;
  readonly result: Result;
  /** Empty where the scenario has no drawing yet. */
  readonly svg: string;
  /** What opens the shown flow, where it is blocked. */
  readonly fixes: Found | undefined;
}

/**
 * Loads a scenario of content/scenarios by its name (`sns/endpoint`).
 *
 * @param isPuzzle without what its author expects of it, and without fixes: the reader is to find out
 * @throws with the file and every problem, so that a page with a broken scenario fails the build
 */
export const loadPlayground = (name: string, flow: string | undefined, isPuzzle = false): PagePlayground => {
  const file = join(CONTENT, 'scenarios', `${name}.json`);
  if (!existsSync(file)) throw new Error(`content/scenarios/${name}.json is not there`);
  const whole = readFileSync(file, 'utf8');
  const text = isPuzzle ? asPuzzle(whole, 'expectations') : whole;
  const evaluation = evaluateText(text, flow);
  if (evaluation.kind === 'problems') {
    const sentences = evaluation.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
    throw new Error(`content/scenarios/${name}.json: ${sentences.join(' ')}`);
  }
  const { result } = evaluation;
  if (flow !== undefined && result.flow !== flow) {
    throw new Error(`content/scenarios/${name}.json has no flow \`${flow}\``);
  }
  const isBlocked = result.trace !== undefined && result.trace.verdict !== 'reachable';
  const found = isBlocked && !isPuzzle ? findFixes({ text, flow }) : undefined;
  const fixes = found?.kind === 'found' ? found : undefined;
  const drawing = join(CONTENT, 'drawings', `${name}.svg`);
  const shown = result.choices[result.trace?.shown ?? 0];
  if (!existsSync(drawing)) {
    process.emitWarning(
      `content/scenarios/${name}.json has no drawing: \`npm run draw\` makes one. The page shows the hops only.`,
    );
    return { text, result, svg: '', fixes };
  }
  const svg = readFileSync(drawing, 'utf8');
  return {
    text,
    result,
    svg: shown === undefined ? svg : applyStates(svg, shown.states, shown.drawingName),
    fixes,
  };
};
