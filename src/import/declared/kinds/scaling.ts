/** Auto Scaling groups: instances of a number that is not told, in subnets that are. */
import { flagOf, isTold, listOf, propertyOf, type Told } from '../properties.ts';
import { idOf, idsOf, resourcesOf, type Template } from '../template.ts';
import { type DeclaredResource, type DeclaredValue, UNRESOLVED } from '../types.ts';
import { publicByDefault } from './interfaces.ts';
import { launchData, type Properties } from './launch.ts';
import { tellSpread } from './services.ts';

const GROUP = 'AWS::AutoScaling::AutoScalingGroup';
const CONFIGURATION = 'AWS::AutoScaling::LaunchConfiguration';

export const SCALING_TYPES = [GROUP, CONFIGURATION];

/** Groups and public address of the instances that are launched. */
interface Launched {
  readonly groups: Told<readonly string[]>;
  readonly isPublic: Told<boolean>;
}

const NOTHING_TOLD: Launched = { groups: UNRESOLVED, isPublic: UNRESOLVED };

const fromTemplate = (template: Template, data: Properties): Launched => {
  const listed = listOf(data, 'NetworkInterfaces');
  if (listed === UNRESOLVED) return NOTHING_TOLD;
  const [first] = listed ?? [];
  if (first === undefined)
    return {
      groups: idsOf(template, data, 'SecurityGroupIds') ?? idsOf(template, data, 'SecurityGroups'),
      isPublic: undefined,
    };
  return {
    groups: idsOf(template, first, 'Groups'),
    isPublic: flagOf(first, 'AssociatePublicIpAddress'),
  };
};

const launchedBy = (template: Template, { properties }: DeclaredResource): Launched => {
  const configuration = idOf(template, properties, 'LaunchConfigurationName');
  if (configuration !== undefined) {
    const found = isTold(configuration) ? template.byName.get(configuration) : undefined;
    if (found?.type !== CONFIGURATION) return NOTHING_TOLD;
    return {
      groups: idsOf(template, found.properties, 'SecurityGroups'),
      isPublic: flagOf(found.properties, 'AssociatePublicIpAddress'),
    };
  }
  const mixed: Told<DeclaredValue> = propertyOf(
    properties,
    'MixedInstancesPolicy',
    'LaunchTemplate',
    'LaunchTemplateSpecification',
  );
  const source = propertyOf(properties, 'LaunchTemplate') ?? mixed;
  return source === undefined ? NOTHING_TOLD : fromTemplate(template, launchData(template, source));
};

/**
 * Describes Auto Scaling groups. An interface in each subnet stands for the instances that may run there: all of them
 * are launched alike, so what holds for it holds for each. How many there are is not told.
 */
export const describeScaling = (template: Template): void => {
  for (const group of resourcesOf(template, GROUP)) {
    const { groups, isPublic } = launchedBy(template, group);
    tellSpread(template, group, {
      subnets: idsOf(template, group.properties, 'VPCZoneIdentifier') ?? UNRESOLVED,
      groups,
      publicIn: (subnet) => isPublic ?? publicByDefault(template, subnet),
    });
  }
};
