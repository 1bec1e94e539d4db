/** Network ACLs with their entries, and the default one that AWS makes with a VPC. */
import type { ScenarioOrigin } from '../../../evaluator/index.ts';
import { append } from '../../shared/json.ts';
import { defaultAclOf } from '../attributes.ts';
import { answer, flagOf, hasUnresolved, isTold, numberOf, type Told, textOf } from '../properties.ts';
import {
  idOf,
  isFree,
  type Parts,
  partsBy,
  resourcesOf,
  type Template,
  tagsOf,
  tell,
  VPC,
} from '../template.ts';
import type { DeclaredResource } from '../types.ts';

const ACL = 'AWS::EC2::NetworkAcl';
const DEFAULT = 'Hopwise::DefaultNetworkAcl';
const ENTRY = 'AWS::EC2::NetworkAclEntry';
const OF_SUBNETS = 'AWS::EC2::SubnetNetworkAclAssociation';

export const NETWORK_ACL_TYPES = [ACL, DEFAULT, ENTRY, OF_SUBNETS];

interface Acl {
  readonly name: string;
  readonly vpc: Told<string>;
  readonly origin: ScenarioOrigin;
  readonly tags: readonly unknown[];
  readonly isDefault: boolean;
  /** The entries that AWS puts into it. */
  readonly made: readonly unknown[];
}

/** The default network ACL allows everything until someone edits it (fact F-NACL-02). */
const OPEN = [false, true].flatMap((Egress) => [
  { RuleNumber: 100, Egress, Protocol: '-1', RuleAction: 'allow', CidrBlock: '0.0.0.0/0' },
  { RuleNumber: 101, Egress, Protocol: '-1', RuleAction: 'allow', Ipv6CidrBlock: '::/0' },
]);

const aclsOf = (template: Template, taken: Parts): readonly Acl[] => {
  const declared = resourcesOf(template, ACL, DEFAULT).map(
    (acl): Acl => ({
      name: acl.name,
      vpc: idOf(template, acl.properties, 'VpcId'),
      origin: acl.origin,
      tags: tagsOf(acl),
      isDefault: acl.type === DEFAULT,
      made: [],
    }),
  );
  const made = resourcesOf(template, VPC).flatMap(({ name, origin }): Acl[] => {
    const fallback = defaultAclOf(name);
    return taken.of(name).length > 0 || taken.strays.length > 0 || !isFree(template, fallback)
      ? []
      : [{ name: fallback, vpc: name, origin, tags: [], isDefault: true, made: OPEN }];
  });
  return [...declared, ...made];
};

/** One entry in AWS's words; what is not told of it makes it unreadable, and the ACL with it. */
const entryOf = ({ properties }: DeclaredResource): Readonly<Record<string, unknown>> => {
  const { Tags: _, ...rest } = properties;
  if (hasUnresolved(rest)) return {};
  const protocol = textOf(properties, 'Protocol');
  const isIcmp = protocol === '1' || protocol === '58';
  const from = numberOf(properties, 'PortRange', 'From');
  const to = numberOf(properties, 'PortRange', 'To');
  const type = numberOf(properties, 'Icmp', 'Type');
  const code = numberOf(properties, 'Icmp', 'Code');
  // TCP and UDP need ports, and ICMP its type and code: without them the entry cannot be read.
  if ((protocol === '6' || protocol === '17') && !(isTold(from) && isTold(to))) return {};
  if (isIcmp && !(isTold(type) && isTold(code))) return {};
  return answer({
    RuleNumber: numberOf(properties, 'RuleNumber'),
    Egress: flagOf(properties, 'Egress') ?? false,
    Protocol: protocol,
    RuleAction: textOf(properties, 'RuleAction'),
    CidrBlock: textOf(properties, 'CidrBlock'),
    Ipv6CidrBlock: textOf(properties, 'Ipv6CidrBlock'),
    PortRange: isIcmp ? undefined : answer({ From: from, To: to }),
    IcmpTypeCode: isIcmp ? answer({ Type: type, Code: code }) : undefined,
  });
};

/** What is told of an ACL, beside its entries. */
interface Use {
  readonly acl: string;
  readonly subnet: DeclaredResource;
}

/**
 * The ACL of every subnet that the template makes. One that the template leaves open gets a name of its own, for an ACL
 * that is there and of which nothing is known: it is not the default one (fact F-NACL-02).
 */
const usesOf = (template: Template, acls: readonly Acl[]): readonly Use[] => {
  const { of, strays } = partsBy(template, 'SubnetId', OF_SUBNETS);
  const defaults = new Map(acls.filter(({ isDefault }) => isDefault).map(({ vpc, name }) => [vpc, name]));
  return resourcesOf(template, 'AWS::EC2::Subnet').map((subnet) => {
    const vpc = idOf(template, subnet.properties, 'VpcId');
    const [own] = of(subnet.name);
    const chosen = own === undefined ? undefined : idOf(template, own.properties, 'NetworkAclId');
    const acl = own === undefined && strays.length === 0 ? defaults.get(vpc) : chosen;
    return { acl: isTold(acl) ? acl : `${subnet.name}.acl`, subnet };
  });
};

/** ACLs that subnets have and the template does not make: their rules are not in the data. */
const tellOthers = (template: Template, uses: readonly Use[], known: ReadonlySet<string>): void => {
  for (const { acl, subnet } of uses) {
    const vpc = idOf(template, subnet.properties, 'VpcId');
    if (known.has(acl) || !isTold(vpc)) continue;
    const NetworkAclId = acl === `${subnet.name}.acl` ? acl : `${acl}.${subnet.name}`;
    const value = { NetworkAclId, VpcId: vpc, Associations: [{ SubnetId: subnet.name }] };
    tell(template, 'NetworkAcls', value, subnet.origin);
  }
};

/** Describes every network ACL. An entry that may be of any ACL leaves none of them known. */
export const describeNetworkAcls = (template: Template): void => {
  const acls = aclsOf(template, partsBy(template, 'VpcId', DEFAULT)).filter(({ vpc }) => isTold(vpc));
  const entries = partsBy(template, 'NetworkAclId', ENTRY);
  const uses = usesOf(template, acls);
  const subnets = new Map<string, string[]>();
  for (const { acl, subnet } of uses) append(subnets, acl, subnet.name);
  for (const { name, vpc, origin, tags, isDefault, made } of acls) {
    const own = entries.of(name).map(entryOf);
    const value = answer({
      NetworkAclId: name,
      VpcId: vpc,
      IsDefault: isDefault,
      Tags: tags,
      Associations: (subnets.get(name) ?? []).map((SubnetId) => ({ SubnetId })),
      Entries: entries.strays.length > 0 ? undefined : [...made, ...own],
    });
    tell(template, 'NetworkAcls', value, origin);
  }
  tellOthers(template, uses, new Set(acls.map(({ name }) => name)));
};
