/** NAT gateways, with the interfaces that AWS made for them. */
import type { ScenarioNatGateway } from '../../../evaluator/index.ts';
import { at, given, listAt, oneAt, textAt } from '../../shared/json.ts';
import { addressOf, oneOrList } from '../addresses.ts';
import { type Context, claim, common, itemsOf, vpcNamedBy } from '../context.ts';
import type { Interface } from './interfaces.ts';

const STATES = ['pending', 'available', 'failed', 'deleting', 'deleted'] as const;

/** Where it stands: a zonal one in a subnet, a regional one in no subnet but with a route table of its own (fact F-NAT-05). */
const placeOf = (
  context: Context,
  value: unknown,
): Pick<ScenarioNatGateway, 'availability' | 'vpc' | 'routeTable' | 'subnet'> => {
  const vpc = textAt(value, 'AvailabilityMode') === 'regional' ? vpcNamedBy(context, value) : undefined;
  if (vpc !== undefined)
    return { availability: 'regional', vpc: vpc.id, ...given('routeTable', textAt(value, 'RouteTableId')) };
  const subnet = textAt(value, 'SubnetId');
  return { subnet: subnet !== undefined && context.subnetVpcs.has(subnet) ? subnet : null };
};

/** Takes route tables that are not in the data from regional NAT gateways; then one that leads to the internet is taken. */
export const checkNatTables = (context: Context): void => {
  for (const [name, gateway] of context.natGateways) {
    const { routeTable, vpc, ...rest } = gateway;
    if (routeTable === undefined || vpc === undefined) continue;
    if (context.vpcs.get(vpc)?.routeTables.has(routeTable) === true) continue;
    context.documents.notes.add(
      'route tables of regional NAT gateways',
      'they are not in the data',
      routeTable,
    );
    context.natGateways.set(name, { ...rest, vpc });
  }
};

/** What AWS writes about the interface of a NAT gateway. */
const DESCRIPTION = /^Interface for NAT Gateway (nat-[0-9a-z]+)$/;

/** NAT gateways that only their interfaces tell of: where one stands and its addresses. A route to a dead one is a black hole. */
const readNatInterfaces = (context: Context, interfaces: ReadonlyMap<string, Interface>): void => {
  const { items, notes } = context.documents;
  for (const { id, value, origin, subnet } of interfaces.values()) {
    const name = DESCRIPTION.exec(textAt(value, 'Description') ?? '')?.[1];
    if (name === undefined || items.NatGateways.has(name)) continue;
    if (subnet === undefined || !context.subnetVpcs.has(subnet) || !claim(context, name, 'NatGateways'))
      continue;
    notes.add(
      'the state of NAT gateways',
      'describe-nat-gateways does not list them: they are known by their interfaces',
      name,
    );
    context.interfaceTargets.set(id, name);
    const publicIp = addressOf(textAt(value, 'Association', 'PublicIp'));
    context.natGateways.set(name, {
      origin,
      subnet,
      ...(publicIp === undefined ? { connectivity: 'private' as const } : { publicIp }),
      ...given('ip', addressOf(textAt(value, 'PrivateIpAddress'))),
    });
  }
};

/** Whether its type is one that AWS has, where the data tells it: older answers do not. */
const isReadable = (value: unknown): boolean =>
  ['public', 'private'].includes(textAt(value, 'ConnectivityType') ?? 'public') &&
  ['zonal', 'regional'].includes(textAt(value, 'AvailabilityMode') ?? 'zonal');

/** Reads `describe-nat-gateways`. Deleted ones stay only where a route still points at them. */
export const readNatGateways = (
  context: Context,
  routed: ReadonlySet<string>,
  interfaces: ReadonlyMap<string, Interface>,
): void => {
  readNatInterfaces(context, interfaces);
  for (const item of itemsOf(context, 'NatGateways')) {
    const stated = textAt(item.value, 'State');
    const state = stated === undefined ? 'available' : oneAt(STATES, item.value, 'State');
    const addresses = listAt(item.value, 'NatGatewayAddresses');
    if (state === undefined) {
      context.documents.notes.add('NAT gateways', 'their state is not one of AWS', item);
      continue;
    }
    if (state === 'deleted' && !routed.has(item.id)) {
      context.documents.notes.add('NAT gateways', 'they are deleted', item);
      continue;
    }
    const place = placeOf(context, item.value);
    if (!isReadable(item.value)) {
      // A route to it then leads to a target of which nothing is known.
      context.documents.notes.add('NAT gateways', 'their type is not one of AWS', item);
      continue;
    }
    const isPrivate = textAt(item.value, 'ConnectivityType') === 'private';
    if (isPrivate && place.availability === 'regional') {
      // A route to it then leads to a target of which nothing is known (fact F-NAT-05).
      context.documents.notes.add('NAT gateways', 'they are said to be both regional and private', item);
      continue;
    }
    if (!claim(context, item.id, 'NatGateways')) continue;
    for (const address of addresses) {
      const own = textAt(address, 'NetworkInterfaceId');
      if (own !== undefined) context.interfaceTargets.set(own, item.id);
    }
    const first = addresses.find((address) => at(address, 'IsPrimary') === true) ?? addresses[0];
    const publicIps = [first, ...addresses]
      .map((address) => addressOf(textAt(address, 'PublicIp')))
      .filter((address) => address !== undefined);
    context.natGateways.set(item.id, {
      ...common(item),
      ...place,
      ...(isPrivate ? { connectivity: 'private' as const } : {}),
      ...given('ip', addressOf(textAt(first, 'PrivateIp'))),
      ...(publicIps.length === 0 ? {} : { publicIp: oneOrList([...new Set(publicIps)]) }),
      ...given('state', state === 'available' ? undefined : state),
    });
  }
};
