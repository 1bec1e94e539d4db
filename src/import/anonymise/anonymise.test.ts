import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatPrefix, prefix } from '../../evaluator/address/prefix.ts';
import { checkExpectation, readNetwork, type Scenario, traceFlow } from '../../evaluator/index.ts';
import { scenarioJsonSchema } from '../../evaluator/model/json-schema.ts';
import { importAws } from '../aws/index.ts';
import { hubAndSpoke, twoAccounts } from '../fixtures/files.ts';
import { inventoryOf } from '../inventory/index.ts';
import { partIn } from '../part/index.ts';
import { addressMap } from './addresses.ts';
import { anonymise } from './index.ts';
import { expectSame, networkOf } from './testing/same.ts';

const EXAMPLES = join(import.meta.dirname, '../../../content/scenarios');
const examples = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .sort();

const read = (name: string): Scenario => {
  const result = readNetwork(readFileSync(join(EXAMPLES, name), 'utf8'));
  return result.ok ? result.scenario : expect.fail(JSON.stringify(result.problems));
};

describe('every example of this project', () => {
  it.each(examples)('%s is answered alike', (name) => {
    const scenario = read(name);
    expectSame(scenario);
    const { scenario: after } = anonymise(scenario);
    const network = networkOf(after);
    // Expectations were renamed too.
    for (const flow of Object.values(after.flows ?? {})) {
      const result = traceFlow(network, flow);
      if (!result.ok || flow.expect === undefined) expect.fail(JSON.stringify(result));
      expect(checkExpectation(result.trace, flow.expect)).toEqual([]);
    }
  });
});

/** Every text of a scenario, keys too. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(Array.isArray(value) ? [] : [key]),
    ...textsIn(inner),
  ]);
};

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[a-z0-9]{4,}/g) ?? [];

/** Words that say nothing: those of the format, of AWS's services and Regions, and ends of domains. */
const KNOWN = new Set([
  ...wordsOf(JSON.stringify(scenarioJsonSchema())),
  ...wordsOf(
    'amazonaws vpce compute east west north south central internal dualstack example publish statement',
  ),
  ...wordsOf(
    'version principal action resource effect allow deny condition carrier connect execute invoke root',
  ),
  // Versions of the policy language, beginnings of AWS's ids, kinds of gateway, and ports.
  ...wordsOf('2008 2012 eigw dxgw rcfg attach cloud core 9000 9010'),
]);
const ADDRESS = /\d+\.\d+\.\d+\.\d+(?:\/\d+)?|[0-9a-f]+:[0-9a-f:]*:[0-9a-f:]*(?:\/\d+)?/gi;
/** Ranges that stay what they are. */
const MEANT = /^(0\.0\.0\.0\/0|::\/0|10\.0\.0\.0\/8|172\.16\.0\.0\/12|192\.168\.0\.0\/16|169\.254\..*)$/;

const leaksOf = (scenario: Scenario, text: string): readonly string[] => {
  const texts = textsIn(scenario);
  const words = new Set(texts.flatMap(wordsOf).filter((word) => !KNOWN.has(word)));
  const now = new Set(wordsOf(text));
  const addresses = new Set(
    texts.flatMap((each) => each.match(ADDRESS) ?? []).filter((each) => !MEANT.test(each)),
  );
  const nowAddresses = new Set(text.match(ADDRESS) ?? []);
  return [
    ...[...words].filter((word) => now.has(word)),
    ...[...addresses].filter((address) => nowAddresses.has(address)),
  ];
};

/** An export whose public addresses are somebody's: those for documentation are nobody's, and stay. */
const withRealAddresses = (scenario: Scenario): Scenario =>
  JSON.parse(
    JSON.stringify(scenario)
      .replaceAll('192.0.2.', '44.201.7.')
      .replaceAll('198.51.100.', '52.95.33.')
      .replaceAll('203.0.113.', '3.88.19.')
      .replaceAll('2001:db8:', '2600:1f18:'),
  );

