import { describe, expect, it } from 'vitest';
import { buildNetwork } from '../model/build.ts';
import type { Scenario } from '../model/schema.ts';
import { lintNetwork } from './lint-network.ts';
import { ANY, allow, deny, tcp } from './testing/drafts.ts';

describe('lint', () => {
  it('takes seconds for 10,000 interfaces', () => {
    const range = (count: number) => Array.from({ length: count }, (_, index) => index);
    const many = <T>(count: number, name: string, make: (index: number) => T) =>
      Object.fromEntries(range(count).map((index) => [`${name}${index}`, make(index)]));
    const rule = (index: number) => ({
      ...(index % 3 === 0 ? deny('0.0.0.0/1') : allow(`${index + 11}.0.0.0/9`)),
      ...tcp(index % 2 === 0 ? 22 : '1024-65535'),
    });
    const rules = Object.fromEntries(range(40).map((index) => [String(index + 100), rule(index)]));
    // More than an editor's text may hold: as an import makes it.
    const scenario = {
      version: 1,

      vpcs: {
        v: {
          cidr: '10.0.0.0/8',
          subnets: many(50, 's', (index) => ({
            cidr: `10.${index}.0.0/16`,
            routeTable: 't',
            networkAcl: `n${index % 10}`,
          })),
          networkAcls: many(10, 'n', () => ({ inbound: rules, outbound: rules })),
          routeTables: {
            t: {
              routes: {
                [ANY]: 'igw',
                ...Object.fromEntries(range(200).map((index) => [`172.16.${index}.0/24`, 'igw'])),
              },
            },
          },
          securityGroups: many(50, 'g', () => ({ inbound: [{ cidr: ANY }, { ...tcp(22), cidr: ANY }] })),
        },
      },
      internetGateways: { igw: { vpc: 'v' } },
      instances: many(10_000, 'i', (index) => ({
        subnet: `s${index % 50}`,
        ip: `10.${index % 50}.${1 + (index >> 8)}.${index & 255}`,
        publicIp: `52.0.${index >> 8}.${index & 255}`,
        securityGroups: [`g${index % 49}`],
      })),
    } as unknown as Scenario;
    const built = buildNetwork(scenario);
    if (!built.ok) expect.fail(built.problems[0]?.message);
    const start = performance.now();
    expect(lintNetwork(built.network).length).toBeGreaterThan(50);
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 60_000);
});
