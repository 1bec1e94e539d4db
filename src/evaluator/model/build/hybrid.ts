/** Networks outside of AWS, and what leads to them: virtual private gateways, VPN, Direct Connect. */
import { pointerOf } from '../document.ts';
import type {
  EgressOnlyInternetGateway,
  HybridConnection,
  OnPremises,
  VirtualPrivateGateway,
  Vpc,
} from '../network.ts';
import { refOf } from '../ref.ts';
import type { ScenarioVpnConnection } from '../schema.ts';
import { address, type BuildContext, cidrs, entriesOf, reportUnknown } from './context.ts';

/** A virtual private gateway whose gateway route table and connections may still be added. */
export type DraftVirtualPrivateGateway = VirtualPrivateGateway & {
  routeTable: VirtualPrivateGateway['routeTable'];
  readonly connections: HybridConnection[];
};

const attachedVpc = (
  context: BuildContext,
  vpcs: ReadonlyMap<string, Vpc>,
  vpc: string | null | undefined,
  pointer: string,
): void => {
  if (typeof vpc === 'string' && !vpcs.has(vpc))
    reportUnknown(context, `${pointer}/vpc`, 'VPC', vpc, vpcs.keys());
};

/** Builds egress-only internet gateways. */
export const buildEgressOnly = (
  context: BuildContext,
  vpcs: ReadonlyMap<string, Vpc>,
): Map<string, EgressOnlyInternetGateway> =>
  new Map(
    entriesOf(context.scenario.egressOnlyInternetGateways).map(([name, fields]) => {
      const pointer = pointerOf('egressOnlyInternetGateways', name);
      attachedVpc(context, vpcs, fields.vpc, pointer);
      return [name, { ...refOf('egress-only-internet-gateway', name, pointer, fields), vpc: fields.vpc }];
    }),
  );

/** Builds virtual private gateways; their connections are added by {@link buildConnections}. */
export const buildVirtualPrivateGateways = (
  context: BuildContext,
  vpcs: ReadonlyMap<string, Vpc>,
): Map<string, DraftVirtualPrivateGateway> =>
  new Map(
    entriesOf(context.scenario.virtualPrivateGateways).map(([name, fields]) => {
      const pointer = pointerOf('virtualPrivateGateways', name);
      attachedVpc(context, vpcs, fields.vpc, pointer);
      return [
        name,
        {
          ...refOf('virtual-private-gateway', name, pointer, fields),
          vpc: fields.vpc,
          state: fields.state ?? 'available',
          routeTable: undefined,
          connections: [],
        },
      ];
    }),
  );

/** Builds the networks outside of AWS. */
export const buildOnPremises = (context: BuildContext): Map<string, OnPremises> =>
  new Map(
    entriesOf(context.scenario.onPremises).map(([name, fields]) => {
      const pointer = pointerOf('onPremises', name);
      const records = entriesOf(fields.dns?.records).flatMap(([host, text]) => {
        const found = address(context, text, `${pointer}/dns/records${pointerOf(host)}`);
        return found === undefined ? [] : [[host.toLowerCase(), found] as const];
      });
      const forwards = entriesOf(fields.dns?.forwards).map(([domain, endpoint]) => {
        const inbound = entriesOf(context.scenario.resolverEndpoints).filter(
          ([, { direction }]) => direction === 'inbound',
        );
        const known = inbound.map(([name]) => name);
        if (!known.includes(endpoint)) {
          const at = `${pointer}/dns/forwards${pointerOf(domain)}`;
          reportUnknown(context, at, 'inbound Resolver endpoint', endpoint, known);
        }
        return [domain.toLowerCase().replace(/\.$/, ''), endpoint] as const;
      });
      return [
        name,
        {
          ...refOf('on-premises', name, pointer, fields),
          prefixes: cidrs(context, fields.cidr, `${pointer}/cidr`),
          forwards: new Map(forwards),
          records: new Map(records),
        },
      ];
    }),
  );

const downOf = ({ state, tunnels }: Pick<ScenarioVpnConnection, 'state' | 'tunnels'>): string | undefined => {
  if (state !== undefined && state !== 'available') return `is ${state}`;
  const allDown = tunnels !== undefined && tunnels.length > 0 && tunnels.every((tunnel) => tunnel === 'down');
  return allDown ? 'has all its tunnels down' : undefined;
};

/** Builds VPN connections and Direct Connect gateways, and puts each on its virtual private gateways. */
export const buildConnections = (
  context: BuildContext,
  networks: ReadonlyMap<string, OnPremises>,
  gateways: ReadonlyMap<string, DraftVirtualPrivateGateway>,
): Map<string, HybridConnection> => {
  const built = new Map<string, HybridConnection>();
  const transit = Object.keys(context.scenario.transitGateways ?? {});
  const checkGateway = (name: string, pointer: string): void => {
    if (!gateways.has(name) && !transit.includes(name))
      reportUnknown(context, pointer, 'virtual private gateway or transit gateway', name, [
        ...gateways.keys(),
        ...transit,
      ]);
  };
  const networkOf = (name: string | null, pointer: string): OnPremises | undefined => {
    const network = name === null ? undefined : networks.get(name);
    if (name !== null && network === undefined)
      reportUnknown(context, `${pointer}/network`, 'on-premises network', name, networks.keys());
    return network;
  };
  for (const [name, fields] of entriesOf(context.scenario.vpnConnections)) {
    const pointer = pointerOf('vpnConnections', name);
    checkGateway(fields.gateway, `${pointer}/gateway`);
    built.set(name, {
      ...refOf('vpn-connection', name, pointer, fields),
      gateways: [fields.gateway],
      network: networkOf(fields.network, pointer),
      down: downOf(fields),
      routes: fields.routes === undefined ? undefined : cidrs(context, fields.routes, `${pointer}/routes`),
    });
  }
  for (const [name, fields] of entriesOf(context.scenario.directConnectGateways)) {
    const pointer = pointerOf('directConnectGateways', name);
    for (const [index, gateway] of fields.gateways.entries())
      checkGateway(gateway, `${pointer}/gateways/${index}`);
    built.set(name, {
      ...refOf('direct-connect-gateway', name, pointer, fields),
      gateways: fields.gateways,
      network: networkOf(fields.network, pointer),
      down: fields.state === 'down' ? 'is down' : undefined,
      routes: undefined,
    });
  }
  for (const connection of built.values()) {
    for (const gateway of connection.gateways) gateways.get(gateway)?.connections.push(connection);
  }
  return built;
};
