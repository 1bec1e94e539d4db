/** Internet gateways, NAT gateways, peering connections and what is not modelled. */
import { exactly, somePublicAddress } from '../../address/set.ts';
import { pointerOf } from '../document.ts';
import type { AddressSet, InternetGateway, NatGateway, NetworkInterface, Peering, Vpc } from '../network.ts';
import { refOf } from '../ref.ts';
import type { ScenarioNatGateway } from '../schema.ts';
import { address, type BuildContext, entriesOf, report, reportUnknown } from './context.ts';
import { addressesOf } from './interfaces.ts';
import type { DraftSubnet, DraftVpc } from './vpcs.ts';

/** An internet gateway whose gateway route table may still be added. */
export type DraftInternetGateway = InternetGateway & { routeTable: InternetGateway['routeTable'] };

/** Builds internet gateways and attaches each to its VPC; the first one of a VPC counts. */
export const buildInternetGateways = (
  context: BuildContext,
  vpcs: ReadonlyMap<string, DraftVpc>,
): Map<string, DraftInternetGateway> => {
  const built = new Map<string, DraftInternetGateway>();
  for (const [name, fields] of entriesOf(context.scenario.internetGateways)) {
    const pointer = pointerOf('internetGateways', name);
    const vpc = typeof fields.vpc === 'string' ? vpcs.get(fields.vpc) : undefined;
    if (typeof fields.vpc === 'string' && vpc === undefined) {
      reportUnknown(context, `${pointer}/vpc`, 'VPC', fields.vpc, vpcs.keys());
    }
    const gateway = {
      ...refOf('internet-gateway', name, pointer, fields),
      vpc: fields.vpc,
      routeTable: undefined,
    };
    built.set(name, gateway);
    if (vpc !== undefined && vpc.internetGateway === undefined) vpc.internetGateway = gateway;
  }
  return built;
};

const natInterface = (
  context: BuildContext,
  name: string,
  fields: ScenarioNatGateway,
  subnet: DraftSubnet,
  pointer: string,
): NetworkInterface => {
  const node = refOf('nat-gateway', name, pointer, fields);
  const addresses = addressesOf(context, fields.ip, subnet, `${pointer}/ip`).filter(
    (set) => set.prefixes[0]?.family === 4,
  );
  const isPublic = (fields.connectivity ?? 'public') === 'public';
  const primary = addresses[0];
  const built: NetworkInterface = {
    ...node,
    kind: 'network-interface',
    node,
    role: 'nat-gateway',
    subnet,
    addresses,
    publicAddresses: new Map(
      isPublic && primary !== undefined ? [[primary.text, elasticOf(context, name, fields, pointer)]] : [],
    ),
    // A NAT gateway has no security group (fact F-NAT-01): nothing is asked of it.
    securityGroups: [],
    sourceDestCheck: false,
    ephemeralPorts: [1024, 65535],
    instance: undefined,
    use: undefined,
  };
  subnet.interfaces.push(built);
  return built;
};

const elasticOf = (
  context: BuildContext,
  name: string,
  fields: ScenarioNatGateway,
  pointer: string,
): AddressSet => {
  const elastic = typeof fields.publicIp === 'string' ? fields.publicIp : fields.publicIp?.[0];
  const known = elastic === undefined ? undefined : address(context, elastic, `${pointer}/publicIp`);
  return known === undefined ? somePublicAddress(4, name) : exactly(known);
};

const regionalOf = (
  context: BuildContext,
  name: string,
  fields: ScenarioNatGateway,
  vpcs: ReadonlyMap<string, Vpc>,
  pointer: string,
): NatGateway['regional'] => {
  const vpc = vpcs.get(fields.vpc ?? '');
  if (vpc === undefined) {
    if (fields.vpc !== undefined) reportUnknown(context, `${pointer}/vpc`, 'VPC', fields.vpc, vpcs.keys());
    return undefined;
  }
  if (fields.connectivity === 'private') {
    // Fact F-NAT-05.
    report(context, `${pointer}/connectivity`, 'A regional NAT gateway is always public.', 'nat-gateway');
  }
  return { vpc, address: elasticOf(context, name, fields, pointer), routeTable: undefined };
};

/** Builds NAT gateways: a zonal one with the interface in its subnet, a regional one in its VPC. */
export const buildNatGateways = (
  context: BuildContext,
  vpcs: ReadonlyMap<string, Vpc>,
  subnets: ReadonlyMap<string, DraftSubnet>,
): Map<string, NatGateway> => {
  const built = new Map<string, NatGateway>();
  for (const [name, fields] of entriesOf(context.scenario.natGateways)) {
    const pointer = pointerOf('natGateways', name);
    const regional = fields.availability === 'regional';
    const subnet = typeof fields.subnet === 'string' ? subnets.get(fields.subnet) : undefined;
    if (typeof fields.subnet === 'string' && subnet === undefined) {
      reportUnknown(context, `${pointer}/subnet`, 'subnet', fields.subnet, subnets.keys());
    }
    if (regional !== (fields.vpc !== undefined) || (!regional && fields.subnet === undefined)) {
      const message = `NAT gateway \`${name}\` needs ${regional ? 'a `vpc`: a regional one stands in no subnet' : 'a `subnet`, and no `vpc`: it is a zonal one'}.`;
      report(context, pointer, message, 'nat-gateway');
    }
    built.set(name, {
      ...refOf('nat-gateway', name, pointer, fields),
      state: fields.state ?? 'available',
      connectivity: fields.connectivity ?? 'public',
      interface:
        subnet === undefined || regional ? undefined : natInterface(context, name, fields, subnet, pointer),
      regional: regional ? regionalOf(context, name, fields, vpcs, pointer) : undefined,
    });
  }
  return built;
};

/** Builds peering connections between VPCs of the scenario. */
export const buildPeerings = (
  context: BuildContext,
  vpcs: ReadonlyMap<string, Vpc>,
): Map<string, Peering> => {
  const built = new Map<string, Peering>();
  for (const [name, fields] of entriesOf(context.scenario.peerings)) {
    const pointer = pointerOf('peerings', name);
    const side = (key: 'requester' | 'accepter'): Vpc | undefined => {
      const vpc = vpcs.get(fields[key]);
      if (vpc === undefined) reportUnknown(context, `${pointer}/${key}`, 'VPC', fields[key], vpcs.keys());
      return vpc;
    };
    const requester = side('requester');
    const accepter = side('accepter');
    if (requester === undefined || accepter === undefined) continue;
    built.set(name, {
      ...refOf('peering', name, pointer, fields),
      requester,
      accepter,
      state: fields.state ?? 'active',
      dnsResolution:
        fields.dnsResolution === null
          ? undefined
          : {
              requester: fields.dnsResolution?.requester ?? false,
              accepter: fields.dnsResolution?.accepter ?? false,
            },
    });
  }
  return built;
};
