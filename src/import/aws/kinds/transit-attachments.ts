/** Attachments of transit gateways, and the route tables that decide between them. */
import type { ScenarioTransitGatewayAttachment } from '../../../evaluator/index.ts';
import { append, given, oneAt, textAt, textsAt } from '../../shared/json.ts';
import { type Context, isName, type VpcDraft, vpcOf } from '../context.ts';
import { coverage, folderOf } from '../coverage.ts';
import type { Interface } from './interfaces.ts';
import { associateDirectConnect, directConnectGateway, transitGateway, vpnConnection } from './stubs.ts';
import { type AttachmentFacts, attachmentFacts, learnFromRoutes } from './transit-facts.ts';
import { readTransitTables } from './transit-tables.ts';

type Attachment = ScenarioTransitGatewayAttachment;
type Common = Pick<Attachment, 'label' | 'origin' | 'routeTable' | 'state'>;

const STATES = [
  'initiating',
  'initiatingRequest',
  'pendingAcceptance',
  'pending',
  'available',
  'modifying',
  'rollingBack',
  'failing',
  'failed',
  'rejecting',
  'rejected',
  'deleting',
  'deleted',
] as const;
const DEAD: ReadonlySet<string> = new Set(['deleted', 'rejected', 'failed']);

/** An option of a VPC attachment: `enable` or `disable`. */
const optionOf = (value: unknown, key: string): boolean | undefined => {
  const option = oneAt(['enable', 'disable'], value, 'Options', key);
  return option === undefined ? undefined : option === 'enable';
};

/** What AWS writes about the interface that an attachment has in each of its subnets (fact F-TGW-04). */
const DESCRIPTION = /^Network Interface for Transit Gateway Attachment (tgw-attach-[0-9a-z]+)\b/;

/** The subnets in which an attachment has interfaces; undefined where an export may lack some of them. */
type SubnetsOf = (attachment: string, vpc: VpcDraft) => readonly string[] | undefined;

const subnetsByInterface = (context: Context, interfaces: ReadonlyMap<string, Interface>): SubnetsOf => {
  const found = new Map<string, string[]>();
  for (const { value, subnet } of interfaces.values()) {
    const id = DESCRIPTION.exec(textAt(value, 'Description') ?? '')?.[1];
    if (id !== undefined && subnet !== undefined) append(found, id, subnet);
  }
  const covers = found.size === 0 ? () => false : coverage(context);
  return (attachment, vpc) => (covers('NetworkInterfaces', vpc) ? found.get(attachment) : undefined);
};

const vpcAttachment = (
  context: Context,
  facts: AttachmentFacts,
  common: Common,
  subnetsOf: SubnetsOf,
): Attachment | undefined => {
  const { resource, vpcAttachment: value } = facts;
  if (resource === undefined || !isName(resource)) return undefined;
  const vpc = vpcOf(context, resource);
  vpc.account ??= textAt(value, 'VpcOwnerId');
  const stated = textsAt(value, 'SubnetIds');
  const listed = stated.length > 0 ? stated : (subnetsOf(facts.id, vpc) ?? []);
  const isKnown = listed.length > 0 && listed.every((id) => context.subnetVpcs.get(id) === vpc.id);
  return {
    type: 'vpc',
    ...common,
    vpc: vpc.id,
    subnets: isKnown ? [...new Set(listed)] : null,
    ...given('applianceMode', optionOf(value, 'ApplianceModeSupport')),
    ...given('ipv6Support', optionOf(value, 'Ipv6Support')),
    ...given('securityGroupReferencing', optionOf(value, 'SecurityGroupReferencingSupport')),
  };
};

const describedGateway = (context: Context, id: string | undefined): string | null =>
  id !== undefined && context.transitGateways.has(id) ? id : null;

const attachmentOf = (
  context: Context,
  gateway: string,
  facts: AttachmentFacts,
  common: Common,
  subnetsOf: SubnetsOf,
): Attachment | undefined => {
  const { type, resource = '', origin, state } = facts;
  switch (type) {
    case 'vpc':
      return vpcAttachment(context, facts, common, subnetsOf);
    case 'vpn': {
      const connection = vpnConnection(context, resource, gateway, origin);
      return connection === undefined ? undefined : { type: 'vpn', ...common, connection };
    }
    case 'direct-connect-gateway': {
      const name = directConnectGateway(context, resource, origin);
      if (name === undefined) return undefined;
      if (!DEAD.has(state ?? '')) associateDirectConnect(context, name, gateway);
      return { type: 'direct-connect', ...common, gateway: name };
    }
    case 'peering':
      return { type: 'peering', ...common, transitGateway: describedGateway(context, facts.resource) };
    default:
      return undefined;
  }
};

/** Whether the gateway's own account and Region listed its attachments; then none is missing. */
const isListed = (context: Context, gateway: string): boolean => {
  const { items, listings } = context.documents;
  const item = items.TransitGateways.get(gateway);
  const folder = item === undefined ? undefined : folderOf(item.origin.file);
  return listings.some(
    ({ kind, file, more }) => kind === 'TransitGatewayAttachments' && !more && folderOf(file) === folder,
  );
};

/**
 * Reads attachments and route tables of transit gateways. What a table, an association or a route names stands in
 * the scenario, known or not, so that nothing leads nowhere.
 */
export const readTransitNetworks = (context: Context, interfaces: ReadonlyMap<string, Interface>): void => {
  const { notes } = context.documents;
  const subnetsOf = subnetsByInterface(context, interfaces);
  const attachments = attachmentFacts(context);
  const tables = readTransitTables(context, attachments);
  learnFromRoutes(context, attachments);
  for (const [gateway, own] of attachments) {
    const first = own.values().next().value;
    if (first !== undefined) transitGateway(context, gateway, first.origin);
  }
  for (const [gateway, draft] of context.transitGateways) {
    const ownTables = tables.get(gateway);
    const found = new Map<string, Attachment>();
    for (const facts of attachments.get(gateway)?.values() ?? []) {
      const { id, label, origin, state: stated, table } = facts;
      if (DEAD.has(stated ?? '') && facts.isNamed !== true) {
        notes.add('attachments of transit gateways', 'they are deleted, rejected or failed', { id, origin });
        continue;
      }
      const state = STATES.find((each) => each === stated);
      const isUnreadable = stated !== undefined && state === undefined;
      const common: Common = {
        ...given('label', label),
        origin,
        routeTable: typeof table === 'string' && ownTables?.has(table) !== true ? null : (table ?? null),
        ...given('state', state === 'available' ? undefined : state),
      };
      const other: Attachment = { type: 'other', ...common, kind: facts.type ?? 'unknown' };
      const known = isUnreadable ? undefined : attachmentOf(context, gateway, facts, common, subnetsOf);
      found.set(id, known ?? other);
    }
    draft.routeTables = ownTables === undefined ? null : Object.fromEntries(ownTables);
    draft.attachments = found.size === 0 && !isListed(context, gateway) ? null : Object.fromEntries(found);
  }
};
