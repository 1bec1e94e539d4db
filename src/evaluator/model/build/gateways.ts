/** Internet gateways, NAT gateways, peering connections and what is not modelled. */
import { exactly, somePublicAddress } from '../../address/set.ts';
import { pointerOf } from '../document.ts';
import type { InternetGateway, NatGateway, NetworkInterface, Peering, Vpc } from '../network.ts';
import { refOf } from '../ref.ts';
import type { ScenarioNatGateway } from '../schema.ts';
import { address, type BuildContext, entriesOf, reportUnknown } from './context.ts';
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
  const elastic = typeof fields.publicIp === 'string' ? fields.publicIp : fields.publicIp?.[0];
  const known = elastic === undefined ? undefined : address(context, elastic, `${pointer}/publicIp`);
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
      isPublic && primary !== undefined
        ? [[primary.text, known === undefined ? somePublicAddress(4) : exactly(known)]]
        : [],
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

/** Builds NAT gateways with the interface that each has in its subnet. */
export const buildNatGateways = (
  context: BuildContext,
  subnets: ReadonlyMap<string, DraftSubnet>,
): Map<string, NatGateway> => {
  const built = new Map<string, NatGateway>();
  for (const [name, fields] of entriesOf(context.scenario.natGateways)) {
    const pointer = pointerOf('natGateways', name);
    const subnet = fields.subnet === null ? undefined : subnets.get(fields.subnet);
    if (fields.subnet !== null && subnet === undefined) {
      reportUnknown(context, `${pointer}/subnet`, 'subnet', fields.subnet, subnets.keys());
    }
    built.set(name, {
      ...refOf('nat-gateway', name, pointer, fields),
      state: fields.state ?? 'available',
      connectivity: fields.connectivity ?? 'public',
      interface: subnet === undefined ? undefined : natInterface(context, name, fields, subnet, pointer),
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
    });
  }
  return built;
};
