/** Security groups that nothing carries. */
import { pointerOf } from '../../model/document.ts';
import type { Network } from '../../model/network.ts';
import { refOf } from '../../model/ref.ts';
import type { Scenario } from '../../model/schema.ts';
import { named } from '../../trace/words.ts';
import { lintResult } from '../make.ts';
import { fieldOfResources, hasLostInstances } from '../scenario-fields.ts';
import type { LintRule, Surroundings } from '../types.ts';

/** Whether the data shows who carries which group; groups may be carried in other VPCs too (fact F-SG-09). */
const isKnown = ({ interfaces, network }: Surroundings): boolean =>
  !hasLostInstances(network) &&
  interfaces.every((owner) => owner.role === 'nat-gateway' || owner.securityGroups !== undefined) &&
  !fieldOfResources(network.scenario, 'securityGroups').includes(null) &&
  ![...network.vpcs.values()].some((vpc) => vpc.known && vpc.unknown.has('networkInterfaces'));

/** The groups that rules of other groups name, as `vpc/name`: these cannot be deleted either. */
const namedInRules = (scenario: Scenario): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const [vpc, { securityGroups }] of Object.entries(scenario.vpcs)) {
    for (const [name, group] of Object.entries(securityGroups ?? {})) {
      for (const { securityGroup: other } of [...(group?.inbound ?? []), ...(group?.outbound ?? [])]) {
        if (other !== undefined && other !== name) found.add(other.includes('/') ? other : `${vpc}/${other}`);
      }
    }
  }
  return found;
};

/** Groups that resources outside of VPCs name: load balancers, for one. A bare name may be of any VPC. */
const namedByResources = (network: Network): ReadonlySet<unknown> =>
  new Set(fieldOfResources(network.scenario, 'securityGroups').flat());

/**
 * A group that no interface carries filters nothing (fact F-SG-01). The default group cannot be deleted (fact
 * F-SG-02b). Silent where the data may lack interfaces, or the groups of one.
 */
export const unusedGroups: LintRule = (surroundings) => {
  const { network, groups } = surroundings;
  if (!isKnown(surroundings)) return [];
  const used = new Set([...groups.keys()].map(({ key }) => key));
  const inRules = namedInRules(network.scenario);
  const byResources = namedByResources(network);
  return [...network.vpcs.values()].flatMap((vpc) =>
    Object.entries(network.scenario.vpcs[vpc.id]?.securityGroups ?? {}).flatMap(([name, group]) => {
      const key = `${vpc.id}/${name}`;
      const isNamed = inRules.has(key) || byResources.has(key) || byResources.has(name);
      if (!vpc.known || group === null || group.default === true || name === 'default') return [];
      if (used.has(key) || isNamed) return [];
      const ref = refOf('security-group', name, vpc.pointer + pointerOf('securityGroups', name), group);
      const message = `No interface in the data carries security group ${named(ref)} of \`${vpc.id}\`, and no other group names it.`;
      return [lintResult('security-group-unused', ref, message, ['F-SG-01'])];
    }),
  );
};
