/** Network ACLs, and which subnets they stand before. */
import type { ScenarioNetworkAclRule } from '../../../evaluator/index.ts';
import { at, flagAt, given, hasList, listAt, numberAt, textAt } from '../../shared/json.ts';
import { cidrOf } from '../addresses.ts';
import { type Context, common, itemsOf, type VpcDraft, vpcNamedBy } from '../context.ts';
import { matchOf, protocolNumber } from '../protocols.ts';

/** AWS lists the rule `*`, which denies the rest, under this number (IPv4) and the next one (IPv6). */
const FIRST_IMPLIED_RULE = 32767;

type Rules = Record<string, ScenarioNetworkAclRule>;

const ruleOf = (entry: unknown): ScenarioNetworkAclRule | undefined => {
  const action = at(entry, 'RuleAction');
  const cidr = cidrOf(textAt(entry, 'CidrBlock') ?? textAt(entry, 'Ipv6CidrBlock'));
  const protocol = textAt(entry, 'Protocol');
  const icmp = protocolNumber(protocol) === 1 || protocolNumber(protocol) === 58;
  const match = icmp
    ? matchOf(protocol, numberAt(entry, 'IcmpTypeCode', 'Type'), numberAt(entry, 'IcmpTypeCode', 'Code'))
    : matchOf(protocol, numberAt(entry, 'PortRange', 'From'), numberAt(entry, 'PortRange', 'To'));
  if ((action !== 'allow' && action !== 'deny') || cidr === undefined || match === undefined)
    return undefined;
  return { action, ...match, cidr };
};

/** Both directions' rules by number; undefined where one of them cannot be read, since any rule may decide. */
const rulesOf = (value: unknown): { inbound: Rules; outbound: Rules } | undefined => {
  if (!hasList(value, 'Entries')) return undefined;
  const inbound = new Map<string, ScenarioNetworkAclRule>();
  const outbound = new Map<string, ScenarioNetworkAclRule>();
  for (const entry of listAt(value, 'Entries')) {
    const number = numberAt(entry, 'RuleNumber');
    const egress = flagAt(entry, 'Egress');
    if (number !== undefined && number >= FIRST_IMPLIED_RULE) continue;
    const rule = ruleOf(entry);
    if (number === undefined || number < 1 || egress === undefined || rule === undefined) return undefined;
    (egress ? outbound : inbound).set(String(number), rule);
  }
  return { inbound: Object.fromEntries(inbound), outbound: Object.fromEntries(outbound) };
};

/** Gives every subnet of the VPC its ACL. AWS lists each subnet with some ACL; one that is not listed is unknown. */
const associate = (vpc: VpcDraft, associated: ReadonlyMap<string, string>): void => {
  for (const [id, subnet] of vpc.subnets) {
    const acl = associated.get(id);
    if (acl !== undefined && vpc.networkAcls.has(acl)) subnet.networkAcl = acl;
    // AWS lists every association, the default ACL's too: one that is missing is not known.
    else subnet.networkAcl = null;
  }
};

/** Reads `describe-network-acls`. */
export const readNetworkAcls = (context: Context): void => {
  const associated = new Map<string, string>();
  for (const item of itemsOf(context, 'NetworkAcls')) {
    const vpc = vpcNamedBy(context, item.value);
    if (vpc === undefined) {
      context.documents.notes.add('network ACLs', 'they are of no VPC', item);
      continue;
    }
    for (const association of listAt(item.value, 'Associations')) {
      const subnet = textAt(association, 'SubnetId');
      if (subnet !== undefined) associated.set(subnet, item.id);
    }
    const rules = rulesOf(item.value);
    if (rules === undefined) {
      context.documents.notes.add(
        'network ACLs',
        'one of their rules cannot be read, so the ACL is unknown',
        item,
      );
      vpc.networkAcls.set(item.id, null);
      continue;
    }
    const isDefault = flagAt(item.value, 'IsDefault') === true;
    vpc.networkAcls.set(item.id, { ...common(item), ...given('default', isDefault || undefined), ...rules });
  }
  for (const vpc of context.vpcs.values()) associate(vpc, associated);
};
