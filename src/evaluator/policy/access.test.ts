import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkOf } from '../testing/build.ts';
import { type Access, decideAccess } from './access.ts';
import { endsOf } from './request.ts';
import type { ContextValue } from './types.ts';

const A = '111111111111';
const B = '222222222222';
const ROLE = `arn:aws:iam::${A}:role/app`;
const USER = `arn:aws:iam::${A}:user/ann`;
const SESSION = `arn:aws:sts::${A}:assumed-role/app/i-1`;
const BUCKET = 'arn:aws:s3:::data';
const KEY = `arn:aws:kms:us-east-1:${A}:key/1`;

type Fields = Readonly<Record<string, unknown>>;
const document = (...statements: readonly Fields[]): Fields => ({
  Version: '2012-10-17',
  Statement: statements,
});
const own = (effect: string, more: Fields = {}): Fields => ({
  Effect: effect,
  Action: '*',
  Resource: '*',
  ...more,
});
const to = (principal: unknown, effect = 'Allow', more: Fields = {}): Fields => ({
  ...own(effect, more),
  Principal: principal,
});
const ON_UNKNOWN = { Condition: { StringEquals: { 'aws:UserAgent': 'x' } } };

interface Case {
  /** The caller: its ARN, and what the scenario says of it under the role's or its own. */
  readonly caller?: string;
  readonly described?: string;
  readonly policies?: readonly Fields[];
  readonly boundary?: Fields;
  readonly arn?: string;
  readonly account?: string | undefined;
  readonly policy?: Fields | null;
  readonly action?: string | undefined;
  readonly resource?: string;
  readonly context?: Readonly<Record<string, ContextValue>>;
}

const decide = (given: Case): Access => {
  const { caller = ROLE, described = caller, policies, boundary, arn = BUCKET } = given;
  const account = 'account' in given ? given.account : A;
  const isAbout = policies !== undefined || boundary !== undefined || given.described !== undefined;
  const network = networkOf({
    vpcs: {},
    ...(isAbout
      ? { principals: { caller: { arn: described, policies, permissionsBoundary: boundary } } }
      : {}),
    ...('policy' in given || given.account !== undefined || given.arn !== undefined
      ? {
          resources: {
            data: { arn, account, ...(given.policy === undefined ? {} : { policy: given.policy }) },
          },
        }
      : {}),
  });
  const action = 'action' in given ? given.action : 's3:GetObject';
  const resource = given.resource ?? (arn === BUCKET ? `${arn}/k` : arn);
  const ends = endsOf(network, { action, resource, principal: caller });
  return decideAccess(ends.caller, ends.resource, {
    action,
    service: 's3',
    resource: ends.requested,
    principal: ends.principal,
    bounded: ends.caller?.boundary !== undefined,
    context: new Map(Object.entries(given.context ?? {})),
  });
};

const ALL = [document(own('Allow'))];
const NONE: readonly Fields[] = [];
const OTHER = document(own('Allow', { Action: 'sns:*' }));

describe('one account', () => {
  it.each<[string, Case, Access['kind']]>([
    ['the caller’s policies allow', { policies: ALL, policy: document() }, 'allow'],
    ['the bucket allows everybody', { policies: NONE, policy: document(to('*')) }, 'allow'],
    ['the bucket allows the role', { policies: NONE, policy: document(to({ AWS: ROLE })) }, 'allow'],
    ['the bucket allows the account only', { policies: NONE, policy: document(to({ AWS: A })) }, 'deny'],
    ['neither allows', { policies: [OTHER], policy: document() }, 'deny'],
    ['the bucket denies', { policies: ALL, policy: document(to('*', 'Deny')) }, 'deny'],
    ['the caller’s policies deny', { policies: [document(own('Deny'))], policy: document(to('*')) }, 'deny'],
    ['one of several documents denies', { policies: [...ALL, document(own('Deny'))] }, 'deny'],
    ['a deny that may hold', { policies: ALL, policy: document(to('*', 'Deny', ON_UNKNOWN)) }, 'unclear'],
    [
      'an allow to the account and one that may hold',
      { policies: NONE, policy: document(to({ AWS: A }), to('*', 'Allow', ON_UNKNOWN)) },
      'unclear',
    ],
    ['the bucket’s policy is not in the data', { policies: ALL, policy: null }, 'unclear'],
    ['a policy that IAM would not take', { policies: ALL, policy: { Statement: 1 } }, 'unclear'],
    ['a bucket that is not described', { policies: ALL }, 'allow'],
    ['a bucket that is not described, and a caller without rights', { policies: NONE }, 'unclear'],
  ])('%s', (_, given, kind) => {
    expect(decide(given).kind).toBe(kind);
  });

  it('says what was taken to be so', () => {
    expect(decide({ policy: document() })).toMatchObject({ assumed: ['identity'] });
    expect(decide({ policy: document(to('*')) })).toMatchObject({ assumed: [] });
    expect(decide({ policies: ALL })).toMatchObject({ assumed: ['resource'] });
    expect(decide({ policies: ALL, policy: document() })).toMatchObject({ assumed: [] });
    const nobodys = { account: undefined, policies: ALL };
    expect(decide({ ...nobodys, policy: document() })).toMatchObject({ kind: 'allow', assumed: ['account'] });
    expect(decide({ ...nobodys, policy: document(to('*')) })).toMatchObject({ kind: 'allow', assumed: [] });
    expect(decide({ ...nobodys, policies: NONE, policy: document() }).kind).toBe('deny');
  });
});

