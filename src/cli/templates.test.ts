/** CloudFormation templates and Terraform plans on the command line. The documents are invented, in the documented shapes. */
import { readFileSync } from 'node:fs';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { hopwise, testFolder } from './testing/command.ts';

const { file } = testFolder();

const template = file(
  'network.yaml',
  `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Clients: { Type: String }
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties: { CidrBlock: 10.0.0.0/16 }
  Subnet:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 }
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: servers
      VpcId: !Ref Vpc
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: !Ref Clients }
  Client:
    Type: AWS::EC2::Instance
    Properties: { ImageId: ami-1, SubnetId: !Ref Subnet, PrivateIpAddress: 10.0.1.10 }
  Server:
    Type: AWS::EC2::Instance
    Properties:
      ImageId: ami-1
      SubnetId: !Ref Subnet
      PrivateIpAddress: 10.0.1.20
      SecurityGroupIds: [!Ref Group]
      Tags: [{ Key: tier, Value: data }]
`,
);
const FLOW = ['--from', 'Client', '--to', 'Server', '--port', '443', '--json'];

describe('a CloudFormation template', () => {
  const verdictWith = (...flags: readonly string[]): string =>
    JSON.parse(hopwise('trace', '--cloudformation', template, ...FLOW, ...flags).out).verdict;

  it('is what its parameters make of it; one that is not given decides nothing', () => {
    expect(verdictWith('--parameter', 'Clients=10.0.1.0/24')).toBe('reachable');
    expect(verdictWith('--parameter', 'Clients=10.9.0.0/16')).toBe('not-reachable');
    expect(verdictWith()).toBe('undetermined');
  });

  it('gives the line of a resource in YAML', () => {
    const policy = file('policy.json', {
      version: 1,
      expectations: {
        'clients reach data': {
          from: 'Client',
          to: { tags: { tier: 'data' } },
          port: 22,
          expect: 'reachable',
        },
      },
    });
    const flags = ['--cloudformation', template, '--parameter', 'Clients=10.0.1.0/24'];
    const { code, out } = hopwise('check', '--policy', policy, ...flags, '--format', 'sarif');
    expect(code).toBe(1);
    expect(JSON.parse(out).runs[0].results[0]).toMatchObject({
      ruleId: 'security-group-inbound',
      locations: [{ physicalLocation: { region: { startLine: 11, startColumn: 3 } } }],
    });
  });

  it('is told by its content, in an archive as well', () => {
    const changed = file(
      'changed.yaml',
      readFileSync(template, 'utf8').replace('10.0.1.0/24 }', '10.0.1.0/25 }'),
    );
    const { code, out, err } = hopwise('diff', template, changed);
    expect(code).toBe(0);
    // What it does not tell is said of both at once.
    expect(err.match(/^Left out: the parameter `Clients`/gm)).toHaveLength(1);
    expect(out).toContain('Changed: subnet `Vpc/Subnet`.');
    const packed = file('network.zip', zipSync({ 'network.yaml': strToU8(readFileSync(template, 'utf8')) }));
    expect(hopwise('diff', template, packed)).toMatchObject({ code: 0, err });
  });

  it('is refused with file, line and column where it is broken', () => {
    const broken = file('broken.yaml', 'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  Vpc: [\n');
    const { code, err } = hopwise('lint', '--cloudformation', broken);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/broken\.yaml:\d+:\d+: /) });
    const empty = file('empty.json', { AWSTemplateFormatVersion: '2010-09-09', Resources: {} });
    expect(hopwise('import', '--cloudformation', empty)).toMatchObject({
      code: 2,
      err: expect.stringContaining('no VPC is in this template'),
    });
  });
});

const PLAN = 'content/examples/plan.json';

describe('a Terraform plan', () => {
  const SNS = ['--to', 'sns.us-east-1.amazonaws.com', '--json'];

  it('is asked by addresses and Name tags', () => {
    const byAddress = hopwise('trace', '--terraform', PLAN, '--from', 'aws_instance.app', ...SNS);
    expect(JSON.parse(byAddress.out)).toMatchObject({
      verdict: 'reachable',
      private: true,
      path: expect.arrayContaining(['aws_instance.app', 'aws_vpc_endpoint.sns']),
    });
    expect(hopwise('trace', '--terraform', PLAN, '--from', 'app', ...SNS)).toEqual(byAddress);
  });

  it('alone is compared with the state from before', () => {
    const plan = JSON.parse(readFileSync(PLAN, 'utf8'));
    const { planned_values: values, terraform_version: version } = plan;
    const prior = structuredClone(values);
    for (const resource of prior.root_module.resources)
      if (resource.address === 'aws_security_group.app') resource.values.egress = [];
    const withPrior = file('with-prior.json', {
      ...plan,
      prior_state: { format_version: '1.0', terraform_version: version, values: prior },
    });
    expect(hopwise('diff', '--terraform', PLAN)).toMatchObject({
      code: 2,
      err: expect.stringContaining('this plan holds no state from before'),
    });
    const flow = ['--from', 'aws_instance.app', '--to', '10.0.1.99', '--port', '443'];
    const { code, out, err } = hopwise('diff', '--terraform', withPrior, ...flow);
    expect(code).toBe(1);
    expect(err).toContain('Left out: references that the plan does not spell out (3)');
    expect(out).toContain('1 flow asked of both: 1 answered differently.');
  });

  it('in other forms is refused with what to do', () => {
    const binary = file(
      'plan.bin',
      zipSync({ 'tfconfig/modules.json': strToU8('[]'), tfplan: strToU8('x') }),
    );
    for (const args of [
      ['lint', '--terraform', binary],
      ['diff', PLAN, binary],
    ])
      expect(hopwise(...args)).toMatchObject({
        code: 2,
        err: expect.stringContaining(`terraform show -json ${binary} > plan.json`),
      });
    const words = file('main.tf', 'resource "aws_vpc" "main" {}\n');
    expect(hopwise('lint', '--terraform', words)).toMatchObject({
      code: 2,
      err: expect.stringContaining('main.tf:'),
    });
  });

  it('of a state alone is no difference', () => {
    const state = 'src/import/fixtures/terraform/state.json';
    expect(hopwise('diff', '--terraform', state)).toMatchObject({
      code: 2,
      err: `${state}: this is a state, which tells of one network only; a plan tells of two. Give two files: hopwise diff BEFORE AFTER.`,
    });
  });

  it('may be packed', () => {
    const packed = file('plan.json.gz', gzipSync(strToU8(readFileSync(PLAN, 'utf8'))));
    const flow = ['--from', 'app', ...SNS];
    expect(hopwise('trace', '--terraform', packed, ...flow)).toEqual(
      hopwise('trace', '--terraform', PLAN, ...flow),
    );
  });
});
