/** The state of an endpoint. */
import type { EndpointBase } from '../model/network.ts';
import type { Trouble } from '../trace/walk.ts';

/** The states in which an endpoint carries traffic (fact F-IFE-17). */
export const isAvailable = (state: EndpointBase['state']): boolean =>
  state === 'available' || state === 'partial';

/**
 * The trouble with an endpoint of which the data does not tell the state: the owner of its service may have to accept
 * it first (facts F-EPS-03 and F-EPS-03b).
 *
 * @param whom the endpoint and its service, as a sentence calls them
 */
export const openState = (whom: string): Trouble => ({
  code: 'gateway-unknown',
  message: `Whether ${whom} is available is not in the data: the owner of the service may have to accept it first.`,
});
