/** The flow of a part, with what the whole answers as its expectation: the part is a test case. */
import type { FlowRequest, Scenario, ScenarioExpectation, Trace } from '../../evaluator/index.ts';

const LONGEST = 60;

/** `app-to-sns.us-east-1.amazonaws.com`, as a name of the format. */
const nameOf = ({ from, to }: FlowRequest): string => {
  const name = `${from}-to-${to}`.replaceAll(/[^\w.-]+/g, '-').slice(0, LONGEST);
  return /^[A-Za-z]/.test(name) ? name : `from-${name}`;
};

/** Whether every choice goes this way, with other resources between at most. */
const isOnAll = (path: readonly string[], paths: readonly (readonly string[])[]): boolean =>
  paths.every((other) => {
    let next = 0;
    for (const id of other) if (id === path[next]) next += 1;
    return next === path.length;
  });

const expectationOf = (trace: Trace): ScenarioExpectation => {
  const path = trace.choices[trace.shown]?.path ?? [];
  const paths = trace.choices.map((choice) => choice.path);
  const findings = [...new Set(trace.findings.map(({ code }) => code))];
  return {
    verdict: trace.verdict,
    ...(trace.private === null ? {} : { private: trace.private }),
    ...(path.length > 0 && isOnAll(path, paths) ? { path: [...path] } : {}),
    ...(findings.length === 0 ? {} : { findings }),
  };
};

/** The flow by a name of its own. Without findings none is expected. */
export const flowsOf = (request: FlowRequest, trace: Trace): NonNullable<Scenario['flows']> => {
  const { from, to, protocol, port, action, resource, principal } = request;
  return {
    [nameOf(request)]: {
      from,
      to,
      ...(protocol === undefined ? {} : { protocol }),
      ...(port === undefined ? {} : { port }),
      ...(action === undefined ? {} : { action }),
      ...(resource === undefined ? {} : { resource }),
      ...(principal === undefined ? {} : { principal }),
      expect: expectationOf(trace),
    },
  };
};
