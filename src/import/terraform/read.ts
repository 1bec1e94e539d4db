/** Terraform's plans and states to declared resources. */
import type { Declared, DeclaredResource } from '../declared/types.ts';
import { at, entriesOf } from '../shared/json.ts';
import { Notes } from '../shared/notes.ts';
import type { ImportFile } from '../shared/read.ts';
import { withAdditions } from './additions.ts';
import { configurationOf } from './configuration.ts';
import { type Contents, contentsOf } from './contents.ts';
import {
  additionKey,
  identityOf,
  newReadings,
  type Reading,
  type Readings,
  readInstance,
} from './declare.ts';
import { type DocumentResult, readDocument } from './document.ts';
import { type Estate, estateOf } from './estate.ts';
import type { Instance } from './instances.ts';
import { itemFor } from './item.ts';
import { suppliersOf } from './locals.ts';
import { nameOfAddress, namesOf } from './names.ts';
import { type Adopted, adoptedKey, namingOf } from './naming.ts';
import { accountOf, commonest, providerRegions, regionOf } from './regions.ts';
import type { Resolver } from './resolve.ts';
import type { Part, Slot } from './slots.ts';
import type { Work } from './terms.ts';

/** How many references one file may have followed in all. */
const MAX_WORK = 20_000_000;

const INFERENCES = {
  'same key': 'each is taken to name the instance with the same key as its own',
  'one of a list': 'an index is taken to count the instances of the resource',
  'whole list': 'each list is taken to hold all that it refers to, and nothing else',
  'only one': 'each is taken to name the only resource of its kind that the module can know',
} as const;

const variablesOf = (document: unknown): ReadonlyMap<string, unknown> =>
  new Map(
    entriesOf(at(document, 'variables')).map(([name, variable]) => [name, at(variable, 'value')] as const),
  );

/** The default resources that stand for AWS's own parts of a VPC. */
const ADOPTING: readonly (readonly [string, string, Part])[] = [
  ['aws_default_route_table', 'default_route_table_id', 'mainTable'],
  ['aws_default_security_group', '', 'defaultGroup'],
  ['aws_default_network_acl', 'default_network_acl_id', 'defaultAcl'],
];

const adopt = (
  instances: readonly Instance[],
  resolver: Resolver,
  nameOf: (instance: Instance) => string,
  adopted: Adopted,
): void => {
  for (const instance of instances) {
    const kind = ADOPTING.find(([type]) => type === instance.type);
    if (kind === undefined) continue;
    const [, attribute, part] = kind;
    const item = itemFor(resolver, instance);
    const owner: Slot = 'owner';
    const vpc = item.one('vpc_id', 'vpc') ?? item.one(attribute, owner);
    if (typeof vpc === 'string') adopted.set(adoptedKey(part, vpc), nameOf(instance));
  }
};

const workOf = (notes: Notes): Work => ({
  left: MAX_WORK,
  known: new Map(),
  paired: new WeakMap(),
  infer: (why) => notes.add('references that the plan does not spell out', INFERENCES[why]),
});

interface World {
  readonly resolver: Resolver;
  readonly nameOf: (instance: Instance) => string;
  readonly aliases: ReadonlyMap<string, string>;
}

const worldOf = ({ live, gone }: Contents, document: unknown, estate: Estate, notes: Notes): World => {
  const managed = live.filter(({ isData }) => !isData);
  const names = namesOf(managed.map(({ address }) => address));
  const nameOf = ({ address }: Instance): string => names.get(address) ?? nameOfAddress(address);
  const providers = providerRegions(document, estate);
  const adopted: Adopted = new Map();
  const naming = namingOf([...managed, ...gone], nameOf, adopted, (instance) =>
    regionOf(instance, estate, providers),
  );
  const resolver: Resolver = {
    estate,
    work: workOf(notes),
    naming,
    locals: new Map(),
    suppliers: suppliersOf,
  };
  adopt(managed, resolver, nameOf, adopted);
  // What was followed before the default resources were known has their VPC's own parts.
  resolver.locals.clear();
  const addresses = managed.map((instance) => [instance.address, nameOf(instance)] as const);
  return {
    resolver,
    nameOf,
    aliases: new Map([...naming.aliases(), ...addresses.filter(([address, name]) => address !== name)]),
  };
};

/** The parts that no resource of its own declares, or declared and takes away. */
const ownParts = ({ made, inlined }: Readings, gone: ReadonlySet<string>): readonly DeclaredResource[] => {
  const apart = new Set(made.map(identityOf));
  return inlined.filter((part) => {
    const identity = identityOf(part);
    return identity === undefined || (!apart.has(identity) && !gone.has(identity));
  });
};

/** What resources of their own said before the plan takes them away or changes them. */
const goneParts = (reading: Reading, gone: readonly Instance[]): ReadonlySet<string> => {
  const before = newReadings();
  for (const instance of gone) readInstance(reading, instance, before);
  const found = new Set<string>();
  for (const part of before.made) found.add(identityOf(part) ?? '');
  for (const addition of before.additions) found.add(additionKey(addition) ?? '');
  return found;
};

const readingsOf = (reading: Reading, { live, gone }: Contents): readonly DeclaredResource[] => {
  const { notes } = reading;
  const quiet: Reading = { ...reading, notes: new Notes() };
  const taken = goneParts(quiet, gone);
  const readings = newReadings();
  let data = 0;
  for (const instance of live) {
    if (instance.isData) data += 1;
    else readInstance({ ...reading, gone: taken }, instance, readings);
  }
  if (data > 0)
    notes.add('data sources', 'what they look up is made elsewhere, and only their values are used', data);
  return withAdditions([...readings.made, ...ownParts(readings, taken)], readings.additions, notes);
};

const declaredOf = (
  source: Exclude<DocumentResult, { readonly kind: 'problem' }>,
  file: string,
): Declared => {
  const notes = new Notes();
  const { document } = source;
  const contents = contentsOf(source, notes);
  const configuration = configurationOf(document);
  const estate = estateOf(contents.live, configuration, variablesOf(document));
  const { resolver, nameOf, aliases } = worldOf(contents, document, estate, notes);
  const providers = providerRegions(document, estate);
  const managed = contents.live.filter(({ isData }) => !isData);
  const region =
    commonest(managed.map((each) => regionOf(each, estate, providers))) ?? [...providers.values()][0];
  const account = commonest(managed.map(accountOf));
  const placeOf: Reading['placeOf'] = (instance) => {
    const own = regionOf(instance, estate, providers);
    const owner = accountOf(instance);
    return {
      ...(own === undefined || own === region ? {} : { region: own }),
      ...(owner === undefined || owner === account ? {} : { account: owner }),
    };
  };
  const reading: Reading = { resolver, file, nameOf, placeOf, notes, gone: new Set() };
  const resources = readingsOf(reading, contents);
  if (resolver.work.left < 0)
    notes.add('references', 'there are too many to follow: what the rest of them name is not known');
  return { resources, region, account, aliases, problems: [], notes };
};

/**
 * Reads what `terraform show -json` (or `tofu show -json`) prints of a plan or a state, or a state file itself, into
 * declared resources: what there will be once the plan is applied. Never throws.
 */
export const readTerraform = (file: ImportFile): Declared => {
  const source = readDocument(file);
  if (source.kind !== 'problem') return declaredOf(source, file.file);
  return {
    resources: [],
    region: undefined,
    account: undefined,
    aliases: new Map(),
    problems: [source.problem],
    notes: new Notes(),
  };
};
