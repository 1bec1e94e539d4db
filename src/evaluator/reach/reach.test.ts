import { describe, expect, it } from 'vitest';
import { type Draft, networkOf, office } from '../testing/build.ts';
import { privateLink, transit } from '../testing/networks.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import { reachClasses } from './classes.ts';
import type { ReachQuestion } from './question.ts';
import { pairsOf, reach } from './reach.ts';

const QUESTION: ReachQuestion = { protocol: 'tcp', port: 443 };

const byClasses = (draft: Draft, question = QUESTION): ReadonlyMap<string, string> => {
  const network = networkOf(draft);
  const pairs = pairsOf(reach(network, reachClasses(network), question));
  return new Map(
    [...pairs].map(({ from, to, verdict, private: own }) => [`${from.name} ${to.name}`, `${verdict} ${own}`]),
  );
};

/** The same, pair by pair, by the plain tracer. */
const byPairs = (draft: Draft, question = QUESTION): ReadonlyMap<string, string> => {
  const network = networkOf(draft);
  const ends = reachClasses(network).flatMap(({ members }) => members);
  const answers = new Map<string, string>();
  for (const from of ends.filter(({ sends }) => sends)) {
    for (const to of ends) {
      if (from === to) continue;
      const { protocol, port } = question;
      const result = traceFlow(network, {
        from: from.name,
        to: to.name,
        protocol,
        ...(port === undefined ? {} : { port }),
      });
      if (result.ok)
        answers.set(`${from.name} ${to.name}`, `${result.trace.verdict} ${result.trace.private}`);
    }
  }
  return answers;
};

const sorted = (map: ReadonlyMap<string, string>): readonly (readonly [string, string])[] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));

describe('reach', () => {
  it('puts machines that nothing tells apart into one class', () => {
    const many = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [
        `w${index}`,
        { subnet: 'private-a', ip: `10.0.1.${100 + index}`, securityGroups: ['open'] },
      ]),
    );
    const classes = reachClasses(networkOf(office({ instances: many })));
    expect(classes.map(({ members }) => members.length)).toEqual([50, 1]);
  });

  it('tells apart what a rule, an address or a target group tells apart', () => {
    const one = { subnet: 'private-a', securityGroups: ['open'] };
    const rules = { securityGroups: { open: { inbound: [{ cidr: '10.0.1.100/31' }] }, closed: {} } };
    const instances = {
      a: { ...one, ip: '10.0.1.100' },
      b: { ...one, ip: '10.0.1.101' },
      c: { ...one, ip: '10.0.1.102' },
    };
    const classes = reachClasses(networkOf(office({ instances }, rules)));
    expect(classes.map(({ id }) => id)).toEqual(['a', 'c', 'internet']);
    const twins = { a: { ...one, ip: '10.0.1.100' }, b: { ...one, ip: '10.0.1.101', state: 'stopped' } };
    expect(reachClasses(networkOf(office({ instances: twins }))).length).toBe(3);
  });

  it.each<[string, Draft]>([
    ['an office', office()],
    ['a transit gateway', transit()],
    ['a provider', privateLink()],
  ])('says what the plain tracer says: %s', (_, draft) => {
    expect(sorted(byClasses(draft))).toEqual(sorted(byPairs(draft)));
  });
});
