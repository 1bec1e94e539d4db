/** Every kind of resource: a new map of the format is one entry here. */
import type { Kinds } from '../kind.ts';
import * as joining from './joining.ts';
import * as naming from './naming.ts';
import * as standing from './standing.ts';

export const KINDS: Kinds = {
  instances: standing.instances,
  networkInterfaces: standing.networkInterfaces,
  internetGateways: joining.internetGateways,
  natGateways: standing.natGateways,
  endpoints: standing.endpoints,
  peerings: joining.peerings,
  prefixLists: naming.prefixLists,
  egressOnlyInternetGateways: joining.egressOnlyInternetGateways,
  transitGateways: joining.transitGateways,
  virtualPrivateGateways: joining.virtualPrivateGateways,
  vpnConnections: joining.vpnConnections,
  directConnectGateways: joining.directConnectGateways,
  onPremises: joining.onPremises,
  loadBalancers: standing.loadBalancers,
  targetGroups: naming.targetGroups,
  endpointServices: naming.endpointServices,
  resourceGateways: standing.resourceGateways,
  resourceConfigurations: naming.resourceConfigurations,
  serviceNetworks: naming.serviceNetworks,
  hostedZones: naming.hostedZones,
  resolverEndpoints: standing.resolverEndpoints,
  resolverRules: naming.resolverRules,
  accounts: naming.accounts,
  principals: naming.principals,
  resources: naming.resources,
  otherGateways: naming.otherGateways,
};
