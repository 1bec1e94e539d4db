/** Virtual private gateways, VPN connections and Direct Connect (facts F-VPN-01 to F-VPN-03). */

import type { PatchOperation } from '../../trace/types.ts';
import { named } from '../../trace/words.ts';
import { awsCommand, awsField, awsIdOf } from '../aws.ts';
import { valueAt } from '../patch.ts';
import { leavingAt, type Proposer } from '../site.ts';

/** Attaches a virtual private gateway that stands alone. */
export const proposeVirtualPrivateGateway: Proposer = (place) => {
  const gateway = place.network.virtualPrivateGateways.get(place.hop.at);
  const vpc = leavingAt(place)?.subnet.vpc;
  if (gateway === undefined || vpc === undefined || gateway.vpc !== undefined) return [];
  const taken = [...place.network.virtualPrivateGateways.values()].some((other) => other.vpc === vpc.id);
  if (taken) return [];
  const command = awsCommand(
    'attach-vpn-gateway',
    '--vpn-gateway-id',
    awsIdOf(gateway),
    '--vpc-id',
    awsIdOf(vpc),
  );
  return [
    {
      summary: `Attach ${named(gateway)} to VPC ${named(vpc)}.`,
      edits: [{ op: 'add', path: `${gateway.pointer}/vpc`, value: vpc.id }],
      ...awsField(command),
    },
  ];
};

/** What a scenario can say of a line that works again. On a real one somebody has to look at it. */
export const proposeLineUp: Proposer = ({ network, hop }) => {
  const line = network.connections.get(hop.at);
  if (line?.down === undefined) return [];
  const { scenario } = network;
  const fields = ['state', 'tunnels'].filter(
    (field) => valueAt(scenario, `${line.pointer}/${field}`) !== undefined,
  );
  const edits = fields.map((field): PatchOperation => ({ op: 'remove', path: `${line.pointer}/${field}` }));
  return [{ summary: `Bring ${named(line)} up: it ${line.down}.`, edits }];
};
