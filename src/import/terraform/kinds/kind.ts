/** What a reader of one kind of Terraform resource gets and gives. */
import { type DeclaredResource, type DeclaredValue, UNRESOLVED } from '../../declared/types.ts';
import type { Item } from '../item.ts';

/** A property that is not given is left out, and so has AWS's default. */
export type Properties = { readonly [key: string]: DeclaredValue | undefined };

export interface Kind extends Item {
  readonly name: string;
  /** Declares a resource; `suffix` names one beside the first. */
  readonly make: (type: string, properties: Properties, suffix?: string) => void;
  /**
   * Declares what AWS reports inside a resource although another may have made it: it does not count where a resource
   * of its own says the same, or said it and goes.
   */
  readonly inline: (type: string, properties: Properties, suffix: string, attribute: string) => void;
  /** Tells something that the file does not make, under the id that AWS gave it. */
  readonly known: (id: string, type: string, properties: Properties) => void;
  /** Adds to a list of another resource, or sets what is not a list. */
  readonly add: (
    owner: DeclaredValue | undefined,
    types: readonly string[],
    property: string,
    value: DeclaredValue,
  ) => void;
  /** A list without what a resource of its own added to it and now takes away. */
  readonly kept: (
    property: string,
    attribute: string,
    list: readonly DeclaredValue[] | undefined,
  ) => readonly DeclaredValue[] | undefined;
  /** Whether a public address is an Elastic IP address that the plan destroys or moves, or may. */
  readonly isFreed: (address: DeclaredValue | undefined) => boolean;
  /** A policy, with the names of resources for their ids. */
  readonly document: (attribute: string) => DeclaredValue | undefined;
  /** What stands for an id or ARN of AWS. */
  readonly idOf: (text: string) => DeclaredValue;
  readonly tags: () => DeclaredValue | undefined;
  readonly note: (what: string, why: string) => void;
}

export type ReadKind = (kind: Kind) => void;

export type Kinds = { readonly [type: string]: ReadKind };

/** A value that must be told: what is not given is not known. */
export const told = (value: DeclaredValue | undefined): DeclaredValue => value ?? UNRESOLVED;

/** Properties without those that are not given. */
export const given = (properties: Properties): DeclaredResource['properties'] => {
  const found: [string, DeclaredValue][] = [];
  for (const [key, value] of Object.entries(properties)) if (value !== undefined) found.push([key, value]);
  return Object.fromEntries(found);
};

/** The items of blocks; `unknown` stands for blocks that the plan does not tell. */
export const eachBlock = <T>(
  item: Item,
  name: string,
  read: (block: Item, index: number) => T,
  unknown: T,
): readonly T[] | undefined => {
  const found = item.blocks(name);
  return found === undefined ? undefined : found === UNRESOLVED ? [unknown] : found.map(read);
};
