/** Accounts, principals and resources: who asks, and what for. */
import { accountOfArn } from '../arn.ts';
import { pointerOf } from '../document.ts';
import type { Account, Network, PolicyResource, Principal } from '../network.ts';
import { refOf } from '../ref.ts';
import { type BuildContext, entriesOf, report } from './context.ts';

const ACCOUNT_ID = /^\d{12}$/;

const tagsOf = (
  tags: Readonly<Record<string, string>> | undefined,
): ReadonlyMap<string, string> | undefined =>
  tags === undefined
    ? undefined
    : new Map(Object.entries(tags).map(([key, value]) => [key.toLowerCase(), value]));

/** Builds what policies speak of. */
export const buildPolicies = (
  context: BuildContext,
): Pick<Network, 'accounts' | 'principals' | 'resources'> => {
  const { scenario } = context;
  const accounts = entriesOf(scenario.accounts).map(([id, fields]): [string, Account] => {
    if (!ACCOUNT_ID.test(id)) {
      const message = `\`${id.replaceAll('`', "'").slice(0, 40)}\` is not an account id: it has 12 digits.`;
      report(context, pointerOf('accounts', id), message, 'name');
    }
    return [id, { organization: fields.organization, organizationPaths: fields.organizationPaths }];
  });
  const principals = entriesOf(scenario.principals).map(([name, fields]): [string, Principal] => [
    name,
    {
      ...refOf('principal', name, pointerOf('principals', name), fields),
      arn: fields.arn,
      policies: fields.policies ?? undefined,
      boundary: fields.permissionsBoundary,
      tags: tagsOf(fields.tags),
    },
  ]);
  const resources = entriesOf(scenario.resources).map(([name, fields]): [string, PolicyResource] => [
    name,
    {
      ...refOf('policy-resource', name, pointerOf('resources', name), fields),
      arn: fields.arn,
      account: fields.account ?? accountOfArn(fields.arn),
      policy: fields.policy,
      tags: tagsOf(fields.tags),
    },
  ]);
  return { accounts: new Map(accounts), principals: new Map(principals), resources: new Map(resources) };
};
