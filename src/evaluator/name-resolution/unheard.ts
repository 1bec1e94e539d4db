/** Names that are private in one place and asked in another. */
import type { Vpc } from '../model/network.ts';
import type { FactId, ResourceRef } from '../trace/types.ts';
import { named } from '../trace/words.ts';
import { type NameAnswer, type ResolvedAddress, unknownHere } from './answer.ts';
import { coversHost, whyNotPrivate } from './endpoint-names.ts';
import type { Question } from './question.ts';
import { covers, mostSpecific } from './specific.ts';
import { mayHold } from './zone.ts';

/** Who in the data answers for a name, or may, in another place than where it is asked. */
interface Unheard {
  readonly holder: ResourceRef;
  /** What it would do, and does not here. */
  readonly claim: string;
  readonly facts: readonly FactId[];
  /** Why it does not answer to a VPC. */
  readonly why: (vpc: Vpc) => string;
}

const unheardZone = ({ network, host }: Question): Unheard | undefined => {
  const zone = mostSpecific(
    [...network.hostedZones.values()].filter((each) => covers(each.domain, host) && mayHold(each, host)),
  );
  if (zone === undefined) return undefined;
  const why = ({ id }: Vpc): string =>
    zone.vpcs.has(id) ? `\`dnsHostnames\` of \`${id}\` is off` : `it is not associated with \`${id}\``;
  const claim = `Private hosted zone ${named(zone)} answers for \`${host}\` elsewhere, not here`;
  return { holder: zone, claim, facts: ['F-DNS-02', 'F-DNS-07'], why };
};

/** An endpoint whose private DNS has a name of its provider's own (facts F-EPS-11 and F-RES-01). */
const unheardEndpoint = ({ network, host }: Question): Unheard | undefined => {
  const facts = ['F-IFE-04', 'F-EPS-11', 'F-RES-01'] as const;
  const claimOf = (endpoint: ResourceRef): string =>
    `Private DNS of ${named(endpoint)} would answer for \`${host}\`, and does not here`;
  for (const endpoint of network.interfaceEndpoints.values()) {
    const provider = network.endpointServices.get(endpoint.service);
    const isUnverified = provider?.privateDnsName === host && !provider.privateDnsVerified;
    if (!isUnverified && (endpoint.privateName === undefined || !coversHost(endpoint, host))) continue;
    const why = (vpc: Vpc): string =>
      isUnverified ? `the domain of ${named(provider)} is not verified` : whyNotPrivate(endpoint, vpc);
    return { holder: endpoint, claim: claimOf(endpoint), facts, why };
  }
  for (const endpoint of network.resourceEndpoints.values()) {
    if (!(endpoint.resources ?? []).some(({ domainName }) => domainName === host)) continue;
    const why = (vpc: Vpc): string => whyNotPrivate(endpoint, vpc);
    return { holder: endpoint, claim: claimOf(endpoint), facts, why };
  }
  return undefined;
};

/** Who in the data would answer for a name in another place than here; zones before endpoints. */
export const unheardIn = (question: Question): Unheard | undefined =>
  unheardZone(question) ?? unheardEndpoint(question);

/** Whether public DNS has a name that is known to be private is not known (fact F-DNS-07). */
export const heardElsewhere = (
  { holder, claim, facts }: Unheard,
  why: string,
  otherwise: readonly ResolvedAddress[],
): NameAnswer => ({
  ...unknownHere(holder, `${claim}: ${why}. Whether public DNS has the name too is not known.`, facts),
  otherwise,
});
