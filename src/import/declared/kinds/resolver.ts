/** Route 53 Resolver: endpoints, rules, and the VPCs that use them. */
import { answer, isTold, listOf, type Told, textOf } from '../properties.ts';
import {
  idOf,
  idsOf,
  isDeclared,
  missIn,
  resourcesOf,
  type Template,
  tell,
  vpcOfSubnet,
} from '../template.ts';
import { type DeclaredResource, type DeclaredValue, UNRESOLVED } from '../types.ts';
import { groupsOf } from './security-groups.ts';

const RESOLVER = 'AWS::Route53Resolver::';
const ENDPOINT = `${RESOLVER}ResolverEndpoint`;
const RULE = `${RESOLVER}ResolverRule`;
const ASSOCIATION = `${RESOLVER}ResolverRuleAssociation`;

export const RESOLVER_TYPES = [ENDPOINT, RULE, ASSOCIATION];

interface Place {
  readonly subnet: Told<string>;
  readonly each: DeclaredValue;
}

const tellEndpoint = (template: Template, endpoint: DeclaredResource): void => {
  const { name, properties, origin } = endpoint;
  const listed = listOf(properties, 'IpAddresses');
  const places = isTold(listed)
    ? listed.map((each): Place => ({ subnet: idOf(template, each, 'SubnetId'), each }))
    : undefined;
  const subnets = (places ?? []).flatMap(({ subnet }) => (typeof subnet === 'string' ? [subnet] : []));
  const isOpen = places === undefined || subnets.length < places.length;
  const vpc = vpcOfSubnet(template, subnets[0]);
  if (isOpen || !isTold(vpc)) missIn(template, vpc, 'networkInterfaces');
  const groups = groupsOf(template, vpc, idsOf(template, properties, 'SecurityGroupIds'));
  const value = answer({
    Id: name,
    Name: textOf(properties, 'Name'),
    Direction: textOf(properties, 'Direction'),
    SecurityGroupIds: groups?.map(({ GroupId }) => GroupId),
    IpAddresses: isOpen
      ? undefined
      : places.map(({ subnet, each }) =>
          answer({ SubnetId: subnet, Ip: textOf(each, 'Ip'), Ipv6: textOf(each, 'Ipv6') }),
        ),
  });
  tell(template, 'ResolverEndpoints', value, origin);
};

interface Target {
  readonly Ip: Told<string>;
  readonly Ipv6: Told<string>;
}

const tellRule = (template: Template, rule: DeclaredResource): void => {
  const { name, properties, origin } = rule;
  const listed = listOf(properties, 'TargetIps');
  const targets = isTold(listed)
    ? listed.map((each): Target => ({ Ip: textOf(each, 'Ip'), Ipv6: textOf(each, 'Ipv6') }))
    : [];
  const isOpen = listed === UNRESOLVED || targets.some(({ Ip, Ipv6 }) => !isTold(Ip) && !isTold(Ipv6));
  const type = textOf(properties, 'RuleType');
  const value = answer({
    Id: name,
    Name: textOf(properties, 'Name'),
    DomainName: textOf(properties, 'DomainName'),
    // A rule of which something is not told hands its names to nobody knows whom.
    RuleType: isOpen || type === UNRESOLVED ? 'FORWARD' : type,
    ResolverEndpointId: idOf(template, properties, 'ResolverEndpointId'),
    TargetIps: isOpen || type === UNRESOLVED ? [] : targets.map(({ Ip, Ipv6 }) => answer({ Ip, Ipv6 })),
  });
  tell(template, 'ResolverRules', value, origin);
};

/** Describes Resolver endpoints and rules. */
export const describeResolver = (template: Template): void => {
  for (const endpoint of resourcesOf(template, ENDPOINT)) tellEndpoint(template, endpoint);
  for (const rule of resourcesOf(template, RULE)) tellRule(template, rule);
  for (const association of resourcesOf(template, ASSOCIATION)) {
    const { name, properties, origin } = association;
    const vpc = idOf(template, properties, 'VPCId');
    const rule = idOf(template, properties, 'ResolverRuleId');
    const domain = isDeclared(template, rule, RULE)
      ? textOf(template.byName.get(rule)?.properties, 'DomainName')
      : UNRESOLVED;
    // Some domain of some VPC is answered elsewhere.
    if (!isTold(vpc) || !isTold(domain)) missIn(template, vpc, 'names');
    const value = answer({ Id: name, VPCId: vpc, ResolverRuleId: rule, Status: 'COMPLETE' });
    tell(template, 'ResolverRuleAssociations', value, origin);
  }
};
