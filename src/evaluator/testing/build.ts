/** Helpers of the evaluator's own tests: small networks from few words. */
import { expect } from 'vitest';
import type { Network } from '../model/network.ts';
import { readNetwork } from '../model/read.ts';
import type { FlowRequest } from '../trace/ends.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import type { PathTrace, Trace } from '../trace/types.ts';
import { expectWhole } from './whole.ts';

/** A scenario as an author writes it, before it is text. */
export type Draft = Readonly<Record<string, unknown>>;

/** The network of a draft; the test fails with every problem where there is none. */
export const networkOf = (draft: Draft): Network => {
  const result = readNetwork(JSON.stringify({ version: 1, ...draft }));
  if (!result.ok)
    expect.fail(result.problems.map((problem) => `${problem.pointer}: ${problem.message}`).join('\n'));
  return result.network;
};

/** The trace of a flow; the test fails where the flow makes no sense, or its trace is not whole. */
export const traceIn = (draft: Draft, flow: FlowRequest): Trace => {
  const network = networkOf(draft);
  const result = traceFlow(network, flow);
  if (!result.ok) expect.fail(result.problem.message);
  expectWhole(network, result.trace);
  return result.trace;
};

/** The choice that is shown first. */
export const shownOf = (trace: Trace): PathTrace => {
  const shown = trace.choices[trace.shown];
  if (shown === undefined) expect.fail('a trace has at least one choice');
  return shown;
};

/** The finding codes of a trace, in order. */
export const codesOf = (trace: Trace): readonly string[] => trace.findings.map((finding) => finding.code);

const INSIDE = { protocol: 'tcp', port: 443, cidr: '10.0.0.0/16' };

/**
 * One VPC: `app` in `private-a`, `web` in `public-a` with a NAT gateway and an internet gateway,
 * and an interface endpoint for SNS. Parts can be replaced, or taken out with undefined.
 */
export const office = (changes: Draft = {}, vpc: Draft = {}): Draft => ({
  vpcs: {
    office: {
      cidr: '10.0.0.0/16',
      dnsHostnames: true,
      subnets: {
        'private-a': { cidr: '10.0.1.0/24', routeTable: 'private' },
        'public-a': { cidr: '10.0.2.0/24', routeTable: 'public' },
        'private-b': { cidr: '10.0.3.0/24', routeTable: 'private' },
      },
      routeTables: {
        private: { routes: { '0.0.0.0/0': 'nat' } },
        public: { routes: { '0.0.0.0/0': 'igw' } },
      },
      securityGroups: {
        open: { inbound: [{ cidr: '0.0.0.0/0' }] },
        endpoint: { inbound: [INSIDE] },
        closed: {},
      },
      ...vpc,
    },
  },
  instances: {
    app: { subnet: 'private-a', ip: '10.0.1.10', securityGroups: ['closed'] },
    web: { subnet: 'public-a', ip: '10.0.2.10', publicIp: '203.0.113.10', securityGroups: ['open'] },
    db: { subnet: 'private-b', ip: '10.0.3.10', securityGroups: ['open'] },
  },
  internetGateways: { igw: { vpc: 'office' } },
  natGateways: { nat: { subnet: 'public-a', ip: '10.0.2.5', publicIp: '203.0.113.5' } },
  ...changes,
});

/** An interface endpoint for SNS in `private-b`. */
export const snsEndpoint = (changes: Draft = {}): Draft => ({
  endpoints: {
    'vpce-sns': {
      type: 'interface',
      service: 'sns',
      subnets: ['private-b'],
      securityGroups: ['endpoint'],
      ...changes,
    },
  },
});

/** Two VPCs joined by a peering connection, an instance in each. */
export const peered = (changes: Draft = {}, peering: Draft = {}): Draft => ({
  vpcs: {
    left: {
      cidr: '10.1.0.0/16',
      subnets: { 'left-a': { cidr: '10.1.1.0/24' } },
      routeTables: { main: { main: true, routes: { '10.2.0.0/16': 'pcx' } } },
      securityGroups: { open: { inbound: [{ cidr: '0.0.0.0/0' }] }, clients: {} },
    },
    right: {
      cidr: '10.2.0.0/16',
      subnets: { 'right-a': { cidr: '10.2.1.0/24' } },
      routeTables: { main: { main: true, routes: { '10.1.0.0/16': 'pcx' } } },
      securityGroups: {
        open: { inbound: [{ cidr: '0.0.0.0/0' }] },
        fromLeft: { inbound: [{ securityGroup: 'left/clients' }] },
      },
    },
  },
  instances: {
    one: { subnet: 'left-a', ip: '10.1.1.10', securityGroups: ['clients'] },
    two: { subnet: 'right-a', ip: '10.2.1.10', securityGroups: ['fromLeft'] },
  },
  peerings: { pcx: { requester: 'left', accepter: 'right', ...peering } },
  ...changes,
});
