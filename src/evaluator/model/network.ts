/**
 * The network: a scenario with its references resolved and its defaults filled in, indexed for
 * the tracer. It is made from a scenario only (model/build.ts) and never changed.
 */
import type { Prefix } from '../address/prefix.ts';
import type { Finding, ResourceRef } from '../trace/types.ts';
import type {
  Scenario,
  ScenarioEndpoint,
  ScenarioFlow,
  ScenarioInstance,
  ScenarioNatGateway,
  ScenarioPeering,
  ScenarioTargetGroup,
  ScenarioTransitGatewayAttachment,
  ScenarioVpc,
} from './schema.ts';

/** A set of addresses of one IP version: one exact address is a set of one /32 or /128. */
export interface AddressSet {
  readonly prefixes: readonly Prefix[];
  /** As a person reads it: `10.0.1.10`, "an address of `10.0.1.0/24`", "a public address of `sns`". */
  readonly text: string;
  /** The AWS service that owns the address, whole name, where it is one's public address. */
  readonly service?: string;
  /** A public address that is not in the data: the internet as a whole. */
  readonly internet?: true;
}

export interface ProtocolMatch {
  /** Protocol number, or -1 for all. */
  readonly protocol: number;
  /** Ports from and to, both included; undefined where all. */
  readonly ports?: readonly [number, number];
  readonly icmpType?: number;
  readonly icmpCode?: number;
}

export interface AclRule extends ProtocolMatch {
  readonly number: number;
  readonly action: 'allow' | 'deny';
  readonly prefix: Prefix;
  readonly pointer: string;
  readonly text: string;
}
export interface NetworkAcl extends ResourceRef {
  readonly inbound: readonly AclRule[];
  readonly outbound: readonly AclRule[];
  /** It is there, and its rules are not in the data. */
  readonly rulesUnknown?: true;
}

export type SecurityGroupPeer =
  | { readonly kind: 'prefix'; readonly prefix: Prefix }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'prefix-list'; readonly list: PrefixList };
export interface SecurityGroupRule extends ProtocolMatch {
  readonly peer: SecurityGroupPeer;
  readonly pointer: string;
  readonly text: string;
}
export interface SecurityGroup extends ResourceRef {
  /** `vpc/name`: unique in the network. */
  readonly key: string;
  readonly vpc: string;
  /** undefined: the rules are not in the data. */
  readonly rules:
    | { readonly inbound: readonly SecurityGroupRule[]; readonly outbound: readonly SecurityGroupRule[] }
    | undefined;
}

export interface PrefixList extends ResourceRef {
  /** Whole service name, for a list of an AWS service. */
  readonly service: string | undefined;
  /** undefined: not in the data. */
  readonly entries: readonly Prefix[] | undefined;
}

/** Where AWS's tie-break puts a route; lower wins (fact F-ROUTE-05). */
export type RouteOrigin = 'local' | 'static' | 'prefix-list' | 'direct-connect' | 'vpn-static' | 'vpn-bgp';
export interface Route {
  readonly destination:
    | { readonly kind: 'prefix'; readonly prefix: Prefix }
    | { readonly kind: 'prefix-list'; readonly list: PrefixList };
  readonly target: RouteTarget;
  readonly origin: RouteOrigin;
  readonly state: 'active' | 'blackhole';
  readonly pointer: string;
  /** `0.0.0.0/0 → nat` */
  readonly text: string;
}
export type RouteTarget =
  | { readonly kind: 'local' }
  | { readonly kind: 'internet-gateway'; readonly gateway: InternetGateway }
  | { readonly kind: 'nat-gateway'; readonly gateway: NatGateway }
  | { readonly kind: 'peering'; readonly peering: Peering }
  | { readonly kind: 'gateway-endpoint'; readonly endpoint: GatewayEndpoint }
  | { readonly kind: 'interface'; readonly interface: NetworkInterface }
  | { readonly kind: 'egress-only-internet-gateway'; readonly gateway: EgressOnlyInternetGateway }
  | { readonly kind: 'transit-gateway'; readonly gateway: TransitGateway }
  | { readonly kind: 'virtual-private-gateway'; readonly gateway: VirtualPrivateGateway }
  | { readonly kind: 'gateway-load-balancer-endpoint'; readonly endpoint: InspectionEndpoint }
  | { readonly kind: 'other'; readonly resource: OtherGateway };

export interface RouteTable extends ResourceRef {
  readonly vpc: string;
  readonly routes: readonly Route[];
}

/** VPC Block Public Access as it is in force (fact F-IGW-05). */
export type BlockPublicAccess = 'off' | 'block-ingress' | 'block-bidirectional';

