import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, shownOf, traceIn } from '../testing/build.ts';
import { OPEN, privateLink } from '../testing/networks.ts';

const NAME = 'com.amazonaws.vpce.us-east-1.vpce-svc-0a';
const FLOW = { from: 'client', to: 'vpce', port: 443 } as const;

describe('the service of an interface endpoint', () => {
  it('is found by the name that AWS gave it', () => {
    const trace = traceIn(privateLink({ endpoint: { service: NAME }, service: { serviceName: NAME } }), FLOW);
    expect(trace.verdict).toBe('reachable');
    expect(shownOf(trace).path).toContain('service');
    const other = traceIn(
      privateLink({ endpoint: { service: NAME }, service: { serviceName: `${NAME}b` } }),
      FLOW,
    );
    expect(codesOf(other)).toEqual(['peer-network-unknown']);
    expect(other.verdict).toBe('undetermined');
  });
  it('is somebody’s own where its name is no name of AWS’s services', () => {
    const draft = { ...privateLink({ endpoint: { service: NAME } }), endpointServices: {} };
    expect(codesOf(traceIn(draft, FLOW))).toEqual(['peer-network-unknown']);
  });
  it('is reached by an endpoint that is there in part', () => {
    expect(traceIn(privateLink({ endpoint: { state: 'partial' } }), FLOW).verdict).toBe('reachable');
    for (const state of ['pending', 'failed', 'deleting', 'rejected', 'expired'])
      expect(codesOf(traceIn(privateLink({ endpoint: { state } }), FLOW))).toContain('endpoint-state');
  });
  it('is in no zone that two accounts could compare, which the trace says', () => {
    const asked = (provider: string): readonly unknown[] => {
      const trace = traceIn(
        privateLink({
          consumer: { account: '111111111111' },
          provider: { account: provider },
          balancer: { subnets: ['provider-b'], ips: {} },
          endpoint: { state: 'available' },
          web: { subnet: 'provider-b', ip: '10.0.2.10' },
        }),
        FLOW,
      );
      return [
        trace.verdict,
        codesOf(trace),
        trace.assumptions.some(({ code }) => code === 'zones-of-two-accounts'),
      ];
    };
    expect(asked('111111111111')).toEqual(['not-reachable', ['endpoint-service-zone'], false]);
    expect(asked('222222222222')).toEqual(['reachable', [], true]);
  });
  it('is taken to stand in the zone that has its name where there is one', () => {
    const trace = traceIn(
      privateLink({
        consumer: { account: '111111111111' },
        provider: { account: '222222222222' },
        balancer: { subnets: ['provider-a', 'provider-b'], ips: {} },
        endpoint: { state: 'available' },
      }),
      FLOW,
    );
    expect(trace.choices).toHaveLength(1);
    expect(trace.assumptions.map(({ code }) => code)).not.toContain('zones-of-two-accounts');
  });
});

describe('a gateway endpoint', () => {
  /** `app` sends to addresses of S3 and others by a gateway endpoint. */
  const gateway = (prefixes: readonly string[] | undefined, more: Draft = {}): Draft => ({
    vpcs: {
      v: {
        cidr: '10.0.0.0/16',
        subnets: { a: { cidr: '10.0.1.0/24' } },
        routeTables: { main: { main: true } },
        securityGroups: OPEN,
      },
    },
    instances: { app: { subnet: 'a', ip: '10.0.1.10', securityGroups: ['open'] } },
    endpoints: { s3: { type: 'gateway', service: 's3', vpc: 'v', routeTables: ['main'], ...more } },
    ...(prefixes === undefined ? {} : { prefixLists: { 'pl-s3': { service: 's3', cidrs: prefixes } } }),
  });
  const flow = { from: 'app', to: 's3.us-east-1.amazonaws.com', port: 443 } as const;
  it('carries TCP and ping, and no UDP', () => {
    expect(traceIn(gateway(undefined), flow).verdict).toBe('reachable');
    const udp = traceIn(gateway(undefined), { ...flow, protocol: 'udp' });
    expect(codesOf(udp)).toContain('endpoint-protocol');
  });
  it('is taken to listen on other ports than 443, which the trace says', () => {
    const assumed = (port: number): readonly string[] =>
      traceIn(gateway(undefined), { ...flow, port }).assumptions.map(({ code }) => code);
    expect(assumed(443)).not.toContain('service-port');
    expect(assumed(80)).toContain('service-port');
  });
});

describe('a record of one’s own that leads to an interface endpoint', () => {
  const asked = (service: string, host: string): readonly unknown[] => {
    const trace = traceIn(
      {
        vpcs: {
          v: {
            cidr: '10.0.0.0/16',
            dnsHostnames: true,
            subnets: { a: { cidr: '10.0.1.0/24' } },
            securityGroups: OPEN,
          },
        },
        instances: { app: { subnet: 'a', ip: '10.0.1.10', securityGroups: ['open'] } },
        endpoints: {
          vpce: {
            type: 'interface',
            service,
            subnets: ['a'],
            securityGroups: ['open'],
            privateDns: false,
          },
        },
        hostedZones: { own: { domain: host, vpcs: ['v'], records: { [host]: 'vpce' } } },
      },
      { from: 'app', to: host, port: 443 },
    );
    return [trace.verdict, codesOf(trace)];
  };
  it.each([
    ['sns', 'sns.us-east-1.amazonaws.com'],
    ['s3', 'bucket.s3.us-east-1.amazonaws.com'],
    // Of a name that is no service's, nobody knows who has its certificate.
    ['sns', 'topics.example.com'],
    // A service that the table does not have may answer for any name.
    ['com.amazonaws.us-east-1.something-new', 'sqs.us-east-1.amazonaws.com'],
  ])('reaches %s by %s', (service, host) => {
    expect(asked(service, host)).toEqual(['reachable', []]);
  });
  it.each([
    ['sns', 'sqs.us-east-1.amazonaws.com'],
    ['s3', 'dynamodb.us-east-1.amazonaws.com'],
  ])('does not reach another service than %s, though %s leads there', (service, host) => {
    expect(asked(service, host)).toEqual(['not-reachable', ['endpoint-wrong-service']]);
  });
});
