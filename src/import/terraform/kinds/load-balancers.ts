/** Load balancers, their listeners and rules, and target groups. */
import { type DeclaredValue, UNRESOLVED } from '../../declared/types.ts';
import type { Item } from '../item.ts';
import { eachBlock, given, type Kind, type Kinds, told } from './kind.ts';

const ELB = 'AWS::ElasticLoadBalancingV2::';

const attributes = (item: Item, keys: readonly (readonly [string, string])[]): DeclaredValue | undefined => {
  const list = keys.flatMap(([Key, attribute]): DeclaredValue[] => {
    const Value = item.get(attribute);
    return Value === undefined ? [] : [{ Key, Value: typeof Value === 'boolean' ? String(Value) : Value }];
  });
  return list.length === 0 ? undefined : list;
};

const schemeOf = (internal: DeclaredValue | undefined): DeclaredValue =>
  internal === UNRESOLVED ? UNRESOLVED : internal === true ? 'internal' : 'internet-facing';

const balancer = (kind: Kind): void => {
  const { get } = kind;
  const mappings = eachBlock<DeclaredValue>(
    kind,
    'subnet_mapping',
    (block) =>
      given({
        SubnetId: told(block.one('subnet_id', 'subnet')),
        AllocationId: block.one('allocation_id', 'eip'),
        PrivateIPv4Address: block.get('private_ipv4_address'),
        IPv6Address: block.get('ipv6_address'),
      }),
    UNRESOLVED,
  );
  kind.make(`${ELB}LoadBalancer`, {
    Name: get('name'),
    Type: get('load_balancer_type') ?? 'application',
    Scheme: schemeOf(get('internal')),
    // After the apply, both say the same; the mappings say more.
    ...(mappings !== undefined && mappings.length > 0
      ? { SubnetMappings: mappings }
      : { Subnets: kind.many('subnets', 'subnet') ?? [UNRESOLVED] }),
    SecurityGroups: kind.many('security_groups', 'group'),
    IpAddressType: get('ip_address_type'),
    EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: get(
      'enforce_security_group_inbound_rules_on_private_link_traffic',
    ),
    LoadBalancerAttributes: attributes(kind, [
      ['load_balancing.cross_zone.enabled', 'enable_cross_zone_load_balancing'],
    ]),
    Tags: kind.tags(),
  });
};

/** The groups that an action forwards to. Terraform repeats a single one in both of its forms. */
const forwardOf = (block: Item): { readonly [key: string]: DeclaredValue | undefined } => {
  const groups = block.block('forward')?.blocks('target_group');
  if (groups === undefined || (groups !== UNRESOLVED && groups.length === 0))
    return { TargetGroupArn: told(block.one('target_group_arn', 'targetGroup')) };
  if (groups === UNRESOLVED) return { TargetGroupArn: UNRESOLVED };
  return {
    ForwardConfig: {
      TargetGroups: groups.map((group) =>
        given({ TargetGroupArn: told(group.one('arn', 'targetGroup')), Weight: group.get('weight') }),
      ),
    },
  };
};

const actionsOf = (kind: Kind, name: string): readonly DeclaredValue[] =>
  eachBlock<DeclaredValue>(
    kind,
    name,
    (block) => {
      const type = block.text('type');
      return given({
        Type: type ?? UNRESOLVED,
        Order: block.get('order'),
        ...(type === 'forward' || type === undefined ? forwardOf(block) : {}),
      });
    },
    UNRESOLVED,
  ) ?? [UNRESOLVED];

const listener = (kind: Kind): void =>
  kind.make(`${ELB}Listener`, {
    LoadBalancerArn: told(kind.one('load_balancer_arn', 'balancer')),
    Port: kind.get('port'),
    Protocol: kind.get('protocol'),
    DefaultActions: actionsOf(kind, 'default_action'),
  });

/** Conditions by the provider's names and CloudFormation's. */
const CONDITIONS = [
  ['host_header', 'host-header', 'HostHeaderConfig'],
  ['path_pattern', 'path-pattern', 'PathPatternConfig'],
  ['http_request_method', 'http-request-method', 'HttpRequestMethodConfig'],
  ['source_ip', 'source-ip', 'SourceIpConfig'],
  ['http_header', 'http-header', 'HttpHeaderConfig'],
  ['query_string', 'query-string', 'QueryStringConfig'],
] as const;

const conditionOf = (block: Item): DeclaredValue => {
  for (const [name, field, key] of CONDITIONS) {
    const inner = block.block(name);
    if (inner !== undefined) return { Field: field, [key]: { Values: told(inner.get('values')) } };
  }
  return UNRESOLVED;
};

const rule = (kind: Kind): void =>
  kind.make(`${ELB}ListenerRule`, {
    ListenerArn: told(kind.one('listener_arn', 'listener')),
    Priority: told(kind.get('priority')),
    Actions: actionsOf(kind, 'action'),
    Conditions: eachBlock<DeclaredValue>(kind, 'condition', conditionOf, UNRESOLVED) ?? [UNRESOLVED],
  });

const targetGroup = (kind: Kind): void => {
  const { get } = kind;
  const type = get('target_type') ?? 'instance';
  kind.make(`${ELB}TargetGroup`, {
    Name: get('name'),
    TargetType: type,
    Port: get('port'),
    Protocol: get('protocol'),
    VpcId: type === 'lambda' ? undefined : told(kind.one('vpc_id', 'vpc')),
    IpAddressType: get('ip_address_type'),
    HealthCheckPort: kind.block('health_check')?.get('port'),
    HealthCheckProtocol: kind.block('health_check')?.get('protocol'),
    TargetGroupAttributes: attributes(kind, [
      ['load_balancing.cross_zone.enabled', 'load_balancing_cross_zone_enabled'],
      ['preserve_client_ip.enabled', 'preserve_client_ip'],
    ]),
    Tags: kind.tags(),
  });
};

const attachment = (kind: Kind): void =>
  kind.make('Hopwise::TargetGroupAttachment', {
    TargetGroupArn: told(kind.one('target_group_arn', 'targetGroup')),
    Id: told(kind.one('target_id', 'instance', 'balancer')),
    Port: kind.get('port'),
    AvailabilityZone: kind.get('availability_zone'),
  });

export const LOAD_BALANCERS: Kinds = {
  aws_lb: balancer,
  aws_alb: balancer,
  aws_lb_listener: listener,
  aws_alb_listener: listener,
  aws_lb_listener_rule: rule,
  aws_alb_listener_rule: rule,
  aws_lb_target_group: targetGroup,
  aws_alb_target_group: targetGroup,
  aws_lb_target_group_attachment: attachment,
  aws_alb_target_group_attachment: attachment,
};
