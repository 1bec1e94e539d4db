/**
 * What a step of a walk hands on. Steps never call each other: the driver (trace/travel.ts) does,
 * in a loop with a bound, so no network can make the evaluator recurse.
 */
import type {
  GatewayEndpoint,
  InspectionEndpoint,
  InternetGateway,
  NetworkInterface,
  OnPremises,
  Route,
  Subnet,
  TransitAttachment,
  TransitGateway,
  VirtualPrivateGateway,
  Vpc,
} from '../model/network.ts';
import type { Packet } from './packet.ts';
import type { ResourceRef } from './types.ts';

/** Where the answer to a packet starts on its way back. `note` is told what it crosses at once. */
export type AnswerBy = (answer: Packet, note: (resource: ResourceRef) => void) => Next;

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
  /** Out of a gateway, to an AWS service or to the internet. */
  | {
      readonly kind: 'public';
      readonly gateway: string;
      readonly answerBy: AnswerBy;
      readonly packet: Packet;
    }
  /** An answer, out of an internet gateway, back to a client on the internet. */
  | { readonly kind: 'internet-client'; readonly packet: Packet }
  /** Into a network outside of AWS. */
  | {
      readonly kind: 'on-premises';
      readonly network: OnPremises;
      readonly answerBy: AnswerBy;
      readonly packet: Packet;
    }
  | { readonly kind: 'nowhere' };

/** A place that a packet is about to leave: an interface in a subnet. */
export interface Leaving {
  readonly owner: NetworkInterface;
  readonly packet: Packet;
}

/** A packet on its way into a transit gateway. */
export interface Transit {
  readonly gateway: TransitGateway;
  /** The attachment that it comes in by. */
  readonly by: TransitAttachment;
  /** The Availability Zone that it comes from, where it is known to be one. */
  readonly zone: string | undefined;
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
  /** From a gateway into a VPC, by the gateway's own route table where it has one. */
  | {
      readonly step: 'enter';
      readonly vpc: Vpc;
      readonly gateway: InternetGateway | VirtualPrivateGateway;
      readonly packet: Packet;
    }
  /** From the internet, towards an interface by its public address. */
  | { readonly step: 'ingress'; readonly owner: NetworkInterface; readonly packet: Packet }
  /** Into a Gateway Load Balancer endpoint, which has it inspected. */
  | { readonly step: 'inspect'; readonly endpoint: InspectionEndpoint; readonly packet: Packet }
  | ({ readonly step: 'transit' } & Transit)
  | { readonly step: 'end'; readonly arrival: Arrival };

/** The walk ends without an arrival. */
export const NOWHERE: Next = { step: 'end', arrival: { kind: 'nowhere' } };

/** Behind a refusal: what stands at the receiver is asked all the same, so that every blocker shows in one pass. */
export const beyond = (packet: Packet): Next => {
  const vpc = packet.receiver?.subnet.vpc;
  return vpc === undefined ? NOWHERE : { step: 'deliver', vpc, from: undefined, packet };
};
