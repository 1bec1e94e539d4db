/** What an instance is started with: its own properties, over those of a launch template. */
import { isTold, propertyOf, type Told } from '../properties.ts';
import { idOf, type Template } from '../template.ts';
import { type DeclaredValue, UNRESOLVED } from '../types.ts';

/** The properties that say where an instance stands and what filters it. */
const READ = [
  'SubnetId',
  'SecurityGroupIds',
  'SecurityGroups',
  'NetworkInterfaces',
  'PrivateIpAddress',
  'Ipv6AddressCount',
  'Ipv6Addresses',
] as const;

export type Properties = Readonly<Record<string, DeclaredValue>>;

/** A launch template of another template: everything that the instance does not say itself may stand in it. */
const NOTHING_TOLD: Properties = Object.fromEntries(READ.map((key) => [key, UNRESOLVED]));

/** The data of a launch template, as far as it counts for interfaces. */
export const launchData = (template: Template, source: Told<DeclaredValue>): Properties => {
  if (source === undefined) return {};
  const id = idOf(template, source, 'LaunchTemplateId');
  const found = isTold(id) ? template.byName.get(id) : undefined;
  const isKnown = found?.type === 'AWS::EC2::LaunchTemplate';
  const data = isKnown ? propertyOf(found.properties, 'LaunchTemplateData') : UNRESOLVED;
  if (data === undefined || data === UNRESOLVED) return NOTHING_TOLD;
  return Object.fromEntries(
    READ.flatMap((key) => {
      const value = propertyOf(data, key);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
};

/** The properties of an instance with those of its launch template below them. */
export const withLaunchTemplate = (template: Template, properties: Properties): Properties => ({
  ...launchData(template, propertyOf(properties, 'LaunchTemplate')),
  ...properties,
});
