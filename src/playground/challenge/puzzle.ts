/** What a reader of a puzzle gets to see: the scenario without what its author expects of it. */
import { parseScenario } from '../../evaluator/index.ts';
import { pointerOf } from '../../evaluator/model/document.ts';
import { writeEdits } from '../fixes/text/write.ts';
import { editText } from '../text-edit.ts';

/** Takes every `expect` out of a scenario's text. A text with problems stays as it is. */
export const withoutExpectations = (text: string): string => {
  const parsed = parseScenario(text);
  if (!parsed.ok) return text;
  const edits = writeEdits(
    text,
    parsed.scenario,
    Object.entries(parsed.scenario.flows ?? {})
      .filter(([, flow]) => flow.expect !== undefined)
      .map(([name]) => ({ op: 'remove' as const, path: pointerOf('flows', name, 'expect') })),
  );
  return edits === undefined ? text : editText(text, edits);
};
