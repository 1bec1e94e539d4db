/** Policies as gates of a walk: the endpoint's, then those of the two ends. */
import type {
  GatewayEndpoint,
  InterfaceEndpoint,
  Network,
  PolicyResource,
  Principal,
} from '../model/network.ts';
import { serviceOf } from '../name-resolution/service-names.ts';
import type { Packet } from '../trace/packet.ts';
import { assume, passes, refuses, undecided, type Walk } from '../trace/walk.ts';
import { listed, named, quoted } from '../trace/words.ts';
import { askDocument, decideAccess } from './access.ts';
import { contextOf, type RequestEnds, type Way } from './context.ts';
import type { PolicyRequest } from './types.ts';

/** What a flow says about the request that it stands for. */
export interface Asked {
  readonly action: string | undefined;
  readonly resource: string | undefined;
  readonly principal: string | undefined;
}

/** Services whose code in an endpoint's name is not what IAM calls them; a code that is not here and has a dot is not known. */
const IAM_NAMES: Readonly<Record<string, string>> = {
  monitoring: 'cloudwatch',
  'kinesis-streams': 'kinesis',
  'kinesis-firehose': 'firehose',
  'email-smtp': 'ses',
  'ecr.api': 'ecr',
  'ecr.dkr': 'ecr',
};
/** Services that IAM calls as endpoints do. */
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
  'sagemaker.api',
]);

const iamNameOf = (service: string): string | undefined => {
  const code = serviceOf(service)?.service.code;
  if (code === undefined) return undefined;
  return Object.hasOwn(IAM_NAMES, code) ? IAM_NAMES[code] : SAME_NAME.has(code) ? code : undefined;
};

/** The resource that a flow names, by its name or ARN; an object belongs to its bucket. */
const resourceOf = (network: Network, text: string | undefined): PolicyResource | undefined => {
  if (text === undefined) return undefined;
  const own = network.resources.get(text);
  if (own !== undefined) return own;
  const all = [...network.resources.values()];
  return (
    all.find(({ arn }) => arn === text) ??
    all.find(({ arn }) => text.startsWith(`${arn}/`) || text.startsWith(`${arn}:`))
  );
};

const callerOf = (network: Network, text: string | undefined): Principal | undefined =>
  text === undefined
    ? undefined
    : (network.principals.get(text) ?? [...network.principals.values()].find(({ arn }) => arn === text));

interface Understood {
  readonly request: PolicyRequest;
  readonly caller: Principal | undefined;
  readonly resource: PolicyResource | undefined;
}

const understand = (walk: Walk, asked: Asked, service: string, way: Way, packet: Packet): Understood => {
  const { network } = walk;
  const caller = callerOf(network, asked.principal);
  const resource = resourceOf(network, asked.resource);
  const principal = caller?.arn ?? asked.principal;
  const resourceArn = asked.resource === resource?.id ? resource?.arn : asked.resource;
  const [from, to] = packet.dstPorts;
  const ends: RequestEnds = {
    principal,
    caller,
    resource,
    resourceArn,
    port: from === to ? from : undefined,
    region: serviceOf(service)?.region,
  };
  const request = {
    action: asked.action,
    service: iamNameOf(service),
    resource: resourceArn,
    principal,
    context: contextOf(network, way, ends),
  };
  return { request, caller, resource };
};

/** How a sentence calls the request. */
const wordsOf = ({ action, resource }: Asked): string =>
  `${action === undefined ? 'the request' : quoted(action)}${resource === undefined ? '' : ` on ${quoted(resource)}`}`;

const needsText = (needs: readonly string[]): string =>
  needs.length === 0
    ? 'a value that is not known'
    : listed(
        needs.slice(0, 4).map((need) => (need.includes(':') && !need.includes(' ') ? quoted(need) : need)),
      );

/**
 * Asks an endpoint's policy. Without an action a policy that no request could pass blocks, and any
 * other that is narrower than full access is an assumption.
 */
