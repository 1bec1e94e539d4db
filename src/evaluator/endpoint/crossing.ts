/** What an endpoint asks of a packet, and where it leads. */
import { matchAnyPrefix } from '../address/set.ts';
import { foreignSource } from '../gateway/foreign.ts';
import type { GatewayEndpoint, InterfaceEndpoint, NetworkInterface } from '../model/network.ts';
import { otherServiceOf, serviceOf } from '../name-resolution/service-names.ts';
import { passPolicies } from '../policy/gate.ts';
import type { Asked } from '../policy/request.ts';
import { type Leaving, type Next, NOWHERE } from '../trace/next.ts';
import { ICMP, type Packet, protocolText, TCP, UDP } from '../trace/packet.ts';
import { assume, passes, refuses, type Trouble, undecided, visit, type Walk } from '../trace/walk.ts';
import { named, quoted } from '../trace/words.ts';
import { crossToProvider, serviceOfEndpoint } from './provider.ts';
import { isAvailable, openState } from './state.ts';

const stateTrouble = (endpoint: InterfaceEndpoint | GatewayEndpoint): Trouble | undefined =>
  endpoint.state === undefined || isAvailable(endpoint.state)
    ? undefined
    : { code: 'endpoint-state', message: `${named(endpoint)} is ${endpoint.state}, not available.` };

const report = (
  walk: Walk,
  endpoint: InterfaceEndpoint | GatewayEndpoint,
  troubles: readonly (Trouble | undefined)[],
  answer: string,
): void => {
  const question = `Does \`${endpoint.id}\` take the packet?`;
  const gateway = endpoint.kind === 'gateway-endpoint';
  const facts = gateway
    ? (['F-GWE-02', 'F-GWE-05', 'F-GWE-10'] as const)
    : (['F-IFE-02', 'F-IFE-03', 'F-IFE-17'] as const);
  const body = {
    kind: 'endpoint',
    resource: endpoint,
    at: endpoint.id,
    question,
    pointer: endpoint.pointer,
    facts,
  } as const;
  const found = troubles.filter((trouble) => trouble !== undefined);
  for (const trouble of found) refuses(walk, { ...body, answer: trouble.message }, trouble);
  if (endpoint.state === undefined) {
    const open = openState(`${named(endpoint)} to \`${endpoint.service}\``);
    undecided(walk, { ...body, answer: open.message }, open);
    return;
  }
  if (found.length === 0) passes(walk, { ...body, answer });
};

/** A service that somebody provides from a load balancer (fact F-EPS-01), not one of AWS's own. */
const isProviderService = (service: string): boolean => !/^(com\.amazonaws|aws)\.(?!vpce\.)/.test(service);

/** AWS's own services are known to listen on 443; whether they do on another port is not modelled. */
const assumeServicePort = (walk: Walk, service: string, packet: Packet): void => {
  if (packet.dstPorts[0] === 443 || (packet.protocol !== TCP && packet.protocol !== UDP)) return;
  const message = `\`${service}\` is taken to listen on ${protocolText(packet)}; AWS's services do on tcp 443.`;
  assume(walk, 'service-port', message, ['F-IFE-02']);
};

/**
 * AWS's services that an interface endpoint of another Region may lead to (fact F-IFE-09). The list
 * grows: what is not on it is not decided.
 */
const CROSS_REGION = new Set([
  's3',
  'iam',
  'ecr.api',
  'ecr.dkr',
  'kms',
  'kms-fips',
  'ecs',
  'lambda',
  'kinesis-firehose',
  'kinesisanalytics',
  'route53',
]);

/** Whether AWS offers the service of one Region to endpoints of another; records the hop if that is not known. */
const passRegion = (walk: Walk, endpoint: InterfaceEndpoint): void => {
  const known = serviceOf(endpoint.service);
  if (known === undefined || known.region === endpoint.vpc.region || CROSS_REGION.has(known.service.code))
    return;
  const message = `${named(endpoint)} stands in ${quoted(endpoint.vpc.region)} and its service in ${quoted(known.region)}: AWS's list of services for that does not name ${quoted(known.service.code)}.`;
  const body = {
    kind: 'endpoint',
    resource: endpoint,
    at: endpoint.id,
    question: `Does \`${endpoint.id}\` lead into another Region?`,
    answer: message,
    pointer: `${endpoint.pointer}/service`,
    facts: ['F-IFE-09', 'F-IFE-10'],
  } as const;
  undecided(walk, body, { code: 'endpoint-service-region', message });
};

