/** Texts that stand for what AWS will make up: host names of balancers and endpoints, names of endpoint services. */

/**
 * A resource's name as a label of a host name, which has no capitals: which letters were some follows as a number, so
 * that two names never become one.
 */
const labelOf = (name: string): string => {
  const capitals = [...name].map((letter) => (letter === letter.toLowerCase() ? '0' : '1')).join('');
  return `${name.toLowerCase()}-${BigInt(`0b${capitals}`).toString(16)}`;
};

/**
 * What stands for the DNS name of a load balancer or of an endpoint. It ends like AWS's own: where the resource is not
 * in the scenario after all, the name is not known rather than one of the internet.
 */
export const balancerHost = (name: string): string => `${labelOf(name)}.elb.amazonaws.com`;
export const endpointHost = (name: string): string => `${labelOf(name)}.vpce.amazonaws.com`;

/** The name of an endpoint service that a template makes. */
export const serviceNameOf = (name: string, region: string | undefined): string =>
  region === undefined ? `com.amazonaws.vpce.${name}` : `com.amazonaws.vpce.${region}.${name}`;
