/** Every flow of a scenario that says what it expects. */
import {
  checkExpectation,
  lineAndColumn,
  type Problem,
  rangeOf,
  type ScenarioFlow,
  type Trace,
  traceFlow,
} from '../../evaluator/index.ts';
import { pointerOf } from '../../evaluator/model/document.ts';
import { UnusableInput } from '../errors.ts';
import { problemLine, readScenario } from '../source.ts';
import { type CheckCase, type Failure, outcomeOf } from './cases.ts';

const failuresOf = (trace: Trace, flow: ScenarioFlow): readonly Failure[] => {
  const { expect } = flow;
  if (expect === undefined) return [];
  const differences = checkExpectation(trace, expect);
  if (differences.length === 0) return [];
  const wanted = typeof expect === 'string' ? expect : expect.verdict;
  const isUnknown = trace.verdict === 'undetermined' && wanted !== 'undetermined';
  const kind = isUnknown ? 'undetermined' : 'differs';
  return [{ kind, from: [{ name: flow.from }], to: [{ name: flow.to }], pairs: 1, differences, trace }];
};

/** Checks one file. What of it cannot be used is thrown after `found` has heard of all the rest. */
export const checkFlows = (file: string, found: (each: CheckCase) => void): void => {
  const source = readScenario(file);
  const { network, document } = source;
  const unusable: string[] = [];
  for (const [name, flow] of network.flows) {
    if (flow.expect === undefined) continue;
    const here = pointerOf('flows', name);
    const result = traceFlow(network, flow);
    if (!result.ok) {
      const pointer = here + result.problem.pointer;
      const problem: Problem = { ...result.problem, pointer, range: rangeOf(document, pointer) };
      unusable.push(problemLine(file, document.text, problem));
      continue;
    }
    const failures = failuresOf(result.trace, flow);
    const at = lineAndColumn(document.text, rangeOf(document, here, 'key').offset);
    found({
      name: `flow ${name}`,
      place: { path: file, at },
      source,
      outcome: outcomeOf(failures),
      pairs: 1,
      failures,
      more: { groups: 0, pairs: 0 },
    });
  }
  if (unusable.length > 0) throw new UnusableInput(...unusable);
};
