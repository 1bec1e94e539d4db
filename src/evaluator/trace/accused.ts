/** What AWS would refuse about a network, by resource. Indexed: every step of every walk asks. */
import type { Network } from '../model/network.ts';
import type { Finding, ResourceRef } from './types.ts';

/** These are about two resources: whichever of them the packet is at, the address is ambiguous. */
const isAboutTwo = ({ code }: Finding): boolean =>
  code === 'subnets-overlap' || code === 'address-taken-twice';

/** The names that a sentence marks. */
const namesIn = (message: string): readonly string[] =>
  message.split('`').filter((_, index) => index % 2 === 1);

const indexes = new WeakMap<Network, ReadonlyMap<string, readonly Finding[]>>();

/** Findings by the id of each resource that they concern or name. */
const indexOf = (network: Network): ReadonlyMap<string, readonly Finding[]> => {
  const known = indexes.get(network);
  if (known !== undefined) return known;
  const index = new Map<string, Finding[]>();
  for (const finding of network.findings) {
    if (finding.kind !== 'invalid') continue;
    const names = isAboutTwo(finding) ? namesIn(finding.message) : [];
    for (const id of new Set([finding.resource.id, ...names])) {
      const others = index.get(id);
      if (others === undefined) index.set(id, [finding]);
      else others.push(finding);
    }
  }
  indexes.set(network, index);
  return index;
};

/** What AWS would refuse about a resource, in the network's order. */
export const refusedAbout = (network: Network, { kind, id }: ResourceRef): readonly Finding[] =>
  (indexOf(network).get(id) ?? []).filter((finding) => finding.resource.kind === kind || isAboutTwo(finding));
