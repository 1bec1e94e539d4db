/** What the names of AWS services lead to in a VPC. */
import type { InterfaceEndpoint, Network, Vpc } from '../model/network.ts';
import { serviceOf } from '../name-resolution/service-names.ts';

/** The host name of a service's own API; undefined for a service that is not in the table. */
export const hostOf = (wholeName: string): string | undefined => {
  const known = serviceOf(wholeName);
  const host = known?.service.hosts.find((pattern) => !pattern.startsWith('*'));
  return known === undefined ? undefined : host?.replace('{region}', known.region);
};

const isUp = ({ state }: InterfaceEndpoint): boolean => state === 'available' || state === 'partial';

/** Whether private DNS of some interface endpoint may answer for a service in a VPC (fact F-IFE-04). */
export const mayResolvePrivately = (network: Network, vpc: Vpc, service: string): boolean =>
  [...network.interfaceEndpoints.values()].some(
    (endpoint) =>
      endpoint.vpc === vpc &&
      endpoint.service === service &&
      isUp(endpoint) &&
      endpoint.privateDns &&
      vpc.dnsSupport !== false &&
      vpc.dnsHostnames !== false,
  );
