/** Network, gateway and application load balancers, with the interfaces that AWS made for their nodes. */
import type { ScenarioLoadBalancer } from '../../../evaluator/index.ts';
import { append, given, listAt, oneAt, textAt, textsAt } from '../../shared/json.ts';
import { addressOf, oneOrList } from '../addresses.ts';
import { namesFor, partsOf, shownArn } from '../arns.ts';
import { type Context, claim, groupName, labelOf } from '../context.ts';
import type { Item } from '../documents.ts';
import { attributeField } from './attributes.ts';
import { addressesOf, type Interface } from './interfaces.ts';
import { listenersOf } from './listeners.ts';

const TYPES = ['network', 'gateway', 'application'] as const;
const SCHEMES = ['internal', 'internet-facing'] as const;
const STATES = ['provisioning', 'active', 'active_impaired', 'failed'] as const;

/** What AWS writes about the interface of a node; a Classic Load Balancer's has no slash. */
const NODE = /^ELB ((?:net|app|gwy)\/[^/\s]+\/[^/\s]+)$/;

/** The interfaces of nodes by their load balancer: `net/front/0123456789abcdef`. */
const nodesByTail = (interfaces: ReadonlyMap<string, Interface>): ReadonlyMap<string, Interface[]> => {
  const found = new Map<string, Interface[]>();
  for (const each of interfaces.values()) {
    const tail = NODE.exec(textAt(each.value, 'Description') ?? '')?.[1];
    if (tail !== undefined) append(found, tail, each);
  }
  return found;
};

const publicOf = ({ value }: Interface): string | undefined =>
  addressOf(textAt(value, 'Association', 'PublicIp'));

interface Nodes {
  readonly ips?: Record<string, string | string[]>;
  readonly publicIps?: Record<string, string | string[]>;
}

/** Addresses of the nodes by subnet: from their interfaces, else as far as the load balancer states them itself. */
const nodesOf = (value: unknown, subnets: readonly string[], interfaces: readonly Interface[]): Nodes => {
  const ips = new Map<string, string | string[]>();
  const publicIps = new Map<string, string | string[]>();
  const bySubnet = new Map<string, Interface[]>();
  for (const each of interfaces) append(bySubnet, each.subnet ?? '', each);
  const zones = new Map(
    listAt(value, 'AvailabilityZones').map((zone) => [textAt(zone, 'SubnetId') ?? '', zone]),
  );
  for (const subnet of subnets) {
    // Public addresses stand in the order of the private ones: interfaces that have one come first.
    const own = (bySubnet.get(subnet) ?? []).toSorted(
      (a, b) => Number(publicOf(a) === undefined) - Number(publicOf(b) === undefined),
    );
    const stated = listAt(zones.get(subnet), 'LoadBalancerAddresses');
    const inside = own.flatMap((each) => addressesOf(each.value));
    const fallback = stated.flatMap((each) =>
      [textAt(each, 'PrivateIPv4Address'), textAt(each, 'IPv6Address')].map(addressOf),
    );
    const outside = [
      ...own.map(publicOf),
      ...stated.map((each) => addressOf(textAt(each, 'IpAddress'))),
    ].filter((address) => address !== undefined);
    const addresses = inside.length > 0 ? inside : fallback.filter((address) => address !== undefined);
    if (addresses.length > 0) ips.set(subnet, oneOrList([...new Set(addresses)]));
    const distinct = [...new Set(outside)];
    if (distinct.length > 0) publicIps.set(subnet, oneOrList(distinct));
  }
  return {
    ...(ips.size === 0 ? {} : { ips: Object.fromEntries(ips) }),
    ...(publicIps.size === 0 ? {} : { publicIps: Object.fromEntries(publicIps) }),
  };
};