describe.each([
  ['of two accounts', twoAccounts],
  ['of a hub and a spoke', hubAndSpoke],
])('an export %s', (_, files) => {
  const scenario = withRealAddresses(importAws(files()).scenario);
  const network = networkOf(scenario);
  const { rows } = inventoryOf(network);
  const sources = rows.filter(({ canSend }) => canSend).map(({ name }) => name);
  const destinations = [
    ...rows
      .filter(({ canReceive }) => canReceive)
      .flatMap(({ name, ips }) => [name, ...ips.private, ...ips.public]),
    ...[
      '8.8.8.8',
      's3.us-east-1.amazonaws.com',
      'sns.us-east-1.amazonaws.com',
      'db.corp.example',
      'api.example.com',
    ],
  ];
  const flows = Object.fromEntries(
    sources
      .flatMap((from) => destinations.map((to) => ({ from, to, port: 443 })))
      .filter((flow) => traceFlow(network, flow).ok)
      .map((flow, index) => [`flow-of-mine-${index}`, flow]),
  );
  const text = expectSame({ ...scenario, flows });

  it('is answered alike', () => {
    expect(Object.keys(flows).length).toBeGreaterThan(30);
  });

  it('says nothing of whose it is', () => {
    expect(leaksOf(scenario, text)).toEqual([]);
    expect(text).not.toContain('"origin"');
    expect(text).not.toContain('"label"');
  });

  it('may be a part, too', () => {
    const [flow] = Object.values(flows);
    if (flow === undefined) expect.fail('no flow');
    const part = partIn(network, flow).scenario;
    expect(leaksOf(part, expectSame(part))).toEqual([]);
  });
});

const POLICIES = {
  version: 1,
  vpcs: {
    office: { cidr: '10.20.0.0/16', account: '222233334444', subnets: { a: { cidr: '10.20.1.0/24' } } },
  },
  instances: { app: { subnet: 'a', ip: '10.20.1.10', label: 'Payroll app' } },
  accounts: {
    '222233334444': {
      organization: 'o-acmecorp12',
      organizationPaths: ['o-acmecorp12/r-acme/ou-acme-payroll/'],
    },
  },
  principals: {
    clerk: {
      arn: 'arn:aws:iam::222233334444:role/payroll/ClerkRole',
      tags: { Team: 'Payroll', 'Cost Center': 'CC-4711' },
      policies: [
        {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'Mine',
              Effect: 'Allow',
              Action: 's3:Get*',
              Resource: `arn:aws:s3:::acme-\${aws:PrincipalTag/Team}/*`,
            },
          ],
        },
      ],
    },
  },
  resources: {
    bucket: {
      arn: 'arn:aws:s3:::acme-Payroll',
      account: '222233334444',
      policy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: ['arn:aws:s3:::acme-*', 'arn:aws:s3:::acme*'],
            Condition: {
              StringNotLike: {
                'aws:SourceVpce': 'vpce-pay*',
                'aws:PrincipalArn': 'arn:aws:iam::2222*:role/*lerkRole',
              },
              StringNotEquals: {
                'aws:PrincipalTag/Team': ['Payroll', 'payroll'],
                'aws:PrincipalOrgID': 'o-acmecorp12',
              },
              NotIpAddress: { 'aws:VpcSourceIp': '10.20.0.0/18' },
              Bool: { 'aws:SecureTransport': 'false' },
              AcmeOperator: { 'acme.okta.com:aud': 'acmeclient' },
            },
          },
          {
            Effect: 'Allow',
            Principal: {
              AWS: ['222233334444', 'arn:aws:iam::999988887777:root'],
              Service: 'lambda.amazonaws.com',
              Federated: 'acme.okta.com',
            },
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::acme-Payroll/reports/2024-??.csv',
          },
        ],
      },
    },
  },
  endpoints: {
    'vpce-payroll': { type: 'gateway', service: 's3', vpc: 'office', routeTables: ['main'] },
  },
  flows: {
    'fetch-payroll': {
      title: 'Payroll fetches',
      from: 'Payroll app',
      to: 's3.us-east-1.amazonaws.com',
      port: 443,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::acme-Payroll/reports/2024-06.csv',
      principal: 'clerk',
    },
    'by-session': {
      from: 'app',
      to: 's3.us-east-1.amazonaws.com',
      action: 's3:GetObject',
      resource: 'bucket',
      principal: 'arn:aws:sts::222233334444:assumed-role/ClerkRole/jane.doe',
    },
  },
};

it('leaves an address for documentation one', () => {
  const map = addressMap([], []);
  const mapped = (range: string): string => formatPrefix(map.map(prefix(range)));
  expect(mapped('198.51.100.7/32')).toMatch(/^198\.51\.100\./);
  expect(mapped('203.0.113.0/24')).toBe('203.0.113.0/24');
  expect(mapped('2001:db8::1/128')).toMatch(/^2001:db8:/);
});

