import { expect, test } from 'vitest';
import { declaredIn, planOf } from '../fixtures/plan-of.ts';

const vpc = { known: { cidr_block: '10.0.0.0/16' } };
const subnet = (more: object = {}) => ({
  known: { cidr_block: '10.0.0.0/24' },
  unknown: ['vpc_id'],
  ...more,
});
const two = (name: string, each: object) => ({ [`${name}[0]`]: each, [`${name}[1]`]: each });
const PAIRED = 'each is taken to name the instance with the same key as its own';
const ONLY = 'each is taken to name the only resource of its kind that the module can know';

test('a reference in full names the instance', () => {
  const { of } = declaredIn(
    planOf({
      resources: {
        'aws_vpc.a': vpc,
        'aws_vpc.b[0]': vpc,
        'aws_vpc.b[1]': vpc,
        'aws_subnet.a': subnet({ refs: { vpc_id: ['aws_vpc.a.id', 'aws_vpc.a'] } }),
        'aws_subnet.b': subnet({ refs: { vpc_id: ['aws_vpc.b[1].id', 'aws_vpc.b[1]', 'aws_vpc.b'] } }),
        'aws_subnet.c': subnet({ refs: { vpc_id: ['aws_subnet.b.vpc_id', 'aws_subnet.b'] } }),
      },
    }),
  );
  expect(of('aws_subnet.a')?.['VpcId']).toBe('aws_vpc.a');
  expect(of('aws_subnet.b')?.['VpcId']).toBe('aws_vpc.b.1');
  expect(of('aws_subnet.c')?.['VpcId']).toBe('aws_vpc.b.1');
});

test.each([
  ['a condition between two', ['aws_vpc.a.id', 'aws_vpc.a', 'aws_vpc.b.id', 'aws_vpc.b', 'var.flag'], '?'],
  ['two without a condition', ['aws_vpc.a.id', 'aws_vpc.a', 'aws_vpc.b.id', 'aws_vpc.b'], '?'],
  ['one beside a condition', ['aws_vpc.a.id', 'aws_vpc.a', 'var.flag'], 'aws_vpc.a'],
  [
    'one beside a resource without instances',
    ['aws_vpc.a.id', 'aws_vpc.a', 'aws_vpc.none[0].id'],
    'aws_vpc.a',
  ],
  ['an attribute of another kind', ['aws_eip.e.id', 'aws_eip.e'], '?'],
  ['one beside an attribute of another kind', ['aws_eip.e.id', 'aws_eip.e', 'aws_vpc.a.id'], 'aws_vpc.a'],
  ['nothing', [], '?'],
  ['what cannot be read', ['?!'], '?'],
  ['a data source that is read later', ['aws_vpc.a.id', 'aws_vpc.a', 'data.aws_vpc.late.id'], '?'],
  ['a resource that repeats any value', ['time_sleep.t.triggers["vpc"]', 'time_sleep.t'], '?'],
])('%s: %j', (_, refs, name) => {
  const { of } = declaredIn(
    planOf({
      resources: {
        'aws_vpc.a': vpc,
        'aws_vpc.b': vpc,
        'aws_eip.e': {},
        'data.aws_vpc.late': {},
        'aws_subnet.s': subnet({ refs: { vpc_id: refs } }),
      },
    }),
  );
  expect(of('aws_subnet.s')?.['VpcId']).toBe(name);
});

test('an attribute that is not configured is AWS’s choice, and so not given', () => {
  const { of } = declaredIn(
    planOf({
      resources: { 'aws_nat_gateway.n': { unknown: ['subnet_id', 'private_ip'], refs: { subnet_id: [] } } },
    }),
  );
  expect(of('aws_nat_gateway.n')).toEqual({ Type: 'AWS::EC2::NatGateway', SubnetId: '?' });
});

const associated = (refs: readonly string[], keys: readonly string[], forEach?: readonly string[]) =>
  Object.fromEntries(
    keys.map((key) => [
      `aws_route_table_association.a${key}`,
      {
        unknown: ['subnet_id', 'route_table_id'],
        refs: { subnet_id: refs, route_table_id: ['aws_route_table.t.id', 'aws_route_table.t'] },
        ...(forEach === undefined ? {} : { forEach }),
      },
    ]),
  );
const table = { 'aws_route_table.t': { unknown: ['vpc_id'], refs: { vpc_id: [] } } };

test.each([
  ['the same keys', ['[0]', '[1]'], ['aws_subnet.s.0', 'aws_subnet.s.1'], 2],
  ['fewer than there are', ['[0]'], ['aws_subnet.s.0'], 1],
  ['more than there are', ['[0]', '[1]', '[2]'], ['?', '?', '?'], 0],
])('a counter is paired with the instance of the same key: %s', (_, keys, names, inferred) => {
  const { of, notes } = declaredIn(
    planOf({
      resources: {
        ...table,
        ...two('aws_subnet.s', subnet({ refs: { vpc_id: [] } })),
        ...associated(['aws_subnet.s', 'count.index'], keys),
      },
    }),
  );
  const found = keys.map((key) => of(`aws_route_table_association.a.${key.slice(1, -1)}`)?.['SubnetId']);
  expect(found).toEqual(names);
  expect(notes.some((note) => note.startsWith(`${inferred} `) && note.endsWith(PAIRED))).toBe(inferred > 0);
});

