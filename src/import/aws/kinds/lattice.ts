/** VPC Lattice, as far as endpoints lead to it: resource gateways, resource configurations, service networks. */
import type { ScenarioResourceConfiguration } from '../../../evaluator/index.ts';
import { append, given, textAt, textsAt } from '../../shared/json.ts';
import { addressOf } from '../addresses.ts';
import { type Context, claim, groupName, isName, itemsOf } from '../context.ts';
import { addressesBySubnet } from './endpoint-fields.ts';
import type { Interface } from './interfaces.ts';

const GATEWAY_STATES: ReadonlyMap<string, 'active' | 'create-failed' | 'creating' | 'deleting' | 'updating'> =
  new Map([
    ['ACTIVE', 'active'],
    ['CREATE_FAILED', 'create-failed'],
    ['CREATE_IN_PROGRESS', 'creating'],
    ['DELETE_IN_PROGRESS', 'deleting'],
    ['UPDATE_IN_PROGRESS', 'updating'],
  ]);

/** Interfaces whose description names a resource gateway. */
const interfacesByGateway = (
  interfaces: ReadonlyMap<string, Interface>,
): ReadonlyMap<string, Interface[]> => {
  const found = new Map<string, Interface[]>();
  for (const each of interfaces.values()) {
    const id = /\brgw-[0-9a-f]{8,17}\b/.exec(textAt(each.value, 'Description') ?? '')?.[0];
    if (id !== undefined) append(found, id, each);
  }
  return found;
};

const readGateways = (context: Context, interfaces: ReadonlyMap<string, Interface>): void => {
  const { notes } = context.documents;
  const own = interfacesByGateway(interfaces);
  for (const { id, value, origin } of itemsOf(context, 'resourceGateways')) {
    const state = GATEWAY_STATES.get(textAt(value, 'status') ?? '');
    const subnets = [...new Set(textsAt(value, 'subnetIds'))];
    const vpcs = new Set(subnets.map((subnet) => context.subnetVpcs.get(subnet)));
    const [vpc] = vpcs;
    if (state === undefined || vpc === undefined || vpcs.size !== 1) {
      notes.add('resource gateways', 'their subnets are not in the data, or their state cannot be read', {
        id,
        origin,
      });
      continue;
    }
    if (!claim(context, id, 'resourceGateways')) continue;
    const known = new Set(subnets);
    const held = (own.get(id) ?? []).filter(({ subnet }) => known.has(subnet ?? ''));
    const listed = textsAt(value, 'securityGroupIds');
    const groups = listed.map((group) => groupName(context, vpc, group)).filter((name) => name !== undefined);
    context.resourceGateways.set(id, {
      ...given('label', textAt(value, 'name')),
      origin,
      subnets,
      ...addressesBySubnet(subnets, held),
      securityGroups: groups.length > 0 && groups.length === listed.length ? [...new Set(groups)] : null,
      ...given('state', state === 'active' ? undefined : state),
    });
    for (const each of held) context.interfaceTargets.set(each.id, id);
  }
};

/** The account of `arn:aws:vpc-lattice:us-east-1:111122223333:resourceconfiguration/rcfg-0abc`. */
const accountOf = (value: unknown): string | undefined => textAt(value, 'arn')?.split(':')[4];

/** `80` and `443-444`; undefined where there is none, or one cannot be read. */
const portsOf = (value: unknown): ScenarioResourceConfiguration['ports'] | undefined => {
  const ranges = textsAt(value, 'portRanges').map((text) => {
    const [low, high = low] = text.split('-').map(Number);
    const isPort = (port: number | undefined): port is number =>
      port !== undefined && Number.isInteger(port) && port >= 1 && port <= 65535;
    if (!/^\d{1,5}(?:-\d{1,5})?$/.test(text) || !isPort(low) || !isPort(high) || low > high) return undefined;
    return low === high ? low : `${low}-${high}`;
  });
  const known = ranges.filter((range) => range !== undefined);
  if (known.length === 0 || known.length < ranges.length) return undefined;
  const [only, ...more] = known;
  return only !== undefined && more.length === 0 ? only : known;
};

