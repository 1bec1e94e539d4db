import { expect, test } from 'vitest';
import { declaredIn, planOf } from '../fixtures/plan-of.ts';

/** A resource of which everything is known. */
const made = (address: string, known: object) => declaredIn(planOf({ resources: { [address]: { known } } }));

const VPC_ID = 'vpc-0123456789abcdef0';

test('a group without rules has none: the provider takes AWS’s outbound rule away', () => {
  expect(made('aws_security_group.g', { name: 'g', vpc_id: VPC_ID }).of('aws_security_group.g')).toEqual({
    Type: 'AWS::EC2::SecurityGroup',
    GroupName: 'g',
    VpcId: VPC_ID,
    SecurityGroupIngress: [],
    SecurityGroupEgress: [],
  });
});

test('a rule with several other sides is one rule for each', () => {
  const { resources } = made('aws_security_group_rule.r', {
    type: 'egress',
    security_group_id: 'sg-1',
    protocol: 'all',
    from_port: 0,
    to_port: 0,
    cidr_blocks: ['10.0.0.0/8', '192.168.0.0/16'],
    ipv6_cidr_blocks: ['::/0'],
    prefix_list_ids: ['pl-1'],
    self: true,
  });
  const match = { Type: 'AWS::EC2::SecurityGroupEgress', GroupId: 'sg-1', IpProtocol: '-1' };
  expect([...resources.values()]).toEqual([
    { ...match, CidrIp: '10.0.0.0/8' },
    { ...match, CidrIp: '192.168.0.0/16' },
    { ...match, CidrIpv6: '::/0' },
    { ...match, DestinationPrefixListId: 'pl-1' },
    { ...match, DestinationSecurityGroupId: 'sg-1' },
  ]);
});

test('a rule of which the direction is not known is one both ways, letting through what is not known', () => {
  const { resources } = declaredIn(
    planOf({
      resources: {
        'aws_security_group_rule.r': {
          known: {
            security_group_id: 'sg-1',
            protocol: 'tcp',
            from_port: 1,
            to_port: 1,
            cidr_blocks: ['10.0.0.0/8'],
          },
          unknown: ['type'],
          refs: { type: ['var.type'] },
        },
      },
    }),
  );
  expect([...resources.values()]).toEqual([
    { Type: 'AWS::EC2::SecurityGroupIngress', GroupId: 'sg-1', IpProtocol: '?', CidrIp: '10.0.0.0/8' },
    { Type: 'AWS::EC2::SecurityGroupEgress', GroupId: 'sg-1', IpProtocol: '?', CidrIp: '10.0.0.0/8' },
  ]);
});

test.each([
  [
    'aws_vpc_security_group_ingress_rule.r',
    { referenced_security_group_id: '111122223333/sg-2' },
    { SourceSecurityGroupId: 'sg-2' },
  ],
  ['aws_vpc_security_group_ingress_rule.r', { cidr_ipv6: 'fd00::/8' }, { CidrIpv6: 'fd00::/8' }],
  ['aws_vpc_security_group_egress_rule.r', { prefix_list_id: 'pl-1' }, { DestinationPrefixListId: 'pl-1' }],
  ['aws_vpc_security_group_egress_rule.r', {}, { CidrIp: '?' }],
])('%s with %j', (address, peer, expected) => {
  const known = { security_group_id: 'sg-1', ip_protocol: 'tcp', from_port: 80, to_port: 81, ...peer };
  expect(made(address, known).of(address)).toMatchObject({
    GroupId: 'sg-1',
    FromPort: 80,
    ToPort: 81,
    ...expected,
  });
});

