/** The one object that `trace --json` prints: a contract, whose fields stay. */
import type { Finding, Fix, Plan, ScenarioOrigin, Trace, Verdict } from '../evaluator/index.ts';

interface JsonFinding {
  readonly code: string;
  readonly resource: string;
  readonly message: string;
  /** JSON Pointer into the scenario. */
  readonly pointer?: string;
  /** File and pointer of an imported resource. */
  readonly origin?: ScenarioOrigin;
  /** The Reachability Analyzer's code for the same cause. */
  readonly awsCode?: string;
  readonly fix?: Fix;
}

export interface JsonTrace {
  readonly verdict: Verdict;
  readonly private: boolean | null;
  /** Of the choice that decides the verdict; see `Trace.shown`. */
  readonly path: readonly string[];
  readonly returnPath: readonly string[];
  readonly findings: readonly JsonFinding[];
  readonly assumptions: readonly { readonly code: string; readonly message: string }[];
  /** The edits that open the flow together, where no finding's fix does alone. */
  readonly plan?: Plan;
}

const findingOf = ({ code, resource, message, pointer, awsCode, fix }: Finding): JsonFinding => ({
  code,
  resource: resource.id,
  message,
  ...(pointer === '' ? {} : { pointer }),
  ...(resource.origin === undefined ? {} : { origin: resource.origin }),
  ...(awsCode === undefined ? {} : { awsCode }),
  ...(fix === undefined ? {} : { fix }),
});

/** A trace as the contract's object. */
export const jsonTrace = (trace: Trace, plan?: Plan): JsonTrace => {
  const shown = trace.choices[trace.shown];
  return {
    verdict: trace.verdict,
    private: trace.private,
    path: shown?.path ?? [],
    returnPath: shown?.returnPath ?? [],
    findings: trace.findings.map(findingOf),
    assumptions: trace.assumptions.map(({ code, message }) => ({ code, message })),
    ...(plan === undefined ? {} : { plan }),
  };
};
