/** Network ACLs. The provider takes protocols by name too, and everything out of an ACL that it adopts (fact F-TF-02). */
import { type DeclaredValue, UNRESOLVED } from '../../declared/types.ts';
import type { Item } from '../item.ts';
import { type Kind, type Kinds, type Properties, told } from './kind.ts';
import { protocolNumber } from './protocols.ts';

const EC2 = 'AWS::EC2::';

const ACTION = new Map([
  ['allow', 'allow'],
  ['deny', 'deny'],
]);

const actionOf = (value: DeclaredValue | undefined): DeclaredValue =>
  typeof value === 'string' ? (ACTION.get(value.toLowerCase()) ?? UNRESOLVED) : UNRESOLVED;

/** The separate resource takes types and codes as texts. */
const numberOf = (value: DeclaredValue): DeclaredValue =>
  typeof value === 'string' && /^-?\d{1,3}$/.test(value) ? Number(value) : value;

/** What a rule matches: ports where its protocol has them, type and code for ICMP, which are 0 in a block that leaves them out (fact F-TF-07). */
const matchOf = (item: Item, unset: DeclaredValue): Properties => {
  const protocol = protocolNumber(item.get('protocol'));
  const isIcmp = protocol === 1 || protocol === 58 || protocol === UNRESOLVED;
  const hasPorts = protocol === 6 || protocol === 17 || protocol === UNRESOLVED;
  return {
    Protocol: protocol,
    PortRange: hasPorts ? { From: told(item.get('from_port')), To: told(item.get('to_port')) } : undefined,
    Icmp: isIcmp
      ? { Type: numberOf(item.get('icmp_type') ?? unset), Code: numberOf(item.get('icmp_code') ?? unset) }
      : undefined,
  };
};

const inlineEntries = (kind: Kind, direction: 'ingress' | 'egress'): void => {
  const rules = kind.blocks(direction);
  const common = { NetworkAclId: kind.name, Egress: direction === 'egress' };
  if (rules === UNRESOLVED) {
    kind.make(
      `${EC2}NetworkAclEntry`,
      { ...common, RuleNumber: UNRESOLVED, Protocol: UNRESOLVED },
      direction,
    );
    return;
  }
  for (const [index, rule] of (rules ?? []).entries())
    kind.inline(
      `${EC2}NetworkAclEntry`,
      {
        ...common,
        RuleNumber: told(rule.get('rule_no')),
        RuleAction: actionOf(rule.get('action')),
        CidrBlock: rule.get('cidr_block'),
        Ipv6CidrBlock: rule.get('ipv6_cidr_block'),
        ...matchOf(rule, 0),
      },
      `${direction}.${index}`,
      direction,
    );
};

const contents = (kind: Kind): void => {
  inlineEntries(kind, 'ingress');
  inlineEntries(kind, 'egress');
  for (const [index, subnet] of (kind.many('subnet_ids', 'subnet') ?? []).entries())
    kind.inline(
      `${EC2}SubnetNetworkAclAssociation`,
      { NetworkAclId: kind.name, SubnetId: subnet },
      `association.${index}`,
      'subnet_ids',
    );
};

const acl = (kind: Kind): void => {
  kind.make(`${EC2}NetworkAcl`, { VpcId: told(kind.one('vpc_id', 'vpc')), Tags: kind.tags() });
  contents(kind);
};

const defaultAcl = (kind: Kind): void => {
  const VpcId = kind.one('vpc_id', 'vpc') ?? kind.one('default_network_acl_id', 'owner');
  kind.make('Hopwise::DefaultNetworkAcl', { VpcId: told(VpcId), Tags: kind.tags() });
  contents(kind);
};

const rule = (kind: Kind): void =>
  kind.make(`${EC2}NetworkAclEntry`, {
    NetworkAclId: told(kind.one('network_acl_id', 'acl')),
    Egress: kind.get('egress') ?? false,
    RuleNumber: told(kind.get('rule_number')),
    RuleAction: actionOf(kind.get('rule_action')),
    CidrBlock: kind.get('cidr_block'),
    Ipv6CidrBlock: kind.get('ipv6_cidr_block'),
    ...matchOf(kind, UNRESOLVED),
  });

export const NETWORK_ACLS: Kinds = {
  aws_network_acl: acl,
  aws_default_network_acl: defaultAcl,
  aws_network_acl_rule: rule,
  aws_network_acl_association: (kind) =>
    kind.make(`${EC2}SubnetNetworkAclAssociation`, {
      NetworkAclId: told(kind.one('network_acl_id', 'acl')),
      SubnetId: told(kind.one('subnet_id', 'subnet')),
    }),
};
