import { describe, expect, it } from 'vitest';
import { type Draft, networkOf, office, shownOf, traceIn } from '../testing/build.ts';
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
    [{ principal: 'arn:aws:iam::111111111111:group/all' }, '/principal', 'is nobody who can call'],
    [{ principal: 'arn:aws:s3:::data' }, '/principal', 'is nobody who can call'],
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

describe('what is said of the policies at both ends', () => {
  const ROLE = 'arn:aws:iam::111111111111:role/app';
  const own = (effect: string, more: Draft = {}) => ({
    Statement: [{ Sid: 'Own', Effect: effect, Action: 's3:*', Resource: '*', ...more }],
  });
  const theirs = (effect: string, more: Draft = {}) => ({
    Statement: [{ Sid: 'Theirs', Effect: effect, Principal: '*', Action: '*', Resource: '*', ...more }],
  });
  const said = (policy: unknown, policies: unknown, more: Draft = {}): readonly string[] => {
    const draft = { ...bucket(policy), principals: { app: { arn: ROLE, policies, ...more } } };
    const flow = { ...TO_S3, action: 's3:GetObject', resource: 'data', principal: 'app' };
    const trace = traceIn(draft, flow);
    return shownOf(trace)
      .there.filter(({ kind }) => kind === 'policy')
      .slice(1)
      .map(({ answer, pointer }) => `${pointer}: ${answer}`);
  };
  it.each<[string, readonly string[]]>([
    ['/resources/data: It is allowed by the policies of both.', said(theirs('Allow'), [own('Allow')])],
    [
      '/resources/data: It is allowed by the resource’s policy, statement `Theirs`.',
      said(theirs('Allow'), []),
    ],
    [
      '/resources/data: It is allowed by the caller’s own policies, statement `Own`.',
      said(theirs('Allow', { Action: 'sns:*' }), [own('Allow')]),
    ],
    ['/resources/data: It is allowed by the caller’s own permissions.', said(undefined, undefined)],
    [
      '/resources/data/policy: The policy of `data` does not let `s3:GetObject` on `data` pass: statement `Theirs` denies it.',
      said(theirs('Deny'), [own('Allow')]),
    ],
    [
      '/principals/app/policies: The caller’s own policies do not allow `s3:GetObject` on `data`: statement `Own` denies it.',
      said(theirs('Allow'), [own('Deny')]),
    ],
    [
      '/principals/app/policies: The caller’s own policies do not allow `s3:GetObject` on `data`: no statement allows it.',
      said(undefined, []),
    ],
    [
      '/principals/app/policies: The caller’s own policies do not allow `s3:GetObject` on `data`: the permissions boundary does not.',
      said(undefined, [own('Allow')], { permissionsBoundary: own('Allow', { Action: 'sns:*' }) }),
    ],
    [
      '/resources/data: Whether the policies of caller and resource allow `s3:GetObject` on `data` depends on `aws:UserAgent`.',
      said(theirs('Deny', { Condition: { StringEquals: { 'aws:UserAgent': 'x' } } }), [own('Allow')]),
    ],
  ])('%s', (sentence, answers) => {
    expect(answers).toEqual([sentence]);
  });
});

