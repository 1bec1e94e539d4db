import { describe, expect, it } from 'vitest';
import { type Draft, networkOf } from '../../testing/build.ts';

/** The address of a number, counted from 10.0.0.0. */
const at = (n: number): string => `${10 + (n >> 24)}.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
const ranges = (count: number, from = 0): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${at(from + index * 16)}/28`);

/** What AWS would refuse about a VPC with subnets of these CIDRs, called `s0`, `s1` and so on. */
const findingsOf = (cidrs: readonly (string | readonly string[])[], vpc: Draft = {}) => {
  const subnets = Object.fromEntries(cidrs.map((cidr, index) => [`s${index}`, { cidr }]));
  return networkOf({ vpcs: { v: { cidr: '10.0.0.0/8', subnets, ...vpc } } }).findings;
};

const pairsOf = (cidrs: readonly (string | readonly string[])[]): readonly string[] =>
  findingsOf(cidrs).map(({ resource, message }) => `${resource.id}: ${message.match(/`s\d+`/g)?.join(' ')}`);

describe('subnets that overlap', () => {
  it('are refused from the second on', () => {
    expect(pairsOf(['10.0.0.0/24', '10.0.1.0/24'])).toEqual([]);
    expect(pairsOf(['10.0.0.0/24', '10.0.0.0/25', '10.0.0.128/25'])).toEqual([
      's1: `s0` `s1`',
      's2: `s0` `s2`',
    ]);
  });
  it('are all named', () => {
    // The last one overlaps both others, which do not overlap each other.
    expect(pairsOf(['10.0.0.0/24', '10.0.1.0/24', '10.0.0.0/23'])).toEqual([
      's2: `s0` `s2`',
      's2: `s1` `s2`',
    ]);
  });
  it('are not a subnet and itself', () => {
    expect(pairsOf([['10.0.0.0/24', '10.0.0.0/24', '10.0.0.0/25']])).toEqual([]);
  });
});

describe('a subnet outside of its VPC', () => {
  it('is told of a few of the VPC’s ranges', () => {
    const [finding] = findingsOf(['172.16.0.0/24'], { cidr: ranges(6) });
    expect(finding?.message).toMatch(/`10\.0\.0\.48\/28` and 2 more\)\.$/);
  });
});

describe('networks as large as a document may be', () => {
  // A few hundred milliseconds on an idle machine; this one may be busy. Pair by pair each took half a minute and more.
  it.each<[string, () => unknown, number]>([
    ['subnets with one CIDR', () => findingsOf(Array.from({ length: 9000 }, () => '10.0.0.0/28')), 8999],
    ['subnets outside of many ranges', () => findingsOf(ranges(6000, 1 << 22), { cidr: ranges(6000) }), 6000],
    [
      'peering connections of many ranges',
      () =>
        networkOf({
          vpcs: { a: { cidr: ranges(6000), subnets: {} }, b: { cidr: ranges(6000, 1 << 22), subnets: {} } },
          peerings: Object.fromEntries(
            Array.from({ length: 2000 }, (_, index) => [`p${index}`, { requester: 'a', accepter: 'b' }]),
          ),
        }).findings,
      0,
    ],
  ])('are checked in seconds: %s', (_, check, count) => {
    const started = performance.now();
    expect(check()).toHaveLength(count);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
