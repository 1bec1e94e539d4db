/** VPCs with what AWS gives them: CIDRs, DNS attributes and DHCP options. */
import {
  answer,
  flagOf,
  isTold,
  NOT_TOLD,
  orElse,
  propertyOf,
  type Told,
  textOf,
  textsOf,
} from '../properties.ts';
import {
  idOf,
  missIn,
  type Parts,
  partsBy,
  resourcesOf,
  type Template,
  tagsOf,
  tell,
  VPC,
} from '../template.ts';
import { type DeclaredResource, type DeclaredValue, UNRESOLVED } from '../types.ts';

/** Where AWS takes a CIDR from a pool, or makes one up: nobody can tell it before. */
const POOLS = ['Ipv4IpamPoolId', 'Ipv4NetmaskLength'];
const POOLS_6 = ['Ipv6IpamPoolId', 'Ipv6Pool', 'Ipv6NetmaskLength'];

const isTaken = (properties: DeclaredValue, keys: readonly string[]): boolean =>
  keys.some((key) => propertyOf(properties, key) !== undefined);

/** The CIDR of IPv4 that something gives a VPC or subnet; unresolved where AWS picks it. */
export const cidrIn = ({ properties }: DeclaredResource): Told<string> =>
  textOf(properties, 'CidrBlock') ?? (isTaken(properties, POOLS) ? UNRESOLVED : undefined);

/** The same for IPv6. */
export const cidr6In = ({ properties }: DeclaredResource): Told<string> => {
  const stated = textOf(properties, 'Ipv6CidrBlock');
  if (stated !== undefined) return stated;
  const amazon = flagOf(properties, 'AmazonProvidedIpv6CidrBlock');
  const isGiven = (amazon !== undefined && amazon !== false) || isTaken(properties, POOLS_6);
  return isGiven ? UNRESOLVED : undefined;
};

const BLOCKS = 'AWS::EC2::VPCCidrBlock';
const OPTIONS = 'AWS::EC2::DHCPOptions';

/** Whether a VPC has, or may have, a CIDR that the template does not tell. */
export const hasUntoldCidr = (template: Template, vpc: string): boolean => {
  const { of, strays } = partsBy(template, 'VpcId', BLOCKS);
  const own = template.byName.get(vpc);
  const sources = [...(own === undefined ? [] : [own]), ...of(vpc), ...strays];
  return sources.some((each) => cidrIn(each) === UNRESOLVED) || strays.some((each) => isTold(cidrIn(each)));
};

/** The CIDRs of a VPC that the template tells. */
export const toldCidrs = (template: Template, vpc: string): readonly string[] => {
  const own = template.byName.get(vpc);
  const blocks = partsBy(template, 'VpcId', BLOCKS).of(vpc);
  return [...(own === undefined ? [] : [own]), ...blocks].flatMap((each) =>
    [cidrIn(each), cidr6In(each)].flatMap((cidr) => (typeof cidr === 'string' ? [cidr] : [])),
  );
};

/** DHCP options as the answer names them: the VPC's own resolver where nothing is associated (fact F-DNS-08). */
const dhcpOf = (template: Template, vpc: string, { of, strays }: Parts): string => {
  const [own] = of(vpc);
  if (own === undefined) return strays.length > 0 ? NOT_TOLD : 'default';
  const options = idOf(template, own.properties, 'DhcpOptionsId');
  return isTold(options) ? options : NOT_TOLD;
};

/** Whether the VPC has DHCP options of which the template does not tell the name servers. */
const isAskedElsewhere = (template: Template, vpc: string, dhcp: Parts): boolean => {
  const options = dhcpOf(template, vpc, dhcp);
  if (options === 'default') return false;
  const found = template.byName.get(options);
  return found?.type !== OPTIONS || textsOf(found.properties, 'DomainNameServers') === UNRESOLVED;
};

const describeVpc = (template: Template, vpc: DeclaredResource, blocks: Parts, dhcp: Parts): void => {
  const { name, properties, origin } = vpc;
  const own = blocks.of(name);
  const cidrs = [vpc, ...own].map(cidrIn);
  const cidrs6 = [vpc, ...own].map(cidr6In);
  // A part of the CIDRs would pass for all of them: then none is in the data, and routes tell those that are known.
  const isOpen = hasUntoldCidr(template, name);
  if (cidrs6.includes(UNRESOLVED) || blocks.strays.some((each) => cidr6In(each) !== undefined))
    missIn(template, name, 'ipv6Addresses');
  const value = answer({
    VpcId: name,
    CidrBlockAssociationSet: isOpen ? [] : cidrs.filter(isTold).map((CidrBlock) => ({ CidrBlock })),
    Ipv6CidrBlockAssociationSet: isOpen
      ? []
      : cidrs6.filter(isTold).map((Ipv6CidrBlock) => ({ Ipv6CidrBlock })),
    OwnerId: vpc.account ?? template.declared.account,
    Region: vpc.region ?? template.declared.region,
    DhcpOptionsId: dhcpOf(template, name, dhcp),
    Tags: tagsOf(vpc),
  });
  tell(template, 'Vpcs', value, origin);
  if (isAskedElsewhere(template, name, dhcp)) missIn(template, name, 'names');
  // AWS's defaults for DNS: fact F-DNS-02.
  const support = orElse(flagOf(properties, 'EnableDnsSupport'), true);
  const hostnames = orElse(flagOf(properties, 'EnableDnsHostnames'), false);
  // Whether it answers any name at all.
  if (support === UNRESOLVED) missIn(template, name, 'names');
  const attributes = answer({
    EnableDnsSupport: answer({ Value: support }),
    EnableDnsHostnames: answer({ Value: hostnames }),
  });
  template.draft.vpcAttributes.set(name, attributes);
};

const describeOptions = (template: Template, options: DeclaredResource): void => {
  const { name, properties, origin } = options;
  const servers = textsOf(properties, 'DomainNameServers');
  // Options that are left out of the data make the name servers of their VPCs unknown.
  if (servers === UNRESOLVED) return;
  const values = (servers ?? []).map((Value) => ({ Value }));
  const configurations = values.length === 0 ? [] : [{ Key: 'domain-name-servers', Values: values }];
  const value = { DhcpOptionsId: name, DhcpConfigurations: configurations };
  tell(template, 'DhcpOptions', value, origin);
};

export const VPC_TYPES = [VPC, BLOCKS, OPTIONS, 'AWS::EC2::VPCDHCPOptionsAssociation'];

/** Describes VPCs and DHCP options. */
export const describeVpcs = (template: Template): void => {
  const blocks = partsBy(template, 'VpcId', BLOCKS);
  const dhcp = partsBy(template, 'VpcId', 'AWS::EC2::VPCDHCPOptionsAssociation');
  for (const vpc of resourcesOf(template, VPC)) describeVpc(template, vpc, blocks, dhcp);
  for (const options of resourcesOf(template, OPTIONS)) describeOptions(template, options);
};
