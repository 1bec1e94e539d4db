/** What of a scenario goes into a part, by JSON Pointer: whole, or as a stub that says "not in the data" of its inside. */
import type { Network, Scenario } from '../../evaluator/index.ts';
import { pointerOf } from '../../evaluator/model/document.ts';

/** `stub`: it is named by something, and what it holds decides nothing. */
export type Depth = 'full' | 'stub';

export interface Need {
  readonly pointer: string | undefined;
  readonly depth: Depth;
}

/** The maps of the format that hold resources on their own. */
export const COLLECTIONS = [
  'instances',
  'networkInterfaces',
  'internetGateways',
  'natGateways',
  'endpoints',
  'peerings',
  'prefixLists',
  'egressOnlyInternetGateways',
  'transitGateways',
  'virtualPrivateGateways',
  'vpnConnections',
  'directConnectGateways',
  'onPremises',
  'loadBalancers',
  'targetGroups',
  'endpointServices',
  'resourceGateways',
  'resourceConfigurations',
  'serviceNetworks',
  'hostedZones',
  'resolverEndpoints',
  'resolverRules',
  'accounts',
  'principals',
  'resources',
  'otherGateways',
] as const satisfies readonly (keyof Scenario)[];
export type Collection = (typeof COLLECTIONS)[number];

/** The maps inside a VPC, and inside a transit gateway. */
export const IN_VPC = ['subnets', 'routeTables', 'networkAcls', 'securityGroups'] as const;
export const IN_TRANSIT_GATEWAY = ['attachments', 'routeTables'] as const;

/** Entries of a map of the format, whatever it lacks. */
export const entries = <T>(map: Readonly<Record<string, T>> | null | undefined): readonly [string, T][] =>
  Object.entries(map ?? {});

/** The pointer of a name in the first of several maps that has it. */
export const placeIn = (
  scenario: Scenario,
  collections: readonly (Collection | 'vpcs')[],
  name: string | null | undefined,
): string | undefined => {
  if (typeof name !== 'string') return undefined;
  const found = collections.find((collection) => Object.hasOwn(scenario[collection] ?? {}, name));
  return found === undefined ? undefined : pointerOf(found, name);
};

/** Where resources stand that a scenario names without their place. */
export interface Catalog {
  readonly scenario: Scenario;
  readonly network: Network;
  /** What the flow and its trace name. */
  readonly named: ReadonlySet<string>;
  /** Route tables that are kept whole unless they are long. */
  readonly read: ReadonlySet<string>;
}

export class Selection {
  readonly #depths = new Map<string, Depth>();

  /** Adds something; false where it was there already, at least as deep. */
  add(pointer: string, depth: Depth): boolean {
    const known = this.#depths.get(pointer);
    if (known === 'full' || known === depth) return false;
    this.#depths.set(pointer, depth);
    return true;
  }

  depthOf(...steps: readonly string[]): Depth | undefined {
    return this.#depths.get(pointerOf(...steps));
  }

  has(pointer: string | undefined): boolean {
    return pointer !== undefined && this.#depths.has(pointer);
  }

  get size(): number {
    return this.#depths.size;
  }
}
