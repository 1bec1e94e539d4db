/** From what a flow says of its request to what policies are asked. */
import { isArn } from '../model/arn.ts';
import type { Network, PolicyResource, Principal } from '../model/network.ts';
import { nearest } from '../model/words.ts';
import { serviceOf } from '../name-resolution/service-names.ts';
import type { Packet } from '../trace/packet.ts';
import { cleaned } from '../trace/words.ts';
import { contextOf, type Way } from './context.ts';
import { isCaller, isServicePrincipal, isSessionOf } from './principal.ts';
import type { PolicyRequest, Requested } from './types.ts';

/** What a flow says about the request that it stands for. */
export interface Asked {
  readonly action?: string | undefined;
  readonly resource?: string | undefined;
  readonly principal?: string | undefined;
  /** The host name that the flow asks for, where it asks for one. */
  readonly host?: string | undefined;
}

/** Why no policy could be asked about a request: an action without its service, an end that is neither a name nor an ARN. */
export const misreadRequest = (
  { principals, resources }: Network,
  { action, principal, resource }: Asked,
): { readonly field: keyof Asked; readonly message: string } | undefined => {
  if (action !== undefined && !/^[a-z0-9-]+:[a-z0-9]+$/i.test(action))
    return { field: 'action', message: `\`${cleaned(action)}\` is not an action such as \`s3:GetObject\`.` };
  const unknown = (field: 'principal' | 'resource', text: string, known: Iterable<string>) => {
    const meant = nearest(text, known);
    const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
    return {
      field,
      message: `\`${cleaned(text)}\` is neither an ARN nor a ${field} of the scenario.${hint}`,
    };
  };
  const arn = principal === undefined ? undefined : (principals.get(principal)?.arn ?? principal);
  if (principal !== undefined && arn !== undefined && !isServicePrincipal(arn)) {
    if (!isArn(arn)) return unknown('principal', principal, principals.keys());
    if (!isCaller(arn))
      return {
        field: 'principal',
        message: `\`${cleaned(principal)}\` is nobody who can call: a user, a role, a session of one or the root of an account can.`,
      };
  }
  if (resource !== undefined && resource !== '*' && !resources.has(resource) && !isArn(resource))
    return unknown('resource', resource, resources.keys());
  return undefined;
};

/** Services whose code in an endpoint's name is not what IAM calls them. */
const IAM_NAMES: Readonly<Record<string, string>> = {
  monitoring: 'cloudwatch',
  'kinesis-streams': 'kinesis',
  'kinesis-firehose': 'firehose',
  'email-smtp': 'ses',
  'ecr.api': 'ecr',
  'ecr.dkr': 'ecr',
  'sagemaker.api': 'sagemaker',
};
/** Services that IAM calls as endpoints do; of every other code it is not known. */
const SAME_NAME = new Set([
  's3',
  'dynamodb',
  'sns',
  'sqs',
  'kms',
  'sts',
  'ssm',
  'secretsmanager',
  'lambda',
  'ec2',
  'logs',
  'events',
  'states',
  'athena',
  'glue',
]);

const iamNameOf = (service: string): string | undefined => {
  const code = serviceOf(service)?.service.code;
  if (code === undefined) return undefined;
  return Object.hasOwn(IAM_NAMES, code) ? IAM_NAMES[code] : SAME_NAME.has(code) ? code : undefined;
};

const IAM_SERVICES = new Set([...SAME_NAME, ...Object.values(IAM_NAMES)]);

/**
 * What makes a request one that its service may not answer at all: an action of another service, or a resource of another
 * Region. undefined: nothing.
 */
export const misdirected = (
  { action, resource }: PolicyRequest,
  endpointName: string,
): string | undefined => {
  const asked = serviceOf(endpointName);
  const own = iamNameOf(endpointName);
  const wanted = action?.split(':', 1)[0]?.toLowerCase();
  if (own !== undefined && wanted !== undefined && wanted !== own && IAM_SERVICES.has(wanted))
    return `an action of \`${wanted}\` at a service that IAM calls \`${own}\``;
  const arn = resource?.kind === 'below' ? resource.prefix : resource?.arn;
  const region = arn?.split(':', 4)[3];
  if (asked === undefined || region === undefined || !/^[a-z]{2}(?:-[a-z]+)+-\d$/.test(region))
    return undefined;
  return region === asked.region
    ? undefined
    : `a resource of \`${region}\` at a service of \`${asked.region}\``;
};

