/** The flags that describe a flow. */
import { type FlowRequest, type ReachQuestion, VERDICTS, type Verdict } from '../evaluator/index.ts';
import { UnusableInput } from './errors.ts';

/** For parseArgs. */
export const FLOW_FLAGS = {
  from: { type: 'string' },
  to: { type: 'string' },
  protocol: { type: 'string' },
  port: { type: 'string' },
  action: { type: 'string' },
  resource: { type: 'string' },
  principal: { type: 'string' },
} as const;

export type FlowFlags = { readonly [K in keyof typeof FLOW_FLAGS]?: string | undefined };

const numberOf = (flag: string, text: string, highest: number): number => {
  if (/^\d{1,5}$/.test(text) && Number(text) <= highest) return Number(text);
  throw new UnusableInput(`--${flag} must be a whole number from 0 to ${highest}, not ${text}.`);
};

const protocolOf = (text: string): NonNullable<FlowRequest['protocol']> => {
  const name = text.toLowerCase();
  if (name === 'tcp' || name === 'udp' || name === 'icmp') return name;
  if (/^\d/.test(text)) return numberOf('protocol', text, 255);
  throw new UnusableInput(`--protocol must be tcp, udp, icmp or a number from 0 to 255, not ${text}.`);
};

/** The flow that the flags ask for; throws where one is missing or makes no sense. */
export const flowOf = (flags: FlowFlags): FlowRequest => {
  const { from, to, protocol, port, action, resource, principal } = flags;
  if (from === undefined || to === undefined) {
    throw new UnusableInput(
      `--${from === undefined ? 'from' : 'to'} is missing: a flow needs both --from and --to.`,
    );
  }
  return {
    from,
    to,
    ...(protocol === undefined ? {} : { protocol: protocolOf(protocol) }),
    ...(port === undefined ? {} : { port: numberOf('port', port, 65535) }),
    ...(action === undefined ? {} : { action }),
    ...(resource === undefined ? {} : { resource }),
    ...(principal === undefined ? {} : { principal }),
  };
};

/** What `matrix` asks of every pair: tcp 443 unless the flags say otherwise. */
export const questionOf = ({ protocol, port }: Pick<FlowFlags, 'protocol' | 'port'>): ReachQuestion => {
  const name = protocol === undefined ? 'tcp' : protocolOf(protocol);
  const hasPorts = name === 'tcp' || name === 'udp' || name === 6 || name === 17;
  if (!hasPorts && port !== undefined)
    throw new UnusableInput('Only tcp and udp have ports: leave --port out.');
  return {
    protocol: name,
    port: hasPorts ? (port === undefined ? 443 : numberOf('port', port, 65535)) : undefined,
  };
};

/** The verdict that --expect names. */
export const verdictOf = (text: string): Verdict => {
  const verdict = VERDICTS.find((each) => each === text);
  if (verdict === undefined) throw new UnusableInput(`--expect must be ${VERDICTS.join(', ')}, not ${text}.`);
  return verdict;
};
