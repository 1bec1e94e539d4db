/** VPC endpoints: interface and gateway endpoints as such, every other type as a gateway that is not modelled. */
import type { ScenarioEndpoint } from '../../../evaluator/index.ts';
import { oneOrList } from '../addresses.ts';
import {
  type Context,
  claim,
  common,
  isName,
  itemsOf,
  otherGateway,
  type VpcDraft,
  vpcOf,
} from '../context.ts';
import type { Item } from '../documents.ts';
import { at, flagAt, given, listAt, textAt } from '../json.ts';
import { readNestedJson } from '../read.ts';
import { addressesOf, groupsOf, type Interface } from './interfaces.ts';

/** Whether the service's name leads here from inside the VPC; one for inbound Resolver endpoints only does not (fact F-DNS-04). */
const answersInside = (value: unknown): boolean | undefined =>
  flagAt(value, 'DnsOptions', 'PrivateDnsOnlyForInboundResolverEndpoint') === true
    ? false
    : flagAt(value, 'PrivateDnsEnabled');

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

/** The services that have a gateway endpoint (fact F-GWE-01). */
const GATEWAY_SERVICE = /^(?:cn\.)?com\.amazonaws\.[a-z]{2,}(?:-[a-z]+)+-\d+\.(?:s3|dynamodb|s3express)$/;
const SERVICE = /^(?:com\.amazonaws|aws|cn)\.[a-zA-Z0-9.-]+$/;

/** What AWS's other types of endpoint are called. */
const OTHER_TYPES: ReadonlyMap<string, string> = new Map([
  ['GatewayLoadBalancer', 'Gateway Load Balancer endpoint'],
  ['Resource', 'resource endpoint'],
  ['ServiceNetwork', 'service network endpoint'],
  ['Tunnel', 'tunnel endpoint'],
]);

type Policy = NonNullable<ScenarioEndpoint['policy']>;

/** The policy: undefined where AWS shows none, `unreadable` where it cannot be understood. */
const policyOf = (value: unknown): Policy | undefined | 'unreadable' => {
  const document = at(value, 'PolicyDocument');
  if (document === undefined || document === null || document === '') return undefined;
  const policy = typeof document === 'string' ? readNestedJson(document) : document;
  if (typeof policy !== 'object' || policy === null || Array.isArray(policy)) return 'unreadable';
  return policy as Policy;
};

const stateOf = (value: unknown): (typeof STATES)[number] | undefined => {
  const text = textAt(value, 'State') ?? 'available';
  const lower = text.charAt(0).toLowerCase() + text.slice(1);
  return STATES.find((state) => state === lower);
};

/** The interfaces that an endpoint lists as its own. */
const ownInterfaces = (item: Item, interfaces: ReadonlyMap<string, Interface>): readonly Interface[] =>
  listAt(item.value, 'NetworkInterfaceIds')
    .map((id) => (typeof id === 'string' ? interfaces.get(id) : undefined))
    .filter((each) => each !== undefined);

const textsAt = (value: unknown, key: string): readonly string[] =>
  listAt(value, key).filter((each) => typeof each === 'string');

const interfaceEndpoint = (
  context: Context,
  item: Item,
  vpc: VpcDraft,
  fields: Pick<ScenarioEndpoint, 'service' | 'policy' | 'state'>,
  interfaces: readonly Interface[],
): ScenarioEndpoint | undefined => {
  const named = new Set([
    ...textsAt(item.value, 'SubnetIds'),
    ...interfaces.map((each) => each.subnet ?? ''),
  ]);
  named.delete('');
  const subnets = [...named].filter((id) => vpc.subnets.has(id));
  if (subnets.length < named.size) vpc.unknown.add('endpoints');
  if (subnets.length === 0) return undefined;
  const ips = new Map<string, string | string[]>();
  for (const subnet of subnets) {
    const own = interfaces
      .filter((each) => each.subnet === subnet)
      .flatMap((each) => addressesOf(each.value));
    if (own.length > 0) ips.set(subnet, oneOrList(own));
  }
  const names = listAt(item.value, 'DnsEntries').map((entry) => textAt(entry, 'DnsName'));
  return {
    type: 'interface',
    ...common(item),
    ...fields,
    subnets,
    ...(ips.size === 0 ? {} : { ips: Object.fromEntries(ips) }),
    securityGroups: groupsOf(context, vpc.id, item.value, 'Groups'),
    ...given('privateDns', answersInside(item.value)),
    // Its private DNS names are listed too, but those lead here from inside the VPC only.
    dnsNames: names.filter((name) => name !== undefined).filter((name) => name.includes(item.id)),
  };
};

const endpointOf = (
  context: Context,
  item: Item,
  vpc: VpcDraft,
  interfaces: readonly Interface[],
): ScenarioEndpoint | undefined => {
  const service = textAt(item.value, 'ServiceName');
  const type = textAt(item.value, 'VpcEndpointType') ?? 'Gateway';
  const state = stateOf(item.value);
  const policy = policyOf(item.value);
  if (service === undefined || !SERVICE.test(service) || state === undefined || policy === 'unreadable')
    return undefined;
  const fields = {
    service,
    ...given('policy', policy),
    ...given('state', state === 'available' ? undefined : state),
  };
  if (type === 'Interface') return interfaceEndpoint(context, item, vpc, fields, interfaces);
  if (type !== 'Gateway' || !GATEWAY_SERVICE.test(service)) return undefined;
  const routeTables = [...new Set(textsAt(item.value, 'RouteTableIds'))].filter(isName);
  return { type: 'gateway', ...common(item), ...fields, vpc: vpc.id, routeTables };
};

/**
 * Reads `describe-vpc-endpoints`. Deleted ones stay only where a route still points at them. The route tables
 * of gateway endpoints are checked later, when those are read.
 */
export const readEndpoints = (
  context: Context,
  routed: ReadonlySet<string>,
  interfaces: ReadonlyMap<string, Interface>,
): void => {
  for (const item of itemsOf(context, 'VpcEndpoints')) {
    const vpcId = textAt(item.value, 'VpcId');
    const dead = stateOf(item.value) === 'deleted';
    if (vpcId === undefined || !isName(vpcId) || (dead && !routed.has(item.id))) {
      context.documents.notes.add('endpoints', dead ? 'they are deleted' : 'they are of no VPC');
      continue;
    }
    const vpc = vpcOf(context, vpcId);
    const own = ownInterfaces(item, interfaces);
    const endpoint = endpointOf(context, item, vpc, own);
    if (endpoint !== undefined && claim(context, item.id, 'VpcEndpoints'))
      context.endpoints.set(item.id, endpoint);
    else {
      const type = textAt(item.value, 'VpcEndpointType') ?? '';
      const kind = OTHER_TYPES.get(type) ?? 'endpoint whose details are not in the data';
      const ips = own.flatMap((each) => addressesOf(each.value));
      if (OTHER_TYPES.has(type))
        context.documents.notes.add(`endpoints of type ${type}`, 'a path through one is not modelled');
      else {
        context.documents.notes.add('endpoints', 'their service, state, policy or subnets cannot be read');
        vpc.unknown.add('endpoints');
      }
      otherGateway(context, item.id, kind, { ...common(item), ...(ips.length === 0 ? {} : { ips }) });
    }
    const name = context.endpoints.has(item.id) || context.otherGateways.has(item.id) ? item.id : undefined;
    if (name !== undefined) for (const each of own) context.interfaceTargets.set(each.id, name);
  }
};
