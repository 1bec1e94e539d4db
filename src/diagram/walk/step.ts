/**
 * What a step of a drawing's walk hands on, as the evaluator's own steps do (evaluator/trace/next.ts): steps never
 * call each other, so no network can make the walk recurse. Here a step hands on every way that there is.
 */
import type {
  EgressOnlyInternetGateway,
  HybridConnection,
  InternetGateway,
  NetworkInterface,
  RouteTarget,
  Subnet,
  TransitAttachment,
  TransitGateway,
  VirtualPrivateGateway,
  Vpc,
} from '../../evaluator/index.ts';
import type { Packet } from './packet.ts';

interface Moving {
  /** The node that the packet comes from. */
  readonly from: string;
  readonly packet: Packet;
}

export type Step =
  /** Out of a subnet, by its route table. */
  | (Moving & { readonly step: 'leave'; readonly subnet: Subnet })
  /** Into what a route points to. */
  | (Moving & { readonly step: 'cross'; readonly target: RouteTarget; readonly vpc: Vpc })
  /** Inside a VPC, to whoever may be meant. */
  | (Moving & { readonly step: 'deliver'; readonly vpc: Vpc })
  | (Moving & { readonly step: 'arrive'; readonly at: NetworkInterface })
  /** In a transit gateway, which it came into by an attachment. */
  | {
      readonly step: 'transit';
      readonly gateway: TransitGateway;
      readonly by: TransitAttachment;
      readonly packet: Packet;
    }
  /** Over a line to the network at its other end. `answer`: what the answer does when it is back. */
  | (Moving & { readonly step: 'line'; readonly line: HybridConnection; readonly answer: Step })
  /** Out of a VPC to public addresses. */
  | {
      readonly step: 'out';
      readonly gateway: InternetGateway | EgressOnlyInternetGateway;
      readonly packet: Packet;
    }
  /** From a gateway into its VPC. */
  | {
      readonly step: 'enter';
      readonly gateway: InternetGateway | VirtualPrivateGateway;
      readonly vpc: Vpc;
      readonly packet: Packet;
    };
