/**
 * Endpoint policies: a statement for this action, resource and caller, and no more; a deny that refuses
 * it goes, since it outweighs every allow (fact F-POL-02). Without an action nobody can say what the
 * flow needs: then only AWS's default, full access, is left (fact F-POL-01).
 */

import type { PolicyDocument } from '../../model/network.ts';
import { askDocument } from '../../policy/access.ts';
import { isServicePrincipal } from '../../policy/principal.ts';
import { endsOf } from '../../policy/request.ts';
import type { Requested } from '../../policy/types.ts';
import type { FixStep, PatchOperation } from '../../trace/types.ts';
import { cleaned, named } from '../../trace/words.ts';
import { awsCommand, awsField, awsIdOf } from '../aws.ts';
import { applyEdits, valueAt } from '../patch.ts';
import type { Proposer } from '../site.ts';

type Statement = Readonly<Record<string, unknown>>;

const isStatement = (value: unknown): value is Statement =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** AWS's default. */
const EVERYTHING = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

const statementsIn = (document: PolicyDocument | undefined): readonly unknown[] => {
  const given = document?.['Statement'];
  return Array.isArray(given) ? given : given === undefined ? [] : [given];
};

/** One statement more in a policy; where there is none, a policy with the statements that stand in for it. */
const withStatement = (
  path: string,
  document: PolicyDocument | undefined,
  statement: Statement,
  instead: readonly Statement[] = [],
): PatchOperation => {
  if (document === undefined)
    return { op: 'add', path, value: { Version: '2012-10-17', Statement: [...instead, statement] } };
  return Array.isArray(document['Statement'])
    ? { op: 'add', path: `${path}/Statement/-`, value: statement }
    : { op: 'add', path: `${path}/Statement`, value: [...statementsIn(document), statement] };
};

/** The least `Resource` that covers what is asked for. */
const patternOf = (requested: Requested | undefined): string | readonly string[] => {
  if (requested === undefined) return '*';
  if (requested.kind === 'exact') return requested.arn;
  const below = `${requested.prefix}*`;
  return requested.kind === 'below' ? below : [requested.arn, below];
};

const principalOf = (principal: string): Statement =>
  isServicePrincipal(principal) ? { Service: principal } : { AWS: principal };

/**
 * A statement more for a resource or a caller whose policies say nothing of the request (fact F-POL-09). A deny that somebody
 * wrote is not argued with.
 */
export const proposeAccess: Proposer = ({ hop, network, request }) => {
  const { action } = request;
  if (action === undefined) return [];
  const { caller, principal, resource, requested } = endsOf(network, request);
  const allow = { Effect: 'Allow', Action: action, Resource: patternOf(requested) };
  const what = `\`${cleaned(action)}\``;
  if (resource !== undefined && hop.resource.id === resource.id) {
    if (principal === undefined || resource.policy === null) return [];
    const statement = { ...allow, Principal: principalOf(principal) };
    const edit = withStatement(`${resource.pointer}/policy`, resource.policy, statement);
    const summary = `Let the policy of ${named(resource)} allow ${what} to \`${cleaned(principal)}\`.`;
    return [{ summary, edits: [edit] }];
  }
  if (caller === undefined || hop.resource.id !== caller.id) return [];
  const { policies, boundary } = caller;
  const own = policies === undefined ? [] : [withStatement(`${caller.pointer}/policies/-`, undefined, allow)];
  const limit =
    boundary === undefined ? [] : [withStatement(`${caller.pointer}/permissionsBoundary`, boundary, allow)];
  return [
    { summary: `Give ${named(caller)} a policy that allows ${what}.`, edits: own },
    { summary: `Let the permissions boundary of ${named(caller)} allow ${what}.`, edits: limit },
    {
      summary: `Let the permissions boundary of ${named(caller)} and a policy of its own allow ${what}.`,
      edits: limit.length > 0 && own.length > 0 ? [...limit, ...own] : [],
    },
  ];
};

/** Closes the flow for its request alone: a deny in the policy of the endpoint that lets it pass. */
export const proposePolicyDeny: Proposer = ({ hop, network, request }) => {
  const { action } = request;
  const { id } = hop.resource;
  const endpoint = network.interfaceEndpoints.get(id) ?? network.gatewayEndpoints.get(id);
  if (hop.kind !== 'policy' || endpoint === undefined || action === undefined) return [];
  const { requested } = endsOf(network, request);
  const deny = { Effect: 'Deny', Principal: '*', Action: action, Resource: patternOf(requested) };
  const edit = withStatement(`${endpoint.pointer}/policy`, endpoint.policy, deny, [EVERYTHING]);
  return [{ summary: `Deny \`${cleaned(action)}\` in the policy of ${named(endpoint)}.`, edits: [edit] }];
};

/** Proposes the edit of the policy of the endpoint that refused. */
export const proposePolicy: Proposer = ({ hop, network, request }) => {
  const { id } = hop.resource;
  const endpoint = network.interfaceEndpoints.get(id) ?? network.gatewayEndpoints.get(id);
  if (endpoint?.policy === undefined) return [];
  const path = `${endpoint.pointer}/policy`;
  const finish = (summary: string, edits: readonly PatchOperation[]): FixStep => {
    const edited = applyEdits(network.scenario, edits);
    const policy = edited.ok ? valueAt(edited.value, path) : undefined;
    const document =
      policy === undefined ? ['--reset-policy'] : ['--policy-document', JSON.stringify(policy)];
    const command = awsCommand('modify-vpc-endpoint', '--vpc-endpoint-id', awsIdOf(endpoint), ...document);
    return { summary, edits, ...awsField(command) };
  };
  const { action } = request;
  if (action === undefined) {
    return [
      finish(
        `Take the policy of ${named(endpoint)} away, so that AWS's default, full access, holds: the flow names no action that a narrower one could allow.`,
        [{ op: 'remove', path }],
      ),
    ];
  }
  const { principal, requested } = endsOf(network, request);
  const statement = {
    Effect: 'Allow',
    // In the policy of a gateway endpoint the principal must be `*` (fact F-GWE-11).
    Principal: principal === undefined || endpoint.kind === 'gateway-endpoint' ? '*' : principalOf(principal),
    Action: action,
    Resource: patternOf(requested),
  };
  const listed = statementsIn(endpoint.policy);
  const what = `\`${cleaned(action)}\`${request.resource === undefined ? '' : ` on \`${cleaned(request.resource)}\``}`;
  const add = withStatement(path, endpoint.policy, statement);
  const refusing = listed.filter((each) => {
    const alone = { Statement: [EVERYTHING, each] };
    return (
      isStatement(each) &&
      each['Effect'] === 'Deny' &&
      askDocument(
        alone as typeof endpoint.policy,
        {
          action,
          service: undefined,
          resource: requested,
          principal,
          bounded: false,
          context: new Map(),
        },
        { kind: endpoint.kind === 'gateway-endpoint' ? endpoint.kind : 'endpoint' },
      ).kind === 'deny'
    );
  });
  const allow = finish(`Add a statement to the policy of ${named(endpoint)} that allows ${what}.`, [add]);
  if (refusing.length === 0) return [allow];
  const kept = listed.filter((each) => !refusing.includes(each));
  const replace = (value: readonly unknown[]): readonly PatchOperation[] => [
    { op: 'add', path: `${path}/Statement`, value },
  ];
  const without = `Take the deny that refuses ${what} out of the policy of ${named(endpoint)}`;
  return [
    finish(`${without}.`, replace(kept)),
    finish(`${without}, and add a statement that allows it.`, replace([...kept, statement])),
  ];
};
