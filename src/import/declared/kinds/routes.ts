/** Routes of VPCs as AWS would list them. */
import type { ScenarioOrigin } from '../../../evaluator/index.ts';
import { answer, flagOf, isTold, propertyOf, type Told, textOf } from '../properties.ts';
import { idOf, idsOf, type Parts, partsBy, resourcesOf, type Template, tell } from '../template.ts';
import { type DeclaredResource, UNRESOLVED } from '../types.ts';
import { hasUntoldCidr, toldCidrs } from './vpcs.ts';

export type Route = Readonly<Record<string, unknown>>;

const DESTINATIONS = ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId'] as const;
const TARGETS = [
  'CarrierGatewayId',
  'CoreNetworkArn',
  'EgressOnlyInternetGatewayId',
  'GatewayId',
  'InstanceId',
  'LocalGatewayId',
  'NatGatewayId',
  'NetworkInterfaceId',
  'TransitGatewayId',
  'VpcEndpointId',
  'VpcPeeringConnectionId',
] as const;

/**
 * A prefix list that stands for addresses that the template does not tell. Its entries are not in the data, so a rule
 * or route with it may match anything.
 */
export const untoldList = (template: Template, name: string, origin: ScenarioOrigin): string => {
  const list = `${name}.not-told`;
  tell(template, 'ManagedPrefixLists', { PrefixListId: list }, origin);
  return list;
};

/** The destination: told by one property alone, or not told. */
const destinationOf = (template: Template, { name, properties, origin }: DeclaredResource): Route => {
  const stated = DESTINATIONS.filter((key) => propertyOf(properties, key) !== undefined);
  const [key] = stated;
  const text: Told<string> = key === undefined ? UNRESOLVED : idOf(template, properties, key);
  return key !== undefined && stated.length === 1 && isTold(text)
    ? { [key]: text }
    : { DestinationPrefixListId: untoldList(template, name, origin) };
};

/** A target that is not told, by a name of its own, with what would tell it. */
const untoldTarget = (
  { declared }: Template,
  { name, hints }: DeclaredResource,
  keys: readonly string[],
): Route => {
  const [hint] = ['', ...keys].flatMap((key) => hints?.get(key) ?? []);
  return {
    NotTold: { Name: `${name}.target`, Why: hint ?? declared.untold ?? 'the template does not tell it' },
  };
};

/** The target; where it is not told, one that the data does not name. */
const targetOf = (template: Template, route: DeclaredResource): Route => {
  const { properties } = route;
  const stated = TARGETS.filter((key) => propertyOf(properties, key) !== undefined);
  const [key] = stated;
  const target: Told<string> = key === undefined ? UNRESOLVED : idOf(template, properties, key);
  return key !== undefined && stated.length === 1 && isTold(target)
    ? { [key]: target }
    : untoldTarget(template, route, stated);
};

const CREATED = { State: 'active', Origin: 'CreateRoute' } as const;

/** One route as its table lists it. */
export const routeOf = (template: Template, route: DeclaredResource): Route => ({
  ...destinationOf(template, route),
  ...targetOf(template, route),
  ...CREATED,
});

const isSame = (one: Route, other: Route): boolean => DESTINATIONS.every((key) => one[key] === other[key]);

/** More routes than this of which the table is not told are one that may lead anywhere. */
const MOST_STRAYS = 100;

/** Routes of which the template does not tell the table: each may have them, unless it has one to the same destination. */
export const strayRoutes = (
  template: Template,
  { strays }: Parts,
  table: { readonly name: string; readonly origin: ScenarioOrigin },
  own: readonly Route[],
): readonly Route[] => {
  if (strays.length > MOST_STRAYS)
    return [{ DestinationPrefixListId: untoldList(template, table.name, table.origin), ...CREATED }];
  return strays
    .map((route) => ({
      ...destinationOf(template, route),
      ...untoldTarget(template, route, ['RouteTableId']),
    }))
    .filter((route) => !own.some((each) => isSame(each, route)))
    .map((route) => ({ ...route, ...CREATED }));
};

/** Local routes are implied by the CIDRs of a VPC (fact F-ROUTE-03); where one of these is not told, they are stated. */
export const localRoutes = (template: Template, vpc: string, origin: ScenarioOrigin): readonly Route[] => {
  if (!hasUntoldCidr(template, vpc)) return [];
  const destinations: readonly Route[] = [
    ...toldCidrs(template, vpc).map((DestinationCidrBlock) => ({ DestinationCidrBlock })),
    { DestinationPrefixListId: untoldList(template, vpc, origin) },
  ];
  return destinations.map((destination) => ({ ...destination, GatewayId: 'local', ...CREATED }));
};

const PROPAGATED = { State: 'active', Origin: 'EnableVgwRoutePropagation' } as const;

/** What a virtual private gateway learns: static routes of its VPN connections, else nobody can tell. */
const learnedBy = (template: Template, gateway: string): readonly string[] | undefined => {
  const connections = partsBy(template, 'VpnGatewayId', 'AWS::EC2::VPNConnection');
  const routes = partsBy(template, 'VpnConnectionId', 'AWS::EC2::VPNConnectionRoute');
  const own = connections.of(gateway);
  if (own.length === 0 || routes.strays.length > 0) return undefined;
  const found = own.flatMap(({ name, properties }): readonly Told<string>[] =>
    flagOf(properties, 'StaticRoutesOnly') === true
      ? routes.of(name).map((route) => textOf(route.properties, 'DestinationCidrBlock'))
      : [UNRESOLVED],
  );
  const told = found.filter(isTold);
  return told.length === found.length ? told : undefined;
};

interface Propagation {
  readonly tables: Told<readonly string[]>;
  readonly gateway: Told<string>;
}

/**
 * The routes that virtual private gateways propagate into a table. What is learned by BGP is not in a template: a
 * default route stands for it, which yields to every static one (fact F-ROUTE-05).
 */
export const propagatedRoutes = (template: Template): ((table: string) => readonly Route[]) => {
  const propagations: readonly Propagation[] = resourcesOf(
    template,
    'AWS::EC2::VPNGatewayRoutePropagation',
  ).map(({ properties }) => ({
    tables: idsOf(template, properties, 'RouteTableIds'),
    gateway: idOf(template, properties, 'VpnGatewayId'),
  }));
  const learned = new Map<string, readonly string[] | undefined>();
  for (const { gateway } of propagations)
    if (isTold(gateway) && !learned.has(gateway)) learned.set(gateway, learnedBy(template, gateway));
  return (table) =>
    propagations.flatMap(({ tables, gateway }) => {
      if (isTold(tables) && !tables.includes(table)) return [];
      const target = answer({ GatewayId: gateway });
      const isCertain = isTold(tables) && isTold(gateway);
      const destinations = (isCertain ? learned.get(gateway) : undefined) ?? ['0.0.0.0/0'];
      return destinations.map((DestinationCidrBlock) => ({
        DestinationCidrBlock,
        ...(isCertain ? target : {}),
        ...PROPAGATED,
      }));
    });
};
