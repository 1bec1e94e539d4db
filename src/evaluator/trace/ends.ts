/** What `from` and `to` of a flow mean: a resource, the internet, an address, or a host name. */
import { contains, type Prefix, parseAddress } from '../address/prefix.ts';
import { exactly } from '../address/set.ts';
import type { Problem } from '../model/document.ts';
import type {
  AddressSet,
  Instance,
  InterfaceEndpoint,
  LoadBalancer,
  Network,
  NetworkInterface,
  OnPremises,
  ResourceEndpoint,
} from '../model/network.ts';
import type { ScenarioFlow } from '../model/schema.ts';
import { nearest } from '../model/words.ts';
import { serviceOf, serviceOfHost } from '../name-resolution/service-names.ts';
import { misreadRequest } from '../policy/request.ts';
import { sourceByAddress } from './source-address.ts';
import { cleaned } from './words.ts';

/** A flow to trace: the fields of a scenario's flow without title and expectation. */
export type FlowRequest = Pick<
  ScenarioFlow,
  'from' | 'to' | 'protocol' | 'port' | 'action' | 'resource' | 'principal'
>;

/** An interface, with the instance that it is of. */
export interface InterfaceSource {
  readonly kind: 'interface';
  readonly owner: NetworkInterface;
  readonly instance: Instance | undefined;
  /** The address that it sends from, where the flow names one. */
  readonly address?: AddressSet;
}

type Source =
  | InterfaceSource
  /** An instance whose interface the data lacks. */
  | { readonly kind: 'no-interface'; readonly instance: Instance }
  | { readonly kind: 'internet'; readonly address: Prefix | undefined }
  | OnPremisesSource;

/** A network outside of AWS, or one address of it. */
export interface OnPremisesSource {
  readonly kind: 'on-premises';
  readonly network: OnPremises;
  /** One for each IP version. */
  readonly addresses: readonly AddressSet[];
}

export type Destination =
  | { readonly kind: 'interface'; readonly owner: NetworkInterface }
  | { readonly kind: 'no-interface'; readonly instance: Instance }
  | { readonly kind: 'endpoint'; readonly endpoint: InterfaceEndpoint | ResourceEndpoint }
  | { readonly kind: 'load-balancer'; readonly balancer: LoadBalancer }
  | { readonly kind: 'address'; readonly address: Prefix }
  | { readonly kind: 'host'; readonly host: string }
  | { readonly kind: 'on-premises'; readonly network: OnPremises }
  | { readonly kind: 'internet' };

export interface UnderstoodFlow {
  readonly source: Source;
  readonly destination: Destination;
  readonly protocol: number;
  readonly protocolName: string;
  readonly port: number | undefined;
}

export type Understanding =
  | { readonly ok: true; readonly flow: UnderstoodFlow }
  | { readonly ok: false; readonly problem: Problem };

type Found =
  | { readonly kind: 'instance'; readonly instance: Instance }
  | { readonly kind: 'interface'; readonly owner: NetworkInterface }
  | { readonly kind: 'endpoint'; readonly endpoint: InterfaceEndpoint | ResourceEndpoint }
  | { readonly kind: 'load-balancer'; readonly balancer: LoadBalancer };

type FoundOrSeveral = Found | { readonly kind: 'ambiguous'; readonly ids: readonly string[] };

const problem = (field: string, message: string): Problem => ({
  code: 'flow',
  pointer: `/${field}`,
  message,
});

/** A resource by a label that only one has. */
const findByLabel = (network: Network, name: string): FoundOrSeveral | undefined => {
  const instances = [...network.instances.values()].filter(
    (known) => known.label === name && known.state !== 'terminated',
  );
  const others = [...network.interfaces.values()].filter(
    (known) => known.label === name && known.instance === undefined,
  );
  const endpoints = [...network.interfaceEndpoints.values(), ...network.resourceEndpoints.values()].filter(
    (known) => known.label === name,
  );
  const balancers = [...network.loadBalancers.values()].filter((known) => known.label === name);
  const found: readonly Found[] = [
    ...instances.map((instance) => ({ kind: 'instance', instance }) as const),
    ...others.map((owner) => ({ kind: 'interface', owner }) as const),
    ...endpoints.map((endpoint) => ({ kind: 'endpoint', endpoint }) as const),
    ...balancers.map((balancer) => ({ kind: 'load-balancer', balancer }) as const),
  ];
  if (found.length < 2) return found[0];
  return {
    kind: 'ambiguous',
    ids: [...instances, ...others, ...endpoints, ...balancers].map(({ id }) => id),
  };
};

