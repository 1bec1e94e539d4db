/** Every resource of a network with where it stands and what tells it from others of its kind, in a fixed order. */
import { formatPrefix, isAddress, type Prefix } from '../../evaluator/address/prefix.ts';
import type { Network, NetworkInterface, ResourceKind, ResourceRef, Vpc } from '../../evaluator/index.ts';
import { pointerOf } from '../../evaluator/model/document.ts';
import { refOf } from '../../evaluator/model/ref.ts';
import { interfacesByNode, inVpc, type Place, placeOf } from './places.ts';

export interface Item {
  readonly ref: ResourceRef;
  readonly place: Place;
  readonly detail?: string | undefined;
  readonly cidrs?: readonly string[];
  readonly aliases?: readonly string[];
  /** Which end of a flow it may be. */
  readonly end?: 'both' | 'receives';
}

/** A prefix as a range, also where it is one address. */
export const rangeText = (range: Prefix): string =>
  isAddress(range) ? `${formatPrefix(range)}/${range.length}` : formatPrefix(range);

/** Words that say something unusual, joined; undefined where there are none. */
const words = (...parts: readonly (string | undefined | false)[]): string | undefined => {
  const said = parts.filter((part) => typeof part === 'string' && part !== '');
  return said.length === 0 ? undefined : said.join(', ');
};

const unless = (state: string | undefined, usual: string): string | undefined =>
  state === usual ? undefined : (state ?? 'its state is not in the data');

type Standing = ReadonlyMap<string, readonly NetworkInterface[]>;

const vpcsAndSubnets = (network: Network): readonly Item[] => [
  ...[...network.vpcs.values()].map((vpc) => ({
    ref: vpc,
    place: inVpc(vpc),
    detail: vpc.known ? undefined : 'its inside is not in the data',
    cidrs: vpc.prefixes.map(rangeText),
  })),
  ...[...network.subnets.values()].map((subnet) => ({
    ref: subnet,
    place: { ...inVpc(subnet.vpc), zones: subnet.zone === undefined ? [] : [subnet.zone] },
    cidrs: subnet.prefixes.map(rangeText),
  })),
];

const workloads = (network: Network): readonly Item[] => [
  ...[...network.instances.values()].map(
    (instance): Item => ({
      ref: instance,
      place: placeOf(instance.interfaces),
      detail: unless(instance.state, 'running'),
      aliases: instance.interfaces.map(({ id }) => id).filter((id) => id !== instance.id),
      end: 'both',
    }),
  ),
  // An instance that has one interface speaks for it; of several each is an end of its own.
  ...[...network.interfaces.values()]
    .filter(({ pointer, node }) => pointer !== node.pointer || node.kind === 'network-interface')
    .map(
      (owner): Item => ({
        ref: owner,
        place: placeOf([owner]),
        detail: words(owner.use, owner.instance !== undefined && `of ${owner.instance}`),
        end: 'both',
      }),
    ),
];

const endpoints = (network: Network, standing: Standing): readonly Item[] => [
  ...[...network.interfaceEndpoints.values()].map(
    (endpoint): Item => ({
      ref: endpoint,
      place: placeOf(endpoint.interfaces),
      detail: words(endpoint.service, unless(endpoint.state, 'available')),
      aliases: endpoint.dnsNames,
      end: 'receives',
    }),
  ),
  ...[...network.resourceEndpoints.values()].map(
    (endpoint): Item => ({
      ref: endpoint,
      place: { ...placeOf(endpoint.interfaces), ...vpcOf(endpoint.vpc) },
      detail: words(endpoint.resources?.map(({ id }) => id).join(' '), unless(endpoint.state, 'available')),
      aliases: endpoint.dnsNames,
      end: 'receives',
    }),
  ),
  ...[...network.gatewayEndpoints.values()].map((endpoint) => ({
    ref: endpoint,
    place: inVpc(endpoint.vpc),
    detail: words(endpoint.service, unless(endpoint.state, 'available')),
  })),
  ...[...network.inspectionEndpoints.values()].map((endpoint) => ({
    ref: endpoint,
    place: placeOf(standing.get(endpoint.pointer) ?? [endpoint.interface]),
    detail: words(endpoint.service, unless(endpoint.state, 'available')),
  })),
];

const vpcOf = ({ account, region, id }: Vpc) => ({ account, region, vpc: id });

const balancers = (network: Network): readonly Item[] => [
  ...[...network.loadBalancers.values()].map(
    (balancer): Item => ({
      ref: balancer,
      place: placeOf(balancer.interfaces),
      detail: words(
        balancer.type,
        balancer.internetFacing ? 'internet-facing' : 'internal',
        unless(balancer.state, 'active'),
      ),
      aliases: balancer.dnsName === undefined ? [] : [balancer.dnsName],
      end: 'receives',
    }),
  ),
  ...[...network.targetGroups.values()].map((group) => ({
    ref: group,
    place: inVpc(undefined),
    detail: words(group.protocol, group.port?.toString()),
  })),
  ...[...network.endpointServices.values()].map((service) => ({
    ref: service,
    place: { ...inVpc(undefined), account: service.account, region: service.region },
    aliases: [service.serviceName, service.privateDnsName].filter((name) => name !== undefined),
  })),
];

