import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCidr } from '../address/prefix.ts';
import { someAddressOf } from '../address/set.ts';
import { askDocument } from './access.ts';
import { readPolicy } from './document.ts';
import { askPolicy } from './evaluate.ts';
import { askPattern } from './resource.ts';
import type { ContextValue, PolicyAnswer, PolicyKind, PolicyRequest, Requested } from './types.ts';
import { arnMatches, wildcardCovers, wildcardMatches, wildcardMeets } from './wildcard.ts';

const known = (...values: readonly string[]): ContextValue => ({ kind: 'known', values });
const ABSENT: ContextValue = { kind: 'absent' };

const request = (
  changes: Partial<PolicyRequest> = {},
  context: Record<string, ContextValue> = {},
): PolicyRequest => ({
  action: 's3:GetObject',
  service: 's3',
  resource: { kind: 'exact', arn: 'arn:aws:s3:::data/file' },
  principal: 'arn:aws:iam::111111111111:role/app',
  bounded: false,
  ...changes,
  context: new Map(Object.entries(context)),
});

/** Asks a document that stands on a resource, unless the test says otherwise. */
const decide = (document: never, asked: PolicyRequest, kind: PolicyKind = 'resource') =>
  askDocument(document, asked, { kind });

type Fields = Readonly<Record<string, unknown>>;
const ALLOW = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
const policy = (...statements: readonly Fields[]) =>
  ({ Version: '2012-10-17', Statement: statements }) as never;
const ask = (statement: Fields, asked: PolicyRequest = request()): PolicyAnswer['kind'] =>
  decide(policy({ ...ALLOW, ...statement }), asked).kind;

/** What a condition comes to for a context: allow, deny or unclear. */
const when = (condition: Fields, context: Record<string, ContextValue>): PolicyAnswer['kind'] =>
  ask({ Condition: condition }, request({}, context));

