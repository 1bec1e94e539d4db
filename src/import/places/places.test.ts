import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesIn } from './index.ts';

const at = (text: string, pointer: string): string => {
  const place = placesIn(text, [pointer]).get(pointer);
  return place === undefined ? 'nowhere' : `${place.line}:${place.column}`;
};

const JSON_TEXT = `{
  // a comment with { and "
  "Vpcs": [
    { "VpcId": "vpc-1", "a/b": 1, "c~d": [true] },
    { "VpcId": "vpc-2", "Vpcs": [{ "x": 1 }] }
  ],
  "empty": {}, "Vpcs": "again"
}`;

describe('in JSON', () => {
  it.each([
    ['', '1:1'],
    ['/Vpcs', '3:11'],
    ['/Vpcs/1', '5:5'],
    ['/Vpcs/1/VpcId', '5:16'],
    ['/Vpcs/1/Vpcs/0/x', '5:41'],
    ['/Vpcs/0/a~1b', '4:32'],
    ['/Vpcs/0/c~0d/0', '4:43'],
    ['/empty', '7:12'],
    ['/Vpcs/7', '3:11'],
    ['/Vpcs/0/none/deeper', '4:5'],
    ['/none', '1:1'],
  ])('%s is at %s', (pointer, place) => {
    expect(at(JSON_TEXT, pointer)).toBe(place);
  });

  it('finds many in one pass, behind a byte order mark and with other line ends', () => {
    const places = placesIn('\uFEFF{\r\n "a": [\r\n  1,\r\n  2]}', ['/a/0', '/a/1', '']);
    expect(Object.fromEntries(places)).toEqual({
      '/a/0': { line: 3, column: 3 },
      '/a/1': { line: 4, column: 3 },
      '': { line: 1, column: 1 },
    });
  });

  it('needs no recursion', () => {
    const deep = '['.repeat(200_000);
    expect(at(deep, '/0/0')).toBe('1:3');
  });
});

const YAML_TEXT = `# a template
Parameters:
  Cidr: {Type: String}
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: !Ref Cidr
      Tags: &tags
        - Key: Name
          Value: !Sub '\${AWS::StackName}-vpc'
  "Subnet":
    Properties: { VpcId: !Ref Vpc, Tags: *tags }
`;

describe('in YAML', () => {
  it.each([
    ['/Resources', '4:1'],
    ['/Resources/Vpc', '5:3'],
    ['/Resources/Vpc/Properties/CidrBlock', '8:7'],
    ['/Resources/Vpc/Properties/Tags/0', '10:11'],
    ['/Resources/Subnet', '12:3'],
    ['/Resources/Subnet/Properties/Tags/0/Value', '11:11'],
    ['/Resources/None', '4:1'],
  ])('%s is at %s', (pointer, place) => {
    expect(at(YAML_TEXT, pointer)).toBe(place);
  });

  it('knows nothing of a text that is none, or too deep', () => {
    expect(at('', '/a')).toBe('nowhere');
    expect(at(`a: ${'['.repeat(100_000)}`, '/a/0')).toBe('nowhere');
  });
});

it('never throws, and places are in the text', () => {
  const value = fc.jsonValue({ maxDepth: 4 });
  const text = fc.oneof(
    fc.string(),
    value.map((each) => JSON.stringify(each, null, 2)),
    fc.string().map((each) => `a:\n  - ${each}`),
  );
  const pointers = fc.array(
    fc.string().map((each) => `/${each}`),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(text, pointers, (given, wanted) => {
      const lines = given.split('\n').length;
      for (const { line, column } of placesIn(given, wanted).values()) {
        expect(line).toBeGreaterThan(0);
        expect(line).toBeLessThanOrEqual(lines);
        expect(column).toBeGreaterThan(0);
      }
    }),
  );
});