test('a network ACL: protocols by name and number, blocks and entries of their own', () => {
  const block = {
    action: 'allow',
    cidr_block: '0.0.0.0/0',
    from_port: 0,
    to_port: 0,
    icmp_type: null,
    icmp_code: null,
  };
  const { of, resources } = declaredIn(
    planOf({
      resources: {
        'aws_network_acl.a': {
          known: {
            vpc_id: VPC_ID,
            subnet_ids: ['subnet-1'],
            ingress: [
              { ...block, rule_no: 100, protocol: '-1' },
              { ...block, rule_no: 110, protocol: 'tcp', from_port: 22, to_port: 22, action: 'Deny' },
            ],
            egress: [{ ...block, rule_no: 100, protocol: 'icmp' }],
          },
        },
        'aws_network_acl_rule.r': {
          known: {
            rule_number: 120,
            protocol: '17',
            from_port: 53,
            to_port: 53,
            rule_action: 'allow',
            cidr_block: '10.0.0.0/8',
          },
          unknown: ['network_acl_id'],
          refs: { network_acl_id: ['aws_network_acl.a.id'] },
        },
      },
    }),
  );
  const entry = {
    Type: 'AWS::EC2::NetworkAclEntry',
    NetworkAclId: 'aws_network_acl.a',
    CidrBlock: '0.0.0.0/0',
  };
  expect(of('aws_network_acl.a.ingress.0')).toEqual({
    ...entry,
    Egress: false,
    RuleNumber: 100,
    RuleAction: 'allow',
    Protocol: -1,
  });
  expect(of('aws_network_acl.a.ingress.1')).toMatchObject({
    RuleAction: 'deny',
    Protocol: 6,
    PortRange: { From: 22, To: 22 },
  });
  expect(of('aws_network_acl.a.egress.0')).toMatchObject({
    Egress: true,
    Protocol: 1,
    Icmp: { Type: 0, Code: 0 },
  });
  expect(of('aws_network_acl_rule.r')).toMatchObject({
    NetworkAclId: 'aws_network_acl.a',
    Egress: false,
    Protocol: 17,
  });
  expect(of('aws_network_acl.a.association.0')).toMatchObject({ SubnetId: 'subnet-1' });
  expect(resources.size).toBe(6);
});

test('a route table: none of its routes is managed, or each is', () => {
  const { resources } = declaredIn(
    planOf({
      resources: {
        'aws_route_table.unmanaged': {
          known: { vpc_id: VPC_ID },
          unknown: ['route', 'propagating_vgws'],
          refs: {},
        },
        'aws_route_table.unknown': {
          known: { vpc_id: VPC_ID },
          unknown: ['route'],
          refs: { route: ['var.routes'] },
        },
      },
    }),
  );
  expect([...resources.keys()]).toEqual([
    'aws_route_table.unmanaged',
    'aws_route_table.unknown',
    'aws_route_table.unknown.route',
  ]);
  expect(resources.get('aws_route_table.unknown.route')).toMatchObject({
    DestinationCidrBlock: '?',
    GatewayId: '?',
  });
});

test('references that several blocks share go to the attribute of their kind', () => {
  const route = (cidr: string) => ({ cidr_block: cidr, vpc_endpoint_id: '' });
  const { of } = declaredIn(
    planOf({
      resources: {
        'aws_internet_gateway.i': {},
        'aws_nat_gateway.n': { known: { subnet_id: 'subnet-1' } },
        'aws_vpc_peering_connection.p': {},
        'aws_vpc_peering_connection.q': {},
        'aws_route_table.t': {
          known: { vpc_id: VPC_ID, route: [route('0.0.0.0/0'), route('10.0.0.0/8'), route('10.1.0.0/16')] },
          unknown: {
            route: [{ gateway_id: true }, { nat_gateway_id: true }, { vpc_peering_connection_id: true }],
          },
          refs: {
            route: [
              'aws_internet_gateway.i.id',
              'aws_nat_gateway.n.id',
              'aws_vpc_peering_connection.p.id',
              'aws_vpc_peering_connection.q.id',
            ],
          },
        },
      },
    }),
  );
  expect(of('aws_route_table.t.route.0')?.['GatewayId']).toBe('aws_internet_gateway.i');
  expect(of('aws_route_table.t.route.1')?.['NatGatewayId']).toBe('aws_nat_gateway.n');
  expect(of('aws_route_table.t.route.2')?.['VpcPeeringConnectionId']).toBe('?');
});

