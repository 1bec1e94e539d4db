/** What propagated a route into a VPC's route table, as far as the gateway's connections tell. */
import type { ScenarioRouteTable } from '../../../evaluator/index.ts';
import type { Context } from '../context.ts';

type Via = NonNullable<ScenarioRouteTable['propagatedRoutes']>[string]['via'];

/** AWS's order, the best first (fact F-ROUTE-05). */
export const PREFERENCE: readonly Via[] = ['direct-connect', 'vpn-static', 'vpn-bgp'];

/** What propagated a route to `destination` that points at `gateway`. */
export type ViaOf = (gateway: string, destination: string) => Via;

/**
 * AWS does not say what propagated a route. Where only one kind of connection could have, it was that one; else
 * BGP over a VPN is taken, which yields to all others.
 */
export const propagation = (context: Context): ViaOf => {
  const direct = new Set([...context.directConnectGateways.values()].flatMap(({ gateways }) => gateways));
  const tunnels = new Set<string>();
  const statics = new Set<string>();
  for (const { gateway, routes } of context.vpnConnections.values()) {
    tunnels.add(gateway);
    for (const route of routes ?? []) statics.add(`${gateway} ${route}`);
  }
  return (gateway, destination) => {
    if (direct.has(gateway)) return tunnels.has(gateway) ? 'vpn-bgp' : 'direct-connect';
    return statics.has(`${gateway} ${destination}`) ? 'vpn-static' : 'vpn-bgp';
  };
};
