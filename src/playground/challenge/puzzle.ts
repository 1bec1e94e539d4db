/** What a reader of a puzzle gets to see: the scenario without what gives its answer away. */
import { type PatchOperation, parseScenario, type Scenario } from '../../evaluator/index.ts';
import { pointerOf } from '../../evaluator/model/document.ts';
import { writeEdits } from '../fixes/text/write.ts';
import { editText } from '../text-edit.ts';

const remove = (...steps: readonly string[]): PatchOperation => ({ op: 'remove', path: pointerOf(...steps) });

const spoilersIn = (scenario: Scenario, what: 'expectations' | 'all'): readonly PatchOperation[] => [
  ...(what === 'all' && scenario.title !== undefined ? [remove('title')] : []),
  ...(what === 'all' && scenario.description !== undefined ? [remove('description')] : []),
  ...Object.entries(scenario.flows ?? {}).flatMap(([name, flow]) => [
    ...(flow.expect === undefined ? [] : [remove('flows', name, 'expect')]),
    ...(what === 'all' && flow.title !== undefined ? [remove('flows', name, 'title')] : []),
  ]),
];

/**
 * Takes out of a scenario's text what its author expects of it; with `all` also titles and the description, which
 * like to say what is wrong. A text with problems stays as it is.
 */
export const asPuzzle = (text: string, what: 'expectations' | 'all'): string => {
  const parsed = parseScenario(text);
  const edits = parsed.ok ? writeEdits(text, parsed.scenario, spoilersIn(parsed.scenario, what)) : undefined;
  return edits === undefined ? text : editText(text, edits);
};
