/** Network interfaces: of instances, of endpoints, of NAT gateways, and on their own. */
import { type Prefix, parseAddress } from '../../address/prefix.ts';
import { exactly, someAddressOf, somePublicAddress } from '../../address/set.ts';
import type { ResourceRef } from '../../trace/types.ts';
import type { AddressSet, NetworkInterface, SecurityGroup } from '../network.ts';
import type { ScenarioNetworkInterface } from '../schema.ts';
import { address, type BuildContext, cidr, reportUnknown } from './context.ts';
import { portRange } from './filters.ts';
import type { DraftSubnet } from './vpcs.ts';

/** Security groups of every VPC by `vpc/name`, and each VPC's default one; undefined where not in the data. */
export interface Groups {
  readonly byKey: ReadonlyMap<string, SecurityGroup>;
  readonly defaults: ReadonlyMap<string, SecurityGroup | undefined>;
}

/** For what AWS always gives a group: naming none is leaving it out. */
export const atLeastDefault = <T extends readonly string[] | null | undefined>(names: T): T | undefined =>
  names?.length === 0 ? undefined : names;

/**
 * Resolves the groups that an interface names. Left out means the VPC's default one (fact F-SG-02b);
 * an empty list means that it has none, as a load balancer may (fact F-EPS-09).
 */
export const groupsOf = (
  context: BuildContext,
  groups: Groups,
  vpc: string,
  names: readonly string[] | null | undefined,
  pointer: string,
): readonly SecurityGroup[] | undefined => {
  if (names === null) return undefined;
  if (names === undefined) {
    const fallback = groups.defaults.get(vpc);
    return fallback === undefined ? undefined : [fallback];
  }
  return names.flatMap((name, index) => {
    const found = groups.byKey.get(name.includes('/') ? name : `${vpc}/${name}`);
    if (found !== undefined) return [found];
    const known = [...groups.byKey.keys()].map((key) =>
      key.startsWith(`${vpc}/`) ? key.slice(vpc.length + 1) : key,
    );
    reportUnknown(context, `${pointer}/${index}`, 'security group', name, known);
    return [];
  });
};

/** The addresses named, some address of each range named, or some address of the subnet. */
export const addressesOf = (
  context: BuildContext,
  value: string | readonly string[] | undefined,
  subnet: DraftSubnet,
  pointer: string,
): readonly AddressSet[] => {
  const listed =
    typeof value === 'string'
      ? [{ text: value, at: pointer }]
      : (value ?? []).map((text, i) => ({ text, at: `${pointer}/${i}` }));
  const parsed = listed.flatMap(({ text, at }) => {
    const isRange = text.includes('/');
    const prefix = isRange ? cidr(context, text, at) : address(context, text, at);
    return prefix === undefined ? [] : [isRange ? someAddressOf(prefix) : exactly(prefix)];
  });
  return parsed.length > 0 ? parsed : subnet.prefixes.map(someAddressOf);
};

const publicAddressesOf = (
  context: BuildContext,
  value: ScenarioNetworkInterface['publicIp'],
  addresses: readonly AddressSet[],
  owner: string,
  pointer: string,
): ReadonlyMap<string, AddressSet> => {
  const publics = new Map<string, AddressSet>();
  const primary = addresses.find((set) => set.prefixes[0]?.family === 4);
  const put = (key: AddressSet | undefined, found: Prefix | undefined): void => {
    if (key !== undefined && found !== undefined) publics.set(key.text, exactly(found));
  };
  if (value === true && primary !== undefined) publics.set(primary.text, somePublicAddress(4, owner));
  else if (typeof value === 'string') put(primary, address(context, value, pointer));
  else if (typeof value === 'object' && value !== null) {
    for (const [inside, outside] of Object.entries(value)) {
      const key = parseAddress(inside);
      put(key === undefined ? undefined : exactly(key), address(context, outside, `${pointer}/${inside}`));
    }
  }
  return publics;
};

type InterfaceFields = Pick<
  ScenarioNetworkInterface,
  'ip' | 'publicIp' | 'securityGroups' | 'sourceDestCheck' | 'ephemeralPorts'
>;

/** Builds an interface of an instance, or one on its own, and puts it into its subnet. */
export const buildInterface = (
  context: BuildContext,
  groups: Groups,
  subnet: DraftSubnet,
  fields: InterfaceFields,
  identity: {
    readonly ref: ResourceRef;
    readonly node: ResourceRef;
    readonly instance: string | undefined;
    readonly use?: string | undefined;
  },
): NetworkInterface => {
  const at = identity.ref.pointer;
  const addresses = addressesOf(context, fields.ip, subnet, `${at}/ip`);
  const built: NetworkInterface = {
    ...identity.ref,
    node: identity.node,
    role: identity.instance === undefined ? 'interface' : 'instance',
    subnet,
    addresses,
    publicAddresses: publicAddressesOf(
      context,
      fields.publicIp,
      addresses,
      identity.ref.id,
      `${at}/publicIp`,
    ),
    ...(fields.publicIp === null ? { publicUnknown: true as const } : {}),
    securityGroups: groupsOf(context, groups, subnet.vpc.id, fields.securityGroups, `${at}/securityGroups`),
    sourceDestCheck: fields.sourceDestCheck === null ? undefined : (fields.sourceDestCheck ?? true),
    ephemeralPorts: portRange(context, fields.ephemeralPorts, `${at}/ephemeralPorts`),
    instance: identity.instance,
    use: identity.use,
  };
  subnet.interfaces.push(built);
  return built;
};
