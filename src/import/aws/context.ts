/** The scenario while it is being made: VPCs by id, the names already given, and what points where. */
import type {
  Scenario,
  ScenarioNetworkAcl,
  ScenarioOrigin,
  ScenarioRouteTable,
  ScenarioSecurityGroup,
  ScenarioSubnet,
  ScenarioVpc,
} from '../../evaluator/index.ts';
import { NAME_PATTERN } from '../../evaluator/model/schema.ts';
import type { Tags } from '../result.ts';
import { given, listAt, textAt } from '../shared/json.ts';
import type { Documents, Item, Kind } from './documents.ts';

type Entries<T> = Map<string, T>;
type MapOf<K extends keyof Scenario> = Entries<
  NonNullable<Scenario[K]> extends Readonly<Record<string, infer T>> ? T : never
>;

/** A VPC whose parts are being added. */
export interface VpcDraft {
  readonly id: string;
  cidr: readonly string[];
  region: string | undefined;
  account: string | undefined;
  fields: Pick<
    ScenarioVpc,
    'label' | 'origin' | 'dnsSupport' | 'dnsHostnames' | 'dnsServers' | 'blockPublicAccess'
  >;
  readonly subnets: Entries<ScenarioSubnet>;
  readonly routeTables: Entries<ScenarioRouteTable>;
  readonly networkAcls: Entries<ScenarioNetworkAcl | null>;
  readonly securityGroups: Entries<ScenarioSecurityGroup | null>;
  /** Set when something of this VPC had to be left out, so that its absence proves nothing. */
  readonly unknown: Set<NonNullable<ScenarioVpc['unknown']>[number]>;
}

/** The maps of the format that an import fills, in the order in which a scenario shows them. */
export const COLLECTIONS = [
  'instances',
  'networkInterfaces',
  'internetGateways',
  'egressOnlyInternetGateways',
  'natGateways',
  'endpoints',
  'peerings',
  'transitGateways',
  'virtualPrivateGateways',
  'vpnConnections',
  'directConnectGateways',
  'loadBalancers',
  'targetGroups',
  'endpointServices',
  'resourceGateways',
  'resourceConfigurations',
  'serviceNetworks',
  'hostedZones',
  'resolverEndpoints',
  'resolverRules',
  'prefixLists',
  'resources',
  'otherGateways',
] as const;

type Collections = { readonly [K in (typeof COLLECTIONS)[number]]: MapOf<K> };

export interface Context extends Collections {
  readonly documents: Documents;
  readonly vpcs: Map<string, VpcDraft>;
  /** The VPC of every subnet of the scenario. */
  readonly subnetVpcs: Map<string, string>;
  /** The VPC of every security group of the files. */
  readonly groupVpcs: Map<string, string>;
  /** What a route to an interface leads to: its own name, or the gateway that it belongs to. */
  readonly interfaceTargets: Map<string, string>;
  /** The name of a load balancer, target group or endpoint service by its ARN or whole name. */
  readonly namesByArn: Map<string, string>;
  /** Which Direct Connect gateway is associated with which gateway, as texts of both names. */
  readonly directConnectPairs: Set<string>;
  /** Names that stand on paths, each for one resource. */
  readonly names: Set<string>;
}

/** An empty draft for the documents. */
export const newContext = (documents: Documents): Context => ({
  documents,
  vpcs: new Map(),
  subnetVpcs: new Map(),
  groupVpcs: new Map(),
  ...(Object.fromEntries(COLLECTIONS.map((key) => [key, new Map()])) as unknown as Collections),
  interfaceTargets: new Map(),
  namesByArn: new Map(),
  directConnectPairs: new Set(),
  // Routes and flows give these two a meaning of their own.
  names: new Set(['local', 'internet']),
});

/** Whether an id can be a name in a scenario. */
export const isName = (id: string): boolean => id.length <= 255 && NAME_PATTERN.test(id);

/** The items of a kind whose ids can be names; the others are noted. */
export const itemsOf = (context: Context, kind: Kind): readonly Item[] =>
  [...context.documents.items[kind].values()].filter((item) => {
    if (isName(item.id)) return true;
    context.documents.notes.add(`entries of ${kind}`, 'their id is not one of AWS', item);
    return false;
  });

