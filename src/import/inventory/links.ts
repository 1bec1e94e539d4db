/** What joins VPCs to each other, and to networks outside of AWS. */
import type { Network, ResourceRef, TransitAttachment } from '../../evaluator/index.ts';
import type { LinkEnd, MapLink, MapResource } from './map-types.ts';
import { titleOf } from './titles.ts';

/** A resource as the map names it. */
export const resourceOf = ({ id, label, kind }: ResourceRef, detail?: string | undefined): MapResource => ({
  name: id,
  label,
  kind,
  title: titleOf(kind),
  detail,
});

const end = (kind: LinkEnd['kind'], name: string | null, detail?: string): LinkEnd => ({
  kind,
  name,
  detail,
});

const attachmentEnd = (attachment: TransitAttachment): LinkEnd => {
  const detail = attachment.state === 'available' ? undefined : attachment.state;
  switch (attachment.type) {
    case 'vpc':
      return end('vpc', attachment.vpc.id, detail);
    case 'hybrid':
      return end('connection', attachment.connection.id, detail);
    case 'peering':
      return end('transit-gateway', attachment.peer ?? null, detail);
    case 'other':
      return end('other', attachment.what, detail);
  }
};

/** Every peering connection, transit gateway, virtual private gateway and connection, with what it joins. */
export const linksOf = (network: Network): readonly MapLink[] => [
  ...[...network.peerings.values()].map((peering) => ({
    ...resourceOf(peering, peering.state),
    ends: [end('vpc', peering.requester.id), end('vpc', peering.accepter.id)],
  })),
  ...[...network.transitGateways.values()].map((gateway) => ({
    ...resourceOf(gateway, gateway.region),
    ends: gateway.attachments === undefined ? null : [...gateway.attachments.values()].map(attachmentEnd),
  })),
  ...[...network.connections.values()].map((connection) => ({
    ...resourceOf(connection, connection.down),
    ends: [
      ...connection.gateways.map((name) =>
        end(network.transitGateways.has(name) ? 'transit-gateway' : 'virtual-private-gateway', name),
      ),
      end('on-premises', connection.network?.id ?? null),
    ],
  })),
];
