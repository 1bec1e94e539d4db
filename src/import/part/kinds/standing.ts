/** What has network interfaces: it needs its subnets and groups. */
import type { ScenarioEndpoint } from '../../../evaluator/index.ts';
import { pointerOf } from '../../../evaluator/model/document.ts';
import { alike, full, type KindOf, stub } from '../kind.ts';
import { type Catalog, type Depth, entries, type Need, placeIn } from '../selection.ts';

type Names = readonly (string | null | undefined)[];

const subnetsIn = (names: Names, { network }: Catalog) =>
  names.flatMap((name) => (typeof name === 'string' ? (network.subnets.get(name) ?? []) : []));

/** Where something stands: wholly known for what is asked, only named for the rest. Its groups are those that the network found: no name says the default one. */
const standing = (pointer: string, names: Names, depth: Depth, catalog: Catalog): readonly Need[] => {
  const subnets = subnetsIn(names, catalog);
  const places = alike(
    depth,
    subnets.map((subnet) => subnet.pointer),
  );
  if (depth === 'stub') return places;
  const own = subnets
    .flatMap(({ interfaces }) => interfaces)
    .filter((owner) => owner.pointer === pointer || owner.node.pointer === pointer);
  return [
    ...places,
    ...own.flatMap(({ securityGroups }) => (securityGroups ?? []).map((group) => full(group.pointer))),
  ];
};

const NO_GROUPS = { securityGroups: null };

export const instances: KindOf<'instances'> = {
  needs: (fields, depth, catalog, name) => {
    const own = pointerOf('instances', name);
    const others = (catalog.network.instances.get(name)?.interfaces ?? [])
      .map(({ pointer }) => pointer)
      .filter((pointer) => pointer !== own);
    return [...standing(own, [fields.subnet], depth, catalog), ...alike(depth, others)];
  },
  stub: (fields) => ({ ...fields, ...NO_GROUPS }),
};

export const networkInterfaces: KindOf<'networkInterfaces'> = {
  needs: (fields, depth, catalog, name) => [
    ...standing(pointerOf('networkInterfaces', name), [fields.subnet], depth, catalog),
    ...alike(depth, [placeIn(catalog.scenario, ['instances'], fields.instance)]),
  ],
  stub: (fields) => ({ ...fields, ...NO_GROUPS }),
};

export const natGateways: KindOf<'natGateways'> = {
  needs: ({ subnet, vpc }, depth, catalog, name) => [
    ...standing(pointerOf('natGateways', name), [subnet], depth, catalog),
    ...alike(depth, [placeIn(catalog.scenario, ['vpcs'], vpc)]),
    // A regional one that names no table uses one that leads to the internet gateway.
    full(catalog.network.natGateways.get(name)?.regional?.routeTable?.pointer),
  ],
};

const endpointSubnets = (fields: ScenarioEndpoint): readonly string[] => {
  switch (fields.type) {
    case 'gateway':
      return [];
    case 'gateway-load-balancer':
      return [fields.subnet];
    case 'interface':
    case 'resource':
    case 'service-network':
      return fields.subnets;
  }
};

/** The endpoint service that an endpoint names, by its name or by the one that AWS gave it. */
const serviceIn = ({ scenario }: Catalog, service: string | null): string | undefined => {
  const found = entries(scenario.endpointServices).find(
    ([name, { serviceName }]) => name === service || (serviceName !== undefined && serviceName === service),
  );
  return found === undefined ? undefined : pointerOf('endpointServices', found[0]);
};

const leadsTo = (fields: ScenarioEndpoint, depth: Depth, catalog: Catalog, name: string): readonly Need[] => {
  const { scenario, network } = catalog;
  switch (fields.type) {
    case 'gateway':
      return [
        stub(pointerOf('vpcs', fields.vpc)),
        full(network.gatewayEndpoints.get(name)?.prefixList.pointer),
      ];
    case 'interface':
      return [stub(serviceIn(catalog, fields.service))];
    case 'gateway-load-balancer':
      return depth === 'full' ? [stub(serviceIn(catalog, fields.service))] : [];
    case 'resource':
      return depth === 'full' ? [full(placeIn(scenario, ['resourceConfigurations'], fields.resource))] : [];
    case 'service-network':
      return depth === 'full' ? [full(placeIn(scenario, ['serviceNetworks'], fields.serviceNetwork))] : [];
  }
};

export const endpoints: KindOf<'endpoints'> = {
  needs: (fields, depth, catalog, name) => [
    ...standing(pointerOf('endpoints', name), endpointSubnets(fields), depth, catalog),
    ...leadsTo(fields, depth, catalog, name),
  ],
  keep: (fields, chosen) => {
    if (fields.type !== 'gateway') return fields;
    const isKept = (table: string): boolean => {
      const [first = '', second] = table.split('/');
      const [vpc, name] = second === undefined ? [fields.vpc, first] : [first, second];
      return chosen.has(pointerOf('vpcs', vpc, 'routeTables', name));
    };
    return { ...fields, routeTables: fields.routeTables.filter(isKept) };
  },
  stub: (fields) => {
    switch (fields.type) {
      case 'gateway':
        return { ...fields, routeTables: [] };
      case 'interface':
        return { ...fields, ...NO_GROUPS };
      case 'gateway-load-balancer':
        return { ...fields, service: null };
      case 'resource':
        return { ...fields, ...NO_GROUPS, resource: null };
      case 'service-network':
        return { ...fields, ...NO_GROUPS, serviceNetwork: null };
    }
  },
};

export const loadBalancers: KindOf<'loadBalancers'> = {
  needs: (fields, depth, catalog, name) => [
    ...standing(pointerOf('loadBalancers', name), fields.subnets, depth, catalog),
    ...(depth === 'stub' ? [] : (fields.listeners ?? []))
      .flatMap(({ targetGroups }) => targetGroups)
      .map((group) => stub(pointerOf('targetGroups', group))),
  ],
  stub: (fields) => ({ ...fields, ...NO_GROUPS, listeners: null }),
};

export const resourceGateways: KindOf<'resourceGateways'> = {
  needs: ({ subnets }, depth, catalog, name) =>
    standing(pointerOf('resourceGateways', name), subnets, depth, catalog),
  stub: (fields) => ({ ...fields, ...NO_GROUPS }),
};

export const resolverEndpoints: KindOf<'resolverEndpoints'> = {
  needs: ({ subnets }, depth, catalog, name) =>
    standing(pointerOf('resolverEndpoints', name), subnets, depth, catalog),
  stub: (fields) => ({ ...fields, ...NO_GROUPS }),
};
