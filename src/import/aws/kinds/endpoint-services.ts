/** Endpoint services: load balancers that others reach by endpoints of theirs. */
import type { ScenarioEndpointService } from '../../../evaluator/index.ts';
import { flagAt, given, listAt, oneAt, textAt, textsAt } from '../../shared/json.ts';
import { type Context, common, itemsOf } from '../context.ts';
import { regionIn } from '../coverage.ts';
import type { Item } from '../documents.ts';
import { joinHint } from '../joins.ts';

const STATES = ['pending', 'available', 'deleting', 'deleted', 'failed'] as const;
const DNS_STATES = ['pendingVerification', 'verified', 'failed'] as const;

/** Only these stand behind an endpoint service (fact F-EPS-01). */
const BEHIND: ReadonlySet<string> = new Set(['network', 'gateway']);

/** The load balancers by name; null where one of them is not in the data. */
const loadBalancersOf = (context: Context, value: unknown): string[] | null => {
  const arns = [...textsAt(value, 'NetworkLoadBalancerArns'), ...textsAt(value, 'GatewayLoadBalancerArns')];
  const names = arns.map((arn) => context.namesByArn.get(arn));
  const known = names
    .filter((name) => name !== undefined)
    .filter((name) => BEHIND.has(context.loadBalancers.get(name)?.type ?? ''));
  return known.length > 0 && known.length === arns.length ? [...new Set(known)] : null;
};

/** An answer of `describe-vpc-endpoint-service-permissions` for nobody is plain only where there is one service. */
const unassignedOf = (context: Context, services: readonly Item[]) => {
  const { unassigned, notes } = context.documents;
  const answers = unassigned.filter(({ kind }) => kind === 'principals');
  if (services.length === 1) return answers;
  const count = answers.reduce((sum, { entries }) => sum + Math.max(entries.length, 1), 0);
  if (count > 0) notes.add('principals of endpoint services', joinHint('principals'), answers[0], count);
  return [];
};

/** Who may connect; null where that was not exported, or not all of it. */
const principalsOf = (
  context: Context,
  id: string,
  plain: ReturnType<typeof unassignedOf>,
): string[] | null => {
  const answer = context.documents.joined.principals.get(id);
  if (answer === undefined ? plain.length === 0 || plain.every(({ more }) => more) : !answer.complete)
    return null;
  const entries = [...(answer?.entries ?? []), ...plain.flatMap((each) => each.entries)];
  const names = entries.map((entry) => textAt(entry, 'Principal'));
  const known = names.filter((name) => name !== undefined);
  return known.length === names.length ? [...new Set(known)] : null;
};

/** Other Regions that may connect. */
const regionsOf = (value: unknown, own: string | undefined): string[] =>
  listAt(value, 'SupportedRegions')
    .filter((each) => (textAt(each, 'ServiceState') ?? 'Available') === 'Available')
    .map((each) => textAt(each, 'Region'))
    .filter((region) => region !== undefined)
    .filter((region) => region !== own);

/** Reads `describe-vpc-endpoint-service-configurations` and `-permissions`. */
export const readEndpointServices = (context: Context): void => {
  const { notes } = context.documents;
  const services = itemsOf(context, 'ServiceConfigurations');
  const plain = unassignedOf(context, services);
  for (const item of services) {
    const { id, value } = item;
    const stated = textAt(value, 'ServiceState')?.toLowerCase();
    const state = STATES.find((each) => each === stated);
    if (state === 'deleted' || (stated !== undefined && state === undefined)) {
      notes.add('endpoint services', 'they are deleted, or their state is not one of AWS', item);
      continue;
    }
    const serviceName = textAt(value, 'ServiceName');
    const regions = regionsOf(value, regionIn(serviceName));
    const service: ScenarioEndpointService = {
      ...common(item),
      loadBalancers: loadBalancersOf(context, value),
      ...given('serviceName', serviceName),
      ...given('acceptanceRequired', flagAt(value, 'AcceptanceRequired')),
      allowedPrincipals: principalsOf(context, id, plain),
      ...(regions.length === 0 ? {} : { regions: [...new Set(regions)] }),
      ...given('privateDnsName', textAt(value, 'PrivateDnsName')),
      ...given('privateDnsState', oneAt(DNS_STATES, value, 'PrivateDnsNameConfiguration', 'State')),
      ...given('state', state === 'available' ? undefined : state),
    };
    context.endpointServices.set(id, service);
    if (serviceName !== undefined && !context.namesByArn.has(serviceName))
      context.namesByArn.set(serviceName, id);
  }
};
