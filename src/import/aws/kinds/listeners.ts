/** Listeners of load balancers: what they take, and the target groups that they forward to. */
import type { ScenarioLoadBalancer } from '../../../evaluator/index.ts';
import { at, flagAt, listAt, numberAt, textAt } from '../../shared/json.ts';
import type { Context } from '../context.ts';
import { targetGroupName } from './target-groups.ts';

type Listener = NonNullable<ScenarioLoadBalancer['listeners']>[number];

const PROTOCOLS: ReadonlyMap<string, NonNullable<Listener['protocol']>> = new Map([
  ['TCP', 'tcp'],
  ['UDP', 'udp'],
  ['TCP_UDP', 'tcp_udp'],
  ['TLS', 'tls'],
  ['HTTP', 'http'],
  ['HTTPS', 'https'],
]);

/** The ARNs that one action forwards to; a group with the weight 0 gets nothing. */
const forwardsOf = (action: unknown): readonly string[] => {
  const weighted = listAt(action, 'ForwardConfig', 'TargetGroups').filter(
    (group) => numberAt(group, 'Weight') !== 0,
  );
  const listed = weighted.map((group) => textAt(group, 'TargetGroupArn'));
  const alone = listed.length === 0 ? [textAt(action, 'TargetGroupArn')] : listed;
  return alone.filter((arn) => arn !== undefined);
};

/** The actions of a listener's rules; undefined where they were not exported, or not all of them. */
const ruleActions = (context: Context, listener: unknown): readonly unknown[] | undefined => {
  const rules = context.documents.joined.rules.get(textAt(listener, 'ListenerArn') ?? '');
  // Every listener has a default rule: without it some are missing.
  if (rules === undefined || !rules.complete) return undefined;
  if (!rules.entries.some((rule) => flagAt(rule, 'IsDefault') === true)) return undefined;
  return rules.entries.flatMap((rule) => listAt(rule, 'Actions'));
};

/** One listener; undefined where a part of it is not in the data or cannot be read. */
const listenerOf = (
  context: Context,
  type: ScenarioLoadBalancer['type'],
  value: unknown,
): Listener | undefined => {
  const rules = type === 'application' ? ruleActions(context, value) : [];
  if (rules === undefined) {
    const why = 'their rules are not in the data (aws elbv2 describe-rules), so what they do is not known';
    context.documents.notes.add('listeners of application load balancers', why, textAt(value, 'ListenerArn'));
    return undefined;
  }
  const groups = new Set<string>();
  for (const action of [...listAt(value, 'DefaultActions'), ...rules]) {
    for (const arn of forwardsOf(action)) {
      const name = targetGroupName(context, arn);
      if (name === undefined) return undefined;
      groups.add(name);
    }
  }
  const [only, ...more] = groups;
  const targetGroups = only !== undefined && more.length === 0 ? only : [...groups];
  if (type === 'gateway') return { targetGroups };
  const protocol = PROTOCOLS.get(textAt(value, 'Protocol') ?? '');
  const port = numberAt(value, 'Port');
  if (protocol === undefined || port === undefined || port < 1 || port > 65535) return undefined;
  return { protocol, port, targetGroups };
};

/**
 * Reads `aws elbv2 describe-listeners` and, for application load balancers, `describe-rules`. null: not in the
 * data, or one of them cannot be read: any of them may take a packet.
 */
export const listenersOf = (
  context: Context,
  type: ScenarioLoadBalancer['type'],
  arn: string,
): Listener[] | null => {
  const answer = context.documents.joined.listeners.get(arn);
  if (answer === undefined || !answer.complete) return null;
  const byArn = new Map<unknown, unknown>();
  for (const entry of answer.entries) {
    const id = at(entry, 'ListenerArn') ?? entry;
    if (!byArn.has(id)) byArn.set(id, entry);
  }
  const listeners = [...byArn.values()].map((entry) => listenerOf(context, type, entry));
  const known = listeners.filter((each) => each !== undefined);
  if (known.length === listeners.length) return known;
  context.documents.notes.add(
    'listeners',
    'one of them cannot be read, so those of its load balancer are unknown',
    arn,
  );
  return null;
};
