import { describe, expect, it } from 'vitest';
import {
  buildNetwork,
  checkExpectation,
  type FlowRequest,
  type Network,
  readNetwork,
  type Scenario,
  traceFlow,
} from '../../evaluator/index.ts';
import { importAws } from '../aws/index.ts';
import { hubAndSpoke, twoAccounts } from '../fixtures/files.ts';
import { inventoryOf } from '../inventory/index.ts';
import { partIn, partOf, partText } from './index.ts';
import { answerText } from './same.ts';

const built = (scenario: Scenario): Network => {
  const result = buildNetwork(scenario);
  return result.ok ? result.network : expect.fail(JSON.stringify(result.problems));
};
const traceIn = (network: Network, request: FlowRequest) => {
  const result = traceFlow(network, request);
  return result.ok ? result.trace : expect.fail(result.problem.message);
};

/** What holds for every part; gives its text. */
const expectPart = (network: Network, request: FlowRequest): string => {
  const whole = traceIn(network, request);
  const { scenario } = partIn(network, request);
  const written = partText(scenario);
  if (!written.ok) expect.fail(written.message);
  expect(written.text).not.toContain('"origin"');
  const read = readNetwork(written.text);
  if (!read.ok) expect.fail(JSON.stringify(read.problems));
  const trace = traceIn(read.network, request);
  expect(answerText(trace)).toBe(answerText(whole));
  const flows = Object.values(read.scenario.flows ?? {});
  expect(flows.length).toBe(1);
  for (const { expect: expected } of flows)
    expect(expected === undefined ? ['nothing expected'] : checkExpectation(trace, expected)).toEqual([]);
  return written.text;
};

const HOSTS = [
  'internet',
  'sns.us-east-1.amazonaws.com',
  's3.us-east-1.amazonaws.com',
  'db.corp.example',
  '8.8.8.8',
];

describe.each([
  ['of two accounts', twoAccounts, 280],
  ['of a hub and a spoke', hubAndSpoke, 330],
])('the parts of an export %s', (_, files, most) => {
  const network = built(importAws(files()).scenario);
  const { rows } = inventoryOf(network);
  const sources = [...rows.filter(({ canSend }) => canSend).map(({ name }) => name), 'internet'];
  const destinations = [...rows.filter(({ canReceive }) => canReceive).map(({ name }) => name), ...HOSTS];

  it('answer alike, and are short', () => {
    const lengths: number[] = [];
    for (const from of sources)
      for (const to of destinations) {
        const request = { from, to, port: 443 };
        if (!traceFlow(network, request).ok) continue;
        lengths.push(expectPart(network, request).split('\n').length);
      }
    expect(lengths.length).toBeGreaterThan(40);
    // The exports of the tests are dense on purpose; what is imported in earnest stays below half of it.
    expect(Math.max(...lengths)).toBeLessThan(most);
  });
});

const OFFICE = {
  version: 1,
  vpcs: {
    office: {
      cidr: '10.0.0.0/16',
      subnets: {
        a: { cidr: '10.0.1.0/24', routeTable: 'private' },
        b: { cidr: '10.0.2.0/24', routeTable: 'public' },
        c: { cidr: '10.0.3.0/24' },
      },
      routeTables: {
        private: { routes: { '0.0.0.0/0': 'nat', '10.9.0.0/16': 'pcx' } },
        public: { routes: { '0.0.0.0/0': 'igw' } },
        spare: { main: true, routes: { '10.9.0.0/16': 'pcx' } },
      },
      securityGroups: { app: { inbound: [{ securityGroup: 'web' }] }, web: {}, other: {} },
    },
    far: {
      cidr: '10.9.0.0/16',
      subnets: { z: { cidr: '10.9.1.0/24' } },
      securityGroups: { inner: {} },
    },
  },
  instances: {
    app: { subnet: 'a', ip: '10.0.1.10', securityGroups: ['app'], label: 'the app' },
    bystander: { subnet: 'a', ip: '10.0.1.11', securityGroups: ['other'] },
    remote: { subnet: 'z', ip: '10.9.1.10', securityGroups: ['inner'] },
  },
  internetGateways: { igw: { vpc: 'office' } },
  natGateways: { nat: { subnet: 'b', ip: '10.0.2.5', publicIp: '203.0.113.5' } },
  peerings: { pcx: { requester: 'office', accepter: 'far' } },
  flows: { mine: { from: 'app', to: 'remote', port: 1 } },
} as const;
const office = (): Network => {
  const read = readNetwork(JSON.stringify(OFFICE));
  return read.ok ? read.network : expect.fail(JSON.stringify(read.problems));
};

