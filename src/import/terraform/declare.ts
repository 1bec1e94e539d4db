/** From instances to declared resources: each kind's reader, and what resources of their own add to others. */

import { isName } from '../aws/context.ts';
import { type DeclaredResource, type DeclaredValue, UNRESOLVED } from '../declared/types.ts';
import { at, entriesOf } from '../shared/json.ts';
import type { Notes } from '../shared/notes.ts';
import { readNestedJson } from '../shared/read.ts';
import { type Addition, additionKey } from './identity.ts';
import type { Instance } from './instances.ts';
import { itemFor } from './item.ts';
import { dataKindOf, kindOf } from './kinds/index.ts';
import { given, type Kind, type Properties } from './kinds/kind.ts';
import { readOther } from './kinds/other.ts';
import type { Resolver } from './resolve.ts';
import { declaredValue } from './values.ts';

/** A part that may be a resource of its own too; `isConfigured` where the configuration of its owner sets it. */
interface Inlined {
  readonly part: DeclaredResource;
  readonly isConfigured: boolean;
}

/** What the readers of kinds gave. */
export interface Readings {
  readonly made: DeclaredResource[];
  /** Parts of resources that may be resources of their own too. */
  readonly inlined: Inlined[];
  readonly additions: Addition[];
  /** What the file tells of things that it does not make, by AWS's ids. */
  readonly known: Map<string, DeclaredResource>;
}

export const newReadings = (): Readings => ({ made: [], inlined: [], additions: [], known: new Map() });

const tagsOf = ({ values }: Instance): DeclaredValue | undefined => {
  const tags = at(values, 'tags_all') ?? at(values, 'tags');
  const list = entriesOf(tags).flatMap(([Key, Value]) => (typeof Value === 'string' ? [{ Key, Value }] : []));
  return list.length === 0 ? undefined : list;
};

/** A policy names resources by their ids, which the scenario has other names for. */
const withNames = (resolver: Resolver, value: DeclaredValue): DeclaredValue => {
  if (typeof value === 'string') {
    const name = resolver.naming.named(value, []);
    // A policy speaks of ARNs as they are.
    return value.startsWith('arn:') ? value : name;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each: DeclaredValue) => withNames(resolver, each));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNames(resolver, inner)]));
};

const documentOf = (resolver: Resolver, text: DeclaredValue | undefined): DeclaredValue | undefined => {
  if (typeof text !== 'string') return text;
  const parsed = readNestedJson(text);
  return parsed === undefined ? UNRESOLVED : withNames(resolver, declaredValue(parsed));
};

export interface Reading {
  readonly resolver: Resolver;
  readonly file: string;
  readonly nameOf: (instance: Instance) => string;
  /** Region and account, where they are not those of most. */
  readonly placeOf: (instance: Instance) => Pick<DeclaredResource, 'region' | 'account'>;
  readonly notes: Notes;
  /** What resources of their own said before the plan takes them away. */
  readonly gone: ReadonlySet<string>;
  /** Elastic IP addresses that the plan takes from whoever has them, or may. */
  readonly freed: ReadonlySet<string>;
}

/** Reads one instance into the readings. */
export const readInstance = (reading: Reading, instance: Instance, into: Readings): void => {
  const { resolver, file, notes } = reading;
  const name = reading.nameOf(instance);
  const origin = { file, pointer: instance.pointer };
  const resource = (type: string, properties: Properties, suffix?: string): DeclaredResource => ({
    name: suffix === undefined ? name : `${name}.${suffix}`,
    type,
    properties: given(properties),
    origin,
    ...reading.placeOf(instance),
  });
  const item = itemFor(resolver, instance);
  const kind: Kind = {
    ...item,
    name,
    make: (type, properties, suffix) => into.made.push(resource(type, properties, suffix)),
    inline: (type, properties, suffix, attribute) =>
      into.inlined.push({
        part: resource(type, properties, suffix),
        isConfigured: item.isSet(attribute) === true,
      }),
    known: (id, type, properties) => {
      // What the file makes itself has its own name.
      if (isName(id) && resolver.naming.named(id, []) === id && !into.known.has(id))
        into.known.set(id, { ...resource(type, properties), name: id });
    },
    add: (owner, types, property, value) =>
      into.additions.push({ owner: owner ?? UNRESOLVED, types, property, value }),
    kept: (property, attribute, list) =>
      item.isSet(attribute) === true
        ? list
        : list?.filter((value) => {
            const key = additionKey({ owner: name, property, value: [value] });
            return key === undefined || !reading.gone.has(key);
          }),
    isFreed: (address) => typeof address === 'string' && reading.freed.has(address),
    document: (attribute) => documentOf(resolver, item.get(attribute)),
    idOf: (text) => resolver.naming.named(text, []),
    tags: () => tagsOf(instance),
    note: (what, why) => notes.add(what, why, instance.address),
  };
  if (instance.isData) {
    dataKindOf(instance.type)?.(kind);
    return;
  }
  const read = kindOf(instance.type);
  if (read === undefined) readOther(instance, kind);
  else read(kind);
};
