/** What a question of a page is made from: a scenario's text without what gives the answer away, and its trace. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyStates } from '../../diagram/svg/apply.ts';
import { type PatchOperation, parseScenario } from '../../evaluator/index.ts';
import { asPuzzle } from '../../playground/challenge/puzzle.ts';
import { evaluateText } from '../../playground/evaluate.ts';
import { writeEdits } from '../../playground/fixes/text/write.ts';
import { editText } from '../../playground/text-edit.ts';
import { type Question, questionOf } from './question.ts';

// The build runs in the repository's root, and bundles this file: its own place says nothing.
const CONTENT = join(process.cwd(), 'content');

export interface LoadedQuestion {
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly question: Question;
  /** The drawing, with nothing on it that tells a verdict; empty where there is none of this network. */
  readonly svg: string;
}

/** @throws where the scenario, the flow or an edit is not there */
export const loadQuestion = (
  scenario: string,
  flow: string,
  edits: readonly PatchOperation[],
): LoadedQuestion => {
  const fail = (what: string): never => {
    throw new Error(`a question about content/scenarios/${scenario}.json, ${flow}: ${what}`);
  };
  const original = readFileSync(join(CONTENT, 'scenarios', `${scenario}.json`), 'utf8');
  const parsed = parseScenario(original);
  const changes = parsed.ok ? writeEdits(original, parsed.scenario, edits) : undefined;
  const text = asPuzzle(editText(original, changes ?? fail('an edit cannot be made')), 'all');
  const [before, after] = [evaluateText(original, flow), evaluateText(text, flow)];
  if (before.kind !== 'result' || after.kind !== 'result') return fail('the scenario has problems');
  const { trace } = after.result;
  if (trace === undefined || after.result.flow !== flow) return fail('there is no such flow');
  const drawing = join(CONTENT, 'drawings', `${scenario}.svg`);
  const isDrawn = before.result.layoutText === after.result.layoutText && existsSync(drawing);
  return {
    text,
    from: trace.flow.from,
    to: trace.flow.to,
    question: questionOf(trace),
    svg: isDrawn
      ? applyStates(
          readFileSync(drawing, 'utf8'),
          {},
          `The network of ${trace.flow.from} and ${trace.flow.to}`,
        )
      : '',
  };
};