export interface Vpc extends ResourceRef {
  readonly region: string;
  readonly account: string | undefined;
  /** Empty where the CIDR is not in the data. */
  readonly prefixes: readonly Prefix[];
  readonly dnsSupport: boolean | undefined;
  readonly dnsHostnames: boolean | undefined;
  /** False: what is inside is not in the data. */
  readonly known: boolean;
  readonly subnets: readonly Subnet[];
  readonly unknown: ReadonlySet<NonNullable<ScenarioVpc['unknown']>[number]>;
  readonly internetGateway: InternetGateway | undefined;
  /** Name servers of the DHCP options; undefined: the VPC's own resolver. null: not in the data. */
  readonly dnsServers: readonly string[] | null | undefined;
  /** undefined: not in the data. */
  readonly blockPublicAccess: BlockPublicAccess | undefined;
}
export interface Subnet extends ResourceRef {
  readonly vpc: Vpc;
  readonly prefixes: readonly Prefix[];
  readonly zone: string | undefined;
  /** undefined: not in the data. */
  readonly routeTable: RouteTable | undefined;
  /** undefined: not in the data. */
  readonly networkAcl: NetworkAcl | undefined;
  readonly interfaces: readonly NetworkInterface[];
  /** Where the subnet is excluded from what holds for its VPC. */
  readonly blockPublicAccess: BlockPublicAccess | undefined;
}

/** What an interface is part of. A transit gateway's stands in no subnet's list: nothing can address it. */
export type InterfaceRole =
  | 'instance'
  | 'interface'
  | 'nat-gateway'
  | 'interface-endpoint'
  | 'transit-gateway'
  | 'gateway-load-balancer-endpoint'
  | 'load-balancer'
  | 'resource-endpoint'
  | 'resource-gateway';

/** Every elastic network interface of the network, whoever it belongs to. */
export interface NetworkInterface extends ResourceRef {
  /** The resource that stands on a path for it: its instance, endpoint, NAT gateway, or itself. */
  readonly node: ResourceRef;
  readonly role: InterfaceRole;
  readonly subnet: Subnet;
  /** Private addresses, first the primary one. */
  readonly addresses: readonly AddressSet[];
  /** By the text of the private address. */
  readonly publicAddresses: ReadonlyMap<string, AddressSet>;
  /** Whether it has a public IPv4 address is not in the data. */
  readonly publicUnknown?: true;
  /** undefined: not in the data. A NAT gateway has none to ask (fact F-NAT-01). */
  readonly securityGroups: readonly SecurityGroup[] | undefined;
  readonly sourceDestCheck: boolean | undefined;
  /** Ports that its connections come from; undefined where the author did not say. */
  readonly ephemeralPorts: readonly [number, number] | undefined;
  readonly instance: string | undefined;
  /** What AWS says that it is for, of an interface on its own: `lambda`, `network_load_balancer`, ... */
  readonly use: string | undefined;
}

export interface Instance extends ResourceRef {
  readonly state: NonNullable<ScenarioInstance['state']>;
  /** First the primary one. */
  readonly interfaces: readonly NetworkInterface[];
}
export interface InternetGateway extends ResourceRef {
  /** undefined: detached. null: not in the data. */
  readonly vpc: string | null | undefined;
  /** A gateway route table, where one is associated. */
  readonly routeTable: RouteTable | undefined;
}
export interface NatGateway extends ResourceRef {
  readonly state: NonNullable<ScenarioNatGateway['state']>;
  readonly connectivity: 'public' | 'private';
  /** undefined: not in the data, or a regional one. */
  readonly interface: NetworkInterface | undefined;
  /** Set for a regional one, which stands in a VPC and in no subnet (fact F-NAT-05). */
  readonly regional:
    | { readonly vpc: Vpc; readonly address: AddressSet; routeTable: RouteTable | undefined }
    | undefined;
}
export interface EgressOnlyInternetGateway extends ResourceRef {
  /** undefined: detached. null: not in the data. */
  readonly vpc: string | null | undefined;
}
export interface VirtualPrivateGateway extends ResourceRef {
  /** undefined: detached. null: not in the data. */
  readonly vpc: string | null | undefined;
  readonly state: 'pending' | 'available' | 'deleting' | 'deleted';
  /** A gateway route table, where one is associated. */
  readonly routeTable: RouteTable | undefined;
  /** The VPN connections and Direct Connect gateways on it. */
  readonly connections: readonly HybridConnection[];
}
/** A network outside of AWS, as far as the scenario describes it. */
export interface OnPremises extends ResourceRef {
  readonly prefixes: readonly Prefix[];
  /** Domains whose questions go to an inbound Resolver endpoint, by domain. */
  readonly forwards: ReadonlyMap<string, string>;
  readonly records: ReadonlyMap<string, Prefix>;
}
/** A VPN connection or a Direct Connect gateway: a line between gateways of AWS and a network outside. */
export interface HybridConnection extends ResourceRef {
  readonly kind: 'vpn-connection' | 'direct-connect-gateway';
  readonly gateways: readonly string[];
  /** undefined: not in the data. */
  readonly network: OnPremises | undefined;
  /** Why it carries nothing, as the end of a sentence: "is pending", "has all its tunnels down". */
  readonly down: string | undefined;
  /** Static routes of a VPN connection; undefined: it learns them. */
  readonly routes: readonly Prefix[] | undefined;
}

