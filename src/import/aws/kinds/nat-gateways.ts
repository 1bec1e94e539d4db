/** NAT gateways, with the interfaces that AWS made for them. */
import { addressOf, oneOrList } from '../addresses.ts';
import { type Context, claim, common, itemsOf } from '../context.ts';
import { at, given, listAt, textAt } from '../json.ts';

const STATES = ['pending', 'available', 'failed', 'deleting', 'deleted'] as const;

/** Reads `describe-nat-gateways`. Deleted ones stay only where a route still points at them. */
export const readNatGateways = (context: Context, routed: ReadonlySet<string>): void => {
  for (const item of itemsOf(context, 'NatGateways')) {
    const stated = textAt(item.value, 'State') ?? 'available';
    const state = STATES.find((each) => each === stated);
    const addresses = listAt(item.value, 'NatGatewayAddresses');
    if (state === undefined) {
      context.documents.notes.add('NAT gateways', 'their state is not one of AWS');
      continue;
    }
    if (state === 'deleted' && !routed.has(item.id)) {
      context.documents.notes.add('NAT gateways', 'they are deleted');
      continue;
    }
    if (!claim(context, item.id, 'NatGateways')) continue;
    for (const address of addresses) {
      const own = textAt(address, 'NetworkInterfaceId');
      if (own !== undefined) context.interfaceTargets.set(own, item.id);
    }
    const subnet = textAt(item.value, 'SubnetId');
    const first = addresses.find((address) => at(address, 'IsPrimary') === true) ?? addresses[0];
    const publicIps = [first, ...addresses]
      .map((address) => addressOf(textAt(address, 'PublicIp')))
      .filter((address) => address !== undefined);
    context.natGateways.set(item.id, {
      ...common(item),
      // A regional NAT gateway stands in no subnet (fact F-NAT-05).
      subnet: subnet !== undefined && context.subnetVpcs.has(subnet) ? subnet : null,
      ...(textAt(item.value, 'ConnectivityType') === 'private' ? { connectivity: 'private' as const } : {}),
      ...given('ip', addressOf(textAt(first, 'PrivateIp'))),
      ...(publicIps.length === 0 ? {} : { publicIp: oneOrList([...new Set(publicIps)]) }),
      ...given('state', state === 'available' ? undefined : state),
    });
  }
};
