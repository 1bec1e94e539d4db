/** How long it takes to say who reaches what in an account with many interfaces. */
import { buildNetwork, reach, reachClasses, type Scenario } from '../src/evaluator/index.ts';

const VPCS = 30;
const SUBNETS = 5;

/** A made account: VPCs on one transit gateway, each with subnets, groups and as many machines as wanted. */
const account = (machines: number): Scenario => {
  const each = Math.ceil(machines / (VPCS * SUBNETS));
  const vpcs = Object.fromEntries(
    Array.from({ length: VPCS }, (_, vpc) => [
      `vpc${vpc}`,
      {
        cidr: `10.${vpc}.0.0/16`,
        subnets: Object.fromEntries(
          Array.from({ length: SUBNETS }, (_each, subnet) => [
            `s${vpc}-${subnet}`,
            { cidr: `10.${vpc}.${subnet * 16}.0/20`, zone: `us-east-1${'abcd'[subnet] ?? 'a'}` },
          ]),
        ),
        routeTables: { main: { main: true, routes: { '10.0.0.0/8': 'tgw' } } },
        securityGroups: {
          web: { inbound: [{ protocol: 'tcp' as const, port: 443, cidr: '10.0.0.0/8' }] },
          data: { inbound: [{ protocol: 'tcp' as const, port: 5432, securityGroup: 'web' }] },
        },
      },
    ]),
  );
  const instances = Object.fromEntries(
    Array.from({ length: VPCS * SUBNETS * each }, (_, index) => {
      const place = Math.floor(index / each);
      const [vpc, subnet] = [Math.floor(place / SUBNETS), place % SUBNETS];
      const host = index % each;
      return [
        `i${index}`,
        {
          subnet: `s${vpc}-${subnet}`,
          ip: `10.${vpc}.${subnet * 16 + Math.floor(host / 250)}.${(host % 250) + 4}`,
          securityGroups: [host % 3 === 0 ? 'data' : 'web'],
        },
      ];
    }),
  );
  const attachments = Object.fromEntries(
    Array.from({ length: VPCS }, (_, vpc) => [
      `a${vpc}`,
      {
        type: 'vpc' as const,
        vpc: `vpc${vpc}`,
        subnets: Array.from({ length: SUBNETS }, (_each, subnet) => `s${vpc}-${subnet}`),
      },
    ]),
  );
  return { version: 1, vpcs, instances, transitGateways: { tgw: { attachments } } };
};

/** One line for each size of account: classes, rows, times. */
export const reachTimes = (sizes: readonly number[] = [1_000, 5_000, 10_000]): readonly string[] =>
  sizes.map((machines) => {
    const scenario = account(machines);
    const start = performance.now();
    const built = buildNetwork(scenario);
    if (!built.ok) throw new Error(built.problems[0]?.message);
    const made = performance.now();
    const classes = reachClasses(built.network);
    const sorted = performance.now();
    let rows = 0;
    for (const _ of reach(built.network, classes, { protocol: 'tcp', port: 443 })) rows += 1;
    const done = performance.now();
    const ms = (from: number, to: number): string => `${Math.round(to - from)} ms`;
    return `Reach of ${machines} interfaces: built in ${ms(start, made)}, ${classes.length} classes in ${ms(made, sorted)}, ${rows} rows in ${ms(sorted, done)}`;
  });
