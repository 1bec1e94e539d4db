/** Text to network in one step, with every problem placed in the text. */
import { buildNetwork } from './build.ts';
import type { Problem, ScenarioDocument } from './document.ts';
import type { Network } from './network.ts';
import { parseScenario, withRanges } from './parse.ts';
import type { Scenario } from './schema.ts';

/** Scenario and network, or everything that is wrong with the text. */
export type ReadResult =
  | {
      readonly ok: true;
      readonly scenario: Scenario;
      readonly network: Network;
      readonly document: ScenarioDocument;
    }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly document: ScenarioDocument };

/**
 * Reads a scenario's text into a network: `parseScenario` and `buildNetwork` in one. Never throws;
 * problems come in the order of the text, each with its range.
 *
 * @param longest how many UTF-16 units are read; as `parseScenario` where it is left out
 */
export const readNetwork = (text: string, longest?: number): ReadResult => {
  const parsed = parseScenario(text, longest);
  if (!parsed.ok) return parsed;
  const built = buildNetwork(parsed.scenario);
  if (built.ok)
    return { ok: true, scenario: parsed.scenario, network: built.network, document: parsed.document };
  const problems = [...withRanges(parsed.document, built.problems)];
  problems.sort((a, b) => (a.range?.offset ?? 0) - (b.range?.offset ?? 0));
  return { ok: false, problems, document: parsed.document };
};
