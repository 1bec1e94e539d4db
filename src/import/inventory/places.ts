/** Where resources stand: their interfaces, found once for all. */
import { formatPrefix, isAddress } from '../../evaluator/address/prefix.ts';
import type { Network, NetworkInterface, Vpc } from '../../evaluator/index.ts';

export interface Place {
  readonly account: string | undefined;
  readonly region: string | undefined;
  readonly vpc: string | undefined;
  readonly subnets: readonly string[];
  readonly zones: readonly string[];
  readonly ips: { readonly private: readonly string[]; readonly public: readonly string[] };
}

/** All interfaces of the network by the pointer of the resource that stands on a path for them. */
export const interfacesByNode = (network: Network): ReadonlyMap<string, readonly NetworkInterface[]> => {
  const found = new Map<string, NetworkInterface[]>();
  for (const subnet of network.subnets.values()) {
    for (const owner of subnet.interfaces) {
      const known = found.get(owner.node.pointer);
      if (known === undefined) found.set(owner.node.pointer, [owner]);
      else known.push(owner);
    }
  }
  return found;
};

const exact = (sets: Iterable<NetworkInterface['addresses'][number]>): readonly string[] =>
  [...sets].flatMap(({ prefixes: [only, ...more] }) =>
    only !== undefined && more.length === 0 && isAddress(only) ? [formatPrefix(only)] : [],
  );

/** The place of what stands in a VPC as a whole, or nowhere. */
export const inVpc = (vpc: Vpc | undefined): Place => ({
  account: vpc?.account,
  region: vpc?.region,
  vpc: vpc?.id,
  subnets: [],
  zones: [],
  ips: { private: [], public: [] },
});

/** The place of what has interfaces. */
export const placeOf = (interfaces: readonly NetworkInterface[]): Place => ({
  ...inVpc(interfaces[0]?.subnet.vpc),
  subnets: [...new Set(interfaces.map(({ subnet }) => subnet.id))],
  zones: [...new Set(interfaces.flatMap(({ subnet: { zone } }) => (zone === undefined ? [] : [zone])))],
  ips: {
    private: exact(interfaces.flatMap(({ addresses }) => addresses)),
    public: exact(interfaces.flatMap(({ publicAddresses }) => [...publicAddresses.values()])),
  },
});
