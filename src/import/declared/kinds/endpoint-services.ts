/** Endpoint services, and who may connect to them. */
import { declaredArn } from '../../aws/arns.ts';
import { answer, flagOf, isTold, listOf, type Told, textOf, textsOf } from '../properties.ts';
import { idsOf, partsBy, resourcesOf, type Template, tagsOf, tell } from '../template.ts';
import { serviceNameOf } from '../tokens.ts';
import { type DeclaredResource, UNRESOLVED } from '../types.ts';

const SERVICE = 'AWS::EC2::VPCEndpointService';
const PERMISSIONS = 'AWS::EC2::VPCEndpointServicePermissions';

export const ENDPOINT_SERVICE_TYPES = [SERVICE, PERMISSIONS];

/** The load balancers by what stands for their ARNs; none at all where one is not told. */
const balancersOf = (
  template: Template,
  { properties }: DeclaredResource,
  key: string,
): readonly string[] => {
  const names = idsOf(template, properties, key);
  return isTold(names) ? names.map((name) => declaredArn('loadbalancer', name)) : [];
};

/** Who may connect: nobody until someone is allowed (fact F-EPS-02). Unresolved: not all of it is told. */
const principalsOf = (template: Template, { name }: DeclaredResource): Told<readonly string[]> => {
  const { of, strays } = partsBy(template, 'ServiceId', PERMISSIONS);
  const lists = [...of(name), ...strays].map(({ properties }) =>
    strays.length > 0 ? UNRESOLVED : (textsOf(properties, 'AllowedPrincipals') ?? []),
  );
  const told = lists.filter((list): list is readonly string[] => typeof list !== 'symbol');
  return told.length === lists.length ? told.flat() : UNRESOLVED;
};

/** Describes endpoint services. */
export const describeEndpointServices = (template: Template): void => {
  for (const service of resourcesOf(template, SERVICE)) {
    const { name, properties, origin } = service;
    const keys = ['NetworkLoadBalancerArns', 'GatewayLoadBalancerArns'] as const;
    const isOpen = keys.some((key) => textsOf(properties, key) === UNRESOLVED);
    const value = answer({
      ServiceId: name,
      ServiceName:
        textOf(properties, 'ServiceName') ?? serviceNameOf(name, service.region ?? template.declared.region),
      ServiceState: 'Available',
      ...(isOpen ? {} : Object.fromEntries(keys.map((key) => [key, balancersOf(template, service, key)]))),
      AcceptanceRequired: flagOf(properties, 'AcceptanceRequired'),
      PrivateDnsName: textOf(properties, 'PrivateDnsName'),
      SupportedRegions: regionsOf(service),
      Tags: tagsOf(service),
    });
    tell(template, 'ServiceConfigurations', value, origin);
    const principals = principalsOf(template, service);
    if (!isTold(principals)) continue;
    const entries = principals.map((Principal) => ({ Principal }));
    template.draft.joined.principals.set(name, { entries, complete: true, origin });
  }
};

/** Other Regions that may connect; a list of names, or of objects with one. */
const regionsOf = ({ properties }: DeclaredResource): readonly unknown[] => {
  const listed = listOf(properties, 'SupportedRegions');
  if (!isTold(listed)) return [];
  return listed
    .map((each) => (typeof each === 'string' ? each : textOf(each, 'Region')))
    .filter(isTold)
    .map((Region) => ({ Region }));
};
