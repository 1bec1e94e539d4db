/** The reports of `hopwise check` and `lint` for CI systems and code hosts. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hopwise, testFolder } from '../testing/command.ts';
import { network, policyFile, query } from '../testing/networks.ts';

const { file, path } = testFolder();
const policy = (name: string, expectations: object): string => policyFile(file, name, expectations);
const open = network(file, ['open']);
const closed = network(file, ['closed']);
const unknown = network(file, null);
const reaches = policy('reaches.json', { 'web reaches the database': { ...query, expect: 'reachable' } });
const apart = policy('apart.json', {
  'web is apart <from> the database': { ...query, expect: 'not-reachable' },
});

const good = (): string =>
  file('flows.json', {
    version: 1,
    vpcs: { v: { cidr: '10.0.0.0/16', subnets: { s: { cidr: '10.0.0.0/24' } } } },
    instances: { a: { subnet: 's' }, b: { subnet: 's' } },
    flows: { f: { from: 'a', to: 'b', port: 1, expect: 'reachable' } },
  });

/** Reads the elements of XML and their attributes; fails where tags do not match. No general parser. */
const elementsOf = (
  xml: string,
): readonly { readonly name: string; readonly attributes: Record<string, string> }[] => {
  const open: string[] = [];
  const found = [];
  expect(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n')).toBe(true);
  for (const [, close, name = '', attributes = '', self] of xml.matchAll(
    /<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g,
  )) {
    if (close === '/') expect(open.pop()).toBe(name);
    else {
      found.push({
        name,
        attributes: Object.fromEntries(
          [...attributes.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
        ),
      });
      if (self !== '/') open.push(name);
    }
  }
  expect(open).toEqual([]);
  return found;
};

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  testsuites: ['name', 'tests', 'failures', 'errors'],
  testsuite: ['name', 'tests', 'failures', 'errors', 'skipped'],
  testcase: ['name', 'classname'],
  failure: ['message', 'type'],
  error: ['message', 'type'],
  skipped: ['message'],
};

describe('JUnit', () => {
  it('is XML of the common kind: suites, cases, failures, errors', () => {
    const junit = path('out.xml');
    const { code, out } = hopwise(
      'check',
      '--policy',
      apart,
      open,
      path('absent.json'),
      closed,
      '--junit',
      junit,
      '--format',
      'junit',
    );
    expect(code).toBe(2);
    const elements = elementsOf(out);
    for (const { name, attributes } of elements)
      expect(ALLOWED[name], name).toEqual(expect.arrayContaining(Object.keys(attributes)));
    expect(elements.map(({ name }) => name)).toEqual([
      'testsuites',
      'testsuite',
      'testcase',
      'failure',
      'testcase',
      'testsuite',
      'testcase',
      'error',
    ]);
    expect(elements[0]?.attributes).toEqual({
      name: 'hopwise check',
      tests: '3',
      failures: '1',
      errors: '1',
    });
    expect(out).toContain('name="web is apart &lt;from&gt; the database"');
    expect(out).toContain('the &lt;db&gt; &amp; &quot;more&quot;');
    expect(hopwise('check', good()).code).toBe(0);
  });

  it('holds nothing that XML cannot', () => {
    const odd = policy('odd.json', {
      'a\u0000b\u001b[31m\uD800 ]]> \u202e': { ...query, expect: 'not-reachable' },
    });
    const { out } = hopwise('check', '--policy', odd, open, '--format', 'junit');
    const bad = [...out].filter((character) =>
      /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(character),
    );
    expect(bad).toEqual([]);
    elementsOf(out);
  });
});

describe('a mistake of the policy file', () => {
  const misspelt = policy('misspelt.json', {
    odd: { ...query, expect: { verdict: 'not-reachable', findings: ['security-group-inbuond'] } },
  });
  it.each([
    ['broken', file('broken-policy.json', '{ "version": 1, '), 'broken-policy.json:1:'],
    ['of a code', misspelt, 'Did you mean `security-group-inbound`?'],
  ])('is reported under its own name: %s', (_, broken, message) => {
    const [junit, sarif] = [path('mistake.xml'), path('mistake.sarif')];
    const { code, err } = hopwise('check', '--policy', broken, open, '--junit', junit, '--sarif', sarif);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) });
    const suites = elementsOf(readFileSync(junit, 'utf8')).filter(({ name }) => name === 'testsuite');
    expect(suites.map(({ attributes }) => attributes['name'])).toEqual([broken]);
    expect(readFileSync(sarif, 'utf8')).toContain('"executionSuccessful": false');
  });
});

interface Log {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly { readonly executionSuccessful: boolean }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region?: { readonly startLine: number; readonly startColumn: number };
        };
      }[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
    }[];
  }[];
}