/** Takes a name for a resource on paths; false where another resource has it. */
export const claim = (context: Context, name: string, kind: Kind): boolean => {
  if (context.names.has(name)) {
    context.documents.notes.add(`entries of ${kind}`, 'another resource has the same id', name);
    return false;
  }
  context.names.add(name);
  return true;
};

/** The tags of a resource; network interfaces call theirs a set. */
export const tagsIn = (value: unknown): Tags =>
  [...listAt(value, 'Tags'), ...listAt(value, 'TagSet')].flatMap((tag) => {
    const key = textAt(tag, 'Key');
    return key === undefined ? [] : [[key, textAt(tag, 'Value') ?? ''] as const];
  });

/** The Name tag of a resource. */
export const labelOf = (value: unknown): string | undefined =>
  tagsIn(value).find(([key]) => key === 'Name')?.[1] || undefined;

/** What every resource carries: its Name tag and where it was read. */
export const common = (item: { readonly value: unknown; readonly origin: ScenarioOrigin }) => ({
  ...given('label', labelOf(item.value)),
  origin: item.origin,
});

/** The VPC of an id, as a stub of which nothing is known where the files do not show it. */
export const vpcOf = (context: Context, id: string): VpcDraft => {
  const known = context.vpcs.get(id);
  if (known !== undefined) return known;
  const draft: VpcDraft = {
    id,
    cidr: [],
    region: undefined,
    account: undefined,
    fields: { dnsSupport: null, dnsHostnames: null, blockPublicAccess: null },
    subnets: new Map(),
    routeTables: new Map(),
    networkAcls: new Map(),
    securityGroups: new Map(),
    unknown: new Set(),
  };
  context.vpcs.set(id, draft);
  return draft;
};

/** The VPC that a resource names; undefined where it names none that can be one. */
export const vpcNamedBy = (context: Context, value: unknown): VpcDraft | undefined => {
  const id = textAt(value, 'VpcId');
  return id === undefined || !isName(id) ? undefined : vpcOf(context, id);
};

/**
 * How a resource of `vpc` names a security group: the bare id in its own VPC, `vpc/group` in another. A
 * group that the files do not show gets a stub: its rules are not known. undefined for no name.
 */
export const groupName = (
  context: Context,
  vpc: string,
  group: string,
  statedVpc?: string,
): string | undefined => {
  if (!isName(group)) return undefined;
  const stated = statedVpc !== undefined && isName(statedVpc) ? statedVpc : vpc;
  const home = vpcOf(context, context.groupVpcs.get(group) ?? stated);
  if (!home.securityGroups.has(group)) home.securityGroups.set(group, null);
  return home.id === vpc ? group : `${home.id}/${group}`;
};

/**
 * The name of a prefix list, with a stub where the files do not show its entries. `service` is whose addresses
 * it holds, which counts for the first list of a service.
 */
export const prefixListName = (context: Context, id: string, service?: string): string | undefined => {
  if (!isName(id)) return undefined;
  const known = context.prefixLists.get(id) ?? { entries: null };
  context.prefixLists.set(id, known);
  if (service !== undefined && known.service === undefined) {
    const taken = [...context.prefixLists.values()].some((list) => list.service === service);
    if (!taken) known.service = service;
  }
  return id;
};

/** Adds a route target that the model does not know, or finds it; the name is `id` unless that is taken. */
export const otherGateway = (
  context: Context,
  id: string,
  kind: string,
  details: {
    readonly label?: string;
    readonly origin?: ScenarioOrigin;
    readonly ips?: string[];
    readonly notTold?: string;
  } = {},
): string => {
  if (context.otherGateways.has(id)) return id;
  let name = isName(id) ? id : 'unknown-target';
  while (context.names.has(name) && !context.otherGateways.has(name)) name = `${name}-target`;
  if (!context.otherGateways.has(name)) {
    context.names.add(name);
    context.otherGateways.set(name, { kind, ...details });
  }
  return name;
};
