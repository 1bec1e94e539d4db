import { describe, expect, it } from 'vitest';
import { readPolicy } from './document.ts';
import type { Attachment, PolicyKind } from './types.ts';

type Fields = Readonly<Record<string, unknown>>;
const A = '111111111111';
const BUCKET: Attachment = { kind: 'resource', arn: 'arn:aws:s3:::data' };
const KEY: Attachment = { kind: 'resource', arn: `arn:aws:kms:us-east-1:${A}:key/1` };
const ROLE: Attachment = { kind: 'resource', arn: `arn:aws:iam::${A}:role/app` };
const ENDPOINT: Attachment = { kind: 'endpoint' };
const IDENTITY: Attachment = { kind: 'identity' };

/** Why a policy with this statement would not be taken; undefined: it would. */
const refused = (statement: Fields, attachment: Attachment = BUCKET): string | undefined => {
  const whole = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*', ...statement };
  const read = readPolicy({ Version: '2012-10-17', Statement: [whole] }, attachment);
  return read.ok ? undefined : read.why;
};

describe('a document', () => {
  const statement = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
  it.each<[string, Fields, string | undefined]>([
    ['of 2008', { Version: '2008-10-17', Id: 'x', Statement: statement }, undefined],
    ['without a version', { Statement: [statement] }, undefined],
    ['of no version', { Version: '2012-10-18', Statement: [statement] }, 'version'],
    ['without a statement', { Version: '2012-10-17' }, 'no statement'],
    ['with a misspelt element', { Statement: [statement], Statements: [] }, '`Statements`'],
    ['whose second statement is a text', { Statement: [statement, 'x'] }, 'number 2'],
  ])('%s', (_, document, why) => {
    const read = readPolicy(document, BUCKET);
    if (why === undefined) expect(read.ok).toBe(true);
    else expect(read.ok ? '' : read.why).toContain(why);
  });
});

describe('an action', () => {
  it.each(['*', '**', '*:*', 's3:*', 's3:Get?bject', 'execute-api:Invoke'])('may be %s', (Action) => {
    expect(refused({ Action })).toBeUndefined();
  });
  it.each(['GetObject', 's3', 's*:GetObject', '*:Get*', 's3:', ':Get', 's3:Get Object', ''])(
    'is not %j',
    (Action) => {
      expect(refused({ Action: ['s3:*', Action] })).toContain('is not an action');
      expect(refused({ Action: undefined, NotAction: Action })).toContain('is not an action');
    },
  );
});

describe('a resource', () => {
  it('is named everywhere but in a trust policy', () => {
    for (const attachment of [BUCKET, KEY, ENDPOINT]) {
      expect(refused({ Resource: undefined }, attachment)).toContain('no resource');
      expect(refused({ Resource: undefined, NotResource: '*' }, attachment)).toBeUndefined();
    }
    expect(refused({ Resource: undefined }, ROLE)).toBeUndefined();
    expect(refused({}, ROLE)).toContain('a trust policy names no resource');
    expect(refused({ Resource: undefined, Principal: undefined }, IDENTITY)).toContain('no resource');
  });
  it('is an ARN', () => {
    expect(refused({ Resource: ['*', 'data'] })).toContain('`data` is neither');
    expect(refused({ Resource: `arn:aws:kms:us-east-1:${A}:key/*` }, KEY)).toBeUndefined();
  });
  it('of a bucket’s policy is of the bucket', () => {
    for (const own of [
      'arn:aws:s3:::data',
      'arn:aws:s3:::data/*',
      'arn:aws:s3:::da*',
      'arn:aws:s3:::${aws:x}',
    ])
      expect(refused({ Resource: own })).toBeUndefined();
    for (const other of ['arn:aws:s3:::other/*', 'arn:aws:s3:::dat', 'arn:aws:sqs:::data'])
      expect(refused({ Resource: ['arn:aws:s3:::data/*', other] })).toContain('not of this bucket');
    // Of other resources it is not documented.
    expect(refused({ Resource: `arn:aws:kms:us-east-1:${A}:key/2` }, KEY)).toBeUndefined();
  });
});

