/** Who names what in a scenario, whatever kind of resource it is: kinds that come later may use things too. */
import type { Network } from '../model/network.ts';
import type { Scenario } from '../model/schema.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The values of one field in all resources that stand outside of VPCs. */
export const fieldOfResources = (scenario: Scenario, field: string): readonly unknown[] =>
  Object.entries(scenario)
    .filter(([key]) => key !== 'vpcs' && key !== 'flows')
    .flatMap(([, resources]) => (isFields(resources) ? Object.values(resources) : []))
    .flatMap((resource) => (isFields(resource) && Object.hasOwn(resource, field) ? [resource[field]] : []));

/** Whether the data lacks the interfaces of some instance, so that nobody knows where it stands. */
export const hasLostInstances = (network: Network): boolean =>
  [...network.instances.values()].some(
    ({ interfaces, state }) => interfaces.length === 0 && state !== 'terminated',
  );