const passEndpointPolicy = (
  walk: Walk,
  endpoint: InterfaceEndpoint | GatewayEndpoint,
  asked: Asked,
  request: PolicyRequest,
): void => {
  const { policy } = endpoint;
  const pointer = policy === undefined ? endpoint.pointer : `${endpoint.pointer}/policy`;
  const what = wordsOf(asked);
  const body = {
    kind: 'policy',
    resource: endpoint,
    at: endpoint.id,
    question: `Does the policy of \`${endpoint.id}\` allow ${what}?`,
    pointer,
    facts: ['F-POL-01', 'F-POL-02'],
  } as const;
  if (policy === undefined) {
    passes(walk, { ...body, answer: 'The endpoint policy allows everything.' });
    return;
  }
  const answer = askDocument(policy, request, endpoint.kind === 'gateway-endpoint');
  if (answer.kind === 'deny') {
    const why =
      answer.by === undefined ? 'no statement of it does' : `statement ${quoted(answer.by.name)} denies it`;
    const message =
      asked.action === undefined
        ? `The policy of ${named(endpoint)} allows no request at all that comes this way.`
        : `The policy of ${named(endpoint)} does not allow ${what}: ${why}.`;
    const at = answer.by === undefined ? pointer : pointer + answer.by.pointer;
    refuses(walk, { ...body, pointer: at, answer: message }, { code: 'endpoint-policy', message });
  } else if (answer.kind === 'allow') {
    const at = pointer + answer.by.pointer;
    passes(walk, {
      ...body,
      pointer: at,
      answer: `The endpoint policy allows ${what}: statement ${quoted(answer.by.name)}.`,
    });
  } else if (asked.action === undefined) {
    const message = `The policy of ${named(endpoint)} is narrower than full access; the request is taken to be one that it allows.`;
    assume(walk, 'endpoint-policy', message, ['F-POL-01']);
    passes(walk, { ...body, answer: message });
  } else {
    const message = `Whether the policy of ${named(endpoint)} allows ${what} depends on ${needsText(answer.needs)}.`;
    undecided(walk, { ...body, answer: message }, { code: 'policy-not-decided', message });
  }
};

/** Asks the policies of the two ends, where the flow names an action. */
const passAccess = (
  walk: Walk,
  at: string,
  asked: Asked,
  { request, caller, resource }: Understood,
): void => {
  if (asked.action === undefined) return;
  const access = decideAccess(caller, resource, request);
  const what = wordsOf(asked);
  const owner = resource ?? caller;
  const body = {
    kind: 'policy',
    resource: owner ?? { kind: 'principal', id: asked.principal ?? 'caller', pointer: '' },
    at,
    question: `May the caller do ${what}?`,
    pointer: owner?.pointer ?? '',
    facts: ['F-POL-02', 'F-POL-09'],
  } as const;
  switch (access.kind) {
    case 'allow': {
      passes(walk, { ...body, answer: `It is allowed by ${access.why}.` });
      if (!access.assumed) return;
      const message = `The caller’s own permissions are not in the data; they are taken to allow ${what}.`;
      assume(walk, 'identity-permissions', message, ['F-POL-02']);
      return;
    }
    case 'deny': {
      const isResource = access.end === 'resource' && resource !== undefined;
      const holder = isResource ? resource : caller;
      const message = isResource
        ? `The policy of ${named(resource)} does not let ${what} pass: ${access.why}.`
        : `The caller’s own policies do not allow ${what}: ${access.why}.`;
      const pointer = isResource
        ? `${resource.pointer}/policy`
        : holder === undefined
          ? ''
          : `${holder.pointer}/policies`;
      const code = isResource ? 'resource-policy' : 'identity-policy';
      refuses(
        walk,
        { ...body, resource: holder ?? body.resource, pointer, answer: message },
        { code, message },
      );
      return;
    }
    case 'unclear': {
      const message = `Whether the policies of caller and resource allow ${what} depends on ${needsText(access.needs)}.`;
      undecided(walk, { ...body, answer: message }, { code: 'policy-not-decided', message });
      return;
    }
  }
};

/** The policies of a request that goes through an endpoint to an AWS service. */
export const passPolicies = (
  walk: Walk,
  endpoint: InterfaceEndpoint | GatewayEndpoint,
  packet: Packet,
  asked: Asked,
): void => {
  const way: Way = { kind: 'endpoint', id: endpoint.id, vpc: endpoint.vpc, source: packet.src };
  const understood = understand(walk, asked, endpoint.service, way, packet);
  passEndpointPolicy(walk, endpoint, asked, understood.request);
  passAccess(walk, endpoint.id, asked, understood);
};

/** The policies of a request that reaches an AWS service at its public address. */
export const passPublicPolicies = (walk: Walk, service: string, packet: Packet, asked: Asked): void => {
  const way: Way = { kind: 'public', source: packet.src };
  passAccess(walk, service, asked, understand(walk, asked, service, way, packet));
};
