import { describe, expect, it } from 'vitest';
import { lineAndColumn, MAX_DEPTH, MAX_TEXT_LENGTH, rangeOf, readDocument } from './document.ts';
import { parseScenario } from './parse.ts';
import { readNetwork } from './read.ts';

/** Each problem as "the underlined text: the sentence". */
const problemsOf = (text: string): readonly string[] => {
  const result = readNetwork(text);
  if (result.ok) return [];
  return result.problems.map(({ range, message }) => {
    if (range === undefined) return expect.fail(`no range: ${message}`);
    return `${text.slice(range.offset, range.offset + range.length)}: ${message}`;
  });
};

const vpc = (inside: string, more = ''): string =>
  `{ "version": 1, "vpcs": { "a": { "cidr": "10.0.0.0/16", ${inside} } }${more} }`;
const subnets = '"subnets": { "s": { "cidr": "10.0.1.0/24" } }';

describe('bad input gets a sentence and its place', () => {
  it.each<[string, readonly string[]]>([
    ['', [': A value is missing here.']],
    ['{', ['{: A closing } is missing here.']],
    ['{ "version": 1 "vpcs": {} }', ['"vpcs": A comma is missing here.']],
    ['"text"', ['"text": A scenario must be an object in { }, not `"text"`.']],
    ['{ "vpcs": {} }', ['{ "vpcs": {} }: `version` is missing in the scenario: `1`.']],
    ['{ "version": 2, "vpcs": {} }', ['2: `version` in the scenario must be `1`, not `2`.']],
    [
      vpc('"subnet": {}'),
      [
        '"a": `subnets` is missing in VPC `a`: an object in { }.',
        '"subnet": `subnet` is not a field of VPC `a`. Did you mean `subnets`?',
      ],
    ],
    [
      '{ "version": 1, "vpcs": {}, "transitGateways": { "t": { "attachments": { "x": { "type": "vpc", "vpc": "v", "subnets": [], "connection": "c" } } } } }',
      [
        '"connection": `connection` is not a field of attachment `x`. It may have `type`, `label`, `origin`, `routeTable`, `state`, `vpc`, `subnets`, `applianceMode`, `ipv6Support` or `securityGroupReferencing`.',
      ],
    ],
    [
      vpc('"subnets": { "s": { "cidr": "10.0.300.0/24" } }'),
      ['"10.0.300.0/24": `10.0.300.0/24` is not a CIDR such as `10.0.0.0/16`.'],
    ],
    [
      vpc('"subnets": { "s": { "cidr": 5 } }'),
      ['5: `cidr` in subnet `s` must be text in double quotes, or a list in [ ], not `5`.'],
    ],
    [
      vpc('"subnets": { "1s": { "cidr": "10.0.1.0/24" } }'),
      ['"1s": `1s` cannot be a name: use a letter, then letters, digits, `_`, `.` or `-`.'],
    ],
    [
      vpc(
        '"subnets": { "s": { "cidr": "10.0.1.0/24", "routeTable": "privat" } }, "routeTables": { "private": {} }',
      ),
      ['"privat": There is no route table of VPC `a` called `privat`. Did you mean `private`?'],
    ],
    [
      vpc(`${subnets}, "routeTables": { "t": { "routes": { "0.0.0.0/0": "nat" } } }`),
      ['"nat": There is no route target `nat`.'],
    ],
    [
      vpc(
        `${subnets}, "routeTables": { "t": { "routes": { "0.0.0.0/0": "local" } } }`,
        ', "natGateways": { "s": { "subnet": "s" } }',
      ),
      ['"s": `s` is the name of a subnet already. A path must tell them apart: rename this NAT gateway.'],
    ],
    [
      vpc(`${subnets}, "securityGroups": { "g": { "inbound": [ { "protocol": "tcp", "port": 443 } ] } }`),
      [
        '{ "protocol": "tcp", "port": 443 }: A security group rule names one other side: `cidr`, `securityGroup` or `prefixList`.',
      ],
    ],
    [
      vpc(
        `${subnets}, "securityGroups": { "g": { "inbound": [ { "port": "90-80", "protocol": "tcp", "cidr": "0.0.0.0/0" } ] } }`,
      ),
      ['"90-80": `90-80` is not a range of ports from 0 to 65535, the lower first.'],
    ],
    [
      vpc(
        `${subnets}, "networkAcls": { "n": { "inbound": { "0": { "action": "allow", "cidr": "0.0.0.0/0" } } } }`,
      ),
      ['{ "action": "allow", "cidr": "0.0.0.0/0" }: `0` is not a rule number from 1 to 32766.'],
    ],
    [
      vpc(
        subnets,
        ', "endpoints": { "e": { "type": "gateway", "service": "sns", "vpc": "a", "routeTables": [] } }',
      ),
      [
        '"sns": There is no gateway endpoint for `sns`: only S3 and DynamoDB have one. Use an interface endpoint.',
      ],
    ],
    [
      vpc(subnets, ', "endpoints": { "e": { "type": "interface", "service": "snss", "subnets": ["s"] } }'),
      ['"snss": There is no AWS service or endpoint service `snss`. Did you mean `sns`?'],
    ],
    [
      vpc(
        subnets,
        ', "flows": { "f": { "from": "internet", "to": "internet", "port": 1, "expect": { "verdict": "not-reachable", "findings": ["no-rout"] } } }',
      ),
      ['"no-rout": There is no finding code `no-rout`. Did you mean `no-route`?'],
    ],
    [
      vpc(
        subnets,
        ', "instances": { "app": { "subnet": "s" } }, "flows": { "f": { "from": "ap", "to": "app" }, "g": { "from": "app", "to": "app" } }',
      ),
      [
        '"ap": There is no instance or network interface `ap`. Did you mean `app`?',
        '{ "from": "app", "to": "app" }: A tcp flow to `app` needs a `port`.',
      ],
    ],
    [vpc(`${subnets}, "__proto__": { "polluted": true }`), ['"__proto__": `__proto__` cannot be a name.']],
    [vpc(subnets, ', "vpcs": {}'), ['"vpcs": `vpcs` stands here twice; only one can count.']],
  ])('%s', (text, sentences) => expect(problemsOf(text)).toEqual(sentences));

  it('reports everything at once, in the order of the text', () => {
    const text = vpc(
      '"subnets": { "s": { "cidr": "10.0.1.0/24", "routeTable": "x" } }',
      ', "instances": { "i": { "subnet": "y", "securityGroups": ["z"] } }, "peerings": { "p": { "requester": "a", "accepter": "b" } }',
    );
    expect(problemsOf(text).map((sentence) => sentence.split(':')[0])).toEqual(['"x"', '"y"', '"b"']);
  });

  it('tells where: line and column from 1, in UTF-16 units', () => {
    const text = '{\n  "version": 1, // 🙂\n  "vpcs": 7\n}';
    const result = parseScenario(text);
    if (result.ok) return expect.fail('7 is no map of VPCs');
    const [problem] = result.problems;
    expect(lineAndColumn(text, problem?.range?.offset ?? 0)).toEqual({ line: 3, column: 11 });
  });
});

