/** What a trace names: the places in the scenario that decided, and those that were looked at. */
import type { Candidate, Hop, Network, Scenario, Trace } from '../../evaluator/index.ts';
import { type Collection, placeIn } from './selection.ts';

/** Longer tables are not kept whole: only the routes that matched, or might have. */
export const MOST_ROUTES = 8;
/** Groups have more rules than tables have routes, and each is short. */
export const MOST_RULES = 30;

/** Maps whose names stand on paths. */
const ON_PATHS: readonly Collection[] = [
  'instances',
  'networkInterfaces',
  'internetGateways',
  'natGateways',
  'endpoints',
  'peerings',
  'egressOnlyInternetGateways',
  'transitGateways',
  'virtualPrivateGateways',
  'vpnConnections',
  'directConnectGateways',
  'onPremises',
  'loadBalancers',
  'resourceGateways',
  'resolverEndpoints',
  'otherGateways',
];

/** Where a resource on a path stands. */
export const placeOnPath = (scenario: Scenario, network: Network, name: string): string | undefined =>
  network.subnets.get(name)?.pointer ??
  placeIn(scenario, ON_PATHS, name) ??
  network.interfaces.get(name)?.pointer;

const candidatesOf = (hop: Hop): readonly Candidate[] => ('candidates' in hop ? hop.candidates : []);

/** Route tables by whose routes a packet left its VPC: there a person reads the other routes too. */
export const readTables = (trace: Trace): ReadonlySet<string> =>
  new Set(
    trace.choices
      .flatMap(({ there, back }) => [...there, ...back])
      .flatMap((hop) => (hop.kind === 'route' && hop.target !== 'local' ? [hop.resource.pointer] : [])),
  );

/** The pointers that a trace names, as they stand in it: of resources, rules and routes. */
export const namedBy = (trace: Trace, network: Network): readonly string[] => {
  const found = new Set<string>();
  const name = (id: string): void => {
    const place = placeOnPath(network.scenario, network, id);
    if (place !== undefined) found.add(place);
  };
  for (const choice of trace.choices) {
    for (const id of [...choice.path, ...choice.returnPath]) name(id);
    for (const hop of [...choice.there, ...choice.back]) {
      found.add(hop.resource.pointer).add(hop.pointer);
      name(hop.at);
      if (hop.kind === 'route' && hop.target !== undefined) name(hop.target);
      for (const { pointer, outcome } of candidatesOf(hop)) if (outcome !== 'no-match') found.add(pointer);
    }
    for (const { pointer, resource } of choice.findings) found.add(pointer).add(resource.pointer);
  }
  for (const { pointer, resource } of trace.findings) found.add(pointer).add(resource.pointer);
  return [...found];
};
