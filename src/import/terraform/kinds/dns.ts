/** Names: DHCP options, hosted zones and their records, and what the resolver forwards. */
import { type DeclaredValue, UNRESOLVED } from '../../declared/types.ts';
import { eachBlock, given, type Kind, type Kinds, told } from './kind.ts';

const ZONE = 'AWS::Route53::HostedZone';
const RESOLVER = 'AWS::Route53Resolver::';

const zoneVpc = (vpc: DeclaredValue | undefined, region: DeclaredValue | undefined): DeclaredValue =>
  given({ VPCId: told(vpc), VPCRegion: region });

const zone = (kind: Kind): void => {
  const vpcs = eachBlock<DeclaredValue>(
    kind,
    'vpc',
    (block) => zoneVpc(block.one('vpc_id', 'vpc'), block.get('vpc_region')),
    UNRESOLVED,
  );
  kind.make(ZONE, {
    Name: told(kind.get('name')),
    VPCs: vpcs === undefined || vpcs.length === 0 ? undefined : kind.kept('VPCs', 'vpc', vpcs),
  });
};

/** The provider adds the zone's name to a record's where it is missing; what it made of it is told after the apply. */
const record = (kind: Kind): void => {
  const alias = eachBlock<DeclaredValue>(
    kind,
    'alias',
    (block) =>
      given({
        DNSName: told(block.one('name', 'dnsName')),
        HostedZoneId: block.get('zone_id'),
        EvaluateTargetHealth: block.get('evaluate_target_health'),
      }),
    UNRESOLVED,
  );
  const records = kind.many('records', 'dnsName');
  const policies = ['weighted', 'latency', 'failover', 'geolocation', 'geoproximity', 'cidr'].filter(
    (name) => {
      const blocks = kind.blocks(`${name}_routing_policy`);
      return blocks === UNRESOLVED || (blocks !== undefined && blocks.length > 0);
    },
  );
  kind.make('AWS::Route53::RecordSet', {
    HostedZoneId: told(kind.one('zone_id', 'zone')),
    Name: kind.get('fqdn') ?? told(kind.get('name')),
    Type: told(kind.get('type')),
    TTL: kind.get('ttl'),
    ResourceRecords: records,
    AliasTarget: alias === undefined || alias.length === 0 ? undefined : alias[0],
    SetIdentifier: kind.get('set_identifier'),
    MultiValueAnswer: kind.get('multivalue_answer_routing_policy'),
    // Which of several answers counts is a policy's matter: its details are not handed on.
    ...(policies.length === 0 ? {} : { SetIdentifier: kind.get('set_identifier') ?? UNRESOLVED }),
  });
};

const resolverEndpoint = (kind: Kind): void =>
  kind.make(`${RESOLVER}ResolverEndpoint`, {
    Direction: told(kind.get('direction')),
    SecurityGroupIds: kind.many('security_group_ids', 'group'),
    IpAddresses: eachBlock<DeclaredValue>(
      kind,
      'ip_address',
      (block) =>
        given({
          SubnetId: told(block.one('subnet_id', 'subnet')),
          Ip: block.get('ip'),
          Ipv6: block.get('ipv6'),
        }),
      UNRESOLVED,
    ) ?? [UNRESOLVED],
    ResolverEndpointType: kind.get('resolver_endpoint_type'),
    Tags: kind.tags(),
  });

const resolverRule = (kind: Kind): void =>
  kind.make(`${RESOLVER}ResolverRule`, {
    DomainName: told(kind.get('domain_name')),
    RuleType: told(kind.get('rule_type')),
    ResolverEndpointId: kind.one('resolver_endpoint_id', 'resolverEndpoint'),
    TargetIps: eachBlock<DeclaredValue>(
      kind,
      'target_ip',
      (block) => given({ Ip: block.get('ip'), Ipv6: block.get('ipv6'), Port: block.get('port') }),
      UNRESOLVED,
    ),
    Tags: kind.tags(),
  });

export const DNS: Kinds = {
  aws_vpc_dhcp_options: (kind) =>
    kind.make('AWS::EC2::DHCPOptions', {
      DomainName: kind.get('domain_name'),
      DomainNameServers: kind.get('domain_name_servers'),
      Tags: kind.tags(),
    }),
  aws_vpc_dhcp_options_association: (kind) =>
    kind.make('AWS::EC2::VPCDHCPOptionsAssociation', {
      VpcId: told(kind.one('vpc_id', 'vpc')),
      DhcpOptionsId: told(kind.one('dhcp_options_id', 'dhcp')),
    }),
  aws_route53_zone: zone,
  aws_route53_zone_association: (kind) =>
    kind.add(kind.one('zone_id', 'zone'), [ZONE], 'VPCs', [
      zoneVpc(kind.one('vpc_id', 'vpc'), kind.get('vpc_region')),
    ]),
  aws_route53_record: record,
  aws_route53_resolver_endpoint: resolverEndpoint,
  aws_route53_resolver_rule: resolverRule,
  aws_route53_resolver_rule_association: (kind) =>
    kind.make(`${RESOLVER}ResolverRuleAssociation`, {
      ResolverRuleId: told(kind.one('resolver_rule_id', 'resolverRule')),
      VPCId: told(kind.one('vpc_id', 'vpc')),
    }),
};
