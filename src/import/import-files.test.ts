import { describe, expect, it } from 'vitest';
import { filesOf, hubAndSpoke } from './fixtures/files.ts';
import { importAws, importFiles } from './index.ts';

const VPC = { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' };
const SCENARIO = {
  version: 1,
  vpcs: { office: { cidr: '10.0.0.0/16', subnets: { a: { cidr: '10.0.1.0/24' } } } },
};
const TEMPLATE = { Resources: { Vpc: { Type: 'AWS::EC2::VPC' } } };

const imported = (documents: Readonly<Record<string, unknown>>) => importFiles(filesOf(documents));
const messages = ({ problems }: ReturnType<typeof importFiles>) =>
  problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);

describe('files of one source', () => {
  it('are the documents of an account', () => {
    const files = hubAndSpoke();
    expect(importFiles(files)).toEqual({ ...importAws(files), kind: 'aws' });
  });

  it('are a scenario', () => {
    const result = imported({ 'mine.json': SCENARIO });
    expect(result).toMatchObject({
      kind: 'scenario',
      scenario: SCENARIO,
      problems: [],
      summary: { read: { vpcs: 1, subnets: 1 }, leftOut: [] },
    });
  });

  it('are a scenario with a mistake, which is told with its place', () => {
    const text = '{ "version": 1,\n  "vpcs": { "a": { "cidr": "x", "subnets": {} } } }';
    const result = importFiles([{ file: 'mine.json', text }]);
    expect(result.kind).toBe('scenario');
    expect(messages(result)[0]).toMatch(/^mine\.json:2:\d+: /);
    expect(result.scenario.vpcs).toEqual({});
  });
});

describe('a template', () => {
  it('is read with the options that it is given', () => {
    const text = `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Range: { Type: String }
Resources:
  Office: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: !Ref Range } }
`;
    const files = [{ file: 'template.yaml', text }];
    const parameters = new Map([['Range', '10.7.0.0/16']]);
    expect(importFiles(files, { parameters })).toMatchObject({
      kind: 'cloudformation',
      scenario: { vpcs: { Office: { cidr: '10.7.0.0/16' } } },
    });
  });

  it('may be a plan of Terraform', () => {
    const plan = {
      format_version: '1.2',
      terraform_version: '1.9.0',
      planned_values: {
        root_module: {
          resources: [
            {
              address: 'aws_vpc.office',
              mode: 'managed',
              type: 'aws_vpc',
              name: 'office',
              provider_name: 'registry.terraform.io/hashicorp/aws',
              values: { cidr_block: '10.7.0.0/16' },
            },
          ],
        },
      },
    };
    const result = imported({ 'plan.json': plan });
    expect(result.kind).toBe('terraform');
    expect(Object.values(result.scenario.vpcs)[0]?.cidr).toBe('10.7.0.0/16');
  });
});

describe('files of several sources', () => {
  it('are an account beside something that is read alone', () => {
    const result = imported({
      'vpcs.json': { Vpcs: [VPC] },
      'mine.json': SCENARIO,
      'template.json': TEMPLATE,
    });
    expect(result.kind).toBe('aws');
    expect(Object.keys(result.scenario.vpcs)).toEqual(['vpc-1']);
    expect(messages(result)).toEqual([
      "mine.json:1:1: This is a scenario beside an account's documents: it is not read. Import it alone.",
      "template.json:1:1: This is a CloudFormation template beside an account's documents: it is not read. Import it alone.",
    ]);
  });

  it('are several that are each read alone: none is chosen', () => {
    const result = imported({ 'a.json': SCENARIO, 'b.json': SCENARIO });
    expect(result.kind).toBe('unknown');
    expect(result.scenario.vpcs).toEqual({});
    expect(messages(result)).toEqual([
      'a.json:1:1: This is a scenario, one of 2 files that are each read alone.',
      'b.json:1:1: This is a scenario, one of 2 files that are each read alone.',
    ]);
  });

  it('are an account beside files of other kinds, which are counted', () => {
    const files = [
      ...filesOf({ 'vpcs.json': { Vpcs: [VPC] }, 'package.json': { name: 'x' } }),
      { file: 'README.md', text: '# read me' },
      { file: 'broken.json', text: '{"Subnets": [' },
      { file: 'empty.json', text: '' },
    ];
    const result = importFiles(files);
    expect(messages(result)).toEqual([
      'broken.json:1:13: This is not JSON: the file breaks off or was changed here. Export it again.',
    ]);
    expect(result.summary.leftOut).toEqual([
      { what: 'files', count: 1, why: 'they are not output of the AWS CLI', which: [expect.anything()] },
      {
        what: 'empty files',
        count: 1,
        why: 'the call that should have filled them may have failed',
        which: [{ file: 'empty.json' }],
      },
      { what: 'files', count: 1, why: 'they are not output of the AWS CLI', which: [{ file: 'README.md' }] },
    ]);
  });

  it('are a scenario beside files of no kind', () => {
    const result = importFiles([...filesOf({ 'mine.json': SCENARIO }), { file: 'notes.md', text: 'x' }]);
    expect(result.kind).toBe('scenario');
    expect(result.summary.leftOut).toEqual([
      { what: 'files', count: 1, why: 'they are of no kind that is read', which: [{ file: 'notes.md' }] },
    ]);
  });
});

describe('files of no source', () => {
  const KINDS =
    'is something else than output of the AWS CLI, a CloudFormation template, a Terraform plan or state as JSON, or a scenario.';
  it.each([
    ['none', [], [':1:1: There is no file to read.']],
    ['a text', [{ file: 'a.md', text: 'x' }], [`a.md:1:1: This file ${KINDS}`]],
    [
      'many',
      Array.from({ length: 5000 }, (_, index) => ({ file: `${index}.md`, text: 'x' })),
      [`0.md:1:1: Each of these 5000 files ${KINDS}`],
    ],
    ['other JSON', [{ file: 'a.json', text: '{"a":1}' }], [`a.json:1:1: This file ${KINDS}`]],
    [
      'an empty one',
      [{ file: 'a.json', text: ' \n' }],
      ['a.json:1:1: This file is empty: the call that should have filled it may have failed.'],
    ],
    [
      'a broken one',
      [{ file: 'a.json', text: '{"a": ' }],
      ['a.json:1:6: This is not JSON: the file breaks off or was changed here. Export it again.'],
    ],
  ])('are a sentence: %s', (_, files, sentences) => {
    const result = importFiles(files);
    expect(result.kind).toBe('unknown');
    expect(messages(result)).toEqual(sentences);
  });
});
