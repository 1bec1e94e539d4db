/** A scenario that says nothing of whose network it is, and answers every flow as before. */
import { type Prefix, parseCidr } from '../../evaluator/address/prefix.ts';
import type { Scenario } from '../../evaluator/index.ts';
import { addressMap } from './addresses.ts';
import { nameAll } from './names.ts';
import { Texts } from './texts.ts';
import { rewritten } from './walk.ts';

export interface Anonymised {
  readonly scenario: Scenario;
  /** The new name of each resource and flow, by its old one. */
  readonly names: ReadonlyMap<string, string>;
}

/** Maps whose resources a flow may name by a label that only one of them has. */
const LABELLED = ['instances', 'networkInterfaces', 'endpoints', 'loadBalancers'] as const;

const labelsOf = (scenario: Scenario): ReadonlyMap<string, string> => {
  const owners = new Map<string, readonly string[]>();
  for (const collection of LABELLED)
    for (const [name, { label }] of Object.entries<{ label?: string | undefined }>(
      scenario[collection] ?? {},
    ))
      if (label !== undefined) owners.set(label, [...(owners.get(label) ?? []), name]);
  const single = [...owners].flatMap(([label, [name, ...more]]) =>
    name !== undefined && more.length === 0 ? [[label, name] as const] : [],
  );
  return new Map(single);
};

/** Blocks that move as one: AWS gives some addresses of a VPC and of a subnet a meaning by their offset. */
const blocksOf = (scenario: Scenario): readonly Prefix[] =>
  Object.values(scenario.vpcs)
    .flatMap(({ cidr, subnets }) => [cidr, ...Object.values(subnets ?? {}).map((subnet) => subnet.cidr)])
    .flatMap((cidrs) => (cidrs === null ? [] : cidrs))
    .map((text) => parseCidr(text)?.prefix)
    .filter((range) => range !== undefined);

/** Names that policies may be asked about as an endpoint's or a VPC's. */
const askAbout = (scenario: Scenario, texts: Texts): void => {
  for (const collection of ['vpcs', 'endpoints'] as const)
    for (const name of Object.keys(scenario[collection] ?? {})) texts.asked(name);
};

/**
 * Replaces names, accounts, ARNs, addresses, domains, tags and everything that people wrote, the same by the same.
 * What stays: the structure, Regions and zones, AWS's own names, ports and protocols, and how addresses lie inside
 * each other, so that every flow is answered as before. Labels, titles, descriptions and origins are left out.
 */
export const anonymise = (scenario: Scenario): Anonymised => {
  const names = nameAll(scenario);
  const texts = new Texts(names, labelsOf(scenario), new Set(Object.keys(scenario.endpointServices ?? {})));
  askAbout(scenario, texts);
  // The first pass gathers addresses and what policies are asked about; its result is thrown away.
  rewritten(scenario, texts);
  texts.useAddresses(addressMap(texts.prefixes, blocksOf(scenario)));
  return { scenario: rewritten(scenario, texts), names: new Map(names.entries()) };
};