describe('actions, resources and principals', () => {
  it.each<[string, Fields, PolicyAnswer['kind']]>([
    ['an action in another case', { Action: 'S3:getobject' }, 'allow'],
    ['a wildcard', { Action: ['sns:*', 's3:Get*'] }, 'allow'],
    ['another action', { Action: 's3:PutObject' }, 'deny'],
    ['all but another', { Action: undefined, NotAction: 's3:Put*' }, 'allow'],
    ['all but this', { Action: undefined, NotAction: 's3:Get*' }, 'deny'],
    ['the object', { Resource: 'arn:aws:s3:::data/*' }, 'allow'],
    ['another bucket', { Resource: 'arn:aws:s3:::other/*' }, 'deny'],
    ['all but another bucket', { Resource: undefined, NotResource: 'arn:aws:s3:::other/*' }, 'allow'],
    ['an account', { Principal: { AWS: '111111111111' } }, 'allow'],
    ['the root of an account', { Principal: { AWS: 'arn:aws:iam::111111111111:root' } }, 'allow'],
    ['another account', { Principal: { AWS: '222222222222' } }, 'deny'],
    ['the role', { Principal: { AWS: ['arn:aws:iam::111111111111:role/app'] } }, 'allow'],
    ['another role', { Principal: { AWS: 'arn:aws:iam::111111111111:role/other' } }, 'deny'],
    ['a service', { Principal: { Service: 'sns.amazonaws.com' } }, 'deny'],
    [
      'everybody but the role',
      { Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::111111111111:role/app' } },
      'deny',
    ],
    [
      'everybody but another',
      { Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::111111111111:role/other' } },
      'allow',
    ],
    ['somebody whom IAM does not know', { Principal: { Federated: 'x' } }, 'unclear'],
  ])('%s', (_, statement, answer) => {
    const defined = Object.fromEntries(
      Object.entries({ ...ALLOW, ...statement }).filter(([, value]) => value !== undefined),
    );
    expect(decide(policy(defined), request()).kind).toBe(answer);
  });

  it('know a role behind its session, with and without a path', () => {
    const session = request({ principal: 'arn:aws:sts::111111111111:assumed-role/app/i-1' });
    expect(ask({ Principal: { AWS: 'arn:aws:iam::111111111111:role/app' } }, session)).toBe('allow');
    expect(ask({ Principal: { AWS: 'arn:aws:iam::111111111111:role/team/app' } }, session)).toBe('allow');
    expect(ask({ Principal: { AWS: 'arn:aws:iam::111111111111:role/other' } }, session)).toBe('deny');
  });

  it('match the ARNs of conditions part by part', () => {
    expect(arnMatches('arn:aws:sns:*:111111111111:*', 'arn:aws:sns:us-east-1:111111111111:topic')).toBe(true);
    expect(arnMatches('arn:aws:sns:*:topic', 'arn:aws:sns:us-east-1:111111111111:topic')).toBe(true);
    expect(
      arnMatches('arn:aws:logs:*:*:log-group:a*', 'arn:aws:logs:us-east-1:111111111111:log-group:ab:x'),
    ).toBe(true);
    expect(arnMatches('arn:aws:s*:::data', 'arn:aws:s3:::data')).toBe(true);
    expect(arnMatches('arn:aws:*:x:y:data', 'arn:aws:s3:::data')).toBe(false);
  });

  const TOPIC = 'arn:aws:sns:us-east-1:111111111111:topic';
  const STREAM = 'arn:aws:logs:us-east-1:111111111111:log-group:x:log-stream:y';
  it.each<[string, string, 'yes' | 'no' | 'maybe']>([
    ['arn:aws:sns:*:111111111111:*', TOPIC, 'yes'],
    // The star ends its part, so it reaches over the account's too (fact F-POL-08b).
    ['arn:aws:sns:*:topic', TOPIC, 'yes'],
    ['arn:aws:sns:us-*', TOPIC, 'yes'],
    ['arn:aws:sns:us-*-1:111111111111:topic', TOPIC, 'yes'],
    ['arn:aws:logs:*:log-group:x:log-stream:y', STREAM, 'yes'],
    ['arn:aws:sns:us-east-1:111111111111:top?c', TOPIC, 'yes'],
    // A star within its part, or a question mark, in place of a colon: not documented.
    ['arn:aws:sns:us-*1:topic', TOPIC, 'maybe'],
    ['arn:aws:sns:us-east-1?111111111111:topic', TOPIC, 'maybe'],
    ['arn:aws:s*', TOPIC, 'maybe'],
    ['arn:aws:*', TOPIC, 'maybe'],
    ['arn:aws:sns:*:other', TOPIC, 'no'],
    ['*', TOPIC, 'yes'],
  ])('the resource %s against %s: %s', (pattern, arn, answer) => {
    expect(askPattern(pattern, { kind: 'exact', arn })).toBe(answer);
  });

  const OBJECTS: Requested = { kind: 'below', prefix: 'arn:aws:s3:::data/' };
  const BUCKET_OR_OBJECTS: Requested = {
    kind: 'either',
    arn: 'arn:aws:s3:::data',
    prefix: 'arn:aws:s3:::data/',
  };
  it.each<[string, Requested, 'yes' | 'no' | 'maybe']>([
    ['arn:aws:s3:::data/*', OBJECTS, 'yes'],
    ['arn:aws:s3:::d*', OBJECTS, 'yes'],
    ['arn:aws:s3:::data/logs/*', OBJECTS, 'maybe'],
    ['arn:aws:s3:::data/*.txt', OBJECTS, 'maybe'],
    ['arn:aws:s3:::data', OBJECTS, 'no'],
    ['arn:aws:s3:::database/*', OBJECTS, 'no'],
    ['arn:aws:s3:::data', BUCKET_OR_OBJECTS, 'maybe'],
    ['arn:aws:s3:::data*', BUCKET_OR_OBJECTS, 'yes'],
    ['arn:aws:s3:::other*', BUCKET_OR_OBJECTS, 'no'],
  ])('the resource %s against some object: %#', (pattern, requested, answer) => {
    expect(askPattern(pattern, requested)).toBe(answer);
  });

  it('decide without an action where every one of the service is meant', () => {
    const some = request({ action: undefined });
    expect(ask({ Action: 's3:*' }, some)).toBe('allow');
    expect(ask({ Action: 'sns:*' }, some)).toBe('deny');
    expect(ask({ Action: 's3:Get*' }, some)).toBe('unclear');
    expect(decide(policy(ALLOW, { ...ALLOW, Effect: 'Deny', Action: 's3:*' }), some).kind).toBe('deny');
    expect(decide(policy(ALLOW, { ...ALLOW, Effect: 'Deny', Action: 'sns:*' }), some).kind).toBe('allow');
  });

  it('are everybody only in the policy of a gateway endpoint', () => {
    const named = policy({ ...ALLOW, Principal: { AWS: '111111111111' } });
    expect(decide(named, request(), 'gateway-endpoint').kind).toBe('deny');
    const denied = policy(ALLOW, { ...ALLOW, Effect: 'Deny', Principal: { AWS: '111111111111' } });
    expect(decide(denied, request(), 'gateway-endpoint').kind).toBe('unclear');
    expect(decide(policy(ALLOW), request(), 'gateway-endpoint').kind).toBe('allow');
  });
});

describe('conditions', () => {
  it.each<[string, Fields, Record<string, ContextValue>, PolicyAnswer['kind']]>([
    [
      'an equal text',
      { StringEquals: { 'aws:SourceVpce': 'vpce-1' } },
      { 'aws:sourcevpce': known('vpce-1') },
      'allow',
    ],
    [
      'the key in another case',
      { StringEquals: { 'AWS:sourceVPCE': ['vpce-2', 'vpce-1'] } },
      { 'aws:sourcevpce': known('vpce-1') },
      'allow',
    ],
    [
      'another text',
      { StringEquals: { 'aws:SourceVpce': 'vpce-2' } },
      { 'aws:sourcevpce': known('vpce-1') },
      'deny',
    ],
    ['a text in another case', { StringEquals: { k: 'A' } }, { k: known('a') }, 'deny'],
    ['a text in another case, ignored', { StringEqualsIgnoreCase: { k: 'A' } }, { k: known('a') }, 'allow'],
    ['a missing key', { StringEquals: { k: 'a' } }, { k: ABSENT }, 'deny'],
    ['a missing key of a negated operator', { StringNotEquals: { k: 'a' } }, { k: ABSENT }, 'allow'],
    ['a missing key, if it exists', { StringEqualsIfExists: { k: 'a' } }, { k: ABSENT }, 'allow'],
    ['another value, if it exists', { StringEqualsIfExists: { k: 'a' } }, { k: known('b') }, 'deny'],
    ['a key that is not known', { StringEquals: { k: 'a' } }, {}, 'unclear'],
    [
      'a negated operator with several values',
      { StringNotEquals: { k: ['a', 'b'] } },
      { k: known('b') },
      'deny',
    ],
    ['a wildcard', { StringLike: { k: 'vpce-*' } }, { k: known('vpce-1') }, 'allow'],
    ['a wildcard that is none', { StringEquals: { k: 'vpce-*' } }, { k: known('vpce-1') }, 'deny'],
    ['a negated wildcard', { StringNotLike: { k: 'vpce-*' } }, { k: known('vpce-1') }, 'deny'],
    ['a number below', { NumericLessThan: { k: '10' } }, { k: known('9') }, 'allow'],
    ['a number at the bound', { NumericLessThan: { k: 10 } }, { k: known('10') }, 'deny'],
    ['a number at the bound, included', { NumericLessThanEquals: { k: 10 } }, { k: known('10') }, 'allow'],
    ['no number', { NumericEquals: { k: 'x' } }, { k: known('x') }, 'deny'],
    [
      'a date before',
      { DateLessThan: { k: '2026-01-01T00:00:00Z' } },
      { k: known('2025-12-31T00:00:00Z') },
      'allow',
    ],
    ['a date in seconds', { DateGreaterThan: { k: '0' } }, { k: known('2025-12-31T00:00:00Z') }, 'allow'],
    ['a flag', { Bool: { 'aws:SecureTransport': true } }, { 'aws:securetransport': known('true') }, 'allow'],
    [
      'an address in the range',
      { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' } },
      { 'aws:vpcsourceip': known('10.0.1.1') },
      'allow',
    ],
    [
      'an address outside',
      { NotIpAddress: { 'aws:VpcSourceIp': '10.0.0.0/16' } },
      { 'aws:vpcsourceip': known('10.0.1.1') },
      'deny',
    ],
    ['one address', { IpAddress: { k: '10.0.1.1' } }, { k: known('10.0.1.1') }, 'allow'],
    [
      'an ARN',
      { ArnLike: { k: 'arn:aws:iam::*:role/app*' } },
      { k: known('arn:aws:iam::111111111111:role/app1') },
      'allow',
    ],
    [
      'an ARN that is another',
      { ArnNotEquals: { k: 'arn:aws:iam::*:role/app*' } },
      { k: known('arn:aws:iam::111111111111:role/app1') },
      'deny',
    ],
    [
      'an ARN pattern that lacks parts',
      { ArnLike: { k: 'arn:aws:*:role/app' } },
      { k: known('arn:aws:iam::111111111111:role/app') },
      'unclear',
    ],
    ['a key that must be missing', { Null: { k: 'true' } }, { k: ABSENT }, 'allow'],
    ['a key that must be there', { Null: { k: 'false' } }, { k: ABSENT }, 'deny'],
    ['a key that must be there, and is', { Null: { k: false } }, { k: known('x') }, 'allow'],
    ['every value', { 'ForAllValues:StringEquals': { k: ['a', 'b'] } }, { k: known('a', 'b') }, 'allow'],
    ['not every value', { 'ForAllValues:StringEquals': { k: ['a', 'b'] } }, { k: known('a', 'c') }, 'deny'],
    ['every value of a missing key', { 'ForAllValues:StringEquals': { k: 'a' } }, { k: ABSENT }, 'allow'],
    ['some value', { 'ForAnyValue:StringLike': { k: 'o-1/*' } }, { k: known('o-2/x', 'o-1/y') }, 'allow'],
    ['some value of a missing key', { 'ForAnyValue:StringEquals': { k: 'a' } }, { k: ABSENT }, 'deny'],
    [
      'two operators of which one fails',
      { StringEquals: { k: 'a' }, StringLike: { j: 'b*' } },
      { k: known('a'), j: known('c') },
      'deny',
    ],
    [
      'two keys of which one fails',
      { StringEquals: { k: 'a', j: 'b' } },
      { k: known('a'), j: known('c') },
      'deny',
    ],
    ['an operator that IAM does not have', { StringIs: { k: 'a' } }, { k: known('a') }, 'unclear'],
    [
      'a variable',
      { StringEquals: { k: '${aws:PrincipalAccount}' } },
      { k: known('1'), 'aws:principalaccount': known('1') },
      'allow',
    ],
    [
      'a variable without a value',
      { StringEquals: { k: '${aws:PrincipalTag/team}' } },
      { k: known('1'), 'aws:principaltag/team': ABSENT },
      'deny',
    ],
    [
      'a variable with a default',
      { StringEquals: { k: "${aws:PrincipalTag/team, 'none'}" } },
      { k: known('none'), 'aws:principaltag/team': ABSENT },
      'allow',
    ],
    [
      'a variable that is not known',
      { StringEquals: { k: '${aws:username}' } },
      { k: known('1') },
      'unclear',
    ],
    [
      'a negated operator on a variable without a value',
      { StringNotEquals: { k: '${aws:PrincipalTag/team}' } },
      { k: known('1'), 'aws:principaltag/team': ABSENT },
      'unclear',
    ],
    [
      'a role that may have a path',
      { ArnLike: { k: 'arn:aws:iam::*:role/team/app' } },
      { k: { kind: 'role', arn: 'arn:aws:iam::111111111111:role/app' } },
      'unclear',
    ],
    [
      'a role of another account',
      { ArnLike: { k: 'arn:aws:iam::222222222222:role/*' } },
      { k: { kind: 'role', arn: 'arn:aws:iam::111111111111:role/app' } },
      'deny',
    ],
    [
      'a role by its name',
      { ArnEquals: { k: 'arn:aws:iam::111111111111:role/app' } },
      { k: { kind: 'role', arn: 'arn:aws:iam::111111111111:role/app' } },
      'allow',
    ],
    [
      'a role of another name',
      { ArnEquals: { k: 'arn:aws:iam::111111111111:role/team/web' } },
      { k: { kind: 'role', arn: 'arn:aws:iam::111111111111:role/app' } },
      'deny',
    ],
    ['a literal star', { StringLike: { k: 'a${*}' } }, { k: known('ab') }, 'deny'],
    ['a literal star that is there', { StringLike: { k: 'a${*}' } }, { k: known('a*') }, 'allow'],
  ])('%s', (_, condition, context, answer) => {
    expect(when(condition, context)).toBe(answer);
  });

  it('know ranges of addresses', () => {
    const range = parseCidr('10.0.1.0/24')?.prefix;
    if (range === undefined) throw new Error('no range');
    const context = { k: { kind: 'address', address: someAddressOf(range) } } as const;
    expect(when({ IpAddress: { k: '10.0.0.0/16' } }, context)).toBe('allow');
    expect(when({ IpAddress: { k: '10.0.1.0/28' } }, context)).toBe('unclear');
    expect(when({ IpAddress: { k: '10.9.0.0/16' } }, context)).toBe('deny');
  });

  it('take policy variables for text in the old version', () => {
    const document = {
      Statement: [{ ...ALLOW, Condition: { StringEquals: { k: '${aws:username}' } } }],
    } as never;
    expect(decide(document, request({}, { k: known('${aws:username}') })).kind).toBe('allow');
  });
});

describe('a policy as a whole', () => {
  it('denies explicitly over every allow, and what nothing allows', () => {
    expect(decide(policy(ALLOW, { ...ALLOW, Effect: 'Deny' }), request())).toMatchObject({
      kind: 'deny',
      by: { effect: 'Deny' },
    });
    expect(decide(policy({ ...ALLOW, Action: 'sns:*' }), request())).toEqual({
      kind: 'deny',
      by: undefined,
    });
    expect(decide(policy(), request())).toEqual({ kind: 'deny', by: undefined });
  });
  it('is unclear where it is none', () => {
    for (const bad of [
      {},
      { Statement: 1 },
      { Statement: [{ Effect: 'allow', Action: '*' }] },
      { Statement: [{ ...ALLOW, NotAction: '*' }] },
      { Statement: [{ ...ALLOW, NotResource: '*' }] },
      { Statement: [{ ...ALLOW, NotPrincipal: '*' }] },
      { Statement: [{ ...ALLOW, Principal: 'somebody' }] },
      { Statement: [{ ...ALLOW, Principal: { AWS: [{}] } }] },
      { Statement: [{ ...ALLOW, Action: [{}] }] },
      { Statement: [{ ...ALLOW, Resource: ['*', null] }] },
      { Statement: [{ ...ALLOW, Condition: [] }] },
      { Statement: [{ ...ALLOW, Condition: { StringEquals: 'a' } }] },
      { Statement: [{ ...ALLOW, Condition: { StringEquals: { k: {} } } }] },
      { Statement: [ALLOW, 'Allow'] },
      { Statement: [{ ...ALLOW, Conditions: {} }] },
      { Statement: [ALLOW, null] },
      { Statement: Array.from({ length: 1025 }, () => ALLOW) },
      { Statement: [{ Effect: 'Allow' }] },
      { Statement: [{ ...ALLOW, Resource: `*${'a'.repeat(2048)}` }] },
      { Statement: Array.from({ length: 40 }, () => ({ ...ALLOW, Resource: 'a'.repeat(2000) })) },
      // IAM wants a principal here.
      { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
    ])
      expect(decide(bad as never, request()).kind).toBe('unclear');
  });
  it.each<[string, Fields, readonly string[]]>([
    [
      'an unknown key',
      { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
      ['aws:PrincipalOrgID'],
    ],
    ['an unknown key of Null', { Condition: { Null: { 'aws:UserAgent': 'true' } } }, ['aws:UserAgent']],
    ['an operator of no IAM', { Condition: { StringIs: { k: 'a' } } }, ['operator StringIs']],
    ['an unknown variable', { Condition: { StringEquals: { k: '${aws:userid}' } } }, ['aws:userid']],
    ['a range that may match', { Condition: { IpAddress: { ip: '10.0.1.0/28' } } }, ['ip']],
    ['a variable in the resource', { Resource: 'arn:aws:s3:::data/${aws:userid}' }, ['aws:userid']],
    ['a pattern with its service open', { Resource: 'arn:aws:s*' }, ['the resource’s whole name']],
    ['a principal of another kind', { Principal: { Federated: 'x' } }, ['the caller']],
    [
      'two at once',
      { Principal: { Federated: 'x' }, Condition: { StringEquals: { 'aws:UserAgent': 'x' } } },
      ['the caller', 'aws:UserAgent'],
    ],
  ])('says what would decide: %s', (_, statement, needs) => {
    const range = parseCidr('10.0.1.0/24')?.prefix;
    if (range === undefined) throw new Error('no range');
    const context: Record<string, ContextValue> = {
      k: known('a'),
      ip: { kind: 'address', address: someAddressOf(range) },
    };
    expect(decide(policy({ ...ALLOW, ...statement }), request({}, context))).toEqual({
      kind: 'unclear',
      needs,
    });
  });
  it('is read up to the bounds that IAM sets', () => {
    const long = { ...ALLOW, Resource: ['*', `arn:aws:s3:::${'a'.repeat(2035)}`] };
    expect(decide(policy(long), request()).kind).toBe('allow');
    expect(decide({ Statement: Array.from({ length: 1024 }, () => ALLOW) } as never, request()).kind).toBe(
      'allow',
    );
    const listed = Array.from({ length: 31 }, () => ({
      ...ALLOW,
      Condition: { StringNotEquals: { k: 'a'.repeat(2000) } },
    }));
    expect(decide(policy(...listed), request({}, { k: ABSENT })).kind).toBe('allow');
    expect(decide(policy(...listed, ...listed), request({}, { k: ABSENT })).kind).toBe('unclear');
  });
  it('says who decided', () => {
    const named = { ...ALLOW, Sid: 'Reads' };
    const by = (document: never) => {
      const answer = decide(document, request());
      return answer.kind === 'unclear' ? undefined : [answer.kind, answer.by?.name, answer.by?.pointer];
    };
    expect(by(policy(named))).toEqual(['allow', '`Reads`', '/Statement/0']);
    expect(by(policy({ ...ALLOW, Action: 'sns:*' }, ALLOW))).toEqual(['allow', 'number 2', '/Statement/1']);
    expect(by(policy({ ...named, Sid: '' }))).toEqual(['allow', 'number 1', '/Statement/0']);
    expect(by({ Statement: named } as never)).toEqual(['allow', '`Reads`', '/Statement']);
    expect(by(policy(ALLOW, { ...named, Effect: 'Deny' }))).toEqual(['deny', '`Reads`', '/Statement/1']);
  });
  it('says what would decide', () => {
    expect(
      decide(policy({ ...ALLOW, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }), request()),
    ).toEqual({ kind: 'unclear', needs: ['aws:PrincipalOrgID'] });
  });
});

const text = fc.constantFrom(
  'a',
  'b',
  'a*',
  '*',
  'ab',
  '10.0.0.0/8',
  '10.1.1.1',
  'true',
  '5',
  '${aws:username}',
  's3:GetObject',
  'arn:aws:s3:::data/*',
);
const condition = fc.dictionary(
  fc.constantFrom(
    'StringEquals',
    'StringNotEquals',
    'StringLikeIfExists',
    'ForAllValues:StringLike',
    'ForAnyValue:StringNotLike',
    'Null',
    'IpAddress',
    'NotIpAddress',
    'NumericLessThan',
    'Bool',
    'ArnLike',
  ),
  fc.dictionary(
    fc.constantFrom('k', 'j', 'aws:username'),
    fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 })),
    { minKeys: 1, maxKeys: 2 },
  ),
  { maxKeys: 2 },
);
const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Principal: fc.constantFrom<unknown>(
      '*',
      { AWS: '111111111111' },
      { AWS: '222222222222' },
      { Federated: 'x' },
    ),
    Action: fc.constantFrom<unknown>('*', 's3:*', 's3:Get*', ['sns:*', 's3:GetObject'], 'sns:Publish'),
    Resource: fc.constantFrom<unknown>(
      '*',
      'arn:aws:s3:::data/*',
      'arn:aws:s3:::other/*',
      'arn:aws:s3:::${aws:username}/*',
    ),
    Condition: condition,
  })
  .map((fields): Fields => fields);
