import { expect, test } from 'vitest';
import { NONE_SKIPPED } from '../choose.ts';
import { loadAccount } from './load.ts';

const TEMPLATE = 'Resources: { Topic: { Type: "AWS::SNS::Topic" } }';

const load = (name: string, text: string) =>
  loadAccount([{ path: name, file: new File([text], name) }], NONE_SKIPPED, undefined, () => undefined);

/** What is wrong is said in the words of what was read, and no other. */
test.each([
  ['an export', 'vpcs.json', '{"Vpcs": []}', 'aws ec2 describe-vpcs'],
  ['a template', 'template.yaml', TEMPLATE, 'AWS::EC2::VPC'],
  [
    'a template that leaves something open',
    'template.yaml',
    `Parameters: { A: { Type: String } }\n${TEMPLATE}`,
    'fill in the parameters',
  ],
  [
    'a broken template',
    'template.yaml',
    'Resources:\n  Vpc:\n    Type: AWS::EC2::VPC\n   a: [',
    'could not be read',
  ],
  [
    'a plan',
    'plan.json',
    '{"format_version":"1.2","terraform_version":"1.9.0","planned_values":{"root_module":{}}}',
    'aws_vpc',
  ],
  ['a scenario', 'scenario.json', '{"version": 1, "vpcs": {}}', 'This scenario has'],
  ['a broken export', 'vpcs.json', '{"Vpcs": [', 'could be read'],
  ['Terraform’s configuration', 'main.tf', 'resource "aws_vpc" "a" {}', 'terraform show -json plan'],
  ['something else', 'other.json', '{"a": 1}', 'terraform show -json'],
])('%s without a VPC', async (_, name, text, words) => {
  const { answer, held } = await load(name, text);
  expect(held).toBeUndefined();
  const message = answer.kind === 'nothing' ? answer.message : '';
  expect(message).toContain(words);
  if (words !== 'aws ec2 describe-vpcs') expect(message).not.toContain('describe-vpcs');
});

test('a template is read with what the reader says of it, and its notes speak of no flags', async () => {
  const text = `Parameters:
  WithVpc: { Type: String, Default: 'no' }
  Range: { Type: String }
Conditions:
  Wanted: !Equals [!Ref WithVpc, 'yes']
Resources:
  Vpc: { Type: 'AWS::EC2::VPC', Condition: Wanted, Properties: { CidrBlock: !Ref Range } }
`;
  const file = { path: 'template.yaml', file: new File([text], 'template.yaml') };
  const read = (given: Readonly<Record<string, string>>) =>
    loadAccount([file], NONE_SKIPPED, { parameters: new Map(Object.entries(given)) }, () => undefined);
  const without = await read({ Range: '10.0.0.0/16' });
  expect(without.answer).toMatchObject({
    kind: 'nothing',
    summary: { inputs: { parameters: [{ name: 'WithVpc', value: 'no' }, { name: 'Range' }] } },
  });
  const { answer } = await read({ WithVpc: 'yes' });
  expect(answer).toMatchObject({
    kind: 'loaded',
    account: { source: 'cloudformation', regions: ['us-east-1'] },
  });
  const leftOut = answer.kind === 'loaded' ? answer.account.leftOut : [];
  expect(leftOut.length).toBeGreaterThan(1);
  expect(JSON.stringify(leftOut)).not.toContain('--');
});

test('a template that tells everything asks for nothing', async () => {
  const text =
    'Resources: { V: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: 10.0.0.0/16 } }, S: { Type: "AWS::EC2::Subnet", Properties: { VpcId: !Ref V, CidrBlock: 10.0.1.0/24, AvailabilityZone: eu-west-1a } } }';
  expect((await load('template.yaml', text)).answer).toMatchObject({
    kind: 'loaded',
    account: { inputs: undefined, regions: ['eu-west-1'] },
  });
});