/** What put a route into a transit gateway's table (fact F-TGW-03). */
export type TransitRouteOrigin = 'static' | 'prefix-list' | 'vpc' | 'direct-connect' | 'vpn' | 'other';
export interface TransitRoute {
  readonly destination: Route['destination'];
  /** undefined for a black hole without one. */
  readonly attachment: string | undefined;
  readonly origin: TransitRouteOrigin;
  readonly state: 'active' | 'blackhole';
  readonly pointer: string;
  readonly text: string;
}
export interface TransitRouteTable extends ResourceRef {
  readonly routes: readonly TransitRoute[];
  /** What of it is not in the data, in words: "its static routes". undefined: nothing. */
  readonly missing: string | undefined;
  /** Attachments that propagate networks which are not in the data. */
  readonly unlearned: readonly string[];
}
/** What every attachment of a transit gateway has. */
export interface AttachmentBase extends ResourceRef {
  readonly kind: 'transit-gateway-attachment';
  readonly gateway: string;
  /** The associated table; false: none; undefined: not in the data. */
  readonly table: TransitRouteTable | false | undefined;
  readonly state: NonNullable<ScenarioTransitGatewayAttachment['state']>;
}
export type TransitAttachment = AttachmentBase &
  (
    | {
        readonly type: 'vpc';
        readonly vpc: Vpc;
        /** One for each zone; undefined: not in the data. */
        readonly interfaces: readonly NetworkInterface[] | undefined;
        readonly applianceMode: boolean;
        readonly ipv6Support: boolean;
        readonly securityGroupReferencing: boolean;
      }
    | { readonly type: 'hybrid'; readonly connection: HybridConnection }
    /** `peer`: the other transit gateway; undefined: not in the data. */
    | { readonly type: 'peering'; readonly peer: string | undefined }
    | { readonly type: 'other'; readonly what: string }
  );
export interface TransitGateway extends ResourceRef {
  readonly region: string;
  readonly securityGroupReferencing: boolean;
  /** undefined: not in the data. */
  readonly attachments: ReadonlyMap<string, TransitAttachment> | undefined;
}
/** What every endpoint has. */
export interface EndpointBase extends ResourceRef {
  readonly vpc: Vpc;
  /** Whole name: `com.amazonaws.us-east-1.sns`. */
  readonly service: string;
  /** undefined: not in the data. */
  readonly state: NonNullable<ScenarioEndpoint['state']> | undefined;
  readonly policy: PolicyDocument | undefined;
}
/** A policy as it is written; policy/document.ts reads it. */
export type PolicyDocument = NonNullable<Extract<ScenarioEndpoint, { type: 'interface' }>['policy']>;

/** A Gateway Load Balancer endpoint: a route's target, which hands each packet to an appliance and back. */
export interface InspectionEndpoint extends ResourceRef {
  readonly kind: 'gateway-load-balancer-endpoint';
  readonly interface: NetworkInterface;
  /** The endpoint service's name; undefined: not in the data. */
  readonly service: string | undefined;
  /** undefined: not in the data. */
  readonly state: NonNullable<ScenarioEndpoint['state']> | undefined;
}
export interface InterfaceEndpoint extends EndpointBase {
  readonly kind: 'interface-endpoint';
  readonly privateDns: boolean;
  /** Private DNS answers inbound Resolver endpoints only (fact F-DNS-04). */
  readonly privateDnsInboundOnly: boolean;
  readonly dnsNames: readonly string[];
  /** The name that the provider of the service wants consumers to use, where its domain is verified (fact F-EPS-11). */
  readonly privateName: string | undefined;
  /** Whether the author says the state: an endpoint that is there keeps working when its principal is taken out (fact F-EPS-02). */
  readonly stateGiven: boolean;
  readonly interfaces: readonly NetworkInterface[];
}
export interface GatewayEndpoint extends EndpointBase {
  readonly kind: 'gateway-endpoint';
  readonly prefixList: PrefixList;
  readonly routeTables: readonly string[];
}
/** A route target that is not modelled. */
export interface OtherGateway extends ResourceRef {
  readonly what: string;
  /** What would tell which target it is; undefined: the data names it. */
  readonly notTold?: string | undefined;
}
export interface Peering extends ResourceRef {
  readonly requester: Vpc;
  readonly accepter: Vpc;
  readonly state: NonNullable<ScenarioPeering['state']>;
  /** Whether a side's public host names give private addresses to the other; undefined: not in the data. */
  readonly dnsResolution: { readonly requester: boolean; readonly accepter: boolean } | undefined;
}

