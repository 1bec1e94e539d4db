/** What joins VPCs to each other, to the internet and to networks outside. */
import type {
  ScenarioTransitGatewayAttachment,
  ScenarioTransitGatewayRouteTable,
} from '../../../evaluator/index.ts';
import { pointerOf } from '../../../evaluator/model/document.ts';
import { alike, filtered, full, type Kind, type KindOf, stub } from '../kind.ts';
import { type Catalog, IN_TRANSIT_GATEWAY, type Need, placeIn, type Selection } from '../selection.ts';

const vpcIn = ({ scenario }: Catalog, name: string | null | undefined): Need =>
  stub(placeIn(scenario, ['vpcs'], name));

/** A gateway of one VPC. */
const attached = {
  needs: (
    { vpc }: { readonly vpc?: string | null | undefined },
    _depth: unknown,
    catalog: Catalog,
  ): readonly Need[] => [vpcIn(catalog, vpc)],
};
export const internetGateways: KindOf<'internetGateways'> = attached;
export const egressOnlyInternetGateways: KindOf<'egressOnlyInternetGateways'> = attached;
export const virtualPrivateGateways: KindOf<'virtualPrivateGateways'> = attached;

export const peerings: KindOf<'peerings'> = {
  needs: ({ requester, accepter }, _, catalog) => [vpcIn(catalog, requester), vpcIn(catalog, accepter)],
};

const onPremisesIn = ({ scenario }: Catalog, name: string | null): Need =>
  full(placeIn(scenario, ['onPremises'], name));

export const vpnConnections: KindOf<'vpnConnections'> = {
  needs: ({ gateway, network }, _, catalog) => [
    stub(placeIn(catalog.scenario, ['virtualPrivateGateways', 'transitGateways'], gateway)),
    onPremisesIn(catalog, network),
  ],
};

export const directConnectGateways: KindOf<'directConnectGateways'> = {
  needs: ({ network }, _, catalog) => [onPremisesIn(catalog, network)],
  keep: (fields, chosen, { scenario }) => ({
    ...fields,
    gateways: fields.gateways.filter((name) =>
      chosen.has(placeIn(scenario, ['virtualPrivateGateways', 'transitGateways'], name)),
    ),
  }),
};

export const onPremises: KindOf<'onPremises'> = {
  needs: () => [],
  keep: (fields, chosen) =>
    fields.dns?.forwards === undefined
      ? fields
      : {
          ...fields,
          dns: {
            ...fields.dns,
            forwards: filtered(fields.dns.forwards, (_, endpoint) =>
              chosen.has(pointerOf('resolverEndpoints', endpoint)),
            ),
          },
        },
};

type Inner<T> = Omit<Kind<T>, 'needs'> & {
  readonly needs: (fields: T, catalog: Catalog, gateway: string, name: string) => readonly Need[];
};

/** Attachments are kept whole or not at all; what they attach is wholly known where the trace names the attachment. */
export const attachments: Inner<ScenarioTransitGatewayAttachment> = {
  needs: (fields, catalog, gateway, name) => {
    const { scenario, network, named } = catalog;
    const depth = named.has(pointerOf('transitGateways', gateway, 'attachments', name)) ? 'full' : 'stub';
    // No name says the default table: the network found it.
    const table = network.transitGateways.get(gateway)?.attachments?.get(name)?.table;
    const own = [
      full(pointerOf('transitGateways', gateway)),
      full(typeof table === 'object' ? table.pointer : undefined),
    ];
    switch (fields.type) {
      case 'vpc':
        return [
          ...own,
          vpcIn(catalog, fields.vpc),
          ...alike(
            depth,
            (fields.subnets ?? []).map((subnet) => network.subnets.get(subnet)?.pointer),
          ),
        ];
      case 'vpn':
        return [...own, full(placeIn(scenario, ['vpnConnections'], fields.connection))];
      case 'direct-connect':
        return [...own, full(placeIn(scenario, ['directConnectGateways'], fields.gateway))];
      case 'peering':
        return [...own, stub(placeIn(scenario, ['transitGateways'], fields.transitGateway))];
      case 'other':
        return own;
    }
  },
};

/** Routes that lead to what is not in the part are left out with it. */
export const transitTables: Inner<ScenarioTransitGatewayRouteTable> = {
  needs: ({ routes }, catalog, gateway) => [
    full(pointerOf('transitGateways', gateway)),
    ...Object.keys(routes ?? {}).map((destination) =>
      full(placeIn(catalog.scenario, ['prefixLists'], destination)),
    ),
  ],
};

export const transitGateways: KindOf<'transitGateways'> = {
  // A table that no attachment names is the default one: what is attached is learned there.
  needs: () => [],
  stub: ({ routeTables: _, ...fields }) => ({ ...fields, attachments: null }),
};

/** A transit gateway's table without what leads to attachments that are not in the part. */
export const tableWithin = (
  fields: ScenarioTransitGatewayRouteTable,
  gateway: string,
  chosen: Selection,
): ScenarioTransitGatewayRouteTable => {
  const isKept = (attachment: string): boolean =>
    chosen.has(pointerOf('transitGateways', gateway, IN_TRANSIT_GATEWAY[0], attachment));
  const { routes, propagations, propagatedRoutes } = fields;
  return {
    ...fields,
    ...(routes === undefined || routes === null
      ? {}
      : {
          routes: filtered(routes, (_, route) => {
            const target = typeof route === 'string' ? route : route.attachment;
            return target === undefined || isKept(target);
          }),
        }),
    ...(propagations === undefined || propagations === null
      ? {}
      : { propagations: propagations.filter(isKept) }),
    ...(propagatedRoutes === undefined
      ? {}
      : { propagatedRoutes: filtered(propagatedRoutes, (_, attachment) => isKept(attachment)) }),
  };
};
