import { expect, test } from 'vitest';
import { twoAccounts } from '../fixtures/files.ts';
import { isCloudFormation } from './detect.ts';

const TEMPLATE = { Resources: { Vpc: { Type: 'AWS::EC2::VPC' } } };

test.each<[what: string, text: string]>([
  ['JSON', JSON.stringify(TEMPLATE)],
  ['JSON with a mark of byte order', `\uFEFF${JSON.stringify(TEMPLATE, null, 2)}`],
  ['JSON that names its format', '{"AWSTemplateFormatVersion": "2010-09-09", "Description": "broken'],
  ['an answer of get-template', JSON.stringify({ TemplateBody: TEMPLATE })],
  ['a template as a text in such an answer', JSON.stringify({ TemplateBody: 'Resources: {}' })],
  ['YAML', 'Resources:\n  Vpc:\n    Type: AWS::EC2::VPC\n'],
  ['YAML with line ends of Windows', '# c\r\nResources:\r\n  Vpc:\r\n    Type: "AWS::EC2::VPC"\r\n'],
  ['YAML that names its format', '---\nAWSTemplateFormatVersion: 2010-09-09\nResources: [broken'],
  ['resources of others', 'Resources:\n  A:\n    Type: Custom::Thing\n'],
])('%s is meant as a template', (_, text) => {
  expect(isCloudFormation(text)).toBe(true);
});

test.each<[what: string, text: string]>([
  ['nothing', ''],
  ['a scenario', '{ "version": 1, "vpcs": { "v": { "cidr": "10.0.0.0/16" } } }'],
  [
    'a plan of Terraform that holds a template',
    JSON.stringify({
      format_version: '1.2',
      planned_values: {
        json: JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', ...TEMPLATE }),
        yaml: 'AWSTemplateFormatVersion: 2010-09-09\nResources:\n  Vpc:\n    Type: AWS::EC2::VPC\n',
      },
    }),
  ],
  ['a workflow', 'on: push\njobs:\n  a:\n    Resources: b\n'],
])('%s is not', (_, text) => {
  expect(isCloudFormation(text)).toBe(false);
});

test('answers of the AWS CLI are not', () => {
  expect(twoAccounts().filter(({ text }) => isCloudFormation(text))).toEqual([]);
});
