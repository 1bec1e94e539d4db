/** VPC Lattice, as far as endpoints lead to it: resource gateways, resource configurations, service networks. */
import { answer, isTold, propertyOf, type Told, textOf, textsOf } from '../properties.ts';
import { idOf, idsOf, missIn, resourcesOf, type Template, tell, vpcOfSubnet } from '../template.ts';
import { type DeclaredResource, type DeclaredValue, UNRESOLVED } from '../types.ts';

const LATTICE = 'AWS::VpcLattice::';
const GATEWAY = `${LATTICE}ResourceGateway`;
const CONFIGURATION = `${LATTICE}ResourceConfiguration`;
const NETWORK = `${LATTICE}ServiceNetwork`;
const ASSOCIATION = `${LATTICE}ServiceNetworkResourceAssociation`;

export const LATTICE_TYPES = [GATEWAY, CONFIGURATION, NETWORK, ASSOCIATION];

const tellGateway = (template: Template, gateway: DeclaredResource): void => {
  const { name, properties, origin } = gateway;
  const subnets = idsOf(template, properties, 'SubnetIds');
  const first = isTold(subnets) ? subnets[0] : UNRESOLVED;
  if (!isTold(subnets)) missIn(template, vpcOfSubnet(template, first), 'networkInterfaces');
  const value = answer({
    id: name,
    name: textOf(properties, 'Name'),
    status: 'ACTIVE',
    subnetIds: subnets,
    securityGroupIds: idsOf(template, properties, 'SecurityGroupIds'),
  });
  tell(template, 'resourceGateways', value, origin);
};

/** The resource: an address or a domain name, which CloudFormation and the API write differently. */
const definitionOf = (definition: Told<DeclaredValue>): unknown => ({
  ipResource: answer({ ipAddress: textOf(definition, 'IpResource') }),
  dnsResource: answer({ domainName: textOf(definition, 'DnsResource', 'DomainName') }),
});

const tellConfiguration = (template: Template, configuration: DeclaredResource): void => {
  const { name, properties, origin } = configuration;
  const account = configuration.account ?? template.declared.account;
  const type = textOf(properties, 'ResourceConfigurationType');
  const value = answer({
    id: name,
    name: textOf(properties, 'Name'),
    arn: account === undefined ? undefined : `arn:aws:vpc-lattice::${account}:resourceconfiguration/${name}`,
    type,
    // One whose type is not told may be a group of several.
    status: type === UNRESOLVED ? undefined : 'ACTIVE',
    portRanges: textsOf(properties, 'PortRanges'),
    resourceGatewayId: idOf(template, properties, 'ResourceGatewayId'),
    resourceConfigurationDefinition: definitionOf(propertyOf(properties, 'ResourceConfigurationDefinition')),
    customDomainName: textOf(properties, 'CustomDomainName'),
  });
  tell(template, 'resourceConfigurations', value, origin);
};

/** Describes what of VPC Lattice the format knows. */
export const describeLattice = (template: Template): void => {
  for (const gateway of resourcesOf(template, GATEWAY)) tellGateway(template, gateway);
  for (const configuration of resourcesOf(template, CONFIGURATION))
    tellConfiguration(template, configuration);
  const networks = resourcesOf(template, NETWORK);
  for (const { name, properties, origin } of networks)
    tell(template, 'serviceNetworks', answer({ id: name, name: textOf(properties, 'Name') }), origin);
  for (const { name, properties, origin } of resourcesOf(template, ASSOCIATION)) {
    const network = idOf(template, properties, 'ServiceNetworkId');
    const resourceConfigurationId = idOf(template, properties, 'ResourceConfigurationId');
    // What one network holds is not known where it is not told which one it is: then that of all is open.
    const owners = isTold(network) ? [network] : networks.map((each) => each.name);
    for (const [index, serviceNetworkId] of owners.entries()) {
      const id = index === 0 ? name : `${name}-${index}`;
      const configuration = isTold(network) ? resourceConfigurationId : UNRESOLVED;
      const value = { id, serviceNetworkId, resourceConfigurationId: configuration, status: 'ACTIVE' };
      tell(template, 'serviceNetworkResourceAssociations', answer(value), origin);
    }
  }
};
