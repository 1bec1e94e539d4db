/** The names that AWS gives to load balancers: in public DNS, with private addresses where one is internal. */
import type { LoadBalancer, Network } from '../model/network.ts';
import { listed, named } from '../trace/words.ts';
import type { NameAnswer, ResolvedAddress } from './answer.ts';

/** Every address that a load balancer's name may give: public ones where it is internet-facing (fact F-NLB-04). */
export const balancerAddresses = (balancer: LoadBalancer): readonly ResolvedAddress[] =>
  balancer.interfaces.flatMap((node): readonly ResolvedAddress[] =>
    balancer.internetFacing
      ? [...node.publicAddresses.values()].map((address) => ({
          address,
          receiver: undefined,
          text: `${address.text} of \`${balancer.id}\` in \`${node.subnet.id}\``,
        }))
      : node.addresses.map((address) => ({
          address,
          receiver: node,
          text: `${address.text} in \`${node.subnet.id}\``,
        })),
  );

/** Asks for a load balancer's own name. */
export const askBalancerName = (network: Network, host: string): NameAnswer | undefined => {
  const balancer = [...network.loadBalancers.values()].find(({ dnsName }) => dnsName === host);
  if (balancer === undefined) return undefined;
  const addresses = balancerAddresses(balancer);
  return {
    kind: 'found',
    by: 'public-dns',
    addresses,
    text: `It is the name of ${named(balancer)} and gives ${listed(addresses.map(({ text }) => text))}.`,
    pointer: balancer.pointer,
    facts: ['F-NLB-04'],
    assumptions: [],
  };
};
