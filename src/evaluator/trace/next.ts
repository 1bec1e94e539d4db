/**
 * What a step of a walk hands on. Steps never call each other: the driver (trace/travel.ts) does,
 * in a loop with a bound, so no network can make the evaluator recurse.
 */
import type { GatewayEndpoint, NetworkInterface, Route, Subnet, Vpc } from '../model/network.ts';
import type { Packet } from './packet.ts';

/** Where a packet ended, if the model could follow it to an end. */
export type Arrival =
  | { readonly kind: 'interface'; readonly owner: NetworkInterface; readonly packet: Packet }
  | {
      readonly kind: 'endpoint';
      readonly owner: NetworkInterface;
      readonly service: string;
      readonly packet: Packet;
    }
  | { readonly kind: 'gateway-endpoint'; readonly endpoint: GatewayEndpoint; readonly packet: Packet }
  /** Out of an internet gateway, to an AWS service or to the internet. `sender` is who the answer comes back to. */
  | { readonly kind: 'public'; readonly sender: NetworkInterface; readonly packet: Packet }
  /** An answer, out of an internet gateway, back to a client on the internet. */
  | { readonly kind: 'internet-client'; readonly packet: Packet }
  | { readonly kind: 'nowhere' };

/** A place that a packet is about to leave: an interface in a subnet. */
export interface Leaving {
  readonly owner: NetworkInterface;
  readonly packet: Packet;
}

export type Next =
  /** Out of an interface, towards its subnet's border. */
  | ({ readonly step: 'leave' } & Leaving)
  /** A route was chosen: cross what it points at. */
  | ({ readonly step: 'cross'; readonly route: Route } & Leaving)
  /** Inside a VPC, towards the interface that has the address. `from` is the subnet it comes from, if of this VPC. */
  | {
      readonly step: 'deliver';
      readonly vpc: Vpc;
      readonly from: Subnet | undefined;
      readonly packet: Packet;
    }
  /** From the internet, towards an interface by its public address. */
  | { readonly step: 'ingress'; readonly owner: NetworkInterface; readonly packet: Packet }
  | { readonly step: 'end'; readonly arrival: Arrival };

/** The walk ends without an arrival. */
export const NOWHERE: Next = { step: 'end', arrival: { kind: 'nowhere' } };
