/**
 * Security groups and their rules. The provider takes AWS's rule that lets everything out away from every group that
 * it makes or adopts (facts F-TF-01 and F-TF-02), so that a group's own list of outbound rules is always stated.
 */
import { type DeclaredValue, UNRESOLVED } from '../../declared/types.ts';
import type { Item } from '../item.ts';
import { type Kind, type Kinds, type Properties, told } from './kind.ts';
import { protocolNumber, protocolText } from './protocols.ts';

const EC2 = 'AWS::EC2::';

type Direction = 'ingress' | 'egress';

/** CloudFormation's names of a rule's other side. */
const SIDES = {
  ingress: { type: `${EC2}SecurityGroupIngress`, group: 'SourceSecurityGroupId', list: 'SourcePrefixListId' },
  egress: {
    type: `${EC2}SecurityGroupEgress`,
    group: 'DestinationSecurityGroupId',
    list: 'DestinationPrefixListId',
  },
} as const;

const matchOf = (item: Item, protocol: string): Properties => {
  const stated = item.get(protocol);
  const IpProtocol = protocolText(stated);
  // All protocols have all ports, whatever numbers stand beside.
  if (protocolNumber(stated) === -1) return { IpProtocol };
  return { IpProtocol, FromPort: item.get('from_port'), ToPort: item.get('to_port') };
};

const listOf = (value: DeclaredValue | undefined): readonly DeclaredValue[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [UNRESOLVED];

/** A group as another account's rule names it: `111122223333/sg-1`. */
const withoutAccount = (value: DeclaredValue): DeclaredValue =>
  typeof value === 'string' ? value.slice(value.indexOf('/') + 1) : value;

/** The other sides that rules of both shapes name alike; `own` is the group itself. */
const peersOf = (item: Item, direction: Direction, own: DeclaredValue): readonly Properties[] => {
  const { group, list } = SIDES[direction];
  const self = item.get('self');
  return [
    ...listOf(item.get('cidr_blocks')).map((CidrIp): Properties => ({ CidrIp })),
    ...listOf(item.get('ipv6_cidr_blocks')).map((CidrIpv6): Properties => ({ CidrIpv6 })),
    ...(item.many('prefix_list_ids', 'prefixList') ?? []).map((each): Properties => ({ [list]: each })),
    ...(self === true || self === UNRESOLVED
      ? [{ [group]: self === true ? own : UNRESOLVED } satisfies Properties]
      : []),
  ];
};

const inlineRules = (kind: Kind, direction: Direction): void => {
  const { type } = SIDES[direction];
  const rules = kind.blocks(direction);
  if (rules === UNRESOLVED) {
    kind.make(type, { GroupId: kind.name, IpProtocol: UNRESOLVED, CidrIp: UNRESOLVED }, direction);
    return;
  }
  for (const [index, rule] of (rules ?? []).entries()) {
    const groups = (rule.many('security_groups', 'group') ?? []).map(withoutAccount);
    const peers = [
      ...peersOf(rule, direction, kind.name),
      ...groups.map((each) => ({ [SIDES[direction].group]: each })),
    ];
    for (const [position, peer] of peers.entries())
      kind.inline(
        type,
        { GroupId: kind.name, ...matchOf(rule, 'protocol'), ...peer },
        `${direction}.${index}.${position}`,
        direction,
      );
  }
};

const groupAs =
  (type: string) =>
  (kind: Kind): void => {
    kind.make(type, {
      GroupName: kind.get('name'),
      GroupDescription: kind.get('description'),
      VpcId: told(kind.one('vpc_id', 'vpc')),
      SecurityGroupIngress: [],
      SecurityGroupEgress: [],
      Tags: kind.tags(),
    });
    inlineRules(kind, 'ingress');
    inlineRules(kind, 'egress');
  };

const rule = (kind: Kind): void => {
  const stated = kind.text('type');
  const isTold = stated === 'ingress' || stated === 'egress';
  const directions: readonly Direction[] = isTold ? [stated] : ['ingress', 'egress'];
  const GroupId = told(kind.one('security_group_id', 'group'));
  const source = kind.one('source_security_group_id', 'group');
  for (const direction of directions) {
    const { type, group } = SIDES[direction];
    // Which way it points is not known: then neither is what it lets through.
    const match: Properties = isTold ? matchOf(kind, 'protocol') : { IpProtocol: UNRESOLVED };
    const peers = [
      ...peersOf(kind, direction, GroupId),
      ...(source === undefined ? [] : [{ [group]: withoutAccount(source) }]),
    ];
    for (const [index, peer] of peers.entries())
      kind.make(
        type,
        { GroupId, ...match, ...peer },
        isTold && index === 0 ? undefined : `${direction}.${index}`,
      );
  }
};

const separateRule =
  (direction: Direction) =>
  (kind: Kind): void => {
    const { type, group, list } = SIDES[direction];
    const source = kind.one('referenced_security_group_id', 'group');
    const peer: Properties = {
      CidrIp: kind.get('cidr_ipv4'),
      CidrIpv6: kind.get('cidr_ipv6'),
      [list]: kind.one('prefix_list_id', 'prefixList'),
      [group]: source === undefined ? undefined : withoutAccount(source),
    };
    const isTold = Object.values(peer).some((value) => value !== undefined);
    kind.make(type, {
      GroupId: told(kind.one('security_group_id', 'group')),
      ...matchOf(kind, 'ip_protocol'),
      ...(isTold ? peer : { CidrIp: UNRESOLVED }),
    });
  };

export const SECURITY_GROUPS: Kinds = {
  aws_security_group: groupAs(`${EC2}SecurityGroup`),
  aws_default_security_group: groupAs('Hopwise::DefaultSecurityGroup'),
  aws_security_group_rule: rule,
  aws_vpc_security_group_ingress_rule: separateRule('ingress'),
  aws_vpc_security_group_egress_rule: separateRule('egress'),
};
