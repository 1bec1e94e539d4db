import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildNetwork, traceFlow } from '../../evaluator/index.ts';
import { terraformFile } from '../fixtures/files.ts';
import { importTerraform } from './index.ts';

interface Resource {
  readonly address: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const FLOWS = [
  { from: 'internet', to: 'aws_instance.web', port: 443 },
  { from: 'internet', to: 'aws_instance.web', port: 8443 },
  { from: 'aws_instance.web', to: '203.0.113.9', port: 443 },
] as const;

const resources: readonly Resource[] = JSON.parse(terraformFile('state.json').text).values.root_module
  .resources;

/** The state as a plan without a configuration, in which some attributes are only known after the apply. */
const planWithout = (unknown: ReadonlySet<string>): string =>
  JSON.stringify({
    planned_values: { root_module: { resources } },
    resource_changes: resources.map(({ address, values }) => {
      const isHidden = (key: string): boolean => unknown.has(`${address} ${key}`);
      return {
        address,
        change: {
          actions: ['create'],
          before: null,
          after: Object.fromEntries(Object.entries(values).filter(([key]) => !isHidden(key))),
          after_unknown: Object.fromEntries(
            Object.keys(values)
              .filter(isHidden)
              .map((key) => [key, true]),
          ),
        },
      };
    }),
  });

const verdicts = (text: string): readonly (string | undefined)[] => {
  const built = buildNetwork(importTerraform({ file: 'plan.json', text }).scenario);
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return FLOWS.map((flow) => {
    const traced = traceFlow(built.network, flow);
    // An end that is not in the scenario cannot be asked for.
    return traced.ok ? traced.trace.verdict : undefined;
  });
};

const known = verdicts(planWithout(new Set()));

test('the plan of which everything is known is judged', () => {
  expect(known).toEqual(['reachable', 'not-reachable', 'reachable']);
});

/** No verdict became its opposite. */
const expectNoFlip = (unknown: readonly string[]): void => {
  for (const [index, verdict] of verdicts(planWithout(new Set(unknown))).entries())
    expect([known[index], 'undetermined', undefined], unknown.join()).toContain(verdict);
};

const attributes = resources.flatMap(({ address, values }) =>
  Object.keys(values).map((key) => `${address} ${key}`),
);

test.each(attributes)('no verdict turns around when %s is not known', (attribute) => {
  expectNoFlip([attribute]);
});

test('no verdict turns around whatever is not known', () => {
  fc.assert(
    fc.property(fc.subarray(attributes), (unknown) => expectNoFlip(unknown)),
    { numRuns: 200 },
  );
});

type Flow = { readonly from: string; readonly to: string; readonly port: number };

/** Takes what every expression refers to away where the choices say so: a local value that nobody knows stands there. */
const withoutReferences = (value: unknown, hides: () => boolean): unknown => {
  if (Array.isArray(value)) return value.map((each) => withoutReferences(each, hides));
  if (typeof value !== 'object' || value === null) return value;
  if (Object.hasOwn(value, 'references')) return hides() ? { references: ['local.unknown'] } : value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withoutReferences(each, hides)]),
  );
};

const answers = (document: unknown, flows: readonly Flow[]): readonly (string | undefined)[] => {
  const { scenario } = importTerraform({ file: 'plan.json', text: JSON.stringify(document) });
  const built = buildNetwork(scenario);
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return flows.map((flow) => {
    const traced = traceFlow(built.network, flow);
    return traced.ok ? traced.trace.verdict : undefined;
  });
};

test.each<[string, readonly Flow[], readonly string[]]>([
  [
    'plain-vpc.plan.json',
    [
      { from: 'aws_instance.app', to: 'sns.eu-west-1.amazonaws.com', port: 443 },
      { from: 'aws_instance.app', to: 's3.eu-west-1.amazonaws.com', port: 443 },
      { from: 'internet', to: 'aws_instance.app', port: 22 },
    ],
    ['reachable', 'reachable', 'not-reachable'],
  ],
  [
    'vpc-module.plan.json',
    [
      { from: 'aws_instance.web.0', to: '203.0.113.9', port: 443 },
      { from: 'aws_instance.web.1', to: 'sqs.eu-west-1.amazonaws.com', port: 443 },
      { from: 'aws_instance.web.0', to: 'aws_instance.web.1', port: 22 },
    ],
    ['reachable', 'reachable', 'not-reachable'],
  ],
])(
  'no verdict of %s turns around whatever its expressions do not tell',
  (file, flows, expected) => {
    const document = JSON.parse(terraformFile(file).text);
    expect(answers(document, flows)).toEqual(expected);
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
        fc.integer({ min: 1, max: 9 }),
        (stream, share) => {
          const hides = (): boolean => stream.next().value < share;
          const hidden = { ...document, configuration: withoutReferences(document.configuration, hides) };
          for (const [index, verdict] of answers(hidden, flows).entries())
            expect([expected[index], 'undetermined', undefined]).toContain(verdict);
        },
      ),
      { numRuns: 100 },
    );
  },
  60_000,
);