/** A resource by its name or id, or by a label that only one resource has. */
const findResource = (network: Network, name: string): FoundOrSeveral | undefined => {
  const instance = network.instances.get(name);
  if (instance !== undefined) return { kind: 'instance', instance };
  const owner = network.interfaces.get(name);
  if (owner !== undefined) return { kind: 'interface', owner };
  const endpoint = network.interfaceEndpoints.get(name) ?? network.resourceEndpoints.get(name);
  if (endpoint !== undefined) return { kind: 'endpoint', endpoint };
  const balancer = network.loadBalancers.get(name);
  if (balancer !== undefined) return { kind: 'load-balancer', balancer };
  return findByLabel(network, name);
};

const ambiguous = (field: string, text: string, ids: readonly string[]): Problem =>
  problem(
    field,
    `\`${cleaned(text)}\` is the name of several resources: ${ids
      .slice(0, 8)
      .map((id) => `\`${id}\``)
      .join(', ')}. Use an id.`,
  );

const knownNames = (network: Network): readonly string[] => [
  ...network.instances.keys(),
  ...network.interfaces.keys(),
  ...network.interfaceEndpoints.keys(),
  ...network.resourceEndpoints.keys(),
  ...network.loadBalancers.keys(),
  ...network.onPremises.keys(),
];

const notASource = (network: Network, text: string): string | undefined => {
  if (network.interfaceEndpoints.has(text) || network.gatewayEndpoints.has(text))
    return 'an endpoint never starts a connection';
  if (network.resourceEndpoints.has(text)) return 'an endpoint never starts a connection';
  if (network.loadBalancers.has(text)) return 'a load balancer starts no connection of its own';
  if (network.natGateways.has(text)) return 'a NAT gateway starts no connection of its own';
  if (network.subnets.has(text)) return 'a subnet sends nothing itself: name an instance or interface in it';
  if (network.internetGateways.has(text)) return 'write `internet` for what is behind an internet gateway';
  return undefined;
};

/** Some address of a network outside, one set for each IP version. */
export const addressesOfNetwork = (network: OnPremises): readonly AddressSet[] =>
  ([4, 6] as const).flatMap((family) => {
    const prefixes = network.prefixes.filter((range) => range.family === family);
    return prefixes.length === 0 ? [] : [{ prefixes, text: `an address of \`${network.id}\`` }];
  });

/** A network outside by its name, or by an address that only it has. */
const onPremisesSource = (network: Network, text: string): OnPremisesSource | undefined => {
  const named = network.onPremises.get(text);
  if (named !== undefined)
    return { kind: 'on-premises', network: named, addresses: addressesOfNetwork(named) };
  const address = parseAddress(text);
  if (address === undefined) return undefined;
  const holders = [...network.onPremises.values()].filter((known) =>
    known.prefixes.some((range) => contains(range, address)),
  );
  const [holder] = holders;
  return holder === undefined || holders.length > 1
    ? undefined
    : { kind: 'on-premises', network: holder, addresses: [exactly(address)] };
};

const instanceOf = (network: Network, { instance }: NetworkInterface): Instance | undefined =>
  instance === undefined ? undefined : network.instances.get(instance);

/** A source by its address; undefined where the text is none. */
const addressedSource = (network: Network, text: string): Source | Problem | undefined => {
  const address = parseAddress(text);
  if (address === undefined) return undefined;
  const found = sourceByAddress(network, address);
  switch (found.kind) {
    case 'interface':
      return { ...found, instance: instanceOf(network, found.owner) };
    case 'on-premises':
      return { kind: 'on-premises', network: found.network, addresses: [found.address] };
    case 'nobody':
      return problem('from', found.message);
  }
};

const sourceOf = (network: Network, text: string): Source | Problem => {
  if (text === 'internet') return { kind: 'internet', address: undefined };
  if (text.startsWith('internet:')) {
    const address = parseAddress(text.slice('internet:'.length));
    return address === undefined
      ? problem('from', `\`${cleaned(text)}\`: after \`internet:\` comes an IP address.`)
      : { kind: 'internet', address };
  }
  const outside = onPremisesSource(network, text) ?? addressedSource(network, text);
  if (outside !== undefined) return outside;
  const found = findResource(network, text);
  if (found?.kind === 'ambiguous') return ambiguous('from', text, found.ids);
  if (found?.kind === 'instance') {
    const owner = found.instance.interfaces[0];
    return owner === undefined
      ? { kind: 'no-interface', instance: found.instance }
      : { kind: 'interface', owner, instance: found.instance };
  }
  if (found?.kind === 'interface')
    return { kind: 'interface', owner: found.owner, instance: instanceOf(network, found.owner) };
  const why = notASource(network, text);
  const meant = nearest(text, [...knownNames(network), 'internet']);
  const hint =
    why === undefined
      ? meant === undefined
        ? ''
        : ` Did you mean \`${meant}\`?`
      : ` ${why[0]?.toUpperCase()}${why.slice(1)}.`;
  return problem(
    'from',
    why === undefined
      ? `There is no instance or network interface \`${cleaned(text)}\`.${hint}`
      : `\`${cleaned(text)}\` cannot be a source.${hint}`,
  );
};

