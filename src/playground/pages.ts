/** Which page of the site is about a kind of resource. A test holds every one of them against content/docs. */
import type { ResourceKind } from '../evaluator/index.ts';

const PAGES = {
  vpc: 'subnets',
  subnet: 'subnets',
  'route-table': 'packet',
  'network-acl': 'packet',
  'security-group': 'packet',
  instance: 'packet',
  'network-interface': 'packet',
  'internet-gateway': 'nat-and-gateways',
  'nat-gateway': 'nat-and-gateways',
  'interface-endpoint': 'interface-endpoints',
  'gateway-endpoint': 'gateway-endpoints',
  peering: 'peering',
  'prefix-list': 'gateway-endpoints',
  'egress-only-internet-gateway': 'ipv6',
  'transit-gateway': 'many-vpcs',
  'transit-gateway-route-table': 'many-vpcs',
  'transit-gateway-attachment': 'many-vpcs',
  'virtual-private-gateway': 'from-on-premises',
  'vpn-connection': 'from-on-premises',
  'direct-connect-gateway': 'from-on-premises',
  'on-premises': 'from-on-premises',
  'gateway-load-balancer-endpoint': 'gateway-load-balancer-endpoints',
  'resource-endpoint': 'resource-endpoints',
  'service-network-endpoint': 'resource-endpoints',
  'load-balancer': 'provide-a-service',
  'target-group': 'provide-a-service',
  'endpoint-service': 'provide-a-service',
  'resource-gateway': 'resource-endpoints',
  'resource-configuration': 'resource-endpoints',
  'service-network': 'resource-endpoints',
  principal: 'endpoint-policies',
  'policy-resource': 'endpoint-policies',
  'hosted-zone': 'names',
  'resolver-endpoint': 'names',
  'resolver-rule': 'names',
  'other-gateway': 'limits',
  'aws-service': 'reach-an-aws-service',
  internet: 'nat-and-gateways',
  resolver: 'names',
} as const satisfies Readonly<Record<ResourceKind, string>>;

/** The page's address below the site's base, with a slash at its end. */
export const pageOf = (kind: ResourceKind): string => `${PAGES[kind]}/`;

/** Every page that `pageOf` may name. */
export const PAGES_OF_KINDS: readonly string[] = [...new Set(Object.values(PAGES))];