describe('a permissions boundary', () => {
  const bounded = document(own('Allow', { Action: 'sns:*' }));
  it.each<[string, Case, Access['kind']]>([
    ['bounds the caller’s policies', { policies: ALL, boundary: bounded, policy: document() }, 'deny'],
    ['bounds what the data does not hold', { boundary: bounded, policy: document() }, 'deny'],
    // Facts F-POL-12: what a resource grants to the role stays within the boundary, what it grants to a session, a user or everybody does not.
    [
      'bounds a grant to the role',
      { policies: ALL, boundary: bounded, policy: document(to({ AWS: ROLE })) },
      'deny',
    ],
    [
      'bounds a grant to the role of a session',
      { caller: SESSION, described: ROLE, boundary: bounded, policy: document(to({ AWS: ROLE })) },
      'deny',
    ],
    [
      'does not bound a grant to a session',
      { caller: SESSION, described: ROLE, boundary: bounded, policy: document(to({ AWS: SESSION })) },
      'allow',
    ],
    [
      'does not bound a grant to a user',
      { caller: USER, boundary: bounded, policy: document(to({ AWS: USER })) },
      'allow',
    ],
    ['does not bound a grant to everybody', { boundary: bounded, policy: document(to('*')) }, 'allow'],
    [
      'denies over every grant',
      { boundary: document(own('Deny')), policies: ALL, policy: document(to({ AWS: SESSION }), to('*')) },
      'deny',
    ],
    [
      'denies where the policies allow nothing',
      { boundary: document(own('Deny')), policies: NONE, policy: document(to('*')) },
      'deny',
    ],
    [
      'denies where the policies are not in the data',
      { boundary: document(own('Deny')), policy: document() },
      'deny',
    ],
    [
      'that may deny, beside a policy that may',
      {
        policies: [document(own('Allow'), own('Deny', ON_UNKNOWN))],
        boundary: document(own('Allow', ON_UNKNOWN)),
        policy: document(to('*')),
      },
      'unclear',
    ],
    [
      'is met by a NotPrincipal that denies',
      {
        boundary: document(own('Allow')),
        policies: ALL,
        policy: document({ ...own('Deny'), NotPrincipal: { AWS: [ROLE, A] } }),
      },
      'deny',
    ],
  ])('%s', (_, given, kind) => {
    expect(decide(given).kind).toBe(kind);
  });
});

