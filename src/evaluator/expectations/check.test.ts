import { describe, expect, it } from 'vitest';
import { type Draft, networkOf, office, snsEndpoint } from '../testing/build.ts';
import { type CheckedExpectations, checkExpectations, type ExpectationResult } from './check.ts';
import { type Known, NOTHING_KNOWN } from './known.ts';
import { parseExpectations } from './parse.ts';

const check = (draft: Draft, expectations: Draft, known: Known = NOTHING_KNOWN): CheckedExpectations => {
  const parsed = parseExpectations(JSON.stringify({ version: 1, expectations }));
  if (!parsed.ok) expect.fail(parsed.problems.map(({ message }) => message).join('\n'));
  return checkExpectations(networkOf(draft), parsed.expectations, known);
};

/** The result of one expectation; the test fails where it cannot be checked. */
const resultOf = (draft: Draft, expected: Draft, known?: Known): ExpectationResult => {
  const checked = check(draft, { e: expected }, known);
  if (!checked.ok) expect.fail(checked.problems.map(({ message }) => message).join('\n'));
  const [result] = checked.results;
  if (result === undefined) expect.fail('one expectation gives one result');
  return result;
};

/** Why an expectation cannot be checked: pointers and sentences. */
const problemsOf = (draft: Draft, expected: Draft, known?: Known): readonly string[] => {
  const checked = check(draft, { e: expected }, known);
  return checked.ok ? [] : checked.problems.map(({ pointer, message }) => `${pointer} ${message}`);
};

const names = (ends: readonly { readonly name: string }[] | undefined): readonly string[] =>
  (ends ?? []).map(({ name }) => name);

const NO_INTERNET = { to: 'internet', port: 443, expect: 'not-reachable' };

describe('an expectation about single ends', () => {
  it('holds, or says what differs with the trace', () => {
    const asked = { from: 'app', to: 'db', port: 443 };
    expect(resultOf(office(), { ...asked, expect: 'reachable' })).toMatchObject({ pairs: 1, violations: [] });
    const { violations } = resultOf(office(), { ...asked, expect: 'not-reachable' });
    expect(violations).toMatchObject([
      {
        kind: 'differs',
        from: [{ name: 'app' }],
        to: [{ name: 'db' }],
        pairs: 1,
        differences: ['expected not-reachable, but it is reachable.'],
        trace: { verdict: 'reachable' },
      },
    ]);
  });

  it('asks each port', () => {
    const result = resultOf(office(), { from: 'db', to: 'app', port: [22, 443], expect: 'not-reachable' });
    expect(result).toMatchObject({ pairs: 2, violations: [] });
  });

  it('takes addresses, host names and the internet', () => {
    const draft = office(snsEndpoint());
    for (const to of ['10.0.3.10', 'internet'])
      expect(resultOf(draft, { from: 'app', to, port: 443, expect: 'reachable' }).violations).toEqual([]);
    const privately = { verdict: 'reachable', private: true, notOnPath: ['nat'] };
    const sns = { from: 'app', to: 'sns.us-east-1.amazonaws.com', expect: privately };
    expect(resultOf(draft, sns).violations).toEqual([]);
    expect(resultOf(office(), sns).violations).toMatchObject([
      { differences: [expect.stringContaining('private'), expect.stringContaining('`nat`')] },
    ]);
  });

  it('is met by undetermined only where that is expected', () => {
    const instances = { app: { subnet: 'private-a', securityGroups: null }, db: { subnet: 'private-b' } };
    const asked = { from: 'app', to: 'db', port: 443 };
    const open = { ...instances, db: { subnet: 'private-b', securityGroups: ['open'] } };
    for (const verdict of ['reachable', 'not-reachable']) {
      const { violations } = resultOf(office({ instances: open }), { ...asked, expect: verdict });
      expect(violations).toMatchObject([{ kind: 'undetermined', trace: { verdict: 'undetermined' } }]);
    }
    expect(resultOf(office({ instances: open }), { ...asked, expect: 'undetermined' }).violations).toEqual(
      [],
    );
  });
});

