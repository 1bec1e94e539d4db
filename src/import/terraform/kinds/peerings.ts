/** Peerings of VPCs: who asked, and whether the other side has accepted. */
import { type DeclaredValue, UNRESOLVED } from '../../declared/types.ts';
import type { Item } from '../item.ts';
import { type Kind, type Kinds, told } from './kind.ts';

const PEERING = 'AWS::EC2::VPCPeeringConnection';

/** AWS's word for where a peering stands; undefined where it is not said. */
const stateOf = (kind: Kind): DeclaredValue | undefined => {
  const known = kind.text('accept_status');
  return known ?? (kind.get('auto_accept') === true ? 'active' : undefined);
};

/** A new one waits for acceptance (fact F-TF-06); another account or Region may have its own way to give it. */
const newState = (kind: Kind): DeclaredValue =>
  kind.get('peer_owner_id') === undefined && kind.get('peer_region') === undefined
    ? 'pending-acceptance'
    : UNRESOLVED;

/** Whether names of the other side resolve to private addresses, as one side allows it. */
const resolutionOf = (item: Item, side: 'requester' | 'accepter'): DeclaredValue | undefined =>
  item.block(side)?.get('allow_remote_vpc_dns_resolution');

const peering = (kind: Kind): void =>
  kind.make(PEERING, {
    VpcId: told(kind.one('vpc_id', 'vpc')),
    PeerVpcId: told(kind.one('peer_vpc_id', 'vpc')),
    PeerOwnerId: kind.get('peer_owner_id'),
    PeerRegion: kind.get('peer_region'),
    State: stateOf(kind) ?? newState(kind),
    RequesterDnsResolution: resolutionOf(kind, 'requester'),
    AccepterDnsResolution: resolutionOf(kind, 'accepter'),
    Tags: kind.tags(),
  });

const options = (kind: Kind): void => {
  const owner = kind.one('vpc_peering_connection_id', 'peering');
  for (const side of ['requester', 'accepter'] as const) {
    const value = resolutionOf(kind, side);
    const property = side === 'requester' ? 'RequesterDnsResolution' : 'AccepterDnsResolution';
    if (value !== undefined) kind.add(owner, [PEERING], property, value);
  }
};

const accepter = (kind: Kind): void => {
  const state = stateOf(kind);
  if (state !== undefined)
    kind.add(kind.one('vpc_peering_connection_id', 'peering'), [PEERING], 'State', state);
  options(kind);
};

export const PEERINGS: Kinds = {
  aws_vpc_peering_connection: peering,
  aws_vpc_peering_connection_accepter: accepter,
  aws_vpc_peering_connection_options: options,
};
