import { expect, test } from 'vitest';
import { terraformFile } from '../fixtures/files.ts';
import { declaredIn } from '../fixtures/plan-of.ts';
import { readTerraform } from './index.ts';

const read = (file: string) => declaredIn(JSON.parse(terraformFile(file).text));
const WHOLE = 'each list is taken to hold all that it refers to, and nothing else';
const UNTOLD = 'references that the plan does not spell out';

test('a new VPC: every resource, with names for references', () => {
  const { of, resources, region, account, notes, problems } = read('plain-vpc.plan.json');
  expect(problems).toEqual([]);
  expect(notes).toEqual([`5 ${UNTOLD}: ${WHOLE}`]);
  expect([region, account]).toEqual(['eu-west-1', undefined]);
  expect(resources.size).toBe(20);
  expect(of('aws_subnet.public')).toMatchObject({ VpcId: 'aws_vpc.main', MapPublicIpOnLaunch: true });
  expect(of('aws_nat_gateway.main')).toMatchObject({
    SubnetId: 'aws_subnet.public',
    AllocationId: 'aws_eip.nat',
  });
  expect(of('aws_route_table.public.route.0')).toEqual({
    Type: 'AWS::EC2::Route',
    RouteTableId: 'aws_route_table.public',
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: 'aws_internet_gateway.main',
  });
  expect(of('aws_route.private_nat')).toEqual({
    Type: 'AWS::EC2::Route',
    RouteTableId: 'aws_route_table.private',
    DestinationCidrBlock: '0.0.0.0/0',
    NatGatewayId: 'aws_nat_gateway.main',
  });
  expect(of('aws_security_group.endpoints.ingress.0.0')).toEqual({
    Type: 'AWS::EC2::SecurityGroupIngress',
    GroupId: 'aws_security_group.endpoints',
    IpProtocol: 'tcp',
    FromPort: 443,
    ToPort: 443,
    SourceSecurityGroupId: 'aws_security_group.app',
  });
  expect(of('aws_security_group.app')).toMatchObject({ SecurityGroupIngress: [], SecurityGroupEgress: [] });
  expect(of('aws_instance.app')).toMatchObject({
    SubnetId: 'aws_subnet.private',
    SecurityGroupIds: ['aws_security_group.app'],
    Tags: [{ Key: 'Name', Value: 'app' }],
  });
  expect(of('aws_vpc_endpoint.sns')).toMatchObject({
    PrivateDnsEnabled: true,
    SubnetIds: ['aws_subnet.private'],
  });
  expect(of('aws_vpc_endpoint.s3')).toMatchObject({ RouteTableIds: ['aws_route_table.private'] });
});

test('each resource tells where it stands in the file', () => {
  const file = terraformFile('plain-vpc.plan.json');
  const document = JSON.parse(file.text);
  for (const { name, origin } of readTerraform(file).resources) {
    const found = origin.pointer
      .slice(1)
      .split('/')
      .reduce((value, step) => value[step], document);
    expect(origin.file).toBe('plain-vpc.plan.json');
    expect(name.startsWith(found.address)).toBe(true);
  }
});

test('the modules vpc and vpc-endpoints: counts, local values, outputs and loops', () => {
  const { of, notes } = read('vpc-module.plan.json');
  const vpc = 'module.vpc.aws_vpc.this.0';
  for (const name of ['public.0', 'public.1', 'private.0', 'private.1'])
    expect(of(`module.vpc.aws_subnet.${name}`)?.['VpcId']).toBe(vpc);
  expect(of('module.vpc.aws_nat_gateway.this.0')).toMatchObject({
    SubnetId: 'module.vpc.aws_subnet.public.0',
    AllocationId: 'module.vpc.aws_eip.nat.0',
  });
  expect(of('module.vpc.aws_route_table_association.private.1')).toMatchObject({
    SubnetId: 'module.vpc.aws_subnet.private.1',
    RouteTableId: 'module.vpc.aws_route_table.private.0',
  });
  expect(of('module.vpc.aws_default_security_group.this.0')).toMatchObject({
    Type: 'Hopwise::DefaultSecurityGroup',
    VpcId: vpc,
    SecurityGroupIngress: [],
    SecurityGroupEgress: [],
  });
  expect(of('module.vpc.aws_default_route_table.default.0')).toMatchObject({
    Type: 'Hopwise::DefaultRouteTable',
    VpcId: vpc,
  });
  expect(of('module.endpoints.aws_vpc_endpoint.this.ecr.api')).toMatchObject({
    VpcId: vpc,
    SubnetIds: ['module.vpc.aws_subnet.private.0', 'module.vpc.aws_subnet.private.1'],
    SecurityGroupIds: ['module.endpoints.aws_security_group.this.0'],
  });
  expect(of('aws_instance.web.1')).toMatchObject({ SubnetId: 'module.vpc.aws_subnet.private.1' });
  expect(notes).toEqual([
    `7 ${UNTOLD}: each is taken to name the instance with the same key as its own`,
    `6 ${UNTOLD}: ${WHOLE}`,
  ]);
});

