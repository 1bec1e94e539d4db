/** Elastic network interfaces: what an interface has, whoever it belongs to. */
import type { ScenarioNetworkInterface, ScenarioOrigin } from '../../../evaluator/index.ts';
import { at, flagAt, given, listAt, merge, numberAt, textAt } from '../../shared/json.ts';
import { addressesIn, addressOf, cidrOf, oneOrList } from '../addresses.ts';
import { type Context, groupName, isName, labelOf, vpcOf } from '../context.ts';

/** An interface of the files, from `describe-network-interfaces` or `describe-instances` or both. */
export interface Interface {
  readonly id: string;
  readonly value: unknown;
  readonly origin: ScenarioOrigin;
  readonly subnet: string | undefined;
  readonly vpc: string | undefined;
  /** The instance that it is attached to. */
  readonly instance: string | undefined;
}

/** Every interface of the files by id. */
export const interfacesOf = (context: Context): ReadonlyMap<string, Interface> => {
  const { items, instanceInterfaces } = context.documents;
  const found = new Map<string, Interface>();
  for (const id of new Set([...items.NetworkInterfaces.keys(), ...instanceInterfaces.keys()])) {
    const listed = items.NetworkInterfaces.get(id);
    const nested = instanceInterfaces.get(id);
    const origin = listed?.origin ?? nested?.origin;
    if (origin === undefined) continue;
    if (!isName(id)) {
      context.documents.notes.add('network interfaces', 'their id is not one of AWS', { id, origin });
      continue;
    }
    const value = merge(listed?.value, nested?.value);
    const subnet = textAt(value, 'SubnetId');
    const home = subnet === undefined ? undefined : context.subnetVpcs.get(subnet);
    found.set(id, {
      id,
      value,
      origin,
      subnet,
      vpc: home ?? textAt(value, 'VpcId'),
      instance: textAt(value, 'Attachment', 'InstanceId') ?? nested?.instance,
    });
  }
  return found;
};

/** The texts of the private addresses, the primary one first, IPv6 last. */
const addressTexts = (value: unknown): readonly (string | undefined)[] => {
  const listed = listAt(value, 'PrivateIpAddresses');
  const isPrimary = (entry: unknown): boolean => at(entry, 'Primary') === true;
  return [
    ...listed.filter(isPrimary).map((entry) => textAt(entry, 'PrivateIpAddress')),
    textAt(value, 'PrivateIpAddress'),
    ...listed.map((entry) => textAt(entry, 'PrivateIpAddress')),
    // A delegated prefix (pods of a cluster have its addresses) leads to the interface like its own addresses.
    ...listAt(value, 'Ipv4Prefixes').flatMap((entry) => addressesIn(textAt(entry, 'Ipv4Prefix')) ?? []),
    ...listAt(value, 'Ipv6Addresses').map((entry) => textAt(entry, 'Ipv6Address')),
  ];
};

/** The private addresses, the primary one first, IPv6 last. */
export const addressesOf = (value: unknown): string[] => [
  ...new Set(
    addressTexts(value)
      .map(addressOf)
      .filter((address) => address !== undefined),
  ),
];

/** The same with ranges: before a template is applied, AWS has not yet chosen from them. */
const addressesOrRanges = (value: unknown): string[] => [
  ...new Set(
    addressTexts(value)
      .map((text) => addressOf(text) ?? cidrOf(text))
      .filter((each) => each !== undefined),
  ),
];

/** A public address that AWS will choose (true), and one of which it is not told whether there is any (null). */
const untoldPublicIp = (value: unknown): true | null | undefined => {
  const association = at(value, 'Association');
  if (typeof association !== 'object' || association === null) return undefined;
  // In a Local or Wavelength Zone, and on an Outpost, it may be an address of another kind.
  if (textAt(association, 'CarrierIp') !== undefined || textAt(association, 'CustomerOwnedIp') !== undefined)
    return undefined;
  const stated = textAt(association, 'PublicIp');
  if (stated === undefined) return true;
  return addressOf(stated) === undefined ? null : undefined;
};

