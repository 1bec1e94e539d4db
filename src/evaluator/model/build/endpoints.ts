/** Prefix lists and VPC endpoints. */
import { familyOf, someAddressOf } from '../../address/set.ts';
import {
  mayHavePrivateDns,
  serviceCodes,
  serviceOf,
  wholeServiceName,
} from '../../name-resolution/service-names.ts';
import { pointerOf } from '../document.ts';
import type {
  AddressSet,
  GatewayEndpoint,
  InspectionEndpoint,
  InterfaceEndpoint,
  NetworkInterface,
  PrefixList,
} from '../network.ts';
import { refOf } from '../ref.ts';
import type { ScenarioEndpoint } from '../schema.ts';
import { type BuildContext, cidrs, entriesOf, report, reportUnknown, stateOf } from './context.ts';
import { addressesOf, atLeastDefault, type Groups, groupsOf } from './interfaces.ts';
import type { DraftSubnet, DraftVpc } from './vpcs.ts';

/** The services that have a gateway endpoint, and so a prefix list that AWS keeps (fact F-GWE-01). */
const GATEWAY_SERVICES = ['s3', 'dynamodb', 's3express'];

/** Builds the scenario's prefix lists and adds those that AWS keeps in each Region, by their whole name. */
export const buildPrefixLists = (context: BuildContext): Map<string, PrefixList> => {
  const built = new Map<string, PrefixList>();
  for (const [name, fields] of entriesOf(context.scenario.prefixLists)) {
    const pointer = pointerOf('prefixLists', name);
    built.set(name, {
      ...refOf('prefix-list', name, pointer, fields),
      service: fields.service === undefined ? undefined : wholeServiceName(fields.service, context.region),
      entries: fields.entries === null ? undefined : cidrs(context, fields.entries, `${pointer}/entries`),
    });
  }
  const regions = new Set([
    context.region,
    ...Object.values(context.scenario.vpcs).map((vpc) => vpc.region ?? context.region),
  ]);
  for (const region of regions) {
    for (const code of GATEWAY_SERVICES) {
      const service = `com.amazonaws.${region}.${code}`;
      const given = [...built.values()].find((list) => list.service === service);
      if (!built.has(service)) {
        built.set(service, given ?? { ...refOf('prefix-list', service, ''), service, entries: undefined });
      }
    }
  }
  return built;
};

const serviceName = (
  context: BuildContext,
  text: string,
  region: string,
  pointer: string,
): string | undefined => {
  const provided = entriesOf(context.scenario.endpointServices);
  const own = provided.find(([name, { serviceName: given }]) => name === text || given === text);
  if (own !== undefined) return own[0];
  const whole = wholeServiceName(text, region);
  if (whole === undefined) {
    const known = [...provided.map(([name]) => name), ...serviceCodes()];
    reportUnknown(context, pointer, 'AWS service or endpoint service', text, known);
  }
  return whole;
};

/** The private name of an endpoint service, once its domain is verified (fact F-EPS-11). */
const privateNameOf = (context: BuildContext, service: string): string | undefined => {
  const fields = new Map(entriesOf(context.scenario.endpointServices)).get(service);
  const verified = (fields?.privateDnsState ?? 'verified') === 'verified';
  return verified ? fields?.privateDnsName?.toLowerCase() : undefined;
};

/** The addresses of an endpoint's IP address type; unless stated, AWS's default: IPv4 where the subnet has it (fact F-IFE-02). */
const ofType = (
  addresses: readonly AddressSet[],
  type: 'ipv4' | 'ipv6' | 'dualstack' | undefined,
  stated: boolean,
): readonly AddressSet[] => {
  const of = (family: 4 | 6): readonly AddressSet[] =>
    addresses.filter((address) => familyOf(address) === family);
  if (type === 'dualstack') return addresses;
  if (type !== undefined) return of(type === 'ipv4' ? 4 : 6);
  return stated || of(4).length === 0 ? addresses : of(4);
};