/** Fails where a log is not one: what the standard and code hosts ask of each result. */
const logOf = (text: string) => {
  const log = JSON.parse(text) as Log;
  expect(log.version).toBe('2.1.0');
  const [run, ...more] = log.runs;
  if (run === undefined) expect.fail('a log has a run');
  expect(more).toEqual([]);
  const marks = new Set<string>();
  for (const result of run.results) {
    expect(run.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
    expect(['error', 'warning', 'note']).toContain(result.level);
    expect(result.message.text).toMatch(/./);
    const [location] = result.locations;
    const { artifactLocation, region } = location?.physicalLocation ?? {};
    expect(artifactLocation?.uri).toMatch(/^[\w./%:~-]+$/);
    if (region !== undefined) expect(Math.min(region.startLine, region.startColumn)).toBeGreaterThan(0);
    for (const mark of Object.values(result.partialFingerprints)) marks.add(mark);
  }
  expect(marks.size).toBe(run.results.length);
  return run;
};

describe('SARIF', () => {
  it('names the rule and the line of the resource that refuses', () => {
    const { code, out } = hopwise('check', '--policy', reaches, closed, '--format', 'sarif');
    expect(code).toBe(1);
    const { results, invocations } = logOf(out);
    expect(invocations).toEqual([{ executionSuccessful: true }]);
    expect(results).toMatchObject([
      {
        ruleId: 'security-group-inbound',
        level: 'error',
        message: { text: expect.stringContaining('web reaches the database: web1, web2 → db') },
        locations: [
          {
            physicalLocation: { region: { startLine: 22, startColumn: 9 } },
            logicalLocations: [{ name: 'closed', fullyQualifiedName: '/vpcs/main/securityGroups/closed' }],
          },
        ],
        relatedLocations: [{ message: { text: 'What is expected: web reaches the database' } }],
      },
    ]);
  });

  it('names the expectation where a packet arrives that should not, and what is not known', () => {
    const arrived = logOf(hopwise('check', '--policy', apart, open, '--format', 'sarif').out);
    expect(arrived.results).toMatchObject([
      { ruleId: 'expectation-not-met', locations: [{ physicalLocation: { region: { startLine: 4 } } }] },
    ]);
    const lacking = logOf(hopwise('check', '--policy', apart, unknown, '--format', 'sarif').out);
    expect(lacking.results).toMatchObject([{ ruleId: 'security-groups-unknown' }]);
  });

  it('names the line in the file of an export, by a path from here', () => {
    const rules = policy('fixture.json', {
      'app gets out': { from: 'app', to: '192.0.2.200', port: 80, expect: 'reachable' },
    });
    const sarif = path('out.sarif');
    const aws = 'src/import/fixtures/two-accounts';
    expect(hopwise('check', '--policy', rules, '--aws', aws, '--sarif', sarif).code).toBe(1);
    const again = hopwise('check', '--policy', rules, '--aws', aws, '--format', 'sarif').out;
    expect(logOf(again).results[0]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: `${aws}/111122223333/us-east-1/SecurityGroups.json` },
      region: { startLine: expect.any(Number), startColumn: 5 },
    });
  });

  it('says that a run was not whole', () => {
    const { code, out } = hopwise('check', path('absent.json'), '--format', 'sarif');
    expect(code).toBe(2);
    expect(logOf(out).invocations).toMatchObject([
      { executionSuccessful: false, toolExecutionNotifications: [{ level: 'error' }] },
    ]);
  });

  it('shows what lint found', () => {
    const { code, out } = hopwise('lint', '--aws', 'src/import/fixtures/two-accounts', '--format', 'sarif');
    expect(code).toBe(0);
    const { results } = logOf(out);
    const { results: listed } = JSON.parse(
      hopwise('lint', '--aws', 'src/import/fixtures/two-accounts', '--json').out,
    );
    expect(results.map(({ ruleId }) => ruleId)).toEqual(
      listed.map(({ code: each }: { code: string }) => each),
    );
    expect(results.every(({ locations }) => locations[0]?.physicalLocation.region !== undefined)).toBe(true);
    const inScenario = hopwise(
      'lint',
      '--scenario',
      'content/scenarios/peering/return-route-missing.json',
      '--format',
      'sarif',
    );
    expect(logOf(inScenario.out).results).toMatchObject([
      {
        ruleId: 'peering-one-way',
        level: 'warning',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'content/scenarios/peering/return-route-missing.json' },
              region: { startLine: expect.any(Number) },
            },
          },
        ],
      },
    ]);
  });
});

it('a report that cannot be written is a sentence', () => {
  const { code, err } = hopwise('check', good(), '--junit', path('no/such/folder/out.xml'));
  expect({ code, err }).toMatchObject({
    code: 2,
    err: expect.stringContaining('this report cannot be written (ENOENT).'),
  });
});
