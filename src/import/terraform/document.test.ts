import { expect, test } from 'vitest';
import { filesOf } from '../fixtures/files.ts';
import { readTerraform } from './index.ts';

const HOW = 'Make the file with `terraform show -json PLAN > plan.json` (or `tofu show -json`).';

test.each([
  [
    'a plan in its own form',
    'PK\u0003\u0004\u0014\u0000',
    "This is a plan in Terraform's own form, which only Terraform reads.",
  ],
  [
    'source files',
    '# network\nresource "aws_vpc" "main" {\n}\n',
    "These are Terraform's source files. What they make is only known from a plan.",
  ],
  [
    'source files',
    'terraform {\n  required_version = ">= 1"\n}\n',
    "These are Terraform's source files. What they make is only known from a plan.",
  ],
  [
    'what a plan prints',
    '{"@level":"info","@message":"Terraform 1.13.4"}\n{"@level":"info"}\n',
    'This is what `terraform plan -json` prints while it works, not the plan.',
  ],
  [
    'one line of it',
    '{"@level":"info","@message":"Terraform 1.13.4"}',
    'This is what `terraform plan -json` prints while it works, not the plan.',
  ],
  [
    'what a plan prints for people',
    'Terraform will perform the following actions:\n',
    'This is what `terraform plan` prints for people.',
  ],
  [
    'what `show` prints for people',
    '# aws_vpc.main:\nresource "aws_vpc" "main" {\n',
    "These are Terraform's source files. What they make is only known from a plan.",
  ],
  [
    'an old state',
    '{"version":3,"terraform_version":"0.11.14","modules":[]}',
    'This is a state in a form that Terraform no longer writes.',
  ],
  [
    'schemas',
    '{"format_version":"1.0","provider_schemas":{}}',
    'These are the schemas of providers, not a plan or a state.',
  ],
  ['other JSON', '{"Resources":{}}', 'This is JSON, but neither a plan nor a state of Terraform.'],
  ['a list', '[]', 'This is JSON, but neither a plan nor a state of Terraform.'],
  ['nothing', ' \n', 'The file is empty.'],
])('%s: %j', (_, text, message) => {
  const { problems, resources } = readTerraform({ file: 'x', text });
  expect(problems).toEqual([{ file: 'x', line: 1, column: 1, message: `${message} ${HOW}` }]);
  expect(resources).toEqual([]);
});

test('a file in UTF-16 is told by what it looks like', () => {
  const { problems } = readTerraform({ file: 'x', text: '{\u0000"\u0000p\u0000' });
  expect(problems[0]?.message).toContain('PowerShell writes UTF-16');
});

test('broken JSON is told by line and column', () => {
  const { problems } = readTerraform({ file: 'x', text: '{\n  "planned_values": {,}\n}' });
  expect(problems[0]).toMatchObject({ file: 'x', line: 2, column: 22 });
});

test('brackets that are nested too deep are told', () => {
  const text = `{"planned_values":${'['.repeat(100_000)}`;
  expect(readTerraform({ file: 'x', text }).problems[0]?.message).toContain('nested more than 64 deep');
});

test('an empty state is a state', () => {
  const [file = { file: '', text: '' }] = filesOf({ x: { format_version: '1.0' } });
  expect(readTerraform(file).problems).toEqual([]);
});