test('a loop over a resource means the instance with its key, without guessing', () => {
  const { of, notes } = declaredIn(
    planOf({
      resources: {
        ...table,
        'aws_subnet.s["a"]': subnet({ refs: { vpc_id: [] } }),
        'aws_subnet.s["b"]': subnet({ refs: { vpc_id: [] } }),
        ...associated(['each.value.id', 'each.value'], ['["a"]', '["b"]'], ['aws_subnet.s']),
      },
    }),
  );
  expect(of('aws_route_table_association.a.a')?.['SubnetId']).toBe('aws_subnet.s.a');
  expect(of('aws_route_table_association.a.b')?.['SubnetId']).toBe('aws_subnet.s.b');
  expect(notes).toEqual([]);
});

test('one of many without an index cannot be told', () => {
  const { of } = declaredIn(
    planOf({
      resources: {
        ...table,
        ...two('aws_subnet.s', subnet({ refs: { vpc_id: [] } })),
        ...associated(['aws_subnet.s'], ['']),
      },
    }),
  );
  expect(of('aws_route_table_association.a')?.['SubnetId']).toBe('?');
});

const module = {
  resources: {
    'aws_vpc.this[0]': vpc,
    ...two('aws_subnet.private', subnet({ refs: { vpc_id: ['local.vpc'] } })),
  },
  outputs: {
    vpc: ['aws_vpc.this[0].id', 'aws_vpc.this[0]', 'aws_vpc.this'],
    subnets: ['aws_subnet.private'],
    whole: ['aws_vpc.this[0]', 'aws_vpc.this'],
  },
};

test('outputs and inputs of modules are followed', () => {
  const { of } = declaredIn(
    planOf({
      calls: {
        net: module,
        app: {
          inputs: { vpc: ['module.net.vpc', 'module.net'], subnets: ['module.net.subnets', 'module.net'] },
          resources: {
            'aws_security_group.g': { unknown: ['vpc_id'], refs: { vpc_id: ['var.vpc'] } },
            'aws_lb.l': { unknown: ['subnets'], refs: { subnets: ['var.subnets'] } },
            'aws_nat_gateway.n': {
              unknown: ['subnet_id'],
              refs: { subnet_id: ['var.subnets[1]', 'var.subnets'] },
            },
          },
        },
      },
      resources: {
        'aws_internet_gateway.i': {
          unknown: ['vpc_id'],
          refs: { vpc_id: ['module.net.whole.id', 'module.net.whole'] },
        },
      },
    }),
  );
  expect(of('module.app.aws_security_group.g')?.['VpcId']).toBe('module.net.aws_vpc.this.0');
  expect(of('module.app.aws_lb.l')?.['Subnets']).toEqual([
    'module.net.aws_subnet.private.0',
    'module.net.aws_subnet.private.1',
  ]);
  expect(of('module.app.aws_nat_gateway.n')?.['SubnetId']).toBe('module.net.aws_subnet.private.1');
  expect(of('aws_internet_gateway.i.attachment')?.['VpcId']).toBe('module.net.aws_vpc.this.0');
});

test('one of several instances of a module is told by its key', () => {
  const { of } = declaredIn(
    planOf({
      calls: { net: { ...module, keys: ['["a"]', '["b"]'], forEach: ['local.nets'] } },
      resources: {
        'aws_subnet.one': subnet({
          refs: { vpc_id: ['module.net["b"].vpc', 'module.net["b"]', 'module.net'] },
        }),
        'aws_subnet.each["a"]': subnet({ refs: { vpc_id: ['module.net', 'each.key'] } }),
        'aws_subnet.any': subnet({ refs: { vpc_id: ['module.net'] } }),
      },
    }),
  );
  expect(of('aws_subnet.one')?.['VpcId']).toBe('module.net.b.aws_vpc.this.0');
  expect(of('aws_subnet.each.a')?.['VpcId']).toBe('module.net.a.aws_vpc.this.0');
  expect(of('aws_subnet.any')?.['VpcId']).toBe('?');
});

test('a local value is the only resource of its kind that can reach the module', () => {
  const { of, notes } = declaredIn(planOf({ calls: { net: module } }));
  expect(of('module.net.aws_subnet.private.0')?.['VpcId']).toBe('module.net.aws_vpc.this.0');
  expect(notes).toContain(`2 references that the plan does not spell out: ${ONLY}`);
});

