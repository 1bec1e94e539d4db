import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detect } from './detect.ts';
import { topKeys } from './shared/top-keys.ts';

const kindOf = (text: string) => detect({ file: 'x', text });

describe('a file is told by its content', () => {
  it.each([
    ['{"Vpcs":[]}', 'aws'],
    ['\uFEFF  {\n  "NextToken": "x",\n  "Subnets": [', 'aws'],
    ['[{"Vpcs":[]},{"Vpcs":[]}]', 'aws'],
    ['{"VpcId":"vpc-1","EnableDnsSupport":{"Value":true}}', 'aws'],
    ['{"directConnectGateways":[]}', 'aws'],
    ['{"CacheClusters":[]}', 'aws'],
    ['{"id":"rcfg-1","arn":"arn:aws:vpc-lattice:us-east-1:1:resourceconfiguration/rcfg-1"}', 'aws'],
    ['{"Resources":[{"Type":"AWS::EC2::VPC"}]}', 'aws'],
    ['{"Parameters":{},"Resources":{"Vpc":{"Type":"AWS::EC2::VPC"}}}', 'cloudformation'],
    ['{"Description":"x","AWSTemplateFormatVersion":"2010-09-09"}', 'cloudformation'],
    ["# a network\nAWSTemplateFormatVersion: '2010-09-09'\n", 'cloudformation'],
    ['---\r\nResources:\r\n  Vpc:\r\n    Type: AWS::EC2::VPC\r\n', 'cloudformation'],
    ['"Resources":\n  A: { "Type" : "Custom::Thing" }', 'cloudformation'],
    ['{"StagesAvailable":["Original"],"TemplateBody":{"Resources":{}}}', 'cloudformation'],
    ['{"TemplateBody":"Resources: {}"}', 'cloudformation'],
    [
      '{"format_version":"1.2","planned_values":{"a":"AWSTemplateFormatVersion: 2010-09-09\\n"}}',
      'terraform',
    ],
    ['on: push\njobs:\n  a:\n    Resources: b\n', 'unknown'],
    ['{"format_version":"1.2","terraform_version":"1.9.0","planned_values":{}}', 'terraform'],
    ['{"version":4,"terraform_version":"1.9.0","resources":[]}', 'terraform'],
    ['// mine\n{ /* a */ "version": 1, "title": "\\"vpcs\\"", "vpcs": {} }', 'scenario'],
    ['', 'unknown'],
    ['   ', 'unknown'],
    ['null', 'unknown'],
    ['{}', 'unknown'],
    ['[]', 'unknown'],
    ['{"name":"package","version":"1.0.0","dependencies":{"a":"1"}}', 'unknown'],
    ['{"arn":"arn:aws:s3:::bucket"}', 'unknown'],
    ['{"nested":{"Vpcs":[],"Resources":{}}}', 'unknown'],
    ['{"text":"{\\"Vpcs\\":[]}"}', 'unknown'],
    ['apiVersion: v1\nkind: List\nResources: none\n', 'unknown'],
    ['services:\n  Resources:\n    Type: AWS::EC2::VPC', 'unknown'],
    ['{"__proto__":{"Vpcs":[]}}', 'unknown'],
  ])('%j: %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  it('without a look at all of a large one', () => {
    const big = `{"Reservations":[${'{"Instances":[]},'.repeat(3_000_000)}`;
    const start = performance.now();
    expect(kindOf(big)).toBe('aws');
    // Comments, strings and brackets without an end are what a scan could get lost in.
    for (const text of ['{"a":"', '{"a":', '//', '/*', '{', '[[', '"', '{"a":[[', '/**/', '\n', '{"a":1,'])
      kindOf(text.repeat(400_000));
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('whatever it holds', () => {
    fc.assert(fc.property(fc.string(), (text) => void expect(kindOf(text)).toMatch(/^[a-z]+$/)));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 20 }), (value) => {
        expect(topKeys(JSON.stringify(value, null, 2))?.map(({ key }) => JSON.parse(`"${key}"`))).toEqual(
          Object.keys(value),
        );
      }),
    );
  });
});
