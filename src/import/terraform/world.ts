/** What the readers of kinds ask: names for instances, and what references lead to. */
import type { Notes } from '../shared/notes.ts';
import type { Contents } from './contents.ts';
import type { Estate } from './estate.ts';
import type { Instance } from './instances.ts';
import { itemFor } from './item.ts';
import { suppliersOf } from './locals.ts';
import { nameOfAddress, namesOf } from './names.ts';
import { type Adopted, adoptedKey, namingOf } from './naming.ts';
import type { Places } from './regions.ts';
import type { Resolver } from './resolve.ts';
import type { Part } from './slots.ts';
import type { Inference, Work } from './terms.ts';

/** How many references one file may have followed in all. */
const MAX_WORK = 20_000_000;

const INFERENCES = {
  'same key': 'each is taken to name the instance with the same key as its own',
  'one of a list': 'an index is taken to count the instances of the resource',
  'whole list': 'each list is taken to hold all that it refers to, and nothing else',
  'only one': 'each is taken to name the only resource of its kind that the module can know',
} as const satisfies Readonly<Record<Inference, string>>;

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
    const vpc = item.one('vpc_id', 'vpc') ?? item.one(attribute, 'owner');
    if (typeof vpc === 'string') adopted.set(adoptedKey(part, vpc), nameOf(instance));
  }
};

const workOf = (notes: Notes): Work => ({
  left: MAX_WORK,
  known: new Map(),
  paired: new WeakMap(),
  infer: (why) => notes.add('references that the plan does not spell out', INFERENCES[why]),
});

export interface World {
  readonly resolver: Resolver;
  readonly nameOf: (instance: Instance) => string;
  readonly aliases: ReadonlyMap<string, string>;
}

/** Names and references of what a file holds. */
export const worldOf = ({ live, gone }: Contents, estate: Estate, places: Places, notes: Notes): World => {
  const managed = live.filter(({ isData }) => !isData);
  const names = namesOf(managed.map(({ address }) => address));
  const nameOf = ({ address }: Instance): string => names.get(address) ?? nameOfAddress(address);
  const adopted: Adopted = new Map();
  const naming = namingOf([...managed, ...gone], nameOf, adopted, places.regionOf);
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
