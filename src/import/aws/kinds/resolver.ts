/** Route 53 Resolver: its endpoints in VPCs, and the rules that send questions elsewhere. */

import { append, given, listAt, textAt, textsAt } from '../../shared/json.ts';
import { addressOf, oneOrList } from '../addresses.ts';
import { type Context, claim, groupName, itemsOf } from '../context.ts';
import type { Item } from '../documents.ts';
import type { Interface } from './interfaces.ts';
import { addressesOf } from './interfaces.ts';

/** What AWS writes about the interface of a Resolver endpoint. */
const DESCRIPTION = /^Route 53 Resolver: (rslvr-(?:in|out)-[0-9a-z]+):/;

const DIRECTIONS: ReadonlyMap<string, 'inbound' | 'outbound'> = new Map([
  ['INBOUND', 'inbound'],
  ['OUTBOUND', 'outbound'],
]);

const interfacesByEndpoint = (
  interfaces: ReadonlyMap<string, Interface>,
): ReadonlyMap<string, Interface[]> => {
  const found = new Map<string, Interface[]>();
  for (const each of interfaces.values()) {
    const id = DESCRIPTION.exec(textAt(each.value, 'Description') ?? '')?.[1];
    if (id !== undefined) append(found, id, each);
  }
  return found;
};

/** Addresses by subnet, as its own answer and its interfaces tell; subnets that are not in the data do not count. */
const placesOf = (
  context: Context,
  item: Item,
  interfaces: readonly Interface[],
): ReadonlyMap<string, ReadonlySet<string>> => {
  const joined = context.documents.joined.resolverAddresses.get(item.id)?.entries ?? [];
  const places = new Map<string, Set<string>>();
  const add = (subnet: string | undefined, addresses: readonly (string | undefined)[]): void => {
    if (subnet === undefined || !context.subnetVpcs.has(subnet)) return;
    const known = places.get(subnet) ?? new Set<string>();
    for (const each of addresses) if (each !== undefined) known.add(each);
    places.set(subnet, known);
  };
  for (const entry of [...joined, ...listAt(item.value, 'IpAddresses')])
    add(textAt(entry, 'SubnetId'), [addressOf(textAt(entry, 'Ip')), addressOf(textAt(entry, 'Ipv6'))]);
  for (const each of interfaces) add(each.subnet, addressesOf(each.value));
  return places;
};

/** Reads `aws route53resolver list-resolver-endpoints` and their addresses. */
export const readResolverEndpoints = (context: Context, interfaces: ReadonlyMap<string, Interface>): void => {
  const own = interfacesByEndpoint(interfaces);
  for (const item of itemsOf(context, 'ResolverEndpoints')) {
    const held = own.get(item.id) ?? [];
    const places = placesOf(context, item, held);
    const direction = DIRECTIONS.get(textAt(item.value, 'Direction') ?? '');
    const subnets = [...places.keys()];
    const vpcs = new Set(subnets.map((subnet) => context.subnetVpcs.get(subnet)));
    const [vpc] = vpcs;
    if (direction === undefined || vpc === undefined || vpcs.size !== 1) {
      const why =
        'their subnets are not in the data (aws route53resolver list-resolver-endpoint-ip-addresses)';
      context.documents.notes.add('Resolver endpoints', why, item);
      continue;
    }
    if (!claim(context, item.id, 'ResolverEndpoints')) continue;
    const listed = textsAt(item.value, 'SecurityGroupIds');
    const groups = listed.map((id) => groupName(context, vpc, id)).filter((name) => name !== undefined);
    const ips = [...places].filter(([, addresses]) => addresses.size > 0);
    context.resolverEndpoints.set(item.id, {
      ...given('label', textAt(item.value, 'Name')),
      origin: item.origin,
      direction,
      subnets,
      ...(ips.length === 0
        ? {}
        : { ips: Object.fromEntries(ips.map(([subnet, each]) => [subnet, oneOrList([...each])])) }),
      securityGroups: groups.length > 0 && groups.length === listed.length ? [...new Set(groups)] : null,
    });
    for (const each of held) {
      if (each.subnet !== undefined && places.has(each.subnet))
        context.interfaceTargets.set(each.id, item.id);
    }
  }
};

const RULE_TYPES: ReadonlyMap<string, 'forward' | 'system'> = new Map([
  ['FORWARD', 'forward'],
  ['SYSTEM', 'system'],
]);

/** The VPCs of the data that use each rule. */
const vpcsByRule = (context: Context): ReadonlyMap<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const { value } of context.documents.items.ResolverRuleAssociations.values()) {
    const vpc = textAt(value, 'VPCId');
    const isLive = (textAt(value, 'Status') ?? 'COMPLETE') === 'COMPLETE';
    if (vpc !== undefined && isLive && context.vpcs.has(vpc))
      append(found, textAt(value, 'ResolverRuleId') ?? '', vpc);
  }
  return found;
};

/** Reads `aws route53resolver list-resolver-rules` and `list-resolver-rule-associations`. */
export const readResolverRules = (context: Context): void => {
  const { notes, items } = context.documents;
  const vpcs = vpcsByRule(context);
  for (const { id, value, origin } of itemsOf(context, 'ResolverRules')) {
    // AWS's own rule says that all other names are asked of the internet's name servers.
    if (textAt(value, 'RuleType') === 'RECURSIVE') continue;
    const type = RULE_TYPES.get(textAt(value, 'RuleType') ?? '');
    const domain = textAt(value, 'DomainName');
    const own = vpcs.get(id) ?? [];
    if (type === undefined || domain === undefined) {
      notes.add('Resolver rules', 'their type or domain cannot be read', { id, origin });
      for (const vpc of own) context.vpcs.get(vpc)?.unknown.add('hostedZones');
      continue;
    }
    const endpoint = textAt(value, 'ResolverEndpointId') ?? '';
    const isOutbound = context.resolverEndpoints.get(endpoint)?.direction === 'outbound';
    const targets = listAt(value, 'TargetIps').map(
      (each) => addressOf(textAt(each, 'Ip')) ?? addressOf(textAt(each, 'Ipv6')),
    );
    const known = targets.filter((target) => target !== undefined);
    context.resolverRules.set(id, {
      ...given('label', textAt(value, 'Name')),
      origin,
      domain,
      ...(type === 'system'
        ? { type }
        : { endpoint: isOutbound ? endpoint : null, targets: [...new Set(known)] }),
      vpcs: [...new Set(own)],
    });
  }
  for (const { value } of items.ResolverRuleAssociations.values()) {
    // An association whose rule is not in the data: some domain of the VPC is answered elsewhere.
    const rule = textAt(value, 'ResolverRuleId') ?? '';
    if (!items.ResolverRules.has(rule))
      context.vpcs.get(textAt(value, 'VPCId') ?? '')?.unknown.add('hostedZones');
  }
};