test('an instance: public address, interfaces, templates, and groups by name', () => {
  expect(
    made('aws_instance.i', { subnet_id: 'subnet-1', associate_public_ip_address: false }).of(
      'aws_instance.i',
    ),
  ).toEqual({
    Type: 'AWS::EC2::Instance',
    NetworkInterfaces: [{ DeviceIndex: '0', SubnetId: 'subnet-1', AssociatePublicIpAddress: false }],
    SourceDestCheck: true,
  });
  const attached = {
    network_interface: [{ device_index: 0, network_interface_id: 'eni-1' }],
    source_dest_check: false,
  };
  expect(made('aws_instance.i', attached).of('aws_instance.i')).toEqual({
    Type: 'AWS::EC2::Instance',
    NetworkInterfaces: [{ DeviceIndex: 0, NetworkInterfaceId: 'eni-1' }],
    SourceDestCheck: false,
  });
  const templated = { subnet_id: 'subnet-1', launch_template: [{ id: 'lt-1' }] };
  expect(made('aws_instance.i', templated).of('aws_instance.i')?.['SecurityGroupIds']).toBe('?');
  expect(made('aws_instance.i', { security_groups: ['web'] }).of('aws_instance.i')).toMatchObject({
    SubnetId: '?',
    SecurityGroupIds: ['?'],
  });
});

test('an instance that is stopped, by the state or by a resource of its own', () => {
  const instance = { subnet_id: 'subnet-1', instance_state: 'stopped' };
  expect(made('aws_instance.i', instance).of('aws_instance.i')?.['InstanceState']).toBe('stopped');
  const wanted = (state: object) =>
    declaredIn(
      planOf({
        resources: {
          'aws_instance.i': { known: instance },
          'aws_ec2_instance_state.s': {
            unknown: ['instance_id'],
            refs: { instance_id: ['aws_instance.i.id'], state: ['var.state'] },
            ...state,
          },
        },
      }),
    ).of('aws_instance.i')?.['InstanceState'];
  expect(wanted({ known: { state: 'running' } })).toBe('running');
  expect(wanted({ unknown: ['instance_id', 'state'] })).toBe('?');
});

test('resources of their own add to the resource that they name', () => {
  const endpoint = ['aws_vpc_endpoint.e.id', 'aws_vpc_endpoint.e'];
  const { of } = declaredIn(
    planOf({
      resources: {
        'aws_vpc_endpoint.e': {
          known: {
            vpc_id: VPC_ID,
            service_name: 'com.amazonaws.eu-west-1.sns',
            vpc_endpoint_type: 'Interface',
          },
          unknown: ['subnet_ids', 'security_group_ids', 'policy'],
          refs: {},
        },
        'aws_vpc_endpoint_subnet_association.s': {
          known: { subnet_id: 'subnet-1' },
          unknown: ['vpc_endpoint_id'],
          refs: { vpc_endpoint_id: endpoint },
        },
        'aws_vpc_endpoint_policy.p': {
          known: { policy: '{"Statement":[]}' },
          unknown: ['vpc_endpoint_id'],
          refs: { vpc_endpoint_id: endpoint },
        },
        'aws_ec2_managed_prefix_list.l': {
          known: { name: 'l', address_family: 'IPv4', entry: [{ cidr: '10.0.0.0/8' }] },
        },
        'aws_ec2_managed_prefix_list_entry.x': {
          known: { cidr: '10.1.0.0/16' },
          unknown: ['prefix_list_id'],
          refs: { prefix_list_id: ['local.list'] },
        },
        'aws_ec2_managed_prefix_list.m': { known: { name: 'm' }, unknown: ['entry'], refs: {} },
      },
    }),
  );
  expect(of('aws_vpc_endpoint.e')).toMatchObject({
    SubnetIds: ['subnet-1'],
    PolicyDocument: { Statement: [] },
  });
  // Which of the lists has the entry is not told: both may have one more.
  expect(of('aws_ec2_managed_prefix_list.l')?.['Entries']).toEqual([{ Cidr: '10.0.0.0/8' }, '?']);
  expect(of('aws_ec2_managed_prefix_list.m')?.['Entries']).toEqual(['?']);
});