/** The resource that a flow names, by its name or ARN; an object belongs to its bucket. */
const resourceOf = (network: Network, text: string): PolicyResource | undefined => {
  const all = [...network.resources.values()];
  return (
    network.resources.get(text) ??
    all.find(({ arn }) => arn === text) ??
    all.find(({ arn }) => text.startsWith(`${arn}/`) || text.startsWith(`${arn}:`))
  );
};

/** The caller that a flow names, by its name or ARN; a session has what its role has. */
const callerOf = (network: Network, text: string): Principal | undefined => {
  const all = [...network.principals.values()];
  return (
    network.principals.get(text) ??
    all.find(({ arn }) => arn === text) ??
    all.find(({ arn }) => isSessionOf(text, arn))
  );
};

/** Actions of S3 that are for objects, not for the bucket. */
const FOR_OBJECTS =
  /^s3:(?:(?:get|put|delete|restore|update)object|objectowneroverride|replicate|initiatereplication|abortmultipartupload|listmultipartuploadparts|bypassgovernanceretention)/i;

/** Actions of CloudWatch Logs that are for a stream of a group. */
const FOR_STREAMS = /^logs:(?:PutLogEvents|GetLogEvents|DeleteLogStream)$/i;

/** What a request with this action is for, where the flow names the whole: a bucket stands for its objects, a log group for its streams. */
const requestedOf = (arn: string, action: string | undefined): Requested => {
  // A pattern copied from a policy: something below it.
  const wildcard = arn.search(/[*?]/);
  if (wildcard >= 0) return { kind: 'below', prefix: arn.slice(0, wildcard) };
  if (/^arn:[^:]*:s3:::[^/*?]+$/.test(arn)) {
    const prefix = `${arn}/`;
    if (action === undefined) return { kind: 'either', arn, prefix };
    return FOR_OBJECTS.test(action) ? { kind: 'below', prefix } : { kind: 'exact', arn };
  }
  if (/^arn:[^:]*:logs:[^:]*:\d{12}:log-group:[^:*?]+$/.test(arn)) {
    const prefix = `${arn}:`;
    return FOR_STREAMS.test(action ?? '') ? { kind: 'below', prefix } : { kind: 'either', arn, prefix };
  }
  return { kind: 'exact', arn };
};

/** Who calls and what for, by the scenario's own descriptions where it has them. */
export interface RequestedEnds {
  readonly caller: Principal | undefined;
  /** The caller's ARN. */
  readonly principal: string | undefined;
  readonly resource: PolicyResource | undefined;
  readonly requested: Requested | undefined;
}

/** Finds the ends of a request. */
export const endsOf = (network: Network, asked: Asked): RequestedEnds => {
  const caller = asked.principal === undefined ? undefined : callerOf(network, asked.principal);
  const text = asked.resource === '*' ? undefined : asked.resource;
  const resource = text === undefined ? undefined : resourceOf(network, text);
  const arn = text === resource?.id ? resource?.arn : text;
  return {
    caller,
    principal: asked.principal === caller?.id ? caller?.arn : asked.principal,
    resource,
    requested: arn === undefined ? undefined : requestedOf(arn, asked.action),
  };
};

/** A request with what is known of its two ends. */
export interface Understood {
  readonly request: PolicyRequest;
  /** The service that is asked, by its endpoint's name. */
  readonly service: string;
  readonly caller: Principal | undefined;
  readonly resource: PolicyResource | undefined;
}

/** What policies are asked about the request of a flow that comes by a way to a service. */
export const understand = (
  network: Network,
  asked: Asked,
  service: string,
  way: Way,
  { dstPorts: [from, to] }: Packet,
): Understood => {
  const { caller, principal, resource, requested } = endsOf(network, asked);
  const name = iamNameOf(service);
  const context = contextOf(network, way, {
    principal,
    caller,
    resource,
    port: from === to ? from : undefined,
    region: serviceOf(service)?.region,
    service: name,
  });
  const request = {
    action: asked.action,
    service: name,
    resource: requested,
    principal,
    bounded: caller?.boundary !== undefined,
    context,
  };
  return { request, service, caller, resource };
};
