/** References to names: what stands for an id that only AWS will choose. Nothing is guessed: several answers are none. */
import { type DeclaredValue, UNRESOLVED } from '../declared/types.ts';
import { type Estate, expressionOf } from './estate.ts';
import { gatherFor } from './gather.ts';
import type { Instance } from './instances.ts';
import { type Gives, givenBy, PASSED_ON, type Slot } from './slots.ts';
import type { Gathered, Term, Work } from './terms.ts';

/** What the rest of the import knows an instance and its parts by. */
export interface Naming {
  /** What stands for an attribute that names the instance or a part of it. */
  readonly standIn: (instance: Instance, gives: Gives) => DeclaredValue;
  /** What stands for a text that AWS made: an id or ARN of something in the file; else the text. */
  readonly named: (text: string, slots: readonly Slot[]) => DeclaredValue;
}

export interface Resolver {
  readonly estate: Estate;
  readonly work: Work;
  readonly naming: Naming;
  /** Which resources a local value of a module could name, by module and slots. */
  readonly locals: Map<string, Answers>;
  /** What a local value of a module may name (locals.ts). */
  readonly suppliers: (resolver: Resolver, module: string, slots: readonly Slot[]) => Answers;
}

/** What an expression may give for a property. */
export interface Answers {
  /** Unknown before the plan is applied, and surely or possibly part of the value. */
  readonly fresh: ReadonlyMap<DeclaredValue, boolean>;
  /** Known texts: part of a list, never the one unknown value. */
  readonly texts: readonly string[];
  /** Whether it may give something that is not among these. */
  readonly isOpen: boolean;
}

const MAX_DEPTH = 24;
const MAX_INSTANCES = 2000;
const OPEN: Answers = { fresh: new Map(), texts: [], isOpen: true };
const NONE: Answers = { fresh: new Map(), texts: [], isOpen: false };

/** All answers of several; what is sure once is sure. */
export const joined = (all: readonly Answers[]): Answers => {
  const fresh = new Map<DeclaredValue, boolean>();
  for (const each of all)
    for (const [value, isSure] of each.fresh) fresh.set(value, isSure || fresh.get(value) === true);
  return {
    fresh,
    texts: all.flatMap(({ texts }) => texts),
    isOpen: all.some(({ isOpen }) => isOpen),
  };
};

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.filter((each): each is string => typeof each === 'string')
      : [];

/** Attributes that could hold the id of another resource; of any other, what is not known of it does not matter. */
const MAY_BE_ID = /_(?:ids?|arns?)$|^(?:outputs?|result|response|value)$/;

const attributeAnswers = (
  resolver: Resolver,
  instance: Instance,
  attribute: string,
  slots: readonly Slot[],
  depth: number,
): Answers => {
  const value = Object.hasOwn(instance.values, attribute) ? instance.values[attribute] : undefined;
  const stated = givenBy(instance.type).get(attribute);
  // A default resource is adopted by the VPC that has it.
  const gives: Gives | undefined =
    slots.includes('owner') && stated !== undefined && stated.part !== 'self'
      ? { slot: 'owner', part: 'self' }
      : stated;
  if (gives !== undefined && !slots.includes(gives.slot)) return NONE;
  if (value !== UNRESOLVED && value !== undefined) return { ...NONE, texts: textsIn(value) };
  if (gives !== undefined)
    return { ...NONE, fresh: new Map([[resolver.naming.standIn(instance, gives), true]]) };
  if (value === undefined) return NONE;
  const expression = expressionOf(resolver.estate, instance, attribute);
  if (expression !== undefined && depth < MAX_DEPTH)
    return answersOf(
      resolver,
      gatherFor(resolver.estate, resolver.work, expression, instance),
      slots,
      depth + 1,
    );
  return MAY_BE_ID.test(attribute) ? OPEN : NONE;
};

/** An instance of which the plan does not tell the attribute: its id where that is wanted, else what it passes on. */
const bareAnswers = (
  resolver: Resolver,
  instance: Instance,
  slots: readonly Slot[],
  depth: number,
): Answers => {
  const gives = [...givenBy(instance.type).values()];
  const own = gives.find(({ slot, part }) => part === 'self' && slots.includes(slot));
  if (own !== undefined) {
    // An id that is known already cannot be what is not known yet.
    const id = instance.values['id'];
    return typeof id === 'string'
      ? { ...NONE, texts: [id] }
      : { ...NONE, fresh: new Map([[resolver.naming.standIn(instance, own), true]]) };
  }
  const passed = slots.flatMap((slot) => PASSED_ON[slot] ?? []);
  const other = gives.filter(({ slot, part }) => part !== 'self' && slots.includes(slot));
  if (other.length > 0) return OPEN;
  return joined(passed.map((attribute) => attributeAnswers(resolver, instance, attribute, slots, depth)));
};

const termAnswers = (resolver: Resolver, term: Term, slots: readonly Slot[], depth: number): Answers => {
  if (term.kind === 'opaque') return OPEN;
  if (term.kind === 'known') return { ...NONE, texts: textsIn(term.value) };
  if (term.kind === 'local') return resolver.suppliers(resolver, term.module, slots);
  const instances = term.kind === 'group' ? term.group.instances : [term.instance];
  if (instances.length > MAX_INSTANCES) return OPEN;
  resolver.work.left -= instances.length;
  if (resolver.work.left < 0) return OPEN;
  const [first] = term.steps;
  const all = instances.map((instance) =>
    first?.kind === 'name'
      ? attributeAnswers(resolver, instance, first.name, slots, depth)
      : bareAnswers(resolver, instance, slots, depth),
  );
  const found = joined(all);
  return term.isSure
    ? found
    : { ...found, fresh: new Map([...found.fresh.keys()].map((value) => [value, false])) };
};

/** What gathered terms may give for a property. */
export const answersOf = (
  resolver: Resolver,
  { terms, isChosen }: Gathered,
  slots: readonly Slot[],
  depth = 0,
): Answers => {
  const each = terms.map((term) => termAnswers(resolver, term, slots, depth));
  const all = joined(each);
  // Two references beside a value that could be a condition: `a ? [b] : [c]` lists the same as `[b, c]`.
  const several = each.filter(({ fresh }) => fresh.size > 0).length > 1;
  if (!isChosen || !several) return all;
  return { ...all, fresh: new Map([...all.fresh.keys()].map((value) => [value, false])) };
};

/** The one id that an unknown value can only be; unresolved where there are several, or others. */
export const onlyAnswer = ({ fresh, isOpen }: Answers): DeclaredValue => {
  const [only, ...others] = fresh.keys();
  return only === undefined || others.length > 0 || isOpen ? UNRESOLVED : only;
};

/** The ids of an unknown list: what surely is in it, and UNRESOLVED for what may be. */
export const allAnswers = (
  resolver: Resolver,
  { fresh, texts, isOpen }: Answers,
  slots: readonly Slot[],
): readonly DeclaredValue[] => {
  const sure = [...fresh].filter(([, isSure]) => isSure).map(([value]) => value);
  const all = new Set([
    ...sure,
    ...texts.filter(looksLikeId).map((text) => resolver.naming.named(text, slots)),
  ]);
  const isWhole = !isOpen && sure.length === fresh.size && sure.length > 0;
  if (isWhole) resolver.work.infer('whole list');
  return isWhole ? [...all] : [...sure, UNRESOLVED];
};

/** A text that is an id or ARN of AWS, and not a name, a Region or a range of addresses. */
const looksLikeId = (text: string): boolean =>
  /^(?:[a-z]+(?:-[a-z]+)*-[0-9a-f]{8,17}|arn:[^\s]+)$/.test(text);