/** What a resource endpoint leads to (fact F-RES-01). */
export interface ResourceConfiguration extends ResourceRef {
  /** The resource gateway's interfaces; undefined: not in the data. */
  readonly gateway:
    | (ResourceRef & { readonly interfaces: readonly NetworkInterface[]; readonly state: string })
    | undefined;
  readonly target:
    | { readonly kind: 'interface'; readonly owner: NetworkInterface }
    | { readonly kind: 'address'; readonly address: AddressSet }
    | { readonly kind: 'name'; readonly host: string }
    | undefined;
  readonly ports: readonly (readonly [number, number])[];
  readonly account: string | undefined;
  readonly sharedWith: readonly string[];
  readonly domainName: string | undefined;
}
/** A resource endpoint, or a service-network endpoint. */
export interface ResourceEndpoint extends ResourceRef {
  readonly kind: 'resource-endpoint' | 'service-network-endpoint';
  readonly vpc: Vpc;
  readonly interfaces: readonly NetworkInterface[];
  /** undefined: not in the data. */
  readonly state: NonNullable<ScenarioEndpoint['state']> | undefined;
  readonly privateDns: boolean;
  readonly dnsNames: readonly string[];
  /** undefined: not in the data. */
  readonly resources: readonly ResourceConfiguration[] | undefined;
}

/** What every target has. */
export interface TargetBase {
  /** As it is registered. */
  readonly name: string;
  readonly port: number | undefined;
  readonly health: 'healthy' | 'unhealthy' | 'initial' | 'draining' | 'unused' | 'unavailable';
  readonly zone: string | undefined;
  readonly pointer: string;
}
export type Target = TargetBase &
  (
    | { readonly kind: 'interface'; readonly owner: NetworkInterface }
    | { readonly kind: 'address'; readonly address: AddressSet }
    | { readonly kind: 'load-balancer'; readonly balancer: string }
    /** An instance whose interface the data lacks. */
    | { readonly kind: 'lost' }
  );
export interface TargetGroup extends ResourceRef {
  readonly protocol: NonNullable<ScenarioTargetGroup['protocol']>;
  readonly port: number | undefined;
  readonly preserveClientIp: boolean;
  /** `preserveClientIp` is AWS's default, for want of data. */
  readonly preserveGuessed: boolean;
  /** A header tells targets the client's address (fact F-EPS-06). */
  readonly proxyProtocol: boolean;
  /** undefined: as the load balancer says. */
  readonly crossZone: boolean | undefined;
  /** undefined: not in the data. */
  readonly targets: readonly Target[] | undefined;
}
export interface Listener {
  /** undefined: every protocol, of a gateway load balancer. */
  readonly protocol: 'tcp' | 'udp' | 'tcp_udp' | 'tls' | 'http' | 'https' | undefined;
  readonly port: number | undefined;
  /** Empty: it answers by itself. */
  readonly groups: readonly TargetGroup[];
  readonly pointer: string;
}
export interface LoadBalancer extends ResourceRef {
  readonly type: 'network' | 'gateway' | 'application';
  readonly internetFacing: boolean;
  readonly vpc: Vpc;
  /** Its nodes, one in each subnet. */
  readonly interfaces: readonly NetworkInterface[];
  readonly privateLinkSecurityGroups: boolean;
  readonly crossZone: boolean;
  /** `crossZone` is AWS's default, for want of data. */
  readonly crossZoneGuessed: boolean;
  readonly state: 'provisioning' | 'active' | 'active_impaired' | 'failed';
  /** undefined: not in the data. */
  readonly listeners: readonly Listener[] | undefined;
  readonly dnsName: string | undefined;
}
export interface EndpointService extends ResourceRef {
  /** undefined: not in the data. */
  readonly loadBalancers: readonly LoadBalancer[] | undefined;
  readonly region: string | undefined;
  readonly account: string | undefined;
  /** The provider accepts each endpoint; undefined: not said. */
  readonly acceptanceRequired: boolean | undefined;
  /** undefined: not in the data. */
  readonly allowedPrincipals: readonly string[] | undefined;
  readonly regions: readonly string[];
  readonly privateDnsName: string | undefined;
  readonly privateDnsVerified: boolean;
  readonly state: 'pending' | 'available' | 'deleting' | 'deleted' | 'failed';
  /** The name that AWS gave it. */
  readonly serviceName: string | undefined;
}

