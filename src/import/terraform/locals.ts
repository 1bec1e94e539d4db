/**
 * Local values. A plan does not list what they are made of, so what one names can only be told by elimination: where
 * a single resource of the wanted kind can reach the module at all (made in it, handed in, or handed out by a module
 * that it calls), an unknown id can only be that one's.
 */
import { calledIn, configIn, type Estate, groupIn } from './estate.ts';
import { inputsOf, outputsOf } from './gather.ts';
import type { Instance } from './instances.ts';
import { type Answers, answersOf, joined, type Resolver } from './resolve.ts';
import { givenBy, type Slot } from './slots.ts';
import type { Gathered } from './terms.ts';

/** Kinds of which a module's parts hand over nothing but ids, so that elimination is sound. */
const TOLD_BY_ELIMINATION: ReadonlySet<Slot> = new Set<Slot>([
  'vpc',
  'group',
  'igw',
  'vgw',
  'eip',
  'nat',
  'tgw',
  'balancer',
  'endpoint',
  'egress',
  'peering',
  'prefixList',
  'zone',
]);

const OPEN: Answers = { fresh: new Map(), texts: [], isOpen: true };

/** Data sources that are read when the plan is applied may give any id of their kind. */
const DATA_WITH_IDS =
  /vpc|subnet|security_group|route|gateway|network|instance|lb|eip|endpoint|zone|peering|prefix/;

const madeIn = (resolver: Resolver, module: string, slots: readonly Slot[]): Answers => {
  const { estate, naming } = resolver;
  const all: Answers[] = [];
  for (const resource of estate.inModule.get(module) ?? []) {
    const instances = groupIn(estate, module, resource)?.instances ?? [];
    const [first] = instances;
    if (first === undefined) continue;
    if (first.isData) {
      const isLate = instances.some(({ values }) =>
        Object.values(values).some((each) => typeof each === 'symbol'),
      );
      if (isLate && DATA_WITH_IDS.test(first.type)) all.push(OPEN);
      continue;
    }
    if (first.type === 'aws_cloudformation_stack') all.push(OPEN);
    const gives = [...givenBy(first.type).values()].filter(({ slot }) => slots.includes(slot));
    const fresh = instances
      .filter(({ values }) => typeof values['id'] !== 'string')
      .flatMap((instance) => gives.map((each) => [naming.standIn(instance, each), true] as const));
    all.push({ fresh: new Map(fresh), texts: [], isOpen: false });
  }
  return joined(all);
};

/** Terms without other local values: those are looked at where they stand. */
const withoutLocals = ({ terms, isChosen }: Gathered): Gathered => ({
  terms: terms.filter(({ kind }) => kind !== 'local'),
  isChosen,
});

/** The instances of the modules that a module calls. */
const calledBy = (estate: Estate, module: string): readonly string[] => {
  const calls = [...(configIn(estate, module)?.calls.keys() ?? [])];
  return calls.flatMap((call) => calledIn(estate, module, call).map(({ address }) => address));
};

const eliminated = (resolver: Resolver, module: string, slots: readonly Slot[]): Answers => {
  const { estate, work } = resolver;
  const all: Answers[] = [];
  const seen = new Set<string>();
  // Upwards through the modules that hand values in: a local value of theirs may be what they hand in.
  for (let here: string | undefined = module; here !== undefined && !seen.has(here); ) {
    seen.add(here);
    all.push(madeIn(resolver, here, slots));
    for (const child of calledBy(estate, here))
      if (!seen.has(child))
        all.push(
          ...outputsOf(estate, work, child).map((each) => answersOf(resolver, withoutLocals(each), slots)),
        );
    const inputs = inputsOf(estate, work, here);
    all.push(...inputs.map((each) => answersOf(resolver, withoutLocals(each), slots)));
    const handsLocals = inputs.some(({ terms }) => terms.some(({ kind }) => kind === 'local'));
    here = handsLocals ? estate.modules.get(here)?.parent : undefined;
  }
  return joined(all);
};

const eliminatedOnce = (resolver: Resolver, module: string, slots: readonly Slot[]): Answers => {
  const key = `${module} ${slots.join(' ')}`;
  const known = resolver.locals.get(key);
  if (known !== undefined) return known;
  // What leads back here adds nothing.
  resolver.locals.set(key, OPEN);
  const found = eliminated(resolver, module, slots);
  resolver.locals.set(key, found);
  return found;
};

/** A single resource is an answer; several are none. In a list it may stand beside others, so it is never sure. */
const answerOf = (resolver: Resolver, { fresh, isOpen }: Answers): Answers => {
  const [only, ...others] = fresh.keys();
  if (only === undefined || others.length > 0 || isOpen) return OPEN;
  resolver.work.infer('only one');
  return { fresh: new Map([[only, false]]), texts: [], isOpen: false };
};

/** What an expression that the plan does not list may name. A resource never refers to itself. */
export const hiddenAnswers = (resolver: Resolver, instance: Instance, slots: readonly Slot[]): Answers => {
  if (!slots.every((slot) => TOLD_BY_ELIMINATION.has(slot))) return OPEN;
  const all = eliminatedOnce(resolver, instance.module, slots);
  const own = [...givenBy(instance.type).values()].map((gives) => resolver.naming.standIn(instance, gives));
  return answerOf(resolver, {
    ...all,
    fresh: new Map([...all.fresh].filter(([value]) => !own.includes(value))),
  });
};

/** What a local value of a module may name; open where elimination cannot tell. */
export const suppliersOf = (resolver: Resolver, module: string, slots: readonly Slot[]): Answers =>
  slots.every((slot) => TOLD_BY_ELIMINATION.has(slot))
    ? answerOf(resolver, eliminatedOnce(resolver, module, slots))
    : OPEN;
