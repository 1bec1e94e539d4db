/** VPC Block Public Access: an account's switch over every gateway to the internet in a Region (fact F-IGW-05). */
import type { Subnet, Vpc } from '../model/network.ts';
import type { ResourceRef } from '../trace/types.ts';
import { assume, refuses, undecided, type Walk } from '../trace/walk.ts';

/** Where public traffic passes: the VPC, the subnet of the public interface if there is one, and who asks. */
interface Place {
  readonly vpc: Vpc;
  readonly subnet: Subnet | undefined;
  readonly at: ResourceRef;
}

/**
 * Asks whether the VPC's account lets the packet pass. `egress`: by a gateway that only takes outbound
 * connections (NAT or egress-only), which mode block-ingress leaves open; `open`: anything else.
 */
export const passBlockPublicAccess = (
  walk: Walk,
  { vpc, subnet, at }: Place,
  way: 'egress' | 'open',
): void => {
  const mode = subnet?.blockPublicAccess ?? vpc.blockPublicAccess;
  if (mode === undefined && vpc.unknown.has('blockPublicAccess')) {
    const message = `VPC Block Public Access is set for \`${vpc.id}\`; what it stops there is not in the data.`;
    const body = {
      kind: 'internet-gateway',
      resource: vpc,
      at: at.id,
      question: 'Does VPC Block Public Access let it pass?',
      answer: message,
      pointer: vpc.pointer,
      facts: ['F-IGW-05'],
    } as const;
    undecided(walk, body, { code: 'rule-not-decided', message });
    return;
  }
  if (mode === undefined) {
    const message = `Whether VPC Block Public Access is on for \`${vpc.id}\` is not in the data; taken as AWS's default, off.`;
    assume(walk, 'block-public-access-default', message, ['F-IGW-05']);
    return;
  }
  if (mode === 'off' || (mode === 'block-ingress' && way === 'egress')) return;
  const place = subnet?.blockPublicAccess === undefined ? vpc : subnet;
  const message = `VPC Block Public Access (\`${mode}\`) stops traffic with the internet in \`${place.id}\`${mode === 'block-ingress' ? ', except by a NAT gateway or an egress-only internet gateway' : ''}.`;
  const pointer = `${place.pointer}/blockPublicAccess`;
  const body = {
    kind: 'internet-gateway',
    resource: vpc,
    at: at.id,
    question: 'Does VPC Block Public Access let it pass?',
    answer: message,
    pointer,
    facts: ['F-IGW-05'],
  } as const;
  refuses(walk, body, { code: 'vpc-block-public-access', message });
};