describe('a part', () => {
  const request = { from: 'app', to: '8.8.8.8', port: 443 };
  const { scenario, whole } = partIn(office(), request);

  it('holds what decided, and what that names as a stub', () => {
    expect(whole).toBe(false);
    expect(scenario).toEqual({
      version: 1,
      vpcs: {
        office: {
          cidr: '10.0.0.0/16',
          subnets: { a: OFFICE.vpcs.office.subnets.a, b: OFFICE.vpcs.office.subnets.b },
          routeTables: {
            private: OFFICE.vpcs.office.routeTables.private,
            public: OFFICE.vpcs.office.routeTables.public,
          },
          // The group that a rule names is there, and its rules are not.
          securityGroups: { app: { inbound: [{ securityGroup: 'web' }] }, web: null },
        },
        far: { cidr: '10.9.0.0/16', subnets: null },
      },
      instances: { app: OFFICE.instances.app },
      internetGateways: OFFICE.internetGateways,
      natGateways: OFFICE.natGateways,
      peerings: OFFICE.peerings,
      flows: {
        'app-to-8.8.8.8': {
          from: 'app',
          to: '8.8.8.8',
          port: 443,
          expect: { verdict: 'reachable', private: false, path: ['app', 'a', 'b', 'nat', 'b', 'igw'] },
        },
      },
    });
  });

  it('is found for an end by its label, and for what the trace ends before', () => {
    expect(partOf(JSON.parse(JSON.stringify(OFFICE)), { ...request, from: 'the app' }).whole).toBe(false);
    const closed = partIn(office(), { from: 'app', to: 'remote', port: 5432 });
    expect(closed.scenario.instances).toMatchObject({ remote: {} });
    expect(closed.scenario.natGateways).toEqual({
      nat: {
        ...OFFICE.natGateways.nat,
      },
    });
  });

  it('is the whole where the flow makes no sense, or the scenario none', () => {
    const nobody = partIn(office(), { from: 'nobody', to: '8.8.8.8', port: 443 });
    expect(nobody).toEqual({ scenario: office().scenario, whole: true });
    const broken: Scenario = { version: 1, vpcs: {}, instances: { app: { subnet: 'nowhere' } } };
    expect(partOf(broken, request)).toEqual({ scenario: broken, whole: true });
  });

  it('keeps of a long table and a long group what was looked at', () => {
    const routes = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`172.16.${index}.0/24`, 'pcx']),
    );
    const rules = Array.from({ length: 60 }, (_, index) => ({
      protocol: 'tcp',
      port: 1000 + index,
      cidr: '10.0.0.0/8',
    }));
    const draft = structuredClone(OFFICE) as unknown as {
      vpcs: { office: { routeTables: object; securityGroups: object } };
    };
    draft.vpcs.office.routeTables = {
      ...OFFICE.vpcs.office.routeTables,
      private: { routes: { ...routes, '0.0.0.0/0': 'nat' } },
    };
    draft.vpcs.office.securityGroups = { app: { outbound: [...rules, { cidr: '0.0.0.0/0' }] }, other: {} };
    const read = readNetwork(JSON.stringify(draft));
    if (!read.ok) expect.fail(JSON.stringify(read.problems));
    const part = partIn(read.network, request);
    expect(part.scenario.vpcs['office']?.routeTables?.['private']?.routes).toEqual({ '0.0.0.0/0': 'nat' });
    expect(part.scenario.vpcs['office']?.securityGroups?.['app']?.outbound).toEqual([{ cidr: '0.0.0.0/0' }]);
    expectPart(read.network, request);
  });
});

describe('the text of a part', () => {
  it('has what fits on a line on one', () => {
    const written = partText({
      version: 1,
      title: 'A "title"',
      vpcs: {
        office: {
          cidr: ['10.0.0.0/16', '10.1.0.0/16'],
          subnets: { a: { cidr: '10.0.1.0/24' } },
          routeTables: {},
        },
      },
    });
    expect(written).toEqual({
      ok: true,
      text: `{
  "version": 1,
  "title": "A \\"title\\"",
  "vpcs": {
    "office": {
      "cidr": ["10.0.0.0/16", "10.1.0.0/16"],
      "subnets": { "a": { "cidr": "10.0.1.0/24" } },
      "routeTables": {}
    }
  }
}
`,
    });
  });

  it('is refused where an editor could not hold it', () => {
    const instances = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`i-${index}`, { subnet: 'a' }]),
    );
    expect(partText({ version: 1, vpcs: {}, instances })).toEqual({
      ok: false,
      message: expect.stringMatching(/^This scenario has \d+ characters; an editor holds 524288\.$/),
    });
  });
});
