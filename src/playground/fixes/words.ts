/** What a switch is called. */

import { valueAt } from '../../evaluator/fix/patch.ts';
import type { PatchOperation } from '../../evaluator/index.ts';

const RULE = /^\/vpcs\/[^/]+\/securityGroups\/([^/]+)\/(inbound|outbound)\/(?:\d+|-)$/;
const NAME = /^[\w.-]+$/;

/** The port of a rule; undefined for one of all ports, or of none. */
const portOf = (rule: unknown): string | undefined => {
  if (typeof rule !== 'object' || rule === null || !Object.hasOwn(rule, 'port')) return undefined;
  const port: unknown = Reflect.get(rule, 'port');
  return typeof port === 'number' || typeof port === 'string' ? String(port) : undefined;
};

/** `Close port 443 into sg`, for the one operation that such a sentence can tell. */
const ofRule = (scenario: unknown, operation: PatchOperation): string | undefined => {
  const [, group = '', side] = RULE.exec(operation.path) ?? [];
  if (side === undefined || !NAME.test(group)) return undefined;
  const rule = operation.op === 'remove' ? valueAt(scenario, operation.path) : operation.value;
  const port = portOf(rule);
  if (port === undefined) return undefined;
  const act = operation.op === 'remove' ? 'Close' : 'Open';
  const ports = port.includes('-') ? 'ports' : 'port';
  return `${act} ${ports} ${port} ${side === 'inbound' ? 'into' : 'out of'} \`${group}\``;
};

/** A fix in as few words as tell it from others; `scenario` is what it is made to. */
export const labelOf = (
  scenario: unknown,
  operations: readonly PatchOperation[],
  summary: string,
): string => {
  const [first, ...others] = operations;
  const short = first === undefined || others.length > 0 ? undefined : ofRule(scenario, first);
  // What stands in brackets explains; a switch only says what it does.
  return short ?? summary.replaceAll(/ \([^()]*\)/g, '').replace(/\.$/, '');
};
