/**
 * Endpoints: a route table associated with the gateway endpoint that the VPC has, or an endpoint of
 * the VPC's own, since nobody can borrow a peer's (facts F-GWE-02, F-GWE-05 and F-IFE-04).
 */
import { pointerOf } from '../../model/document.ts';
import type { Network, RouteTable, Subnet } from '../../model/network.ts';
import { serviceOf } from '../../name-resolution/service-names.ts';
import type { Packet } from '../../trace/packet.ts';
import type { FixStep, PatchOperation } from '../../trace/types.ts';
import { named } from '../../trace/words.ts';
import { awsCommand, awsField, awsIdOf } from '../aws.ts';
import { freeName, pathNames } from '../names.ts';
import { isShown, writeMainTable } from '../tables.ts';

/** A table by name, written down first where the scenario does not show it. */
const shownTable = (
  network: Network,
  table: RouteTable,
): { readonly name: string; readonly edits: readonly PatchOperation[] } =>
  isShown(table) ? { name: table.id, edits: [] } : writeMainTable(network, table, {});

/** Associates the subnet's table with a gateway endpoint of the VPC for the packet's service. */
export const proposeAssociation = (network: Network, subnet: Subnet, packet: Packet): readonly FixStep[] => {
  const { routeTable: table, vpc } = subnet;
  if (table === undefined || packet.dst.service === undefined) return [];
  const { name, edits } = shownTable(network, table);
  return [...network.gatewayEndpoints.values()]
    .filter((endpoint) => endpoint.vpc === vpc && endpoint.service === packet.dst.service)
    .map((endpoint) => ({
      summary: `Associate route table ${named(table)} with gateway endpoint ${named(endpoint)}.`,
      edits: [...edits, { op: 'add', path: `${endpoint.pointer}/routeTables/-`, value: name }],
      ...awsField(
        awsCommand(
          'modify-vpc-endpoint',
          '--vpc-endpoint-id',
          awsIdOf(endpoint),
          '--add-route-table-ids',
          awsIdOf(table),
        ),
      ),
    }));
};

const addEndpoint = (network: Network, name: string, value: unknown): PatchOperation =>
  network.scenario.endpoints === undefined
    ? { op: 'add', path: '/endpoints', value: { [name]: value } }
    : { op: 'add', path: pointerOf('endpoints', name), value };

/** What a new endpoint would be for: the service, in the Region of the VPC (fact F-GWE-03). */
const wantedService = (subnet: Subnet, packet: Packet, type: 'gateway' | 'interface') => {
  const name = packet.dst.service;
  const known = name === undefined ? undefined : serviceOf(name);
  if (name === undefined || known === undefined || known.region !== subnet.vpc.region) return undefined;
  return known.service.endpoints.includes(type)
    ? { name, code: known.service.code, title: known.service.title }
    : undefined;
};

/** A gateway endpoint in the packet's VPC: free, and for this service only (fact F-GWE-01). */
export const proposeGatewayEndpoint = (
  network: Network,
  subnet: Subnet,
  packet: Packet,
): readonly FixStep[] => {
  const { routeTable: table, vpc } = subnet;
  const service = wantedService(subnet, packet, 'gateway');
  if (table === undefined || service === undefined) return [];
  const exists = [...network.gatewayEndpoints.values()].some(
    (endpoint) => endpoint.vpc === vpc && endpoint.service === service.name,
  );
  if (exists) return [];
  const { name: routeTable, edits } = shownTable(network, table);
  const name = freeName(`vpce-${service.code}`, pathNames(network.scenario));
  const value = { type: 'gateway', service: service.name, vpc: vpc.id, routeTables: [routeTable] };
  return [
    {
      summary: `Create a gateway endpoint for ${service.title} in VPC ${named(vpc)}, with route table ${named(table)}.`,
      edits: [...edits, addEndpoint(network, name, value)],
      ...awsField(
        awsCommand(
          'create-vpc-endpoint',
          '--vpc-endpoint-type',
          'Gateway',
          '--vpc-id',
          awsIdOf(vpc),
          '--service-name',
          service.name,
          '--route-table-ids',
          awsIdOf(table),
        ),
      ),
    },
  ];
};

/** An interface endpoint with private DNS in the packet's subnet; it has the VPC's default group (fact F-SG-10). */
export const proposeInterfaceEndpoint = (
  network: Network,
  subnet: Subnet,
  packet: Packet,
): readonly FixStep[] => {
  const { vpc } = subnet;
  const service = wantedService(subnet, packet, 'interface');
  if (service === undefined || packet.answer) return [];
  const exists = [...network.interfaceEndpoints.values()].some(
    (endpoint) => endpoint.vpc === vpc && endpoint.service === service.name,
  );
  if (exists || vpc.dnsSupport !== true || vpc.dnsHostnames === undefined) return [];
  const name = freeName(`vpce-${service.code.replaceAll(/[^\w-]/g, '-')}`, pathNames(network.scenario));
  const value = { type: 'interface', service: service.name, subnets: [subnet.id] };
  const hostnames: readonly PatchOperation[] = vpc.dnsHostnames
    ? []
    : [{ op: 'add', path: `${vpc.pointer}/dnsHostnames`, value: true }];
  const create = awsCommand(
    'create-vpc-endpoint',
    '--vpc-endpoint-type',
    'Interface',
    '--vpc-id',
    awsIdOf(vpc),
    '--service-name',
    service.name,
    '--subnet-ids',
    awsIdOf(subnet),
    '--private-dns-enabled',
  );
  const attribute = awsCommand('modify-vpc-attribute', '--vpc-id', awsIdOf(vpc), '--enable-dns-hostnames');
  const aws = vpc.dnsHostnames || attribute === undefined ? create : `${attribute}\n${create ?? ''}`;
  return [
    {
      summary: `${vpc.dnsHostnames ? '' : `Turn \`dnsHostnames\` of VPC ${named(vpc)} on. `}Create an interface endpoint for ${service.title}, with private DNS, in subnet ${named(subnet)}.`,
      edits: [...hostnames, addEndpoint(network, name, value)],
      ...awsField(create === undefined ? undefined : aws),
    },
  ];
};
