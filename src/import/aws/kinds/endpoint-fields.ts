/** What endpoints of several types have in common: state, policy, where they stand, and their names. */
import type { ScenarioEndpoint } from '../../../evaluator/index.ts';
import { append, at, flagAt, given, listAt, textAt, textsAt } from '../../shared/json.ts';
import { readNestedJson } from '../../shared/read.ts';
import { oneOrList } from '../addresses.ts';
import { type Context, common, type VpcDraft } from '../context.ts';
import type { Item } from '../documents.ts';
import { addressesOf, groupsOf, type Interface } from './interfaces.ts';

const STATES = [
  'pendingAcceptance',
  'pending',
  'available',
  'rejected',
  'expired',
  'failed',
  'deleting',
  'deleted',
  'partial',
] as const;
type State = (typeof STATES)[number];

/** The state; AWS writes it with a capital in some answers. undefined: it is none that AWS has. */
export const stateOf = (value: unknown): State | undefined => {
  const text = textAt(value, 'State') ?? 'available';
  const lower = text.charAt(0).toLowerCase() + text.slice(1);
  return STATES.find((state) => state === lower);
};

type Policy = NonNullable<Extract<ScenarioEndpoint, { type: 'gateway' }>['policy']>;

/** The policy: undefined where AWS shows none, `unreadable` where it cannot be understood. */
export const policyOf = (value: unknown): Policy | undefined | 'unreadable' => {
  const document = at(value, 'PolicyDocument');
  if (document === undefined || document === null || document === '') return undefined;
  const policy = typeof document === 'string' ? readNestedJson(document) : document;
  if (typeof policy !== 'object' || policy === null || Array.isArray(policy)) return 'unreadable';
  return policy as Policy;
};

/** The interfaces that an endpoint lists as its own. */
export const ownInterfaces = (item: Item, interfaces: ReadonlyMap<string, Interface>): readonly Interface[] =>
  textsAt(item.value, 'NetworkInterfaceIds')
    .map((id) => interfaces.get(id))
    .filter((each) => each !== undefined);

/** The subnets that it names or has interfaces in, as far as they are of its VPC's data. */
export const subnetsOf = (item: Item, vpc: VpcDraft, interfaces: readonly Interface[]): string[] => {
  const named = new Set([
    ...textsAt(item.value, 'SubnetIds'),
    ...interfaces.map((each) => each.subnet ?? ''),
  ]);
  named.delete('');
  const subnets = [...named].filter((id) => vpc.subnets.has(id));
  if (subnets.length < named.size) vpc.unknown.add('endpoints');
  return subnets;
};

/** Addresses by subnet, of interfaces that stand there. */
export const addressesBySubnet = (
  subnets: readonly string[],
  interfaces: readonly Interface[],
): { readonly ips?: Record<string, string | string[]> } => {
  const bySubnet = new Map<string, string[]>();
  for (const { subnet, value } of interfaces) {
    for (const address of addressesOf(value)) append(bySubnet, subnet ?? '', address);
  }
  const ips = new Map<string, string | string[]>();
  for (const subnet of subnets) {
    const own = bySubnet.get(subnet);
    if (own !== undefined) ips.set(subnet, oneOrList(own));
  }
  return ips.size === 0 ? {} : { ips: Object.fromEntries(ips) };
};

/** The names that AWS made for the endpoint. Its private DNS names are listed too, but those lead here from inside the VPC only. */
const dnsNamesOf = (item: Item): string[] =>
  listAt(item.value, 'DnsEntries')
    .map((entry) => textAt(entry, 'DnsName'))
    .filter((name) => name !== undefined)
    .filter((name) => name.toLowerCase().includes(item.id.toLowerCase()));

/** The fields of every endpoint that has interfaces with security groups; undefined where no subnet of it is known. */
export const placedFields = (
  context: Context,
  item: Item,
  vpc: VpcDraft,
  interfaces: readonly Interface[],
) => {
  const subnets = subnetsOf(item, vpc, interfaces);
  if (subnets.length === 0) return undefined;
  return {
    ...common(item),
    subnets,
    ...addressesBySubnet(subnets, interfaces),
    securityGroups: groupsOf(context, vpc.id, item.value, 'Groups'),
    ...given('privateDns', flagAt(item.value, 'PrivateDnsEnabled')),
    dnsNames: dnsNamesOf(item),
  };
};