/** Takes a packet that reached an interface endpoint's network interface on to the service. */
export const crossInterfaceEndpoint = (
  walk: Walk,
  endpoint: InterfaceEndpoint,
  owner: NetworkInterface,
  packet: Packet,
  request: Asked,
): Next => {
  const protocol: Trouble | undefined =
    packet.protocol === TCP || packet.protocol === UDP
      ? undefined
      : {
          code: 'endpoint-protocol',
          message:
            packet.protocol === ICMP
              ? `${named(endpoint)} does not answer ping, whatever its security group says: an interface endpoint carries TCP and UDP only.`
              : `${named(endpoint)} carries TCP and UDP only, not protocol ${packet.protocol}.`,
        };
  const other = request.host === undefined ? undefined : otherServiceOf(request.host, endpoint.service);
  const wrong: Trouble | undefined =
    other === undefined
      ? undefined
      : {
          code: 'endpoint-wrong-service',
          message: `${named(endpoint)} leads to \`${endpoint.service}\` only, and \`${request.host}\` is a name of \`${other}\`.`,
        };
  report(
    walk,
    endpoint,
    [stateTrouble(endpoint), protocol, wrong],
    `${named(endpoint)} is available and leads to \`${endpoint.service}\`.`,
  );
  const provided = serviceOfEndpoint(walk, endpoint);
  if (provided !== undefined) return crossToProvider(walk, endpoint, provided, owner, packet);
  passPolicies(walk, endpoint, packet, request);
  if (isProviderService(endpoint.service)) {
    const message = `What stands behind \`${endpoint.service}\`, a service that somebody provides, is not in the data. Export the endpoint service and its load balancer.`;
    const body = {
      kind: 'destination',
      resource: endpoint,
      at: endpoint.id,
      question: 'Does the service answer?',
      answer: message,
      pointer: `${endpoint.pointer}/service`,
      facts: ['F-EPS-01'],
    } as const;
    undecided(walk, body, { code: 'peer-network-unknown', message });
    return NOWHERE;
  }
  passRegion(walk, endpoint);
  assumeServicePort(walk, endpoint.service, packet);
  return { step: 'end', arrival: { kind: 'endpoint', owner, service: endpoint.service, packet } };
};

/** Takes a packet that a route sent to a gateway endpoint on to the service. */
export const crossGatewayEndpoint = (
  walk: Walk,
  endpoint: GatewayEndpoint,
  { owner, packet }: Leaving,
  request: Asked,
): Next => {
  visit(walk, endpoint);
  // Also what came into the VPC by a transit gateway or a VPN is from outside (fact F-GWE-05).
  const foreign =
    owner.subnet.vpc === endpoint.vpc ? foreignSource(endpoint.vpc, packet) : owner.subnet.vpc.id;
  const outside: Trouble | undefined =
    foreign === undefined
      ? undefined
      : {
          code: 'endpoint-outside-vpc',
          message: `${named(endpoint)} serves \`${endpoint.vpc.id}\` only, not ${foreign === 'another network' ? foreign : `\`${foreign}\``}.`,
        };
  const echo = packet.protocol === ICMP;
  const protocol: Trouble | undefined =
    packet.protocol === TCP || echo
      ? undefined
      : { code: 'endpoint-protocol', message: `${named(endpoint)} carries TCP and ICMP echo only.` };
  const { entries, service } = endpoint.prefixList;
  const known =
    packet.dst.service === undefined && entries !== undefined ? matchAnyPrefix(entries, packet.dst) : 'yes';
  const elsewhere = packet.dst.service !== undefined && packet.dst.service !== service;
  const wrong: Trouble | undefined =
    known === 'no' || elsewhere
      ? {
          code: 'endpoint-wrong-service',
          message: `${named(endpoint)} leads to \`${endpoint.service}\` only, and ${packet.dst.text} is not an address of it.`,
        }
      : undefined;
  report(
    walk,
    endpoint,
    [outside, stateTrouble(endpoint), protocol, wrong],
    `${named(endpoint)} leads to \`${endpoint.service}\`; the source address stays private.`,
  );
  // Whoever is not served has no answer to wait for.
  if (outside !== undefined) return NOWHERE;
  passPolicies(walk, endpoint, packet, request);
  if (packet.dst.service !== undefined) assumeServicePort(walk, endpoint.service, packet);
  return wrong === undefined
    ? { step: 'end', arrival: { kind: 'gateway-endpoint', endpoint, packet } }
    : NOWHERE;
};