test('a policy names resources as the scenario does', () => {
  const policy = JSON.stringify({
    Statement: [{ Condition: { StringEquals: { 'aws:sourceVpc': VPC_ID } }, Resource: 'arn:aws:s3:::b' }],
  });
  const { of } = declaredIn(
    planOf({
      resources: {
        'aws_vpc.v': { known: { id: VPC_ID, cidr_block: '10.0.0.0/16' }, unknown: { id: false } },
        'aws_vpc_endpoint.e': { known: { vpc_id: VPC_ID, policy } },
      },
    }),
  );
  expect(of('aws_vpc_endpoint.e')?.['PolicyDocument']).toEqual({
    Statement: [
      { Condition: { StringEquals: { 'aws:sourceVpc': 'aws_vpc.v' } }, Resource: 'arn:aws:s3:::b' },
    ],
  });
});

test.each([
  [{ auto_accept: true }, 'active'],
  [{ auto_accept: false }, 'pending-acceptance'],
  [{ accept_status: 'active' }, 'active'],
])('a peering with %j is %s', (more, state) => {
  const peering = made('aws_vpc_peering_connection.p', { vpc_id: VPC_ID, peer_vpc_id: 'vpc-2', ...more });
  expect(peering.of('aws_vpc_peering_connection.p')?.['State']).toBe(state);
});

test('a peering is active once its accepter is in the plan', () => {
  const { of } = declaredIn(
    planOf({
      resources: {
        'aws_vpc_peering_connection.p': { known: { vpc_id: VPC_ID, peer_vpc_id: 'vpc-2' } },
        'aws_vpc_peering_connection_accepter.a': {
          known: { auto_accept: true, accepter: [{ allow_remote_vpc_dns_resolution: true }] },
          unknown: ['vpc_peering_connection_id'],
          refs: { vpc_peering_connection_id: ['aws_vpc_peering_connection.p.id'] },
        },
      },
    }),
  );
  expect(of('aws_vpc_peering_connection.p')).toMatchObject({ State: 'active', AccepterDnsResolution: true });
});

test('a transit gateway: attachments, tables, and the gateway’s own table', () => {
  const { of } = declaredIn(
    planOf({
      resources: {
        'aws_ec2_transit_gateway.t': { known: { default_route_table_propagation: 'disable' } },
        'aws_ec2_transit_gateway_vpc_attachment.a': {
          known: {
            vpc_id: VPC_ID,
            subnet_ids: ['subnet-1'],
            transit_gateway_default_route_table_association: false,
          },
          unknown: ['transit_gateway_id'],
          refs: { transit_gateway_id: ['aws_ec2_transit_gateway.t.id'] },
        },
        'aws_vpn_connection.v': {
          known: { type: 'ipsec.1' },
          unknown: ['transit_gateway_id'],
          refs: { transit_gateway_id: ['aws_ec2_transit_gateway.t.id'] },
        },
        'aws_ec2_transit_gateway_route.r': {
          known: { destination_cidr_block: '10.0.0.0/8' },
          unknown: ['transit_gateway_attachment_id', 'transit_gateway_route_table_id'],
          refs: {
            transit_gateway_attachment_id: ['aws_vpn_connection.v.transit_gateway_attachment_id'],
            transit_gateway_route_table_id: ['aws_ec2_transit_gateway.t.association_default_route_table_id'],
          },
        },
      },
    }),
  );
  expect(of('aws_ec2_transit_gateway.t')).toMatchObject({
    DefaultRouteTableAssociation: 'enable',
    DefaultRouteTablePropagation: 'disable',
  });
  expect(of('aws_ec2_transit_gateway_vpc_attachment.a')).toMatchObject({
    TransitGatewayId: 'aws_ec2_transit_gateway.t',
    DefaultRouteTableAssociation: false,
    DefaultRouteTablePropagation: true,
  });
  expect(of('aws_ec2_transit_gateway_route.r')).toMatchObject({
    TransitGatewayAttachmentId: 'aws_vpn_connection.v.attachment',
    TransitGatewayRouteTableId: 'aws_ec2_transit_gateway.t.default',
  });
});