describe('a selection', () => {
  const selected = (selection: Draft, known?: Known): readonly string[] => {
    const { violations } = resultOf(
      office(snsEndpoint()),
      { from: 'web', to: selection, port: 443, expect: { verdict: 'undetermined' } },
      known,
    );
    return violations.flatMap(({ to }) => names(to)).sort();
  };
  const tags: Known = {
    aliases: new Map([['arn:aws:ec2:us-east-1:111122223333:instance/i-1', 'app']]),
    tags: new Map([
      ['app', [['tier', 'front']]],
      ['db', [['tier', 'data']]],
    ]),
  };

  it.each<[Draft, readonly string[]]>([
    [{ subnets: 'private-*' }, ['app', 'db', 'vpce-sns']],
    [{ subnets: ['private-a', 'private-b'], kinds: 'instance' }, ['app', 'db']],
    [{ subnets: 'private-?', securityGroups: 'open' }, ['db']],
    [{ securityGroups: 'office/closed' }, ['app']],
    [{ vpcs: 'office', kinds: ['endpoint'] }, ['vpce-sns']],
    [{ names: ['d?', 'vpce-*'] }, ['db', 'vpce-sns']],
    [{ names: 'arn:*instance/i-1' }, ['app']],
    [{ tags: { tier: 'd*' } }, ['db']],
    [{ tags: { tier: ['front', 'data'] }, subnets: 'private-a' }, ['app']],
  ])('%j', (selection, expected) => {
    expect(selected(selection, tags)).toEqual(expected);
  });

  it('goes by labels and Name tags too', () => {
    const instances = {
      i1: { subnet: 'private-a', label: 'front-1' },
      i2: { subnet: 'private-b', label: 'back' },
    };
    const ask = (from: unknown) => resultOf(office({ instances }), { from, ...NO_INTERNET }).violations;
    expect(ask({ names: 'front-*' }).flatMap(({ from }) => names(from))).toEqual(['i1']);
    expect(ask({ tags: { Name: 'back' } }).flatMap(({ from }) => names(from))).toEqual(['i2']);
    expect(ask('back').flatMap(({ from }) => names(from))).toEqual(['i2']);
  });

  it('asks what is alike once, and counts the pairs', () => {
    const instances = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [
        `a${index}`,
        { subnet: 'private-a', ip: `10.0.1.${20 + index}`, securityGroups: ['open'] },
      ]),
    );
    const { pairs, violations } = resultOf(office({ instances }), {
      from: { subnets: 'private-a' },
      ...NO_INTERNET,
    });
    expect(pairs).toBe(9);
    expect(violations).toHaveLength(1);
    expect(violations[0]).toMatchObject({ pairs: 9, trace: { flow: { to: 'internet' } } });
    expect(
      resultOf(office({ instances }), {
        from: { subnets: 'private-a' },
        to: { subnets: 'private-a' },
        port: 443,
        expect: 'reachable',
      }),
    ).toMatchObject({ pairs: 72, violations: [] });
  });

  it('asks by itself about an end that the expectation names, and one that has the address asked for', () => {
    const at = (host: number) => ({ subnet: 'private-a', ip: `10.0.1.${host}`, securityGroups: ['open'] });
    const draft = office({ instances: { a: at(20), b: at(21), c: at(22) } });
    const all = { subnets: 'private-a' };
    const without = { verdict: 'reachable', notOnPath: ['b'] };
    const { violations } = resultOf(draft, { from: all, to: all, port: 443, expect: without });
    expect(violations.every(({ from, to }) => names([...from, ...to]).includes('b'))).toBe(true);
    expect(violations.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(4);
    const result = resultOf(draft, { from: all, to: '10.0.1.21', port: 443, expect: 'not-reachable' });
    expect(result.violations.map(({ from }) => names(from))).toContainEqual(['a', 'c']);
  });

  it('asks each by itself for a name that may be the name of one of them', () => {
    const at = (host: number) => ({ subnet: 'private-a', ip: `10.0.1.${host}`, securityGroups: ['closed'] });
    const draft = office({ instances: { a: at(20), b: at(21), c: at(22) } });
    const asked = { from: { subnets: 'private-a' }, port: 443 };
    const own = resultOf(draft, { ...asked, to: 'ip-10-0-1-20.ec2.internal', expect: 'undetermined' });
    expect(own.violations.map(({ from }) => names(from))).toEqual([['a'], ['b'], ['c']]);
  });
});

