/** Resources of kinds that are not read: what has interfaces in a VPC is handed on, the rest is counted. */
import { type DeclaredValue, UNRESOLVED } from '../../declared/types.ts';
import type { Instance } from '../instances.ts';
import type { Kind } from './kind.ts';

/** Kinds that no packet meets on its way. */
const APART =
  /^aws_(?:iam|cloudwatch|cloudtrail|s3|s3control|kms|ssm|sns|sqs|dynamodb|ecr|ecrpublic|acm|acmpca|budgets|ce|config|backup|secretsmanager|cognito|cloudfront|athena|glue_catalog|guardduty|securityhub|inspector|inspector2|macie2|organizations|resourcegroups|ram|route53_health_check|route53_query_log|route53_key|route53_hosted_zone_dnssec|wafv2|wafregional|waf|shield|lambda_permission|lambda_layer_version|lambda_alias|lambda_event_source_mapping|appautoscaling|autoscaling_policy|autoscaling_schedule|autoscaling_lifecycle_hook|autoscaling_notification|launch_configuration|key_pair|ebs|volume_attachment|snapshot|ami|db_parameter_group|db_option_group|db_snapshot|db_cluster_snapshot|rds_cluster_parameter_group|elasticache_parameter_group|docdb_cluster_parameter_group|neptune_cluster_parameter_group|neptune_parameter_group|redshift_parameter_group|ecs_cluster|ecs_task_definition|ecs_capacity_provider|ecs_account|eks_addon|eks_access|eks_identity|eks_pod|efs_file_system|efs_access|efs_backup|flow_log|ec2_tag|placement_group|service_discovery|sfn|scheduler|codecommit|codepipeline|codedeploy|lb_listener_certificate|alb_listener_certificate|lb_cookie|lb_ssl|lb_trust|vpc_endpoint_connection_notification|vpc_ipam|default_vpc_dhcp_options|kinesis|logs|xray|cloudformation_type|region|account|pinpoint|ses|sesv2|api_gateway_(?!vpc_link)|apigatewayv2_(?!vpc_link)|appsync|quicksight|lakeformation|dx_(?!gateway_association_proposal|.*virtual_interface))(?:_|$)/;

const SUBNET = /(?:^|_)subnets?(?:_ids?)?$/;

/** The subnets that some attribute names, in the resource itself or in a block of it; undefined where none does. */
const subnetsIn = (value: DeclaredValue, depth: number): readonly DeclaredValue[] | undefined => {
  if (typeof value !== 'object' || value === null || depth > 4) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (inner === null || inner === '' || (Array.isArray(inner) && inner.length === 0)) continue;
    if (SUBNET.test(key)) return Array.isArray(inner) ? inner : [inner];
    const found = subnetsIn(inner, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Reads a resource of a kind that has no reader. */
export const readOther = (instance: Instance, kind: Kind): void => {
  const { type } = instance;
  if (!type.startsWith('aws_')) {
    kind.note('resources of other providers', 'they are not AWS’s');
    return;
  }
  if (APART.test(type)) {
    kind.note('resources without a part in paths', 'no packet meets them on its way');
    return;
  }
  const subnets = subnetsIn(instance.values, 0);
  if (subnets !== undefined) {
    // Where its interfaces are, and in which groups, is not known: the VPC has more than the file tells.
    const VpcId = kind.one('vpc_id', 'vpc');
    kind.make('Hopwise::Interfaces', {
      Kind: type,
      VpcId,
      SubnetIds: subnets.map((each) => (typeof each === 'string' ? kind.idOf(each) : UNRESOLVED)),
    });
  }
  kind.note(`\`${type}\``, 'this kind is not read');
};
