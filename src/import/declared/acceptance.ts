/** Endpoints of services that must accept them: until somebody does, no packet passes. */
import { attributeOf } from './attributes.ts';
import { flagOf, type Told } from './properties.ts';
import { type DeclaredResource, type DeclaredValue, UNRESOLVED, type Unresolved } from './types.ts';

const ENDPOINT = 'AWS::EC2::VPCEndpoint';
const SERVICE = 'AWS::EC2::VPCEndpointService';

/** Services that are not AWS's own; their owners may want to accept each endpoint (fact F-EPS-03). */
const CUSTOMERS = /^com\.amazonaws\.vpce\./;

/** The state of an endpoint of which nothing is said; undefined where nobody has to accept it. */
const stateOf = (
  service: DeclaredValue | undefined,
  required: ReadonlyMap<string, boolean | Unresolved>,
): Told<'pendingAcceptance'> => {
  if (typeof service !== 'string') return undefined;
  const mustAccept = required.get(service);
  if (mustAccept === undefined) return CUSTOMERS.test(service) ? UNRESOLVED : undefined;
  if (mustAccept === UNRESOLVED) return UNRESOLVED;
  return mustAccept ? 'pendingAcceptance' : undefined;
};

/** The resources, with the state of endpoints that wait to be accepted. */
export const withAcceptance = (
  resources: readonly DeclaredResource[],
  region: string | undefined,
): readonly DeclaredResource[] => {
  const required = new Map<string, boolean | Unresolved>();
  for (const service of resources) {
    if (service.type !== SERVICE) continue;
    const name = attributeOf({ ...service, region: service.region ?? region }, 'ServiceName');
    if (typeof name === 'string')
      required.set(name, flagOf(service.properties, 'AcceptanceRequired') ?? UNRESOLVED);
  }
  return resources.map((resource) => {
    if (resource.type !== ENDPOINT || resource.properties['State'] !== undefined) return resource;
    const State = stateOf(resource.properties['ServiceName'], required);
    return State === undefined ? resource : { ...resource, properties: { ...resource.properties, State } };
  });
};
