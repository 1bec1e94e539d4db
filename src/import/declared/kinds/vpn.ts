/** Site-to-Site VPN connections. What stands at the other end is in no template. */
import { answer, flagOf, isTold, textOf } from '../properties.ts';
import { idOf, partsBy, resourcesOf, type Template, tagsOf, tell } from '../template.ts';

const CONNECTION = 'AWS::EC2::VPNConnection';
const ROUTE = 'AWS::EC2::VPNConnectionRoute';

export const VPN_TYPES = [CONNECTION, ROUTE];

/** Describes VPN connections. One whose static routes are not all told is read as one with BGP, which tells none. */
export const describeVpn = (template: Template): void => {
  const { of, strays } = partsBy(template, 'VpnConnectionId', ROUTE);
  for (const connection of resourcesOf(template, CONNECTION)) {
    const { name, properties, origin } = connection;
    const routes = of(name).map((route) => textOf(route.properties, 'DestinationCidrBlock'));
    const told = routes.filter((route): route is string => isTold(route));
    const isStatic =
      flagOf(properties, 'StaticRoutesOnly') === true && told.length === routes.length && strays.length === 0;
    const value = answer({
      VpnConnectionId: name,
      State: 'available',
      VpnGatewayId: idOf(template, properties, 'VpnGatewayId'),
      TransitGatewayId: idOf(template, properties, 'TransitGatewayId'),
      Options: { StaticRoutesOnly: isStatic },
      Routes: told.map((DestinationCidrBlock) => ({ DestinationCidrBlock, State: 'available' })),
      Tags: tagsOf(connection),
    });
    tell(template, 'VpnConnections', value, origin);
  }
};
