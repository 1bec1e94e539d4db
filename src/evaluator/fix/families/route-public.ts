/**
 * Routes to public addresses: through the NAT gateway or internet gateway that the VPC has (facts
 * F-NAT-03 and F-IGW-02).
 */
import { familyOf } from '../../address/set.ts';
import type { InternetGateway, Network, Subnet } from '../../model/network.ts';
import type { FixStep, PatchOperation } from '../../trace/types.ts';
import { named } from '../../trace/words.ts';
import { awsCommand, awsField, awsIdOf, awsLines } from '../aws.ts';
import { rangeOf, whyWide } from '../peer.ts';
import type { Leaving, Place } from '../site.ts';
import { type NewRoute, type NewTarget, setRoute, useTable } from '../tables.ts';

/** NAT gateways of the VPC that can send to public addresses, from another subnet than their own. */
const natTargets = (network: Network, subnet: Subnet): readonly NewTarget[] =>
  [...network.natGateways.values()]
    .filter(
      (nat) =>
        nat.connectivity === 'public' &&
        nat.interface?.subnet.vpc === subnet.vpc &&
        nat.interface.subnet !== subnet,
    )
    .sort((a, b) => Number(b.state === 'available') - Number(a.state === 'available'))
    .map((resource) => ({ resource, flag: '--nat-gateway-id' }) as const);

/** Attaches an internet gateway that is attached nowhere (fact F-IGW-03: a VPC has one at most). */
export const attachGateway = (subnet: Subnet, gateway: InternetGateway): FixStep => ({
  summary: `Attach internet gateway ${named(gateway)} to VPC ${named(subnet.vpc)}.`,
  edits: [{ op: 'add', path: `${gateway.pointer}/vpc`, value: subnet.vpc.id }],
  ...awsField(
    awsCommand(
      'attach-internet-gateway',
      '--internet-gateway-id',
      awsIdOf(gateway),
      '--vpc-id',
      awsIdOf(subnet.vpc),
    ),
  ),
});

/** Two steps that only help together. */
export const both = (first: FixStep, second: FixStep): FixStep => ({
  summary: `${first.summary} ${second.summary}`,
  edits: [...first.edits, ...second.edits],
  ...awsField(awsLines(first.aws, second.aws)),
});

const gatewayRoutes = (
  network: Network,
  subnet: Subnet,
  wanted: Omit<NewRoute, 'target'>,
): readonly FixStep[] => {
  const route = (resource: InternetGateway): FixStep | undefined =>
    setRoute(network, subnet, { ...wanted, target: { resource, flag: '--gateway-id' } });
  const own = subnet.vpc.internetGateway;
  if (own !== undefined) return [route(own)].filter((step) => step !== undefined);
  const loose = [...network.internetGateways.values()].find((gateway) => gateway.vpc === undefined);
  const step = loose === undefined ? undefined : route(loose);
  return loose === undefined || step === undefined ? [] : [both(attachGateway(subnet, loose), step)];
};

/** Another table of the VPC whose routes lead to its internet gateway. */
const publicTables = (network: Network, subnet: Subnet): readonly FixStep[] => {
  const found = new Map(
    [...network.subnets.values()].flatMap(({ vpc, routeTable }) =>
      vpc === subnet.vpc &&
      routeTable !== undefined &&
      routeTable !== subnet.routeTable &&
      routeTable.routes.some(({ target }) => target.kind === 'internet-gateway')
        ? [[routeTable.id, routeTable] as const]
        : [],
    ),
  );
  return [...found.values()].map((table) => useTable(subnet, table));
};

/**
 * Ways out for a packet that is for a public address. An answer must go where its question came
 * from, so only the internet gateway serves it; so does it a sender that has a public address.
 */
export const proposePublicRoutes = (
  site: Place,
  { owner, subnet, packet, over }: Leaving,
): readonly FixStep[] => {
  const range = rangeOf(site, packet, 'dst');
  if (range === undefined) return [];
  const wanted = { cidr: range.cidr, why: whyWide(range), over };
  const gateway = gatewayRoutes(site.network, subnet, wanted);
  if (owner.role === 'nat-gateway') return [...publicTables(site.network, subnet), ...gateway];
  if (packet.answer || familyOf(packet.dst) === 6) return gateway;
  const nat = natTargets(site.network, subnet)
    .map((target) => setRoute(site.network, subnet, { ...wanted, target }))
    .filter((step) => step !== undefined);
  return owner.publicAddresses.has(packet.src.text) ? [...gateway, ...nat] : [...nat, ...gateway];
};

/** A table of its own for the subnet of a NAT gateway that sends its packets to itself. */
export const proposeNatTable = (site: Place, subnet: Subnet, name: string): readonly FixStep[] => {
  const gateway = subnet.vpc.internetGateway;
  const tables = site.network.scenario.vpcs[subnet.vpc.id]?.routeTables;
  if (gateway === undefined || tables === null) return [];
  const value = { routes: { '0.0.0.0/0': gateway.id } };
  const path = `${subnet.vpc.pointer}/routeTables`;
  const edit: PatchOperation =
    tables === undefined
      ? { op: 'add', path, value: { [name]: value } }
      : { op: 'add', path: `${path}/${name}`, value };
  return [
    {
      summary: `Give subnet ${named(subnet)} a route table of its own, \`${name}\`, with the route \`0.0.0.0/0 → ${gateway.id}\`.`,
      edits: [edit, { op: 'add', path: `${subnet.pointer}/routeTable`, value: name }],
    },
  ];
};
