/** Where a part begins: what the trace names, and, where that is not enough, more and more of what surrounds it. */
import { contains, parseAddress, samePrefix } from '../../evaluator/address/prefix.ts';
import type {
  AddressSet,
  FlowRequest,
  Network,
  ScenarioTransitGatewayAttachment,
} from '../../evaluator/index.ts';
import { pointerOf } from '../../evaluator/model/document.ts';
import { placeOnPath } from './named.ts';
import {
  type Catalog,
  COLLECTIONS,
  type Collection,
  entries,
  IN_VPC,
  type Need,
  placeIn,
} from './selection.ts';
import { unitAt } from './units.ts';

const full = (pointer: string): Need => ({ pointer, depth: 'full' });

/** VPCs and connections that the named resources stand in. */
const touched = ({
  scenario,
  named,
}: Catalog): { vpcs: ReadonlySet<string>; others: ReadonlySet<string> } => {
  const vpcs = new Set<string>();
  const others = new Set<string>();
  for (const pointer of named) {
    const unit = unitAt(scenario, pointer);
    if (unit?.collection === 'inVpc') vpcs.add(unit.owner);
    else if (unit?.collection === 'vpcs') vpcs.add(unit.name);
    else if (unit !== undefined && unit.collection !== 'inTransitGateway') others.add(unit.name);
  }
  return { vpcs, others };
};

/** Whether an attachment joins something that is named, or may have brought routes that are not in the data. */
const isNamed = (
  { network }: Catalog,
  { vpcs, others }: ReturnType<typeof touched>,
  gateway: string,
  name: string,
  fields: ScenarioTransitGatewayAttachment,
): boolean => {
  const known = network.transitGateways.get(gateway)?.attachments;
  const tables = [...(known?.values() ?? [])].flatMap(({ table }) =>
    typeof table === 'object' ? [table] : [],
  );
  if (tables.some(({ unlearned }) => unlearned.includes(name))) return true;
  switch (fields.type) {
    case 'vpc':
      return vpcs.has(fields.vpc);
    case 'vpn':
      return others.has(fields.connection);
    case 'direct-connect':
      return others.has(fields.gateway);
    case 'peering':
      return fields.transitGateway !== null && others.has(fields.transitGateway);
    case 'other':
      return false;
  }
};

/** Attachments of the named transit gateways that count. A trace names the gateway, not them. */
export const namedAttachments = (catalog: Catalog): readonly string[] => {
  const known = touched(catalog);
  return entries(catalog.scenario.transitGateways)
    .filter(([gateway]) => known.others.has(gateway))
    .flatMap(([gateway, { attachments }]) =>
      entries(attachments)
        .filter(([name, fields]) => isNamed(catalog, known, gateway, name, fields))
        .map(([name]) => pointerOf('transitGateways', gateway, 'attachments', name)),
    );
};

/** What may compete for names and addresses, or is asked before the route: few of each, also in a large account. */
const COMPETING: readonly Collection[] = [
  'internetGateways',
  'egressOnlyInternetGateways',
  'virtualPrivateGateways',
  'natGateways',
  'endpoints',
  'prefixLists',
  'hostedZones',
  'resolverEndpoints',
  'resolverRules',
  'onPremises',
  'vpnConnections',
  'directConnectGateways',
  'accounts',
  'principals',
  'resources',
];

const WORKLOADS: ReadonlySet<string> = new Set(['instances', 'networkInterfaces']);

const whole = ({ scenario }: Catalog, collections: readonly Collection[]): readonly Need[] =>
  collections.flatMap((collection) =>
    Object.keys(scenario[collection] ?? {}).map((name) => full(pointerOf(collection, name))),
  );

const everyAttachment = ({ scenario }: Catalog): readonly Need[] =>
  entries(scenario.transitGateways).flatMap(([gateway, fields]) =>
    (['attachments', 'routeTables'] as const).flatMap((map) =>
      Object.keys(fields[map] ?? {}).map((name) => full(pointerOf('transitGateways', gateway, map, name))),
    ),
  );

const insides = ({ scenario }: Catalog, isWanted: (vpc: string) => boolean): readonly Need[] =>
  entries(scenario.vpcs)
    .filter(([vpc]) => isWanted(vpc))
    .flatMap(([vpc, fields]) => [
      full(pointerOf('vpcs', vpc)),
      ...IN_VPC.flatMap((map) =>
        Object.keys(fields[map] ?? {}).map((name) => full(pointerOf('vpcs', vpc, map, name))),
      ),
    ]);

/** What to add to the named resources, step by step, until the part answers alike. */
export const surroundings = (catalog: Catalog): readonly (() => readonly Need[])[] => {
  const { vpcs } = touched(catalog);
  return [
    () => [],
    () => whole(catalog, COMPETING),
    () => [
      ...whole(catalog, COMPETING),
      ...insides(catalog, (vpc) => vpcs.has(vpc)),
      ...everyAttachment(catalog),
    ],
    () => [
      ...whole(
        catalog,
        COLLECTIONS.filter((collection) => !WORKLOADS.has(collection)),
      ),
      ...insides(catalog, () => true),
      ...everyAttachment(catalog),
    ],
    () => [...whole(catalog, COLLECTIONS), ...insides(catalog, () => true), ...everyAttachment(catalog)],
  ];
};

/** Maps whose resources an end of a flow may name, by name or by a label. */
const ENDS: readonly Collection[] = [
  'instances',
  'networkInterfaces',
  'endpoints',
  'loadBalancers',
  'onPremises',
];

const byLabel = ({ scenario }: Network, text: string): readonly string[] =>
  ENDS.flatMap((collection) =>
    Object.entries<{ label?: string | undefined }>(scenario[collection] ?? {})
      .filter(([, { label }]) => label === text)
      .map(([name]) => pointerOf(collection, name)),
  );

/** Who has an address exactly, or may have it as one of a network outside. */
const byAddress = (network: Network, text: string): readonly string[] => {
  const address = parseAddress(text.replace(/^internet:/, ''));
  if (address === undefined) return [];
  const isIt = ({ prefixes: [only, ...more] }: AddressSet): boolean =>
    only !== undefined && more.length === 0 && samePrefix(only, address);
  const owners = [...network.subnets.values()]
    .flatMap(({ interfaces }) => interfaces)
    .filter((owner) => owner.addresses.some(isIt) || [...owner.publicAddresses.values()].some(isIt));
  const outside = [...network.onPremises.values()].filter(({ prefixes }) =>
    prefixes.some((range) => contains(range, address)),
  );
  return [...owners.map(({ node }) => node.pointer), ...outside.map(({ pointer }) => pointer)];
};

/** What the ends of a flow, its principal and its resource name: a trace that ends early does not name them all. */
export const namedByRequest = (network: Network, request: FlowRequest): readonly string[] => {
  const { from, to, principal, resource } = request;
  const ends = [from, to].flatMap((text) => {
    const place = placeOnPath(network.scenario, network, text);
    return place === undefined ? [...byLabel(network, text), ...byAddress(network, text)] : [place];
  });
  const asked = [
    placeIn(network.scenario, ['principals'], principal),
    placeIn(network.scenario, ['resources'], resource),
  ];
  return [...ends, ...asked.filter((place) => place !== undefined)];
};
