/** Network interfaces as AWS would list them, whoever they belong to. */
import type { ScenarioOrigin } from '../../../evaluator/index.ts';
import {
  answer,
  flagOf,
  isTold,
  listOf,
  NOT_TOLD,
  numberOf,
  orElse,
  type Told,
  textOf,
} from '../properties.ts';
import { isDeclared, missIn, partsBy, type Template, tell, vpcOfSubnet } from '../template.ts';
import { type DeclaredResource, type DeclaredValue, UNRESOLVED } from '../types.ts';
import { groupsOf } from './security-groups.ts';
import { cidr6In, cidrIn } from './vpcs.ts';

/** What is known of an interface before AWS makes it. */
export interface Planned {
  readonly id: string;
  readonly origin: ScenarioOrigin;
  readonly subnet: Told<string>;
  readonly groups: Told<readonly string[]>;
  /** Private addresses, the primary one first. */
  readonly addresses?: Told<readonly string[]>;
  /** Whether it gets an IPv6 address. */
  readonly ipv6?: Told<boolean>;
  readonly isPublic?: Told<boolean>;
  readonly sourceDestCheck?: Told<boolean>;
  /** In AWS's words, such as `lambda`. */
  readonly use?: string;
  readonly label?: string;
  readonly tags?: readonly unknown[];
}

const isText = (value: Told<string>): value is string => typeof value === 'string';

const SUBNET = 'AWS::EC2::Subnet';

const subnetNamed = (template: Template, name: Told<string>): DeclaredResource | undefined =>
  isTold(name) && isDeclared(template, name, SUBNET) ? template.byName.get(name) : undefined;

/** Whether something started in a subnet gets a public address where it does not say; off in a new subnet (fact F-TPL-02). */
export const publicByDefault = (template: Template, subnet: Told<string>): Told<boolean> => {
  const found = subnetNamed(template, subnet);
  if (found === undefined) return UNRESOLVED;
  return orElse(flagOf(found.properties, 'MapPublicIpOnLaunch'), false);
};

/** Whether an interface in a subnet gets an IPv6 address where it does not say (fact F-TPL-02). */
export const ipv6ByDefault = (template: Template, subnet: Told<string>): Told<boolean> => {
  const found = subnetNamed(template, subnet);
  if (found === undefined) return UNRESOLVED;
  const native = flagOf(found.properties, 'Ipv6Native');
  if (native === true) return true;
  // A subnet with a block of IPv4 is of both versions, whatever it says of this.
  if (native === UNRESOLVED && !isTold(cidrIn(found))) return UNRESOLVED;
  return orElse(flagOf(found.properties, 'AssignIpv6AddressOnCreation'), false);
};

/** The ranges that AWS chooses addresses from. */
const rangesOf = (template: Template, subnet: Told<string>, version: 4 | 6): readonly string[] => {
  const found = subnetNamed(template, subnet);
  if (found === undefined) return [];
  if (version === 4) {
    const own = cidrIn(found);
    return isTold(own) ? [own] : [];
  }
  const blocks = partsBy(template, 'SubnetId', 'AWS::EC2::SubnetCidrBlock').of(found.name);
  return [found, ...blocks].map(cidr6In).filter(isText);
};

/**
 * The addresses as far as they are told; where AWS chooses, the range that it chooses from. Nothing where it has just
 * what its subnet has to give.
 */
const addressesOf = (template: Template, { subnet, addresses, ipv6 }: Planned): readonly string[] => {
  const told: readonly string[] = isTold(addresses) ? addresses : [];
  const has = (version: 4 | 6): boolean => told.some((each) => each.includes(':') === (version === 6));
  if (told.length === 0 && (ipv6 === true || rangesOf(template, subnet, 6).length === 0)) return [];
  return [
    ...(has(4) ? told.filter((each) => !each.includes(':')) : rangesOf(template, subnet, 4)),
    ...(has(6) ? told.filter((each) => each.includes(':')) : []),
    ...(!has(6) && ipv6 === true ? rangesOf(template, subnet, 6) : []),
  ];
};

/** A public address: none, one that AWS will choose, or one of which it is not told whether there is any. */
const associationOf = (isPublic: Told<boolean>): unknown => {
  if (isPublic === UNRESOLVED) return { PublicIp: NOT_TOLD };
  return isPublic === true ? {} : undefined;
};

/** The fields of an interface in AWS's answer. */
export const interfaceAnswer = (template: Template, planned: Planned): Readonly<Record<string, unknown>> => {
  const { id, subnet, groups, ipv6, isPublic, sourceDestCheck } = planned;
  const vpc = vpcOfSubnet(template, subnet);
  if (ipv6 === UNRESOLVED && isTold(vpc)) missIn(template, vpc, 'ipv6Addresses');
  const [primary, ...more] = addressesOf(template, planned);
  return answer({
    NetworkInterfaceId: id,
    SubnetId: subnet,
    VpcId: vpc,
    Groups: groupsOf(template, vpc, groups),
    PrivateIpAddress: primary,
    PrivateIpAddresses: more.map((PrivateIpAddress) => ({ PrivateIpAddress })),
    SourceDestCheck: orElse(sourceDestCheck, true),
    Association: associationOf(isPublic),
    Description: planned.label,
    InterfaceType: planned.use,
    TagSet: planned.tags,
  });
};

/** Describes an interface of its own; one whose subnet is not told leaves a gap in the VPC that it stands in. */
export const tellInterface = (template: Template, planned: Planned): void => {
  const { subnet, origin } = planned;
  if (subnetNamed(template, subnet) === undefined) {
    // An id that is told and not declared is a subnet of another template.
    if (!isTold(subnet)) missIn(template, undefined, 'networkInterfaces');
    template.draft.notes.add('network interfaces', 'the template does not make or tell their subnet', {
      id: planned.id,
      origin,
    });
    return;
  }
  tell(template, 'NetworkInterfaces', interfaceAnswer(template, planned), origin);
};

/** The addresses that properties give an interface: unresolved where one of them is. */
export const addressesIn = (source: Told<DeclaredValue>): Told<readonly string[]> => {
  const primary = textOf(source, 'PrivateIpAddress');
  const more = listOf(source, 'PrivateIpAddresses');
  const v6 = listOf(source, 'Ipv6Addresses');
  const listed = isTold(more) ? more : [];
  const first = listed.filter((each) => flagOf(each, 'Primary') === true);
  const texts: readonly Told<string>[] = [
    primary,
    ...[...first, ...listed].map((each) => textOf(each, 'PrivateIpAddress')),
    ...(isTold(v6) ? v6 : []).map((each) => textOf(each, 'Ipv6Address')),
  ];
  const told = [...new Set(texts.filter(isText))];
  const isOrderOpen = listed.length > 1 && listed.some((each) => flagOf(each, 'Primary') === UNRESOLVED);
  const isOpen = isOrderOpen || more === UNRESOLVED || v6 === UNRESOLVED || texts.includes(UNRESOLVED);
  if (isOpen) return UNRESOLVED;
  return told.length === 0 ? undefined : told;
};

/** Whether properties give an interface IPv6 addresses that AWS chooses. */
export const ipv6In = (source: Told<DeclaredValue>, fallback: Told<boolean>): Told<boolean> => {
  const stated = listOf(source, 'Ipv6Addresses');
  if (stated === UNRESOLVED) return UNRESOLVED;
  if (stated !== undefined && stated.length > 0) return true;
  const count = numberOf(source, 'Ipv6AddressCount');
  if (count === UNRESOLVED) return UNRESOLVED;
  return count === undefined ? fallback : count > 0;
};
