/** Laws of route tables, on random ones, against counting: a longer prefix always wins (fact F-ROUTE-03). */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contains, type Prefix, prefix } from '../address/prefix.ts';
import { exactly } from '../address/set.ts';
import type { Route, RouteTable } from '../model/network.ts';
import { lookUp } from './lookup.ts';

/** Prefixes around 10.0.0.0, so that they nest. */
const cidr = fc
  .tuple(fc.integer({ min: 0, max: 32 }), fc.integer({ min: 0, max: 255 }))
  .map(([length, last]) => {
    const value = (10n << 24n) + BigInt(last);
    const first = length === 0 ? 0n : (value >> BigInt(32 - length)) << BigInt(32 - length);
    return { family: 4, first, last: first + (1n << BigInt(32 - length)) - 1n, length } satisfies Prefix;
  });

const routeTo = (destination: Prefix, index: number): Route => ({
  destination: { kind: 'prefix', prefix: destination },
  target: {
    kind: 'other',
    resource: { kind: 'other-gateway', id: `g${index}`, pointer: '', what: 'gateway' },
  },
  origin: 'static',
  state: index % 3 === 0 ? 'blackhole' : 'active',
  pointer: `/${index}`,
  text: `${index}`,
});

it('the longest prefix that holds the address wins, black hole or not, in any order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(cidr, { maxLength: 8, selector: ({ first, length }) => `${first}/${length}` }),
      fc.integer({ min: 0, max: 255 }),
      (destinations, last) => {
        const address = prefix(`10.0.0.${last}/32`);
        const holding = destinations.filter((each) => contains(each, address));
        const longest = [...holding].sort((a, b) => b.length - a.length)[0];
        const routes = destinations.map(routeTo);
        for (const listed of [routes, [...routes].reverse()]) {
          const table = { routes: listed } as unknown as RouteTable;
          const answer = lookUp(table, exactly(address));
          expect(answer.kind).toBe(longest === undefined ? 'none' : 'route');
          if (answer.kind === 'route' && answer.route.destination.kind === 'prefix')
            expect(answer.route.destination.prefix).toEqual(longest);
        }
      },
    ),
    { numRuns: 1000 },
  );
});
