/**
 * Services that have interfaces in a VPC: where they stand and which groups they are in. Each is told by a line: the
 * properties of CloudFormation's type, and the attribute that each comes from.
 */
import { type DeclaredValue, UNRESOLVED } from '../../declared/types.ts';
import type { Item } from '../item.ts';
import type { Slot } from '../slots.ts';
import { eachBlock, given, type Kind, type Kinds, type Properties, type ReadKind, told } from './kind.ts';

type Field = (item: Item) => readonly (readonly [string, DeclaredValue | undefined])[];

const list =
  (property: string, attribute: string, slot: Slot): Field =>
  (item) => [[property, item.many(attribute, slot)]];
const id =
  (property: string, attribute: string, slot: Slot): Field =>
  (item) => [[property, item.one(attribute, slot)]];
const plain =
  (property: string, attribute: string): Field =>
  (item) => [[property, item.get(attribute)]];
const subnets = (property: string, attribute = 'subnet_ids'): Field => list(property, attribute, 'subnet');
const groups = (property: string, attribute = 'security_group_ids'): Field =>
  list(property, attribute, 'group');

const read = (item: Item, fields: readonly Field[]): Properties =>
  Object.fromEntries(fields.flatMap((field) => field(item)));

/** Properties that stand in a block on both sides; none where the block is not given. */
const within =
  (property: string, block: string, ...fields: readonly Field[]): Field =>
  (item) => {
    const found = item.blocks(block);
    if (found === UNRESOLVED) return [[property, UNRESOLVED]];
    const [first] = found ?? [];
    return first === undefined ? [] : [[property, given(read(first, fields))]];
  };

const as =
  (type: string, ...fields: readonly Field[]): ReadKind =>
  (kind) =>
    kind.make(type, { ...read(kind, fields), Tags: kind.tags() });

const RDS_PLACE = [plain('PubliclyAccessible', 'publicly_accessible'), plain('Port', 'port')];
const subnetGroup = (type: string, property = 'SubnetIds', name = 'DBSubnetGroupName'): ReadKind =>
  as(type, plain(name, 'name'), subnets(property));
const inSubnetGroup = id('DBSubnetGroupName', 'db_subnet_group_name', 'subnetGroup');

/** The target groups that a service or a set of its tasks registers with. */
const ecsBalancers: Field = (item) => [
  [
    'LoadBalancers',
    eachBlock<DeclaredValue>(
      item,
      'load_balancer',
      (block) =>
        given(
          read(block, [
            id('TargetGroupArn', 'target_group_arn', 'targetGroup'),
            plain('ContainerPort', 'container_port'),
            within(
              'AdvancedConfiguration',
              'advanced_configuration',
              id('AlternateTargetGroupArn', 'alternate_target_group_arn', 'targetGroup'),
            ),
          ]),
        ),
      UNRESOLVED,
    ) ?? [],
  ],
];

const ecsService = (kind: Kind): void => {
  const network = kind.block('network_configuration');
  const assign = network?.get('assign_public_ip');
  kind.make('AWS::ECS::Service', {
    LaunchType: kind.get('launch_type'),
    DesiredCount: kind.get('desired_count'),
    NetworkConfiguration:
      network === undefined
        ? undefined
        : {
            AwsvpcConfiguration: given({
              Subnets: network.many('subnets', 'subnet') ?? [UNRESOLVED],
              SecurityGroups: network.many('security_groups', 'group'),
              AssignPublicIp: assign === UNRESOLVED ? UNRESOLVED : assign === true ? 'ENABLED' : 'DISABLED',
            }),
          },
    ...read(kind, [ecsBalancers]),
    Tags: kind.tags(),
  });
};

const SCALING = 'AWS::AutoScaling::AutoScalingGroup';

/** What a group of instances registers them with, whatever its kind. */
const trafficSources = (item: Item): readonly DeclaredValue[] | undefined =>
  eachBlock<DeclaredValue>(
    item,
    'traffic_source',
    (block) => given({ Identifier: told(block.one('identifier', 'targetGroup')) }),
    UNRESOLVED,
  );