describe('an endpoint’s policy', () => {
  const office3 = (policy: unknown, type: 'gateway' | 'interface' = 'gateway') =>
    office({
      endpoints: {
        s3:
          type === 'gateway'
            ? { type, service: 's3', vpc: 'office', routeTables: ['private'], policy }
            : { type, service: 's3', subnets: ['private-b'], securityGroups: ['endpoint'], policy },
      },
    });
  const ask = (policy: unknown, type?: 'gateway' | 'interface') => {
    const trace = traceIn(office3(policy, type), { ...TO_S3, action: 's3:GetObject' });
    const hop = shownOf(trace).there.find(({ kind }) => kind === 'policy');
    return [trace.verdict, hop?.pointer, hop?.answer];
  };
  const allow = { Sid: 'Some', Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
  it('is full access where none is given', () => {
    expect(ask(undefined)).toEqual(['reachable', '/endpoints/s3', 'The endpoint policy allows everything.']);
  });
  it('allows by a statement, or not', () => {
    expect(ask({ Statement: [allow] })[1]).toBe('/endpoints/s3/policy/Statement/0');
    expect(ask({ Statement: [{ ...allow, Action: 's3:Put*' }] })).toEqual([
      'not-reachable',
      '/endpoints/s3/policy',
      'The policy of `s3` does not allow `s3:GetObject`: no statement of it does.',
    ]);
    expect(ask({ Statement: [allow, { ...allow, Sid: 'No', Effect: 'Deny' }] })).toEqual([
      'not-reachable',
      '/endpoints/s3/policy/Statement/1',
      'The policy of `s3` does not allow `s3:GetObject`: statement `No` denies it.',
    ]);
  });
  it('of a gateway endpoint knows everybody only', () => {
    const some = { Statement: [{ ...allow, Principal: { AWS: '111111111111' } }] };
    expect(ask(some)[0]).toBe('not-reachable');
    expect(ask(some, 'interface')[0]).toBe('undetermined');
  });
  it('is in doubt, and says on what', () => {
    const some = { Statement: [{ ...allow, Condition: { StringEquals: { 'aws:UserAgent': 'x' } } }] };
    expect(ask(some)).toEqual([
      'undetermined',
      '/endpoints/s3/policy',
      'Whether the policy of `s3` allows `s3:GetObject` depends on `aws:UserAgent`.',
    ]);
  });
});

describe('a flow that says nothing of its request', () => {
  const ask = (policy: unknown, flow: Draft = {}) => {
    const draft = office({
      endpoints: { s3: { type: 'gateway', service: 's3', vpc: 'office', routeTables: ['private'], policy } },
    });
    const trace = traceIn(draft, { ...TO_S3, ...flow });
    return { verdict: trace.verdict, codes: trace.assumptions.map(({ code }) => code), trace };
  };
  const allow = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
  it('passes full access without assuming anything of the endpoint’s policy', () => {
    const { verdict, codes } = ask({ Statement: [allow] });
    expect(verdict).toBe('reachable');
    expect(codes).not.toContain('endpoint-policy');
  });
  it('is taken to be what a narrower policy allows', () => {
    const { verdict, codes, trace } = ask({ Statement: [{ ...allow, Action: 's3:Get*' }] });
    expect(verdict).toBe('reachable');
    expect(codes).toContain('endpoint-policy');
    expect(trace.assumptions.find(({ code }) => code === 'endpoint-policy')?.facts).toEqual(['F-POL-01']);
    const hop = shownOf(trace).there.find(({ kind }) => kind === 'policy');
    expect(hop).toMatchObject({ decision: 'passes', pointer: '/endpoints/s3/policy' });
    expect(hop?.answer).toContain('narrower than full access');
  });
  it('is stopped by one that allows no request of the service', () => {
    const { verdict, trace } = ask({ Statement: [{ ...allow, Action: 'sns:*' }] });
    expect(verdict).toBe('not-reachable');
    expect(trace.findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'endpoint-policy: The policy of `s3` allows no request at all that comes this way.',
    ]);
  });
});

describe('both ends at once', () => {
  it('are blockers of one pass, each with its place', () => {
    const own = { Statement: [{ Effect: 'Allow', Action: 'sns:*', Resource: '*' }] };
    const draft = {
      ...bucket({ ...DENY_ALL, Version: '2012-10-17' }),
      principals: { app: { arn: 'arn:aws:iam::111111111111:role/app', policies: [own] } },
    };
    const flow = { ...TO_S3, action: 's3:GetObject', resource: 'data', principal: 'app' };
    const { findings } = traceIn(draft, flow);
    expect(findings.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['resource-policy', '/resources/data/policy'],
      ['identity-policy', '/principals/app/policies'],
    ]);
  });
  it('of which none is written point to the end itself', () => {
    const draft = {
      ...bucket(undefined),
      principals: { app: { arn: 'arn:aws:iam::222222222222:role/app' } },
    };
    const flow = { ...TO_S3, action: 's3:GetObject', resource: 'data', principal: 'app' };
    const { findings } = traceIn(draft, flow);
    expect(findings.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['resource-policy', '/resources/data'],
    ]);
  });
});

describe('a request that its service may not answer', () => {
  const draft = (region: string, policy: unknown): Draft =>
    office({
      endpoints: {
        sqs: { type: 'interface', service: 'sqs', subnets: ['private-b'], securityGroups: ['endpoint'] },
      },
      resources: { jobs: { arn: `arn:aws:sqs:${region}:111111111111:jobs`, policy } },
    });
  const ask = (flow: Draft, region = 'us-east-1', policy: unknown = undefined) => {
    const trace = traceIn(draft(region, policy), { from: 'app', to: 'sqs', ...flow });
    return [trace.verdict, ...trace.findings.map(({ message }) => message)];
  };
  it('for a resource of another Region', () => {
    const flow = { action: 'sqs:SendMessage', resource: 'jobs' };
    expect(ask(flow)).toEqual(['reachable']);
    expect(ask(flow, 'eu-west-1')).toEqual([
      'undetermined',
      'What comes of `sqs:SendMessage` on `jobs` is not documented: it is a resource of `eu-west-1` at a service of `us-east-1`.',
    ]);
    expect(ask({ ...flow, resource: 'arn:aws:sqs:us-west-2:111111111111:*' })[0]).toBe('undetermined');
    expect(ask({ ...flow, resource: 'arn:aws:sqs:*:111111111111:jobs' })[0]).toBe('reachable');
    expect(ask(flow, 'eu-west-1', DENY_ALL)[0]).toBe('not-reachable');
  });
  it('for an action of another service', () => {
    expect(ask({ action: 'S3:GetObject' })).toEqual([
      'undetermined',
      'What comes of `S3:GetObject` is not documented: it is an action of `s3` at a service that IAM calls `sqs`.',
    ]);
    // IAM’s name of this one is not known here.
    expect(ask({ action: 'execute-api:Invoke' })[0]).toBe('reachable');
  });
});
