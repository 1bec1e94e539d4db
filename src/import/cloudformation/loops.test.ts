import { expect, test } from 'vitest';
import { declaredOf, valueIn } from './fixtures/declared-of.ts';

const subnet = (properties: object) => ({ Type: 'AWS::EC2::Subnet', Properties: properties });

test('a loop makes resources, and its item stands in keys, texts and references', () => {
  const { resources, pointers, problems } = declaredOf({
    Transform: 'AWS::LanguageExtensions',
    Parameters: { Zones: { Type: 'CommaDelimitedList', Default: 'a,b' } },
    Mappings: { Ranges: { a: { Cidr: '10.0.1.0/24' }, b: { Cidr: '10.0.2.0/24' } } },
    Resources: {
      'Fn::ForEach::Subnets': [
        'Zone',
        { Ref: 'Zones' },
        {
          'Subnet${Zone}': subnet({
            AvailabilityZone: { 'Fn::Sub': '${AWS::Region}${Zone}' },
            CidrBlock: { 'Fn::FindInMap': ['Ranges', { Ref: 'Zone' }, 'Cidr'] },
            Tags: [{ Key: 'zone', Value: '${Zone} ${Other}' }],
            Table: { 'Fn::GetAtt': ['Table${Zone}', 'RouteTableId'] },
          }),
          'Table${Zone}': { Type: 'AWS::EC2::RouteTable' },
        },
      ],
    },
  });
  const made = (zone: string, cidr: string) => ({
    type: 'AWS::EC2::Subnet',
    properties: {
      AvailabilityZone: `us-east-1${zone}`,
      CidrBlock: cidr,
      Tags: [{ Key: 'zone', Value: `${zone} \${Other}` }],
      Table: `Table${zone}`,
    },
  });
  expect(problems).toEqual([]);
  expect(resources).toEqual({
    Subneta: made('a', '10.0.1.0/24'),
    Tablea: { type: 'AWS::EC2::RouteTable', properties: {} },
    Subnetb: made('b', '10.0.2.0/24'),
    Tableb: { type: 'AWS::EC2::RouteTable', properties: {} },
  });
  expect(pointers['Subnetb']).toBe('/Resources/Fn::ForEach::Subnets/2/Subnet${Zone}');
});

test('loops in loops, and items with signs that no logical id has', () => {
  const { resources } = declaredOf({
    Resources: {
      'Fn::ForEach::Outer': [
        'A',
        ['10.0', '10.1'],
        {
          'Fn::ForEach::Inner': [
            'B',
            ['1', '2'],
            { 'S&{A}x${B}': subnet({ CidrBlock: { 'Fn::Sub': '${A}.${B}.0/24' } }) },
          ],
        },
      ],
    },
  });
  expect(Object.entries(resources).map(([name, { properties }]) => [name, properties])).toEqual([
    ['S100x1', { CidrBlock: '10.0.1.0/24' }],
    ['S100x2', { CidrBlock: '10.0.2.0/24' }],
    ['S101x1', { CidrBlock: '10.1.1.0/24' }],
    ['S101x2', { CidrBlock: '10.1.2.0/24' }],
  ]);
});

test('loops of properties, of conditions and of outputs', () => {
  const sections = {
    Conditions: {
      'Fn::ForEach::Conditions': ['N', ['a', 'b'], { 'Is${N}': { 'Fn::Equals': [{ Ref: 'N' }, 'a'] } }],
    },
    Outputs: {
      'Fn::ForEach::Outputs': [
        'N',
        ['a'],
        { 'Out${N}': { Value: { 'Fn::Sub': '${Vpc}${N}' }, Export: { Name: 'Name${N}' } } },
      ],
    },
  };
  const value = {
    first: 1,
    'Fn::ForEach::Properties': ['N', ['a', 'b'], { 'Key${N}': { 'Fn::If': ['Is${N}', 'yes', 'no'] } }],
    imported: { 'Fn::ImportValue': 'Namea' },
  };
  expect(valueIn(value, sections)).toEqual({ first: 1, Keya: 'yes', Keyb: 'no', imported: 'Vpca' });
});

test('a map with a loop that is not known is not known', () => {
  const loop = (collection: unknown) => ({
    a: 1,
    'Fn::ForEach::L': ['N', collection, { 'K${N}': 1 }],
  });
  expect(valueIn(loop({ Ref: 'Unknown' }))).toBe('?');
  expect(valueIn(loop(['a', { Ref: 'Unknown' }]))).toBe('?');
  expect(valueIn({ a: 1, 'Fn::ForEach::L': 'broken' })).toBe('?');
  expect(valueIn(loop([]))).toEqual({ a: 1 });
});

test('of resources in a loop that is not known, those that act by themselves stand there unknown', () => {
  const entry = { Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: { SubnetId: 'S' } };
  const { resources, notes, pointers } = declaredOf({
    Parameters: { Zones: { Type: 'CommaDelimitedList' } },
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC' },
      'Fn::ForEach::Subnets': ['Z', { Ref: 'Zones' }, { 'S${Z}': subnet({}), 'E${Z}': entry }],
    },
  });
  expect(resources).toEqual({
    Vpc: { type: 'AWS::EC2::VPC', properties: {} },
    'L.loop.1.2': {
      type: 'AWS::EC2::SubnetRouteTableAssociation',
      properties: { SubnetId: '?', RouteTableId: '?' },
    },
  });
  expect(pointers['L.loop.1.2']).toBe('/Resources/Fn::ForEach::Subnets/2');
  expect(notes).toContain('the loop `Subnets`: what it repeats, or for which items, is not known');
});

test('a loop that gives one logical id twice is a problem', () => {
  const { problems } = declaredOf({
    Resources: { 'Fn::ForEach::L': ['N', ['a-b', 'ab'], { 'S&{N}': subnet({}) }] },
  });
  expect(problems).toEqual([expect.stringContaining('The loop gives the logical id `Sab` again.')]);
});
