/** Direct Connect gateways, and the gateways of AWS that they are associated with. */

import { textAt } from '../../shared/json.ts';
import type { Context } from '../context.ts';
import { associateDirectConnect, directConnectGateway } from './stubs.ts';

const LIVE: ReadonlySet<string> = new Set(['associated', 'updating']);

/** Reads `aws directconnect describe-direct-connect-gateways` and `describe-direct-connect-gateway-associations`. */
export const readDirectConnect = (context: Context): void => {
  const { items, notes } = context.documents;
  for (const { id, value, origin } of items.directConnectGateways.values()) {
    const dead = textAt(value, 'directConnectGatewayState') === 'deleted';
    const label = textAt(value, 'directConnectGatewayName');
    if (dead) notes.add('Direct Connect gateways', 'they are deleted', { id, origin });
    else if (directConnectGateway(context, id, origin, label) === undefined)
      notes.add('Direct Connect gateways', 'their id is not one of AWS', { id, origin });
  }
  for (const item of items.directConnectGatewayAssociations.values()) {
    const { value, origin } = item;
    const id = textAt(value, 'directConnectGatewayId');
    const gateway = textAt(value, 'associatedGateway', 'id') ?? textAt(value, 'virtualGatewayId') ?? '';
    const known = context.virtualPrivateGateways.has(gateway) || context.transitGateways.has(gateway);
    if (id === undefined || !LIVE.has(textAt(value, 'associationState') ?? '')) {
      notes.add('associations of Direct Connect gateways', 'they are not in force', item);
    } else if (!known) {
      notes.add('associations of Direct Connect gateways', 'their other side is not in the data', item);
    } else {
      const name = directConnectGateway(context, id, origin);
      if (name !== undefined) associateDirectConnect(context, name, gateway);
    }
  }
};
