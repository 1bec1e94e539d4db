/**
 * The one table from a finding's code to who proposes fixes for it. A code that is not in it has none:
 * either nothing can be done (two VPCs that overlap, an endpoint that carries no ICMP), or data is
 * missing. To add a family, write its file and name its codes here.
 */
import type { FindingCode } from '../finding/codes.ts';
import { proposeExclusion } from './families/block-public-access.ts';
import { proposeName, proposePrivateDns, proposeZone } from './families/dns.ts';
import { proposeLineUp, proposeVirtualPrivateGateway } from './families/hybrid.ts';
import { proposeAttachment, proposePublicAddress } from './families/internet.ts';
import { proposeAclRule } from './families/network-acl.ts';
import { proposeAccess, proposePolicy } from './families/policy.ts';
import {
  proposeCrossZone,
  proposeHiddenClient,
  proposeListener,
  proposePrincipal,
  proposeResourcePort,
  proposeServiceRegion,
  proposeSharing,
} from './families/private-link.ts';
import { proposeForBlackhole, proposeForLoop, proposeOwnEndpoint, proposeRoute } from './families/route.ts';
import { proposeGroupRule } from './families/security-group.ts';
import {
  proposeEndpointState,
  proposeNatState,
  proposePeeringState,
  proposeSourceDestCheck,
  proposeStart,
} from './families/state.ts';
import {
  proposeAssociation,
  proposeAttachmentState,
  proposeIpv6,
  proposeTransitAttachment,
  proposeTransitBlackhole,
  proposeTransitRoute,
  proposeTransitZone,
} from './families/transit.ts';
import type { Proposal, Proposer, Site } from './site.ts';

const PROPOSERS: Partial<Readonly<Record<FindingCode, Proposer>>> = {
  'name-not-resolved': proposeName,
  'name-not-modelled': proposeZone,
  'name-resolves-publicly': proposePrivateDns,
  'source-not-running': proposeStart,
  'destination-not-running': proposeStart,
  'no-public-address': proposePublicAddress,
  'no-public-address-for-ingress': proposePublicAddress,
  'security-group-outbound': proposeGroupRule,
  'security-group-inbound': proposeGroupRule,
  'network-acl-outbound': proposeAclRule,
  'network-acl-inbound': proposeAclRule,
  'ephemeral-ports-partly-open': proposeAclRule,
  'no-route': proposeRoute,
  'blackhole-route': proposeForBlackhole,
  loop: proposeForLoop,
  'internet-gateway-detached': proposeAttachment,
  'internet-gateway-private-destination': proposeRoute,
  'internet-gateway-foreign-source': proposeRoute,
  'nat-gateway-state': proposeNatState,
  'nat-gateway-foreign-source': proposeRoute,
  'nat-gateway-protocol': proposeRoute,
  'nat-gateway-unsolicited': proposeRoute,
  'source-destination-check': proposeSourceDestCheck,
  'peering-not-active': proposePeeringState,
  'peering-not-transitive': proposeRoute,
  'peering-wrong-vpc': proposeRoute,
  'endpoint-state': proposeEndpointState,
  'endpoint-outside-vpc': proposeOwnEndpoint,
  'endpoint-wrong-service': proposeRoute,
  'endpoint-policy': proposePolicy,
  'identity-policy': proposeAccess,
  'resource-policy': proposeAccess,
  'load-balancer-hairpin': proposeHiddenClient,
  'load-balancer-target-network': proposeHiddenClient,
  'vpc-block-public-access': proposeExclusion,
  'gateway-ip-version': proposeIpv6,
  'transit-gateway-attachment-state': proposeAttachmentState,
  'transit-gateway-blackhole': proposeTransitBlackhole,
  'transit-gateway-no-route': proposeTransitRoute,
  'transit-gateway-no-table': proposeAssociation,
  'transit-gateway-not-attached': proposeTransitAttachment,
  'transit-gateway-zone': proposeTransitZone,
  'virtual-private-gateway-detached': proposeVirtualPrivateGateway,
  'connection-down': proposeLineUp,
  'endpoint-service-principal': proposePrincipal,
  'endpoint-service-not-in-region': proposeServiceRegion,
  'load-balancer-listener': proposeListener,
  'load-balancer-zone': proposeCrossZone,
  'resource-port': proposeResourcePort,
  'resource-not-shared': proposeSharing,
};

/** Each proposal costs a network built and a flow traced. */
const MOST_PROPOSALS = 6;

/** Whether anybody proposes fixes for a finding's code. */
export const isFixable = (code: FindingCode): boolean => PROPOSERS[code] !== undefined;

/** The edits worth trying at a site, narrowest first. */
export const proposalsFor = (site: Site): readonly Proposal[] =>
  (PROPOSERS[site.code]?.(site) ?? []).filter(({ edits }) => edits.length > 0).slice(0, MOST_PROPOSALS);
