/**
 * What each finding means, for the page that lists them: more than its title, less than the sentence that the
 * evaluator makes of a case. What AWS does stands in the ledger; a finding brings its facts along.
 */
import type { FindingCode } from '../../src/evaluator/index.ts';

/** Parts of the page under which blockers stand. */
export const TOPICS = [
  'names',
  'filters',
  'routing',
  'gateways',
  'transit',
  'services',
  'endpoints',
] as const;

export interface Meaning {
  readonly topic: (typeof TOPICS)[number];
  /** One or two sentences, with `backticks` around names. */
  readonly text: string;
  /** Facts that it rests on beside those of the finding itself. */
  readonly facts?: readonly string[];
  /** Why no change of its own scenario opens the flow; only where the evaluator proposes none. */
  readonly withoutFix?: string;
}

export const MEANINGS = {
  // Names and ends
  'name-not-resolved': {
    topic: 'names',
    text: 'Whoever answers for the name in this VPC says that it does not exist. No packet is sent.',
    withoutFix: 'only its owner knows which address the name should have.',
  },
  'name-not-modelled': {
    topic: 'names',
    text: 'Name servers of your own, or a kind of name that is not on the list, decide about the address. What they answer is not in the data.',
  },
  'endpoints-unknown': {
    topic: 'names',
    text: 'The export holds no VPC endpoints. An endpoint with private DNS could answer for this name, so neither the public address nor a private one is certain.',
  },
  'dns-attributes-unknown': {
    topic: 'names',
    text: 'A private hosted zone or the private DNS of an endpoint answers only where the attributes of the VPC allow it, and the export lacks these.',
  },
  'name-resolves-publicly': {
    topic: 'names',
    text: 'The VPC has an endpoint for this service and the name does not lead to it: private DNS is off, or an attribute of the VPC that it needs is. The packet is sent towards the internet.',
  },
  'source-not-running': {
    topic: 'names',
    text: 'The instance that would open the connection is stopped, starting or gone.',
  },
  'destination-not-running': {
    topic: 'names',
    text: 'Routes and rules let the packet through to an instance that is stopped, starting or gone.',
  },
  'address-family-mismatch': {
    topic: 'names',
    text: 'One side has only IPv4 and the other only IPv6, or the address that was asked for is of the version that the source lacks.',
    withoutFix: 'the instance would need an address that nobody chose.',
  },
  'address-not-assigned': {
    topic: 'names',
    text: 'The address lies in a subnet of the scenario, and no network interface there has it. Old configurations that name a replaced machine end here.',
    withoutFix: 'nobody has the address, and which machine was meant is not known.',
  },
  'address-unknown': {
    topic: 'names',
    text: 'Whether an interface has the address is not certain: the data may lack interfaces of this VPC, or the scenario does not fix the address of one that may have it.',
  },
  'interface-unknown': {
    topic: 'names',
    text: 'An instance is named and its network interface is not in the data, so its subnet, address and groups are not known.',
  },
  'reserved-address': {
    topic: 'names',
    text: 'The address is AWS’s own: that of a VPC’s router or resolver, or of the metadata or time service. It is not modelled as a destination.',
    withoutFix: 'nothing that answers at this address is modelled.',
  },
  'no-public-address': {
    topic: 'gateways',
    text: 'The route leads to an internet gateway, and the interface has no public IPv4 address for it to translate to.',
  },
  'no-public-address-for-ingress': {
    topic: 'gateways',
    text: 'Whoever comes from the internet needs a public address to ask for, and this interface has none.',
  },
  // Filters
  'security-group-outbound': {
    topic: 'filters',
    text: 'None of the source’s security groups has an outbound rule for this protocol, port and destination.',
  },
  'security-group-inbound': {
    topic: 'filters',
    text: 'None of the destination’s security groups has an inbound rule for this protocol, port and source. The destination may be the interface of an endpoint or load balancer.',
  },
  'security-groups-unknown': {
    topic: 'filters',
    text: 'Which security groups the interface has, or what rules they hold, is not in the data.',
  },
  'network-acl-outbound': {
    topic: 'filters',
    text: 'The network ACL of a subnet that the packet leaves denies it, by a rule or because no rule matches. It may be the request or, since an ACL keeps no state, the answer.',
  },
  'network-acl-inbound': {
    topic: 'filters',
    text: 'The network ACL of a subnet that the packet enters denies it, by a rule or because no rule matches. For an answer, the port is the one that the client connected from.',
  },
  'rule-not-decided': {
    topic: 'filters',
    text: 'A rule admits some addresses of a range and not others, and the scenario does not fix which address of the range it is. Give the interface an address to decide it.',
    withoutFix: 'an address is missing, and which one the interface should have is for you to say.',
  },
  'ephemeral-ports-partly-open': {
    topic: 'filters',
    text: 'The network ACL lets answers in on some of the ports that the client connects from, and not on the rest. Some connections work and others do not.',
  },
  'prefix-list-unknown': {
    topic: 'filters',
    text: 'A rule or route names a prefix list whose entries are not in the data.',
  },
  // Routing
  'no-route': {
    topic: 'routing',
    text: 'The route table of the subnet has no entry that covers the destination. On the way back it is the table of the subnet that the answer leaves.',
    withoutFix:
      'this VPC has no gateway that a route could lead to. Where a gateway, a peering connection or an endpoint stands ready, a route to it is proposed.',
  },
  'blackhole-route': {
    topic: 'routing',
    facts: ['F-ROUTE-16b'],
    text: 'The route that wins has lost its target. It still takes every packet of its prefix and drops them; a wider route is not tried.',
  },
  'route-not-decided': {
    topic: 'routing',
    text: 'Two routes match equally well, and AWS does not say which of them it uses.',
    withoutFix: 'which of the two routes is meant is for you to say.',
  },
  'route-refused': {
    topic: 'routing',
    text: 'The scenario has a route that AWS does not accept, such as one for part of a subnet inside the VPC’s own CIDR. What a packet would do is not known.',
  },
  'route-table-unknown': {
    topic: 'routing',
    text: 'Which route table the subnet uses, or what it holds, is not in the data. No route is assumed.',
  },
  loop: {
    topic: 'routing',
    text: 'The packet comes back to a resource that has sent it on before. The commonest cause is a NAT gateway in the subnet whose default route leads to it.',
    withoutFix: 'the network has no other way out that the gateway’s subnet could use.',
  },
  'delivered-elsewhere': {
    topic: 'routing',
    facts: ['F-EPS-07'],
    text: 'Two machines have one address, in networks that overlap, and the route leads to the other one.',
    withoutFix:
      'the networks overlap: one of them needs other addresses, or the two are joined by PrivateLink.',
  },
  'answer-from-elsewhere': {
    topic: 'routing',
    text: 'The answer takes another way than the request and arrives with another source address. Its receiver knows no such connection and drops it.',
    withoutFix:
      'both ways out are meant to be there, and which of them the answer should take is for you to say.',
  },
  // Internet and NAT gateways
  'internet-gateway-detached': {
    topic: 'gateways',
    text: 'A route leads to an internet gateway, plain or egress-only, that is attached to no VPC or to another one.',
  },
  'internet-gateway-private-destination': {
    topic: 'gateways',
    text: 'A packet to a private address follows the default route to the internet gateway, which carries public destinations only. Mostly a narrower route is missing.',
    withoutFix: 'nothing in the scenario leads to this private network.',
  },
  'internet-gateway-private-source': {
    topic: 'gateways',
    text: 'The flow claims to come from the internet with a private source address. An internet gateway lets in none of these.',
    withoutFix:
      'nothing private comes in from the internet: a VPN, Direct Connect or a peering connection would have to.',
  },
  'internet-gateway-foreign-source': {
    topic: 'gateways',
    text: 'A packet of another VPC comes to this VPC’s internet gateway, which translates the addresses of its own VPC only.',
    withoutFix: 'the VPC in the middle would need a NAT gateway, or the client’s VPC a gateway of its own.',
  },
  'nat-gateway-state': {
    topic: 'gateways',
    text: 'The route leads to a NAT gateway that is being made, has failed or was deleted.',
  },
  'nat-gateway-foreign-source': {
    topic: 'gateways',
    facts: ['F-NAT-06'],
    text: 'A route names the NAT gateway of another VPC. A NAT gateway serves its own VPC; what comes from another gets to it by a transit gateway.',
    withoutFix: 'this VPC has no gateway of its own that a route could lead to.',
  },
  'nat-gateway-protocol': {
    topic: 'gateways',
    text: 'A NAT gateway carries TCP, UDP and ICMP, and this flow is of another protocol, such as GRE or ESP.',
  },
  'nat-gateway-unsolicited': {
    topic: 'gateways',
    text: 'A packet comes to a NAT gateway that has no connection for it. A visitor’s answer that is routed to the NAT gateway instead of the internet gateway ends here too.',
  },
  'source-destination-check': {
    topic: 'gateways',
    text: 'A route leads to the interface of an instance that should pass packets on, and its source/destination check drops what is not addressed to it.',
  },
  'egress-only-unsolicited': {
    topic: 'gateways',
    text: 'An egress-only internet gateway lets in answers to what came from inside, and this is none.',
    withoutFix:
      'an egress-only internet gateway lets nobody in; visitors need the internet gateway, there and back.',
  },
  'egress-only-after-inspection': {
    topic: 'gateways',
    text: 'IPv6 that has passed a Gateway Load Balancer endpoint is dropped by an egress-only internet gateway.',
    withoutFix: 'inspection and an egress-only internet gateway do not go together.',
  },
  'gateway-ip-version': {
    topic: 'gateways',
    facts: ['F-VPN-03'],
    text: 'The gateway, or this attachment of it, carries one IP version and the packet is of the other, such as IPv6 over a VPN connection on a virtual private gateway.',
    withoutFix:
      'a VPN connection on a virtual private gateway carries no IPv6; Direct Connect can, and a VPN connection on a transit gateway.',
  },
  'vpc-block-public-access': {
    topic: 'gateways',
    text: 'VPC Block Public Access, a switch of the account and Region, stops traffic of this VPC or subnet with the internet, whatever its routes and groups say.',
  },
  // Transit gateways, VPNs, peering
  'transit-gateway-not-attached': {
    topic: 'transit',
    text: 'A route leads to a transit gateway to which the VPC has no attachment.',
  },
  'transit-gateway-attachment-state': {
    topic: 'transit',
    text: 'The VPC’s attachment is there and not available: it waits for acceptance, is being made, or has failed.',
  },
  'transit-gateway-zone': {
    topic: 'transit',
    text: 'The attachment has no subnet in the Availability Zone that the packet leaves from, so it does not get to the transit gateway.',
  },
  'transit-gateway-no-table': {
    topic: 'transit',
    text: 'The attachment is associated with no route table of the transit gateway. What comes in by it goes nowhere.',
  },
  'transit-gateway-no-route': {
    topic: 'transit',
    text: 'The transit gateway’s route table for this attachment has no route to the destination: neither a static one nor one that an attachment propagated.',
  },
  'transit-gateway-blackhole': {
    topic: 'transit',
    text: 'A black-hole route of the transit gateway’s table wins, mostly one that was made to keep networks apart.',
  },
  'virtual-private-gateway-detached': {
    topic: 'transit',
    text: 'A route leads to a virtual private gateway that is attached to no VPC, or to another one.',
  },
  'virtual-private-gateway-foreign-source': {
    topic: 'transit',
    text: 'A packet that comes from outside the VPC is routed to its virtual private gateway, which sends for its own VPC only.',
    withoutFix: 'the spoke has no line of its own; a VPN on the transit gateway would serve both.',
  },
  'virtual-private-gateway-not-transitive': {
    topic: 'transit',
    facts: ['F-TGW-01'],
    text: 'A packet from a VPN or Direct Connect is for something behind the VPC: a peer, an internet gateway, a NAT gateway or a gateway endpoint. It gets as far as the VPC’s own addresses.',
    withoutFix: 'the other VPC has no line of its own; a transit gateway would join all three.',
  },
  'connection-down': {
    topic: 'transit',
    text: 'Every tunnel of the VPN connection, or the Direct Connect line, is down.',
  },
  'connection-no-route': {
    topic: 'transit',
    text: 'The VPC sends the packet to its gateway, and no line on the gateway leads to a network with this address.',
    withoutFix: 'what the network outside announces is its own.',
  },
  'inspection-one-way': {
    topic: 'transit',
    text: 'An appliance sees one direction of the connection only. One that keeps state drops it, one that does not may pass it.',
    withoutFix: 'whether the appliance should see both directions or none is for you to say.',
  },
  'peering-not-active': {
    topic: 'transit',
    text: 'The peering connection is not active: nobody accepted it, it expired, was rejected or deleted.',
  },
  'peering-not-transitive': {
    topic: 'transit',
    text: 'A route sends the packet over a peering connection to something that is no address of the peer VPC: a third VPC, the internet, an AWS service behind a gateway endpoint.',
    withoutFix: 'the VPC would need a gateway, an endpoint or a peering connection of its own.',
  },
  'peering-wrong-vpc': {
    topic: 'transit',
    text: 'The route names a peering connection that joins two other VPCs.',
  },
  'peering-overlap': {
    topic: 'transit',
    facts: ['F-EPS-07'],
    text: 'A CIDR of one VPC overlaps one of the other. AWS does not bring up a peering connection between such VPCs, even where the overlapping CIDRs are not used.',
    withoutFix: 'two VPCs that overlap cannot be peered; PrivateLink joins them all the same.',
  },
  'peer-network-unknown': {
    topic: 'transit',
    text: 'The peering connection is in order, and the VPC behind it is not in the data. Export the other account or Region too.',
  },
  'gateway-unknown': {
    topic: 'transit',
    text: 'A route names a gateway of which the data has no more than the id.',
  },
  'not-modelled': {
    topic: 'transit',
    text: 'The path comes to something that exists in AWS and not in the model, such as a carrier gateway, Cloud WAN or an instance that routes for others.',
    withoutFix: 'the model ends here.',
  },
  // Load balancers and PrivateLink
  'load-balancer-state': {
    topic: 'services',
    text: 'The load balancer is being made or has failed.',
    withoutFix: 'AWS brings the load balancer up; wait, and look again.',
  },
  'load-balancer-listener': {
    topic: 'services',
    text: 'The load balancer has no listener for this protocol and port.',
  },
  'load-balancer-no-targets': {
    topic: 'services',
    text: 'Nothing that can take the connection is registered: the target group is empty, has none in service, or has targets only in zones without a node of the load balancer. Behind a Gateway Load Balancer endpoint it is about the appliances.',
    withoutFix: 'there is nothing in the scenario that could be registered.',
  },
  'load-balancer-zone': {
    topic: 'services',
    text: 'The node that took the connection has targets in other Availability Zones only, and cross-zone load balancing is off.',
  },
  'load-balancer-hairpin': {
    topic: 'services',
    text: 'The load balancer keeps the client’s address and chose the client itself as the target. Source and destination are then one machine, and the connection never comes up.',
  },
  'load-balancer-target-network': {
    topic: 'services',
    text: 'With the client’s address kept, a target has to stand in the load balancer’s VPC or in a peer of its Region, so that its answers come back that way.',
  },
  'load-balancer-unsolicited': {
    topic: 'services',
    text: 'A packet comes to an interface that knows no such connection: that of a resource gateway, which only opens connections, or of a load balancer to which an answer of somebody else was routed.',
    withoutFix: 'it never takes a connection; consumers use the endpoint that leads to it.',
  },
  'listeners-unknown': {
    topic: 'services',
    text: 'The load balancer is in the data and its listeners are not.',
  },
  'targets-unknown': {
    topic: 'services',
    text: 'The target group is in the data and what is registered in it is not.',
  },
  'endpoint-service-state': {
    topic: 'services',
    text: 'The provider’s endpoint service is being made, is being deleted, or has failed.',
    withoutFix: 'only its provider and AWS change the state of an endpoint service.',
  },
  'endpoint-service-principal': {
    topic: 'services',
    text: 'The consumer’s account is not among the principals that the provider allows. At first nobody is.',
  },
  'endpoint-service-not-in-region': {
    topic: 'services',
    text: 'The endpoint names a service of another Region, and its provider has not listed the consumer’s Region.',
  },
  'endpoint-service-zone': {
    topic: 'services',
    text: 'The endpoint has an interface in an Availability Zone where the service has no load balancer node. Within a Region the two must match.',
    withoutFix: 'neither side has a subnet in the other’s zone.',
  },
  'endpoint-service-no-load-balancer': {
    topic: 'services',
    text: 'The endpoint service has no load balancer of the type that this endpoint needs: Network for interface endpoints, Gateway for Gateway Load Balancer endpoints.',
    withoutFix: 'the provider has no load balancer that the service could use.',
  },
  'resource-not-shared': {
    topic: 'services',
    text: 'The resource configuration belongs to another account, which has not shared it with the consumer’s.',
  },
  'resource-port': {
    topic: 'services',
    text: 'The resource configuration does not offer the port that the client asks for.',
  },
  'resource-gateway-state': {
    topic: 'services',
    text: 'The provider’s resource gateway is being made, is being deleted, or has failed.',
    withoutFix: 'AWS brings the resource gateway up; wait, and look again.',
  },
  'resource-gateway-zone': {
    topic: 'services',
    text: 'The resource endpoint and the resource gateway share no Availability Zone.',
    withoutFix: 'neither side has a subnet in the other’s zone.',
  },
  // Endpoints and policies
  'endpoint-state': {
    topic: 'endpoints',
    text: 'The endpoint is not available: its request waits for the provider, was rejected or expired, or it is being made or deleted.',
  },
  'endpoint-protocol': {
    topic: 'endpoints',
    text: 'The endpoint does not carry this protocol. Ping to an interface endpoint is the commonest case.',
    withoutFix:
      'no setting makes an endpoint carry it. Test with a TCP connection to the port of the service.',
  },
  'endpoint-outside-vpc': {
    topic: 'endpoints',
    text: 'A packet from outside the VPC comes in by a transit gateway or VPN and is routed to its gateway endpoint, which serves the VPC itself only.',
  },
  'endpoint-wrong-service': {
    topic: 'endpoints',
    text: 'A route or a record sends the packet to an endpoint of another service: its destination is no address of the endpoint’s service, or the name that was asked for is another service’s.',
  },
  'endpoint-service-region': {
    topic: 'endpoints',
    text: 'The endpoint is for an AWS service of another Region. AWS’s list of services that allow it is not long, grows, and does not name this one.',
    withoutFix: 'whether AWS offers the service so is not known.',
  },
  'endpoint-policy': {
    topic: 'endpoints',
    text: 'The packet arrives, and the policy of the endpoint does not let the request pass: a statement denies it, or none allows it.',
  },
  'resource-policy': {
    topic: 'endpoints',
    text: 'The policy of the bucket, topic, queue or key refuses the request: a statement denies it, or an allow that is needed is missing.',
    withoutFix: 'the statement is an explicit deny that somebody wrote on purpose.',
  },
  'identity-policy': {
    topic: 'endpoints',
    text: 'The policies of the caller, or its permissions boundary, do not allow the request.',
  },
  'policy-not-decided': {
    topic: 'endpoints',
    text: 'A condition of a policy asks for something that the data does not say, such as the organization of the caller.',
  },
  // Networks that AWS would refuse
  'subnets-overlap': { topic: 'routing', text: 'Two subnets of one VPC have addresses in common.' },
  'subnet-outside-vpc': {
    topic: 'routing',
    text: 'The CIDR of a subnet does not lie inside a CIDR of its VPC.',
  },
  'address-outside-subnet': {
    topic: 'routing',
    text: 'An interface has an address that does not belong to its subnet’s CIDR.',
  },
  'address-taken-twice': { topic: 'routing', text: 'Two interfaces of one VPC have the same address.' },
  'two-internet-gateways': {
    topic: 'gateways',
    text: 'Two internet gateways are said to be attached to one VPC.',
  },
  'two-endpoints-in-zone': {
    topic: 'endpoints',
    text: 'An interface endpoint names two subnets of one Availability Zone.',
  },
  // The answer as a whole
  'too-many-choices': {
    topic: 'routing',
    text: 'AWS may choose on the way, and there are more than 64 ways. Those that were followed are listed; what the others do is not known.',
    withoutFix: 'to have many ways is no fault.',
  },
  'choices-differ': {
    topic: 'routing',
    text: 'AWS may choose on the way, and the ways end differently. Each of them is listed with its own findings.',
  },
} as const satisfies Readonly<Record<FindingCode, Meaning>>;

/** What a finding means, by its code. */
export const meaningOf = (code: FindingCode): Meaning => MEANINGS[code];
