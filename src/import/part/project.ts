/** The chosen resources as a scenario of their own. */
import type { Scenario, ScenarioVpc } from '../../evaluator/index.ts';
import type { Maps } from './kind.ts';
import * as inVpc from './kinds/in-vpc.ts';
import { KINDS } from './kinds/index.ts';
import { tableWithin } from './kinds/joining.ts';
import { type Catalog, COLLECTIONS, type Collection, entries, type Selection } from './selection.ts';

/** Each chosen entry of a map, made by `make`; the rest is gone. */
const chosenOf = <T>(
  map: Readonly<Record<string, T>> | null | undefined,
  chosen: Selection,
  steps: readonly string[],
  make: (name: string, fields: T, isStub: boolean) => T,
): Record<string, T> =>
  Object.fromEntries(
    entries(map).flatMap(([name, fields]) => {
      const depth = chosen.depthOf(...steps, name);
      return depth === undefined ? [] : [[name, make(name, fields, depth === 'stub')] as const];
    }),
  );

const isEmpty = (map: object): boolean => Object.keys(map).length === 0;

/** A field with a map: what was not in the data stays so, and what nothing was chosen of is left out. */
const mapField = <K extends string, T>(
  key: K,
  before: Readonly<Record<string, T>> | null | undefined,
  after: Record<string, T>,
): { readonly [key in K]?: Record<string, T> | null } => {
  if (before === null) return { [key]: null } as { readonly [key in K]: null };
  return isEmpty(after) ? {} : ({ [key]: after } as { readonly [key in K]: Record<string, T> });
};

const vpcWithin = (catalog: Catalog, chosen: Selection, name: string, vpc: ScenarioVpc, isStub: boolean) => {
  const { subnets, routeTables, networkAcls, securityGroups, ...fields } = vpc;
  const at = (map: string): readonly string[] => ['vpcs', name, map];
  const kept = chosenOf(subnets, chosen, at('subnets'), (_, subnet, inner) =>
    inner ? inVpc.subnets.stub(subnet) : subnet,
  );
  return {
    ...fields,
    // Of a VPC that is only named, what else it holds is not in the part.
    subnets: subnets === null || (isStub && isEmpty(kept)) ? null : kept,
    ...mapField(
      'routeTables',
      routeTables,
      chosenOf(
        routeTables,
        chosen,
        at('routeTables'),
        (table, each) => inVpc.routeTables.keep?.(each, chosen, catalog, name, table) ?? each,
      ),
    ),
    ...mapField(
      'networkAcls',
      networkAcls,
      chosenOf(networkAcls, chosen, at('networkAcls'), (_, acl) => acl),
    ),
    ...mapField(
      'securityGroups',
      securityGroups,
      chosenOf(securityGroups, chosen, at('securityGroups'), (group, each, inner) =>
        inner ? null : (inVpc.securityGroups.keep?.(each, chosen, catalog, name, group) ?? each),
      ),
    ),
  };
};

const collectionWithin = <C extends Collection>(
  catalog: Catalog,
  chosen: Selection,
  collection: C,
): Record<string, unknown> => {
  const { keep, stub } = KINDS[collection];
  const maps: Maps = catalog.scenario;
  return chosenOf(maps[collection], chosen, [collection], (_, fields, isStub) => {
    const own = isStub && stub !== undefined ? stub(fields) : fields;
    return keep === undefined ? own : keep(own, chosen, catalog);
  });
};

const gatewaysWithin = (catalog: Catalog, chosen: Selection) =>
  chosenOf(catalog.scenario.transitGateways, chosen, ['transitGateways'], (name, fields, isStub) => {
    if (isStub) return KINDS.transitGateways.stub?.(fields) ?? fields;
    const { attachments, routeTables, ...own } = fields;
    const at = (map: string): readonly string[] => ['transitGateways', name, map];
    return {
      ...own,
      ...mapField(
        'routeTables',
        routeTables,
        chosenOf(routeTables, chosen, at('routeTables'), (_, table) => tableWithin(table, name, chosen)),
      ),
      attachments:
        attachments === null ? null : chosenOf(attachments, chosen, at('attachments'), (_, each) => each),
    };
  });

/** Takes the chosen resources out of a scenario, each at its old name, in the old order. */
export const project = (catalog: Catalog, chosen: Selection): Scenario => {
  const { scenario } = catalog;
  const maps = COLLECTIONS.map((collection) => [
    collection,
    collection === 'transitGateways'
      ? gatewaysWithin(catalog, chosen)
      : collectionWithin(catalog, chosen, collection),
  ]);
  return {
    version: 1,
    ...(scenario.region === undefined ? {} : { region: scenario.region }),
    vpcs: chosenOf(scenario.vpcs, chosen, ['vpcs'], (name, vpc, isStub) =>
      vpcWithin(catalog, chosen, name, vpc, isStub),
    ),
    ...(Object.fromEntries(maps.filter(([, map]) => !isEmpty(map as object))) as Partial<Scenario>),
  };
};
