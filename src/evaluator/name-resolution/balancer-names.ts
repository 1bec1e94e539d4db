/** The names that AWS gives to load balancers: in public DNS, with private addresses where one is internal. */
import { eligibleTargets } from '../load-balancing/targets.ts';
import type { LoadBalancer, Network, NetworkInterface } from '../model/network.ts';
import { listed, named } from '../trace/words.ts';
import type { NameAnswer, ResolvedAddress } from './answer.ts';

/** Nodes whose addresses AWS gives out: those with a target that they may use, or all where none has one (fact F-NLB-02). */
export const nodesInDns = (balancer: LoadBalancer): readonly NetworkInterface[] => {
  const serving = balancer.interfaces.filter((node) =>
    (balancer.listeners ?? []).some(({ groups }) =>
      groups.some((group) => {
        const { targets, failsOpen } = eligibleTargets(balancer, node, group);
        return group.targets === undefined || (targets.length > 0 && !failsOpen);
      }),
    ),
  );
  return serving.length > 0 ? serving : balancer.interfaces;
};

/** Every address that a load balancer's name may give: public ones where it is internet-facing (fact F-NLB-04). */
export const balancerAddresses = (balancer: LoadBalancer): readonly ResolvedAddress[] =>
  nodesInDns(balancer).flatMap((node): readonly ResolvedAddress[] =>
    balancer.internetFacing
      ? [...node.publicAddresses.values()].map((address) => ({
          address,
          receiver: node,
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