test.each([
  ['another in the module', { resources: { ...module.resources, 'aws_vpc.other': vpc } }],
  ['one that is handed in', { ...module, inputs: { peer: ['aws_vpc.root.id', 'aws_vpc.root'] } }],
  [
    'one of a module that it calls',
    { ...module, calls: { sub: { resources: { 'aws_vpc.s': vpc }, outputs: { v: ['aws_vpc.s.id'] } } } },
  ],
  [
    'a data source that is read later',
    { resources: { ...module.resources, 'data.aws_vpc.d': { unknown: ['cidr_block'] } } },
  ],
])('a local value is not told beside %s', (_, net) => {
  const { of } = declaredIn(planOf({ calls: { net }, resources: { 'aws_vpc.root': vpc } }));
  expect(of('module.net.aws_subnet.private.0')?.['VpcId']).toBe('?');
});

test('local values of well-known modules are known', () => {
  const source = 'terraform-aws-modules/security-group/aws';
  const group = { unknown: ['vpc_id'], refs: { vpc_id: ['var.vpc_id'] } };
  const rule = {
    known: { type: 'ingress', protocol: 'tcp', from_port: 22, to_port: 22, self: false },
    unknown: ['security_group_id', 'source_security_group_id'],
    refs: { security_group_id: ['local.this_sg_id'], source_security_group_id: ['var.source'] },
  };
  const { of } = declaredIn(
    planOf({
      resources: {
        'aws_vpc.v': vpc,
        'aws_security_group.peer': { unknown: ['vpc_id'], refs: { vpc_id: ['aws_vpc.v.id'] } },
      },
      calls: {
        sg: {
          source,
          inputs: {
            vpc_id: ['aws_vpc.v.id'],
            source: ['aws_security_group.peer.id', 'aws_security_group.peer'],
          },
          resources: {
            'aws_security_group.this_name_prefix[0]': group,
            'aws_security_group_rule.r[0]': rule,
          },
        },
      },
    }),
  );
  expect(of('module.sg.aws_security_group_rule.r.0')).toEqual({
    Type: 'AWS::EC2::SecurityGroupIngress',
    GroupId: 'module.sg.aws_security_group.this_name_prefix.0',
    IpProtocol: 'tcp',
    FromPort: 22,
    ToPort: 22,
    SourceSecurityGroupId: 'aws_security_group.peer',
  });
});

const groups = {
  'aws_security_group.a': { unknown: ['vpc_id'], refs: { vpc_id: [] } },
  'aws_security_group.b': { unknown: ['vpc_id'], refs: { vpc_id: [] } },
};

test.each([
  [
    'two',
    ['aws_security_group.a.id', 'aws_security_group.a', 'aws_security_group.b.id'],
    ['aws_security_group.a', 'aws_security_group.b'],
  ],
  ['two and a condition', ['aws_security_group.a.id', 'aws_security_group.b.id', 'var.flag'], ['?']],
  ['one and a condition', ['aws_security_group.a.id', 'var.flag'], ['aws_security_group.a']],
  [
    'one and a list that is known',
    ['aws_security_group.a.id', 'var.more'],
    ['aws_security_group.a', 'sg-0123456789abcdef0'],
  ],
  [
    'one and something unknown',
    ['aws_security_group.a.id', 'data.aws_security_groups.late.ids'],
    ['aws_security_group.a', '?'],
  ],
  ['a local value', ['local.groups'], ['?']],
])('a list of references: %s', (_, refs, names) => {
  const { of } = declaredIn(
    planOf(
      {
        resources: {
          ...groups,
          'aws_lb.l': { unknown: ['security_groups'], refs: { security_groups: refs } },
        },
      },
      { flag: true, more: ['sg-0123456789abcdef0'] },
    ),
  );
  expect(of('aws_lb.l')?.['SecurityGroups']).toEqual(names);
});

test('a list of which the length is known is checked against it', () => {
  const list = (length: number, refs: readonly string[]) =>
    declaredIn(
      planOf({
        resources: {
          ...groups,
          'aws_lb.l': {
            known: { security_groups: Array(length).fill(null) },
            unknown: { security_groups: Array(length).fill(true) },
            refs: { security_groups: refs },
          },
        },
      }),
    ).of('aws_lb.l')?.['SecurityGroups'];
  const both = ['aws_security_group.a.id', 'aws_security_group.b.id'];
  expect(list(2, both)).toEqual(['aws_security_group.a', 'aws_security_group.b']);
  expect(list(3, both)).toEqual(['?']);
  expect(list(1, both)).toEqual(['?']);
  expect(list(1, ['aws_security_group.a.id', 'var.flag'])).toEqual(['aws_security_group.a']);
});

test('modules that hand values around in a circle end', () => {
  const circle = {
    inputs: { x: ['module.a.y', 'module.a'] },
    outputs: { y: ['var.x'] },
    resources: { 'aws_subnet.s': subnet({ refs: { vpc_id: ['var.x'] } }) },
  };
  const { of } = declaredIn(planOf({ calls: { a: circle }, resources: { 'aws_vpc.v': vpc } }));
  expect(of('module.a.aws_subnet.s')?.['VpcId']).toBe('?');
});
