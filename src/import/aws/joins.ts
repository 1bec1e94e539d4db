/**
 * Answers of AWS that do not carry the id of the resource that they are about: `search-transit-gateway-routes`
 * gives routes, not their table. Collectors write the id beside them, in a list under a key of their own.
 */
import { at, textAt } from '../shared/json.ts';

interface Join {
  /** The field that a collector writes the id in. */
  readonly id: string;
  /** Keys of collectors: lists of `{ [id], [inner]: [...] }`. */
  readonly collected: readonly string[];
  /** Where the entries stand beside the id, and in AWS's own answer. */
  readonly inner: readonly string[];
  /** The key of AWS's own answer, where that is another one. */
  readonly plain?: string;
  /** The id that an entry carries itself. */
  readonly own?: (entry: unknown) => string | undefined;
  /** How an id looks that stands in the name of a file. */
  readonly inFile?: RegExp;
  /** Whether an entry is of this kind: other services have answers with the same keys. */
  readonly fits: (entry: unknown) => boolean;
  /** What is left out where nothing says what it is about. */
  readonly what: string;
  /** Whether something later may find out what an answer is about. */
  readonly guessed?: true;
}

const has =
  (...keys: readonly string[]) =>
  (entry: unknown): boolean =>
    keys.some((key) => at(entry, key) !== undefined);

const TABLE_FILE = /\btgw-rtb-[0-9a-f]{8,17}\b/g;
const TABLE_ID = 'TransitGatewayRouteTableId';

/** `...:listener-rule/app/web/50dc/f2f7/9683` is a rule of `...:listener/app/web/50dc/f2f7`. */
const listenerOfRule = (entry: unknown): string | undefined =>
  /^(arn:[^/]*):listener-rule(\/.+)\/[^/]+$/
    .exec(textAt(entry, 'RuleArn') ?? '')
    ?.slice(1, 3)
    .join(':listener');

/** Every kind of such answer. */
export const JOINS = {
  transitRoutes: {
    id: TABLE_ID,
    collected: ['TransitGatewayStaticRoutes', 'TransitGatewayRoutes'],
    inner: ['Routes'],
    inFile: TABLE_FILE,
    fits: has('TransitGatewayAttachments', 'Type'),
    what: 'routes of transit gateways',
  },
  transitPropagations: {
    id: TABLE_ID,
    collected: ['TransitGatewayPropagations'],
    inner: ['TransitGatewayRouteTablePropagations'],
    inFile: TABLE_FILE,
    fits: has('TransitGatewayAttachmentId'),
    what: 'propagations of transit gateways',
  },
  transitAssociations: {
    id: TABLE_ID,
    collected: ['TransitGatewayRouteTableAssociations'],
    inner: ['Associations', 'TransitGatewayRouteTableAssociations'],
    plain: 'Associations',
    own: (entry) => textAt(entry, TABLE_ID),
    inFile: TABLE_FILE,
    fits: has('TransitGatewayAttachmentId'),
    what: 'associations of transit gateways',
  },
  listeners: {
    id: 'LoadBalancerArn',
    collected: ['LoadBalancerListeners'],
    inner: ['Listeners'],
    own: (entry) => textAt(entry, 'LoadBalancerArn'),
    fits: has('LoadBalancerArn', 'DefaultActions'),
    what: 'listeners',
  },
  rules: {
    id: 'ListenerArn',
    collected: ['ListenerRules', 'LoadBalancerListenerRules'],
    inner: ['Rules'],
    own: listenerOfRule,
    fits: has('RuleArn', 'Actions'),
    what: 'rules of listeners',
  },
  loadBalancerAttributes: {
    id: 'LoadBalancerArn',
    collected: ['LoadBalancerAttributes'],
    inner: ['Attributes'],
    fits: has('Key'),
    what: 'attributes of load balancers or target groups',
  },
  targetGroupAttributes: {
    id: 'TargetGroupArn',
    collected: ['TargetGroupAttributes'],
    inner: ['Attributes'],
    fits: has('Key'),
    what: 'attributes of load balancers or target groups',
  },
  targetHealth: {
    id: 'TargetGroupArn',
    collected: ['LoadBalancerTargetHealth', 'TargetGroupHealth'],
    inner: ['TargetHealthDescriptions'],
    fits: has('Target'),
    what: 'targets',
  },
  principals: {
    id: 'ServiceId',
    collected: ['VpcEndpointServicePermissions'],
    inner: ['AllowedPrincipals'],
    own: (entry) => textAt(entry, 'ServiceId'),
    inFile: /\bvpce-svc-[0-9a-f]{8,17}\b/g,
    fits: has('Principal'),
    what: 'principals of endpoint services',
    guessed: true,
  },
  zoneRecords: {
    id: 'HostedZoneId',
    collected: ['HostedZoneRecords'],
    inner: ['ResourceRecordSets'],
    fits: has('Name'),
    what: 'records of hosted zones',
    guessed: true,
  },
  resolverAddresses: {
    id: 'ResolverEndpointId',
    collected: ['ResolverEndpointIpAddresses'],
    inner: ['IpAddresses'],
    inFile: /\brslvr-(?:in|out)-[0-9a-f]{8,17}\b/g,
    fits: has('IpId', 'SubnetId'),
    what: 'addresses of Resolver endpoints',
  },
} as const satisfies Readonly<Record<string, Join>>;

export type JoinKind = keyof typeof JOINS;

/** One kind of answer, whatever it has. */
export const joinOf = (kind: JoinKind): Join => JOINS[kind];

export const JOIN_KINDS = Object.keys(JOINS) as readonly JoinKind[];

/** The kinds whose collected answers stand under a key. */
export const COLLECTED: ReadonlyMap<string, JoinKind> = new Map(
  JOIN_KINDS.flatMap((kind) => JOINS[kind].collected.map((key) => [key, kind] as const)),
);

/** The kinds whose own answers have a key. */
export const PLAIN: ReadonlyMap<string, readonly JoinKind[]> = new Map(
  JOIN_KINDS.map((kind) => {
    const key = joinOf(kind).plain ?? JOINS[kind].inner[0];
    const sameKey = JOIN_KINDS.filter((other) => (joinOf(other).plain ?? JOINS[other].inner[0]) === key);
    return [key, sameKey] as const;
  }),
);

/** What a person can do about an answer that nothing can be said of. */
export const joinHint = (kind: JoinKind): string => {
  const { id, collected, inner } = joinOf(kind);
  return `nothing says what they are of: write them as ${collected[0] ?? ''}: [{ ${id}, ${inner[0] ?? ''} }]`;
};
