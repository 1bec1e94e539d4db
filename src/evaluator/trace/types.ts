/**
 * What the evaluator answers for a flow. Everything here is plain data (it crosses a worker's
 * boundary) and every union is discriminated: readers switch over `kind` exhaustively.
 *
 * Sentences are plain text in which `backticks` mark names, addresses and rules; one function
 * (finding/text.ts) splits them, and whoever shows them escapes the parts.
 */
import type { FindingCode, FindingKind } from '../finding/codes.ts';
import type { ScenarioOrigin, Verdict } from '../model/schema.ts';

/** An entry of the ledger in content/facts. */
export type FactId = `${'F' | 'P'}-${string}`;

/** What a resource is. */
export type ResourceKind =
  | 'vpc'
  | 'subnet'
  | 'route-table'
  | 'network-acl'
  | 'security-group'
  | 'instance'
  | 'network-interface'
  | 'internet-gateway'
  | 'nat-gateway'
  | 'interface-endpoint'
  | 'gateway-endpoint'
  | 'peering'
  | 'prefix-list'
  | 'egress-only-internet-gateway'
  | 'transit-gateway'
  | 'transit-gateway-route-table'
  | 'transit-gateway-attachment'
  | 'virtual-private-gateway'
  | 'vpn-connection'
  | 'direct-connect-gateway'
  | 'on-premises'
  | 'gateway-load-balancer-endpoint'
  | 'resource-endpoint'
  | 'service-network-endpoint'
  | 'load-balancer'
  | 'target-group'
  | 'endpoint-service'
  | 'resource-gateway'
  | 'resource-configuration'
  | 'service-network'
  | 'principal'
  | 'policy-resource'
  | 'hosted-zone'
  | 'resolver-endpoint'
  | 'resolver-rule'
  | 'other-gateway'
  | 'aws-service'
  | 'internet'
  | 'resolver';

/** A resource as findings and hops name it. */
export interface ResourceRef {
  readonly kind: ResourceKind;
  /** The name in the scenario, or AWS's id. Route tables, ACLs and groups: the bare name. */
  readonly id: string;
  /** JSON Pointer into the scenario; empty for what does not stand in it (a service, the internet). */
  readonly pointer: string;
  readonly label?: string;
  readonly origin?: ScenarioOrigin;
}

/** `there`: from source to destination. `back`: the answer. */
export type Direction = 'there' | 'back';

/** What a hop decided. `unknown` makes the path undetermined unless another gate refuses. */
export type Decision = 'passes' | 'refuses' | 'unknown';

/** One rule or route that was looked at, in the order in which it was. */
export interface Candidate {
  /** As a person would write it: `0.0.0.0/0 → nat`, `100 allow tcp 443 from 10.0.0.0/16`. */
  readonly text: string;
  readonly pointer: string;
  readonly outcome: 'decides' | 'matches' | 'no-match' | 'shadowed' | 'unclear';
}

/** What every hop says. */
export interface HopBase {
  /** Stable within a path: `there-1`, `back-3`. */
  readonly id: string;
  readonly direction: Direction;
  /** Who decided. */
  readonly resource: ResourceRef;
  /** The resource on the path (a node of the diagram) at which this was decided. */
  readonly at: string;
  readonly decision: Decision;
  /** False behind the first refusal: evaluated all the same, so that every blocker shows. */
  readonly reached: boolean;
  /** What was asked, as a sentence: "May `app` send?" */
  readonly question: string;
  /** What was answered, naming the deciding rule. */
  readonly answer: string;
  /** The deciding rule or route in the scenario (JSON Pointer), or the resource itself. */
  readonly pointer: string;
  /** The facts that this decision rests on. */
  readonly facts: readonly FactId[];
  /** The finding that this hop raised. */
  readonly finding?: FindingCode;
}

