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
  | { readonly kind: 'other'; readonly resource: ResourceRef & { readonly what: string } };

export interface RouteTable extends ResourceRef {
  readonly vpc: string;
  readonly routes: readonly Route[];
}

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
  readonly unknown: ReadonlySet<'networkInterfaces' | 'endpoints' | 'internetGateways'>;
  readonly internetGateway: InternetGateway | undefined;
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
}

/** Every elastic network interface of the network, whoever it belongs to. */
export interface NetworkInterface extends ResourceRef {
  /** The resource that stands on a path for it: its instance, endpoint, NAT gateway, or itself. */
  readonly node: ResourceRef;
  readonly role: 'instance' | 'interface' | 'nat-gateway' | 'interface-endpoint';
  readonly subnet: Subnet;
  /** Private addresses, first the primary one. */
  readonly addresses: readonly AddressSet[];
  /** By the text of the private address. */
  readonly publicAddresses: ReadonlyMap<string, AddressSet>;
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
  /** undefined: not in the data. */
  readonly interface: NetworkInterface | undefined;
}
interface EndpointBase extends ResourceRef {
  readonly vpc: Vpc;
  /** Whole name: `com.amazonaws.us-east-1.sns`. */
  readonly service: string;
  readonly state: NonNullable<ScenarioEndpoint['state']>;
  readonly policy: ScenarioEndpoint['policy'];
}
export interface InterfaceEndpoint extends EndpointBase {
  readonly kind: 'interface-endpoint';
  readonly privateDns: boolean;
  readonly dnsNames: readonly string[];
  readonly interfaces: readonly NetworkInterface[];
}
export interface GatewayEndpoint extends EndpointBase {
  readonly kind: 'gateway-endpoint';
  readonly prefixList: PrefixList;
  readonly routeTables: readonly string[];
}
export interface Peering extends ResourceRef {
  readonly requester: Vpc;
  readonly accepter: Vpc;
  readonly state: NonNullable<ScenarioPeering['state']>;
}

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
  readonly otherGateways: ReadonlyMap<string, ResourceRef & { readonly what: string }>;
  readonly flows: ReadonlyMap<string, ScenarioFlow>;
  /** What AWS would refuse about this network. */
  readonly findings: readonly Finding[];
}
