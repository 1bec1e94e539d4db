/** Every kind of node: a new one is one entry here. */

/**
 * `box`: what sends and answers. `pill`: an endpoint. `cut`: a gateway, something at an edge. `slant`: what
 * spreads packets. `framed`: what stands for more than is drawn. `round`: the internet.
 */
export type Shape = 'box' | 'pill' | 'cut' | 'slant' | 'framed' | 'round';

interface Kind {
  readonly words: string;
  readonly shape: Shape;
  /** Whether it may be one of thousands in a subnet: those that no flow comes near are folded first. */
  readonly many?: true;
  /** How what is folded of it is counted. Left out: gateways in a VPC, connections outside of all. */
  readonly counted?: readonly [one: string, many: string];
}

const CONNECTIONS = ['connection', 'connections'] as const;

const TABLE = {
  instance: { words: 'instance', shape: 'box', many: true },
  interface: { words: 'network interface', shape: 'box', many: true },
  'interface-endpoint': { words: 'interface endpoint', shape: 'pill', many: true },
  'gateway-endpoint': { words: 'gateway endpoint', shape: 'pill' },
  'nat-gateway': { words: 'NAT gateway', shape: 'cut', many: true },
  'internet-gateway': { words: 'internet gateway', shape: 'cut' },
  'egress-only-internet-gateway': { words: 'egress-only gateway', shape: 'cut' },
  'virtual-private-gateway': { words: 'virtual private gateway', shape: 'cut' },
  'transit-gateway': { words: 'transit gateway', shape: 'cut' },
  'gateway-load-balancer-endpoint': { words: 'GWLB endpoint', shape: 'pill', many: true },
  'resource-endpoint': { words: 'resource endpoint', shape: 'pill', many: true },
  'resource-gateway': { words: 'resource gateway', shape: 'cut', many: true },
  'load-balancer': { words: 'load balancer', shape: 'slant', many: true },
  'endpoint-service': { words: 'endpoint service', shape: 'framed', counted: ['service', 'services'] },
  /** A VPN connection, or a Direct Connect gateway. */
  connection: { words: 'VPN connection', shape: 'cut', counted: CONNECTIONS },
  'on-premises': { words: 'on-premises network', shape: 'framed', counted: ['network', 'networks'] },
  peering: { words: 'peering connection', shape: 'cut', counted: CONNECTIONS },
  'other-gateway': { words: 'gateway', shape: 'cut' },
  'aws-service': { words: 'AWS service', shape: 'framed', counted: ['service', 'services'] },
  internet: { words: '', shape: 'round' },
  /** Not a resource: how many more there are, or that there are none. */
  note: { words: '', shape: 'box' },
} as const satisfies Readonly<Record<string, Kind>>;

/** What a node stands for. */
export type NodeKind = keyof typeof TABLE;

const KINDS: Readonly<Record<NodeKind, Kind>> = TABLE;

export const NODE_KINDS = Object.keys(TABLE) as readonly NodeKind[];

/** The kind of a node in words. */
export const kindWords = (kind: NodeKind): string => KINDS[kind].words;

export const shapeOf = (kind: NodeKind): Shape => KINDS[kind].shape;

export const isMany = (kind: NodeKind): boolean => KINDS[kind].many === true;

const GATEWAYS = ['gateway', 'gateways'] as const;

/** How several nodes that are not drawn are counted: `gateway` and `gateways`. */
export const countedAs = (kind: NodeKind): readonly [one: string, many: string] =>
  KINDS[kind].counted ?? GATEWAYS;
