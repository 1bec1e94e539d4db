/** Names for what a fix makes: none that the scenario has already. */
import type { Scenario } from '../model/schema.ts';

/** The first of `wanted`, `wanted-2`, `wanted-3` that is not taken. */
export const freeName = (wanted: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const name = `${wanted}-${number}`;
    if (!taken.has(name)) return name;
  }
};

/** Every name that a path may be written with; each must mean one resource. */
export const pathNames = (scenario: Scenario): ReadonlySet<string> =>
  new Set([
    'local',
    'internet',
    ...Object.values(scenario.vpcs).flatMap((vpc) => Object.keys(vpc.subnets ?? {})),
    ...Object.values(scenario).flatMap((part: unknown) =>
      typeof part === 'object' && part !== null ? Object.keys(part) : [],
    ),
  ]);