describe('policies', () => {
  const result = readNetwork(JSON.stringify(POLICIES));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const { scenario } = result;
  const text = expectSame(scenario);
  const after: Scenario = JSON.parse(text);

  it('name nobody any more', () => {
    expect(text.toLowerCase()).not.toMatch(/acme|payroll|clerk|jane|okta|4711|2222/);
  });

  it('keep their structure, actions, operators, keys, ports and AWS’s own principals', () => {
    const [deny, allow] = Object(after.resources?.['resource-1']?.policy)['Statement'];
    expect(deny).toMatchObject({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Condition: {
        Bool: { 'aws:SecureTransport': 'false' },
        NotIpAddress: { 'aws:VpcSourceIp': expect.stringMatching(/^10\.\d+\.0\.0\/18$/) },
      },
    });
    expect(Object.keys(deny.Condition.StringNotLike)).toEqual(['aws:SourceVpce', 'aws:PrincipalArn']);
    // A pattern that cuts through words becomes the list of what it matches.
    expect(deny.Condition.StringNotLike['aws:SourceVpce']).toBe('vpce-1');
    expect(deny.Condition.StringNotLike['aws:PrincipalArn']).toBe(after.principals?.['principal-1']?.arn);
    // Words that differ in case alone still do.
    const [one, other] = deny.Condition.StringNotEquals[Object.keys(deny.Condition.StringNotEquals)[0] ?? ''];
    expect([one === other, one.toLowerCase()]).toEqual([false, other.toLowerCase()]);
    expect(allow.Principal.Service).toBe('lambda.amazonaws.com');
  });

  it('are held against accounts, ARNs and tags that changed alike', () => {
    const [account] = Object.keys(after.accounts ?? {});
    expect(account).toMatch(/^1\d{11}$/);
    expect(after.vpcs['vpc-1']?.account).toBe(account);
    expect(after.principals?.['principal-1']?.arn).toMatch(new RegExp(`^arn:aws:iam::${account}:role/`));
    expect(after.flows?.['flow-1']).toMatchObject({
      from: 'instance-1',
      principal: 'principal-1',
      port: 443,
    });
    expect(after.flows?.['flow-1']).not.toHaveProperty('title');
  });
});

describe('texts that could be anything', () => {
  it('are replaced where the format lets them stand', () => {
    const { scenario } = anonymise({
      version: 1,
      title: 'Acme',
      description: 'Acme',
      vpcs: {
        acme: {
          cidr: '10.20.0.0/16',
          region: 'acme-region-1',
          subnets: { __proto__x: { cidr: '10.20.0.0/24', zone: 'acme zone' } },
        },
      },
      networkInterfaces: { eni: { subnet: '__proto__x', use: 'acme use' } },
      otherGateways: { acmegw: { kind: 'Acme gateway' } },
      hostedZones: {
        z: {
          domain: 'Acme.Corp',
          vpcs: ['acme'],
          records: { 'ip-10-20-0-9.acme.corp': ['10.20.0.9', 'acme.corp'] },
        },
      },
      endpoints: {
        e: {
          type: 'interface',
          service: 'com.amazonaws.vpce.us-east-1.vpce-svc-0acme',
          subnets: ['__proto__x'],
          dnsNames: ['vpce-0acme-x1.vpce-svc-0acme.us-east-1.vpce.amazonaws.com'],
        },
      },
      flows: {
        acme: {
          from: 'eni',
          to: 'ip-10-20-0-9.ec2.internal',
          action: 'Acme action',
          expect: { verdict: 'reachable', path: ['acme-unknown'] },
        },
      },
    });
    const text = JSON.stringify(scenario);
    expect(text.toLowerCase()).not.toMatch(/acme|10\.20\.|10-20-|proto/);
    const [zone] = Object.values(scenario.hostedZones ?? {});
    expect(zone?.domain).toMatch(/^wrd\d+\.corp$/);
    expect(Object.values(scenario.endpoints ?? {})[0]).toMatchObject({
      service: expect.stringMatching(/^com\.amazonaws\.vpce\.us-east-1\.vpce-svc-\d+$/),
    });
    expect(Object.values(scenario.flows ?? {})[0]?.to).toMatch(/^ip-10-\d+-0-9\.ec2\.internal$/);
  });
});
