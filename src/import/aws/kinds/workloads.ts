/** Instances with their interfaces, and the interfaces of load balancers, functions, databases and the like. */
import type { ScenarioInstance } from '../../../evaluator/index.ts';
import { append, given, textAt } from '../../shared/json.ts';
import { addressOf } from '../addresses.ts';
import { type Context, claim, common, isName, itemsOf, vpcOf } from '../context.ts';
import type { Item } from '../documents.ts';
import { type Interface, interfaceFields, interfaceLabel, isDetached, isPrimary } from './interfaces.ts';

const STATES = ['pending', 'running', 'stopping', 'stopped', 'shutting-down', 'terminated'] as const;
type State = (typeof STATES)[number];

type Placed = Interface & { readonly subnet: string; readonly vpc: string };

/** Whether the interface's subnet is in the data; one that is not there leaves a gap in its VPC. */
const isPlaced = (context: Context, each: Interface): each is Placed => {
  if (each.subnet !== undefined && context.subnetVpcs.has(each.subnet)) return true;
  context.documents.notes.add('network interfaces', 'their subnet is not in the data', each);
  if (each.vpc !== undefined && isName(each.vpc)) vpcOf(context, each.vpc).unknown.add('networkInterfaces');
  return false;
};

/** What an interface is for. Application and Classic Load Balancers only say so in their description. */
const purposeOf = (value: unknown): string | undefined => {
  const type = textAt(value, 'InterfaceType');
  const isBalancer = textAt(value, 'Description')?.startsWith('ELB ') === true;
  return isBalancer && (type === undefined || type === 'interface') ? 'load_balancer' : type;
};

const hasNoGroups = (value: unknown): boolean => {
  const groups: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'Groups') : undefined;
  return Array.isArray(groups) && groups.length === 0;
};

const placeInterface = (context: Context, each: Placed, instance?: string): boolean => {
  if (!claim(context, each.id, 'NetworkInterfaces')) return false;
  const use = purposeOf(each.value);
  context.interfaceTargets.set(each.id, each.id);
  context.networkInterfaces.set(each.id, {
    ...given('label', interfaceLabel(each.value)),
    origin: each.origin,
    subnet: each.subnet,
    ...interfaceFields(context, each.vpc, each.value),
    // AWS filters nothing at an interface without groups, such as a load balancer's.
    ...(instance === undefined && hasNoGroups(each.value) ? { securityGroups: [] } : {}),
    ...(instance === undefined ? given('use', use === 'interface' ? undefined : use) : { instance }),
    ...(instance !== undefined && isPrimary(each.value) ? { primary: true } : {}),
  });
  return true;
};

/** An instance whose interfaces the files do not list: `describe-instances` repeats the first one's facts. */
const withoutInterfaces = (context: Context, item: Item): ScenarioInstance | undefined => {
  const subnet = textAt(item.value, 'SubnetId');
  const vpc = subnet === undefined ? undefined : context.subnetVpcs.get(subnet);
  if (subnet === undefined || vpc === undefined) return undefined;
  return {
    subnet,
    ...interfaceFields(context, vpc, item.value, 'SecurityGroups'),
    ...given('publicIp', addressOf(textAt(item.value, 'PublicIpAddress'))),
  };
};

const fieldsOf = (
  context: Context,
  item: Item,
  interfaces: readonly Interface[],
): ScenarioInstance | undefined => {
  if (interfaces.length === 0) return withoutInterfaces(context, item);
  const placed = interfaces.filter((each) => isPlaced(context, each));
  const [only] = placed;
  if (only === undefined) return undefined;
  if (interfaces.length === 1 && claim(context, only.id, 'NetworkInterfaces')) {
    context.interfaceTargets.set(only.id, only.id);
    const fields = interfaceFields(context, only.vpc, only.value);
    return { subnet: only.subnet, ...fields, networkInterface: only.id };
  }
  return placed.filter((each) => placeInterface(context, each, item.id)).length > 0 ? {} : undefined;
};

const readInstance = (context: Context, item: Item, interfaces: readonly Interface[]): void => {
  const { notes } = context.documents;
  const stated = textAt(item.value, 'State', 'Name');
  const state = STATES.find((each) => each === stated);
  if (state === 'terminated') {
    notes.add('instances', 'they are terminated', item);
    return;
  }
  if (stated !== undefined && state === undefined) {
    notes.add('instances', 'their state is not one of AWS', item);
    return;
  }
  if (!claim(context, item.id, 'Instances')) return;
  const fields = fieldsOf(context, item, interfaces);
  if (fields === undefined) {
    notes.add('the interfaces of instances', 'their subnet is not in the data', item);
    const vpc = textAt(item.value, 'VpcId');
    if (vpc !== undefined && isName(vpc)) vpcOf(context, vpc).unknown.add('networkInterfaces');
    // It stays as an instance of which nobody knows where it stands.
    context.instances.set(item.id, { ...common(item), state: state ?? 'running' });
    return;
  }
  const shown: State | undefined = state === 'running' ? undefined : state;
  context.instances.set(item.id, { ...common(item), ...fields, ...given('state', shown) });
};

/** Reads `describe-instances` and `describe-network-interfaces`, of which either may be missing. */
export const readWorkloads = (context: Context, interfaces: ReadonlyMap<string, Interface>): void => {
  const { notes } = context.documents;
  const byInstance = new Map<string, Interface[]>();
  const others: Interface[] = [];
  for (const each of interfaces.values()) {
    // An interface of a NAT gateway or an endpoint stands in the scenario as a part of that.
    if (context.interfaceTargets.has(each.id)) continue;
    if (each.instance === undefined) others.push(each);
    else append(byInstance, each.instance, each);
  }
  const items = new Map(itemsOf(context, 'Instances').map((item) => [item.id, item]));
  for (const [id, own] of byInstance) {
    const [first] = own;
    if (items.has(id) || first === undefined) continue;
    if (!isName(id)) others.push(...own);
    else {
      notes.add(
        'the state of instances',
        'describe-instances does not list them, so they are taken as running',
        id,
      );
      items.set(id, { id, value: undefined, origin: first.origin });
    }
  }
  for (const item of items.values()) readInstance(context, item, byInstance.get(item.id) ?? []);
  for (const each of others) {
    if (isDetached(each.value)) notes.add('network interfaces', 'they are attached to nothing', each);
    else if (isPlaced(context, each)) placeInterface(context, each);
  }
};