const buildInterfaceEndpoint = (
  context: BuildContext,
  groups: Groups,
  subnets: ReadonlyMap<string, DraftSubnet>,
  name: string,
  fields: Extract<ScenarioEndpoint, { type: 'interface' }>,
): InterfaceEndpoint | undefined => {
  const pointer = pointerOf('endpoints', name);
  const node = refOf('interface-endpoint', name, pointer, fields);
  const placed = fields.subnets.flatMap((subnetName, index) => {
    const subnet = subnets.get(subnetName);
    if (subnet === undefined)
      reportUnknown(context, `${pointer}/subnets/${index}`, 'subnet', subnetName, subnets.keys());
    return subnet === undefined ? [] : [{ subnet, at: `${pointer}/subnets/${index}` }];
  });
  const vpc = placed[0]?.subnet.vpc;
  if (vpc === undefined) {
    if (fields.subnets.length === 0) {
      report(
        context,
        `${pointer}/subnets`,
        `Endpoint \`${name}\` needs a subnet: its network interface stands there.`,
      );
    }
    return undefined;
  }
  const foreign = placed.find((place) => place.subnet.vpc !== vpc);
  if (foreign !== undefined) {
    report(
      context,
      foreign.at,
      `Subnet \`${foreign.subnet.id}\` is of VPC \`${foreign.subnet.vpc.id}\`, the endpoint of \`${vpc.id}\`.`,
    );
  }
  for (const key of Object.keys(fields.ips ?? {})) {
    if (!fields.subnets.includes(key)) {
      reportUnknown(
        context,
        `${pointer}/ips${pointerOf(key)}`,
        'subnet of this endpoint',
        key,
        fields.subnets,
      );
    }
  }
  const service = serviceName(
    context,
    fields.service,
    fields.serviceRegion ?? vpc.region,
    `${pointer}/service`,
  );
  if (service === undefined) return undefined;
  const securityGroups = groupsOf(
    context,
    groups,
    vpc.id,
    atLeastDefault(fields.securityGroups),
    `${pointer}/securityGroups`,
  );
  const interfaces = placed.map(({ subnet, at }): NetworkInterface => {
    const built: NetworkInterface = {
      ...refOf('network-interface', `${name}/${subnet.id}`, at),
      node,
      role: 'interface-endpoint',
      subnet,
      addresses: ofType(
        addressesOf(
          context,
          new Map(entriesOf(fields.ips)).get(subnet.id),
          subnet,
          `${pointer}/ips/${subnet.id}`,
        ),
        fields.ipAddressType,
        Object.hasOwn(fields.ips ?? {}, subnet.id),
      ),
      publicAddresses: new Map(),
      securityGroups,
      sourceDestCheck: true,
      ephemeralPorts: undefined,
      instance: undefined,
      use: undefined,
    };
    subnet.interfaces.push(built);
    return built;
  });
  return {
    ...node,
    vpc,
    service,
    state: stateOf(fields),
    policy: fields.policy,
    privateDns: fields.privateDns ?? mayHavePrivateDns(service),
    privateDnsInboundOnly: fields.privateDnsOnlyForInboundResolver ?? false,
    dnsNames: (fields.dnsNames ?? []).map((name) => name.toLowerCase()),
    privateName: privateNameOf(context, service),
    stateGiven: fields.state !== undefined,
    interfaces,
  };
};

