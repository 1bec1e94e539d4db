/** Names that a path is written with: each must mean one resource. */
import { pointerOf } from '../document.ts';
import { COLLECTIONS } from '../words.ts';
import { type BuildContext, entriesOf, report } from './context.ts';

const ON_PATHS = [
  'instances',
  'networkInterfaces',
  'internetGateways',
  'natGateways',
  'endpoints',
  'peerings',
  'egressOnlyInternetGateways',
  'transitGateways',
  'virtualPrivateGateways',
  'vpnConnections',
  'directConnectGateways',
  'onPremises',
  'loadBalancers',
  'resourceGateways',
  'resolverEndpoints',
  'otherGateways',
] as const;

/** Names that mean something else already, in routes and flows. */
const RESERVED = new Set(['local', 'internet']);

/** Reports names that two resources on paths share, and names that are taken. */
export const checkPathNames = (context: BuildContext): void => {
  const taken = new Map<string, string>();
  const claim = (name: string, collection: string, pointer: string): void => {
    const word = COLLECTIONS[collection] ?? collection;
    const owner = taken.get(name);
    if (RESERVED.has(name))
      report(context, pointer, `\`${name}\` is taken: routes and flows use it. Choose another name.`, 'name');
    else if (owner === undefined) taken.set(name, word);
    else {
      const message = `\`${name}\` is the name of a ${owner} already. A path must tell them apart: rename this ${word}.`;
      report(context, pointer, message, 'name');
    }
  };
  for (const [vpcName, vpc] of entriesOf(context.scenario.vpcs)) {
    for (const [name] of entriesOf(vpc.subnets))
      claim(name, 'subnets', pointerOf('vpcs', vpcName, 'subnets', name));
  }
  for (const collection of ON_PATHS) {
    for (const [name] of entriesOf<unknown>(context.scenario[collection]))
      claim(name, collection, pointerOf(collection, name));
  }
};