test('a load balancer with listener, rule, group and target', () => {
  const { of } = declaredIn(
    planOf({
      resources: {
        'aws_lb.l': { known: { load_balancer_type: 'network', internal: true, subnets: ['subnet-1'] } },
        'aws_lb_target_group.g': {
          known: { port: 80, protocol: 'TCP', vpc_id: VPC_ID, preserve_client_ip: 'false' },
        },
        'aws_lb_listener.x': {
          known: { port: 443, protocol: 'TCP', default_action: [{ type: 'forward' }] },
          unknown: { load_balancer_arn: true, default_action: [{ target_group_arn: true }] },
          refs: {
            load_balancer_arn: ['aws_lb.l.arn'],
            default_action: [
              {
                type: { constant_value: 'forward' },
                target_group_arn: { references: ['aws_lb_target_group.g.arn'] },
              },
            ],
          },
        },
        'aws_lb_listener_rule.r': {
          known: {
            priority: 10,
            listener_arn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/l/1/2',
            action: [{ type: 'forward', forward: [{ target_group: [{ arn: 'arn:x', weight: 1 }] }] }],
            condition: [{ path_pattern: [{ values: ['/api/*'] }], host_header: [] }],
          },
        },
        'aws_lb_target_group_attachment.t': {
          known: { port: 80 },
          unknown: ['target_group_arn', 'target_id'],
          refs: { target_group_arn: ['aws_lb_target_group.g.arn'], target_id: ['aws_instance.i.id'] },
        },
        'aws_instance.i': { known: { subnet_id: 'subnet-1' } },
      },
    }),
  );
  expect(of('aws_lb.l')).toMatchObject({ Type: 'network', Scheme: 'internal', Subnets: ['subnet-1'] });
  expect(of('aws_lb_target_group.g')).toMatchObject({
    TargetType: 'instance',
    TargetGroupAttributes: [{ Key: 'preserve_client_ip.enabled', Value: 'false' }],
  });
  expect(of('aws_lb_listener.x')).toMatchObject({
    LoadBalancerArn: 'aws_lb.l',
    DefaultActions: [{ Type: 'forward', TargetGroupArn: 'aws_lb_target_group.g' }],
  });
  expect(of('aws_lb_listener_rule.r')).toMatchObject({
    Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: 'arn:x', Weight: 1 }] } }],
    Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*'] } }],
  });
  expect(of('aws_lb_target_group_attachment.t')).toMatchObject({
    Type: 'Hopwise::TargetGroupAttachment',
    TargetGroupArn: 'aws_lb_target_group.g',
    Id: 'aws_instance.i',
  });
});

test('a private zone with a VPC more, and a record that points at an endpoint', () => {
  const { of } = declaredIn(
    planOf({
      resources: {
        'aws_route53_zone.z': {
          known: { name: 'corp.internal', vpc: [{ vpc_id: VPC_ID, vpc_region: 'eu-west-1' }] },
        },
        'aws_route53_zone_association.a': {
          known: { vpc_id: 'vpc-2' },
          unknown: ['zone_id'],
          refs: { zone_id: ['aws_route53_zone.z.zone_id'] },
        },
        'aws_vpc_endpoint.e': { known: { vpc_id: VPC_ID, vpc_endpoint_type: 'Interface' } },
        'aws_route53_record.r': {
          known: { name: 'sns.corp.internal', type: 'CNAME', ttl: 60, records: [null] },
          unknown: { zone_id: true, records: [true] },
          refs: {
            zone_id: ['aws_route53_zone.z.zone_id'],
            records: ['aws_vpc_endpoint.e.dns_entry[0].dns_name', 'aws_vpc_endpoint.e'],
          },
        },
      },
    }),
  );
  expect(of('aws_route53_zone.z')?.['VPCs']).toEqual([
    { VPCId: VPC_ID, VPCRegion: 'eu-west-1' },
    { VPCId: 'vpc-2' },
  ]);
  expect(of('aws_route53_record.r')).toMatchObject({
    HostedZoneId: 'aws_route53_zone.z',
    ResourceRecords: ['aws_vpc_endpoint.e-0.vpce.amazonaws.com'],
  });
});

