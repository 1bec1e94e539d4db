/** What resources cost by the hour, whether or not anything passes (facts F-PRICE-01 to F-PRICE-17). */
import type {
  HybridConnection,
  InterfaceEndpoint,
  LoadBalancer,
  NatGateway,
  Network,
  ResourceEndpoint,
  TransitAttachment,
  TransitGateway,
} from '../model/network.ts';
import { serviceOf } from '../name-resolution/service-names.ts';
import type { ResourceRef } from '../trace/types.ts';
import { named } from '../trace/words.ts';
import { type Bill, byHour, note } from './charges.ts';
import { regionOfConnection, regionOfNat, serviceRegionOf } from './elements.ts';

const counted = (count: number, words: string): string | undefined =>
  count > 1 ? `${count} ${words}` : undefined;

/** The gateway's hours and those of its public addresses. */
export const natHours = (network: Network, bill: Bill, nat: NatGateway): void => {
  if (nat.state === 'failed' || nat.state === 'deleted') return;
  const region = regionOfNat(network, nat);
  if (nat.regional !== undefined) {
    byHour(bill, 'regional-nat-gateway-hour', nat, region);
    const message = `${named(nat)} is regional: one hour an hour is counted. AWS is said to bill each active zone.`;
    note(bill, 'assumption', message, ['F-PRICE-02', 'F-PRICE-02b']);
  } else byHour(bill, 'nat-gateway-hour', nat, region);
  if (nat.connectivity === 'private') return;
  const fields = Object.entries(network.scenario.natGateways ?? {}).find(([name]) => name === nat.id)?.[1];
  const given = Array.isArray(fields?.publicIp) ? new Set(fields.publicIp).size : 1;
  byHour(bill, 'public-ipv4-hour', nat, region, Math.max(given, 1), counted(Math.max(given, 1), 'addresses'));
};

/** Billed in any state until it is deleted (fact F-PRICE-03). */
const isThere = ({ state }: InterfaceEndpoint | ResourceEndpoint): boolean => state !== 'deleted';

export const endpointHours = (network: Network, bill: Bill, endpoint: InterfaceEndpoint): void => {
  if (!isThere(endpoint)) return;
  const zones = endpoint.interfaces.length;
  byHour(bill, 'interface-endpoint-hour', endpoint, endpoint.vpc.region, zones, counted(zones, 'zones'));
  const region = serviceRegionOf(network, endpoint);
  if (region !== undefined && region !== endpoint.vpc.region && serviceOf(endpoint.service) === undefined) {
    const message = `Whether the provider of \`${endpoint.service}\` pays for the Region \`${endpoint.vpc.region}\` by the hour is not known.`;
    note(bill, 'not-priced', message, ['F-PRICE-10']);
  }
};

export const resourceEndpointHours = (bill: Bill, endpoint: ResourceEndpoint): void => {
  if (!isThere(endpoint)) return;
  const price =
    endpoint.kind === 'resource-endpoint' ? 'resource-endpoint-hour' : 'service-network-endpoint-hour';
  byHour(bill, price, endpoint, endpoint.vpc.region);
  if (endpoint.kind === 'resource-endpoint' && endpoint.interfaces.length > 1) {
    const message = `${named(endpoint)} is counted once an hour, not once for each of its ${endpoint.interfaces.length} zones: the price list does not say more.`;
    note(bill, 'assumption', message, ['F-PRICE-05']);
  }
};

const UNBILLED: ReadonlySet<TransitAttachment['state']> = new Set([
  'initiating',
  'initiatingRequest',
  'pendingAcceptance',
  'rejecting',
  'rejected',
  'failing',
  'failed',
  'rollingBack',
  'deleted',
]);

/** An attachment's hours; nothing is billed before it is accepted. */
export const attachmentHours = (bill: Bill, gateway: TransitGateway, attachment: TransitAttachment): void => {
  if (UNBILLED.has(attachment.state)) return;
  switch (attachment.type) {
    case 'vpc':
    case 'hybrid':
      byHour(bill, 'transit-gateway-attachment-hour', attachment, gateway.region);
      break;
    case 'peering':
      // Each side's owner pays for its own: the other side stands in the other gateway's attachments.
      byHour(bill, 'transit-gateway-peering-hour', attachment, gateway.region);
      break;
    case 'other':
      note(
        bill,
        'not-priced',
        `${named(attachment)}, a ${attachment.what.replaceAll('`', "'")} attachment of ${named(gateway)}.`,
      );
      break;
  }
};

export const connectionHours = (network: Network, bill: Bill, connection: HybridConnection): void => {
  if (connection.kind === 'direct-connect-gateway') {
    const message = `The port of the Direct Connect line behind ${named(connection)}: its speed is not in the data.`;
    note(bill, 'not-priced', message);
    return;
  }
  const fields = Object.entries(network.scenario.vpnConnections ?? {}).find(
    ([name]) => name === connection.id,
  )?.[1];
  if (fields?.state === 'deleted' || fields?.state === 'deleting') return;
  byHour(bill, 'vpn-connection-hour', connection, regionOfConnection(network, connection));
  const message = `The public addresses of ${named(connection)} on AWS's side: whether they are billed is not known.`;
  note(bill, 'not-priced', message, ['F-PRICE-11']);
};

export const loadBalancerHours = (bill: Bill, balancer: LoadBalancer): void => {
  if (balancer.state === 'failed') return;
  byHour(bill, `${balancer.type}-load-balancer-hour`, balancer, balancer.vpc.region);
  addressHours(bill, balancer, balancer.vpc.region, balancer.interfaces);
};

/** Public IPv4 addresses, in use or idle alike (fact F-PRICE-11). */
export const addressHours = (
  bill: Bill,
  resource: ResourceRef,
  region: string,
  interfaces: LoadBalancer['interfaces'],
): void => {
  const addresses = interfaces.flatMap(({ publicAddresses }) => [...publicAddresses.values()]);
  const count = addresses.filter(({ prefixes }) => prefixes[0]?.family !== 6).length;
  byHour(bill, 'public-ipv4-hour', resource, region, count, counted(count, 'addresses'));
};
