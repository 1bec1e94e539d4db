/** Which listener takes a packet, and which targets it may go to. */
import type { Listener, LoadBalancer, NetworkInterface, Target, TargetGroup } from '../model/network.ts';
import { type Packet, TCP, UDP } from '../trace/packet.ts';

const PROTOCOLS: Readonly<Record<NonNullable<Listener['protocol']>, readonly number[]>> = {
  tcp: [TCP],
  tls: [TCP],
  http: [TCP],
  https: [TCP],
  udp: [UDP],
  tcp_udp: [TCP, UDP],
};

/** Whether a listener or target group of a protocol is for packets of an IP protocol. */
export const takes = (protocol: TargetGroup['protocol'], ip: number): boolean =>
  protocol === 'geneve' || PROTOCOLS[protocol].includes(ip);

/** Target groups whose targets always see the client's address (fact F-NLB-05). */
export const keepsClientAlways = (protocol: TargetGroup['protocol']): boolean =>
  protocol === 'udp' || protocol === 'tcp_udp';

/** The listener that accepts a packet; a gateway load balancer's takes everything. */
export const listenerFor = (listeners: readonly Listener[], packet: Packet): Listener | undefined =>
  listeners.find(
    ({ protocol, port }) =>
      (protocol === undefined || PROTOCOLS[protocol].includes(packet.protocol)) &&
      (port === undefined || (packet.dstPorts[0] <= port && port <= packet.dstPorts[1])),
  );

/** A listener as people write it: `tcp 443`. */
export const listenerText = ({ protocol, port }: Listener): string =>
  protocol === undefined ? 'all traffic' : `${protocol} ${port ?? ''}`.trim();

/** Targets by what keeps others out: health first, then zones. */
export interface Eligible {
  readonly targets: readonly Target[];
  /** Why there is none. */
  readonly why: 'none-registered' | 'none-healthy' | 'zone-not-enabled' | 'none-in-zone' | undefined;
  /** No target is healthy, so all are used: AWS fails open. */
  readonly failsOpen: boolean;
  /** That cross-zone load balancing is as by default, for want of data, keeps targets out or lets them in. */
  readonly guessed: boolean;
}

/**
 * The targets that a node may use. With no healthy one all are used; a node uses its own zone's unless
 * cross-zone load balancing is on (facts F-EPS-05 and F-NLB-02).
 */
export const eligibleTargets = (
  balancer: LoadBalancer,
  node: NetworkInterface,
  group: TargetGroup,
): Eligible => {
  const all = group.targets ?? [];
  // A zone in which the load balancer has no node is not enabled: its targets get nothing (fact F-EPS-05).
  const enabled = new Set(balancer.interfaces.map(({ subnet }) => subnet.zone));
  const isEnabled = ({ zone: own }: Target): boolean =>
    own === undefined || own === 'all' || enabled.has(undefined) || enabled.has(own);
  const inService = all.filter(({ health }) => health !== 'unused' && health !== 'draining');
  const used = inService.filter(isEnabled);
  if (used.length === 0)
    return {
      targets: [],
      why:
        all.length === 0 ? 'none-registered' : inService.length === 0 ? 'none-healthy' : 'zone-not-enabled',
      failsOpen: false,
      guessed: false,
    };
  const healthy = used.filter(({ health }) => health === 'healthy');
  const failsOpen = healthy.length === 0;
  const candidates = failsOpen ? used : healthy;
  const crossZone = group.crossZone ?? balancer.crossZone;
  const { zone } = node.subnet;
  const isNear = (target: Target): boolean =>
    zone === undefined || target.zone === undefined || target.zone === 'all' || target.zone === zone;
  const near = candidates.filter((target) => crossZone || isNear(target));
  const guessed = group.crossZone === undefined && balancer.crossZoneGuessed && !candidates.every(isNear);
  return { targets: near, why: near.length === 0 ? 'none-in-zone' : undefined, failsOpen, guessed };
};
