/** Protocols and ports as security groups and network ACLs write them. */
import type { ScenarioNetworkAclRule } from '../../evaluator/index.ts';
import { given } from '../shared/json.ts';

type Match = Pick<ScenarioNetworkAclRule, 'protocol' | 'port' | 'icmpType' | 'icmpCode'>;

const BY_NUMBER: ReadonlyMap<number, 'icmp' | 'tcp' | 'udp' | 'icmpv6'> = new Map([
  [1, 'icmp'],
  [6, 'tcp'],
  [17, 'udp'],
  [58, 'icmpv6'],
]);
const BY_NAME: ReadonlyMap<string, number> = new Map([...BY_NUMBER].map(([number, name]) => [name, number]));
const ALL = -1;

/** A rule's protocol as a number, -1 for all; undefined where the text is neither name nor number. */
export const protocolNumber = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const named = BY_NAME.get(text.toLowerCase());
  if (named !== undefined) return named;
  if (text === '-1' || text.toLowerCase() === 'all') return ALL;
  const number = Number(text);
  return /^\d{1,3}$/.test(text) && number <= 255 ? number : undefined;
};

const isPort = (port: number): boolean => port >= 0 && port <= 65535;

const portsOf = (from: number | undefined, to: number | undefined): string | number | 'unreadable' => {
  if (from === undefined || to === undefined || from === ALL || to === ALL) return '0-65535';
  if (!isPort(from) || !isPort(to) || from > to) return 'unreadable';
  return from === to ? from : `${from}-${to}`;
};

const isIcmpNumber = (value: number | undefined): boolean =>
  value === undefined || (value >= -1 && value <= 255);

/**
 * What a rule matches beside addresses. `low` and `high` are the ports of TCP and UDP; for ICMP they are type
 * and code. undefined: the rule cannot be read.
 */
export const matchOf = (
  protocolText: string | undefined,
  low: number | undefined,
  high: number | undefined,
): Match | undefined => {
  const number = protocolNumber(protocolText);
  if (number === undefined) return undefined;
  if (number === ALL) return {};
  const protocol = BY_NUMBER.get(number) ?? number;
  if (protocol === 'tcp' || protocol === 'udp') {
    const port = portsOf(low, high);
    return port === 'unreadable' ? undefined : { protocol, port };
  }
  if (protocol === 'icmp' || protocol === 'icmpv6') {
    if (!isIcmpNumber(low) || !isIcmpNumber(high)) return undefined;
    // -1 stands for every type or code, which the format says by leaving it out.
    return {
      protocol,
      ...given('icmpType', low === ALL ? undefined : low),
      ...given('icmpCode', high === ALL ? undefined : high),
    };
  }
  // AWS opens all ports of other protocols, whatever the rule says of ports.
  return { protocol };
};