export const WORKLOADS: Kinds = {
  aws_lambda_function: as(
    'AWS::Lambda::Function',
    plain('FunctionName', 'function_name'),
    within('VpcConfig', 'vpc_config', subnets('SubnetIds'), groups('SecurityGroupIds')),
  ),
  aws_db_instance: as(
    'AWS::RDS::DBInstance',
    plain('DBInstanceIdentifier', 'identifier'),
    inSubnetGroup,
    groups('VPCSecurityGroups', 'vpc_security_group_ids'),
    ...RDS_PLACE,
  ),
  aws_rds_cluster: as(
    'AWS::RDS::DBCluster',
    inSubnetGroup,
    groups('VpcSecurityGroupIds', 'vpc_security_group_ids'),
    plain('Port', 'port'),
  ),
  aws_rds_cluster_instance: as(
    'AWS::RDS::DBInstance',
    inSubnetGroup,
    plain('DBClusterIdentifier', 'cluster_identifier'),
    ...RDS_PLACE,
  ),
  aws_db_subnet_group: subnetGroup('AWS::RDS::DBSubnetGroup'),
  aws_db_proxy: as(
    'AWS::RDS::DBProxy',
    subnets('VpcSubnetIds', 'vpc_subnet_ids'),
    groups('VpcSecurityGroupIds', 'vpc_security_group_ids'),
  ),
  aws_docdb_cluster: as(
    'AWS::DocDB::DBCluster',
    inSubnetGroup,
    groups('VpcSecurityGroupIds', 'vpc_security_group_ids'),
  ),
  aws_docdb_cluster_instance: as(
    'AWS::DocDB::DBInstance',
    plain('DBClusterIdentifier', 'cluster_identifier'),
  ),
  aws_docdb_subnet_group: subnetGroup('AWS::DocDB::DBSubnetGroup'),
  aws_neptune_cluster: as(
    'AWS::Neptune::DBCluster',
    id('DBSubnetGroupName', 'neptune_subnet_group_name', 'subnetGroup'),
    groups('VpcSecurityGroupIds', 'vpc_security_group_ids'),
  ),
  aws_neptune_cluster_instance: as(
    'AWS::Neptune::DBInstance',
    plain('DBClusterIdentifier', 'cluster_identifier'),
  ),
  aws_neptune_subnet_group: subnetGroup('AWS::Neptune::DBSubnetGroup'),
  aws_elasticache_cluster: as(
    'AWS::ElastiCache::CacheCluster',
    id('CacheSubnetGroupName', 'subnet_group_name', 'subnetGroup'),
    groups('VpcSecurityGroupIds'),
  ),
  aws_elasticache_replication_group: as(
    'AWS::ElastiCache::ReplicationGroup',
    id('CacheSubnetGroupName', 'subnet_group_name', 'subnetGroup'),
    groups('SecurityGroupIds'),
  ),
  aws_elasticache_serverless_cache: as(
    'AWS::ElastiCache::ServerlessCache',
    subnets('SubnetIds'),
    groups('SecurityGroupIds'),
  ),
  aws_elasticache_subnet_group: subnetGroup(
    'AWS::ElastiCache::SubnetGroup',
    'SubnetIds',
    'CacheSubnetGroupName',
  ),
  aws_memorydb_cluster: as(
    'AWS::MemoryDB::Cluster',
    plain('SubnetGroupName', 'subnet_group_name'),
    groups('SecurityGroupIds'),
  ),
  aws_redshift_cluster: as(
    'AWS::Redshift::Cluster',
    id('ClusterSubnetGroupName', 'cluster_subnet_group_name', 'subnetGroup'),
    groups('VpcSecurityGroupIds', 'vpc_security_group_ids'),
    ...RDS_PLACE,
  ),
  aws_redshift_subnet_group: subnetGroup(
    'AWS::Redshift::ClusterSubnetGroup',
    'SubnetIds',
    'ClusterSubnetGroupName',
  ),
  aws_redshiftserverless_workgroup: as(
    'AWS::RedshiftServerless::Workgroup',
    subnets('SubnetIds'),
    groups('SecurityGroupIds'),
  ),
  aws_dms_replication_instance: as(
    'AWS::DMS::ReplicationInstance',
    plain('ReplicationSubnetGroupIdentifier', 'replication_subnet_group_id'),
    groups('VpcSecurityGroupIds', 'vpc_security_group_ids'),
  ),
  aws_ecs_service: ecsService,
  aws_ecs_task_set: as('AWS::ECS::TaskSet', ecsBalancers),
  aws_eks_cluster: as(
    'AWS::EKS::Cluster',
    plain('Name', 'name'),
    within('ResourcesVpcConfig', 'vpc_config', subnets('SubnetIds'), groups('SecurityGroupIds')),
  ),
  aws_eks_node_group: as('AWS::EKS::Nodegroup', subnets('Subnets')),
  aws_eks_fargate_profile: as('AWS::EKS::FargateProfile', subnets('Subnets')),
  aws_autoscaling_group: as(
    SCALING,
    subnets('VPCZoneIdentifier', 'vpc_zone_identifier'),
    list('TargetGroupARNs', 'target_group_arns', 'targetGroup'),
    (item) => [['TrafficSources', trafficSources(item)]],
    plain('AvailabilityZones', 'availability_zones'),
    plain('MaxSize', 'max_size'),
  ),
  aws_autoscaling_attachment: (kind) =>
    kind.add(kind.one('autoscaling_group_name', 'scalingGroup'), [SCALING], 'TargetGroupARNs', [
      kind.one('lb_target_group_arn', 'targetGroup') ??
        kind.one('alb_target_group_arn', 'targetGroup') ??
        UNRESOLVED,
    ]),
  aws_autoscaling_traffic_source_attachment: (kind) =>
    kind.add(
      kind.one('autoscaling_group_name', 'scalingGroup'),
      [SCALING],
      'TrafficSources',
      told(trafficSources(kind)),
    ),
  aws_launch_template: as('AWS::EC2::LaunchTemplate', plain('LaunchTemplateName', 'name')),
  aws_efs_mount_target: as(
    'AWS::EFS::MountTarget',
    id('SubnetId', 'subnet_id', 'subnet'),
    groups('SecurityGroups', 'security_groups'),
  ),
  aws_opensearch_domain: as(
    'AWS::OpenSearchService::Domain',
    within('VPCOptions', 'vpc_options', subnets('SubnetIds'), groups('SecurityGroupIds')),
  ),
  aws_elasticsearch_domain: as(
    'AWS::Elasticsearch::Domain',
    within('VPCOptions', 'vpc_options', subnets('SubnetIds'), groups('SecurityGroupIds')),
  ),
  aws_msk_cluster: as(
    'AWS::MSK::Cluster',
    within(
      'BrokerNodeGroupInfo',
      'broker_node_group_info',
      subnets('ClientSubnets', 'client_subnets'),
      groups('SecurityGroups', 'security_groups'),
    ),
  ),
  aws_mq_broker: as(
    'AWS::AmazonMQ::Broker',
    subnets('SubnetIds'),
    groups('SecurityGroups', 'security_groups'),
  ),
  aws_networkfirewall_firewall: as('AWS::NetworkFirewall::Firewall', id('VpcId', 'vpc_id', 'vpc'), (item) => {
    const mappings = item.blocks('subnet_mapping');
    if (mappings === UNRESOLVED || mappings === undefined) return [['SubnetMappings', UNRESOLVED]];
    return [['SubnetMappings', mappings.map((each) => given({ SubnetId: each.one('subnet_id', 'subnet') }))]];
  }),
  aws_elb: as(
    'AWS::ElasticLoadBalancing::LoadBalancer',
    subnets('Subnets', 'subnets'),
    groups('SecurityGroups', 'security_groups'),
    (item) => [['Scheme', item.get('internal') === true ? 'internal' : 'internet-facing']],
  ),
  aws_apigatewayv2_vpc_link: as(
    'AWS::ApiGatewayV2::VpcLink',
    subnets('SubnetIds'),
    groups('SecurityGroupIds'),
  ),
  aws_ec2_instance_connect_endpoint: as(
    'AWS::EC2::InstanceConnectEndpoint',
    id('SubnetId', 'subnet_id', 'subnet'),
    groups('SecurityGroupIds'),
  ),
  aws_ec2_client_vpn_endpoint: as(
    'AWS::EC2::ClientVpnEndpoint',
    id('VpcId', 'vpc_id', 'vpc'),
    groups('SecurityGroupIds'),
  ),
  aws_mwaa_environment: as(
    'AWS::MWAA::Environment',
    within('NetworkConfiguration', 'network_configuration', subnets('SubnetIds'), groups('SecurityGroupIds')),
  ),
  aws_apprunner_vpc_connector: as(
    'AWS::AppRunner::VpcConnector',
    subnets('Subnets', 'subnets'),
    groups('SecurityGroups', 'security_groups'),
  ),
  aws_directory_service_directory: as(
    'AWS::DirectoryService::MicrosoftAD',
    within('VpcSettings', 'vpc_settings', id('VpcId', 'vpc_id', 'vpc'), subnets('SubnetIds')),
  ),
};
