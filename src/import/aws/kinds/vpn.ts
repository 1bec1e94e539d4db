/** Virtual private gateways and the VPN connections that end at them or at transit gateways. */
import type { ScenarioVpnConnection } from '../../../evaluator/index.ts';
import { flagAt, given, listAt, oneAt, textAt } from '../../shared/json.ts';
import { cidrOf } from '../addresses.ts';
import { type Context, claim, common, itemsOf } from '../context.ts';
import type { Item } from '../documents.ts';
import { attachedVpc } from './egress-only.ts';
import { transitGateway, virtualPrivateGateway } from './stubs.ts';

const STATES = ['pending', 'available', 'deleting', 'deleted'] as const;

/** Reads `describe-vpn-gateways`. Deleted ones stay only where a route still points at them. */
export const readVpnGateways = (context: Context, routed: ReadonlySet<string>): void => {
  const { notes } = context.documents;
  for (const item of itemsOf(context, 'VpnGateways')) {
    const state = oneAt(STATES, item.value, 'State');
    if (state === 'deleted' && !routed.has(item.id))
      notes.add('virtual private gateways', 'they are deleted', item);
    else if (claim(context, item.id, 'VpnGateways')) {
      const vpc = attachedVpc(context, item.value, 'VpcAttachments', ['attached']);
      context.virtualPrivateGateways.set(item.id, {
        ...common(item),
        ...given('vpc', vpc),
        ...given('state', state === 'available' ? undefined : state),
      });
    }
  }
};

const tunnelsOf = (value: unknown): ('up' | 'down')[] =>
  listAt(value, 'VgwTelemetry').flatMap((tunnel) => {
    const status = textAt(tunnel, 'Status')?.toLowerCase();
    return status === 'up' || status === 'down' ? [status] : [];
  });

/** Static routes; with BGP there are none to see. undefined: one of them cannot be read. */
const routesOf = (value: unknown): Pick<ScenarioVpnConnection, 'routes'> | undefined => {
  if (flagAt(value, 'Options', 'StaticRoutesOnly') !== true) return {};
  const routes = listAt(value, 'Routes')
    .filter((route) => (textAt(route, 'State') ?? 'available') !== 'deleted')
    .map((route) => cidrOf(textAt(route, 'DestinationCidrBlock')));
  const known = routes.filter((route) => route !== undefined);
  return known.length === routes.length ? { routes: [...new Set(known)] } : undefined;
};

const gatewayOf = (context: Context, item: Item): string | undefined => {
  const virtual = textAt(item.value, 'VpnGatewayId');
  const transit = textAt(item.value, 'TransitGatewayId');
  if (virtual !== undefined) return virtualPrivateGateway(context, virtual, item.origin);
  return transit === undefined ? undefined : transitGateway(context, transit, item.origin);
};

/** Reads `describe-vpn-connections`. What stands on the other side is not in AWS's data. */
export const readVpnConnections = (context: Context): void => {
  const { notes } = context.documents;
  for (const item of itemsOf(context, 'VpnConnections')) {
    const state = oneAt(STATES, item.value, 'State');
    if (state === 'deleted') {
      notes.add('VPN connections', 'they are deleted', item);
      continue;
    }
    const routes = routesOf(item.value);
    const gateway = gatewayOf(context, item);
    if (routes === undefined || gateway === undefined) {
      notes.add('VPN connections', 'their gateway or a static route cannot be read', item);
      continue;
    }
    if (!claim(context, item.id, 'VpnConnections')) continue;
    const tunnels = tunnelsOf(item.value);
    context.vpnConnections.set(item.id, {
      ...common(item),
      gateway,
      network: null,
      ...given('state', state === 'available' ? undefined : state),
      ...(tunnels.length === 0 ? {} : { tunnels }),
      ...routes,
    });
  }
};