describe('callers', () => {
  it.each<[string, Case, Access['kind']]>([
    [
      'a session has the policies of its role',
      { caller: SESSION, described: ROLE, policies: [document(own('Deny'))], policy: document(to('*')) },
      'deny',
    ],
    [
      'a session has the policies of its role with a path',
      {
        caller: SESSION,
        described: `arn:aws:iam::${A}:role/team/app`,
        policies: ALL,
        policy: document(),
      },
      'allow',
    ],
    [
      'a bucket denies one session of the role',
      { policies: ALL, policy: document(to({ AWS: SESSION }, 'Deny')) },
      'unclear',
    ],
    [
      'everybody but the role and its account are denied',
      { policies: ALL, policy: document({ ...own('Deny'), NotPrincipal: { AWS: [ROLE, A] } }) },
      'allow',
    ],
    [
      'everybody but the role is denied',
      { policies: ALL, policy: document({ ...own('Deny'), NotPrincipal: { AWS: ROLE } }) },
      'unclear',
    ],
    [
      'everybody but a session is denied, and its account',
      {
        caller: SESSION,
        policies: ALL,
        policy: document({ ...own('Deny'), NotPrincipal: { AWS: [SESSION, A] } }),
      },
      'unclear',
    ],
    [
      'everybody but another role is denied',
      {
        policies: ALL,
        policy: document({ ...own('Deny'), NotPrincipal: { AWS: [`arn:aws:iam::${A}:role/other`, A] } }),
      },
      'deny',
    ],
    [
      'everybody but another account is denied',
      { policies: ALL, policy: document({ ...own('Deny'), NotPrincipal: { AWS: B } }) },
      'deny',
    ],
    [
      'everybody but the account is denied',
      { policies: ALL, policy: document({ ...own('Deny'), NotPrincipal: { AWS: A } }) },
      'unclear',
    ],
    [
      'a service that the bucket allows',
      { caller: 'sns.amazonaws.com', policy: document(to({ Service: 'sns.amazonaws.com' })) },
      'allow',
    ],
    [
      'a service that nobody allows',
      { caller: 'sns.amazonaws.com', policy: document(to({ AWS: A })) },
      'deny',
    ],
  ])('%s', (_, given, kind) => {
    expect(decide(given).kind).toBe(kind);
  });
});

describe('two accounts', () => {
  it.each<[string, Case, Access['kind']]>([
    ['both allow', { account: B, policies: ALL, policy: document(to({ AWS: A })) }, 'allow'],
    ['the bucket allows only', { account: B, policies: NONE, policy: document(to({ AWS: ROLE })) }, 'deny'],
    ['the caller’s account allows only', { account: B, policies: ALL, policy: document() }, 'deny'],
    ['the bucket has no policy', { account: B, policies: ALL }, 'deny'],
    [
      'both allow, the boundary does not',
      { account: B, policies: ALL, boundary: OTHER, policy: document(to({ AWS: SESSION }), to('*')) },
      'deny',
    ],
    [
      'the queue of another account is not described',
      { policies: ALL, resource: `arn:aws:sqs:us-east-1:${B}:jobs` },
      'allow',
    ],
    [
      'the queue of another account is not described, and the caller has no rights',
      { policies: NONE, resource: `arn:aws:sqs:us-east-1:${B}:jobs` },
      'deny',
    ],
  ])('%s', (_, given, kind) => {
    expect(decide(given).kind).toBe(kind);
  });
});

describe('what resources stand for', () => {
  const inData = (effect: string, Resource: string): Fields => document(to('*', effect, { Resource }));
  it.each<[string, Case, Access['kind']]>([
    [
      'a bucket’s name, its objects denied',
      { resource: 'data', policies: ALL, policy: inData('Deny', `${BUCKET}/*`) },
      'deny',
    ],
    [
      'a bucket’s name, its objects allowed',
      { resource: 'data', policies: NONE, policy: inData('Allow', `${BUCKET}/*`) },
      'allow',
    ],
    [
      'a bucket’s name, the bucket allowed',
      { resource: 'data', policies: NONE, policy: inData('Allow', BUCKET) },
      'deny',
    ],
    [
      'a bucket’s name, some objects allowed',
      { resource: 'data', policies: NONE, policy: inData('Allow', `${BUCKET}/a/*`) },
      'unclear',
    ],
    [
      'a bucket’s ARN, its objects allowed',
      { resource: BUCKET, policies: NONE, policy: inData('Allow', `${BUCKET}/*`) },
      'allow',
    ],
    [
      'an action for the bucket itself',
      { resource: 'data', action: 's3:ListBucket', policies: NONE, policy: inData('Allow', BUCKET) },
      'allow',
    ],
    [
      'an action for the bucket itself, its objects allowed',
      { resource: 'data', action: 's3:ListBucket', policies: NONE, policy: inData('Allow', `${BUCKET}/*`) },
      'deny',
    ],
    [
      'objects by a pattern, some denied',
      { resource: `${BUCKET}/*`, policies: ALL, policy: inData('Deny', `${BUCKET}/a/*`) },
      'unclear',
    ],
    [
      'a log group for its streams',
      {
        arn: `arn:aws:logs:us-east-1:${A}:log-group:web`,
        action: 'logs:PutLogEvents',
        policies: [document(own('Allow', { Resource: `arn:aws:logs:us-east-1:${A}:log-group:web:*` }))],
      },
      'allow',
    ],
    [
      'a log group, as the action has it',
      {
        arn: `arn:aws:logs:us-east-1:${A}:log-group:web`,
        action: 'logs:CreateLogStream',
        policies: [document(own('Allow', { Resource: `arn:aws:logs:us-east-1:${A}:log-group:web:*` }))],
      },
      'unclear',
    ],
    [
      'a log group and its streams',
      {
        arn: `arn:aws:logs:us-east-1:${A}:log-group:web`,
        action: 'logs:PutLogEvents',
        policies: [document(own('Allow', { Resource: `arn:aws:logs:us-east-1:${A}:log-group:web*` }))],
      },
      'allow',
    ],
  ])('%s', (_, given, kind) => {
    expect(decide(given).kind).toBe(kind);
  });
});

