/**
 * PrivateLink to a service that somebody provides: from the consumer's endpoint to a node of the
 * provider's load balancer. Addresses of the two sides never meet (facts F-EPS-01 to F-EPS-12).
 */
import { familyOf } from '../address/set.ts';
import { passSecurityGroups } from '../filtering/gates.ts';
import type { FindingCode } from '../finding/codes.ts';
import { forward } from '../load-balancing/forward.ts';
import type { EndpointService, InterfaceEndpoint, LoadBalancer, NetworkInterface } from '../model/network.ts';
import { type Next, NOWHERE } from '../trace/next.ts';
import type { Packet } from '../trace/packet.ts';
import type { FactId } from '../trace/types.ts';
import { assume, passes, pick, refuses, undecided, visit, type Walk } from '../trace/walk.ts';
import { named, quoted } from '../trace/words.ts';

const hopOf = (service: EndpointService, question: string, facts: readonly FactId[]) =>
  ({
    kind: 'endpoint',
    resource: service,
    at: service.id,
    question,
    pointer: service.pointer,
    facts,
  }) as const;

type Hop = ReturnType<typeof hopOf>;

const refuse = (walk: Walk, body: Hop, code: FindingCode, message: string): void =>
  refuses(walk, { ...body, answer: message }, { code, message });

const ACCOUNT = /^(?:arn:[^:]*:iam::)?(\d{12})(?::(.+))?$/;

/** Whether a permission of the service is for an account: yes, for some of its users and roles, or no. */
const admits = (principal: string, account: string): 'yes' | 'some' | 'no' => {
  if (principal === '*') return 'yes';
  const [, own, rest] = ACCOUNT.exec(principal) ?? [];
  if (own !== account) return 'no';
  return rest === undefined || rest === 'root' ? 'yes' : 'some';
};

/** Who may connect (facts F-EPS-02 and F-EPS-03). An endpoint that is said to be available was let in once. */
const passPrincipals = (walk: Walk, endpoint: InterfaceEndpoint, service: EndpointService): void => {
  const body = hopOf(service, `May \`${endpoint.vpc.id}\` connect to \`${service.id}\`?`, ['F-EPS-02']);
  const consumer = endpoint.vpc.account;
  if (service.acceptanceRequired === true && !endpoint.stateGiven) {
    const message = `The owner of ${named(service)} accepts each endpoint; ${named(endpoint)} is taken to be accepted.`;
    assume(walk, 'endpoint-accepted', message, ['F-EPS-03']);
  }
  if (endpoint.stateGiven && endpoint.state === 'available') return;
  if (service.account === undefined || consumer === undefined || consumer === service.account) return;
  if (service.allowedPrincipals === undefined) {
    const message = `Who may connect to ${named(service)} is not in the data; account ${quoted(consumer)} is taken to be let in.`;
    assume(walk, 'service-permissions', message, ['F-EPS-02']);
    return;
  }
  const answers = service.allowedPrincipals.map((principal) => admits(principal, consumer));
  if (answers.includes('yes')) return;
  if (answers.includes('some')) {
    const message = `${named(service)} lets some users or roles of account ${quoted(consumer)} connect; the endpoint is taken to be made by one of them.`;
    assume(walk, 'service-permissions', message, ['F-EPS-02']);
    return;
  }
  const message = `${named(service)} does not let account ${quoted(consumer)} connect: it is none of its allowed principals.`;
  // Nobody is let in where nothing is written: then there is no list to point at.
  const pointer = answers.length === 0 ? service.pointer : `${service.pointer}/allowedPrincipals`;
  refuse(walk, { ...body, pointer }, 'endpoint-service-principal', message);
};

/** Whether the endpoint's Region is one that the service is offered in (facts F-IFE-08 and F-EPS-14). */
const passRegion = (walk: Walk, endpoint: InterfaceEndpoint, service: EndpointService): void => {
  const { region } = endpoint.vpc;
  if (service.region === undefined || service.region === region || service.regions.includes(region)) return;
  const body = hopOf(service, `Is \`${service.id}\` offered in ${quoted(region)}?`, ['F-IFE-08', 'F-EPS-14']);
  const message = `${named(service)} stands in ${quoted(service.region)} and is not offered in ${quoted(region)}: that Region is none of its \`regions\`.`;
  refuse(walk, body, 'endpoint-service-not-in-region', message);
};

/** One node of a load balancer of the service. */
interface Node {
  readonly balancer: LoadBalancer;
  readonly node: NetworkInterface;
}

