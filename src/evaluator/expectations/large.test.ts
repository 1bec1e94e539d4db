/** An account with ten thousand machines, as its owner would ask about it. */
import { expect, it } from 'vitest';
import { buildNetwork } from '../model/build.ts';
import type { Scenario } from '../model/schema.ts';
import { checkExpectations } from './check.ts';

const VPCS = 20;
const SUBNETS = 5;
const EACH = 100;

const range = (length: number): readonly number[] => [...Array(length).keys()];

/** VPCs on one transit gateway; a zone of names, so that a host may lead back to who asks. */
const account = (): Scenario => ({
  version: 1,
  vpcs: Object.fromEntries(
    range(VPCS).map((vpc) => [
      `vpc${vpc}`,
      {
        cidr: `10.${vpc}.0.0/16`,
        subnets: Object.fromEntries(
          range(SUBNETS).map((subnet) => [`s${vpc}-${subnet}`, { cidr: `10.${vpc}.${subnet * 16}.0/20` }]),
        ),
        routeTables: { main: { main: true, routes: { '10.0.0.0/8': 'tgw' } } },
        securityGroups: {
          web: { inbound: [{ protocol: 'tcp' as const, port: 443, cidr: '10.0.0.0/8' }] },
          data: { inbound: [{ protocol: 'tcp' as const, port: 5432, securityGroup: 'web' }] },
        },
      },
    ]),
  ),
  networkInterfaces: Object.fromEntries(
    range(VPCS).flatMap((vpc) =>
      range(SUBNETS).flatMap((subnet) =>
        range(EACH).map((host) => [
          `e${vpc}-${subnet}-${host}`,
          {
            subnet: `s${vpc}-${subnet}`,
            ip: `10.${vpc}.${subnet * 16}.${host + 4}`,
            securityGroups: [host % 3 === 0 ? 'data' : 'web'],
          },
        ]),
      ),
    ),
  ),
  hostedZones: {
    internal: {
      domain: 'corp.internal',
      vpcs: range(VPCS).map((vpc) => `vpc${vpc}`),
      records: { 'db.corp.internal': '10.3.16.4' },
    },
  },
  transitGateways: {
    tgw: {
      attachments: Object.fromEntries(
        range(VPCS).map((vpc) => [
          `a${vpc}`,
          {
            type: 'vpc' as const,
            vpc: `vpc${vpc}`,
            subnets: range(SUBNETS).map((subnet) => `s${vpc}-${subnet}`),
          },
        ]),
      ),
    },
  },
});

it('asks ten thousand interfaces in seconds', () => {
  const built = buildNetwork(account());
  if (!built.ok) expect.fail(built.problems[0]?.message);
  const { network } = built;
  const started = performance.now();
  const checked = checkExpectations(network, {
    version: 1,
    expectations: {
      'nothing reaches the internet': {
        from: { kinds: 'interface' },
        to: 'internet',
        port: 443,
        expect: 'not-reachable',
      },
      'nobody administers from the first VPC': {
        from: { vpcs: 'vpc0' },
        to: { subnets: 's*' },
        port: 22,
        expect: 'not-reachable',
      },
      'all reach the database by its name': {
        from: { kinds: 'interface' },
        to: 'db.corp.internal',
        port: 5432,
        expect: 'reachable',
      },
    },
  });
  if (!checked.ok) expect.fail(checked.problems.map(({ message }) => message).join('\n'));
  const results = [...checked.results];
  expect(performance.now() - started).toBeLessThan(30_000);
  expect(results.map(({ pairs }) => pairs)).toEqual([10_000, 500 * 9_999, 10_000]);
  expect(results.map(({ violations }) => violations.length > 0)).toEqual([false, false, true]);
});
