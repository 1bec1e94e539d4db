/** Resolver rules: which of them hands a name on, and to whom. */
import { contains, type Prefix } from '../address/prefix.ts';
import type { Network, OnPremises, ResolverEndpoint, ResolverRule, Vpc } from '../model/network.ts';
import type { Question } from './question.ts';
import { covers, mostSpecificOf } from './specific.ts';

/** The Resolver rules that hand a name on; a rule narrower than they keeps it here (facts F-DNS-06 and F-DNS-09). */
export const forwardingRules = (
  { network, host }: Question,
  vpc: Vpc,
  most: number,
): readonly ResolverRule[] => {
  const rules = mostSpecificOf(
    [...network.resolverRules.values()].filter((rule) => rule.vpcs.has(vpc.id) && covers(rule.domain, host)),
  );
  return rules.some(({ forwards, domain }) => forwards && domain.length >= most) ? rules : [];
};

/** Those who have the address of a name server: VPCs with an inbound Resolver endpoint, else networks outside of AWS. */
export const placesOf = (network: Network, target: Prefix): readonly (ResolverEndpoint | OnPremises)[] => {
  const byVpc = new Map<Vpc, ResolverEndpoint>();
  for (const endpoint of network.resolverEndpoints.values()) {
    const has = endpoint.interfaces.some((held) =>
      held.addresses.some(({ prefixes }) =>
        prefixes.some((own) => own.first === target.first && own.last === target.last),
      ),
    );
    if (has && endpoint.direction === 'inbound' && !byVpc.has(endpoint.vpc))
      byVpc.set(endpoint.vpc, endpoint);
  }
  if (byVpc.size > 0) return [...byVpc.values()];
  return [...network.onPremises.values()].filter(({ prefixes }) =>
    prefixes.some((range) => contains(range, target)),
  );
};

/** Whoever is asked by a rule, where all of its name servers are in one place: AWS asks any of them (fact F-DNS-12). */
export const placeOf = (
  network: Network,
  { targets }: ResolverRule,
): ResolverEndpoint | OnPremises | undefined => {
  const places = targets.map((target) => placesOf(network, target));
  const [first] = places[0] ?? [];
  const key = (place: ResolverEndpoint | OnPremises) => ('vpc' in place ? place.vpc : place);
  const isOne = places.every(
    ([only, ...others]) =>
      only !== undefined && others.length === 0 && first !== undefined && key(only) === key(first),
  );
  return isOne ? first : undefined;
};