test('services with interfaces in a VPC say in which subnets and groups', () => {
  const { of } = declaredIn(
    planOf({
      resources: {
        'aws_lambda_function.f': {
          known: {
            function_name: 'f',
            vpc_config: [{ subnet_ids: ['subnet-1'], security_group_ids: ['sg-1'] }],
          },
        },
        'aws_db_subnet_group.g': { known: { name: 'g', subnet_ids: ['subnet-1'] } },
        'aws_db_instance.d': {
          known: { identifier: 'd', db_subnet_group_name: 'g', vpc_security_group_ids: ['sg-1'] },
        },
        'aws_ecs_service.s': {
          known: {
            network_configuration: [
              { subnets: ['subnet-1'], security_groups: ['sg-1'], assign_public_ip: false },
            ],
          },
        },
        'aws_kendra_thing.k': { known: { block: [{ subnet_ids: ['subnet-1'] }] } },
        'aws_iam_role.r': {},
        'google_compute_network.n': {},
      },
    }),
  );
  expect(of('aws_lambda_function.f')?.['VpcConfig']).toEqual({
    SubnetIds: ['subnet-1'],
    SecurityGroupIds: ['sg-1'],
  });
  expect(of('aws_db_instance.d')).toMatchObject({
    DBSubnetGroupName: 'aws_db_subnet_group.g',
    VPCSecurityGroups: ['sg-1'],
  });
  expect(of('aws_ecs_service.s')?.['NetworkConfiguration']).toEqual({
    AwsvpcConfiguration: { Subnets: ['subnet-1'], SecurityGroups: ['sg-1'], AssignPublicIp: 'DISABLED' },
  });
  expect(of('aws_kendra_thing.k')).toEqual({
    Type: 'Hopwise::Interfaces',
    Kind: 'aws_kendra_thing',
    SubnetIds: ['subnet-1'],
  });
});

test('what registers targets names its target groups', () => {
  const group = ['aws_lb_target_group.t.arn'];
  const { of } = declaredIn(
    planOf({
      resources: {
        'aws_lb_target_group.t': { known: { port: 80, protocol: 'TCP' } },
        'aws_autoscaling_group.own': {
          known: { traffic_source: [{ type: 'elbv2' }] },
          unknown: { traffic_source: [{ identifier: true }] },
          refs: { traffic_source: [{ identifier: { references: group } }] },
        },
        'aws_autoscaling_group.apart': {},
        'aws_autoscaling_traffic_source_attachment.a': {
          known: { traffic_source: [{ type: 'elbv2' }] },
          unknown: { autoscaling_group_name: true, traffic_source: [{ identifier: true }] },
          refs: {
            autoscaling_group_name: ['aws_autoscaling_group.apart.name'],
            traffic_source: [{ identifier: { references: group } }],
          },
        },
        'aws_ecs_task_set.s': {
          known: { load_balancer: [{ container_port: 80 }] },
          unknown: { load_balancer: [{ target_group_arn: true }] },
          refs: { load_balancer: [{ target_group_arn: { references: group } }] },
        },
      },
    }),
  );
  const sources = [{ Identifier: 'aws_lb_target_group.t' }];
  expect(of('aws_autoscaling_group.own')?.['TrafficSources']).toEqual(sources);
  expect(of('aws_autoscaling_group.apart')?.['TrafficSources']).toEqual(sources);
  expect(of('aws_ecs_task_set.s')?.['LoadBalancers']).toEqual([
    { TargetGroupArn: 'aws_lb_target_group.t', ContainerPort: 80 },
  ]);
});

