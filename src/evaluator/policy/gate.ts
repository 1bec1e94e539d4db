/** Policies as gates of a walk: the endpoint's, then those of the two ends. */
import type { GatewayEndpoint, InterfaceEndpoint } from '../model/network.ts';
import type { Packet } from '../trace/packet.ts';
import { assume, passes, refuses, undecided, type Walk } from '../trace/walk.ts';
import { listed, named, quoted } from '../trace/words.ts';
import { type Assumed, askDocument, decideAccess, mayKeepOut } from './access.ts';
import type { Way } from './context.ts';
import { needOf } from './not-told.ts';
import { type Asked, misdirected, type Understood, understand } from './request.ts';
import type { PolicyRequest } from './types.ts';

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
  const kind = endpoint.kind === 'gateway-endpoint' ? endpoint.kind : 'endpoint';
  const answer = askDocument(policy, request, { kind });
  if (answer.kind === 'deny') {
    const why = answer.by === undefined ? 'no statement of it does' : `statement ${answer.by.name} denies it`;
    const message =
      asked.action === undefined
        ? `The policy of ${named(endpoint)} allows no request at all that comes this way.`
        : `The policy of ${named(endpoint)} does not allow ${what}: ${why}.`;
    const at = answer.by === undefined ? pointer : pointer + answer.by.pointer;
    refuses(walk, { ...body, pointer: at, answer: message }, { code: 'endpoint-policy', message });
  } else if (answer.kind === 'allow') {
    const by = answer.by === undefined ? '' : `: statement ${answer.by.name}`;
    passes(walk, {
      ...body,
      pointer: pointer + (answer.by?.pointer ?? ''),
      answer: `The endpoint policy allows ${what}${by}.`,
    });
  } else if (asked.action === undefined) {
    const [open, ...more] = mayKeepOut(policy, request, { kind });
    if (open !== undefined) {
      const needs = needsText([open, ...more].map(needOf));
      const message = `Whether the policy of ${named(endpoint)} allows any request at all depends on ${needs}.`;
      const at = pointer + open.pointer;
      undecided(walk, { ...body, pointer: at, answer: message }, { code: 'policy-not-decided', message });
      return;
    }
    const message = `The policy of ${named(endpoint)} is narrower than full access; the request is taken to be one that it allows.`;
    assume(walk, 'endpoint-policy', message, ['F-POL-01']);
    passes(walk, { ...body, answer: message });
  } else {
    const message = `Whether the policy of ${named(endpoint)} allows ${what} depends on ${needsText(answer.needs)}.`;
    undecided(walk, { ...body, answer: message }, { code: 'policy-not-decided', message });
  }
};

const ASSUMED: Readonly<
  Record<Assumed, { readonly code: string; readonly message: (what: string) => string }>
> = {
  identity: {
    code: 'identity-permissions',
    message: (what) => `The caller’s own permissions are not in the data, and taken to allow ${what}.`,
  },
  resource: {
    code: 'resource-policy',
    message: (what) => `The policy of the resource is not in the data, and taken to allow ${what}.`,
  },
  account: {
    code: 'same-account',
    message: () =>
      'Caller and resource are taken to be of one account: across accounts the resource’s policy must allow the request too.',
  },
  'public-access': {
    code: 'public-access',
    message: (what) =>
      `Whether S3’s Block Public Access bars other accounts is not in the data; it is taken to let ${what} pass.`,
  },
};

/**
 * Asks the policies of the two ends, where the flow says anything of them. Without an action they block only what
 * no request could pass.
 */
const passAccess = (
  walk: Walk,
  at: string,
  asked: Asked,
  { request, service, caller, resource }: Understood,
): void => {
  if (asked.action === undefined && asked.resource === undefined && asked.principal === undefined) return;
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
  const astray = misdirected(request, service);
  if (astray !== undefined && access.kind !== 'deny') {
    const message = `What comes of ${what} is not documented: it is ${astray}.`;
    undecided(walk, { ...body, answer: message }, { code: 'policy-not-decided', message });
    return;
  }
  switch (access.kind) {
    case 'allow': {
      passes(walk, { ...body, answer: `It is allowed by ${access.why}.` });
      for (const assumed of access.assumed) {
        const { code, message } = ASSUMED[assumed];
        assume(walk, code, message(what), ['F-POL-02', 'F-POL-09']);
      }
      return;
    }
    case 'deny': {
      for (const { end, why } of access.refusals) {
        const isResource = end === 'resource' && resource !== undefined;
        const holder = isResource ? resource : caller;
        const message = isResource
          ? `The policy of ${named(resource)} does not let ${what} pass: ${why}.`
          : `The caller’s own policies do not allow ${what}: ${why}.`;
        // Where nobody wrote a policy there is none to point to.
        const written = isResource
          ? resource.policy !== undefined && 'policy'
          : caller?.policies !== undefined && 'policies';
        const pointer = `${holder?.pointer ?? ''}${written === false ? '' : `/${written}`}`;
        const code = isResource ? 'resource-policy' : 'identity-policy';
        refuses(
          walk,
          { ...body, resource: holder ?? body.resource, pointer, answer: message },
          { code, message },
        );
      }
      return;
    }
    case 'unclear': {
      if (asked.action === undefined) {
        const message =
          'The policies of caller and resource are narrower than full access; the request is taken to be one that they allow.';
        assume(walk, 'access-policies', message, ['F-POL-02']);
        passes(walk, { ...body, answer: message });
        return;
      }
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
  const understood = understand(walk.network, asked, endpoint.service, way, packet);
  passEndpointPolicy(walk, endpoint, asked, understood.request);
  passAccess(walk, endpoint.id, asked, understood);
};

/** The policies of a request that reaches an AWS service at its public address. */
export const passPublicPolicies = (walk: Walk, service: string, packet: Packet, asked: Asked): void => {
  const way: Way = { kind: 'public', source: packet.src };
  passAccess(walk, service, asked, understand(walk.network, asked, service, way, packet));
};