describe('keys and roles', () => {
  const key = (more: Case): Case => ({ arn: KEY, action: 'kms:Decrypt', ...more });
  const trust = (more: Case): Case => ({
    arn: `arn:aws:iam::${A}:role/deploy`,
    action: 'sts:AssumeRole',
    ...more,
  });
  const trusting = (principal: unknown): Fields => ({
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
  });
  it.each<[string, Case, Access['kind']]>([
    ['a key that allows the role', key({ policies: NONE, policy: document(to({ AWS: ROLE })) }), 'allow'],
    ['a key that allows the account', key({ policies: ALL, policy: document(to({ AWS: A })) }), 'allow'],
    ['a key that allows the account only', key({ policies: NONE, policy: document(to({ AWS: A })) }), 'deny'],
    ['a key that allows nobody', key({ policies: ALL, policy: document() }), 'deny'],
    ['a key with the default policy', key({ policies: ALL }), 'allow'],
    ['a key with the default policy, and no rights', key({ policies: NONE }), 'deny'],
    ['a role that trusts the caller', trust({ policies: NONE, policy: trusting({ AWS: ROLE }) }), 'allow'],
    ['a role that trusts the account', trust({ policies: NONE, policy: trusting({ AWS: A }) }), 'deny'],
    ['a role that trusts another', trust({ policies: ALL, policy: trusting({ AWS: USER }) }), 'deny'],
  ])('%s', (_, given, kind) => {
    expect(decide(given).kind).toBe(kind);
  });
});

describe('without an action', () => {
  it('only what no request could pass is denied', () => {
    const some = { action: undefined, resource: 'data' };
    expect(decide({ ...some, policies: ALL, policy: document(to('*', 'Deny')) }).kind).toBe('deny');
    expect(decide({ ...some, policies: NONE, policy: document() }).kind).toBe('deny');
    const reads = [document(own('Allow', { Action: 's3:Get*' }))];
    expect(decide({ ...some, policies: reads, policy: document() }).kind).toBe('unclear');
    const readsDenied = [document(...[own('Allow', { Action: 's3:Get*' }), own('Deny', { Action: 's3:*' })])];
    expect(decide({ ...some, policies: readsDenied, policy: document() }).kind).toBe('deny');
    const partly = [document(own('Allow', { Action: 's3:Get*' }), own('Deny', { Action: 's3:GetObject' }))];
    expect(decide({ ...some, policies: partly, policy: document() }).kind).toBe('unclear');
    const elsewhere = [
      document(
        own('Allow', { Action: 's3:Get*' }),
        own('Deny', { Action: 's3:*', Resource: 'arn:aws:s3:::x/*' }),
      ),
    ];
    expect(decide({ ...some, policies: elsewhere, policy: document() }).kind).toBe('unclear');
  });
});

const effect = fc.constantFrom('Allow', 'Deny');
const conditions = fc.constantFrom<Fields>({}, {}, ON_UNKNOWN, {
  Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } },
});
const actions = fc.constantFrom<Fields>({ Action: '*' }, { Action: 's3:*' }, { Action: 'sns:*' });
const ownStatement = fc.tuple(effect, conditions, actions).map(([e, c, a]) => own(e, { ...c, ...a }));
const resourceStatement = fc
  .tuple(
    effect,
    conditions,
    actions,
    fc.constantFrom<unknown>('*', { AWS: A }, { AWS: B }, { AWS: ROLE }, { AWS: SESSION }, { AWS: USER }),
  )
  .map(([e, c, a, principal]) => to(principal, e, { ...c, ...a }));
