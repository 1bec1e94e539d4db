/** Gateways and connections that something points at: found in the scenario, or added as far as is known. */
import { type Context, claim, isName } from '../context.ts';
import type { Item } from '../documents.ts';

type Origin = Item['origin'];

/** A virtual private gateway of the scenario; one that is not in the data gets a stub. undefined: no name. */
export const virtualPrivateGateway = (
  context: Context,
  id: string,
  origin: Origin,
  vpc: string | null = null,
): string | undefined => {
  if (context.virtualPrivateGateways.has(id)) return id;
  if (!isName(id) || !claim(context, id, 'VpnGateways')) return undefined;
  context.virtualPrivateGateways.set(id, { origin, vpc });
  return id;
};

/** The same for a transit gateway. */
export const transitGateway = (context: Context, id: string, origin: Origin): string | undefined => {
  if (context.transitGateways.has(id)) return id;
  if (!isName(id) || !claim(context, id, 'TransitGateways')) return undefined;
  context.transitGateways.set(id, { origin, routeTables: null, attachments: null });
  return id;
};

/** The same for a VPN connection that ends at `gateway`. */
export const vpnConnection = (
  context: Context,
  id: string,
  gateway: string,
  origin: Origin,
): string | undefined => {
  if (context.vpnConnections.has(id)) return id;
  if (!isName(id) || !claim(context, id, 'VpnConnections')) return undefined;
  context.vpnConnections.set(id, { origin, gateway, network: null });
  return id;
};

/**
 * The same for a Direct Connect gateway. Its id is a bare UUID, which may begin with a digit: the name has a
 * prefix, and the id is its label unless it has a name of its own.
 */
export const directConnectGateway = (
  context: Context,
  id: string,
  origin: Origin,
  label: string = id,
): string | undefined => {
  const name = `dxgw-${id}`;
  if (context.directConnectGateways.has(name)) return name;
  if (!isName(name) || !claim(context, name, 'directConnectGateways')) return undefined;
  context.directConnectGateways.set(name, { label, origin, gateways: [], network: null });
  return name;
};

/** Says that a Direct Connect gateway is associated with a gateway of the scenario. */
export const associateDirectConnect = (context: Context, name: string, gateway: string): void => {
  const pair = `${name} ${gateway}`;
  if (context.directConnectPairs.has(pair)) return;
  context.directConnectPairs.add(pair);
  context.directConnectGateways.get(name)?.gateways.push(gateway);
};
