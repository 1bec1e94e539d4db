/** Which page of the site is about a kind of resource. A test holds every one of them against content/docs. */
import type { ResourceKind } from '../evaluator/index.ts';

const PAGES = {
  vpc: 'internet-access',
  subnet: 'internet-access',
  'route-table': 'internet-access',
  'network-acl': 'interface-endpoints',
  'security-group': 'interface-endpoints',
  instance: 'internet-access',
  'network-interface': 'internet-access',
  'internet-gateway': 'internet-access',
  'nat-gateway': 'internet-access',
  'interface-endpoint': 'interface-endpoints',
  'gateway-endpoint': 'gateway-endpoints',
  peering: 'peering',
  'prefix-list': 'gateway-endpoints',
  'egress-only-internet-gateway': 'internet-access',
  'transit-gateway': 'between-networks',
  'transit-gateway-route-table': 'between-networks',
  'transit-gateway-attachment': 'between-networks',
  'virtual-private-gateway': 'between-networks',
  'vpn-connection': 'between-networks',
  'direct-connect-gateway': 'between-networks',
  'on-premises': 'between-networks',
  'gateway-load-balancer-endpoint': 'between-networks',
  'resource-endpoint': 'between-networks',
  'service-network-endpoint': 'between-networks',
  'load-balancer': 'between-networks',
  'target-group': 'between-networks',
  'endpoint-service': 'between-networks',
  'resource-gateway': 'between-networks',
  'resource-configuration': 'between-networks',
  'service-network': 'between-networks',
  principal: 'names-and-policies',
  'policy-resource': 'names-and-policies',
  'hosted-zone': 'names-and-policies',
  'resolver-endpoint': 'names-and-policies',
  'resolver-rule': 'names-and-policies',
  'other-gateway': 'limits',
  'aws-service': 'reach-an-aws-service',
  internet: 'internet-access',
  resolver: 'names-and-policies',
} as const satisfies Readonly<Record<ResourceKind, string>>;

/** The page's address below the site's base, with a slash at its end. */
export const pageOf = (kind: ResourceKind): string => `${PAGES[kind]}/`;

/** Every page that `pageOf` may name. */
export const PAGES_OF_KINDS: readonly string[] = [...new Set(Object.values(PAGES))];
