/** Route tables and network ACLs that nothing uses. */
import { pointerOf } from '../../model/document.ts';
import type { Vpc } from '../../model/network.ts';
import { refOf } from '../../model/ref.ts';
import type { Scenario } from '../../model/schema.ts';
import { named } from '../../trace/words.ts';
import { lintResult } from '../make.ts';
import { fieldOfResources } from '../scenario-fields.ts';
import type { LintResult, LintRule } from '../types.ts';

type ScenarioVpc = Scenario['vpcs'][string];

/** The main table is the VPC's own and cannot be deleted (fact F-ROUTE-02). */
const unusedTablesOf = (
  vpc: Vpc,
  fields: ScenarioVpc,
  byResources: ReadonlySet<unknown>,
): readonly LintResult[] => {
  const used = new Set(vpc.subnets.map((subnet) => subnet.routeTable?.pointer));
  if (used.has(undefined)) return [];
  return Object.entries(fields.routeTables ?? {}).flatMap(([name, table]) => {
    const ref = refOf('route-table', name, vpc.pointer + pointerOf('routeTables', name), table);
    const isNeeded = table.main === true || (table.gateways ?? []).length > 0 || byResources.has(name);
    if (isNeeded || used.has(ref.pointer)) return [];
    const message = `No subnet and no gateway uses route table ${named(ref)} of \`${vpc.id}\`.`;
    return [lintResult('route-table-unused', ref, message, ['F-ROUTE-01'])];
  });
};

const unusedAclsOf = (vpc: Vpc, fields: ScenarioVpc): readonly LintResult[] => {
  if (vpc.subnets.some((subnet) => subnet.networkAcl === undefined)) return [];
  const used = new Set(vpc.subnets.map((subnet) => subnet.networkAcl?.pointer));
  return Object.entries(fields.networkAcls ?? {}).flatMap(([name, acl]) => {
    const ref = refOf('network-acl', name, vpc.pointer + pointerOf('networkAcls', name), acl ?? undefined);
    if (acl?.default === true || name === 'default' || used.has(ref.pointer)) return [];
    const message = `No subnet uses network ACL ${named(ref)} of \`${vpc.id}\`.`;
    return [lintResult('network-acl-unused', ref, message, ['F-NACL-02'])];
  });
};

/** Silent where the table or the ACL of a subnet is not in the data. */
export const unusedTables: LintRule = ({ network }) => {
  const byResources = new Set(fieldOfResources(network.scenario, 'routeTable').flat());
  return [...network.vpcs.values()].flatMap((vpc) => {
    const fields = network.scenario.vpcs[vpc.id];
    if (fields === undefined || !vpc.known) return [];
    return [...unusedTablesOf(vpc, fields, byResources), ...unusedAclsOf(vpc, fields)];
  });
};
