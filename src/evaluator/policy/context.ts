/**
 * The context of a request: what condition keys are worth on a path. A key that is not in it is not
 * known. The keys of this field and when AWS sends them: facts F-POL-03, F-POL-04b and F-GWE-08.
 */
import { accountOfArn } from '../model/arn.ts';
import type { Account, AddressSet, Network, PolicyResource, Principal, Vpc } from '../model/network.ts';
import { isRole, isServicePrincipal, isSession, roleOf } from './principal.ts';
import type { ContextValue, RequestContext } from './types.ts';

/** By which way a request reached the service. */
export type Way =
  | { readonly kind: 'endpoint'; readonly id: string; readonly vpc: Vpc; readonly source: AddressSet }
  | { readonly kind: 'public'; readonly source: AddressSet };

/** The ends of a request, as far as they are known. */
export interface RequestEnds {
  readonly principal: string | undefined;
  readonly caller: Principal | undefined;
  readonly resource: PolicyResource | undefined;
  readonly port: number | undefined;
  readonly region: string | undefined;
  /** What IAM calls the service. */
  readonly service: string | undefined;
}

const ABSENT: ContextValue = { kind: 'absent' };
const known = (...values: readonly string[]): ContextValue => ({ kind: 'known', values });

type Entries = (readonly [string, ContextValue | undefined])[];

/** Keys about an account's organization: not known where the scenario does not describe the account. */
const organizationKeys = (
  network: Network,
  account: string | undefined,
  id: string,
  paths: string,
): Entries => {
  const found: Account | undefined = account === undefined ? undefined : network.accounts.get(account);
  if (found === undefined) return [];
  const { organization, organizationPaths } = found;
  if (organization === undefined)
    return [
      [id, ABSENT],
      [paths, ABSENT],
    ];
  return [
    [id, known(organization)],
    [paths, organizationPaths === undefined ? undefined : known(...organizationPaths)],
  ];
};

/**
 * The keys about an endpoint's owner come with requests to some services only. The list is not in the ledger; that S3
 * is on it, the guides say (fact F-POL-16).
 */
const KNOWS_OWNERS = 's3';

