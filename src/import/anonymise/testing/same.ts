/** What must not change when a scenario is anonymised: every answer, by other names. */
import { expect } from 'vitest';
import {
  buildNetwork,
  type FlowRequest,
  type Network,
  type Scenario,
  type Trace,
  traceFlow,
} from '../../../evaluator/index.ts';
import { anonymise } from '../index.ts';

export const networkOf = (scenario: Scenario): Network => {
  const built = buildNetwork(scenario);
  return built.ok ? built.network : expect.fail(JSON.stringify(built.problems));
};

const traced = (scenario: Scenario, flow: FlowRequest): Trace => {
  const result = traceFlow(networkOf(scenario), flow);
  return result.ok ? result.trace : expect.fail(result.problem.message);
};

/** The answer with names put through `name`. */
const answer = ({ verdict, choices, ...trace }: Trace, name: (id: string) => string): unknown => ({
  verdict,
  private: trace.private,
  choices: choices.map((choice) => ({
    verdict: choice.verdict,
    private: choice.private,
    path: choice.path.map(name),
    returnPath: choice.returnPath.map(name),
    hops: [...choice.there, ...choice.back].map(({ kind, decision, at, resource }) => [
      kind,
      decision,
      name(at),
      resource.kind,
    ]),
    findings: choice.findings.map(({ code, resource }) => [code, resource.kind, name(resource.id)]),
    assumptions: choice.assumptions.map(({ code }) => code),
  })),
  findings: trace.findings.map(({ code }) => code),
});

/** Names that are made of others: `x/g0`, `resolver of x`. */
const renamed =
  (names: ReadonlyMap<string, string>) =>
  (id: string): string =>
    names.get(id) ?? id.replaceAll(/[\w.-]+/g, (word) => names.get(word) ?? word);

/** Whether flows of a scenario are answered alike before and after; gives the text of what came out. */
export const expectSame = (scenario: Scenario): string => {
  const { scenario: after, names } = anonymise(scenario);
  const flows = Object.entries(scenario.flows ?? {});
  for (const [key, flow] of flows) {
    const image = after.flows?.[names.get(key) ?? ''];
    if (image === undefined) expect.fail(`no flow ${key}`);
    const [before, now] = [traced(scenario, flow), traced(after, image)];
    // Which of the internet's addresses a trace names depends on their order, which is not kept.
    if (flow.from === 'internet') expect(now.verdict).toBe(before.verdict);
    else expect(answer(now, (id) => id)).toEqual(answer(before, renamed(names)));
  }
  return JSON.stringify(after);
};
