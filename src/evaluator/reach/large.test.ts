/** An account with as many security groups as machines have reasons to differ. */
import { expect, it } from 'vitest';
import { buildNetwork } from '../model/build.ts';
import type { Scenario } from '../model/schema.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import { reachClasses } from './classes.ts';
import { type ReachRow, reach } from './reach.ts';

const SUBNETS = 50;
const GROUPS = 100;
const MACHINES = 2000;

const range = (length: number): readonly number[] => [...Array(length).keys()];

/** Groups that admit a network, a subnet and each other; machines in almost every pair of subnet and group. */
const account = (): Scenario => ({
  version: 1,
  vpcs: {
    main: {
      cidr: '10.0.0.0/16',
      subnets: Object.fromEntries(
        range(SUBNETS).map((subnet) => [`s${subnet}`, { cidr: `10.0.${subnet}.0/24` }]),
      ),
      securityGroups: Object.fromEntries(
        range(GROUPS).map((group) => [
          `g${group}`,
          {
            inbound: [
              { protocol: 'tcp' as const, port: group % 2 === 0 ? 443 : 22, cidr: '10.0.0.0/20' },
              { protocol: 'tcp' as const, port: 443, cidr: `10.0.${group % SUBNETS}.0/24` },
              { protocol: 'tcp' as const, port: 443, securityGroup: `g${(group * 7 + 3) % GROUPS}` },
            ],
          },
        ]),
      ),
    },
  },
  networkInterfaces: Object.fromEntries(
    range(MACHINES).map((index) => [
      `e${index}`,
      {
        subnet: `s${index % SUBNETS}`,
        ip: `10.0.${index % SUBNETS}.${Math.floor(index / SUBNETS) + 4}`,
        securityGroups: [`g${(index * 37 + Math.floor(index / SUBNETS)) % GROUPS}`],
      },
    ]),
  ),
});

it('asks what groups alone tell apart in seconds, and answers as the tracer does', () => {
  const built = buildNetwork(account());
  if (!built.ok) expect.fail(built.problems[0]?.message);
  const { network } = built;
  const started = performance.now();
  const classes = reachClasses(network);
  expect(classes.length).toBeGreaterThan(1000);
  let pairs = 0;
  const sample: ReachRow[] = [];
  for (const row of reach(network, classes, { protocol: 'tcp', port: 443 })) {
    pairs += 1;
    if (pairs % 997 === 0) sample.push(row);
  }
  expect(pairs).toBeGreaterThan(1_000_000);
  expect(performance.now() - started).toBeLessThan(60_000);
  for (const { from, to, verdict, private: own } of sample) {
    const traced = traceFlow(network, { from: from.id, to: to.id, protocol: 'tcp', port: 443 });
    if (from.id === to.id) continue;
    expect(traced).toMatchObject({ ok: true, trace: { verdict, private: own } });
  }
});
