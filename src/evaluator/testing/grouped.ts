/** Random networks where security groups tell machines apart, for the property tests of reach. */
import fc from 'fast-check';
import type { Draft } from './build.ts';
import { crowdedDraft } from './crowded.ts';

const NAMES = ['g0', 'g1', 'g2', 'g3'] as const;

const rule = fc
  .record({
    port: fc.constantFrom(443, 443, 53, undefined),
    peer: fc.constantFrom<Draft[]>(
      { cidr: '0.0.0.0/0' },
      { cidr: '10.0.1.0/24' },
      { cidr: '10.1.0.0/16' },
      { cidr: '10.0.1.12/32' },
      ...NAMES.map((securityGroup) => ({ securityGroup })),
    ),
  })
  .map(({ port, peer }): Draft => ({ ...peer, ...(port === undefined ? {} : { protocol: 'tcp', port }) }));

const group = fc
  .record({
    inbound: fc.array(rule, { maxLength: 2 }),
    outbound: fc.option(fc.array(rule, { maxLength: 2 }), { nil: undefined }),
  })
  .map(({ inbound, outbound }): Draft => ({ inbound, ...(outbound === undefined ? {} : { outbound }) }));

const sets = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.subarray([...NAMES], { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  { minLength: 12, maxLength: 12 },
);

const regrouped = (machines: Draft, given: readonly (readonly string[] | null)[], skip: number): Draft =>
  Object.fromEntries(
    Object.entries(machines).map(([name, machine], index) => [
      name,
      { ...(machine as Draft), securityGroups: given[(index + skip) % given.length] ?? null },
    ]),
  );

/** Machines that nothing but their groups tells apart, in two subnets. */
const kin: Draft = Object.fromEntries(
  ['10.0.1', '10.0.1', '10.0.1', '10.0.1', '10.1.1', '10.1.1', '10.1.1'].map((third, index) => [
    `k${index}`,
    { subnet: third === '10.0.1' ? 'x0' : 'y0', ip: `${third}.${210 + index}` },
  ]),
);

/** Networks of `crowdedDraft` with four groups a VPC, whose rules name each other, spread over the machines. */
export const groupedDraft: fc.Arbitrary<Draft> = fc
  .record({
    draft: crowdedDraft,
    groups: fc.tuple(group, group, group, group),
    sets,
  })
  .map(({ draft, groups, sets: given }) => ({
    ...draft,
    vpcs: Object.fromEntries(
      Object.entries(draft['vpcs'] as Draft).map(([name, vpc]) => [
        name,
        {
          ...(vpc as Draft),
          securityGroups: Object.fromEntries(NAMES.map((each, index) => [each, groups[index]])),
        },
      ]),
    ),
    instances: regrouped({ ...(draft['instances'] as Draft), ...kin }, given, 0),
    networkInterfaces: regrouped(draft['networkInterfaces'] as Draft, given, 5),
  }));
