/** Security groups and their rules. A group of which one rule cannot be read is unknown as a whole. */
import type { ScenarioSecurityGroupRule } from '../../../evaluator/index.ts';
import { at, given, hasList, listAt, numberAt, textAt } from '../../shared/json.ts';
import { cidrOf } from '../addresses.ts';
import { type Context, common, groupName, isName, itemsOf, prefixListName, vpcNamedBy } from '../context.ts';
import { matchOf } from '../protocols.ts';

type Peer = Pick<ScenarioSecurityGroupRule, 'cidr' | 'securityGroup' | 'prefixList'>;

/** The other side of a rule; undefined where it cannot be read. */
const peersOf = (
  context: Context,
  vpc: string,
  permission: unknown,
): readonly (readonly [unknown, Peer | undefined])[] => {
  const cidrPeer = (range: unknown, key: string) => {
    const cidr = cidrOf(textAt(range, key));
    return [range, cidr === undefined ? undefined : { cidr }] as const;
  };
  return [
    ...listAt(permission, 'IpRanges').map((range) => cidrPeer(range, 'CidrIp')),
    ...listAt(permission, 'Ipv6Ranges').map((range) => cidrPeer(range, 'CidrIpv6')),
    ...listAt(permission, 'PrefixListIds').map((entry) => {
      const prefixList = prefixListName(context, textAt(entry, 'PrefixListId') ?? '');
      return [entry, prefixList === undefined ? undefined : { prefixList }] as const;
    }),
    // A rule whose peering is gone is stale: it stays, and matches nothing (fact F-SG-05).
    ...listAt(permission, 'UserIdGroupPairs')
      .filter((pair) => textAt(pair, 'PeeringStatus') !== 'deleted')
      .map((pair) => {
        const securityGroup = groupName(context, vpc, textAt(pair, 'GroupId') ?? '', textAt(pair, 'VpcId'));
        return [pair, securityGroup === undefined ? undefined : { securityGroup }] as const;
      }),
  ];
};

/** The rules of one direction; undefined where one of them cannot be read, since any rule may decide. */
const rulesOf = (
  context: Context,
  vpc: string,
  permissions: readonly unknown[],
): ScenarioSecurityGroupRule[] | undefined => {
  const rules: ScenarioSecurityGroupRule[] = [];
  for (const permission of permissions) {
    const match = matchOf(
      textAt(permission, 'IpProtocol'),
      numberAt(permission, 'FromPort'),
      numberAt(permission, 'ToPort'),
    );
    if (match === undefined) return undefined;
    for (const [entry, peer] of peersOf(context, vpc, permission)) {
      if (peer === undefined) return undefined;
      rules.push({ ...match, ...peer, ...given('description', textAt(entry, 'Description')) });
    }
  }
  return rules;
};

/** Reads `describe-security-groups`. */
export const readSecurityGroups = (context: Context): void => {
  const items = itemsOf(context, 'SecurityGroups');
  // First where each group is at home, because rules name groups of other VPCs.
  for (const item of items) {
    const vpc = textAt(item.value, 'VpcId');
    if (vpc !== undefined && isName(vpc)) context.groupVpcs.set(item.id, vpc);
  }
  for (const item of items) {
    const vpc = vpcNamedBy(context, item.value);
    if (vpc === undefined) {
      context.documents.notes.add('security groups', 'they are of no VPC', item);
      continue;
    }
    const both = hasList(item.value, 'IpPermissions') && hasList(item.value, 'IpPermissionsEgress');
    const inbound = both ? rulesOf(context, vpc.id, listAt(item.value, 'IpPermissions')) : undefined;
    const outbound = both ? rulesOf(context, vpc.id, listAt(item.value, 'IpPermissionsEgress')) : undefined;
    if (inbound === undefined || outbound === undefined) {
      context.documents.notes.add(
        'the rules of security groups',
        'one of them cannot be read, so the group is unknown',
        item,
      );
    }
    const isDefault = at(item.value, 'GroupName') === 'default';
    vpc.securityGroups.set(
      item.id,
      inbound === undefined || outbound === undefined
        ? null
        : {
            ...given('label', textAt(item.value, 'GroupName')),
            ...common(item),
            ...(isDefault ? { default: true } : {}),
            inbound,
            outbound,
          },
    );
  }
};
