/** VPC endpoints of every type; one that is not modelled, or cannot be read, stands as a gateway that is not. */
import type { ScenarioEndpoint } from '../../../evaluator/index.ts';
import { flagAt, given, oneAt, textAt, textsAt } from '../../shared/json.ts';
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
import { ownInterfaces, placedFields, policyOf, stateOf, subnetsOf } from './endpoint-fields.ts';
import { addressesOf, type Interface } from './interfaces.ts';

/** The services that have a gateway endpoint (fact F-GWE-01). */
const GATEWAY_SERVICE = /^(?:cn\.)?com\.amazonaws\.[a-z]{2,}(?:-[a-z]+)+-\d+\.(?:s3|dynamodb|s3express)$/;
const SERVICE = /^(?:com\.amazonaws|aws|cn)\.[a-zA-Z0-9.-]+$/;
const ADDRESS_TYPES = ['ipv4', 'ipv6', 'dualstack'] as const;

/** Types of endpoint that are not modelled, by what AWS calls them. */
const OTHER_TYPES: ReadonlyMap<string, string> = new Map([['Tunnel', 'tunnel endpoint']]);

interface Found {
  readonly context: Context;
  readonly item: Item;
  readonly vpc: VpcDraft;
  readonly interfaces: readonly Interface[];
}

/** The state to show: an available endpoint needs none, and of one that cannot be read it is not known. */
const stateField = (value: unknown): Pick<ScenarioEndpoint, 'state'> => {
  const state = stateOf(value);
  return state === 'available' ? {} : { state: state ?? null };
};

/** S3's private DNS may answer inbound Resolver endpoints only (fact F-DNS-04). */
const onlyForResolver = (value: unknown) =>
  flagAt(value, 'DnsOptions', 'PrivateDnsOnlyForInboundResolverEndpoint') === true
    ? { privateDnsOnlyForInboundResolver: true }
    : {};

const interfaceEndpoint = ({ context, item, vpc, interfaces }: Found): ScenarioEndpoint | undefined => {
  const { value } = item;
  const stated = textAt(value, 'ServiceName');
  const state = stateField(value);
  const policy = policyOf(value);
  // An endpoint service of the data is called by its name there.
  const service = context.namesByArn.get(stated ?? '') ?? (SERVICE.test(stated ?? '') ? stated : undefined);
  if (service === undefined || policy === 'unreadable') return undefined;
  const placed = placedFields(context, item, vpc, interfaces);
  if (placed === undefined) return undefined;
  return {
    type: 'interface',
    ...placed,
    service,
    ...given('policy', policy),
    ...state,
    ...onlyForResolver(value),
    ...given('serviceRegion', textAt(value, 'ServiceRegion')),
    ...given('ipAddressType', oneAt(ADDRESS_TYPES, value, 'IpAddressType')),
  };
};

const gatewayEndpoint = ({ item, vpc }: Found): ScenarioEndpoint | undefined => {
  const service = textAt(item.value, 'ServiceName');
  const state = stateField(item.value);
  const policy = policyOf(item.value);
  if (service === undefined || !GATEWAY_SERVICE.test(service)) return undefined;
  if (policy === 'unreadable') return undefined;
  const routeTables = [...new Set(textsAt(item.value, 'RouteTableIds'))].filter(isName);
  return {
    type: 'gateway',
    ...common(item),
    service,
    ...given('policy', policy),
    ...state,
    vpc: vpc.id,
    routeTables,
  };
};

const inspectionEndpoint = ({ context, item, vpc, interfaces }: Found): ScenarioEndpoint | undefined => {
  const state = stateField(item.value);
  const [subnet] = subnetsOf(item, vpc, interfaces);
  if (subnet === undefined) return undefined;
  const service = context.namesByArn.get(textAt(item.value, 'ServiceName') ?? '') ?? null;
  return { type: 'gateway-load-balancer', ...common(item), service, subnet, ...state };
};

const latticeEndpoint = (
  { context, item, vpc, interfaces }: Found,
  type: 'resource' | 'service-network',
): ScenarioEndpoint | undefined => {
  const state = stateField(item.value);
  const placed = placedFields(context, item, vpc, interfaces);
  if (placed === undefined) return undefined;
  const arn =
    textAt(item.value, type === 'resource' ? 'ResourceConfigurationArn' : 'ServiceNetworkArn') ?? '';
  const id = arn.slice(arn.lastIndexOf('/') + 1);
  return type === 'resource'
    ? { type, ...placed, ...state, resource: context.resourceConfigurations.has(id) ? id : null }
    : { type, ...placed, ...state, serviceNetwork: context.serviceNetworks.has(id) ? id : null };
};

const endpointOf = (found: Found): ScenarioEndpoint | undefined => {
  switch (textAt(found.item.value, 'VpcEndpointType') ?? 'Gateway') {
    case 'Interface':
      return interfaceEndpoint(found);
    case 'Gateway':
      return gatewayEndpoint(found);
    case 'GatewayLoadBalancer':
      return inspectionEndpoint(found);
    case 'Resource':
      return latticeEndpoint(found, 'resource');
    case 'ServiceNetwork':
      return latticeEndpoint(found, 'service-network');
    default:
      return undefined;
  }
};

/** An endpoint of which the scenario can only say that it is there. */
const asOther = ({ context, item, vpc, interfaces }: Found): void => {
  const type = textAt(item.value, 'VpcEndpointType') ?? '';
  const ips = interfaces.flatMap((each) => addressesOf(each.value));
  if (OTHER_TYPES.has(type))
    context.documents.notes.add(`endpoints of type ${type}`, 'a path through one is not modelled', item);
  else {
    context.documents.notes.add('endpoints', 'their service, policy or subnets cannot be read', item);
    vpc.unknown.add('endpoints');
  }
  const kind = OTHER_TYPES.get(type) ?? 'endpoint whose details are not in the data';
  otherGateway(context, item.id, kind, { ...common(item), ...(ips.length === 0 ? {} : { ips }) });
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
      context.documents.notes.add('endpoints', dead ? 'they are deleted' : 'they are of no VPC', item);
      continue;
    }
    const own = ownInterfaces(item, interfaces);
    const found = { context, item, vpc: vpcOf(context, vpcId), interfaces: own };
    const endpoint = endpointOf(found);
    if (endpoint !== undefined && claim(context, item.id, 'VpcEndpoints'))
      context.endpoints.set(item.id, endpoint);
    else asOther(found);
    const name = context.endpoints.has(item.id) || context.otherGateways.has(item.id) ? item.id : undefined;
    if (name !== undefined) for (const each of own) context.interfaceTargets.set(each.id, name);
  }
};
