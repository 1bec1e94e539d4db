/** Comparisons of texts: paths, differences and costs. Scenarios are the pages' own. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNetwork, traceFlow } from '../../evaluator/index.ts';
import { type AlignedStep, alignBy, alignPaths } from './align.ts';
import { compareCosts } from './compare-costs.ts';
import { compareTexts } from './compare-texts.ts';
import { leavingOf } from './leaving.ts';
import { monthWithin } from './month.ts';

const scenario = (name: string): string => readFileSync(`content/scenarios/${name}.json`, 'utf8');
const NAT = scenario('sns/nat');
const ENDPOINT = scenario('sns/endpoint');
const RULE = '{ "protocol": "tcp", "port": 443, "securityGroup": "app-sg" }';

const pathOf = (text: string, flow: string) => {
  const read = readNetwork(text);
  const request = read.ok ? read.network.flows.get(flow) : undefined;
  const result = read.ok && request !== undefined ? traceFlow(read.network, request) : undefined;
  const path = result?.ok === true ? result.trace.choices[result.trace.shown] : undefined;
  if (path === undefined) throw new Error(`${flow} has no path`);
  return path;
};
const nat = pathOf(NAT, 'app-to-sns');
const endpoint = pathOf(ENDPOINT, 'app-to-sns');

const words = (step: AlignedStep): string => {
  const hop = 'second' in step ? step.second : step.first;
  return `${step.change} ${hop.kind} ${hop.at}`;
};
const stepsThere = (...paths: Parameters<typeof alignPaths>): readonly string[] =>
  alignPaths(...paths)
    .filter(({ direction }) => direction === 'there')
    .flatMap(({ steps }) => steps.map(words));

const comparison = (before: string, after: string, flow?: string) => {
  const answer = compareTexts({ before, after, flow });
  if (answer.kind !== 'comparison') throw new Error('the texts cannot be compared');
  return answer;
};

describe('lists side by side', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 12 });
  const same = (item: string): string => item;

  test('hold every item of both, in order, and pair only equal ones', () => {
    fc.assert(
      fc.property(list, list, (first, second) => {
        const pairs = alignBy(first, second, same);
        expect(pairs.flatMap((pair) => pair.first ?? [])).toEqual(first);
        expect(pairs.flatMap((pair) => pair.second ?? [])).toEqual(second);
        for (const pair of pairs)
          if (pair.first !== undefined && pair.second !== undefined) expect(pair.first).toBe(pair.second);
      }),
    );
  });

  test('are paired alike from either side', () => {
    const paired = (first: readonly string[], second: readonly string[]) =>
      alignBy(
        first.map((key, index) => ({ key, index })),
        second.map((key, index) => ({ key, index })),
        ({ key }) => key,
      ).filter((pair) => pair.first !== undefined && pair.second !== undefined);
    fc.assert(
      fc.property(list, list, (first, second) => {
        const mirrored = paired(second, first).map((pair) => ({ first: pair.second, second: pair.first }));
        expect(mirrored).toEqual(paired(first, second));
      }),
    );
  });

  test('very long ones are not compared item by item, and lose nothing', () => {
    const long = Array.from({ length: 2000 }, (_, index) => `${index}`);
    expect(alignBy(long, long, same)).toHaveLength(4000);
  });
});

describe('paths step by step', () => {
  test('the two ways to SNS begin and end alike and share nothing between', () => {
    expect(stepsThere(nat, endpoint)).toEqual([
      'changed name app',
      'same security-group app',
      'gone network-acl private-a',
      'gone route private-a',
      'gone network-acl public-a',
      'gone nat-gateway nat',
      'gone network-acl public-a',
      'gone route public-a',
      'gone internet-gateway igw',
      'new security-group vpce-sns',
      'new endpoint vpce-sns',
      'new policy vpce-sns',
      'changed destination com.amazonaws.us-east-1.sns',
    ]);
  });

  test('a path beside itself has nothing but same steps', () => {
    for (const path of [nat, endpoint])
      for (const { steps } of alignPaths(path, path))
        expect(steps.map(({ change }) => change)).toEqual(steps.map(() => 'same'));
  });

  test('a gate that refuses now is the same step with another answer', () => {
    const blocked = pathOf(ENDPOINT.replace(RULE, ''), 'app-to-sns');
    expect(stepsThere(endpoint, blocked)).toContain('changed security-group vpce-sns');
    expect(stepsThere(blocked, endpoint)).toContain('changed security-group vpce-sns');
  });

  test('a source of another name starts the same path', () => {
    const renamed = pathOf(ENDPOINT.replaceAll('"app"', '"web"'), 'app-to-sns');
    expect(stepsThere(endpoint, renamed)[1]).toBe('changed security-group web');
  });
});

describe('what leaves the private network', () => {
  test('by the NAT gateway: an internet gateway, with the gateway’s public address', () => {
    expect(leavingOf(nat)).toMatchObject({
      private: false,
      gateways: ['igw'],
      addresses: ['`203.0.113.20`'],
    });
  });
  test('by the endpoint: nothing', () => {
    expect(leavingOf(endpoint)).toMatchObject({ private: true, gateways: [], addresses: [] });
  });
});

describe('a reader’s text and the page’s', () => {
  test('the same text: no difference at all', () => {
    for (const text of [NAT, ENDPOINT]) {
      const { flows, sentences, path, cost } = comparison(text, text, 'app-to-sns');
      expect(sentences).toEqual([]);
      expect(flows.filter(({ before, after }) => before !== after)).toEqual([]);
      expect(path?.flatMap(({ steps }) => steps).filter(({ change }) => change !== 'same')).toEqual([]);
      expect(cost.before).toEqual(cost.after);
    }
  });

  test('a rule less: the verdict, the reason, the group that changed, and the same cost', () => {
    const { flows, sentences, cost } = comparison(ENDPOINT, ENDPOINT.replace(RULE, ''), 'app-to-sns');
    expect(flows).toContainEqual({
      name: 'app-to-sns',
      text: 'app to SNS',
      before: 'reachable',
      after: 'not-reachable',
    });
    expect(sentences.join('\n')).toMatch(/New finding security-group-inbound/);
    expect(sentences.join('\n')).toMatch(/Changed: security group `consumer\/endpoint-sg`/);
    expect(sentences.join('\n')).not.toMatch(/It was reachable/);
    expect(cost).toMatchObject({ before: { total: 7.3 }, after: { total: 7.3 } });
  });

  test('flows of one text only are told, and their path is compared with nothing', () => {
    const other = ENDPOINT.replace('"app-to-sqs"', '"app-to-queue"');
    expect(comparison(ENDPOINT, other, 'app-to-sqs')).toMatchObject({
      flows: [
        { name: 'app-to-sns', before: 'reachable', after: 'reachable' },
        { name: 'app-to-sqs', before: 'not-reachable', after: 'absent' },
        { name: 'app-to-queue', before: 'absent', after: 'not-reachable' },
      ],
      path: undefined,
    });
  });

  test('swapped, verdicts, steps and costs change places', () => {
    const [there, back] = [comparison(NAT, ENDPOINT, 'app-to-sns'), comparison(ENDPOINT, NAT, 'app-to-sns')];
    const swapped = back.flows.map(({ before, after, ...flow }) => ({
      ...flow,
      before: after,
      after: before,
    }));
    expect(new Set(swapped.map(({ text: _, ...flow }) => JSON.stringify(flow)))).toEqual(
      new Set(there.flows.map(({ text: _, ...flow }) => JSON.stringify(flow))),
    );
    expect([back.cost.after, back.cost.before]).toEqual([there.cost.before, there.cost.after]);
    const count = ({ path }: typeof there, wanted: string): number =>
      path?.flatMap(({ steps }) => steps).filter(({ change }) => change === wanted).length ?? 0;
    expect(count(there, 'gone')).toBe(count(back, 'new'));
    expect(count(there, 'changed')).toBe(count(back, 'changed'));
  });

  test('a text that cannot be read is compared with nothing', () => {
    expect(compareTexts({ before: ENDPOINT, after: '{', flow: undefined }).kind).toBe('not-comparable');
    expect(compareTexts({ before: '', after: ENDPOINT, flow: undefined }).kind).toBe('not-comparable');
  });
});

describe('costs', () => {
  const costs = (
    paid: { first?: boolean; second?: boolean } = {},
    month = { hours: 730, gigabytes: 100, back: 0 },
  ) => {
    const answer = compareCosts({
      first: { text: NAT, flow: 'app-to-sns', hoursPaid: paid.first ?? false },
      second: { text: ENDPOINT, flow: 'app-to-sns', hoursPaid: paid.second ?? false },
      month,
    });
    if (answer.kind !== 'costs') throw new Error('no costs');
    return answer;
  };

  test('all counted, the endpoint costs less at any amount', () => {
    const { first, second, breakEven } = costs();
    expect([first.cost.total, second.cost.total]).toEqual([41, 8.3]);
    expect(breakEven).toMatchObject({ atZero: 'second', crossings: [] });
  });

  test('the NAT gateway’s hours paid anyway, it costs less up to 208.571429 GB', () => {
    const { first, breakEven, end } = costs({ first: true });
    expect(first.cost.total).toBe(4.5);
    // 730 hours at $0.01, over $0.045 less $0.01 a gigabyte.
    expect(breakEven.crossings).toMatchObject([{ gigabytes: 208.571429, cheaper: 'second' }]);
    expect(end).toBe(1000);
  });

  test('the lines start at the hours, rise, and meet where the crossing is', () => {
    fc.assert(
      fc.property(fc.nat(744), fc.nat(5000), fc.nat(100), fc.boolean(), (hours, gigabytes, back, first) => {
        const answer = costs({ first }, { hours, gigabytes, back });
        for (const { curve } of [answer.first, answer.second]) {
          expect(curve[0]?.gigabytes).toBe(0);
          expect(curve.at(-1)?.gigabytes).toBe(answer.end);
          for (const [index, point] of curve.entries())
            expect(point.amount).toBeGreaterThanOrEqual(curve[index - 1]?.amount ?? 0);
        }
        for (const { gigabytes: at } of answer.breakEven.crossings) {
          const [one, two] = [answer.first, answer.second].map(
            ({ curve }) => curve.find((point) => point.gigabytes === at)?.amount ?? Number.NaN,
          );
          expect(Math.abs((one ?? 0) - (two ?? 1))).toBeLessThan(0.001);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('months that cannot be are brought within bounds', () => {
    expect(monthWithin({ hours: 9999, gigabytes: Number.NaN, back: -3 })).toEqual({
      hours: 744,
      gigabytes: 0,
      back: 0,
    });
    expect(monthWithin({ hours: -1, gigabytes: Number.POSITIVE_INFINITY, back: 101 })).toEqual({
      hours: 0,
      gigabytes: 0,
      back: 100,
    });
  });

  test('a text that cannot be read, or a flow that is not there, has no costs', () => {
    const side = { text: NAT, flow: 'app-to-sns', hoursPaid: false };
    const month = { hours: 1, gigabytes: 1, back: 0 };
    expect(compareCosts({ first: side, second: { ...side, text: '[' }, month }).kind).toBe('no-costs');
    expect(compareCosts({ first: { ...side, flow: 'none' }, second: side, month }).kind).toBe('no-costs');
  });
});
