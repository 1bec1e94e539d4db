/** What the data says of resources beside the scenario: other names and tags. And every name by which one is known. */
import type { Network } from '../model/network.ts';

/** What an import knows; a scenario of its own has neither. */
export interface Known {
  /** Other names of resources (ARNs, AWS's ids, addresses in Terraform), to their names in the scenario. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Tags by the name of the resource in the scenario. */
  readonly tags: ReadonlyMap<string, readonly (readonly [key: string, value: string])[]>;
}

/** Nothing beside the scenario. */
export const NOTHING_KNOWN: Known = { aliases: new Map(), tags: new Map() };

/** The aliases of each resource, by its name. */
export const aliasesByName = ({ aliases }: Known): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const [alias, name] of aliases) {
    const others = found.get(name);
    if (others === undefined) found.set(name, [alias]);
    else others.push(alias);
  }
  return found;
};

/** The maps of a scenario whose entries are no resource that stands on a path. */
const NO_RESOURCES: ReadonlySet<string> = new Set([
  'flows',
  'accounts',
  'principals',
  'resources',
  'prices',
  'usage',
]);

/** Every name that can stand on a path: what the scenario calls its resources, and the internet. */
export const namesOnPaths = ({ scenario }: Network): ReadonlySet<string> => {
  const names = new Set(['internet']);
  const add = (map: object | null | undefined): void => {
    for (const name of Object.keys(map ?? {})) names.add(name);
  };
  for (const [key, value] of Object.entries(scenario))
    if (!NO_RESOURCES.has(key) && typeof value === 'object' && value !== null) add(value);
  for (const vpc of Object.values(scenario.vpcs)) add(vpc.subnets);
  for (const gateway of Object.values(scenario.transitGateways ?? {})) add(gateway.attachments);
  return names;
};