const value: fc.Arbitrary<ContextValue> = fc.oneof(
  fc.constant(ABSENT),
  text.map((one) => known(one)),
  fc.tuple(text, text).map(([one, two]) => known(one, two)),
);
const contexts = fc.dictionary(fc.constantFrom('k', 'j', 'aws:username'), value);

describe('for every policy', () => {
  it('the order of statements does not matter', () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 4 }), contexts, (statements, context) => {
        const asked = request({}, context);
        expect(decide(policy(...[...statements].reverse()), asked).kind).toBe(
          decide(policy(...statements), asked).kind,
        );
      }),
    );
  });
  it('one more deny never turns a refusal, one more allow never turns a permission', () => {
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 3 }),
        statement,
        contexts,
        (statements, more, context) => {
          const asked = request({}, context);
          const before = decide(policy(...statements), asked).kind;
          if (before === 'deny')
            expect(decide(policy(...statements, { ...more, Effect: 'Deny' }), asked).kind).toBe('deny');
          if (before === 'allow')
            expect(decide(policy(...statements, { ...more, Effect: 'Allow' }), asked).kind).toBe('allow');
        },
      ),
    );
  });
  it('what is decided without a key is decided so for each of its values', () => {
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 3 }),
        contexts,
        fc.constantFrom('k', 'j', 'aws:username'),
        value,
        (statements, context, key, given) => {
          const { [key]: _, ...without } = context;
          const before = decide(policy(...statements), request({}, without)).kind;
          if (before === 'unclear') return;
          expect(decide(policy(...statements), request({}, { ...without, [key]: given })).kind).toBe(before);
        },
      ),
      { numRuns: 2000 },
    );
  });
  it('what is decided without action, resource or caller is decided so for each of them', () => {
    fc.assert(
      fc.property(
        fc.array(statement, { minLength: 1, maxLength: 3 }),
        contexts,
        fc.constantFrom('action', 'resource', 'principal'),
        (statements, context, part) => {
          const before = decide(policy(...statements), request({ [part]: undefined }, context)).kind;
          if (before !== 'unclear')
            expect(decide(policy(...statements), request({}, context)).kind).toBe(before);
        },
      ),
      { numRuns: 2000 },
    );
  });
  it('is total on any JSON', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('Version', 'Statement', '__proto__'), fc.jsonValue()),
        (document) => {
          const read = readPolicy(document, { kind: 'resource' });
          if (read.ok) askPolicy(read.policy, request(), 'resource');
        },
      ),
    );
  });
  it('what a prefix or a cover says of wildcards holds for the texts behind it', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 5 });
    const plain = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 4 });
    fc.assert(
      fc.property(short, short, plain, plain, (pattern, other, prefix, rest) => {
        if (wildcardMatches(pattern, prefix + rest)) expect(wildcardMeets(pattern, prefix)).toBe(true);
        if (wildcardCovers(pattern, other) && wildcardMatches(other, rest))
          expect(wildcardMatches(pattern, rest)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(wildcardMeets('a*c', 'b')).toBe(false);
    expect(wildcardMeets('abc', 'abcd')).toBe(false);
    expect(wildcardMeets('abc', 'ab')).toBe(true);
    expect(wildcardCovers('s3:*', 's3:Get*')).toBe(true);
    expect(wildcardCovers('s3:Get*', 's3:*')).toBe(false);
  });
  it('wildcards match as a regular expression does', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 });
    fc.assert(
      fc.property(short, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 }), (pattern, given) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(wildcardMatches(pattern, given)).toBe(expression.test(given));
      }),
    );
  });
});