test('what is not read is counted', () => {
  const { notes } = declaredIn(
    planOf({
      resources: {
        'aws_iam_role.a': {},
        'aws_iam_role.b': {},
        'aws_kendra_index.k': {},
        'random_id.x': {},
        'data.aws_ami.m': {},
      },
    }),
  );
  expect(notes).toEqual([
    '2 resources without a part in paths: no packet meets them on its way',
    '1 `aws_kendra_index`: this kind is not read',
    '1 resources of other providers: they are not AWS’s',
    '1 data sources: what they look up is made elsewhere, and only their values are used',
  ]);
});

test('an Elastic IP address of an instance, by the instance or by its own interface', () => {
  const association = (refs: object, known: object = {}) =>
    declaredIn(
      planOf({
        resources: {
          'aws_instance.i': { known: { subnet_id: 'subnet-1', private_ip: '10.0.0.9' } },
          'aws_eip.e': {},
          'aws_eip_association.a': {
            known,
            unknown: ['allocation_id', ...Object.keys(refs)],
            refs: { allocation_id: ['aws_eip.e.id'], ...refs },
          },
        },
      }),
    ).of('aws_eip_association.a');
  const expected = {
    Type: 'AWS::EC2::EIPAssociation',
    AllocationId: 'aws_eip.e',
    InstanceId: 'aws_instance.i',
  };
  expect(association({ instance_id: ['aws_instance.i.id'] })).toEqual(expected);
  expect(association({ network_interface_id: ['aws_instance.i.primary_network_interface_id'] })).toEqual(
    expected,
  );
  // A state tells the primary address too, which is no other than the one that is meant anyway.
  const instance = { instance_id: ['aws_instance.i.id'] };
  expect(association(instance, { private_ip_address: '10.0.0.9' })).toEqual(expected);
  expect(association(instance, { private_ip_address: '10.0.0.10' })).toEqual({
    ...expected,
    PrivateIpAddress: '10.0.0.10',
  });
});

const ADDRESS = '198.51.100.77';
const eip = { id: 'eipalloc-1', instance: 'i-0aaaaaaaaaaaaaaa1', public_ip: ADDRESS };
const bound = {
  allocation_id: 'eipalloc-1',
  instance_id: 'i-0aaaaaaaaaaaaaaa1',
  private_ip_address: '10.0.0.9',
  public_ip: ADDRESS,
};

test.each([
  ['stays', { 'aws_eip.e': ['no-op', eip, eip] }, true, 1],
  ['goes', { 'aws_eip.e': ['delete', eip, null] }, '?', 0],
  ['moves', { 'aws_eip.e': ['update', eip, { ...eip, instance: 'i-2' }] }, '?', 1],
  [
    'loses its association',
    { 'aws_eip.e': ['no-op', eip, eip], 'aws_eip_association.a': ['delete', bound, null] },
    '?',
    0,
  ],
])('an instance of a state of which the Elastic IP address %s', (_, changes, isPublic, associations) => {
  const instance = {
    id: 'i-0aaaaaaaaaaaaaaa1',
    subnet_id: 'subnet-1',
    private_ip: '10.0.0.9',
    public_ip: ADDRESS,
    associate_public_ip_address: true,
  };
  const all = { 'aws_instance.i': ['no-op', instance, instance], ...changes };
  const { of, resources } = declaredIn({
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: Object.entries(all).flatMap(([address, [, , values]]) =>
          values === null ? [] : [{ address, values }],
        ),
      },
    },
    resource_changes: Object.entries(all).map(([address, [action, before, after]]) => ({
      address,
      type: address.split('.')[0],
      change: { actions: [action], before, after, after_unknown: {} },
    })),
  });
  expect(of('aws_instance.i')).toMatchObject({
    NetworkInterfaces: [{ AssociatePublicIpAddress: isPublic }],
  });
  expect(of('aws_instance.i')?.['PublicIp']).toBe(isPublic === true ? ADDRESS : undefined);
  const found = [...resources.values()].filter(({ Type }) => Type === 'AWS::EC2::EIPAssociation');
  expect(found.length).toBe(associations);
});