describe('limits hold before parsing', () => {
  it('refuses a text that is too long', () => {
    expect(problemsOf(' '.repeat(MAX_TEXT_LENGTH + 1))[0]).toContain('at most 524288 are read');
  });

  it('refuses brackets that are nested too deep, whatever they are', () => {
    for (const bracket of ['[', '{"a":']) {
      expect(problemsOf(bracket.repeat(100_000))[0]).toContain(`nested more than ${MAX_DEPTH} deep`);
    }
    expect(readDocument(`${'['.repeat(MAX_DEPTH)}${']'.repeat(MAX_DEPTH)}`).problems).toEqual([]);
  });
});

describe('positions', () => {
  it('finds values and keys by pointer, and the nearest ancestor of what is not there', () => {
    const text = '{ "a/b": { "c~d": [1, { "e": 2 }] } }';
    const { document } = readDocument(text);
    const at = (pointer: string, part: 'value' | 'key' = 'value'): string => {
      const { offset, length } = rangeOf(document, pointer, part);
      return text.slice(offset, offset + length);
    };
    expect(at('/a~1b/c~0d/1/e')).toBe('2');
    expect(at('/a~1b/c~0d/1/e', 'key')).toBe('"e"');
    expect(at('/a~1b/c~0d/7/e')).toBe('[1, { "e": 2 }]');
    expect(at('')).toBe(text);
  });
});
