/** Route tables with their routes and associations, and the main table that AWS makes with a VPC. */
import type { ScenarioOrigin } from '../../../evaluator/index.ts';
import { append } from '../../shared/json.ts';
import { mainTableOf } from '../attributes.ts';
import { isTold, type Told } from '../properties.ts';
import {
  idOf,
  isFree,
  type Parts,
  partsBy,
  resourcesOf,
  type Template,
  tagsOf,
  tell,
  VPC,
} from '../template.ts';
import { type DeclaredResource, UNRESOLVED } from '../types.ts';
import { localRoutes, propagatedRoutes, routeOf, strayRoutes } from './routes.ts';

const TABLE = 'AWS::EC2::RouteTable';
const DEFAULT = 'Hopwise::DefaultRouteTable';
const MAIN = 'Hopwise::MainRouteTableAssociation';
const ROUTE = 'AWS::EC2::Route';
const OF_SUBNETS = 'AWS::EC2::SubnetRouteTableAssociation';
const OF_GATEWAYS = 'AWS::EC2::GatewayRouteTableAssociation';
const PROPAGATION = 'AWS::EC2::VPNGatewayRoutePropagation';

export const ROUTE_TABLE_TYPES = [TABLE, DEFAULT, MAIN, ROUTE, OF_SUBNETS, OF_GATEWAYS, PROPAGATION];

interface Table {
  readonly name: string;
  readonly vpc: Told<string>;
  readonly origin: ScenarioOrigin;
  readonly tags: readonly unknown[];
}

const tableOf = (template: Template, table: DeclaredResource): Table => ({
  name: table.name,
  vpc: idOf(template, table.properties, 'VpcId'),
  origin: table.origin,
  tags: tagsOf(table),
});

/** Every table: those of the template, and the main one of each VPC unless the template takes it over. */
const tablesOf = (template: Template): readonly Table[] => {
  const taken = partsBy(template, 'VpcId', DEFAULT);
  const declared = resourcesOf(template, TABLE, DEFAULT).map((table) => tableOf(template, table));
  const made = resourcesOf(template, VPC).flatMap(({ name, origin }): Table[] => {
    const main = mainTableOf(name);
    return taken.of(name).length > 0 || taken.strays.length > 0 || !isFree(template, main)
      ? []
      : [{ name: main, vpc: name, origin, tags: [] }];
  });
  return [...declared, ...made];
};

/** The main table of a VPC; undefined where the template leaves it open (fact F-ROUTE-02). */
const mainOf = (template: Template, vpc: string, chosen: Parts, taken: Parts): Told<string> => {
  const [choice] = chosen.of(vpc);
  if (choice !== undefined) return idOf(template, choice.properties, 'RouteTableId');
  if (chosen.strays.length > 0 || taken.strays.length > 0) return UNRESOLVED;
  const main = mainTableOf(vpc);
  return taken.of(vpc)[0]?.name ?? (isFree(template, main) ? main : UNRESOLVED);
};

/** A table that is not in the data: a subnet that is associated with it has an unknown one. */
const untoldTable = (association: DeclaredResource): string => `${association.name}.table`;

type Association = Readonly<Record<string, unknown>>;

/** Which tables subnets and gateways are associated with; a table that is not told is one that the data lacks. */
const associationsOf = (template: Template): ReadonlyMap<string, readonly Association[]> => {
  const found = new Map<string, Association[]>();
  const add = (table: string, association: Association): void => append(found, table, association);
  const told = new Set<string>();
  for (const each of resourcesOf(template, OF_SUBNETS)) {
    const subnet = idOf(template, each.properties, 'SubnetId');
    const table = idOf(template, each.properties, 'RouteTableId');
    if (!isTold(subnet)) continue;
    told.add(subnet);
    add(isTold(table) ? table : untoldTable(each), { SubnetId: subnet });
  }
  // Some subnet has this table, and the template does not tell which: any that has no other may be it.
  const [stray] = resourcesOf(template, OF_SUBNETS).filter(
    (each) => !isTold(idOf(template, each.properties, 'SubnetId')),
  );
  if (stray !== undefined)
    for (const { name } of resourcesOf(template, 'AWS::EC2::Subnet'))
      if (!told.has(name)) add(untoldTable(stray), { SubnetId: name });
  for (const each of resourcesOf(template, OF_GATEWAYS)) {
    const gateway = idOf(template, each.properties, 'GatewayId');
    const table = idOf(template, each.properties, 'RouteTableId');
    add(isTold(table) ? table : untoldTable(each), { GatewayId: isTold(gateway) ? gateway : each.name });
  }
  return found;
};

/** A table of which the template tells no more than that a subnet has it. */
const describeUntold = (template: Template, name: string, association: Association): void => {
  const subnet = association['SubnetId'];
  const owner = typeof subnet === 'string' ? template.byName.get(subnet) : undefined;
  if (owner === undefined) return;
  const vpc = idOf(template, owner.properties, 'VpcId');
  if (!isTold(vpc)) return;
  // Without routes it is not in the scenario, and its subnet's table is not known.
  const value = { RouteTableId: `${name}.${owner.name}`, VpcId: vpc, Associations: [association] };
  tell(template, 'RouteTables', value, owner.origin);
};

/** Describes every route table, and those that only an association names. */
export const describeRouteTables = (template: Template): void => {
  const tables = tablesOf(template);
  const routes = partsBy(template, 'RouteTableId', ROUTE);
  const chosen = partsBy(template, 'VpcId', MAIN);
  const taken = partsBy(template, 'VpcId', DEFAULT);
  const associations = associationsOf(template);
  const propagated = propagatedRoutes(template);
  const known = new Set<string>();
  for (const { name, vpc, origin, tags } of tables) {
    if (!isTold(vpc)) continue;
    known.add(name);
    const own = routes.of(name).map((route) => routeOf(template, route));
    const isMain = mainOf(template, vpc, chosen, taken) === name;
    const value = {
      RouteTableId: name,
      VpcId: vpc,
      Tags: tags,
      Associations: [...(isMain ? [{ Main: true }] : []), ...(associations.get(name) ?? [])],
      Routes: [
        ...localRoutes(template, vpc, origin),
        ...own,
        ...strayRoutes(template, routes, { name, origin }, own),
        ...propagated(name),
      ],
    };
    tell(template, 'RouteTables', value, origin);
  }
  for (const [name, list] of associations) {
    if (known.has(name)) continue;
    // A table of another template, or one whose VPC is not told.
    for (const association of list) describeUntold(template, name, association);
  }
};