/** The resource: an address or a domain name. Others, such as a database by ARN, are not told. */
const targetOf = (value: unknown): string | null => {
  const address = addressOf(textAt(value, 'resourceConfigurationDefinition', 'ipResource', 'ipAddress'));
  const domain = textAt(value, 'resourceConfigurationDefinition', 'dnsResource', 'domainName');
  return address ?? (domain !== undefined && isName(domain) ? domain : null);
};

/** Configurations of each service network, by the ids of both. */
const configurationsByNetwork = (context: Context): ReadonlyMap<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const { value } of context.documents.items.serviceNetworkResourceAssociations.values()) {
    const network = textAt(value, 'serviceNetworkId');
    if (network !== undefined && textAt(value, 'status') === 'ACTIVE')
      append(found, network, textAt(value, 'resourceConfigurationId') ?? '');
  }
  return found;
};

const idIn = (arn: string | undefined): string => arn?.slice(arn.lastIndexOf('/') + 1) ?? '';

/** Accounts that have a working endpoint, by the configuration or service network that it leads to: they may use it. */
const consumersOf = (context: Context): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const { value } of context.documents.items.VpcEndpoints.values()) {
    const arn = textAt(value, 'ResourceConfigurationArn') ?? textAt(value, 'ServiceNetworkArn');
    const account = context.vpcs.get(textAt(value, 'VpcId') ?? '')?.account ?? textAt(value, 'OwnerId');
    if (arn === undefined || account === undefined || textAt(value, 'State')?.toLowerCase() !== 'available')
      continue;
    const known = found.get(idIn(arn)) ?? new Set<string>();
    found.set(idIn(arn), known.add(account));
  }
  return found;
};

/** A service network of many accounts and many resources would otherwise fill the scenario with their product. */
const MOST_CONSUMERS = 1000;

const readConfigurations = (context: Context): void => {
  const consumers = consumersOf(context);
  const networks = new Map<string, string[]>();
  for (const [network, ids] of configurationsByNetwork(context))
    for (const id of ids) append(networks, id, network);
  for (const { id, value, origin } of itemsOf(context, 'resourceConfigurations')) {
    const ports = portsOf(value);
    const type = textAt(value, 'type') ?? 'SINGLE';
    if (type !== 'SINGLE' || ports === undefined || textAt(value, 'status') !== 'ACTIVE') {
      const why =
        'only active ones of one resource whose ports are in the data are read (aws vpc-lattice get-resource-configuration)';
      context.documents.notes.add('resource configurations', why, { id, origin });
      continue;
    }
    const gateway = textAt(value, 'resourceGatewayId');
    const account = accountOf(value);
    const others = new Set<string>();
    for (const each of [id, ...(networks.get(id) ?? [])]) {
      for (const consumer of consumers.get(each) ?? []) {
        if (others.size >= MOST_CONSUMERS) break;
        if (consumer !== account) others.add(consumer);
      }
    }
    if (others.size >= MOST_CONSUMERS)
      context.documents.notes.add('accounts that use a resource configuration', 'they are too many to list', {
        id,
        origin,
      });
    context.resourceConfigurations.set(id, {
      ...given('label', textAt(value, 'name')),
      origin,
      gateway: gateway !== undefined && context.resourceGateways.has(gateway) ? gateway : null,
      target: targetOf(value),
      ports,
      ...given('account', account),
      ...(others.size === 0 ? {} : { sharedWith: [...others] }),
      ...given('domainName', textAt(value, 'customDomainName')),
    });
  }
};

const readServiceNetworks = (context: Context): void => {
  const associated = configurationsByNetwork(context);
  for (const { id, value, origin } of itemsOf(context, 'serviceNetworks')) {
    const names = associated.get(id);
    const isKnown = names?.every((name) => context.resourceConfigurations.has(name)) === true;
    context.serviceNetworks.set(id, {
      ...given('label', textAt(value, 'name')),
      origin,
      resources: names !== undefined && isKnown ? [...new Set(names)] : null,
    });
  }
};

/** Reads what `aws vpc-lattice` lists and gets, before the endpoints that lead to it. */
export const readLattice = (context: Context, interfaces: ReadonlyMap<string, Interface>): void => {
  readGateways(context, interfaces);
  readConfigurations(context);
  readServiceNetworks(context);
};
