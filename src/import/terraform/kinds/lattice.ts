/** VPC Lattice: service networks and shared resources. */
import type { DeclaredValue } from '../../declared/types.ts';
import { given, type Kind, type Kinds, told } from './kind.ts';

const LATTICE = 'AWS::VpcLattice::';

const definitionOf = (kind: Kind): DeclaredValue => {
  const block = kind.block('resource_configuration_definition');
  const [dns, ip, arn] = ['dns_resource', 'ip_resource', 'arn_resource'].map((name) => block?.block(name));
  if (dns !== undefined)
    return {
      DnsResource: given({
        DomainName: told(dns.get('domain_name')),
        IpAddressType: dns.get('ip_address_type'),
      }),
    };
  if (ip !== undefined) return { IpResource: told(ip.get('ip_address')) };
  return arn === undefined ? told(undefined) : { ArnResource: told(arn.get('arn')) };
};

const configuration = (kind: Kind): void =>
  kind.make(`${LATTICE}ResourceConfiguration`, {
    Name: kind.get('name'),
    ResourceConfigurationType: kind.get('type') ?? 'SINGLE',
    ProtocolType: kind.get('protocol'),
    PortRanges: told(kind.get('port_ranges')),
    ResourceGatewayId: kind.one('resource_gateway_identifier', 'resourceGateway'),
    ResourceConfigurationGroupId: kind.one('resource_configuration_group_id', 'resourceConfiguration'),
    ResourceConfigurationDefinition: definitionOf(kind),
    Tags: kind.tags(),
  });

const networkOf = (kind: Kind): DeclaredValue =>
  told(kind.one('service_network_identifier', 'serviceNetwork'));

export const LATTICE_KINDS: Kinds = {
  aws_vpclattice_service_network: (kind) =>
    kind.make(`${LATTICE}ServiceNetwork`, { Name: kind.get('name'), AuthType: kind.get('auth_type') }),
  aws_vpclattice_resource_gateway: (kind) =>
    kind.make(`${LATTICE}ResourceGateway`, {
      Name: kind.get('name'),
      VpcIdentifier: told(kind.one('vpc_id', 'vpc')),
      SubnetIds: kind.many('subnet_ids', 'subnet'),
      SecurityGroupIds: kind.many('security_group_ids', 'group'),
      IpAddressType: kind.get('ip_address_type'),
      Tags: kind.tags(),
    }),
  aws_vpclattice_resource_configuration: configuration,
  aws_vpclattice_service_network_resource_association: (kind) =>
    kind.make(`${LATTICE}ServiceNetworkResourceAssociation`, {
      ResourceConfigurationId: told(kind.one('resource_configuration_identifier', 'resourceConfiguration')),
      ServiceNetworkId: networkOf(kind),
    }),
  aws_vpclattice_service_network_vpc_association: (kind) =>
    kind.make(`${LATTICE}ServiceNetworkVpcAssociation`, {
      VpcIdentifier: told(kind.one('vpc_identifier', 'vpc')),
      ServiceNetworkIdentifier: networkOf(kind),
      SecurityGroupIds: kind.many('security_group_ids', 'group'),
    }),
  aws_vpclattice_service: (kind) => kind.make(`${LATTICE}Service`, { Name: kind.get('name') }),
  aws_vpclattice_service_network_service_association: (kind) =>
    kind.make(`${LATTICE}ServiceNetworkServiceAssociation`, {
      ServiceIdentifier: told(kind.one('service_identifier', 'latticeService')),
      ServiceNetworkIdentifier: networkOf(kind),
    }),
};
