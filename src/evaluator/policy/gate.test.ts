import { describe, expect, it } from 'vitest';
import { networkOf, office, traceIn } from '../testing/build.ts';
import { traceFlow } from '../trace/trace-flow.ts';

const DENY_ALL = {
  Statement: [{ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }],
};
const bucket = (policy: unknown) =>
  office({
    endpoints: { s3: { type: 'gateway', service: 's3', vpc: 'office', routeTables: ['private'] } },
    resources: { data: { arn: 'arn:aws:s3:::data', account: '111111111111', policy } },
  });
const TO_S3 = { from: 'app', to: 's3.us-east-1.amazonaws.com' };

describe('a flow without an action', () => {
  it('is blocked by a policy that no request could pass', () => {
    const trace = traceIn(bucket(DENY_ALL), { ...TO_S3, resource: 'data' });
    expect(trace.verdict).toBe('not-reachable');
    expect(trace.findings.map(({ code }) => code)).toEqual(['resource-policy']);
  });
  it('is taken to be a request that a narrow policy allows', () => {
    const reads = { Statement: [{ ...DENY_ALL.Statement[0], Action: 's3:PutObject' }] };
    const trace = traceIn(bucket(reads), { ...TO_S3, resource: 'data' });
    expect(trace.verdict).toBe('reachable');
    expect(trace.assumptions.map(({ code }) => code)).toContain('access-policies');
  });
  it('asks no policy where it names neither end', () => {
    const trace = traceIn(bucket(DENY_ALL), TO_S3);
    expect(trace.verdict).toBe('reachable');
    expect(trace.assumptions.map(({ code }) => code)).not.toContain('access-policies');
  });
});

describe('a request that no policy could be asked about', () => {
  it.each([
    [{ action: 'GetObject' }, '/action', 'is not an action such as `s3:GetObject`'],
    [{ action: 's3:GetObject', principal: 'ap' }, '/principal', 'neither an ARN nor a principal'],
    [{ action: 's3:GetObject', resource: 'dta' }, '/resource', 'Did you mean `data`?'],
    [
      { action: 's3:GetObject', resource: `arn:aws:s3:::${'a'.repeat(2048)}` },
      '/resource',
      'neither an ARN nor a resource',
    ],
  ])('%j', (request, pointer, words) => {
    const result = traceFlow(networkOf(bucket(undefined)), { ...TO_S3, ...request });
    expect(result).toMatchObject({ ok: false, problem: { pointer } });
    expect(result.ok ? '' : result.problem.message).toContain(words);
  });
});