/** Who calls, as far as the scenario describes it. */
export interface Principal extends ResourceRef {
  readonly arn: string;
  /** undefined: not in the data. */
  readonly policies: readonly PolicyDocument[] | undefined;
  readonly boundary: PolicyDocument | undefined;
  /** undefined: not known. */
  readonly tags: ReadonlyMap<string, string> | undefined;
}
/** What an action is for. */
export interface PolicyResource extends ResourceRef {
  readonly arn: string;
  readonly account: string | undefined;
  /** undefined: none. null: not in the data. */
  readonly policy: PolicyDocument | null | undefined;
  readonly tags: ReadonlyMap<string, string> | undefined;
}
export interface Account {
  /** undefined: it is in none. */
  readonly organization: string | undefined;
  readonly organizationPaths: readonly string[] | undefined;
}

/** A private hosted zone. */
export interface HostedZone extends ResourceRef {
  /** Lower case, without a dot at its end. */
  readonly domain: string;
  readonly vpcs: ReadonlySet<string>;
  /** By full name, `*.` for any first label; undefined: not in the data. */
  readonly records:
    | ReadonlyMap<string, { readonly values: readonly string[]; readonly pointer: string }>
    | undefined;
}
export interface ResolverEndpoint extends ResourceRef {
  readonly direction: 'inbound' | 'outbound';
  readonly vpc: Vpc;
  readonly interfaces: readonly NetworkInterface[];
}
export interface ResolverRule extends ResourceRef {
  /** Lower case, without a dot at its end; empty: every name. */
  readonly domain: string;
  /** False: AWS's resolver answers itself. */
  readonly forwards: boolean;
  readonly targets: readonly Prefix[];
  readonly vpcs: ReadonlySet<string>;
}

/** A whole network. Made by `buildNetwork`, never changed; its maps are keyed by names. */
export interface Network {
  readonly scenario: Scenario;
  readonly region: string;
  readonly vpcs: ReadonlyMap<string, Vpc>;
  readonly subnets: ReadonlyMap<string, Subnet>;
  readonly instances: ReadonlyMap<string, Instance>;
  readonly interfaces: ReadonlyMap<string, NetworkInterface>;
  readonly internetGateways: ReadonlyMap<string, InternetGateway>;
  readonly natGateways: ReadonlyMap<string, NatGateway>;
  readonly interfaceEndpoints: ReadonlyMap<string, InterfaceEndpoint>;
  readonly gatewayEndpoints: ReadonlyMap<string, GatewayEndpoint>;
  readonly peerings: ReadonlyMap<string, Peering>;
  readonly prefixLists: ReadonlyMap<string, PrefixList>;
  readonly egressOnlyInternetGateways: ReadonlyMap<string, EgressOnlyInternetGateway>;
  readonly transitGateways: ReadonlyMap<string, TransitGateway>;
  readonly virtualPrivateGateways: ReadonlyMap<string, VirtualPrivateGateway>;
  readonly connections: ReadonlyMap<string, HybridConnection>;
  readonly onPremises: ReadonlyMap<string, OnPremises>;
  readonly inspectionEndpoints: ReadonlyMap<string, InspectionEndpoint>;
  readonly targetGroups: ReadonlyMap<string, TargetGroup>;
  readonly loadBalancers: ReadonlyMap<string, LoadBalancer>;
  readonly endpointServices: ReadonlyMap<string, EndpointService>;
  readonly resourceEndpoints: ReadonlyMap<string, ResourceEndpoint>;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly principals: ReadonlyMap<string, Principal>;
  readonly resources: ReadonlyMap<string, PolicyResource>;
  readonly hostedZones: ReadonlyMap<string, HostedZone>;
  readonly resolverEndpoints: ReadonlyMap<string, ResolverEndpoint>;
  readonly resolverRules: ReadonlyMap<string, ResolverRule>;
  readonly otherGateways: ReadonlyMap<string, OtherGateway>;
  readonly flows: ReadonlyMap<string, ScenarioFlow>;
  /** What AWS would refuse about this network. */
  readonly findings: readonly Finding[];
}
