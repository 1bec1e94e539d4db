/** From what a trace names to everything that this cannot be without. */
import { pointerOf } from '../../evaluator/model/document.ts';
import type { Maps } from './kind.ts';
import * as inVpc from './kinds/in-vpc.ts';
import { KINDS } from './kinds/index.ts';
import { attachments, transitTables } from './kinds/joining.ts';
import { type Catalog, type Collection, type Depth, type Need, Selection } from './selection.ts';
import { type Unit, unitAt } from './units.ts';

const needsOfCollection = <C extends Collection>(
  collection: C,
  name: string,
  depth: Depth,
  catalog: Catalog,
): readonly Need[] => {
  const maps: Maps = catalog.scenario;
  const fields = maps[collection]?.[name];
  return fields === undefined ? [] : KINDS[collection].needs(fields, depth, catalog, name);
};

const needsInVpc = (
  { map, owner, name }: Extract<Unit, { collection: 'inVpc' }>,
  depth: Depth,
  catalog: Catalog,
): readonly Need[] => {
  const vpc = catalog.scenario.vpcs[owner];
  switch (map) {
    case 'subnets': {
      const fields = vpc?.subnets?.[name];
      return fields === undefined ? [] : inVpc.subnets.needs(fields, depth, catalog, owner, name);
    }
    case 'routeTables': {
      const fields = vpc?.routeTables?.[name];
      return fields === undefined ? [] : inVpc.routeTables.needs(fields, depth, catalog, owner, name);
    }
    case 'networkAcls': {
      const fields = vpc?.networkAcls?.[name];
      return fields === undefined ? [] : inVpc.networkAcls.needs(fields, depth, catalog, owner, name);
    }
    case 'securityGroups': {
      const fields = vpc?.securityGroups?.[name];
      return fields === undefined ? [] : inVpc.securityGroups.needs(fields, depth, catalog, owner, name);
    }
  }
};

const needsInGateway = (
  { map, owner, name }: Extract<Unit, { collection: 'inTransitGateway' }>,
  catalog: Catalog,
): readonly Need[] => {
  const gateway = catalog.scenario.transitGateways?.[owner];
  if (map === 'attachments') {
    const fields = gateway?.attachments?.[name];
    return fields === undefined ? [] : attachments.needs(fields, catalog, owner, name);
  }
  const fields = gateway?.routeTables?.[name];
  return fields === undefined ? [] : transitTables.needs(fields, catalog, owner, name);
};

const needsOf = (unit: Unit, depth: Depth, catalog: Catalog): readonly Need[] => {
  switch (unit.collection) {
    case 'vpcs':
      return [];
    case 'inVpc':
      return needsInVpc(unit, depth, catalog);
    case 'inTransitGateway':
      return needsInGateway(unit, catalog);
    default:
      return needsOfCollection(unit.collection, unit.name, depth, catalog);
  }
};

/** Everything that the roots need, and that in turn needs, in a loop: each resource is looked at twice at most. */
export const closure = (catalog: Catalog, roots: readonly Need[]): Selection => {
  const chosen = new Selection();
  const open: Need[] = [...roots];
  for (let need = open.pop(); need !== undefined; need = open.pop()) {
    if (need.pointer === undefined) continue;
    const unit = unitAt(catalog.scenario, need.pointer);
    if (unit === undefined || !chosen.add(unit.pointer, need.depth)) continue;
    if (unit.collection === 'inTransitGateway')
      open.push({ pointer: pointerOf('transitGateways', unit.owner), depth: 'full' });
    for (const next of needsOf(unit, need.depth, catalog)) open.push(next);
  }
  return chosen;
};
