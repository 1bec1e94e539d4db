/** VPC endpoints of every type. */

import { answer, flagOf, isTold, NOT_TOLD, orElse, type Told, textOf } from '../properties.ts';
import { idOf, idsOf, missIn, resourcesOf, type Template, tagsOf, tell } from '../template.ts';
import { endpointHost } from '../tokens.ts';
import { type DeclaredResource, UNRESOLVED } from '../types.ts';
import { policyIn } from './policies.ts';
import { groupsOf } from './security-groups.ts';

const ENDPOINT = 'AWS::EC2::VPCEndpoint';

export const ENDPOINT_TYPES = [ENDPOINT];

/** A text, or one that no reader takes for a value of AWS's. */
const orUntold = (value: Told<string>): string | undefined => (value === UNRESOLVED ? NOT_TOLD : value);

/** Names of AWS's own services, as templates write them. */
const OF_AWS = /^(?:com\.amazonaws|aws|cn\.com\.amazonaws)\.(?!vpce\.)/;

/** An endpoint may answer, and nobody tells: then every name of a service in the VPC is open, or any name at all. */
const missAnswers = (
  template: Template,
  vpc: Told<string>,
  properties: DeclaredResource['properties'],
): void => {
  const service = textOf(properties, 'ServiceName');
  missIn(template, vpc, 'endpoints');
  if (!isTold(service) || !OF_AWS.test(service)) missIn(template, vpc, 'names');
};

/** Whether it answers for its service's own name: CloudFormation's default is off, against the API's (fact F-TPL-03). */
const privateDnsOf = (template: Template, { properties }: DeclaredResource, vpc: Told<string>): boolean => {
  const stated = orElse(flagOf(properties, 'PrivateDnsEnabled'), false);
  if (stated !== UNRESOLVED) return stated;
  missAnswers(template, vpc, properties);
  return false;
};

/** What the type of the endpoint needs to be told: without it the endpoint is one that cannot be read. */
const isTellable = (template: Template, { properties }: DeclaredResource, type: Told<string>): boolean => {
  const key = type === 'Gateway' ? 'RouteTableIds' : 'SubnetIds';
  const open: readonly Told<unknown>[] = [
    type,
    idsOf(template, properties, key),
    textOf(properties, 'ServiceName'),
    textOf(properties, 'ServiceRegion'),
    textOf(properties, 'IpAddressType'),
    policyIn(properties, 'PolicyDocument'),
  ];
  return !open.includes(UNRESOLVED);
};

/**
 * S3's private DNS may be for inbound Resolver endpoints only (fact F-DNS-04). The API sets that where it is left out
 * (fact F-DNS-41), and nobody says whether a template's tool leaves it out as well: then it is not told.
 */
const dnsOptionsOf = (template: Template, { properties }: DeclaredResource, vpc: Told<string>): unknown => {
  const stated = textOf(properties, 'DnsOptions', 'PrivateDnsOnlyForInboundResolverEndpoint');
  const service = textOf(properties, 'ServiceName');
  const isLeftOut =
    stated === undefined &&
    isTold(service) &&
    service.endsWith('.s3') &&
    flagOf(properties, 'PrivateDnsEnabled') === true;
  if (stated === UNRESOLVED || isLeftOut) missAnswers(template, vpc, properties);
  return { PrivateDnsOnlyForInboundResolverEndpoint: stated === 'OnlyInboundResolver' || stated === 'true' };
};

/** Describes VPC endpoints. Without a type it is a gateway endpoint. */
export const describeEndpoints = (template: Template): void => {
  for (const endpoint of resourcesOf(template, ENDPOINT)) {
    const { name, properties, origin } = endpoint;
    const vpc = idOf(template, properties, 'VpcId');
    const type = textOf(properties, 'VpcEndpointType') ?? 'Gateway';
    const isRead = isTellable(template, endpoint, type);
    if (!isTold(vpc)) missIn(template, vpc, 'endpoints', 'networkInterfaces');
    else if (!isRead && type !== 'Gateway') missIn(template, vpc, 'networkInterfaces');
    const value = answer({
      VpcEndpointId: name,
      VpcEndpointType: isRead ? type : NOT_TOLD,
      VpcId: vpc,
      ServiceName: textOf(properties, 'ServiceName'),
      ServiceRegion: textOf(properties, 'ServiceRegion'),
      State: orUntold(textOf(properties, 'State')),
      RouteTableIds: idsOf(template, properties, 'RouteTableIds'),
      SubnetIds: idsOf(template, properties, 'SubnetIds'),
      Groups: groupsOf(template, vpc, idsOf(template, properties, 'SecurityGroupIds')),
      PrivateDnsEnabled: privateDnsOf(template, endpoint, vpc),
      DnsOptions: dnsOptionsOf(template, endpoint, vpc),
      DnsEntries: [{ DnsName: endpointHost(name) }],
      IpAddressType: textOf(properties, 'IpAddressType'),
      PolicyDocument: policyIn(properties, 'PolicyDocument'),
      ResourceConfigurationArn: idOf(template, properties, 'ResourceConfigurationArn'),
      ServiceNetworkArn: idOf(template, properties, 'ServiceNetworkArn'),
      Tags: tagsOf(endpoint),
    });
    tell(template, 'VpcEndpoints', value, origin);
  }
};
