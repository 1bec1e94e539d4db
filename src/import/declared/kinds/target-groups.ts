/** Target groups with their targets. What registers targets later leaves them unknown, not empty. */
import { declaredArn } from '../../aws/arns.ts';
import { answer, isTold, listOf, NOT_TOLD, numberOf, propertyOf, type Told, textOf } from '../properties.ts';
import { idOf, isDeclared, partsBy, resourcesOf, type Template, tagsOf, tell, VPC } from '../template.ts';
import { type DeclaredResource, type DeclaredValue, UNRESOLVED } from '../types.ts';
import { attributesOf } from './balancer-attributes.ts';

const GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';
const ATTACHMENT = 'Hopwise::TargetGroupAttachment';

export const TARGET_GROUP_TYPES = [GROUP, ATTACHMENT];

/** Where services name the target groups that they register targets with: a list, and the place in each entry. */
const REGISTRARS: readonly (readonly [type: string, list: string, each: readonly string[]])[] = [
  ['AWS::AutoScaling::AutoScalingGroup', 'TargetGroupARNs', []],
  ['AWS::AutoScaling::AutoScalingGroup', 'TrafficSources', ['Identifier']],
  ['AWS::ECS::Service', 'LoadBalancers', ['TargetGroupArn']],
  ['AWS::ECS::Service', 'LoadBalancers', ['AdvancedConfiguration', 'AlternateTargetGroupArn']],
  ['AWS::ECS::TaskSet', 'LoadBalancers', ['TargetGroupArn']],
];

/** The groups that something registers targets with; unresolved: it may be any of them. */
const registered = (template: Template): ReadonlySet<string> | typeof UNRESOLVED => {
  const found = new Set<string>();
  for (const [type, list, each] of REGISTRARS)
    for (const { properties } of resourcesOf(template, type)) {
      const listed = listOf(properties, list);
      if (listed === UNRESOLVED) return UNRESOLVED;
      for (const entry of listed ?? []) {
        const name = idOf(template, entry, ...each);
        if (name === UNRESOLVED) return UNRESOLVED;
        if (name !== undefined) found.add(name);
      }
    }
  return found;
};

/** One target. AWS takes it as healthy once its checks pass; that they will is taken for granted. */
const targetOf = (template: Template, source: DeclaredValue): unknown => {
  const id = idOf(template, source, 'Id');
  const port = numberOf(source, 'Port');
  const zone = textOf(source, 'AvailabilityZone');
  if (!isTold(id) || port === UNRESOLVED || zone === UNRESOLVED) return undefined;
  const isBalancer = isDeclared(template, id, 'AWS::ElasticLoadBalancingV2::LoadBalancer');
  return {
    Target: answer({
      Id: isBalancer ? declaredArn('loadbalancer', id) : id,
      Port: port,
      AvailabilityZone: zone,
    }),
    TargetHealth: { State: 'healthy' },
  };
};

/** The targets; undefined where the template does not tell all of them, or others may register some. */
const targetsOf = (
  template: Template,
  { name, properties }: DeclaredResource,
  byOthers: ReturnType<typeof registered>,
): readonly unknown[] | undefined => {
  const { of, strays } = partsBy(template, 'TargetGroupArn', ATTACHMENT);
  const listed = listOf(properties, 'Targets');
  if (byOthers === UNRESOLVED || byOthers.has(name) || listed === UNRESOLVED || strays.length > 0)
    return undefined;
  // Who knows what is registered with a group of a VPC that another template makes.
  if (!isDeclared(template, idOf(template, properties, 'VpcId'), VPC)) return undefined;
  const sources: readonly DeclaredValue[] = [...(listed ?? []), ...of(name).map((each) => each.properties)];
  const targets = sources.map((source) => targetOf(template, source));
  return targets.includes(undefined) ? undefined : targets;
};

/** Describes target groups. */
export const describeTargetGroups = (template: Template): void => {
  const byOthers = registered(template);
  const { joined, notes } = template.draft;
  for (const group of resourcesOf(template, GROUP)) {
    const { name, properties, origin } = group;
    const arn = declaredArn('targetgroup', name);
    const port: Told<number> = numberOf(properties, 'Port');
    const type = textOf(properties, 'TargetType') ?? 'instance';
    const value = answer({
      TargetGroupArn: arn,
      TargetType: type === UNRESOLVED ? NOT_TOLD : type,
      Protocol: textOf(properties, 'Protocol'),
      Port: port,
      VpcId: idOf(template, properties, 'VpcId'),
      Tags: tagsOf(group),
    });
    tell(template, 'TargetGroups', value, origin);
    const attributes = attributesOf(propertyOf(properties, 'TargetGroupAttributes'));
    if (attributes !== undefined)
      joined.targetGroupAttributes.set(arn, { entries: attributes, complete: true, origin });
    else
      notes.add(
        'targets',
        'attributes of their group that decide about a path are not told before it is applied',
      );
    // Without its port, targets would be taken to listen on the listener's; without attributes AWS's defaults hold.
    const isOpen = port === UNRESOLVED || type === UNRESOLVED || attributes === undefined;
    const targets = isOpen ? undefined : targetsOf(template, group, byOthers);
    if (targets !== undefined)
      joined.targetHealth.set(arn, { entries: [...targets], complete: true, origin });
  }
};