/** A name is resolved. */
export interface NameHop extends HopBase {
  readonly kind: 'name';
  readonly host: string;
  /** What the name resolved to, for a person to read. */
  readonly addresses: readonly string[];
  /** Who answered. */
  readonly answeredBy:
    | 'private-dns'
    | 'hosted-zone'
    | 'instance-name'
    | 'on-premises'
    | 'public-dns'
    | 'endpoint-name'
    | 'nobody';
}
/** A security group or a network ACL is asked. */
export interface FilterHop extends HopBase {
  readonly kind: 'security-group' | 'network-acl';
  readonly side: 'inbound' | 'outbound';
  readonly candidates: readonly Candidate[];
}
/** A route table is asked. */
export interface RouteHop extends HopBase {
  readonly kind: 'route';
  readonly destination: string;
  /** The resource that the winning route points to; `local` inside the VPC. */
  readonly target?: string;
  readonly candidates: readonly Candidate[];
}
/** A gateway, peering or endpoint that the packet crosses. */
export interface CrossingHop extends HopBase {
  readonly kind:
    | 'internet-gateway'
    | 'egress-only-internet-gateway'
    | 'nat-gateway'
    | 'peering'
    | 'transit-gateway'
    | 'virtual-private-gateway'
    | 'connection'
    | 'endpoint'
    | 'load-balancer'
    | 'other-gateway';
  /** How the packet's addresses changed here, if they did. */
  readonly translation?: {
    readonly field: 'source' | 'destination';
    readonly from: string;
    readonly to: string;
  };
}
/** A policy is asked. */
export interface PolicyHop extends HopBase {
  readonly kind: 'policy';
}
/** The packet starts, or arrives, or is known not to. */
export interface EndHop extends HopBase {
  readonly kind: 'source' | 'destination';
}
/** One step of a path: a resource, and what it decided. */
export type Hop = NameHop | FilterHop | RouteHop | CrossingHop | PolicyHop | EndHop;
/** What kind of step a hop is. */
export type HopKind = Hop['kind'];

/** One operation of RFC 6902 on the scenario. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

/** Another flow of the scenario whose verdict a fix changes too. */
export interface SideEffect {
  /** The flow's name in the scenario. */
  readonly flow: string;
  readonly before: Verdict;
  readonly after: Verdict;
}

/** A repair that the evaluator has tried: applied to the scenario, it takes the finding away. */
export interface Fix {
  readonly summary: string;
  readonly edits: readonly PatchOperation[];
  /** The same as AWS CLI commands, one a line, where every resource that they name is an imported one. */
  readonly aws?: string;
  /** The flow's verdict after the edits. */
  readonly verdict: Verdict;
  /** Whether the edits alone make the flow reachable, which it was not. */
  readonly opens: boolean;
  readonly sideEffects: readonly SideEffect[];
  /** How many other flows were not compared, in a scenario with very many. */
  readonly flowsNotCompared?: number;
}

/** One change of a plan. */
export type FixStep = Pick<Fix, 'summary' | 'edits' | 'aws'>;

/** The changes that open a flow together, in the order in which they are made. */
export interface Plan extends Fix {
  readonly steps: readonly FixStep[];
}

/** A reason why a flow ends as it does, or something that its author wants to know. */
export interface Finding {
  readonly code: FindingCode;
  readonly kind: FindingKind;
  readonly resource: ResourceRef;
  readonly message: string;
  readonly pointer: string;
  readonly direction?: Direction;
  /** AWS Reachability Analyzer's code for the same cause. */
  readonly awsCode?: string;
  readonly facts: readonly FactId[];
  readonly fix?: Fix;
}

/** Something taken as true that the data does not say. */
export interface Assumption {
  readonly code: string;
  readonly message: string;
  readonly facts: readonly FactId[];
}

/** One choice that AWS may make (one resolved address, one source address), followed there and back. */
export interface PathTrace {
  /** What tells this choice from the others: `10.0.1.50 in private-a`. Empty where there is one only. */
  readonly choice: string;
  readonly verdict: Verdict;
  /** Whether no internet, public NAT or egress-only gateway is crossed; null: not decided. */
  readonly private: boolean | null;
  readonly there: readonly Hop[];
  readonly back: readonly Hop[];
  /** Ids of the resources crossed on the way there; ends with the one that refused first. */
  readonly path: readonly string[];
  readonly returnPath: readonly string[];
  /** In the order of the packet; the first blocker is the first of kind `blocker`. */
  readonly findings: readonly Finding[];
  readonly assumptions: readonly Assumption[];
}

/** The flow as it was understood: defaults filled in. */
export interface TracedFlow {
  readonly from: string;
  readonly to: string;
  /** `tcp`, `udp`, `icmp` or a protocol number. */
  readonly protocol: string;
  readonly port?: number;
  readonly action?: string;
}

/** What becomes of a flow: the verdict, every way that AWS may choose, and every reason. */
export interface Trace {
  readonly flow: TracedFlow;
  readonly verdict: Verdict;
  /** Whether no internet, public NAT or egress-only gateway is crossed; null: not decided. */
  readonly private: boolean | null;
  /** At least one. */
  readonly choices: readonly PathTrace[];
  /** The index of the choice to show first: one that is refused, else one that is unknown, else the first. */
  readonly shown: number;
  /** Of all choices, without repetition, and of the flow as a whole. */
  readonly findings: readonly Finding[];
  readonly assumptions: readonly Assumption[];
}