const publicIpOf = (value: unknown, primary: string | undefined): ScenarioNetworkInterface['publicIp'] => {
  const untold = untoldPublicIp(value);
  if (untold !== undefined) return untold;
  const pairs = new Map<string, string>();
  for (const entry of listAt(value, 'PrivateIpAddresses')) {
    const inside = addressOf(textAt(entry, 'PrivateIpAddress'));
    const outside = addressOf(textAt(entry, 'Association', 'PublicIp'));
    if (inside !== undefined && outside !== undefined) pairs.set(inside, outside);
  }
  const own = addressOf(textAt(value, 'Association', 'PublicIp'));
  if (own !== undefined && primary !== undefined && !pairs.has(primary)) pairs.set(primary, own);
  const [only] = pairs;
  if (only === undefined) return undefined;
  return pairs.size === 1 && only[0] === primary ? only[1] : Object.fromEntries(pairs);
};

/**
 * The groups by the names that the format uses; null where the data does not say. An interface without any, such
 * as a Network Load Balancer's, is filtered by something else or by nothing: the format knows no such interface.
 */
export const groupsOf = (context: Context, vpc: string, value: unknown, key: string): string[] | null => {
  const names = listAt(value, key).map((group) => groupName(context, vpc, textAt(group, 'GroupId') ?? ''));
  const known = names.filter((name) => name !== undefined);
  return names.length > 0 && known.length === names.length ? [...new Set(known)] : null;
};

/** Notes addresses that the format cannot hold: their absence from the scenario proves nothing. */
const noteHiddenAddresses = (context: Context, vpc: string, value: unknown): void => {
  const hidden = listAt(value, 'Ipv4Prefixes').filter(
    (entry) => addressesIn(textAt(entry, 'Ipv4Prefix')) === undefined,
  );
  const count = hidden.length + listAt(value, 'Ipv6Prefixes').length;
  if (count === 0) return;
  context.documents.notes.add(
    'delegated prefixes',
    'they hold too many addresses to list',
    textAt(value, 'NetworkInterfaceId'),
    count,
  );
  vpcOf(context, vpc).unknown.add('networkInterfaces');
};

/** The fields that an interface has in a scenario. `groupsKey` is where the value lists its groups. */
export const interfaceFields = (
  context: Context,
  vpc: string,
  value: unknown,
  groupsKey = 'Groups',
): Pick<ScenarioNetworkInterface, 'ip' | 'publicIp' | 'securityGroups' | 'sourceDestCheck'> => {
  noteHiddenAddresses(context, vpc, value);
  const addresses = addressesOf(value);
  const stated = addressesOrRanges(value);
  const check = flagAt(value, 'SourceDestCheck');
  return {
    ...(stated.length === 0 ? {} : { ip: oneOrList(stated) }),
    ...given(
      'publicIp',
      publicIpOf(
        value,
        addresses.find((address) => !address.includes(':')),
      ),
    ),
    securityGroups: groupsOf(context, vpc, value, groupsKey),
    ...(check === true ? {} : { sourceDestCheck: check ?? null }),
  };
};

/** What an interface is called by people: its Name tag, or what AWS wrote about it. */
export const interfaceLabel = (value: unknown): string | undefined =>
  labelOf(value) ?? textAt(value, 'Description');

/** Whether it is the first interface of its instance. */
export const isPrimary = (value: unknown): boolean =>
  numberAt(value, 'Attachment', 'DeviceIndex') === 0 &&
  (numberAt(value, 'Attachment', 'NetworkCardIndex') ?? 0) === 0;

/** Whether nothing uses the interface: then nothing answers at its address. */
export const isDetached = (value: unknown): boolean =>
  textAt(value, 'Status') === 'available' && textAt(value, 'Attachment', 'Status') === undefined;
