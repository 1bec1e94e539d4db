/** VPC Lattice: resource gateways, resource configurations, and the endpoints that lead to them. */
import { parseAddress } from '../../address/prefix.ts';
import { exactly } from '../../address/set.ts';
import { pointerOf } from '../document.ts';
import type { NetworkInterface, ResourceConfiguration, ResourceEndpoint } from '../network.ts';
import { refOf } from '../ref.ts';
import type { ScenarioEndpoint, ScenarioResourceConfiguration } from '../schema.ts';
import { type BuildContext, entriesOf, report, reportUnknown, stateOf } from './context.ts';
import { portRange } from './filters.ts';
import { addressesOf, atLeastDefault, type Groups, groupsOf } from './interfaces.ts';
import type { Workloads } from './load-balancing.ts';
import type { DraftSubnet } from './vpcs.ts';

type Placed = Pick<Extract<ScenarioEndpoint, { type: 'resource' }>, 'subnets' | 'ips' | 'securityGroups'>;
type Ref = ReturnType<typeof refOf>;

/** The interfaces of a resource gateway or of an endpoint that leads to one. */
const placedInterfaces = (
  context: BuildContext,
  groups: Groups,
  subnets: ReadonlyMap<string, DraftSubnet>,
  node: Ref,
  role: 'resource-endpoint' | 'resource-gateway',
  fields: Placed,
): readonly NetworkInterface[] => {
  const { id: name, pointer } = node;
  const ips = new Map(entriesOf(fields.ips));
  if (fields.subnets.length === 0) report(context, `${pointer}/subnets`, `\`${name}\` needs a subnet.`);
  return fields.subnets.flatMap((subnetName, index): NetworkInterface[] => {
    const at = `${pointer}/subnets/${index}`;
    const subnet = subnets.get(subnetName);
    if (subnet === undefined) {
      reportUnknown(context, at, 'subnet', subnetName, subnets.keys());
      return [];
    }
    const names = atLeastDefault(fields.securityGroups);
    const held: NetworkInterface = {
      ...refOf('network-interface', `${name}/${subnet.id}`, at),
      node,
      role,
      subnet,
      addresses: addressesOf(context, ips.get(subnetName), subnet, `${pointer}/ips/${subnetName}`),
      publicAddresses: new Map(),
      securityGroups: groupsOf(context, groups, subnet.vpc.id, names, `${pointer}/securityGroups`),
      sourceDestCheck: true,
      ephemeralPorts: [1024, 65535],
      instance: undefined,
      use: undefined,
    };
    subnet.interfaces.push(held);
    return [held];
  });
};

const targetOf = (workloads: Workloads, text: string | null): ResourceConfiguration['target'] => {
  if (text === null) return undefined;
  const address = parseAddress(text);
  if (address !== undefined) return { kind: 'address', address: exactly(address) };
  const owner = workloads.instances.get(text)?.interfaces[0] ?? workloads.interfaces.get(text);
  return owner === undefined ? { kind: 'name', host: text.toLowerCase() } : { kind: 'interface', owner };
};

const portsOf = (
  context: BuildContext,
  ports: ScenarioResourceConfiguration['ports'],
  pointer: string,
): readonly (readonly [number, number])[] =>
  (Array.isArray(ports) ? ports : [ports]).flatMap((port) => {
    const range = portRange(context, port, `${pointer}/ports`);
    return range === undefined ? [] : [range];
  });

/** Builds resource configurations with their gateways. */
export const buildResourceConfigurations = (
  context: BuildContext,
  groups: Groups,
  subnets: ReadonlyMap<string, DraftSubnet>,
  workloads: Workloads,
): Map<string, ResourceConfiguration> => {
  const gateways = new Map(
    entriesOf(context.scenario.resourceGateways).map(([name, fields]) => {
      const node = refOf('resource-gateway', name, pointerOf('resourceGateways', name), fields);
      const interfaces = placedInterfaces(context, groups, subnets, node, 'resource-gateway', fields);
      return [name, { ...node, interfaces, state: fields.state ?? 'active' }];
    }),
  );
  return new Map(
    entriesOf(context.scenario.resourceConfigurations).map(([name, fields]) => {
      const pointer = pointerOf('resourceConfigurations', name);
      const gateway = fields.gateway === null ? undefined : gateways.get(fields.gateway);
      if (fields.gateway !== null && gateway === undefined)
        reportUnknown(context, `${pointer}/gateway`, 'resource gateway', fields.gateway, gateways.keys());
      return [
        name,
        {
          ...refOf('resource-configuration', name, pointer, fields),
          gateway,
          target: targetOf(workloads, fields.target),
          ports: portsOf(context, fields.ports, pointer),
          account: fields.account ?? gateway?.interfaces[0]?.subnet.vpc.account,
          sharedWith: fields.sharedWith ?? [],
          domainName: fields.domainName?.toLowerCase(),
        },
      ];
    }),
  );
};

const resourcesOf = (
  context: BuildContext,
  configurations: ReadonlyMap<string, ResourceConfiguration>,
  fields: Extract<ScenarioEndpoint, { type: 'resource' | 'service-network' }>,
  pointer: string,
): ResourceEndpoint['resources'] => {
  const find = (name: string, at: string): readonly ResourceConfiguration[] => {
    const found = configurations.get(name);
    if (found === undefined)
      reportUnknown(context, at, 'resource configuration', name, configurations.keys());
    return found === undefined ? [] : [found];
  };
  if (fields.type === 'resource')
    return fields.resource === null ? undefined : find(fields.resource, `${pointer}/resource`);
  if (fields.serviceNetwork === null) return undefined;
  const networks = new Map(entriesOf(context.scenario.serviceNetworks));
  const network = networks.get(fields.serviceNetwork);
  if (network === undefined) {
    reportUnknown(
      context,
      `${pointer}/serviceNetwork`,
      'service network',
      fields.serviceNetwork,
      networks.keys(),
    );
    return undefined;
  }
  const at = pointerOf('serviceNetworks', fields.serviceNetwork);
  return network.resources?.flatMap((name, index) => find(name, `${at}/resources/${index}`));
};

/** Builds resource endpoints and service-network endpoints. */
export const buildResourceEndpoints = (
  context: BuildContext,
  groups: Groups,
  subnets: ReadonlyMap<string, DraftSubnet>,
  configurations: ReadonlyMap<string, ResourceConfiguration>,
): Map<string, ResourceEndpoint> => {
  const built = new Map<string, ResourceEndpoint>();
  for (const [name, fields] of entriesOf(context.scenario.endpoints)) {
    if (fields.type !== 'resource' && fields.type !== 'service-network') continue;
    const pointer = pointerOf('endpoints', name);
    const node =
      fields.type === 'resource'
        ? refOf('resource-endpoint', name, pointer, fields)
        : refOf('service-network-endpoint', name, pointer, fields);
    const interfaces = placedInterfaces(context, groups, subnets, node, 'resource-endpoint', fields);
    const [first] = interfaces;
    if (first === undefined) continue;
    built.set(name, {
      ...node,
      vpc: first.subnet.vpc,
      interfaces,
      state: stateOf(fields),
      privateDns: fields.privateDns ?? true,
      dnsNames: (fields.dnsNames ?? []).map((name) => name.toLowerCase()),
      resources: resourcesOf(context, configurations, fields, pointer),
    });
  }
  return built;
};
