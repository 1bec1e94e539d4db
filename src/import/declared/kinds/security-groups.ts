/** Security groups with their rules, and the default one that AWS makes with a VPC. */
import { defaultGroupOf } from '../attributes.ts';
import { answer, isTold, listOf, type Told, textOf } from '../properties.ts';
import { idOf, isFree, partsBy, resourcesOf, type Template, tagsOf, tell, VPC } from '../template.ts';
import { type DeclaredResource, type DeclaredValue, UNRESOLVED } from '../types.ts';
import { type Owner, permissionOf, strayPermissions, untoldPermission } from './permissions.ts';

const GROUP = 'AWS::EC2::SecurityGroup';
const DEFAULT = 'Hopwise::DefaultSecurityGroup';
const SIDES = [
  ['SecurityGroupIngress', 'AWS::EC2::SecurityGroupIngress', 'IpPermissions'],
  ['SecurityGroupEgress', 'AWS::EC2::SecurityGroupEgress', 'IpPermissionsEgress'],
] as const;

/** What the AWS CDK adds to empty the default group of a VPC: it is a program, so what it leaves is not told. */
const RESTRICTS = 'Custom::VpcRestrictDefaultSG';

export const SECURITY_GROUP_TYPES = [GROUP, DEFAULT, ...SIDES.map(([, type]) => type)];

const EVERYTHING = {
  IpProtocol: '-1',
  IpRanges: [{ CidrIp: '0.0.0.0/0' }],
  Ipv6Ranges: [{ CidrIpv6: '::/0' }],
};

/** What AWS lets out of a new group, and in to a default one from its own members (facts F-SG-01 and F-SG-02b). */
const madeFor = (side: (typeof SIDES)[number][0], group: string, isDefault: boolean): readonly unknown[] => {
  if (side === 'SecurityGroupEgress') return [EVERYTHING];
  return isDefault ? [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: group }] }] : [];
};

/** A stated rule that is like AWS's own, which CloudFormation takes for that. */
const isEverything = (rule: DeclaredValue): boolean =>
  textOf(rule, 'IpProtocol') === '-1' &&
  (textOf(rule, 'CidrIp') === '0.0.0.0/0' || textOf(rule, 'CidrIpv6') === '::/0');

type Permissions = Readonly<Record<string, unknown>>;

/** The rules of one side, from the group itself and from resources of their own. */
const permissionsOf = (
  template: Template,
  owner: Owner,
  group: DeclaredResource | undefined,
  [property, type]: (typeof SIDES)[number],
): readonly unknown[] => {
  const { of, strays } = partsBy(template, 'GroupId|GroupName', type);
  const changers = partsBy(template, 'DefaultSecurityGroupId', RESTRICTS);
  const isOwn = group === undefined || group.type === DEFAULT;
  if (isOwn && [...changers.strays, ...changers.of(owner.name)].length > 0)
    return [untoldPermission(template, owner)];
  const inline = group === undefined ? undefined : listOf(group.properties, property);
  const own = of(owner.name);
  const apart = own.map(({ properties }) => permissionOf(template, owner, properties));
  // A rule of which the template does not tell the group may be one of this.
  const stray = strayPermissions(template, owner, strays);
  if (inline === UNRESOLVED) return [untoldPermission(template, owner), ...apart];
  if (inline !== undefined) {
    // Adding an outbound rule of its own takes away the one that lets everything out, also where the group states it.
    const mayGo = property === 'SecurityGroupEgress' && own.length + strays.length > 0;
    const stated = inline.map((rule) =>
      mayGo && isEverything(rule) ? untoldPermission(template, owner) : permissionOf(template, owner, rule),
    );
    return [...stated, ...apart, ...stray];
  }
  const isTaken = group?.type === DEFAULT;
  const made = isTaken ? [] : madeFor(property, owner.name, group === undefined);
  // CloudFormation takes the rule that lets everything out away when it adds one (fact F-TPL-01).
  if (property === 'SecurityGroupEgress' && own.length > 0) return [...apart, ...stray];
  if (property === 'SecurityGroupEgress' && stray.length > 0) return [untoldPermission(template, owner)];
  return [...made, ...apart, ...stray];
};

const describeGroup = (
  template: Template,
  owner: Owner,
  vpc: Told<string>,
  group: DeclaredResource | undefined,
): void => {
  const rules: Permissions = Object.fromEntries(
    SIDES.map((side) => [side[2], permissionsOf(template, owner, group, side)]),
  );
  const isDefault = group === undefined || group.type === DEFAULT;
  const stated = textOf(group?.properties, 'GroupName');
  const value = answer({
    GroupId: owner.name,
    // AWS keeps this name for the default group.
    GroupName: isDefault ? 'default' : stated === 'default' ? undefined : stated,
    VpcId: vpc,
    Tags: group === undefined ? [] : tagsOf(group),
    ...rules,
  });
  tell(template, 'SecurityGroups', value, owner.origin);
};

/** The default group of a VPC, by the name that the scenario has for it; undefined where the template leaves it open. */
const defaultGroup = (template: Template, vpc: string): string | undefined => {
  const taken = partsBy(template, 'VpcId', DEFAULT);
  const [own] = taken.of(vpc);
  if (own !== undefined) return own.name;
  const made = defaultGroupOf(vpc);
  const isMade = taken.strays.length === 0 && isFree(template, made);
  return isMade && template.byName.get(vpc)?.type === VPC ? made : undefined;
};

/** Describes every security group. */
export const describeSecurityGroups = (template: Template): void => {
  for (const group of resourcesOf(template, GROUP, DEFAULT)) {
    const { name, origin } = group;
    describeGroup(template, { name, origin }, idOf(template, group.properties, 'VpcId'), group);
  }
  for (const { name: vpc, origin } of resourcesOf(template, VPC)) {
    const name = defaultGroupOf(vpc);
    if (defaultGroup(template, vpc) === name) describeGroup(template, { name, origin }, vpc, undefined);
  }
};

/**
 * The groups of an interface in AWS's form: the default one where none is named (fact F-SG-02b). undefined: not told,
 * since one group more may let in what the others do not.
 */
export const groupsOf = (
  template: Template,
  vpc: Told<string>,
  named: Told<readonly string[]>,
): readonly { readonly GroupId: string }[] | undefined => {
  if (named === UNRESOLVED) return undefined;
  if (named !== undefined && named.length > 0) return named.map((GroupId) => ({ GroupId }));
  const fallback = isTold(vpc) ? defaultGroup(template, vpc) : undefined;
  return fallback === undefined ? undefined : [{ GroupId: fallback }];
};