test('a state: ids become names, and what AWS reports twice counts once', () => {
  const { of, resources, account, aliases } = read('state.json');
  expect(account).toBe('111122223333');
  expect([...resources.keys()]).toEqual([
    'aws_vpc.main',
    'aws_subnet.public.eu-west-1a',
    'aws_internet_gateway.main',
    'aws_route_table.public',
    'aws_route.internet',
    'aws_route_table_association.public.eu-west-1a',
    'aws_security_group.web',
    'aws_vpc_security_group_ingress_rule.web_https',
    'aws_vpc_security_group_egress_rule.web_out',
    'aws_instance.web',
    'aws_internet_gateway.main.attachment',
  ]);
  expect(of('aws_route.internet')).toMatchObject({
    RouteTableId: 'aws_route_table.public',
    GatewayId: 'aws_internet_gateway.main',
  });
  expect(aliases.get('vpc-0a1b2c3d4e5f60001')).toBe('aws_vpc.main');
  expect(aliases.get('arn:aws:ec2:eu-west-1:111122223333:instance/i-0a1b2c3d4e5f60007')).toBe(
    'aws_instance.web',
  );
  expect(aliases.get('aws_subnet.public["eu-west-1a"]')).toBe('aws_subnet.public.eu-west-1a');
  expect(aliases.get('sg-0a1b2c3d4e5f60008')).toBe('aws_vpc.main.default');
  expect(aliases.get('rtb-0a1b2c3d4e5f60003')).toBe('aws_vpc.main.main');
});

test('a plan on top of a state: the same names, and what it takes away is gone where AWS still reports it', () => {
  const before = read('state.json');
  const after = read('change.plan.json');
  const names = (each: typeof before) => new Set(each.resources.keys());
  expect([...names(before)].filter((name) => !names(after).has(name))).toEqual([
    'aws_vpc_security_group_ingress_rule.web_https',
  ]);
  expect([...names(after)].filter((name) => !names(before).has(name))).toEqual([
    'aws_vpc_security_group_ingress_rule.web_alt',
  ]);
  expect(after.of('aws_vpc_security_group_ingress_rule.web_alt')).toMatchObject({
    GroupId: 'aws_security_group.web',
    FromPort: 8443,
  });
  expect(after.notes).toEqual([]);
});

test('a state file as Terraform stores it reads like the shown one', () => {
  const shown = JSON.parse(terraformFile('state.json').text);
  const stored = {
    version: 4,
    terraform_version: '1.13.4',
    serial: 7,
    lineage: 'invented',
    resources: shown.values.root_module.resources.map((each: Record<string, unknown>) => ({
      mode: each['mode'],
      type: each['type'],
      name: each['name'],
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [{ index_key: each['index'], attributes: each['values'] }],
    })),
  };
  expect([...declaredIn(stored).resources]).toEqual([...declaredIn(shown).resources]);
});

const targeted = () => {
  const plan = JSON.parse(terraformFile('change.plan.json').text);
  const isOther = ({ address }: { address: string }) => address !== 'aws_instance.web';
  plan.planned_values.root_module.resources = plan.planned_values.root_module.resources.filter(isOther);
  plan.resource_changes = plan.resource_changes.filter(isOther);
  return plan;
};

test('what a targeted plan does not speak of stays as the state has it', () => {
  const { of, notes } = declaredIn(targeted());
  expect(of('aws_instance.web')?.['Type']).toBe('AWS::EC2::Instance');
  expect(notes).toEqual([
    '1 resources that the plan leaves as they are: it was made for a part of the configuration',
  ]);
});

test('a default group that Terraform lets go keeps its rules', () => {
  const plan = JSON.parse(terraformFile('change.plan.json').text);
  const before = { id: 'sg-0a1b2c3d4e5f60008', vpc_id: 'vpc-0a1b2c3d4e5f60001', ingress: [], egress: [] };
  plan.resource_changes.push({
    address: 'aws_default_security_group.d',
    type: 'aws_default_security_group',
    change: { actions: ['delete'], before, after: null },
  });
  expect(declaredIn(plan).of('aws_default_security_group.d')).toMatchObject({
    Type: 'Hopwise::DefaultSecurityGroup',
    VpcId: 'aws_vpc.main',
  });
});

test('providers of several Regions: each resource that differs says so', () => {
  const resource = (name: string, key: string) => ({
    address: `aws_vpc.${name}`,
    type: 'aws_vpc',
    name,
    provider_config_key: key,
  });
  const planned = (name: string) => ({ address: `aws_vpc.${name}`, values: { cidr_block: '10.0.0.0/16' } });
  const { resources, region } = readTerraform({
    file: 'plan.json',
    text: JSON.stringify({
      planned_values: { root_module: { resources: ['a', 'b', 'c'].map(planned) } },
      variables: { home: { value: 'eu-west-1' } },
      configuration: {
        provider_config: {
          aws: { name: 'aws', expressions: { region: { references: ['var.home'] } } },
          'aws.us': { name: 'aws', alias: 'us', expressions: { region: { constant_value: 'us-east-1' } } },
        },
        root_module: { resources: [resource('a', 'aws'), resource('b', 'aws'), resource('c', 'aws.us')] },
      },
    }),
  });
  expect(region).toBe('eu-west-1');
  expect(resources.map((each) => each.region)).toEqual([undefined, undefined, 'us-east-1']);
});
