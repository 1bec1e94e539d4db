/** The laws of reach, on random networks with many machines that are nearly alike. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network } from '../model/network.ts';
import { type Draft, networkOf } from '../testing/build.ts';
import { crowdedDraft } from '../testing/crowded.ts';
import { groupedDraft } from '../testing/grouped.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import { reachClasses } from './classes.ts';
import { type ReachResult, reachableFrom, whoReaches } from './named.ts';
import type { ReachQuestion } from './question.ts';
import { pairsOf, type ReachRow, reach } from './reach.ts';

const question = fc.constantFrom<ReachQuestion>(
  { protocol: 'tcp', port: 443 },
  { protocol: 'udp', port: 53 },
  { protocol: 'icmp', port: undefined },
);

const rowsIn = (result: ReachResult): Iterable<ReachRow> =>
  result.ok ? result.rows : expect.fail(result.problem.message);

const linesOf = (rows: Iterable<ReachRow>): readonly string[] =>
  [...pairsOf(rows)]
    .map(({ from, to, verdict, private: own }) => `${from.name} ${to.name} ${verdict} ${own}`)
    .sort();

/** Every pair, asked of the plain tracer. */
const byPairs = (network: Network, { protocol, port }: ReachQuestion): readonly string[] => {
  const ends = reachClasses(network).flatMap(({ members }) => members);
  const ports = port === undefined ? {} : { port };
  return ends
    .filter(({ sends }) => sends)
    .flatMap((from) =>
      ends
        .filter(({ name }) => name !== from.name)
        .map((to) => {
          const result = traceFlow(network, { from: from.name, to: to.name, protocol, ...ports });
          if (!result.ok) expect.fail(result.problem.message);
          return `${from.name} ${to.name} ${result.trace.verdict} ${result.trace.private}`;
        }),
    )
    .sort();
};

/** The classes as sets of names. */
const partitionOf = (draft: Draft, nameOf = (name: string): string => name): readonly string[] =>
  reachClasses(networkOf(draft))
    .map(({ members }) =>
      members
        .map(({ name }) => nameOf(name))
        .sort()
        .join(' '),
    )
    .sort();

const NEW_NAMES: Readonly<Record<string, string>> = {
  m0: 'Zulu',
  m2: 'a0',
  n0: 'zz',
  n1: 'aa',
  x0: 'last',
  y0: 'first',
  g1: 'Q',
  lb: 'balancer',
  office: 'branch',
  nat: 'nat-z',
};

const renamed = (draft: Draft): Draft => {
  let text = JSON.stringify(draft);
  for (const [old, now] of Object.entries(NEW_NAMES)) text = text.replaceAll(`"${old}"`, `"${now}"`);
  return JSON.parse(text) as Draft;
};

describe('for every network', () => {
  it('reach by classes is reach pair by pair', () => {
    fc.assert(
      fc.property(crowdedDraft, question, (draft, asked) => {
        const network = networkOf(draft);
        expect(linesOf(reach(network, reachClasses(network), asked))).toEqual(byPairs(network, asked));
      }),
      { numRuns: 150 },
    );
  });

  it('one answer for what security groups alone tell apart is that of each pair', () => {
    let kin = 0;
    fc.assert(
      fc.property(groupedDraft, question, (draft, asked) => {
        const network = networkOf(draft);
        const classes = reachClasses(network);
        kin += classes.filter((each) => each.kin !== undefined).length;
        expect(linesOf(reach(network, classes, asked))).toEqual(byPairs(network, asked));
      }),
      { numRuns: 100 },
    );
    expect(kin).toBeGreaterThan(100);
  });

  it('classes part the ends: each end stands in one', () => {
    fc.assert(
      fc.property(crowdedDraft, (draft) => {
        const network = networkOf(draft);
        const names = reachClasses(network).flatMap(({ members }) => members.map(({ name }) => name));
        expect(new Set(names).size).toBe(names.length);
        const owners = [...network.interfaces.values()].filter(
          ({ instance, id }) => network.instances.get(instance ?? '')?.interfaces[0]?.id !== id,
        );
        const expected = [
          ...network.instances.keys(),
          ...owners.map(({ id }) => id),
          ...network.interfaceEndpoints.keys(),
          ...network.loadBalancers.keys(),
          ...network.onPremises.keys(),
          'internet',
        ];
        expect([...names].sort()).toEqual(expected.sort());
      }),
      { numRuns: 150 },
    );
  });

  it('renaming does not change who is alike', () => {
    fc.assert(
      fc.property(crowdedDraft, (draft) => {
        expect(partitionOf(renamed(draft))).toEqual(partitionOf(draft, (name) => NEW_NAMES[name] ?? name));
      }),
      { numRuns: 150 },
    );
  });

  it('what reaches an end, and what an end reaches, are parts of the whole', () => {
    fc.assert(
      fc.property(crowdedDraft, question, (draft, asked) => {
        const network = networkOf(draft);
        const all = linesOf(reach(network, reachClasses(network), asked));
        for (const name of ['m1', 'lb', 'internet']) {
          const towards = all.filter((line) => line.split(' ')[1] === name);
          expect(linesOf(rowsIn(whoReaches(network, name, asked)))).toEqual(towards);
          const away = all.filter((line) => line.split(' ')[0] === name);
          if (name !== 'lb') expect(linesOf(rowsIn(reachableFrom(network, name, asked)))).toEqual(away);
        }
        expect(whoReaches(network, 'm1x', asked)).toMatchObject({ ok: false, problem: { pointer: '/to' } });
      }),
      { numRuns: 40 },
    );
  });
});
