/** What the provider of a service, or the owner of a resource, has to open (facts F-EPS-01 to F-EPS-14, F-RES-01 to F-RES-04). */
import { keepsClientAlways } from '../../load-balancing/targets.ts';
import { TCP, UDP } from '../../trace/packet.ts';
import type { FixStep, PatchOperation } from '../../trace/types.ts';
import { named } from '../../trace/words.ts';
import { awsCommand, awsField, awsIdOf } from '../aws.ts';
import { valueAt } from '../patch.ts';
import type { Place, Proposer } from '../site.ts';

/** Adds to a list that may not be there. */
const append = ({ network }: Place, path: string, value: unknown): PatchOperation => {
  const listed = valueAt(network.scenario, path);
  return Array.isArray(listed)
    ? { op: 'add', path: `${path}/-`, value }
    : { op: 'add', path, value: listed === undefined ? [value] : [listed, value] };
};

/** The VPC of the endpoint that the packet came by. */
const consumerOf = ({ network, choice }: Place) => {
  const name = choice.path.findLast(
    (id) => network.interfaceEndpoints.has(id) || network.resourceEndpoints.has(id),
  );
  return name === undefined
    ? undefined
    : (network.interfaceEndpoints.get(name) ?? network.resourceEndpoints.get(name))?.vpc;
};

/** Lets the consumer's account connect (fact F-EPS-02). */
export const proposePrincipal: Proposer = (place) => {
  const service = place.network.endpointServices.get(place.hop.at);
  const account = consumerOf(place)?.account;
  if (service === undefined || account === undefined || !/^\d{12}$/.test(account)) return [];
  const principal = `arn:aws:iam::${account}:root`;
  const command = awsCommand(
    'modify-vpc-endpoint-service-permissions',
    '--service-id',
    awsIdOf(service),
    '--add-allowed-principals',
    principal,
  );
  return [
    {
      summary: `Let account \`${account}\` connect to ${named(service)}.`,
      edits: [append(place, `${service.pointer}/allowedPrincipals`, principal)],
      ...awsField(command),
    },
  ];
};

/** Offers the service in the consumer's Region (fact F-IFE-08). */
export const proposeServiceRegion: Proposer = (place) => {
  const service = place.network.endpointServices.get(place.hop.at);
  const region = consumerOf(place)?.region;
  if (service === undefined || region === undefined) return [];
  const command = awsCommand(
    'modify-vpc-endpoint-service-configuration',
    '--service-id',
    awsIdOf(service),
    '--add-supported-regions',
    region,
  );
  return [
    {
      summary: `Offer ${named(service)} in \`${region}\`.`,
      edits: [append(place, `${service.pointer}/regions`, region)],
      ...awsField(command),
    },
  ];
};

/** A listener for the packet's protocol and port, to a target group that the load balancer uses already. */
export const proposeListener: Proposer = (place) => {
  const { network, hop, step } = place;
  const balancer = network.loadBalancers.get(hop.at);
  const packet = step !== undefined && 'packet' in step ? step.packet : undefined;
  if (balancer?.listeners === undefined || packet === undefined || balancer.type !== 'network') return [];
  const protocol = packet.protocol === TCP ? 'tcp' : packet.protocol === UDP ? 'udp' : undefined;
  const groups = new Set(balancer.listeners.flatMap((listener) => listener.groups.map(({ id }) => id)));
  const [port] = packet.dstPorts;
  if (protocol === undefined || port === 0) return [];
  return [...groups].map(
    (group): FixStep => ({
      summary: `Give ${named(balancer)} a listener on ${protocol} ${port}, to target group \`${group}\`.`,
      edits: [
        {
          op: 'add',
          path: `${balancer.pointer}/listeners/-`,
          value: { protocol, port, targetGroups: group },
        },
      ],
    }),
  );
};

/** Cross-zone load balancing (fact F-EPS-05). */
export const proposeCrossZone: Proposer = ({ network, hop }) => {
  const balancer = network.loadBalancers.get(hop.at);
  if (balancer === undefined) return [];
  const group = network.targetGroups.get(hop.resource.id);
  const narrower = group?.crossZone === false ? group : balancer;
  return [
    {
      summary: `Turn cross-zone load balancing of ${named(narrower)} on.`,
      edits: [{ op: 'add', path: `${narrower.pointer}/crossZone`, value: true }],
    },
  ];
};

/** Target groups that hide the client's address from their targets; those of UDP cannot (facts F-NLB-01 and F-NLB-05). */
export const proposeHiddenClient: Proposer = ({ network, hop }) =>
  (network.loadBalancers.get(hop.resource.id)?.listeners ?? [])
    .flatMap(({ groups }) => groups)
    .filter(({ preserveClientIp, protocol }) => preserveClientIp && !keepsClientAlways(protocol))
    .map((group) => ({
      summary: `Turn client IP preservation of ${named(group)} off: its targets then see the load balancer's address.`,
      edits: [{ op: 'add', path: `${group.pointer}/preserveClientIp`, value: false }],
    }));

/** Offers the resource on the packet's port (fact F-RES-04). */
export const proposeResourcePort: Proposer = (place) => {
  const { hop, step } = place;
  const packet = step !== undefined && 'packet' in step ? step.packet : undefined;
  if (packet === undefined || hop.resource.kind !== 'resource-configuration') return [];
  const [port] = packet.dstPorts;
  return [
    {
      summary: `Offer ${named(hop.resource)} on tcp ${port}.`,
      edits: [append(place, `${hop.resource.pointer}/ports`, port)],
    },
  ];
};

/** Shares the resource with the consumer's account. */
export const proposeSharing: Proposer = (place) => {
  const account = consumerOf(place)?.account;
  const { resource } = place.hop;
  if (account === undefined) return [];
  return [
    {
      summary: `Share ${named(resource)} with account \`${account}\`.`,
      edits: [append(place, `${resource.pointer}/sharedWith`, account)],
    },
  ];
};
