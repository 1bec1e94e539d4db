/** What the nodes and boxes of a diagram say: a resource's name, what it is, its address. */

import { formatPrefix, isAddress } from '../evaluator/address/prefix.ts';
import type { AddressSet, NetworkInterface, ResourceRef, Subnet, Vpc } from '../evaluator/index.ts';
import type { NodeKind } from './model.ts';
import { plainLine } from './text.ts';

const KIND_WORDS: Readonly<Record<NodeKind, string>> = {
  instance: 'instance',
  interface: 'network interface',
  'interface-endpoint': 'interface endpoint',
  'gateway-endpoint': 'gateway endpoint',
  'nat-gateway': 'NAT gateway',
  'internet-gateway': 'internet gateway',
  'egress-only-internet-gateway': 'egress-only gateway',
  'virtual-private-gateway': 'virtual private gateway',
  'transit-gateway': 'transit gateway',
  'gateway-load-balancer-endpoint': 'GWLB endpoint',
  'resource-endpoint': 'resource endpoint',
  'resource-gateway': 'resource gateway',
  'load-balancer': 'load balancer',
  'endpoint-service': 'endpoint service',
  connection: 'VPN connection',
  'on-premises': 'on-premises network',
  peering: 'peering connection',
  'other-gateway': 'gateway',
  'aws-service': 'AWS service',
  internet: '',
  note: '',
};

/** The kind of a node in words. */
export const kindWords = (kind: NodeKind): string => KIND_WORDS[kind];

/** The address where it is known exactly. */
const exactAddress = (addresses: readonly AddressSet[]): string | undefined => {
  const [only, ...more] = addresses[0]?.prefixes ?? [];
  return only !== undefined && more.length === 0 && isAddress(only) ? formatPrefix(only) : undefined;
};

/** A label in front of an id where there is one: `web` over `i-0123`. */
const nameLines = (resource: ResourceRef): readonly string[] => {
  const label = plainLine(resource.label ?? '');
  const id = plainLine(resource.id);
  return label === '' || label === id ? [id] : [label, id];
};

/** Lines of an interface: name, what it is where the name does not say, address. At most three. */
export const interfaceLines = (held: NetworkInterface, kind: NodeKind): readonly string[] => {
  const address = exactAddress(held.addresses);
  const named = nameLines(held.node);
  const kindLine =
    kind === 'instance' && (address !== undefined || named.length > 1)
      ? []
      : [held.node.kind === 'resolver-endpoint' ? 'Resolver endpoint' : kindWords(kind)];
  return [...named, ...kindLine, ...(address === undefined ? [] : [address])].slice(0, 3);
};

export const resourceLines = (resource: ResourceRef, kind: NodeKind, words?: string): readonly string[] =>
  [...nameLines(resource), plainLine(words ?? kindWords(kind))].slice(0, 3);

const cidrs = (resource: Vpc | Subnet): string => {
  const [first, ...more] = resource.prefixes;
  if (first === undefined) return '';
  return ` · ${formatPrefix(first)}${more.length > 0 ? ` +${more.length}` : ''}`;
};

/** `VPC consumer · 10.0.0.0/16` */
export const vpcTitle = (vpc: Vpc): string => `VPC ${plainLine(vpc.label ?? vpc.id)}${cidrs(vpc)}`;

/** `private-a · 10.0.1.0/24` */
export const subnetTitle = (subnet: Subnet): string =>
  `${plainLine(subnet.label ?? subnet.id)}${cidrs(subnet)}`;