const documents = (statement: fc.Arbitrary<Fields>): fc.Arbitrary<Fields> =>
  fc.array(statement, { maxLength: 3 }).map((statements) => document(...statements));
const cases: fc.Arbitrary<Case> = fc.record(
  {
    caller: fc.constantFrom(ROLE, USER, SESSION),
    policies: fc.array(documents(ownStatement), { maxLength: 2 }),
    boundary: documents(ownStatement),
    account: fc.constantFrom(A, B),
    policy: fc.option(documents(resourceStatement), { nil: null }),
  },
  { requiredKeys: ['caller', 'account', 'policy'] },
);

const rank = { deny: 0, unclear: 1, allow: 2 } as const;

describe('for all policies of both ends', () => {
  it('one more deny, or a boundary, never opens', () => {
    fc.assert(
      fc.property(cases, ownStatement, resourceStatement, (given, mine, theirs) => {
        const before = rank[decide(given).kind];
        const denies = { ...mine, Effect: 'Deny' };
        if (given.policies !== undefined)
          expect(
            rank[decide({ ...given, policies: [...given.policies, document(denies)] }).kind],
          ).toBeLessThanOrEqual(before);
        if (given.boundary === undefined)
          expect(rank[decide({ ...given, boundary: document(mine) }).kind]).toBeLessThanOrEqual(before);
        if (given.policy !== null && given.policy !== undefined) {
          const listed = given.policy['Statement'];
          const more = document(...(Array.isArray(listed) ? listed : []), { ...theirs, Effect: 'Deny' });
          expect(rank[decide({ ...given, policy: more }).kind]).toBeLessThanOrEqual(before);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('what is decided without a key is decided so for each of its values', () => {
    fc.assert(
      fc.property(
        cases,
        fc.constantFrom('x', 'y'),
        fc.constantFrom('vpce-1', 'vpce-2'),
        (given, agent, endpoint) => {
          const before = decide(given).kind;
          if (before === 'unclear') return;
          const context: Record<string, ContextValue> = {
            'aws:useragent': { kind: 'known', values: [agent] },
            'aws:sourcevpce': { kind: 'known', values: [endpoint] },
          };
          expect(decide({ ...given, context }).kind).toBe(before);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('with every key known and every policy given it is decided as IAM’s chart has it', () => {
    const context: Record<string, ContextValue> = {
      'aws:useragent': { kind: 'known', values: ['x'] },
      'aws:sourcevpce': { kind: 'known', values: ['vpce-1'] },
    };
    // Which statements hold: those on another service, and the one that asks for another endpoint, do not.
    const holds = (statement: Fields): boolean =>
      statement['Action'] !== 'sns:*' && !JSON.stringify(statement).includes('StringNotEquals');
    const statementsOf = (given: Fields | null | undefined): readonly Fields[] => {
      const listed: unknown = given?.['Statement'];
      return Array.isArray(listed) ? listed.filter(holds) : [];
    };
    const has = (listed: readonly Fields[], wanted: string): boolean =>
      listed.some((statement) => statement['Effect'] === wanted);
    fc.assert(
      fc.property(cases, (given) => {
        const { caller = ROLE, policies = NONE, boundary, account } = given;
        const policy = given.policy ?? document();
        const mine = policies.flatMap(statementsOf);
        const limits = statementsOf(boundary);
        const names: readonly (readonly [string, boolean])[] = [
          ['"*"', true],
          [JSON.stringify({ AWS: caller }), caller !== ROLE],
          [JSON.stringify({ AWS: ROLE }), false],
        ];
        const about = (statement: Fields): readonly boolean[] =>
          names
            .filter(([name]) => name !== JSON.stringify({ AWS: ROLE }) || caller !== USER)
            .filter(([name]) => JSON.stringify(statement['Principal']) === name)
            .map(([, direct]) => direct);
        const theirs = statementsOf(policy);
        // A role's ARN stands for some session of it, so that one session's statement is not decided.
        fc.pre(caller !== ROLE || !theirs.some((s) => JSON.stringify(s['Principal']).includes(':sts:')));
        const toAccount = theirs.filter((s) => JSON.stringify(s['Principal']) === JSON.stringify({ AWS: A }));
        const toCaller = theirs.filter((s) => about(s).length > 0);
        const denied = [...mine, ...limits, ...toAccount, ...toCaller].some((s) => s['Effect'] === 'Deny');
        const bounded = boundary !== undefined && !has(limits, 'Allow');
        const identity = has(mine, 'Allow') && !bounded;
        const direct = toCaller.some((s) => s['Effect'] === 'Allow' && about(s).includes(true));
        const toRole = toCaller.some((s) => s['Effect'] === 'Allow' && about(s).includes(false));
        const granted =
          account === A
            ? direct || (toRole && !bounded) || identity
            : (direct || toRole || has(toAccount, 'Allow')) && identity;
        expect(decide({ ...given, policies, policy, context }).kind).toBe(
          !denied && granted ? 'allow' : 'deny',
        );
      }),
      { numRuns: 3000 },
    );
  });
});

describe('all that refuses', () => {
  const ends = (given: Case): readonly string[] => {
    const access = decide(given);
    return access.kind === 'deny' ? access.refusals.map(({ end, why }) => `${end}: ${why}`) : [access.kind];
  };
  const denied = document(own('Deny', { Sid: 'Mine' }));
  const denying = document(to('*', 'Deny', { Sid: 'Theirs' }));
  it('names both ends that deny', () => {
    expect(ends({ policies: [denied], policy: denying })).toEqual([
      'identity: statement `Mine` denies it',
      'resource: statement `Theirs` denies it',
    ]);
  });
  it('names what denies and what leaves it out', () => {
    expect(ends({ policies: [OTHER], policy: denying })).toEqual([
      'resource: statement `Theirs` denies it',
      'identity: no statement allows it',
    ]);
    // The caller’s own policies would be enough.
    expect(ends({ policies: ALL, policy: denying })).toEqual(['resource: statement `Theirs` denies it']);
  });
  it('names each end once', () => {
    expect(ends({ policies: [denied], policy: document() })).toEqual([
      'identity: statement `Mine` denies it',
    ]);
  });
  it('names both ends of two accounts where both leave it out', () => {
    const across = { account: B, policies: [OTHER] };
    expect(ends({ ...across, policy: document() })).toEqual([
      'identity: no statement allows it',
      'resource: for a caller of another account it must allow the request',
    ]);
    expect(ends({ ...across, policy: document(to('*')) })).toEqual(['identity: no statement allows it']);
    expect(ends({ account: B, policies: ALL, policy: document() })).toEqual([
      'resource: for a caller of another account it must allow the request',
    ]);
  });
  it('names one end where either of one account would do', () => {
    expect(ends({ policies: [OTHER], policy: document() })).toEqual(['identity: no statement allows it']);
    expect(ends({ arn: KEY, action: 'kms:Decrypt', policies: ALL, policy: document() })).toEqual([
      'resource: its own policy must allow whoever uses it',
    ]);
  });
});

describe('what stands before or behind a bucket', () => {
  const POINT = `arn:aws:s3:us-east-1:${A}:accesspoint/team`;
  it('behind an access point, the bucket’s policy decides too', () => {
    const at = (policy: Fields) =>
      decide({ arn: POINT, resource: `${POINT}/object/k`, policies: ALL, policy });
    expect(at(document(to('*')))).toEqual({
      kind: 'unclear',
      needs: ['the policy of the bucket behind the access point'],
    });
    expect(at(document(to('*', 'Deny'))).kind).toBe('deny');
  });
  it('a grant to the public across accounts stands on Block Public Access', () => {
    const assumed = (policy: Fields, account = B) => {
      const access = decide({ policies: ALL, account, policy });
      return access.kind === 'allow' ? access.assumed : access.kind;
    };
    expect(assumed(document(to('*')))).toEqual(['public-access']);
    expect(assumed(document(to({ AWS: A })))).toEqual([]);
    expect(assumed(document(to('*', 'Allow', { Condition: { Null: { 'aws:x': 'true' } } })))).toBe('unclear');
    expect(assumed(document(to('*')), A)).toEqual([]);
    const key = `arn:aws:kms:us-east-1:${B}:key/1`;
    expect(decide({ arn: key, account: B, policies: ALL, policy: document(to('*')) })).toMatchObject({
      assumed: [],
    });
  });
});