const wayKeys = (network: Network, way: Way, service: string | undefined): Entries => {
  if (way.kind === 'public') {
    const absent = [
      'aws:sourcevpce',
      'aws:sourcevpc',
      'aws:sourcevpcarn',
      'aws:vpcsourceip',
      'aws:vpceaccount',
      'aws:vpceorgid',
      'aws:vpceorgpaths',
    ];
    return [
      ['aws:sourceip', { kind: 'address', address: way.source }],
      ...absent.map((key) => [key, ABSENT] as const),
    ];
  }
  const { id, vpc, source } = way;
  const arn =
    vpc.account === undefined ? undefined : known(`arn:aws:ec2:${vpc.region}:${vpc.account}:vpc/${vpc.id}`);
  const owners: Entries = [
    ['aws:sourcevpcarn', arn],
    ['aws:vpceaccount', vpc.account === undefined ? undefined : known(vpc.account)],
    ...organizationKeys(network, vpc.account, 'aws:vpceorgid', 'aws:vpceorgpaths'),
  ];
  return [
    ['aws:sourceip', ABSENT],
    ['aws:sourcevpce', known(id)],
    ['aws:sourcevpc', known(vpc.id)],
    ['aws:vpcsourceip', { kind: 'address', address: source }],
    ...(service === KNOWS_OWNERS ? owners : []),
  ];
};

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^arn:[^:]*:iam::\d{12}:root$/, 'Account'],
  [/^arn:[^:]*:iam::\d{12}:user\//, 'User'],
  [/^arn:[^:]*:(?:sts::\d{12}:assumed-role|iam::\d{12}:role)\//, 'AssumedRole'],
];

const tagKeys = (prefix: string, tags: ReadonlyMap<string, string> | undefined): Entries =>
  tags === undefined ? [] : [...tags].map(([key, value]) => [`${prefix}/${key}`, known(value)] as const);

/** For a session the ARN of its role (fact F-POL-12), whose path only the role's own ARN shows. */
const arnOfCaller = (principal: string, caller: Principal | undefined): ContextValue => {
  if (!isSession(principal)) return known(principal);
  if (caller !== undefined && isRole(caller.arn)) return known(caller.arn);
  return { kind: 'role', arn: roleOf(principal) };
};

/** Keys that come with a call that an AWS service makes by itself, and with no other (fact F-POL-19). */
const OF_SERVICES = ['aws:sourcearn', 'aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths'];
/** Keys about a caller that an AWS service does not have. */
const OF_IDENTITIES = [
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:username',
];

const principalKeys = (network: Network, { principal, caller }: RequestEnds): Entries => {
  if (principal !== undefined && isServicePrincipal(principal))
    return [
      ['aws:principalisawsservice', known('true')],
      ['aws:principalservicename', known(principal)],
      ...OF_IDENTITIES.map((key) => [key, ABSENT] as const),
    ];
  const direct: Entries = [
    ['aws:principalisawsservice', known('false')],
    ['aws:principalservicename', ABSENT],
    ...OF_SERVICES.map((key) => [key, ABSENT] as const),
  ];
  if (principal === undefined) return direct;
  const account = accountOfArn(principal);
  const type = TYPES.find(([pattern]) => pattern.test(principal))?.[1];
  const user = /:user\/(?:.*\/)?([^/]+)$/.exec(principal)?.[1];
  return [
    ...direct,
    ['aws:principalarn', arnOfCaller(principal, caller)],
    ['aws:principalaccount', account === undefined ? undefined : known(account)],
    ['aws:principaltype', type === undefined ? undefined : known(type)],
    ['aws:username', user === undefined ? (type === 'AssumedRole' ? ABSENT : undefined) : known(user)],
    ...organizationKeys(network, account, 'aws:principalorgid', 'aws:principalorgpaths'),
    ...tagKeys('aws:principaltag', caller?.tags),
  ];
};

/** Keys of single services that say what a global key says, or that a call goes by another service (fact F-POL-19). */
const serviceKeys = ({ service, principal, resource }: RequestEnds): Entries => {
  const owner = resource?.account;
  const account = principal === undefined ? undefined : accountOfArn(principal);
  switch (service) {
    case 's3':
      return [['s3:resourceaccount', owner === undefined ? undefined : known(owner)]];
    case 'kms':
      return [
        ['kms:calleraccount', account === undefined ? undefined : known(account)],
        ['kms:viaservice', ABSENT],
      ];
    default:
      return [];
  }
};

const resourceKeys = (network: Network, { resource }: RequestEnds): Entries => {
  const account = resource?.account;
  return [
    ['aws:resourceaccount', account === undefined ? undefined : known(account)],
    ...organizationKeys(network, account, 'aws:resourceorgid', 'aws:resourceorgpaths'),
    ...tagKeys('aws:resourcetag', resource?.tags),
  ];
};

/** A context that knows which tags are not there, where all of an end's tags are given. */
class TagAwareContext extends Map<string, ContextValue> {
  readonly #closed: readonly string[];

  constructor(entries: Iterable<readonly [string, ContextValue]>, closed: readonly string[]) {
    super(entries);
    this.#closed = closed;
  }

  override get(key: string): ContextValue | undefined {
    return super.get(key) ?? (this.#closed.some((prefix) => key.startsWith(prefix)) ? ABSENT : undefined);
  }
}

/** Makes the context of a request that came a certain way. */
export const contextOf = (network: Network, way: Way, ends: RequestEnds): RequestContext => {
  const { port, region, caller, resource } = ends;
  const secure = port === 443 ? known('true') : port === 80 ? known('false') : undefined;
  const entries: Entries = [
    ...wayKeys(network, way, ends.service),
    ...principalKeys(network, ends),
    ...resourceKeys(network, ends),
    ['aws:securetransport', secure],
    ['aws:requestedregion', region === undefined ? undefined : known(region)],
    // A flow is a call by the principal itself, not by an AWS service on its behalf.
    ['aws:viaawsservice', known('false')],
    ['aws:calledvia', ABSENT],
    ['aws:calledviafirst', ABSENT],
    ['aws:calledvialast', ABSENT],
    ...serviceKeys(ends),
  ];
  const closed = [
    ...(caller?.tags === undefined ? [] : ['aws:principaltag/']),
    ...(resource?.tags === undefined ? [] : ['aws:resourcetag/']),
  ];
  const given = entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  return new TagAwareContext(given, closed);
};
