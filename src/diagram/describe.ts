/** What the nodes and boxes of a diagram say: a resource's name, what it is, its address. */

import { formatPrefix, isAddress } from '../evaluator/address/prefix.ts';
import type {
  AddressSet,
  NetworkInterface,
  ResourceKind,
  ResourceRef,
  Subnet,
  Vpc,
} from '../evaluator/index.ts';
import { kindWords, type NodeKind } from './kinds.ts';
import { plainLine } from './text.ts';

/** Resources that are drawn as a kind of node that says too little of them. */
const OWN_WORDS: Readonly<Partial<Record<ResourceKind, string>>> = {
  'resolver-endpoint': 'Resolver endpoint',
  'service-network-endpoint': 'service network endpoint',
  'direct-connect-gateway': 'Direct Connect gateway',
};

/** What a resource is, in words. */
const wordsOf = ({ kind }: ResourceRef, drawnAs: NodeKind): string => OWN_WORDS[kind] ?? kindWords(drawnAs);

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
    kind === 'instance' && (address !== undefined || named.length > 1) ? [] : [wordsOf(held.node, kind)];
  return [...named, ...kindLine, ...(address === undefined ? [] : [address])].slice(0, 3);
};

export const resourceLines = (resource: ResourceRef, kind: NodeKind, words?: string): readonly string[] =>
  [...nameLines(resource), plainLine(words ?? wordsOf(resource, kind))].slice(0, 3);

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