test('a rule that moves into its group stays, although the one of its own goes', () => {
  const block = { protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['10.0.0.0/8'] };
  const plan = planOf({
    resources: {
      'aws_security_group.g': {
        known: { id: 'sg-0123456789abcdef0', vpc_id: VPC_ID, ingress: [block] },
        unknown: { id: false },
        refs: { ingress: { constant_value: [] } },
      },
    },
  }) as { resource_changes: object[] };
  const before = { ...block, type: 'ingress', security_group_id: 'sg-0123456789abcdef0' };
  plan.resource_changes.push({
    address: 'aws_security_group_rule.r',
    change: { actions: ['delete'], before, after: null },
  });
  expect([...declaredIn(plan).resources.keys()]).toEqual([
    'aws_security_group.g',
    'aws_security_group.g.ingress.0.0',
  ]);
});

test('what data sources tell of subnets and prefix lists stands under AWS’s ids', () => {
  const { of } = declaredIn(
    planOf({
      resources: {
        'data.aws_subnet.s': {
          known: { id: 'subnet-0123456789abcdef0', vpc_id: VPC_ID, cidr_block: '10.0.0.0/24' },
          unknown: { id: false },
        },
        'data.aws_prefix_list.s3': {
          known: { id: 'pl-6da54004', name: 'com.amazonaws.eu-west-1.s3', cidr_blocks: ['52.218.0.0/17'] },
          unknown: { id: false },
        },
      },
    }),
  );
  expect(of('subnet-0123456789abcdef0')).toMatchObject({ VpcId: VPC_ID, CidrBlock: '10.0.0.0/24' });
  expect(of('pl-6da54004')).toMatchObject({
    PrefixListName: 'com.amazonaws.eu-west-1.s3',
    Entries: [{ Cidr: '52.218.0.0/17' }],
  });
});

test.each([
  [{ acceptance_required: true }, {}, 'pendingAcceptance'],
  [{ acceptance_required: false }, {}, undefined],
  [{ acceptance_required: true }, { auto_accept: true }, 'available'],
])('an endpoint of a service with %j, made with %j, is %s', (service, endpoint, state) => {
  const { of } = declaredIn(
    planOf({
      resources: {
        'aws_vpc_endpoint_service.s': { known: service },
        'aws_vpc_endpoint.e': {
          known: { vpc_id: VPC_ID, vpc_endpoint_type: 'Interface', ...endpoint },
          unknown: ['service_name'],
          refs: { service_name: ['aws_vpc_endpoint_service.s.service_name'] },
        },
      },
    }),
  );
  expect(of('aws_vpc_endpoint.e')?.['State']).toBe(state);
});

test('whether an endpoint of a service elsewhere is accepted is not known', () => {
  const known = { vpc_id: VPC_ID, service_name: 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0' };
  expect(made('aws_vpc_endpoint.e', known).of('aws_vpc_endpoint.e')?.['State']).toBe('?');
});

test('a plan without its list of changes leaves out what is not known', () => {
  const { resource_changes: _, ...plan } = planOf({
    resources: {
      'aws_vpc.v': { known: { cidr_block: '10.0.0.0/16' } },
      'aws_subnet.s': { known: { cidr_block: '10.0.0.0/24' }, refs: { vpc_id: ['aws_vpc.v.id'] } },
    },
  }) as { resource_changes: unknown };
  expect(declaredIn(plan).of('aws_subnet.s')?.['VpcId']).toBe('aws_vpc.v');
});
