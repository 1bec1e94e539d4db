/** Load balancers with their listeners and rules. */
import { declaredArn } from '../../aws/arns.ts';
import {
  answer,
  hasUnresolved,
  isTold,
  listOf,
  NOT_TOLD,
  numberOf,
  orElse,
  propertyOf,
  type Told,
  textOf,
} from '../properties.ts';
import {
  idOf,
  idsOf,
  missIn,
  partsBy,
  resourcesOf,
  type Template,
  tagsOf,
  tell,
  vpcOfSubnet,
} from '../template.ts';
import { balancerHost } from '../tokens.ts';
import { type DeclaredResource, type DeclaredValue, UNRESOLVED } from '../types.ts';
import { attributesOf } from './balancer-attributes.ts';
import { groupsOf } from './security-groups.ts';

const ELB = 'AWS::ElasticLoadBalancingV2::';
const BALANCER = `${ELB}LoadBalancer`;
const LISTENER = `${ELB}Listener`;
const RULE = `${ELB}ListenerRule`;

export const LOAD_BALANCER_TYPES = [BALANCER, LISTENER, RULE];

type Answer = Readonly<Record<string, unknown>>;

/** The nodes by subnet, with addresses where mappings give them; unresolved where a subnet is not told. */
const zonesOf = (template: Template, { properties }: DeclaredResource): Told<readonly Answer[]> => {
  const subnets = idsOf(template, properties, 'Subnets');
  const mappings = listOf(properties, 'SubnetMappings');
  if (subnets === UNRESOLVED || mappings === UNRESOLVED) return UNRESOLVED;
  const zones = (mappings ?? []).map((mapping): Answer | undefined => {
    const SubnetId = idOf(template, mapping, 'SubnetId');
    if (!isTold(SubnetId)) return undefined;
    const address = answer({
      PrivateIPv4Address: textOf(mapping, 'PrivateIPv4Address'),
      IPv6Address: textOf(mapping, 'IPv6Address'),
    });
    return { SubnetId, LoadBalancerAddresses: [address] };
  });
  const told = zones.filter((zone) => zone !== undefined);
  if (told.length < zones.length) return UNRESOLVED;
  return told.length > 0 ? told : (subnets ?? []).map((SubnetId) => ({ SubnetId }));
};

/** Its groups: an application load balancer gets the default one, a network one none (fact F-EPS-09). */
const groupsIn = (
  template: Template,
  { properties }: DeclaredResource,
  type: Told<string>,
  vpc: Told<string>,
): readonly string[] => {
  const stated = idsOf(template, properties, 'SecurityGroups');
  if (stated === undefined && type !== 'application') return [];
  const groups = groupsOf(template, vpc, stated);
  return groups === undefined ? [NOT_TOLD] : groups.map(({ GroupId }) => GroupId);
};

/** What an action does with a group: only this much of it may not be left open. */
const FORWARDING = ['Type', 'TargetGroupArn', 'ForwardConfig'] as const;

/** An action in AWS's words; of one that is not told all that is known is that it may forward anywhere. */
const actionOf = (template: Template, action: DeclaredValue): Answer => {
  const isOpen = action === UNRESOLVED || FORWARDING.some((key) => hasUnresolved(propertyOf(action, key)));
  const groups = listOf(action, 'ForwardConfig', 'TargetGroups');
  if (isOpen || groups === UNRESOLVED) return { TargetGroupArn: NOT_TOLD };
  const arnIn = (source: DeclaredValue): string | undefined => {
    const name = idOf(template, source, 'TargetGroupArn');
    return isTold(name) ? declaredArn('targetgroup', name) : undefined;
  };
  return answer({
    Type: textOf(action, 'Type'),
    TargetGroupArn: arnIn(action),
    ForwardConfig: {
      TargetGroups: (groups ?? []).map((group) =>
        answer({ TargetGroupArn: arnIn(group) ?? NOT_TOLD, Weight: numberOf(group, 'Weight') }),
      ),
    },
  });
};

const actionsOf = (template: Template, source: DeclaredResource, key: string): readonly Answer[] => {
  const actions = listOf(source.properties, key);
  return isTold(actions)
    ? actions.map((action) => actionOf(template, action))
    : [{ TargetGroupArn: NOT_TOLD }];
};

/** Tells the listeners of a load balancer, and their rules, as far as the template tells all of them. */
const tellListeners = (template: Template, balancer: string, origin: DeclaredResource['origin']): void => {
  const listeners = partsBy(template, 'LoadBalancerArn', LISTENER);
  const rules = partsBy(template, 'ListenerArn', RULE);
  const { joined } = template.draft;
  if (listeners.strays.length > 0) return;
  const arn = declaredArn('loadbalancer', balancer);
  const entries = listeners.of(balancer).map((listener) => {
    const DefaultActions = actionsOf(template, listener, 'DefaultActions');
    const own = rules.of(listener.name).map((rule) => ({ Actions: actionsOf(template, rule, 'Actions') }));
    const all = [{ IsDefault: true, Actions: DefaultActions }, ...own];
    const complete = rules.strays.length === 0;
    joined.rules.set(listener.name, { entries: all, complete, origin: listener.origin });
    return answer({
      ListenerArn: listener.name,
      LoadBalancerArn: arn,
      Protocol: textOf(listener.properties, 'Protocol'),
      Port: numberOf(listener.properties, 'Port'),
      DefaultActions,
    });
  });
  joined.listeners.set(arn, { entries, complete: true, origin });
};

/** Whether inbound rules are asked about what comes by PrivateLink (fact F-EPS-08). */
const ENFORCE = 'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic';

/** Describes load balancers. One of which type, scheme or subnets are not told is left out, with its nodes. */
export const describeLoadBalancers = (template: Template): void => {
  for (const balancer of resourcesOf(template, BALANCER)) {
    const { name, properties, origin } = balancer;
    const type = orElse(textOf(properties, 'Type'), 'application');
    const scheme = orElse(textOf(properties, 'Scheme'), 'internet-facing');
    const zones = zonesOf(template, balancer);
    const enforce = textOf(properties, ENFORCE);
    const first = isTold(zones) ? zones[0]?.['SubnetId'] : undefined;
    const vpc = typeof first === 'string' ? vpcOfSubnet(template, first) : UNRESOLVED;
    const isOpen = [type, scheme, zones, enforce].includes(UNRESOLVED);
    if (isOpen || !isTold(vpc)) missIn(template, vpc, 'networkInterfaces');
    const arn = declaredArn('loadbalancer', name);
    const value = answer({
      LoadBalancerArn: arn,
      Type: isOpen ? undefined : type,
      Scheme: scheme,
      State: { Code: 'active' },
      AvailabilityZones: isTold(zones) ? zones : [],
      SecurityGroups: groupsIn(template, balancer, type, vpc),
      [ENFORCE]: enforce,
      DNSName: balancerHost(name),
      Tags: tagsOf(balancer),
    });
    tell(template, 'LoadBalancers', value, origin);
    const attributes = attributesOf(propertyOf(properties, 'LoadBalancerAttributes'));
    // An application load balancer itself always uses every zone (fact F-EPS-05b).
    if (attributes === undefined && type !== 'application') {
      const why =
        'attributes of their load balancer that decide about a path are not told before it is applied';
      template.draft.notes.add('listeners', why);
      continue;
    }
    const entries = attributes ?? [];
    template.draft.joined.loadBalancerAttributes.set(arn, { entries, complete: true, origin });
    tellListeners(template, name, origin);
  }
};