/** The nodes that an endpoint's interface may be served by: in its own zone, unless it is in another Region (facts F-EPS-04 and P-07). */
const nodesFor = (
  owner: NetworkInterface,
  service: EndpointService,
  balancers: readonly LoadBalancer[],
): readonly Node[] => {
  const all = balancers.flatMap((balancer) => balancer.interfaces.map((node) => ({ balancer, node })));
  const { vpc, zone } = owner.subnet;
  if (vpc.region !== service.region) return all;
  return all.filter(
    ({ node }) => zone === undefined || node.subnet.zone === undefined || node.subnet.zone === zone,
  );
};

/** Nodes that take packets on alike: those of one load balancer in one zone. */
const distinct = (nodes: readonly Node[]): readonly Node[] => {
  const ways = new Map<string, Node>();
  for (const each of nodes) {
    const key = `${each.balancer.id} ${each.node.subnet.id}`;
    if (!ways.has(key)) ways.set(key, each);
  }
  return [...ways.values()];
};

/** Takes a packet from an endpoint's interface to the provider's load balancer. */
export const crossToProvider = (
  walk: Walk,
  endpoint: InterfaceEndpoint,
  service: EndpointService,
  owner: NetworkInterface,
  packet: Packet,
): Next => {
  visit(walk, service);
  const body = hopOf(service, `Where does \`${service.id}\` lead?`, ['F-EPS-01', 'F-EPS-04']);
  if (service.state !== 'available')
    refuse(walk, body, 'endpoint-service-state', `${named(service)} is ${service.state}, not available.`);
  passPrincipals(walk, endpoint, service);
  passRegion(walk, endpoint, service);
  if (service.loadBalancers === undefined) {
    const message = `The load balancers of ${named(service)} are not in the data.`;
    undecided(walk, { ...body, answer: message }, { code: 'peer-network-unknown', message });
    return NOWHERE;
  }
  const balancers = service.loadBalancers.filter(({ type }) => type === 'network');
  if (balancers.length === 0) {
    const message = `${named(service)} has no network load balancer, so no interface endpoint can lead to it.`;
    refuse(walk, body, 'endpoint-service-no-load-balancer', message);
    return NOWHERE;
  }
  const nodes = nodesFor(owner, service, balancers);
  const sameAccount = endpoint.vpc.account === service.account;
  // Zone names are each account's own: across accounts only zone ids tell (fact F-EPS-04).
  const usable =
    nodes.length > 0 || sameAccount
      ? nodes
      : nodesFor({ ...owner, subnet: { ...owner.subnet, zone: undefined } }, service, balancers);
  const [first, ...more] = distinct(usable);
  if (first === undefined) {
    const message = `${named(service)} has no load balancer node in zone ${quoted(owner.subnet.zone)}, where \`${owner.subnet.id}\` of ${named(endpoint)} stands.`;
    refuse(walk, body, 'endpoint-service-zone', message);
    return NOWHERE;
  }
  if (usable !== nodes) {
    const message = `Zone names of two accounts cannot be compared; a load balancer of ${named(service)} is taken to stand in the zone of \`${owner.subnet.id}\`.`;
    assume(walk, 'zones-of-two-accounts', message, ['F-EPS-04']);
  }
  const { balancer, node } = pick(
    walk,
    [first, ...more],
    (each) => `by \`${each.balancer.id}\` in \`${each.node.subnet.id}\``,
  );
  passes(walk, {
    ...body,
    answer: `PrivateLink carries it from \`${endpoint.id}\` to ${named(balancer)} in ${named(node.subnet.vpc)}.`,
  });
  if (!node.addresses.some((address) => familyOf(address) === familyOf(packet.dst))) {
    const message = `${named(balancer)} has no IPv${familyOf(packet.dst)} address, so ${named(service)} cannot be used over that version.`;
    refuse(walk, { ...body, facts: ['F-EPS-13'] }, 'address-family-mismatch', message);
  }
  visit(walk, node.subnet);
  visit(walk, balancer);
  const there: Packet = { ...packet, receiver: node, groupsVisible: false };
  // The client's own address is matched, not the endpoint's (fact F-EPS-08).
  if (balancer.privateLinkSecurityGroups && (node.securityGroups?.length ?? 1) > 0)
    passSecurityGroups(walk, node, 'inbound', there);
  return forward(walk, { balancer, node, packet: there, inside: packet, front: owner, service });
};

/** The service that an endpoint names, by its name in the scenario or the one that AWS gave it. */
export const serviceOfEndpoint = (walk: Walk, endpoint: InterfaceEndpoint): EndpointService | undefined =>
  walk.network.endpointServices.get(endpoint.service) ??
  [...walk.network.endpointServices.values()].find(({ serviceName }) => serviceName === endpoint.service);