const buildGatewayEndpoint = (
  context: BuildContext,
  vpcs: ReadonlyMap<string, DraftVpc>,
  prefixLists: ReadonlyMap<string, PrefixList>,
  name: string,
  fields: Extract<ScenarioEndpoint, { type: 'gateway' }>,
): GatewayEndpoint | undefined => {
  const pointer = pointerOf('endpoints', name);
  const vpc = vpcs.get(fields.vpc);
  if (vpc === undefined) {
    reportUnknown(context, `${pointer}/vpc`, 'VPC', fields.vpc, vpcs.keys());
    return undefined;
  }
  const service = serviceName(context, fields.service, vpc.region, `${pointer}/service`);
  if (service === undefined) return undefined;
  const known = serviceOf(service);
  if (known !== undefined && !known.service.endpoints.includes('gateway')) {
    const message = `There is no gateway endpoint for \`${fields.service}\`: only S3 and DynamoDB have one. Use an interface endpoint.`;
    report(context, `${pointer}/service`, message, 'service');
    return undefined;
  }
  const list = prefixLists.get(service);
  return {
    ...refOf('gateway-endpoint', name, pointer, fields),
    vpc,
    service,
    state: stateOf(fields),
    policy: fields.policy,
    prefixList: list ?? { ...refOf('prefix-list', service, ''), service, entries: undefined },
    routeTables: fields.routeTables,
  };
};

/** Builds a Gateway Load Balancer endpoint: it stands in one subnet and has no security group (fact F-GWLBE-01). */
const buildInspectionEndpoint = (
  context: BuildContext,
  subnets: ReadonlyMap<string, DraftSubnet>,
  name: string,
  fields: Extract<ScenarioEndpoint, { type: 'gateway-load-balancer' }>,
): InspectionEndpoint | undefined => {
  const pointer = pointerOf('endpoints', name);
  const node = refOf('gateway-load-balancer-endpoint', name, pointer, fields);
  const subnet = subnets.get(fields.subnet);
  if (subnet === undefined) {
    reportUnknown(context, `${pointer}/subnet`, 'subnet', fields.subnet, subnets.keys());
    return undefined;
  }
  const held: NetworkInterface = {
    ...refOf('network-interface', `${name}/${subnet.id}`, `${pointer}/subnet`),
    node,
    role: 'gateway-load-balancer-endpoint',
    subnet,
    addresses: subnet.prefixes.map(someAddressOf),
    publicAddresses: new Map(),
    securityGroups: [],
    sourceDestCheck: false,
    ephemeralPorts: undefined,
    instance: undefined,
    use: undefined,
  };
  subnet.interfaces.push(held);
  return {
    ...node,
    interface: held,
    service: fields.service ?? undefined,
    state: stateOf(fields),
  };
};

/** Builds interface endpoints, with an interface in each of their subnets, and gateway endpoints. */
export const buildEndpoints = (
  context: BuildContext,
  groups: Groups,
  vpcs: ReadonlyMap<string, DraftVpc>,
  subnets: ReadonlyMap<string, DraftSubnet>,
  prefixLists: ReadonlyMap<string, PrefixList>,
): {
  interfaceEndpoints: Map<string, InterfaceEndpoint>;
  gatewayEndpoints: Map<string, GatewayEndpoint>;
  inspectionEndpoints: Map<string, InspectionEndpoint>;
} => {
  const inspectionEndpoints = new Map<string, InspectionEndpoint>();
  const interfaceEndpoints = new Map<string, InterfaceEndpoint>();
  const gatewayEndpoints = new Map<string, GatewayEndpoint>();
  for (const [name, fields] of entriesOf(context.scenario.endpoints)) {
    if (fields.type === 'interface') {
      const built = buildInterfaceEndpoint(context, groups, subnets, name, fields);
      if (built !== undefined) interfaceEndpoints.set(name, built);
    } else if (fields.type === 'gateway') {
      const built = buildGatewayEndpoint(context, vpcs, prefixLists, name, fields);
      if (built !== undefined) gatewayEndpoints.set(name, built);
    } else if (fields.type === 'gateway-load-balancer') {
      const built = buildInspectionEndpoint(context, subnets, name, fields);
      if (built !== undefined) inspectionEndpoints.set(name, built);
    }
  }
  return { interfaceEndpoints, gatewayEndpoints, inspectionEndpoints };
};
