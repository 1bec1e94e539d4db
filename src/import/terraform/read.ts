/** Terraform's plans and states to declared resources. */
import { withAcceptance } from '../declared/acceptance.ts';
import type { Declared, DeclaredResource } from '../declared/types.ts';
import { at, entriesOf, textAt } from '../shared/json.ts';
import { Notes } from '../shared/notes.ts';
import type { ImportFile } from '../shared/read.ts';
import { withAdditions } from './additions.ts';
import { configurationOf } from './configuration.ts';
import { type Contents, contentsOf } from './contents.ts';
import { newReadings, type Reading, type Readings, readInstance } from './declare.ts';
import { type DocumentResult, readDocument } from './document.ts';
import { estateOf } from './estate.ts';
import { additionKey, identityOf } from './identity.ts';
import type { Instance } from './instances.ts';
import { withoutPrimary } from './primary-addresses.ts';
import { accountOf, placesOf } from './regions.ts';
import { worldOf } from './world.ts';

const variablesOf = (document: unknown): ReadonlyMap<string, unknown> =>
  new Map(
    entriesOf(at(document, 'variables')).map(([name, variable]) => [name, at(variable, 'value')] as const),
  );

/** The parts that no resource of its own declares, or declared and takes away. */
const ownParts = ({ made, inlined }: Readings, gone: ReadonlySet<string>): readonly DeclaredResource[] => {
  const apart = new Set(made.map(identityOf));
  return inlined
    .filter(({ part, isConfigured }) => {
      const identity = identityOf(part);
      if (identity === undefined) return true;
      return !apart.has(identity) && (isConfigured || !gone.has(identity));
    })
    .map(({ part }) => part);
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

const ELASTIC: ReadonlySet<string> = new Set(['aws_eip', 'aws_eip_association']);

/** Elastic IP addresses that the plan takes from whoever has them, or may. */
const freedBy = (gone: readonly Instance[]): ReadonlySet<string> =>
  new Set(
    gone.filter(({ type }) => ELASTIC.has(type)).flatMap(({ values }) => textAt(values, 'public_ip') ?? []),
  );

const readingsOf = (reading: Reading, { live, gone }: Contents): readonly DeclaredResource[] => {
  const { notes } = reading;
  const quiet: Reading = { ...reading, notes: new Notes() };
  const taken = goneParts(quiet, gone);
  const freed = freedBy(gone);
  const readings = newReadings();
  for (const instance of live) readInstance({ ...reading, gone: taken, freed }, instance, readings);
  for (const { address, isData } of live)
    if (isData)
      notes.add(
        'data sources',
        'what they look up is made elsewhere, and only their values are used',
        address,
      );
  const all = [...readings.made, ...ownParts(readings, taken), ...readings.known.values()];
  return withAdditions(all, readings.additions, notes);
};

const declaredOf = (
  source: Exclude<DocumentResult, { readonly kind: 'problem' }>,
  file: string,
): Declared => {
  const notes = new Notes();
  const { document } = source;
  const contents = contentsOf(source, notes);
  const estate = estateOf(contents.live, configurationOf(document), variablesOf(document));
  const managed = contents.live.filter(({ isData }) => !isData);
  const places = placesOf(managed, document, estate);
  const { region, account } = places;
  const { resolver, nameOf, aliases } = worldOf(contents, estate, places, notes);
  const placeOf: Reading['placeOf'] = (instance) => {
    const own = places.regionOf(instance);
    const owner = accountOf(instance);
    return {
      ...(own === region ? {} : { region: own }),
      ...(owner === undefined || owner === account ? {} : { account: owner }),
    };
  };
  const reading: Reading = { resolver, file, nameOf, placeOf, notes, gone: new Set(), freed: new Set() };
  const resources = withoutPrimary(withAcceptance(readingsOf(reading, contents), region));
  if (resolver.work.left < 0)
    notes.add('references', 'there are too many to follow: what the rest of them name is not known');
  const untold = 'it is known only after the apply';
  return { resources, region, account, aliases, problems: [], notes, untold };
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
