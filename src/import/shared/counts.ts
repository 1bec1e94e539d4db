/** How much a scenario holds. */
import type { Scenario } from '../../evaluator/index.ts';

const countOf = (map: object | null | undefined): number => Object.keys(map ?? {}).length;

/** How many of each kind a scenario holds, by the names of the format; kinds of which it holds none are left out. */
export const countAll = (scenario: Scenario): Record<string, number> => {
  const { vpcs, ...others } = scenario;
  const all = Object.values(vpcs);
  const inVpcs = (['subnets', 'routeTables', 'networkAcls', 'securityGroups'] as const).map(
    (key) => [key, all.reduce((sum, vpc) => sum + countOf(vpc[key]), 0)] as const,
  );
  const maps = Object.entries(others).filter(([key]) => key !== 'usage' && key !== 'prices');
  const counts = [
    ['vpcs', all.length] as const,
    ...inVpcs,
    ...maps.map(([key, map]) => [key, typeof map === 'object' ? countOf(map) : 0] as const),
  ];
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
};
