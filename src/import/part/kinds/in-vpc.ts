/** What stands inside a VPC: subnets, and the tables, ACLs and groups that decide. */
import type {
  ScenarioNetworkAcl,
  ScenarioRouteTable,
  ScenarioSecurityGroup,
  ScenarioSecurityGroupRule,
  ScenarioSubnet,
} from '../../../evaluator/index.ts';
import { pointerOf } from '../../../evaluator/model/document.ts';
import { filtered, full, stub } from '../kind.ts';
import { MOST_ROUTES, MOST_RULES } from '../named.ts';
import {
  type Catalog,
  type Collection,
  type Depth,
  type Need,
  placeIn,
  type Selection,
} from '../selection.ts';

interface Inner<T> {
  readonly needs: (fields: T, depth: Depth, catalog: Catalog, vpc: string, name: string) => readonly Need[];
  readonly keep?: (fields: T, chosen: Selection, catalog: Catalog, vpc: string, name: string) => T;
}

export const subnets: Inner<ScenarioSubnet> & { readonly stub: (fields: ScenarioSubnet) => ScenarioSubnet } =
  {
    needs: (_, depth, { network }, vpc, name) => {
      const own = { pointer: pointerOf('vpcs', vpc), depth };
      const { routeTable, networkAcl } = network.subnets.get(name) ?? {};
      return depth === 'stub' ? [own] : [own, full(routeTable?.pointer), full(networkAcl?.pointer)];
    },
    stub: (fields) => ({ ...fields, routeTable: null, networkAcl: null }),
  };

/** What a route may lead to. */
const TARGETS: readonly Collection[] = [
  'internetGateways',
  'natGateways',
  'peerings',
  'endpoints',
  'egressOnlyInternetGateways',
  'transitGateways',
  'virtualPrivateGateways',
  'networkInterfaces',
  'instances',
  'otherGateways',
];

const targetPlace = ({ scenario, network }: Catalog, target: string): string | undefined =>
  placeIn(scenario, TARGETS, target) ?? network.interfaces.get(target)?.pointer;

type Routes = NonNullable<ScenarioRouteTable['routes']>;
const targetOf = (route: Routes[string]): string => (typeof route === 'string' ? route : route.target);

/** Whether a route is kept for itself, not only because what it leads to is there. */
const wanted = (
  fields: ScenarioRouteTable,
  pointer: string,
  catalog: Catalog,
): ((map: 'routes' | 'propagatedRoutes', destination: string) => boolean) => {
  const count = Object.keys(fields.routes ?? {}).length + Object.keys(fields.propagatedRoutes ?? {}).length;
  const whole = count <= MOST_ROUTES && catalog.read.has(pointer);
  return (map, destination) => whole || catalog.named.has(pointer + pointerOf(map, destination));
};

export const routeTables: Inner<ScenarioRouteTable> = {
  needs: (fields, _, catalog, vpc, name) => {
    const own = pointerOf('vpcs', vpc, 'routeTables', name);
    const isWanted = wanted(fields, own, catalog);
    const statics = Object.entries(fields.routes ?? {}).filter(([destination]) =>
      isWanted('routes', destination),
    );
    const learned = Object.entries(fields.propagatedRoutes ?? {}).filter(([destination]) =>
      isWanted('propagatedRoutes', destination),
    );
    return [
      stub(pointerOf('vpcs', vpc)),
      ...statics.flatMap(([destination, route]) => [
        stub(targetPlace(catalog, targetOf(route))),
        full(placeIn(catalog.scenario, ['prefixLists'], destination)),
      ]),
      ...learned.map(([, { target }]) => stub(targetPlace(catalog, target))),
    ];
  },
  keep: (fields, chosen, catalog, vpc, name) => {
    const isWanted = wanted(fields, pointerOf('vpcs', vpc, 'routeTables', name), catalog);
    const leads = (target: string): boolean => target === 'local' || chosen.has(targetPlace(catalog, target));
    const lists = (destination: string): boolean => {
      const list = placeIn(catalog.scenario, ['prefixLists'], destination);
      return list === undefined || chosen.has(list);
    };
    const { routes, propagatedRoutes, gateways } = fields;
    const short = Object.keys(routes ?? {}).length <= MOST_ROUTES;
    return {
      ...fields,
      ...(routes === undefined
        ? {}
        : {
            routes: filtered(
              routes,
              (destination, route) =>
                lists(destination) && leads(targetOf(route)) && (short || isWanted('routes', destination)),
            ),
          }),
      ...(propagatedRoutes === undefined
        ? {}
        : { propagatedRoutes: filtered(propagatedRoutes, (_, { target }) => leads(target)) }),
      ...(gateways === undefined
        ? {}
        : { gateways: gateways.filter((gateway) => chosen.has(targetPlace(catalog, gateway))) }),
    };
  },
};

export const networkAcls: Inner<ScenarioNetworkAcl> = {
  needs: (_, __, ___, vpc) => [stub(pointerOf('vpcs', vpc))],
};

/** Where the group stands that a rule of a group in `vpc` names. */
const groupPlace = (vpc: string, reference: string): string => {
  const [first = '', second] = reference.split('/');
  return second === undefined
    ? pointerOf('vpcs', vpc, 'securityGroups', first)
    : pointerOf('vpcs', first, 'securityGroups', second);
};

type Side = 'inbound' | 'outbound';
const SIDES: readonly Side[] = ['inbound', 'outbound'];

const rulesOf = (
  fields: ScenarioSecurityGroup,
  side: Side,
  pointer: string,
  { named }: Catalog,
): readonly ScenarioSecurityGroupRule[] => {
  const rules = fields[side] ?? [];
  return rules.length <= MOST_RULES
    ? rules
    : rules.filter((_, index) => named.has(`${pointer}/${side}/${index}`));
};

export const securityGroups: Inner<ScenarioSecurityGroup | null> = {
  needs: (fields, depth, catalog, vpc, name) => {
    const own = pointerOf('vpcs', vpc, 'securityGroups', name);
    const rules =
      fields === null || depth === 'stub' ? [] : SIDES.flatMap((side) => rulesOf(fields, side, own, catalog));
    return [
      stub(pointerOf('vpcs', vpc)),
      ...rules.map(({ securityGroup }) =>
        stub(securityGroup === undefined ? undefined : groupPlace(vpc, securityGroup)),
      ),
      ...rules.map(({ prefixList }) => full(placeIn(catalog.scenario, ['prefixLists'], prefixList))),
    ];
  },
  keep: (fields, _, catalog, vpc, name) => {
    if (fields === null) return null;
    const own = pointerOf('vpcs', vpc, 'securityGroups', name);
    const sides = SIDES.filter((side) => fields[side] !== undefined);
    return {
      ...fields,
      ...Object.fromEntries(sides.map((side) => [side, [...rulesOf(fields, side, own, catalog)]])),
    };
  },
};
