/** VPC Block Public Access: an account's switch in a Region, and what is excluded from it (fact F-IGW-05). */
import type { ScenarioVpc } from '../../../evaluator/index.ts';
import { oneAt, textAt } from '../../shared/json.ts';
import type { Context, VpcDraft } from '../context.ts';
import { accountIn, folderOf, regionIn, scopeOf } from '../coverage.ts';

type Mode = NonNullable<ScenarioVpc['blockPublicAccess']>;

const MODES = ['off', 'block-ingress', 'block-bidirectional'] as const;
const EXCLUSIONS = ['allow-bidirectional', 'allow-egress'] as const;
type Exclusion = (typeof EXCLUSIONS)[number];

/** The account and Region that something is about; undefined where nothing says so. */
interface Scope {
  readonly account: string | undefined;
  readonly region: string | undefined;
}

const scopeOfFile = (file: string): Scope => {
  const folder = folderOf(file);
  return { account: accountIn(folder), region: regionIn(scopeOf(folder).split('/').at(-1)) };
};

/** Whether a scope is that of a VPC. What is not said counts where the data has only one account or Region. */
const isOf = (scope: Scope, vpc: VpcDraft, single: { account: boolean; region: boolean }): boolean =>
  (['account', 'region'] as const).every((key) =>
    scope[key] === undefined || vpc[key] === undefined ? single[key] : scope[key] === vpc[key],
  );

/** Exclusions by the id of their VPC or subnet; null: one is just being changed. */
const readExclusions = (context: Context): ReadonlyMap<string, Exclusion | null> => {
  const found = new Map<string, Exclusion | null>();
  for (const { value } of context.documents.items.VpcBlockPublicAccessExclusions.values()) {
    const arn = textAt(value, 'ResourceArn') ?? '';
    const state = textAt(value, 'State') ?? '';
    if (/^(?:delete|disable)-complete$|^create-failed$/.test(state)) continue;
    const mode = /^(?:create|update)-complete$/.test(state)
      ? oneAt(EXCLUSIONS, value, 'InternetGatewayExclusionMode')
      : undefined;
    found.set(arn.slice(arn.lastIndexOf('/') + 1), mode ?? null);
  }
  return found;
};

/** What is in force where something is excluded. */
const without = (mode: Mode, exclusion: Exclusion | null | undefined): Mode | null => {
  if (mode === 'off' || exclusion === undefined) return mode;
  if (exclusion === null) return null;
  return exclusion === 'allow-bidirectional' ? 'off' : 'block-ingress';
};

const excludedSubnets = (
  vpc: VpcDraft,
  mode: Mode,
  exclusions: ReadonlyMap<string, Exclusion | null>,
): boolean => {
  for (const [id, subnet] of vpc.subnets) {
    const exclusion = exclusions.get(id);
    if (exclusion === undefined) continue;
    const own = without(mode, exclusion);
    if (own === null) return false;
    subnet.blockPublicAccess = own;
  }
  return true;
};

/** What `describe-vpcs` and `describe-subnets` say to be in force, where the account's switch was not asked (fact F-IGW-05). */
const readStates = (context: Context, vpc: VpcDraft): void => {
  const { Vpcs, Subnets } = context.documents.items;
  const stateOf = (value: unknown): Mode | undefined =>
    oneAt(MODES, value, 'BlockPublicAccessStates', 'InternetGatewayBlockMode');
  const own = stateOf(Vpcs.get(vpc.id)?.value);
  if (own === undefined) return;
  vpc.fields.blockPublicAccess = own;
  for (const [id, subnet] of vpc.subnets) {
    const mode = stateOf(Subnets.get(id)?.value);
    if (mode !== undefined && mode !== own) subnet.blockPublicAccess = mode;
  }
};

/** Reads `describe-vpc-block-public-access-options` and `-exclusions`. What is not said stays null. */
export const readBlockPublicAccess = (context: Context): void => {
  const { blockPublicAccess, items, listings } = context.documents;
  const described = [...context.vpcs.values()].filter(({ id }) => items.Vpcs.has(id));
  const single = {
    account: new Set(described.map(({ account }) => account)).size <= 1,
    region: new Set(described.map(({ region }) => region)).size <= 1,
  };
  const exclusions = readExclusions(context);
  const lists = listings.filter(({ kind, more }) => kind === 'VpcBlockPublicAccessExclusions' && !more);
  for (const vpc of context.vpcs.values()) {
    const modes = blockPublicAccess
      .filter(({ value, origin }) => {
        const folder = scopeOfFile(origin.file);
        const account = textAt(value, 'AwsAccountId') ?? folder.account;
        return isOf({ account, region: textAt(value, 'AwsRegion') ?? folder.region }, vpc, single);
      })
      .map(({ value }) =>
        textAt(value, 'State') === 'update-in-progress'
          ? undefined
          : oneAt(MODES, value, 'InternetGatewayBlockMode'),
      );
    const [mode] = modes;
    if (modes.length === 0) {
      readStates(context, vpc);
      continue;
    }
    // With the switch on, a VPC may be excluded: only a list of the exclusions says that it is not.
    const listed = mode === 'off' || lists.some(({ file }) => isOf(scopeOfFile(file), vpc, single));
    const own =
      mode === undefined || new Set(modes).size !== 1 || !listed
        ? null
        : without(mode, exclusions.get(vpc.id));
    if (own !== null && mode !== undefined && excludedSubnets(vpc, mode, exclusions))
      vpc.fields.blockPublicAccess = own;
    else vpc.unknown.add('blockPublicAccess');
  }
};
