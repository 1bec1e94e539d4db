/** Peering connections, and what they tell of the VPCs on either side. */
import type { ScenarioPeering } from '../../../evaluator/index.ts';
import { at, given, listAt, textAt } from '../../shared/json.ts';
import { cidrOf } from '../addresses.ts';
import { type Context, claim, common, isName, itemsOf, type VpcDraft, vpcOf } from '../context.ts';

const STATES = [
  'initiating-request',
  'pending-acceptance',
  'active',
  'rejected',
  'expired',
  'failed',
  'provisioning',
  'deleting',
  'deleted',
] as const;
const DEAD: ReadonlySet<string> = new Set(['rejected', 'expired', 'failed', 'deleted']);

const cidrsOfSide = (side: unknown): string[] => {
  const texts = [
    textAt(side, 'CidrBlock'),
    ...listAt(side, 'CidrBlockSet').map((entry) => textAt(entry, 'CidrBlock')),
    ...listAt(side, 'Ipv6CidrBlockSet').map((entry) => textAt(entry, 'Ipv6CidrBlock')),
  ];
  return [...new Set(texts.map(cidrOf).filter((cidr) => cidr !== undefined))];
};

/** The VPC of one side. What the peering says of it counts where `describe-vpcs` does not show it. */
const vpcOfSide = (context: Context, side: unknown): VpcDraft => {
  const vpc = vpcOf(context, textAt(side, 'VpcId') ?? '');
  if (vpc.cidr.length === 0) vpc.cidr = cidrsOfSide(side);
  vpc.region ??= textAt(side, 'Region');
  vpc.account ??= textAt(side, 'OwnerId');
  return vpc;
};

/** Whether public names of instances on a side resolve to private addresses for the other (fact F-PCX-06). */
const resolvesTo = (side: unknown): boolean | null => {
  const stated = at(side, 'PeeringOptions', 'AllowDnsResolutionFromRemoteVpc');
  return typeof stated === 'boolean' ? stated : stated === undefined ? false : null;
};

const dnsResolutionOf = (requester: unknown, accepter: unknown): Pick<ScenarioPeering, 'dnsResolution'> => {
  const sides = { requester: resolvesTo(requester), accepter: resolvesTo(accepter) };
  if (sides.requester === null || sides.accepter === null) return { dnsResolution: null };
  if (!sides.requester && !sides.accepter) return {};
  return { dnsResolution: { requester: sides.requester, accepter: sides.accepter } };
};

const hasVpc = (side: unknown): boolean => isName(textAt(side, 'VpcId') ?? '');

/** Reads `describe-vpc-peering-connections`. Dead ones stay only where a route still points at them. */
export const readPeerings = (context: Context, routed: ReadonlySet<string>): void => {
  for (const item of itemsOf(context, 'VpcPeeringConnections')) {
    const stated = textAt(item.value, 'Status', 'Code') ?? 'active';
    const state = STATES.find((each) => each === stated);
    const requester = at(item.value, 'RequesterVpcInfo');
    const accepter = at(item.value, 'AccepterVpcInfo');
    if (DEAD.has(stated) && !routed.has(item.id)) {
      context.documents.notes.add(
        'peering connections',
        'they are deleted, rejected, expired or failed',
        item,
      );
    } else if (state === undefined || !hasVpc(requester) || !hasVpc(accepter)) {
      context.documents.notes.add(
        'peering connections',
        'their state or one of their VPCs is not told',
        item,
      );
    } else if (claim(context, item.id, 'VpcPeeringConnections')) {
      context.peerings.set(item.id, {
        ...common(item),
        requester: vpcOfSide(context, requester).id,
        accepter: vpcOfSide(context, accepter).id,
        ...given('state', state === 'active' ? undefined : state),
        ...dnsResolutionOf(requester, accepter),
      });
    }
  }
};
