import { describe, expect, it } from 'vitest';
import { codesOf, type Draft, office, shownOf, snsEndpoint, traceIn } from '../testing/build.ts';
import type { FlowRequest } from '../trace/ends.ts';

const SNS = 'sns.us-east-1.amazonaws.com';
const S3 = 's3.us-east-1.amazonaws.com';

/** What the endpoint decided, what came of it, and what was taken for granted. */
const crossed = (draft: Draft, flow: FlowRequest) => {
  const trace = traceIn(draft, flow);
  const hops = shownOf(trace).there.filter(({ kind }) => kind === 'endpoint');
  return {
    decisions: hops.map(({ decision }) => decision),
    codes: codesOf(trace),
    assumptions: trace.assumptions.map(({ code }) => code),
  };
};
const groups = {
  securityGroups: { open: {}, endpoint: { inbound: [{ cidr: '0.0.0.0/0' }] }, closed: {} },
};

describe('an interface endpoint of an AWS service', () => {
  const asked = (flow: Partial<FlowRequest>, changes: Draft = {}) =>
    crossed(office(snsEndpoint(changes), groups), { from: 'app', to: 'vpce-sns', ...flow });
  it('passes once, or refuses for each reason', () => {
    expect(asked({ port: 443 })).toEqual({ decisions: ['passes'], codes: [], assumptions: [] });
    expect(asked({ port: 443 }, { state: 'pending' })).toMatchObject({
      decisions: ['refuses'],
      codes: ['endpoint-state'],
    });
    expect(asked({ protocol: 'icmp' }, { state: 'pending' })).toMatchObject({
      decisions: ['refuses', 'refuses'],
      codes: ['endpoint-state', 'endpoint-protocol'],
    });
  });
  it('is known to listen on tcp 443, and taken to listen elsewhere', () => {
    expect(asked({ port: 8443 }).assumptions).toContain('service-port');
    expect(asked({ protocol: 'udp', port: 53 }).assumptions).toContain('service-port');
    expect(asked({ port: 443 }).assumptions).not.toContain('service-port');
  });
  it('leads into another Region for the services that AWS lists only (fact F-IFE-09)', () => {
    const far = (service: string) => asked({ port: 443 }, { service });
    expect(far('com.amazonaws.eu-west-1.sns').codes).toEqual(['endpoint-service-region']);
    expect(far('com.amazonaws.eu-west-1.kms').codes).toEqual([]);
  });
});

describe('a gateway endpoint', () => {
  const asked = (flow: Partial<FlowRequest>, changes: Draft = {}, more: Draft = {}) =>
    crossed(
      office({
        endpoints: {
          'vpce-s3': { type: 'gateway', service: 's3', vpc: 'office', routeTables: ['private'], ...changes },
        },
        ...more,
      }),
      { from: 'app', to: S3, ...flow },
    );
  it('passes once, or refuses for each reason', () => {
    expect(asked({ port: 443 })).toEqual({ decisions: ['passes'], codes: [], assumptions: [] });
    expect(asked({ port: 443 }, { state: 'pending' })).toMatchObject({
      decisions: ['refuses'],
      codes: ['endpoint-state'],
    });
    expect(asked({ protocol: 'udp', port: 443 })).toMatchObject({
      decisions: ['refuses'],
      codes: ['endpoint-protocol'],
    });
    expect(asked({ protocol: 'icmp' })).toMatchObject({ decisions: ['passes'], codes: [] });
  });
  it('takes S3 to listen on other ports than 443', () => {
    expect(asked({ port: 80 }).assumptions).toContain('service-port');
    expect(asked({ protocol: 'icmp' }).assumptions).not.toContain('service-port');
  });
  it('takes an address that the list of its service holds', () => {
    const lists = { prefixLists: { pl: { service: 's3', entries: ['52.216.0.0/15'] } } };
    expect(asked({ to: '52.216.0.9', port: 443 }, {}, lists)).toMatchObject({
      decisions: ['passes'],
      codes: [],
    });
    // Another service does not go there.
    expect(asked({ to: SNS, port: 443 }, {}, lists).decisions).toEqual([]);
  });
});
