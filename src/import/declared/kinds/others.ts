/** Resources of kinds that are not read: counted, and where they may have a part in a VPC, said to be missing there. */
import { hasUnresolved, isTold, propertyOf, type Told } from '../properties.ts';
import { idOf, idsOf, missIn, ownVpcs, resourcesOf, type Template, VPC, vpcOfSubnet } from '../template.ts';
import type { DeclaredResource, DeclaredValue } from '../types.ts';

const INTERFACES = 'Hopwise::Interfaces';

/** Kinds of EC2 and others that no packet meets, or whose meaning is in what names them. */
const APART_TYPES: ReadonlySet<string> = new Set([
  'AWS::EC2::CustomerGateway',
  'AWS::EC2::FlowLog',
  'AWS::EC2::KeyPair',
  'AWS::EC2::Volume',
  'AWS::EC2::VolumeAttachment',
  'AWS::EC2::PlacementGroup',
  'AWS::EC2::SecurityGroupVpcAssociation',
  'AWS::ECS::Cluster',
  'AWS::ECS::TaskDefinition',
  'AWS::EFS::FileSystem',
  'AWS::EFS::AccessPoint',
  'AWS::Lambda::Permission',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Version',
  'AWS::Lambda::Alias',
  'AWS::Lambda::EventSourceMapping',
  'AWS::AutoScaling::ScalingPolicy',
  'AWS::AutoScaling::LifecycleHook',
  'AWS::AutoScaling::ScheduledAction',
  'AWS::RDS::DBParameterGroup',
  'AWS::RDS::DBClusterParameterGroup',
  'AWS::RDS::OptionGroup',
  'AWS::ElasticLoadBalancingV2::ListenerCertificate',
  'AWS::ServiceDiscovery::HttpNamespace',
  'AWS::Route53::HealthCheck',
]);

/** Services of which no resource stands in a VPC. */
const APART =
  /^AWS::(?:IAM|CloudWatch|CloudTrail|Logs|S3|KMS|SSM|SNS|SQS|DynamoDB|ECR|CertificateManager|Budgets|Config|Backup|SecretsManager|Cognito|CloudFront|Athena|GuardDuty|SecurityHub|Events|Scheduler|StepFunctions|WAFv2|WAFRegional|ApplicationAutoScaling|CodeCommit|CodeDeploy|CodePipeline|CDK|XRay|RAM|ResourceGroups|Kinesis|KinesisFirehose|Organizations|Serverless::(?!Function|Application)\w+|CloudFormation::(?:WaitCondition|WaitConditionHandle))(?:::|$)/;

/** What may make anything at all, in any VPC that it is told of. */
const ANYTHING = /^(?:Custom::|AWS::CloudFormation::|AWS::Serverless::Application|AWS::ServiceCatalog::)/;

/** A part in how names of a VPC are answered. */
const NAMES = /^AWS::Route53/;

const QUIET = 'no packet meets them on its way';
const NOT_READ = 'this kind is not read';

/** Depth and size of what is looked through for a VPC's part. */
const MOST_STEPS = 10_000;

/** The VPCs that some text in a resource leads to: by their name, or by that of a part of them. */
const vpcsIn = (template: Template, resource: DeclaredResource): ReadonlySet<string> => {
  const found = new Set<string>();
  const open: DeclaredValue[] = [resource.properties];
  for (let step = 0; open.length > 0 && step < MOST_STEPS; step += 1) {
    const value = open.pop();
    if (typeof value === 'string') {
      const vpc = vpcOf(template, template.names.get(value) ?? value);
      if (isTold(vpc)) found.add(vpc);
    } else if (typeof value === 'object' && value !== null) {
      for (const inner of Object.values<DeclaredValue>(value)) open.push(inner);
    }
  }
  return found;
};

/** The VPC that a name is of, or is in. */
const vpcOf = (template: Template, name: string): Told<string> => {
  const owner = template.byName.get(name);
  if (owner === undefined) return undefined;
  if (owner.type === VPC) return name;
  if (owner.type === 'AWS::EC2::Subnet') return vpcOfSubnet(template, name);
  return owner.type === 'AWS::EC2::SecurityGroup' ? idOf(template, owner.properties, 'VpcId') : undefined;
};

/** A property by which a resource is placed in a VPC, wherever it stands. */
const PLACED = /subnet|vpc|securitygroup/i;

const isPlaced = ({ properties }: DeclaredResource): boolean => {
  const open: DeclaredValue[] = [properties];
  for (let step = 0; open.length > 0 && step < MOST_STEPS; step += 1) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries<DeclaredValue>(value)) {
      if (!Array.isArray(value) && PLACED.test(key)) return true;
      open.push(inner);
    }
  }
  return open.length > 0;
};

const noteOther = (template: Template, resource: DeclaredResource): void => {
  const { type } = resource;
  const { notes } = template.draft;
  if (APART_TYPES.has(type) || APART.test(type)) {
    notes.add('resources without a part in paths', QUIET, resource.name);
    return;
  }
  const makesAnything = ANYTHING.test(type);
  const vpcs = vpcsIn(template, resource);
  // Where it is not told in which VPC it stands, it may be any; what may make anything needs to know a VPC for it.
  const isOpen = makesAnything
    ? hasUnresolved(propertyOf(resource.properties, 'Parameters'))
    : NAMES.test(type) || isPlaced(resource);
  for (const vpc of vpcs.size > 0 || !isOpen ? vpcs : ownVpcs(template)) {
    missIn(template, vpc, 'networkInterfaces');
    if (makesAnything) missIn(template, vpc, 'endpoints', 'internetGateways');
    if (makesAnything || NAMES.test(type)) missIn(template, vpc, 'hostedZones');
  }
  notes.add(`\`${type.slice(0, 100)}\``, NOT_READ, resource.name);
};

/** Counts what is not read, and says which VPCs may have more than the scenario shows. */
export const describeOthers = (template: Template, read: ReadonlySet<string>): void => {
  for (const { properties } of resourcesOf(template, INTERFACES)) {
    const subnets = idsOf(template, properties, 'SubnetIds');
    const vpc = idOf(template, properties, 'VpcId');
    for (const subnet of isTold(subnets) ? subnets : [])
      missIn(template, vpcOfSubnet(template, subnet), 'networkInterfaces');
    if (vpc !== undefined || !isTold(subnets)) missIn(template, vpc, 'networkInterfaces');
  }
  for (const [type, resources] of template.byType) {
    if (read.has(type) || type === INTERFACES) continue;
    for (const resource of resources) noteOther(template, resource);
  }
};
