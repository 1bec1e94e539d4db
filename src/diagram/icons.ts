/**
 * Signs for kinds of resources and hops, our own: path data on a field of 16 by 16, drawn as lines of 1.5 with
 * round ends. A ring is an endpoint, a wall with a gap is a gateway at the edge of a network, an arrow is the way
 * that packets may take through it.
 */
import type { HopKind } from '../evaluator/index.ts';
import type { NodeKind } from './kinds.ts';

/** Whatever has a sign: what is drawn, the boxes around it, and what a hop may be that is neither. */
export type IconName = Exclude<NodeKind, 'note'> | 'vpc' | 'subnet' | HopKind;

const GAP = 'M8 1.5v3M8 11.5v3';
const RIGHT = 'M2 8h12M11 5l3 3-3 3';
const LEFT = 'M5 5 2 8l3 3';
const RING = 'M13.5 8a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0z';
const SHIELD = 'M8 1.5l5.5 2v4c0 3.5-2.3 5.8-5.5 7-3.2-1.2-5.5-3.5-5.5-7v-4z';

/** The sign of each kind. */
export const ICONS: Readonly<Record<IconName, string>> = {
  instance: 'M2.5 2.5h11v4.5h-11zM2.5 9h11v4.5h-11zM5 4.8h.1M5 11.3h.1',
  interface: 'M2.5 3h11v10h-11zM5 13v-3.5h1.5v-2h3v2H11V13',
  'interface-endpoint': `${RING}M1 8h8`,
  'gateway-endpoint': 'M1.5 8H8M5.5 5.5 8 8l-2.5 2.5M8 2.5h5.5v11H8',
  'nat-gateway': 'M1.5 3.5H4l4.5 4.5h5.5M1.5 12.5H4L8.5 8M11.5 5.5 14 8l-2.5 2.5',
  'internet-gateway': `${GAP}${RIGHT}${LEFT}`,
  'egress-only-internet-gateway': `${GAP}${RIGHT}`,
  'virtual-private-gateway': `${SHIELD}M8 6v3.5`,
  'transit-gateway': 'M10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM8 1.5V6M8 10v4.5M1.5 8H6M10 8h4.5',
  'gateway-load-balancer-endpoint': `${RING}M1 8h3.5M7 8l1.5 1.5 2.5-3`,
  'resource-endpoint': `${RING}M1 8h3.5M7.5 6.5h3v3h-3z`,
  'resource-gateway': `${GAP}M2 8h12${LEFT}`,
  'load-balancer': 'M1.5 8H14M5.5 8 9 3.5h5M5.5 8 9 12.5h5',
  'endpoint-service': 'M2.5 2.5h11v11h-11zM10.5 8a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
  connection: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  'on-premises': 'M3 14V2.5h6V14M9 6.5h4V14M1.5 14h13M6 5.5h.1M6 8.5h.1M6 11.5h.1',
  peering: 'M6.5 8a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM14.5 8a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM6.5 8h3',
  'other-gateway': `${GAP}M1.5 8h4M10.5 8h4`,
  'aws-service': 'M4.5 12.5a3 3 0 0 1-.3-6 4 4 0 0 1 7.6-.4 3.2 3.2 0 0 1 .2 6.4z',
  internet:
    'M14.5 8a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0zM1.5 8h13M8 1.5c-3.5 4-3.5 9 0 13 3.5-4 3.5-9 0-13z',
  vpc: 'M5 2H2v3M11 2h3v3M5 14H2v-3M11 14h3v-3M6 6h4v4H6z',
  subnet: 'M2 3.5h12v9H2zM5 6.5h2.5v3H5z',
  name: 'M8.5 2H14v5.5L7.5 14 2 8.5zM11 5h.1',
  'security-group': `${SHIELD}M5.5 7.5l2 2 3-3.5`,
  'network-acl': 'M2 2.5h12M2 13.5h12M4.5 2.5v11M8 2.5v11M11.5 2.5v11',
  route: 'M3 14V9c0-2 1-3 3-3h7M10.5 3.5 13 6l-2.5 2.5M3 6V2',
  endpoint: `${RING}M1 8h8`,
  policy: 'M3.5 1.5h9v13h-9zM6 5h4M6 8h4M6 11h2',
  source: 'M5.5 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM5.5 8H14M11 5l3 3-3 3',
  destination: 'M1.5 8H9M6.5 5.5 9 8l-2.5 2.5M14.5 8a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
};

/** The sign of a node; undefined for a note, which is no resource. */
export const iconOf = (kind: NodeKind): string | undefined => (kind === 'note' ? undefined : ICONS[kind]);