describe('what cannot be checked does not pass', () => {
  it.each<[Draft, string]>([
    [
      { from: { subnets: ['private-a', 'private-x'] }, ...NO_INTERNET },
      '/expectations/e/from/subnets/1 `private-x` is the name of no subnet. Did you mean `private-a` or `private-b`?',
    ],
    [
      { from: { vpcs: 'ofice' }, ...NO_INTERNET },
      '/expectations/e/from/vpcs `ofice` is the name of no VPC. Did you mean `office`?',
    ],
    [
      { from: { securityGroups: 'web-*' }, ...NO_INTERNET },
      '/expectations/e/from/securityGroups `web-*` is the name of no security group.',
    ],
    [
      { from: { names: 'ap' }, ...NO_INTERNET },
      '/expectations/e/from/names `ap` is the name of no instance, interface, endpoint or load balancer. Did you mean `app`?',
    ],
    [
      { from: { tags: { tier: 'x' } }, ...NO_INTERNET },
      '/expectations/e/from/tags/tier `x` is the value of no tag `tier`.',
    ],
    [
      { from: {}, ...NO_INTERNET },
      '/expectations/e/from This selects nothing: say `names`, `kinds`, `subnets`, `vpcs`, `securityGroups` or `tags`.',
    ],
    [
      { from: { subnets: 'private-a', securityGroups: 'open' }, ...NO_INTERNET },
      '/expectations/e/from Nothing in the network has all of this.',
    ],
    [
      { from: { kinds: 'load-balancer' }, ...NO_INTERNET },
      '/expectations/e/from Nothing in the network has all of this.',
    ],
    [
      { from: 'ap', ...NO_INTERNET },
      '/expectations/e/from There is no instance or network interface `ap`. Did you mean `app`?',
    ],
    [
      { from: 'app', to: 'db', expect: 'reachable' },
      '/expectations/e/port A tcp flow to `db` needs a `port`.',
    ],
    [
      { from: 'app', to: { names: 'app' }, port: 1, expect: 'reachable' },
      '/expectations/e `from` and `to` are the same end: nothing would be checked.',
    ],
    [
      { from: 'app', to: 'db', port: 1, expect: { verdict: 'reachable', notOnPath: ['nut'] } },
      '/expectations/e/expect/notOnPath/0 `nut` is the name of nothing in the network.',
    ],
  ])('%j', (expected, problem) => {
    expect(problemsOf(office(), expected)).toEqual([problem]);
  });

  it('an endpoint starts no connection', () => {
    const draft = office(snsEndpoint());
    expect(problemsOf(draft, { from: { kinds: 'endpoint' }, ...NO_INTERNET })).toEqual([
      '/expectations/e/from Nothing of this starts a connection.',
    ]);
    expect(problemsOf(draft, { from: 'vpce-sns', ...NO_INTERNET })[0]).toContain('cannot be a source');
  });

  it('a label of several ends is refused with them', () => {
    const instances = { i1: { subnet: 'private-a', label: 'x' }, i2: { subnet: 'private-b', label: 'x' } };
    expect(problemsOf(office({ instances }), { from: 'x', ...NO_INTERNET })[0]).toContain('`i1`, `i2`');
  });

  it('unless the file says that it is optional', () => {
    const expected = { from: { subnets: 'x' }, ...NO_INTERNET, optional: true };
    expect(resultOf(office(), expected)).toMatchObject({ skipped: true, pairs: 0, violations: [] });
    const some = { from: { subnets: ['private-a', 'x'] }, ...NO_INTERNET, optional: true };
    expect(resultOf(office(), some)).toMatchObject({ skipped: false, pairs: 1 });
  });

  it('all ends means also those that the data lacks', () => {
    const draft = office({}, { unknown: ['networkInterfaces'] });
    const from = { subnets: 'private-b' };
    const expected = { from, to: 'app', port: 443, expect: 'not-reachable' };
    expect(resultOf(draft, expected).violations).toEqual([
      {
        kind: 'undetermined',
        from: [],
        to: [],
        pairs: 0,
        differences: [
          'The data may lack network interfaces of VPC `office`: more may be selected than is known.',
        ],
        trace: undefined,
      },
    ]);
    expect(resultOf(draft, { ...expected, from: { names: 'db' } }).violations).toEqual([]);
    const unsure = office({ instances: { app: { subnet: 'private-a', securityGroups: null } } });
    const grouped = { from: { securityGroups: 'open' }, ...NO_INTERNET };
    expect(resultOf(unsure, grouped).violations).toMatchObject([
      { differences: [expect.stringContaining('Whether `app` is selected is not known')] },
    ]);
  });
});
