/** `hopwise check`: every flow of scenarios that says what it expects. */
import { checkExpectation, type Problem, rangeOf, traceFlow } from '../../evaluator/index.ts';
import { pointerOf } from '../../evaluator/model/document.ts';
import { readArguments } from '../arguments.ts';
import { UnusableInput } from '../errors.ts';
import { problemLine, readScenario } from '../network.ts';
import { type Output, plain, sentence } from '../terminal.ts';

interface Count {
  held: number;
  differed: number;
}

/** Checks one file; throws where the file or one of its flows cannot be used. */
const checkFile = (file: string, output: Output, count: Count): void => {
  const { network, document } = readScenario(file);
  const unusable: string[] = [];
  for (const [name, flow] of network.flows) {
    if (flow.expect === undefined) continue;
    const result = traceFlow(network, flow);
    if (!result.ok) {
      const pointer = pointerOf('flows', name) + result.problem.pointer;
      const problem: Problem = { ...result.problem, pointer, range: rangeOf(document, pointer) };
      unusable.push(problemLine(file, document.text, problem));
      continue;
    }
    const differences = checkExpectation(result.trace, flow.expect);
    if (differences.length === 0) count.held += 1;
    else count.differed += 1;
    for (const difference of differences)
      output.out(`${plain(`${file}: flow ${name}`)}: ${sentence(output, difference)}`);
  }
  if (unusable.length > 0) throw new UnusableInput(...unusable);
};

/** Prints every flow that differs. 0: all hold; 1: one differs; 2: a file cannot be used (the others are checked). */
export const check = (args: readonly string[], output: Output): number => {
  const { positionals } = readArguments(args, {});
  if (positionals.length === 0) throw new UnusableInput('check needs one scenario file or more.');
  const count: Count = { held: 0, differed: 0 };
  const unusable: string[] = [];
  for (const file of positionals) {
    try {
      checkFile(file, output, count);
    } catch (error) {
      if (!(error instanceof UnusableInput)) throw error;
      unusable.push(...error.lines);
    }
  }
  const total = count.held + count.differed;
  const flows = total === 1 ? 'flow' : 'flows';
  output.out(`${total} ${flows} with an expectation: ${count.held} hold, ${count.differed} differ.`);
  if (unusable.length > 0) throw new UnusableInput(...unusable);
  return count.differed > 0 ? 1 : 0;
};
