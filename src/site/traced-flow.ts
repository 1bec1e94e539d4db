/** One flow of a scenario of the site, traced when a page is built. */
import { type Network, readNetwork, type Trace, traceFlow } from '../evaluator/index.ts';

const TEXTS = import.meta.glob<string>('../../content/scenarios/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

type TracedFlow =
  | { readonly ok: true; readonly network: Network; readonly trace: Trace }
  | { readonly ok: false; readonly problems: readonly string[] };

const failed = (...problems: readonly string[]): TracedFlow => ({ ok: false, problems });

/**
 * The trace of a flow, or in sentences why there is none.
 *
 * @param scenario path below content/scenarios, without .json
 * @param flow its name in the scenario
 */
export const tracedFlow = (scenario: string, flow: string): TracedFlow => {
  const text = TEXTS[`../../content/scenarios/${scenario}.json`];
  if (text === undefined) return failed(`there is no scenario content/scenarios/${scenario}.json`);
  const read = readNetwork(text);
  if (!read.ok) return failed(...read.problems.map(({ message }) => message));
  const request = read.network.flows.get(flow);
  if (request === undefined) return failed(`${scenario} has no flow "${flow}"`);
  const result = traceFlow(read.network, request);
  return result.ok
    ? { ok: true, network: read.network, trace: result.trace }
    : failed(result.problem.message);
};
