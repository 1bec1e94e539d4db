/** Target groups: what load balancers forward to. */
import type { ScenarioTargetGroup } from '../../../evaluator/index.ts';
import { given, numberAt, textAt } from '../../shared/json.ts';
import { addressOf } from '../addresses.ts';
import { namesFor, partsOf, shownArn } from '../arns.ts';
import { type Context, isName, labelOf } from '../context.ts';
import { attributeField } from './attributes.ts';

type Target = NonNullable<ScenarioTargetGroup['targets']>[number];
type Health = NonNullable<Extract<Target, object>['health']>;

const PROTOCOLS: ReadonlyMap<string, NonNullable<ScenarioTargetGroup['protocol']>> = new Map([
  ['TCP', 'tcp'],
  ['UDP', 'udp'],
  ['TCP_UDP', 'tcp_udp'],
  ['TLS', 'tls'],
  ['HTTP', 'http'],
  ['HTTPS', 'https'],
  ['GENEVE', 'geneve'],
]);
const HEALTH: ReadonlyMap<string, Health> = new Map([
  ['healthy', 'healthy'],
  ['unhealthy', 'unhealthy'],
  ['unhealthy.draining', 'draining'],
  ['initial', 'initial'],
  ['draining', 'draining'],
  ['unused', 'unused'],
  ['unavailable', 'unavailable'],
]);
/** Targets that get no new traffic: one that the data does not show makes no difference. */
const IDLE: ReadonlySet<string> = new Set(['unused', 'draining']);

/** Gives every target group of the files its name, before listeners speak of them. */
export const nameTargetGroups = (context: Context): void => {
  const { items, notes } = context.documents;
  const names = namesFor(items.TargetGroups.keys(), () => false);
  for (const { id, value, origin } of items.TargetGroups.values()) {
    const name = names.get(id);
    if (name === undefined) {
      notes.add('target groups', 'their ARN is not one of AWS', { id, origin });
      continue;
    }
    context.namesByArn.set(id, name);
    context.targetGroups.set(name, {
      ...given('label', shownArn(id) ?? labelOf(value)),
      origin,
      targets: null,
    });
  }
};

/** The name of a target group, with a stub where it is not in the data. undefined: no ARN of one. */
export const targetGroupName = (context: Context, arn: string): string | undefined => {
  const known = context.namesByArn.get(arn);
  if (known !== undefined) return known;
  if (partsOf(arn) === undefined) return undefined;
  const name = namesFor([arn], (each) => context.targetGroups.has(each)).get(arn);
  if (name === undefined) return undefined;
  context.namesByArn.set(arn, name);
  context.targetGroups.set(name, { label: arn, targets: null });
  return name;
};

const portOf = (value: unknown, ...path: readonly string[]): number | undefined => {
  const port = numberAt(value, ...path);
  return port !== undefined && port >= 1 && port <= 65535 ? port : undefined;
};

/** What a target is called in the scenario: an instance, an address, or a load balancer. */
const targetName = (context: Context, id: string): string | undefined => {
  if (context.instances.has(id)) return id;
  const name = context.namesByArn.get(id);
  if (name !== undefined && context.loadBalancers.has(name)) return name;
  return addressOf(id);
};

/** One target; `idle` for one that may be left out, undefined where it is not known what it is. */
const targetOf = (context: Context, entry: unknown): Target | 'idle' | undefined => {
  const id = textAt(entry, 'Target', 'Id') ?? '';
  const health = HEALTH.get(textAt(entry, 'TargetHealth', 'State') ?? '');
  const target = targetName(context, id);
  if (target === undefined && health !== undefined && IDLE.has(health)) return 'idle';
  if (target === undefined || health === undefined) return undefined;
  const zone = addressOf(id) === undefined ? undefined : textAt(entry, 'Target', 'AvailabilityZone');
  const details = {
    ...given('port', portOf(entry, 'Target', 'Port')),
    ...given('zone', zone),
    ...given('health', health === 'healthy' ? undefined : health),
  };
  return Object.keys(details).length === 0 ? target : { target, ...details };
};

/** The targets as `describe-target-health` prints them; null where one of them is not known. */
const targetsOf = (context: Context, arn: string): Target[] | null => {
  const { joined, notes } = context.documents;
  const answer = joined.targetHealth.get(arn);
  if (answer === undefined || !answer.complete) return null;
  const byKey = new Map<string, Target>();
  for (const entry of answer.entries) {
    const target = targetOf(context, entry);
    if (target === undefined) {
      notes.add(
        'targets',
        'one of them is not in the data, so those of its group are unknown',
        textAt(entry, 'Target', 'Id'),
      );
      return null;
    }
    if (target === 'idle') {
      notes.add('targets', 'they are not in the data, and get no traffic', textAt(entry, 'Target', 'Id'));
      continue;
    }
    const key = typeof target === 'string' ? target : `${target.target} ${target.port ?? ''}`;
    if (!byKey.has(key)) byKey.set(key, target);
  }
  return [...byKey.values()];
};

/** Reads `aws elbv2 describe-target-groups`, with the attributes and targets that were exported. */
export const readTargetGroups = (context: Context): void => {
  const { items, joined, notes } = context.documents;
  for (const { id, value } of items.TargetGroups.values()) {
    const name = context.namesByArn.get(id);
    const draft = name === undefined ? undefined : context.targetGroups.get(name);
    if (name === undefined || draft === undefined) continue;
    const stated = textAt(value, 'Protocol');
    const protocol = PROTOCOLS.get(stated ?? '');
    const isReadable = protocol !== undefined && textAt(value, 'TargetType') !== 'lambda';
    if (!isReadable) notes.add('targets', 'they are functions, or their protocol is not modelled', id);
    const answer = joined.targetGroupAttributes.get(id);
    const attributes = answer?.entries ?? [];
    if (answer === undefined && isReadable) {
      notes.add('attributes of target groups', 'they are not in the data', id);
    }
    const vpc = textAt(value, 'VpcId');
    context.targetGroups.set(name, {
      ...draft,
      ...given('vpc', vpc !== undefined && isName(vpc) && context.vpcs.has(vpc) ? vpc : undefined),
      ...given('protocol', protocol === 'tcp' ? undefined : protocol),
      ...given('port', portOf(value, 'Port')),
      ...(answer === undefined && isReadable
        ? { preserveClientIp: null }
        : attributeField('preserveClientIp', attributes, 'preserve_client_ip.enabled')),
      ...attributeField('proxyProtocol', attributes, 'proxy_protocol_v2.enabled'),
      ...attributeField('crossZone', attributes, 'load_balancing.cross_zone.enabled'),
      targets: isReadable ? targetsOf(context, id) : null,
    });
  }
};