describe('a principal', () => {
  it.each([
    A,
    `arn:aws:iam::${A}:root`,
    `arn:aws-cn:iam::${A}:user/team/ann`,
    `arn:aws:iam::${A}:role/aws-reserved/sso.amazonaws.com/x_1+=,.@-`,
    `arn:aws:sts::${A}:assumed-role/app/i-1`,
    `arn:aws:sts::${A}:federated-user/ann`,
    'AROAEXAMPLEEXAMPLE123',
    'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E123ABC',
  ])('may be %s', (id) => {
    expect(refused({ Principal: { AWS: ['*', id] } })).toBeUndefined();
  });
  it.each([
    '1111',
    'app',
    'arn:aws:iam::*:root',
    `arn:aws:iam::${A}:*`,
    `arn:aws:iam::${A}:role/*`,
    `arn:aws:iam::${A}:user/an?`,
    `arn:aws:iam::${A}:group/all`,
    `arn:aws:sts::${A}:assumed-role/app/*`,
    `arn:aws:sts::${A}:assumed-role/app`,
    'arn:aws:s3:::data',
  ])('is not %s', (id) => {
    expect(refused({ Principal: { AWS: [A, id] } })).toContain('is no principal');
    expect(refused({ Principal: undefined, NotPrincipal: { AWS: id } })).toContain('is no principal');
  });
  it('is of a kind that IAM knows', () => {
    for (const kind of ['Service', 'Federated', 'CanonicalUser'])
      expect(refused({ Principal: { [kind]: 'anything' } })).toBeUndefined();
    expect(refused({ Principal: { Aws: A } })).toContain('`Aws` is no kind');
  });
  it('stands in every policy but an identity’s', () => {
    expect(refused({ Principal: undefined })).toContain('no principal');
    expect(refused({ Principal: undefined }, ENDPOINT)).toContain('no principal');
    expect(refused({ Principal: undefined }, IDENTITY)).toBeUndefined();
    expect(refused({}, IDENTITY)).toContain('as no policy of an identity may');
  });
});

describe('a condition of an endpoint’s policy', () => {
  const when = (operator: string, key: string, value: unknown): Fields => ({
    Condition: { [operator]: { [key]: value } },
  });
  const inEveryKind = (statement: Fields) =>
    (['endpoint', 'gateway-endpoint', 'resource'] as const satisfies readonly PolicyKind[]).map((kind) =>
      refused(statement, { kind }),
    );
  it.each<[string, Fields]>([
    ['a wildcard in an id', when('StringLike', 'aws:SourceVpc', 'vpc-012345*')],
    ['one that no operator reads', when('StringEquals', 'aws:PrincipalAccount', '1111111*')],
    ['an id as a number', when('NumericEquals', 'aws:ResourceAccount', A)],
    ['an id as a number, of a set', when('ForAnyValue:NumericLessThan', 'aws:PrincipalAccount', A)],
    ['too little beside a wildcard', when('StringLike', 's3:prefix', 'home/*')],
    ['too little between two', when('StringNotLike', 's3:prefix', '*home?')],
    ['of a set', when('ForAllValues:StringLike', 's3:prefix', ['long-enough/*', 'a*'])],
    ['half an account', when('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::1111*:role/app')],
    ['half an account, the other way', when('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*111:role/app')],
    ['half an account in a resource', { Resource: 'arn:aws:sqs:us-east-1:1111*:queue' }],
  ])('has not %s, as others may', (_, statement) => {
    const [byInterface, byGateway, elsewhere] = inEveryKind(statement);
    expect(byInterface).toContain('in statement number 1');
    expect(byGateway).toBe(byInterface);
    expect(elsewhere).toBeUndefined();
  });
  it.each<[string, Fields]>([
    ['an id', when('StringEquals', 'aws:SourceVpc', 'vpc-0123')],
    ['six characters before', when('StringLike', 's3:prefix', 'homes/*')],
    ['six characters after', when('StringLike', 's3:prefix', '*/homes')],
    ['six characters between two', when('StringLike', 's3:prefix', '*homes/*')],
    ['a number of another key', when('NumericLessThan', 's3:max-keys', 10)],
    ['a wildcard of an ARN', when('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/a*')],
    ['a star that is none', when('StringEquals', 's3:prefix', '*')],
    ['an account and a wildcard apart', { Resource: `arn:aws:sqs:us-east-1:${A}:*` }],
  ])('may have %s', (_, statement) => {
    expect(inEveryKind(statement)).toEqual([undefined, undefined, undefined]);
  });
});
