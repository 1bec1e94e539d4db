/** Regions and accounts: of single resources, and those that hold for most. */
import { at, entriesOf, textAt } from '../shared/json.ts';
import { configIn, type Estate, resourceOf } from './estate.ts';
import type { Instance } from './instances.ts';

const REGION = /^[a-z]{2,}(?:-[a-z]+)+-\d{1,2}$/;
const ACCOUNT = /^\d{12}$/;

const matching = (pattern: RegExp, text: unknown): string | undefined =>
  typeof text === 'string' && pattern.test(text) ? text : undefined;

/** The Regions of the configured providers, as far as the file tells them, by the keys that resources name. */
const providerRegions = (document: unknown, estate: Estate): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const [key, provider] of entriesOf(at(document, 'configuration', 'provider_config'))) {
    const region = at(provider, 'expressions', 'region');
    const constant = textAt(region, 'constant_value');
    const [reference] = Array.isArray(at(region, 'references'))
      ? (at(region, 'references') as unknown[])
      : [];
    const variable =
      typeof reference === 'string' && /^var\.[\w-]+$/.test(reference) ? reference.slice(4) : undefined;
    // A provider within a module takes its Region from there; only the root's variables are told.
    const isRoot = textAt(provider, 'module_address') === undefined;
    const value = constant ?? (variable !== undefined && isRoot ? estate.variables.get(variable) : undefined);
    const told = matching(REGION, value);
    if (told !== undefined) found.set(key, told);
  }
  return found;
};

/** The Region of an instance: said by it (from provider 6 on), by its ARN, by its zone, or by its provider. */
const regionOf = (
  instance: Instance,
  estate: Estate,
  providers: ReadonlyMap<string, string>,
): string | undefined => {
  const { values } = instance;
  const arn = textAt(values, 'arn')?.split(':');
  const zone = textAt(values, 'availability_zone');
  const config = configIn(estate, instance.module)?.resources.get(resourceOf(instance));
  return (
    matching(REGION, values['region']) ??
    matching(REGION, arn?.[3]) ??
    matching(REGION, zone?.replace(/[a-z]$/, '')) ??
    (config?.provider === undefined ? undefined : providers.get(config.provider))
  );
};

/** The account of an instance: its owner's, or that of its ARN. */
export const accountOf = ({ values }: Instance): string | undefined =>
  matching(ACCOUNT, values['owner_id']) ?? matching(ACCOUNT, textAt(values, 'arn')?.split(':')[4]);

/** What most of them say; the first in the alphabet where two are said as often. */
const commonest = (texts: Iterable<string | undefined>): string | undefined => {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
};

/** Where the resources are made. */
export interface Places {
  readonly region: string | undefined;
  readonly account: string | undefined;
  readonly regionOf: (instance: Instance) => string | undefined;
}

/** Where the resources of a file are made. */
export const placesOf = (managed: readonly Instance[], document: unknown, estate: Estate): Places => {
  const providers = providerRegions(document, estate);
  const stated = (instance: Instance): string | undefined => regionOf(instance, estate, providers);
  const region = commonest(managed.map(stated)) ?? [...providers.values()][0];
  return {
    region,
    account: commonest(managed.map(accountOf)),
    regionOf: (instance) => stated(instance) ?? region,
  };
};
