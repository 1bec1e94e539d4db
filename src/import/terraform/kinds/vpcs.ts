/** VPCs, subnets, and the gateways to the internet. */
import { type DeclaredValue, UNRESOLVED } from '../../declared/types.ts';
import { eachBlock, given, type Kind, type Kinds, type Properties, told } from './kind.ts';

const EC2 = 'AWS::EC2::';

/** An IPv6 range, or that Amazon gives one. */
const ipv6Of = (
  kind: Kind,
): { Ipv6CidrBlock: DeclaredValue } | { AmazonProvidedIpv6CidrBlock: true } | undefined => {
  const range = kind.get('ipv6_cidr_block');
  if (range !== undefined && range !== UNRESOLVED) return { Ipv6CidrBlock: range };
  if (kind.get('assign_generated_ipv6_cidr_block') === true) return { AmazonProvidedIpv6CidrBlock: true };
  return range === UNRESOLVED || kind.get('ipv6_ipam_pool_id') !== undefined
    ? { Ipv6CidrBlock: UNRESOLVED }
    : undefined;
};

const vpc = (kind: Kind): void => {
  const { name, get } = kind;
  kind.make(`${EC2}VPC`, {
    // An address manager chooses the range where the template does not.
    CidrBlock: told(get('cidr_block')),
    EnableDnsSupport: get('enable_dns_support') ?? true,
    EnableDnsHostnames: get('enable_dns_hostnames') ?? false,
    Tags: kind.tags(),
  });
  const ipv6 = ipv6Of(kind);
  if (ipv6 !== undefined) kind.make(`${EC2}VPCCidrBlock`, { VpcId: name, ...ipv6 }, 'ipv6');
};

const subnetProperties = (kind: Kind, vpc: DeclaredValue | undefined): Properties => {
  const { get } = kind;
  return {
    VpcId: told(vpc),
    CidrBlock: get('cidr_block') ?? (get('ipv6_native') === true ? undefined : UNRESOLVED),
    AvailabilityZone: get('availability_zone'),
    AvailabilityZoneId: get('availability_zone_id'),
    MapPublicIpOnLaunch: get('map_public_ip_on_launch') ?? false,
    Ipv6CidrBlock: get('ipv6_cidr_block'),
    Ipv6Native: get('ipv6_native'),
    AssignIpv6AddressOnCreation: get('assign_ipv6_address_on_creation'),
    EnableDns64: get('enable_dns64'),
    Tags: kind.tags(),
  };
};

const subnet = (kind: Kind): void =>
  kind.make(`${EC2}Subnet`, subnetProperties(kind, kind.one('vpc_id', 'vpc')));

const internetGateway = (kind: Kind): void => {
  kind.make(`${EC2}InternetGateway`, { Tags: kind.tags() });
  const VpcId = kind.one('vpc_id', 'vpc');
  if (VpcId !== undefined)
    kind.inline(
      `${EC2}VPCGatewayAttachment`,
      { VpcId, InternetGatewayId: kind.name },
      'attachment',
      'vpc_id',
    );
};

const natGateway = (kind: Kind): void => {
  const { get } = kind;
  kind.make(`${EC2}NatGateway`, {
    SubnetId: kind.one('subnet_id', 'subnet'),
    VpcId: kind.one('vpc_id', 'vpc'),
    AvailabilityMode: get('availability_mode'),
    ConnectivityType: get('connectivity_type'),
    AllocationId: kind.one('allocation_id', 'eip'),
    SecondaryAllocationIds: kind.many('secondary_allocation_ids', 'eip'),
    AvailabilityZoneAddresses: eachBlock<DeclaredValue>(
      kind,
      'availability_zone_address',
      (zone) =>
        given({
          AvailabilityZone: zone.get('availability_zone'),
          AvailabilityZoneId: zone.get('availability_zone_id'),
          AllocationIds: zone.many('allocation_ids', 'eip') ?? [],
        }),
      UNRESOLVED,
    ),
    PrivateIpAddress: get('private_ip'),
    PublicIp: get('public_ip'),
    Tags: kind.tags(),
  });
};

/** A resource that a default one adopts is in the account already, with more around it than the file tells. */
const adopted =
  (what: string) =>
  (kind: Kind): void =>
    kind.note(what, 'they are adopted, not made: what is in and around them is not in the file');

/** A subnet that is looked up: where it stands is known, and what is around it is not. */
export const VPC_DATA: Kinds = {
  aws_subnet: (kind) => {
    const [id, vpc] = [kind.text('id'), kind.text('vpc_id')];
    if (id !== undefined && vpc !== undefined)
      kind.known(id, `${EC2}Subnet`, subnetProperties(kind, kind.idOf(vpc)));
  },
};

export const VPCS: Kinds = {
  aws_vpc: vpc,
  aws_default_vpc: adopted('default VPCs'),
  aws_vpc_ipv4_cidr_block_association: (kind) =>
    kind.make(`${EC2}VPCCidrBlock`, {
      VpcId: told(kind.one('vpc_id', 'vpc')),
      CidrBlock: told(kind.get('cidr_block')),
    }),
  aws_vpc_ipv6_cidr_block_association: (kind) =>
    kind.make(`${EC2}VPCCidrBlock`, {
      VpcId: told(kind.one('vpc_id', 'vpc')),
      ...(ipv6Of(kind) ?? { Ipv6CidrBlock: UNRESOLVED }),
    }),
  aws_subnet: subnet,
  aws_default_subnet: adopted('default subnets'),
  aws_internet_gateway: internetGateway,
  aws_internet_gateway_attachment: (kind) =>
    kind.make(`${EC2}VPCGatewayAttachment`, {
      VpcId: told(kind.one('vpc_id', 'vpc')),
      InternetGatewayId: told(kind.one('internet_gateway_id', 'igw')),
    }),
  aws_egress_only_internet_gateway: (kind) =>
    kind.make(`${EC2}EgressOnlyInternetGateway`, {
      VpcId: told(kind.one('vpc_id', 'vpc')),
      Tags: kind.tags(),
    }),
  aws_nat_gateway: natGateway,
  aws_vpc_block_public_access_options: (kind) =>
    kind.make(`${EC2}VPCBlockPublicAccessOptions`, {
      InternetGatewayBlockMode: told(kind.get('internet_gateway_block_mode')),
    }),
  aws_vpc_block_public_access_exclusion: (kind) =>
    kind.make(`${EC2}VPCBlockPublicAccessExclusion`, {
      InternetGatewayExclusionMode: told(kind.get('internet_gateway_exclusion_mode')),
      VpcId: kind.one('vpc_id', 'vpc'),
      SubnetId: kind.one('subnet_id', 'subnet'),
    }),
};
