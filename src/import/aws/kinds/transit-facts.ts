/**
 * What the files say about the attachments of transit gateways. An attachment may stand in several answers, of
 * several accounts; one that only a route or a propagation names is known by its kind alone.
 */

import { at, given, listAt, textAt } from '../../shared/json.ts';
import { type Context, isName, labelOf } from '../context.ts';
import type { Item } from '../documents.ts';

/** What is known of one attachment of one transit gateway. */
export interface AttachmentFacts {
  readonly id: string;
  readonly origin: Item['origin'];
  label?: string;
  /** In AWS's words: vpc, vpn, direct-connect-gateway, peering, connect, ... */
  type?: string;
  /** The id of what it attaches; of a peering, the other transit gateway. */
  resource?: string;
  state?: string;
  /** The route table; false: it was described and has none. undefined: not in the data. */
  table?: string | false;
  /** As `describe-transit-gateway-vpc-attachments` prints it. */
  vpcAttachment?: unknown;
  /** Whether a route, an association or a propagation names it: then it stays even where it is dead. */
  isNamed?: true;
}

/** The attachments of every transit gateway, by the ids of both. */
export type Attachments = Map<string, Map<string, AttachmentFacts>>;

type News = Omit<AttachmentFacts, 'id' | 'origin'>;

/** What something attaches. AWS has two words for a peering of transit gateways. */
export const attachedType = (value: unknown): Pick<News, 'type'> => {
  const type = textAt(value, 'ResourceType');
  return given('type', type === 'tgw-peering' ? 'peering' : type);
};

/** Adds what is not known yet: the first answer counts. */
export const learn = (
  attachments: Attachments,
  gateway: string | undefined,
  id: string | undefined,
  origin: Item['origin'],
  news: News,
): void => {
  if (gateway === undefined || id === undefined || !isName(id) || !isName(gateway)) return;
  const own = attachments.get(gateway) ?? new Map<string, AttachmentFacts>();
  attachments.set(gateway, own);
  own.set(id, { id, origin, ...news, ...own.get(id) });
};

/** A described attachment without an association is associated with nothing; one that is being changed is not known. */
const tableOf = (value: unknown): Pick<News, 'table'> => {
  const association = at(value, 'Association');
  if (association === undefined || association === null)
    return textAt(value, 'State') === undefined ? {} : { table: false };
  const live = ['associated', 'associating'].includes(textAt(association, 'State') ?? '');
  const table = textAt(association, 'TransitGatewayRouteTableId');
  return live && table !== undefined && isName(table) ? { table } : {};
};

/** A peering is described with both its sides; a side counts where its transit gateway is in the data. */
const readPeering = (context: Context, attachments: Attachments, { id, value, origin }: Item): void => {
  const sides = [at(value, 'RequesterTgwInfo'), at(value, 'AccepterTgwInfo')] as const;
  for (const [index, side] of sides.entries()) {
    const other = textAt(sides[1 - index], 'TransitGatewayId');
    const gateway = textAt(side, 'TransitGatewayId') ?? '';
    if (!context.transitGateways.has(gateway) && !attachments.has(gateway)) continue;
    learn(attachments, gateway, id, origin, {
      type: 'peering',
      ...given('resource', other),
      ...given('state', textAt(value, 'State')),
      ...given('label', labelOf(value)),
    });
  }
};

/** Active routes to a transit gateway say that their VPC is attached (fact F-ROUTE-16), whoever exported what. */
export const learnFromRoutes = (context: Context, attachments: Attachments): void => {
  const attached = new Set<string>();
  for (const [gateway, own] of attachments) {
    for (const { type, resource } of own.values())
      if (type === 'vpc' && resource !== undefined) attached.add(`${gateway} ${resource}`);
  }
  for (const { value, origin } of context.documents.items.RouteTables.values()) {
    const vpc = textAt(value, 'VpcId');
    if (vpc === undefined || !isName(vpc)) continue;
    for (const route of listAt(value, 'Routes')) {
      const gateway = textAt(route, 'TransitGatewayId');
      if (gateway === undefined || textAt(route, 'State') !== 'active') continue;
      if (attached.has(`${gateway} ${vpc}`)) continue;
      attached.add(`${gateway} ${vpc}`);
      learn(attachments, gateway, `attachment-of-${vpc}`, origin, { type: 'vpc', resource: vpc });
    }
  }
};

/** Gathers every attachment that some answer describes. */
export const attachmentFacts = (context: Context): Attachments => {
  const { items } = context.documents;
  const attachments: Attachments = new Map();
  for (const { id, value, origin } of items.TransitGatewayAttachments.values()) {
    learn(attachments, textAt(value, 'TransitGatewayId'), id, origin, {
      ...given('label', labelOf(value)),
      ...attachedType(value),
      ...given('resource', textAt(value, 'ResourceId')),
      ...given('state', textAt(value, 'State')),
      ...tableOf(value),
    });
  }
  for (const { id, value, origin } of items.TransitGatewayVpcAttachments.values()) {
    learn(attachments, textAt(value, 'TransitGatewayId'), id, origin, {
      ...given('label', labelOf(value)),
      type: 'vpc',
      ...given('resource', textAt(value, 'VpcId')),
      ...given('state', textAt(value, 'State')),
      vpcAttachment: value,
    });
  }
  for (const item of items.TransitGatewayPeeringAttachments.values()) readPeering(context, attachments, item);
  return attachments;
};