const HOST = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,62})?\.)+[a-z][a-z0-9-]{0,62}\.?$/i;

const destinationOf = (network: Network, text: string): Destination | Problem => {
  if (text === 'internet') return { kind: 'internet' };
  const outside = network.onPremises.get(text);
  if (outside !== undefined) return { kind: 'on-premises', network: outside };
  const found = findResource(network, text);
  if (found?.kind === 'ambiguous') return ambiguous('to', text, found.ids);
  if (found?.kind === 'instance') {
    const owner = found.instance.interfaces[0];
    return owner === undefined
      ? { kind: 'no-interface', instance: found.instance }
      : { kind: 'interface', owner };
  }
  if (found?.kind === 'interface') return { kind: 'interface', owner: found.owner };
  if (found?.kind === 'endpoint' || found?.kind === 'load-balancer') return found;
  const address = parseAddress(text);
  if (address !== undefined) return { kind: 'address', address };
  // A whole service name looks like a host name but is none.
  const service = serviceOf(text) ?? serviceOf(`com.amazonaws.${network.region}.${text}`);
  if (service !== undefined) {
    const host = service.service.hosts[0]?.replace('{region}', service.region).replace('*', 'name') ?? '';
    return problem(
      'to',
      `\`${cleaned(text)}\` is a service, and a packet goes to a host: write \`${host}\`.`,
    );
  }
  if (HOST.test(text)) return { kind: 'host', host: text.toLowerCase().replace(/\.$/, '') };
  const meant = nearest(text, [...knownNames(network), 'internet']);
  return problem(
    'to',
    `There is no instance, network interface or interface endpoint \`${cleaned(text)}\`, and it is no address or host name.${meant === undefined ? '' : ` Did you mean \`${meant}\`?`}`,
  );
};

const PROTOCOLS = { tcp: 6, udp: 17, icmp: 1 } as const;
const NAMES: Readonly<Record<number, string>> = { 1: 'icmp', 6: 'tcp', 17: 'udp' };

/** The port of AWS services' own APIs. */
const SERVICE_PORT = 443;

const isService = (network: Network, destination: Destination): boolean => {
  if (destination.kind === 'endpoint') return destination.endpoint.kind === 'interface-endpoint';
  if (destination.kind !== 'host') return false;
  const named = [...network.interfaceEndpoints.values()].some((endpoint) =>
    endpoint.dnsNames.includes(destination.host),
  );
  return (
    named || destination.host.endsWith('.vpce.amazonaws.com') || serviceOfHost(destination.host) !== undefined
  );
};

/** Reads a flow's ends, protocol and port; a problem's pointer is relative to the flow. */
export const understandFlow = (network: Network, request: FlowRequest): Understanding => {
  const source = sourceOf(network, request.from);
  if ('code' in source) return { ok: false, problem: source };
  const destination = destinationOf(network, request.to);
  if ('code' in destination) return { ok: false, problem: destination };
  const misread = misreadRequest(network, request);
  if (misread !== undefined) return { ok: false, problem: problem(misread.field, misread.message) };
  const given = request.protocol ?? 'tcp';
  const protocol = typeof given === 'number' ? given : PROTOCOLS[given];
  const hasPorts = protocol === 6 || protocol === 17;
  const port = request.port ?? (hasPorts && isService(network, destination) ? SERVICE_PORT : undefined);
  if (hasPorts && port === undefined) {
    return {
      ok: false,
      problem: problem('port', `A ${NAMES[protocol]} flow to \`${cleaned(request.to)}\` needs a \`port\`.`),
    };
  }
  if (!hasPorts && request.port !== undefined) {
    return { ok: false, problem: problem('port', 'Only tcp and udp have ports: leave `port` out.') };
  }
  return {
    ok: true,
    flow: { source, destination, protocol, protocolName: NAMES[protocol] ?? String(protocol), port },
  };
};
