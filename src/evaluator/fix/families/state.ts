/** States: what must be started, accepted or made again (facts F-PCX-05, F-IFE-17 and F-SDC-01). */
import { pointerOf } from '../../model/document.ts';
import type { FixStep } from '../../trace/types.ts';
import { named } from '../../trace/words.ts';
import { awsCommand, awsField, awsIdOf } from '../aws.ts';
import { valueAt } from '../patch.ts';
import type { Proposer } from '../site.ts';
import { proposeRoute } from './route.ts';

const stateEdit = (pointer: string, value: string): FixStep['edits'] => [
  { op: 'add', path: `${pointer}/state`, value },
];

/** Starts an instance. One that is terminated never runs again. */
export const proposeStart: Proposer = ({ hop, network }) => {
  const instance = network.instances.get(hop.resource.id);
  if (instance === undefined || instance.state === 'terminated' || instance.state === 'shutting-down')
    return [];
  const command = awsCommand('start-instances', '--instance-ids', awsIdOf(instance));
  return [
    {
      summary:
        instance.state === 'pending' ? `Wait until ${named(instance)} runs.` : `Start ${named(instance)}.`,
      edits: stateEdit(instance.pointer, 'running'),
      ...(instance.state === 'pending' ? {} : awsField(command)),
    },
  ];
};

/** Accepts a peering connection that waits, or asks for it again. */
export const proposePeeringState: Proposer = ({ hop, network }) => {
  const peering = network.peerings.get(hop.resource.id);
  if (peering === undefined) return [];
  const accept = peering.state === 'pending-acceptance';
  const verb = 'accept-vpc-peering-connection';
  const command = awsCommand(verb, '--vpc-peering-connection-id', awsIdOf(peering));
  const soon = peering.state === 'provisioning' || peering.state === 'initiating-request';
  return [
    {
      summary: accept
        ? `Accept peering connection ${named(peering)}, in the account of \`${peering.accepter.id}\`.`
        : soon
          ? `Wait until peering connection ${named(peering)} is active.`
          : `Ask for peering connection ${named(peering)} again, and accept it: one that is ${peering.state} stays so.`,
      edits: stateEdit(peering.pointer, 'active'),
      ...(accept ? awsField(command) : {}),
    },
  ];
};

/** Accepts an endpoint's request, or makes the endpoint again. */
export const proposeEndpointState: Proposer = ({ hop, network }) => {
  const { id } = hop.resource;
  const endpoint = network.interfaceEndpoints.get(id) ?? network.gatewayEndpoints.get(id);
  if (endpoint === undefined) return [];
  const accept = endpoint.state === 'pendingAcceptance' || endpoint.state === 'rejected';
  const service = /\.(vpce-svc-[0-9a-f]+)$/.exec(endpoint.service)?.[1];
  const command = awsCommand(
    'accept-vpc-endpoint-connections',
    '--service-id',
    service,
    '--vpc-endpoint-ids',
    awsIdOf(endpoint),
  );
  return [
    {
      summary: accept
        ? `Accept the request of ${named(endpoint)}, as the owner of \`${endpoint.service}\`.`
        : endpoint.state === 'pending'
          ? `Wait until ${named(endpoint)} is available.`
          : `Create ${named(endpoint)} again: one that is ${endpoint.state} stays so.`,
      edits: stateEdit(endpoint.pointer, 'available'),
      ...(accept ? awsField(command) : {}),
    },
  ];
};

/** Another way out, or the NAT gateway made again. */
export const proposeNatState: Proposer = (site) => {
  const nat = site.network.natGateways.get(site.hop.resource.id);
  if (nat === undefined) return [];
  const again = {
    summary:
      nat.state === 'pending'
        ? `Wait until NAT gateway ${named(nat)} is available.`
        : `Replace NAT gateway ${named(nat)} by a new one: one that is ${nat.state} stays so.`,
    edits: stateEdit(nat.pointer, 'available'),
  };
  return nat.state === 'pending' ? [again] : [...proposeRoute(site), again];
};

/** Lets an appliance take packets that are for others, or leads the packet past it. */
export const proposeSourceDestCheck: Proposer = (site) => {
  const { hop, network } = site;
  const owner = valueAt(network.scenario, hop.pointer);
  const off: readonly FixStep[] =
    typeof owner === 'object' && /^\/(instances|networkInterfaces)\//.test(hop.pointer)
      ? [
          {
            summary: `Turn the source/destination check of ${named(hop.resource)} off.`,
            edits: [{ op: 'add', path: `${hop.pointer}/sourceDestCheck`, value: false }],
            ...awsField(
              hop.pointer === pointerOf('instances', hop.resource.id)
                ? awsCommand(
                    'modify-instance-attribute',
                    '--instance-id',
                    awsIdOf(hop.resource),
                    '--no-source-dest-check',
                  )
                : awsCommand(
                    'modify-network-interface-attribute',
                    '--network-interface-id',
                    awsIdOf({ ...hop.resource, id: hop.pointer.split('/')[2] ?? '' }),
                    '--no-source-dest-check',
                  ),
            ),
          },
        ]
      : [];
  return [...off, ...proposeRoute(site)];
};
