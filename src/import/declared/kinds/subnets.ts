/** Subnets. Their route tables and network ACLs are told by those. */
import { answer, isTold, textOf } from '../properties.ts';
import { idOf, missIn, partsBy, resourcesOf, type Template, tagsOf, tell } from '../template.ts';
import { UNRESOLVED } from '../types.ts';
import { cidr6In, cidrIn } from './vpcs.ts';

const SUBNET = 'AWS::EC2::Subnet';
const BLOCKS = 'AWS::EC2::SubnetCidrBlock';

export const SUBNET_TYPES = [SUBNET, BLOCKS];

/** Describes subnets. What stands in one whose CIDR or VPC is not told is missing in the scenario. */
export const describeSubnets = (template: Template): void => {
  const blocks = partsBy(template, 'SubnetId', BLOCKS);
  for (const subnet of resourcesOf(template, SUBNET)) {
    const { name, properties, origin } = subnet;
    const vpc = idOf(template, properties, 'VpcId');
    const cidr = cidrIn(subnet);
    const cidrs6 = [subnet, ...blocks.of(name)].map(cidr6In);
    if (!isTold(vpc) || cidr === UNRESOLVED) missIn(template, vpc, 'networkInterfaces', 'endpoints');
    if (cidrs6.includes(UNRESOLVED) || blocks.strays.length > 0) missIn(template, vpc, 'ipv6Addresses');
    const value = answer({
      SubnetId: name,
      VpcId: vpc,
      CidrBlock: cidr,
      // Without its IPv4 block a subnet of both versions would pass for one of IPv6 alone.
      Ipv6CidrBlockAssociationSet:
        cidr === UNRESOLVED ? [] : cidrs6.filter(isTold).map((Ipv6CidrBlock) => ({ Ipv6CidrBlock })),
      AvailabilityZone: textOf(properties, 'AvailabilityZone'),
      OwnerId: subnet.account ?? template.declared.account,
      Tags: tagsOf(subnet),
    });
    tell(template, 'Subnets', value, origin);
  }
};