/** Its security groups; nothing where it has none, null where one cannot be read. An application one always has some. */
const groupsOf = (
  context: Context,
  vpc: string,
  type: ScenarioLoadBalancer['type'],
  value: unknown,
): Pick<ScenarioLoadBalancer, 'securityGroups'> => {
  const listed = listAt(value, 'SecurityGroups');
  if (type === 'gateway' || (type === 'network' && listed.length === 0)) return {};
  const names = textsAt(value, 'SecurityGroups')
    .map((id) => groupName(context, vpc, id))
    .filter((name) => name !== undefined);
  return { securityGroups: names.length > 0 && names.length === listed.length ? [...new Set(names)] : null };
};

const privateLinkOf = (value: unknown): Pick<ScenarioLoadBalancer, 'privateLinkSecurityGroups'> => {
  const stated = oneAt(['on', 'off'], value, 'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic');
  return given('privateLinkSecurityGroups', stated === undefined ? undefined : stated === 'on');
};

const crossZoneOf = (
  context: Context,
  type: ScenarioLoadBalancer['type'],
  arn: string,
): Pick<ScenarioLoadBalancer, 'crossZone'> => {
  const answer = context.documents.joined.loadBalancerAttributes.get(arn);
  if (answer === undefined && type !== 'application') {
    context.documents.notes.add('attributes of load balancers', 'they are not in the data', arn);
    return { crossZone: null };
  }
  return attributeField('crossZone', answer?.entries ?? [], 'load_balancing.cross_zone.enabled');
};

const UNREADABLE = 'their type, scheme or state cannot be read, or their subnets are not in the data';

const loadBalancerOf = (
  context: Context,
  item: Item,
  interfaces: readonly Interface[],
): ScenarioLoadBalancer | undefined => {
  const { value } = item;
  const type = oneAt(TYPES, value, 'Type');
  const scheme = oneAt(SCHEMES, value, 'Scheme');
  const stated = textAt(value, 'State', 'Code');
  const state = oneAt(STATES, value, 'State', 'Code');
  const zones = listAt(value, 'AvailabilityZones').map((zone) => textAt(zone, 'SubnetId') ?? '');
  const subnets = [...new Set(zones)];
  const vpcs = new Set(subnets.map((subnet) => context.subnetVpcs.get(subnet)));
  const [vpc] = vpcs;
  if (type === undefined || (type !== 'gateway' && scheme === undefined)) return undefined;
  if (stated !== undefined && state === undefined) return undefined;
  if (vpc === undefined || vpcs.size !== 1) return undefined;
  return {
    type,
    ...given('label', shownArn(item.id) ?? labelOf(value)),
    origin: item.origin,
    ...given('scheme', type === 'gateway' || scheme === 'internal' ? undefined : scheme),
    subnets,
    ...nodesOf(value, subnets, interfaces),
    ...groupsOf(context, vpc, type, value),
    ...privateLinkOf(value),
    ...crossZoneOf(context, type, item.id),
    ...given('state', state === 'active' ? undefined : state),
    listeners: listenersOf(context, type, item.id),
    ...given('dnsName', textAt(value, 'DNSName')),
  };
};

/**
 * Reads `aws elbv2 describe-load-balancers`. The interfaces of the nodes become a part of their load balancer; those
 * of one that cannot be read stay interfaces.
 */
export const readLoadBalancers = (context: Context, interfaces: ReadonlyMap<string, Interface>): void => {
  const { items, notes } = context.documents;
  const nodes = nodesByTail(interfaces);
  const names = namesFor(items.LoadBalancers.keys(), (name) => context.names.has(name));
  for (const item of items.LoadBalancers.values()) {
    const name = names.get(item.id);
    const own = nodes.get(partsOf(item.id)?.tail ?? '') ?? [];
    const made = name === undefined ? undefined : loadBalancerOf(context, item, own);
    if (name === undefined || made === undefined || !claim(context, name, 'LoadBalancers')) {
      notes.add('load balancers', UNREADABLE, item);
      continue;
    }
    context.loadBalancers.set(name, made);
    context.namesByArn.set(item.id, name);
    const subnets = new Set(made.subnets);
    for (const each of own) {
      if (each.subnet !== undefined && subnets.has(each.subnet)) context.interfaceTargets.set(each.id, name);
    }
  }
};
