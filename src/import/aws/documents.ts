/** What the files of an export hold, before any of it becomes a scenario. */
import type { ScenarioOrigin, ScenarioVpc } from '../../evaluator/index.ts';
import type { Notes } from '../shared/notes.ts';
import type { ImportProblem } from '../shared/read.ts';
import type { JoinKind } from './joins.ts';

/** The keys that are read, and the field that holds the id of an entry. */
export const KINDS = {
  Vpcs: 'VpcId',
  Subnets: 'SubnetId',
  RouteTables: 'RouteTableId',
  NetworkAcls: 'NetworkAclId',
  SecurityGroups: 'GroupId',
  NetworkInterfaces: 'NetworkInterfaceId',
  Instances: 'InstanceId',
  InternetGateways: 'InternetGatewayId',
  NatGateways: 'NatGatewayId',
  VpcEndpoints: 'VpcEndpointId',
  VpcPeeringConnections: 'VpcPeeringConnectionId',
  PrefixLists: 'PrefixListId',
  ManagedPrefixLists: 'PrefixListId',
  DhcpOptions: 'DhcpOptionsId',
  VpcBlockPublicAccessExclusions: 'ExclusionId',
  TransitGateways: 'TransitGatewayId',
  TransitGatewayAttachments: 'TransitGatewayAttachmentId',
  TransitGatewayVpcAttachments: 'TransitGatewayAttachmentId',
  TransitGatewayPeeringAttachments: 'TransitGatewayAttachmentId',
  TransitGatewayRouteTables: 'TransitGatewayRouteTableId',
  VpnGateways: 'VpnGatewayId',
  VpnConnections: 'VpnConnectionId',
  directConnectGateways: 'directConnectGatewayId',
  directConnectGatewayAssociations: 'associationId',
  EgressOnlyInternetGateways: 'EgressOnlyInternetGatewayId',
  CarrierGateways: 'CarrierGatewayId',
  LocalGateways: 'LocalGatewayId',
  LoadBalancers: 'LoadBalancerArn',
  TargetGroups: 'TargetGroupArn',
  ServiceConfigurations: 'ServiceId',
  HostedZones: 'Id',
  ResolverEndpoints: 'Id',
  ResolverRules: 'Id',
  ResolverRuleAssociations: 'Id',
  // VPC Lattice lists everything under `items`: these keys are ours.
  resourceConfigurations: 'id',
  resourceGateways: 'id',
  serviceNetworks: 'id',
  serviceNetworkResourceAssociations: 'id',
} as const;
export type Kind = keyof typeof KINDS;

/** Whether a top-level key is read as a list of resources. */
export const isKind = (key: string): key is Kind => Object.hasOwn(KINDS, key);

/** One resource as the files describe it; several descriptions are joined. */
export interface Item {
  readonly id: string;
  value: unknown;
  /** Where it was met first. */
  readonly origin: ScenarioOrigin;
}

/** One list in one file. */
export interface Listing {
  readonly kind: Kind;
  readonly file: string;
  /** Whether AWS said that more follows on a next page. */
  readonly more: boolean;
  readonly ids: ReadonlySet<string>;
  /** The VPCs that its entries stand in. */
  readonly vpcs: ReadonlySet<string>;
}

/** What an answer says about one resource without carrying its id, gathered from all pages. */
interface Joined {
  readonly entries: unknown[];
  /** Whether the last page is among them. */
  complete: boolean;
  readonly origin: ScenarioOrigin;
}

/** An answer of which nothing says what resource it is about. */
export interface Unassigned {
  readonly kind: JoinKind;
  readonly entries: readonly unknown[];
  readonly more: boolean;
  readonly origin: ScenarioOrigin;
}

/** A kind of resource of which a VPC may have more than the data shows. */
export type Incomplete = NonNullable<ScenarioVpc['unknown']>[number];

/** Everything that the files hold. */
export interface Documents {
  readonly items: Readonly<Record<Kind, Map<string, Item>>>;
  /** Interfaces as `describe-instances` lists them, by id. */
  readonly instanceInterfaces: Map<string, Item & { readonly instance: string }>;
  readonly vpcAttributes: Map<string, unknown>;
  /** Entries of prefix lists. */
  readonly prefixListEntries: Map<string, Joined>;
  /** Answers about one resource each, by its id. */
  readonly joined: Readonly<Record<JoinKind, Map<string, Joined>>>;
  readonly unassigned: readonly Unassigned[];
  /** `VpcBlockPublicAccessOptions` of each account and Region. */
  readonly blockPublicAccess: readonly { readonly value: unknown; readonly origin: ScenarioOrigin }[];
  readonly listings: readonly Listing[];
  /** What is known to be missing, by the id of the VPC: lists prove nothing about it. */
  readonly incomplete: Map<string, Set<Incomplete>>;
  readonly problems: readonly ImportProblem[];
  readonly notes: Notes;
}