const gateways = (network: Network): readonly Item[] => {
  const attached = (vpc: string | null | undefined): Place =>
    inVpc(typeof vpc === 'string' ? network.vpcs.get(vpc) : undefined);
  const detached = (vpc: string | null | undefined): string | undefined =>
    vpc === undefined ? 'detached' : undefined;
  return [
    ...[...network.internetGateways.values(), ...network.egressOnlyInternetGateways.values()].map(
      (gateway) => ({ ref: gateway, place: attached(gateway.vpc), detail: detached(gateway.vpc) }),
    ),
    ...[...network.natGateways.values()].map((gateway) => ({
      ref: gateway,
      place: gateway.interface === undefined ? inVpc(gateway.regional?.vpc) : placeOf([gateway.interface]),
      detail: words(
        gateway.connectivity,
        gateway.regional !== undefined && 'regional',
        unless(gateway.state, 'available'),
      ),
    })),
    ...[...network.virtualPrivateGateways.values()].map((gateway) => ({
      ref: gateway,
      place: attached(gateway.vpc),
      detail: words(detached(gateway.vpc), unless(gateway.state, 'available')),
    })),
    ...[...network.transitGateways.values()].map((gateway) => ({
      ref: gateway,
      place: { ...inVpc(undefined), region: gateway.region },
    })),
    ...[...network.otherGateways.values()].map((gateway) => ({
      ref: gateway,
      place: inVpc(undefined),
      detail: gateway.what,
    })),
  ];
};

const connections = (network: Network): readonly Item[] => [
  ...[...network.peerings.values()].map((peering) => ({
    ref: peering,
    place: inVpc(undefined),
    detail: words(`${peering.requester.id} to ${peering.accepter.id}`, unless(peering.state, 'active')),
  })),
  ...[...network.connections.values()].map((connection) => ({
    ref: connection,
    place: inVpc(undefined),
    detail: words(
      [...connection.gateways, connection.network?.id ?? 'a network that is not in the data'].join(' to '),
      connection.down,
    ),
  })),
  ...[...network.onPremises.values()].map(
    (outside): Item => ({
      ref: outside,
      place: inVpc(undefined),
      cidrs: outside.prefixes.map(rangeText),
      end: 'both',
    }),
  ),
];

const names = (network: Network, standing: Standing): readonly Item[] => [
  ...[...network.hostedZones.values()].map((zone) => ({
    ref: zone,
    place: inVpc(undefined),
    detail: zone.domain,
  })),
  ...[...network.resolverEndpoints.values()].map((endpoint) => ({
    ref: endpoint,
    place: placeOf(standing.get(endpoint.pointer) ?? endpoint.interfaces),
    detail: endpoint.direction,
  })),
  ...[...network.resolverRules.values()].map((rule) => ({
    ref: rule,
    place: inVpc(undefined),
    detail: words(rule.domain === '' ? '.' : rule.domain, rule.forwards ? 'forwards' : 'answered by AWS'),
  })),
  ...[...network.prefixLists.values()]
    // AWS's own lists are there in every Region, whether the data has them or not.
    .filter(({ pointer }) => pointer !== '')
    .map((list) => ({
      ref: list,
      place: inVpc(undefined),
      detail: list.service,
      cidrs: (list.entries ?? []).map(rangeText),
    })),
];

const IN_VPCS = [
  ['routeTables', 'route-table'],
  ['securityGroups', 'security-group'],
  ['networkAcls', 'network-acl'],
] as const satisfies readonly (readonly [string, ResourceKind])[];

/** What filters and routes: its names are unique in a VPC only. */
const inside = (network: Network): readonly Item[] =>
  Object.entries(network.scenario.vpcs).flatMap(([name, vpc]) =>
    IN_VPCS.flatMap(([collection, kind]) =>
      Object.entries<{ label?: string | undefined } | null>(vpc[collection] ?? {}).map(
        ([id, fields]): Item => ({
          ref: refOf(kind, id, pointerOf('vpcs', name, collection, id), fields ?? {}),
          place: inVpc(network.vpcs.get(name)),
        }),
      ),
    ),
  );

const BEHIND_ENDPOINTS = [
  ['resourceGateways', 'resource-gateway'],
  ['resourceConfigurations', 'resource-configuration'],
  ['serviceNetworks', 'service-network'],
] as const satisfies readonly (readonly [string, ResourceKind])[];

/** What VPC Lattice leads to, which only the scenario lists. */
const behindEndpoints = (network: Network, standing: Standing): readonly Item[] =>
  BEHIND_ENDPOINTS.flatMap(([collection, kind]) =>
    Object.entries<{ label?: string | undefined }>(network.scenario[collection] ?? {}).map(
      ([id, fields]): Item => {
        const ref = refOf(kind, id, pointerOf(collection, id), fields);
        return { ref, place: placeOf(standing.get(ref.pointer) ?? []) };
      },
    ),
  );

/** All resources of a network: what may be an end of a flow first. */
export const itemsOf = (network: Network): readonly Item[] => {
  const standing = interfacesByNode(network);
  return [
    ...workloads(network),
    ...endpoints(network, standing),
    ...balancers(network),
    ...connections(network),
    ...gateways(network),
    ...vpcsAndSubnets(network),
    ...behindEndpoints(network, standing),
    ...names(network, standing),
    ...inside(network),
  ];
};
