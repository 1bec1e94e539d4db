/** Instances and network interfaces of their own. */
import {
  answer,
  flagOf,
  isTold,
  listOf,
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
import { type DeclaredResource, type DeclaredValue, UNRESOLVED } from '../types.ts';
import { hasElasticIp } from './addresses.ts';
import {
  addressesIn,
  interfaceAnswer,
  ipv6ByDefault,
  ipv6In,
  type Planned,
  publicByDefault,
} from './interfaces.ts';
import { type Properties, withLaunchTemplate } from './launch.ts';

const INSTANCE = 'AWS::EC2::Instance';
const INTERFACE = 'AWS::EC2::NetworkInterface';
const ATTACHMENT = 'AWS::EC2::NetworkInterfaceAttachment';

export const INSTANCE_TYPES = [INSTANCE, INTERFACE, ATTACHMENT, 'AWS::EC2::LaunchTemplate'];

type Answer = Readonly<Record<string, unknown>>;

/** One of the two is told, or neither: a public address by the one way is enough. */
const either = (one: Told<boolean>, other: Told<boolean>): Told<boolean> => {
  if (one === true || other === true) return true;
  return one === UNRESOLVED || other === UNRESOLVED ? UNRESOLVED : false;
};

/** An interface that the template makes apart, as it is planned. */
const plannedOf = (template: Template, made: DeclaredResource): Planned => {
  const { name, properties, origin } = made;
  const subnet = idOf(template, properties, 'SubnetId') ?? UNRESOLVED;
  return {
    id: name,
    origin,
    subnet,
    groups: idsOf(template, properties, 'GroupSet'),
    addresses: addressesIn(properties),
    ipv6: ipv6In(properties, ipv6ByDefault(template, subnet)),
    isPublic: hasElasticIp(template, 'NetworkInterfaceId', name),
    sourceDestCheck: flagOf(properties, 'SourceDestCheck'),
    tags: tagsOf(made),
  };
};

/** The interface that AWS makes with an instance; its properties may stand in a list or beside it. */
const madeWith = (
  template: Template,
  instance: DeclaredResource,
  source: DeclaredValue,
  index: number,
): Planned => {
  const { name, properties, origin } = instance;
  const subnet = idOf(template, source, 'SubnetId') ?? idOf(template, properties, 'SubnetId') ?? UNRESOLVED;
  // A state tells the address that the instance has.
  const stated = isTold(textOf(properties, 'PublicIp')) ? true : undefined;
  const asked = flagOf(source, 'AssociatePublicIpAddress') ?? publicByDefault(template, subnet);
  return {
    id: `${name}.interface${index === 0 ? '' : `-${index}`}`,
    origin,
    subnet,
    groups:
      idsOf(template, source, 'GroupSet') ?? idsOf(template, source, 'Groups') ?? groupsIn(template, source),
    addresses: addressesIn(source),
    ipv6: ipv6In(source, ipv6ByDefault(template, subnet)),
    isPublic: either(stated ?? asked, hasElasticIp(template, 'InstanceId', name)),
    sourceDestCheck: flagOf(properties, 'SourceDestCheck'),
  };
};

/** Groups by id; groups by name are of a default VPC, and which these are is not told. */
const groupsIn = (template: Template, source: DeclaredValue): Told<readonly string[]> =>
  idsOf(template, source, 'SecurityGroupIds') ??
  (propertyOf(source, 'SecurityGroups') === undefined
    ? undefined
    : idsOf(template, source, 'SecurityGroups'));

/** An interface that an instance is given by its name; undefined where the template does not make it. */
const named = (template: Template, instance: DeclaredResource, name: string): Planned | undefined => {
  const made = template.byName.get(name);
  if (made?.type !== INTERFACE) return undefined;
  const planned = plannedOf(template, made);
  return {
    ...planned,
    isPublic: either(planned.isPublic, hasElasticIp(template, 'InstanceId', instance.name)),
  };
};

interface Attached {
  readonly answer: Answer;
  readonly index: Told<number>;
}

/** The interfaces of an instance; undefined where the template does not tell them all. */
const attachedTo = (
  template: Template,
  instance: DeclaredResource,
  properties: Properties,
): readonly Attached[] | undefined => {
  const listed = listOf(properties, 'NetworkInterfaces');
  const { of, strays } = partsBy(template, 'InstanceId', ATTACHMENT);
  // An attachment of which the instance is not told may give any of them one interface more.
  if (listed === UNRESOLVED || strays.length > 0) return undefined;
  const sources: readonly DeclaredValue[] =
    listed === undefined || listed.length === 0 ? [properties] : listed;
  const found = sources.map((source, index): Attached | undefined => {
    const own = idOf(template, source, 'NetworkInterfaceId');
    const device: Told<number> = listed === undefined ? 0 : (numberOf(source, 'DeviceIndex') ?? index);
    if (source === UNRESOLVED || own === UNRESOLVED) return undefined;
    const planned =
      own === undefined ? madeWith(template, instance, source, index) : named(template, instance, own);
    return planned === undefined ? undefined : { answer: interfaceAnswer(template, planned), index: device };
  });
  const more = of(instance.name).map((attachment): Attached | undefined => {
    const own = idOf(template, attachment.properties, 'NetworkInterfaceId');
    const planned = isTold(own) ? named(template, instance, own) : undefined;
    const index = numberOf(attachment.properties, 'DeviceIndex');
    return planned === undefined ? undefined : { answer: interfaceAnswer(template, planned), index };
  });
  const all = [...found, ...more];
  const told = all.filter((each) => each !== undefined);
  return told.length === all.length ? told : undefined;
};

/** Describes an instance and gives the names of its interfaces. One of which some place is not told stands somewhere. */
const describeInstance = (template: Template, instance: DeclaredResource): readonly string[] => {
  const properties = withLaunchTemplate(template, instance.properties);
  // A state tells it; the format has no instance of which it is not known, so that one stands nobody knows where.
  const state = textOf(properties, 'InstanceState');
  const attached = state === UNRESOLVED ? undefined : attachedTo(template, instance, properties);
  const subnet = idOf(template, properties, 'SubnetId');
  const isPlaced = attached?.every(({ answer: { SubnetId } }) => typeof SubnetId === 'string') === true;
  if (!isPlaced) missIn(template, vpcOfSubnet(template, subnet), 'networkInterfaces');
  const interfaces = isPlaced ? attached : [];
  const value = answer({
    InstanceId: instance.name,
    State: { Name: orElse(state, 'running') },
    NetworkInterfaces: interfaces.map((each) => ({
      ...each.answer,
      Attachment: answer({ DeviceIndex: each.index }),
    })),
    Tags: tagsOf(instance),
  });
  tell(template, 'Instances', value, instance.origin);
  return interfaces.map((each) => String(each.answer['NetworkInterfaceId']));
};

/** Describes instances, and the interfaces that belong to none. */
export const describeInstances = (template: Template): void => {
  const used = new Set(resourcesOf(template, INSTANCE).flatMap((each) => describeInstance(template, each)));
  const attachments = resourcesOf(template, ATTACHMENT);
  const isOpen = attachments.some(
    ({ properties }) => !isTold(idOf(template, properties, 'NetworkInterfaceId')),
  );
  const elsewhere = new Set(
    attachments.map(({ properties }) => idOf(template, properties, 'NetworkInterfaceId')),
  );
  for (const made of resourcesOf(template, INTERFACE)) {
    if (used.has(made.name)) continue;
    const planned = plannedOf(template, made);
    if (isOpen || elsewhere.has(made.name)) {
      // Something that the template does not tell has it.
      missIn(template, vpcOfSubnet(template, planned.subnet), 'networkInterfaces');
      template.draft.notes.add(
        'network interfaces',
        'the template does not tell what they are attached to',
        made.name,
      );
    } else if (isTold(planned.subnet)) {
      // Nothing answers at an interface that is attached to nothing: it says so as AWS does.
      const value = { ...interfaceAnswer(template, planned), Status: 'available' };
      tell(template, 'NetworkInterfaces', value, made.origin);
    }
  }
};
