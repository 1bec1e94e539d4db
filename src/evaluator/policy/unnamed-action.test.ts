import { describe, expect, it } from 'vitest';
import { askDocument } from './access.ts';
import type { PolicyAnswer, PolicyKind, PolicyRequest } from './types.ts';

type Fields = Readonly<Record<string, unknown>>;
const A = '111111111111';
const allow = (Action: unknown, more: Fields = {}): Fields => ({
  Effect: 'Allow',
  Principal: '*',
  Action,
  Resource: '*',
  ...more,
});
const deny = (Action: unknown, more: Fields = {}): Fields => ({ ...allow(Action, more), Effect: 'Deny' });

/** Asks a policy about some request to S3 of which the action is not said. */
const ask = (
  statements: readonly Fields[],
  changes: Partial<PolicyRequest> = {},
  kind: PolicyKind = 'endpoint',
): PolicyAnswer =>
  askDocument(
    { Version: '2012-10-17', Statement: statements } as never,
    {
      action: undefined,
      service: 's3',
      resource: { kind: 'exact', arn: 'arn:aws:s3:::data/k' },
      principal: `arn:aws:iam::${A}:role/app`,
      bounded: false,
      context: new Map(),
      ...changes,
    },
    { kind },
  );

describe('without an action', () => {
  it.each<[string, readonly Fields[], PolicyAnswer['kind']]>([
    ['everything is allowed', [allow('*')], 'allow'],
    ['everything of the service is', [allow('s3:*')], 'allow'],
    ['everything of another service is', [allow('sns:*')], 'deny'],
    ['something of the service is', [allow('s3:Get*')], 'unclear'],
    ['all but something is', [allow(undefined, { NotAction: 's3:Get*' })], 'unclear'],
    ['all that is allowed is denied', [allow('s3:Get*'), deny('s3:*')], 'deny'],
    ['in another case too', [allow('S3:get*'), deny('s3:GET*')], 'deny'],
    ['each by one of several', [allow(['s3:Get*', 'sns:*']), deny('s3:*'), deny('sns:*')], 'deny'],
    ['each by one statement', [allow(['s3:Get*', 's3:Put*']), deny(['s3:Get*', 's3:Put*'])], 'deny'],
    ['a part is denied', [allow(['s3:Get*', 's3:Put*']), deny('s3:Put*')], 'unclear'],
    ['what is denied is narrower', [allow('s3:Get*'), deny('s3:GetObject')], 'unclear'],
    ['what is denied has a hole', [allow('s3:Get*'), deny('s3:Get?bject*')], 'unclear'],
    [
      'all but another service is denied',
      [allow('s3:Get*'), deny(undefined, { NotAction: 'sns:*' })],
      'deny',
    ],
    ['all but something is denied', [allow('s3:Get*'), deny(undefined, { NotAction: 's3:Put*' })], 'unclear'],
    ['all but nothing is allowed', [allow(undefined, { NotAction: 'sns:*' }), deny('s3:Get*')], 'unclear'],
    [
      'it is denied for another resource',
      [allow('s3:Get*'), deny('s3:*', { Resource: 'arn:aws:s3:::other/*' })],
      'unclear',
    ],
    [
      'it may be denied',
      [allow('s3:Get*'), deny('s3:*', { Condition: { Bool: { 'aws:x': 'true' } } })],
      'unclear',
    ],
    [
      'it is denied to somebody else',
      [allow('s3:Get*'), deny('s3:*', { Principal: { AWS: `arn:aws:iam::${A}:role/other` } })],
      'unclear',
    ],
  ])('%s', (_, statements, expected) => {
    expect(ask(statements).kind).toBe(expected);
  });

  it('of a service whose name IAM’s own is not known for, only everything decides', () => {
    const unknown = { service: undefined };
    expect(ask([allow('*')], unknown).kind).toBe('allow');
    expect(ask([allow('sns:*')], unknown).kind).toBe('unclear');
  });

  it('says what would decide', () => {
    expect(ask([allow('s3:Get*')])).toEqual({ kind: 'unclear', needs: ['the action'] });
    const one = allow('*', { Resource: 'arn:aws:s3:::data/*' });
    expect(ask([one], { resource: undefined })).toEqual({ kind: 'unclear', needs: ['the resource'] });
    expect(ask([one])).toMatchObject({ kind: 'allow', by: { name: 'number 1' } });
  });

  it('a deny that holds is told from the allow that it outweighs', () => {
    expect(ask([allow('*'), deny('*')])).toMatchObject({ kind: 'deny', by: { name: 'number 2' } });
    expect(ask([allow('s3:Get*'), deny('s3:Get*')])).toEqual({ kind: 'deny', by: undefined });
  });
});

describe('a gateway endpoint', () => {
  const only = (Principal: unknown, Effect = 'Allow') => [
    allow('*', { Principal: '*', Resource: 'arn:aws:s3:::elsewhere' }),
    { ...allow('*'), Principal, Effect },
  ];
  const kindOf = (statements: readonly Fields[], principal: string | undefined) =>
    ask(statements, { principal, action: 's3:GetObject' }, 'gateway-endpoint').kind;
  const ROLE = `arn:aws:iam::${A}:role/app`;
  const ROOT = `arn:aws:iam::${A}:root`;
  it('grants nothing to whom it names, but perhaps to the root of an account', () => {
    expect(kindOf(only({ AWS: A }), ROLE)).toBe('deny');
    expect(kindOf(only({ AWS: A }), undefined)).toBe('deny');
    expect(kindOf(only({ AWS: A }), ROOT)).toBe('unclear');
    expect(kindOf(only({ AWS: ROLE }), `${ROOT}-not`)).toBe('deny');
    expect(kindOf(only({ AWS: ['*', ROLE] }), ROLE)).toBe('allow');
  });
  it('leaves a deny that names somebody open, and says so', () => {
    expect(kindOf([allow('*'), ...only({ AWS: ROLE }, 'Deny')], `arn:aws:iam::${A}:role/other`)).toBe(
      'unclear',
    );
    const statement = { ...allow('*'), Principal: undefined, NotPrincipal: { AWS: ROLE }, Sid: 'Rest' };
    expect(ask([statement], { action: 's3:GetObject' }, 'gateway-endpoint')).toEqual({
      kind: 'unclear',
      needs: ['statement `Rest`, whose principal is not everybody'],
    });
  });
});
