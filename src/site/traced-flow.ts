/** One flow of a scenario of the site, read or traced when a page is built. */
import { type FlowRequest, type Network, readNetwork, type Trace, traceFlow } from '../evaluator/index.ts';

const TEXTS = import.meta.glob<string>('../../content/scenarios/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

type AskedFlow =
  | { readonly ok: true; readonly network: Network; readonly request: FlowRequest }
  | { readonly ok: false; readonly problems: readonly string[] };

type TracedFlow =
  | { readonly ok: true; readonly network: Network; readonly trace: Trace }
  | { readonly ok: false; readonly problems: readonly string[] };

const failed = (...problems: readonly string[]) => ({ ok: false, problems }) as const;

/**
 * A flow and its network, or in sentences why there is none.
 *
 * @param scenario path below content/scenarios, without .json
 * @param flow its name in the scenario
 */
export const askedFlow = (scenario: string, flow: string): AskedFlow => {
  const text = TEXTS[`../../content/scenarios/${scenario}.json`];
  if (text === undefined) return failed(`there is no scenario content/scenarios/${scenario}.json`);
  const read = readNetwork(text);
  if (!read.ok) return failed(...read.problems.map(({ message }) => message));
  const request = read.network.flows.get(flow);
  return request === undefined
    ? failed(`${scenario} has no flow "${flow}"`)
    : { ok: true, network: read.network, request };
};

/** The trace of a flow, or in sentences why there is none; the flow as for {@link askedFlow}. */
export const tracedFlow = (scenario: string, flow: string): TracedFlow => {
  const asked = askedFlow(scenario, flow);
  if (!asked.ok) return asked;
  const result = traceFlow(asked.network, asked.request);
  return result.ok
    ? { ok: true, network: asked.network, trace: result.trace }
    : failed(result.problem.message);
};
