/**
 * What an expression draws on: followed through inputs and outputs of modules to instances of resources. A plan lists
 * the references of an expression, not what it does with them, so a term says whether it is surely part of the value.
 */
import type { InstanceKey, Step } from './address.ts';
import { calledIn, callOf, configIn, configOf, type Estate, type Group, groupIn } from './estate.ts';
import type { Instance } from './instances.ts';
import { knownLocal } from './known-modules.ts';
import { referencesOf } from './references.ts';

/** Where an expression stands: its module, and what `each` and `count` are there. */
export interface Scope {
  readonly module: string;
  readonly key: InstanceKey | undefined;
  /** The keys of all that stand beside it. */
  readonly keys: readonly (InstanceKey | undefined)[];
  readonly forEach: unknown;
}

export type Term =
  | {
      readonly kind: 'instance';
      readonly instance: Instance;
      readonly steps: readonly Step[];
      readonly isSure: boolean;
    }
  | {
      readonly kind: 'group';
      readonly group: Group;
      readonly steps: readonly Step[];
      readonly isSure: boolean;
    }
  | { readonly kind: 'known'; readonly value: unknown; readonly isSure: boolean }
  | { readonly kind: 'local'; readonly module: string; readonly name: string }
  /** Something that may be anything. */
  | { readonly kind: 'opaque' };

type GroupTerm = Extract<Term, { readonly kind: 'group' }>;

export interface Gathered {
  readonly terms: readonly Term[];
  /** Whether something beside the terms could choose between them. */
  readonly isChosen: boolean;
}

/** What following references costs in all, and what was taken on trust. */
export interface Work {
  left: number;
  /** Values of inputs and outputs that were followed already. */
  readonly known: Map<string, Gathered>;
  /** Counts an inference, by its reason. */
  readonly infer: (why: 'same key' | 'one of a list' | 'only one') => void;
}

const NOTHING: Gathered = { terms: [], isChosen: false };
const CHOICE: Gathered = { terms: [], isChosen: true };
const OPAQUE: Gathered = { terms: [{ kind: 'opaque' }], isChosen: true };
const MAX_DEPTH = 60;

const both = (all: readonly Gathered[]): Gathered => ({
  terms: all.flatMap(({ terms }) => terms),
  isChosen: all.some(({ isChosen }) => isChosen),
});

/** The same terms as "one of these". */
export const unsure = ({ terms, isChosen }: Gathered): Gathered => ({
  terms: terms.map((term) => ('isSure' in term ? { ...term, isSure: false } : term)),
  isChosen,
});

/** The scope of the expressions of an instance. */
export const scopeOf = (estate: Estate, instance: Instance): Scope => {
  const resource = `${instance.isData ? 'data.' : ''}${instance.type}.${instance.name}`;
  const group = groupIn(estate, instance.module, resource);
  return {
    module: instance.module,
    key: instance.key,
    keys: [...(group?.byKey.keys() ?? [])],
    forEach: configOf(estate, instance)?.forEach,
  };
};

/** The scope of the expressions by which a module is called. */
const callScope = (estate: Estate, module: string): Scope | undefined => {
  const here = estate.modules.get(module);
  if (here === undefined || here.address === '') return undefined;
  const beside = calledIn(estate, here.parent, here.call);
  return {
    module: here.parent,
    key: here.key,
    keys: beside.map(({ key }) => key),
    forEach: callOf(estate, module)?.forEach,
  };
};

interface Way {
  readonly estate: Estate;
  readonly work: Work;
  readonly depth: number;
}

const deeper = (way: Way): Way => ({ ...way, depth: way.depth + 1 });

/** Follows once, and remembers; what comes back to itself is opaque. */
const once = (way: Way, key: string, follow: () => Gathered): Gathered => {
  const known = way.work.known.get(key);
  if (known !== undefined) return known;
  way.work.known.set(key, OPAQUE);
  const found = follow();
  way.work.known.set(key, found);
  return found;
};

const stepInto = (value: unknown, { kind, ...step }: Step): unknown => {
  if (typeof value !== 'object' || value === null) return undefined;
  const key = 'name' in step ? step.name : (step as { key: InstanceKey }).key;
  return kind === undefined || !Object.hasOwn(value, key) ? undefined : Reflect.get(value, key);
};

/** One term with a step after it: an attribute, or one of several. */
const stepOne = (way: Way, term: Term, step: Step): Term => {
  if (term.kind === 'known') return { ...term, value: stepInto(term.value, step) };
  if (term.kind === 'local' || term.kind === 'opaque') return term;
  if (step.kind === 'name' || term.steps.length > 0) {
    // An index after an attribute chooses within a list that the attribute holds, or from a list of one.
    return { ...term, steps: [...term.steps, step] };
  }
  if (term.kind === 'instance') return term;
  const byPosition = typeof step.key === 'number' ? term.group.instances[step.key] : undefined;
  const instance = term.group.byKey.get(step.key) ?? byPosition;
  if (instance === undefined) return { kind: 'opaque' };
  way.work.infer('one of a list');
  return { kind: 'instance', instance, steps: [], isSure: term.isSure };
};

/** What is gathered, with the steps that follow it. An index into several terms may choose any of them. */
const withSteps = (way: Way, gathered: Gathered, steps: readonly Step[]): Gathered => {
  const chooses = steps.some((step) => step.kind === 'key');
  if (steps.length === 0) return gathered;
  const several = gathered.terms.length > 1 && chooses;
  const terms = several
    ? gathered.terms
    : gathered.terms.map((term) => steps.reduce((at, step) => stepOne(way, at, step), term));
  return several ? unsure({ terms, isChosen: true }) : { terms, isChosen: gathered.isChosen };
};

/** Which instance of several a computed index means: the one with the same key, where each has its own. */
const paired = (way: Way, { group, steps }: GroupTerm, scope: Scope): Term => {
  const own = scope.key === undefined ? undefined : group.byKey.get(scope.key);
  way.work.left -= scope.keys.length;
  if (own === undefined || !scope.keys.every((key) => group.byKey.has(key)))
    return { kind: 'group', group, steps, isSure: false };
  way.work.infer('same key');
  return { kind: 'instance', instance: own, steps, isSure: true };
};

/** Types of other providers whose attributes may repeat any value. */
const REPEATERS = new Set(['terraform_data', 'null_resource', 'time_sleep', 'external', 'http']);

const ofResource = (way: Way, scope: Scope, steps: readonly Step[]): Gathered => {
  const [type, name, ...rest] = steps;
  if (type?.kind !== 'name' || name?.kind !== 'name') return OPAQUE;
  if (!type.name.startsWith('aws_')) return REPEATERS.has(type.name) ? OPAQUE : CHOICE;
  const group = groupIn(way.estate, scope.module, `${type.name}.${name.name}`);
  // A resource of which there is no instance gives nothing.
  if (group === undefined) return CHOICE;
  const [first, ...after] = rest;
  if (first?.kind === 'key') {
    const instance = group.byKey.get(first.key);
    if (instance === undefined) return CHOICE;
    return { terms: [{ kind: 'instance', instance, steps: after, isSure: true }], isChosen: false };
  }
  const [only] = group.instances;
  const term: Term =
    only !== undefined && group.instances.length === 1
      ? { kind: 'instance', instance: only, steps: rest, isSure: true }
      : { kind: 'group', group, steps: rest, isSure: true };
  return { terms: [term], isChosen: false };
};

/** Data sources whose values name nothing of a network. */
const HARMLESS_DATA =
  /^aws_(?:availability_zones?|regions?|caller_identity|partition|iam_.*|ami|ami_ids|ssm_parameter|kms_.*|secretsmanager_.*|default_tags|ip_ranges|s3_.*|ecr_.*|cloudfront_.*|acm_.*|elb_service_account|billing_.*|canonical_user_id|organizations_.*)$/;

const ofData = (way: Way, scope: Scope, steps: readonly Step[]): Gathered => {
  const [type, name, ...rest] = steps;
  if (type?.kind !== 'name' || name?.kind !== 'name') return OPAQUE;
  if (HARMLESS_DATA.test(type.name) || !type.name.startsWith('aws_'))
    return REPEATERS.has(type.name) ? OPAQUE : CHOICE;
  const group = groupIn(way.estate, scope.module, `data.${type.name}.${name.name}`);
  const [first, ...after] = rest;
  const instance = first?.kind === 'key' ? group?.byKey.get(first.key) : group?.instances[0];
  if (instance === undefined || (first?.kind !== 'key' && group?.instances.length !== 1)) return OPAQUE;
  const inner = first?.kind === 'key' ? after : rest;
  if (inner.length === 0) return OPAQUE;
  const value = inner.reduce<unknown>(stepInto, instance.values);
  // Its values are symbols where they are not known before the plan is applied.
  return typeof value === 'symbol' || value === undefined
    ? OPAQUE
    : { terms: [{ kind: 'known', value, isSure: true }], isChosen: false };
};

const known = (value: unknown): Gathered =>
  // A number or truth value is no id: it can only choose.
  typeof value === 'object' && value !== null
    ? { terms: [{ kind: 'known', value, isSure: true }], isChosen: false }
    : { terms: [{ kind: 'known', value, isSure: true }], isChosen: true };

/** What an expression of a call or an output gives. */
const expressed = (way: Way, expression: unknown, scope: Scope): Gathered => {
  if (typeof expression !== 'object' || expression === null) return CHOICE;
  if (Object.hasOwn(expression, 'constant_value')) return known(Reflect.get(expression, 'constant_value'));
  return gather(way, expression, scope);
};

const ofVariable = (way: Way, scope: Scope, name: string): Gathered => {
  const { estate } = way;
  if (scope.module === '') {
    return estate.variables.has(name) ? known(estate.variables.get(name)) : CHOICE;
  }
  return once(way, `${scope.module} var ${name}`, () => {
    const call = callOf(estate, scope.module);
    const outer = callScope(estate, scope.module);
    if (call === undefined || outer === undefined) return OPAQUE;
    const expressions = call.expressions;
    const isGiven =
      typeof expressions === 'object' && expressions !== null && Object.hasOwn(expressions, name);
    if (isGiven) return expressed(deeper(way), Reflect.get(expressions, name), outer);
    const defaults = configIn(estate, scope.module)?.defaults;
    return defaults?.has(name) === true ? known(defaults.get(name)) : CHOICE;
  });
};

/** One output of one instance of a module; every output where it is not told which. */
const ofOutput = (way: Way, module: string, output: string | undefined): Gathered =>
  once(way, `${module} out ${output ?? ''}`, () => {
    const outputs = configIn(way.estate, module)?.outputs;
    if (outputs === undefined) return OPAQUE;
    const inner: Scope = { module, key: undefined, keys: [], forEach: undefined };
    if (output !== undefined) {
      const expression = outputs.get(output);
      return expression === undefined ? OPAQUE : expressed(deeper(way), expression, inner);
    }
    return unsure(both([...outputs.values()].map((each) => expressed(deeper(way), each, inner))));
  });

const ofModule = (way: Way, scope: Scope, steps: readonly Step[], isDynamic: boolean): Gathered => {
  const [call, ...rest] = steps;
  if (call?.kind !== 'name') return OPAQUE;
  const instances = calledIn(way.estate, scope.module, call.name);
  const [first, ...after] = rest;
  const isKeyed = first?.kind === 'key';
  const wanted = isKeyed ? instances.filter(({ key }) => key === first.key) : instances;
  const [output, ...beyond] = isKeyed ? after : rest;
  const name = output?.kind === 'name' ? output.name : undefined;
  way.work.left -= wanted.length;
  const same = wanted.find(({ key }) => key === scope.key);
  const chosen = isDynamic && wanted.length > 1 && same !== undefined ? [same] : wanted;
  if (chosen !== wanted) way.work.infer('same key');
  if (chosen.length === 0) return CHOICE;
  const found = both(chosen.map(({ address }) => ofOutput(way, address, name)));
  return withSteps(way, isDynamic && chosen.length > 1 ? unsure(found) : found, beyond);
};

const ofLocal = (way: Way, scope: Scope, name: string): Gathered => {
  const texts = knownLocal(callOf(way.estate, scope.module)?.source, name);
  if (texts !== undefined) return gather(deeper(way), { references: texts }, scope);
  return { terms: [{ kind: 'local', module: scope.module, name }], isChosen: true };
};

/** `each.value`: what the loop runs over; of a resource, the instance with the same key. */
const ofEach = (way: Way, scope: Scope, steps: readonly Step[]): Gathered => {
  const [which, ...rest] = steps;
  if (which?.kind !== 'name' || which.name !== 'value') return CHOICE;
  const over = gather(deeper(way), scope.forEach, { ...scope, key: undefined, keys: [], forEach: undefined });
  const [term] = over.terms;
  if (over.terms.length === 1 && term !== undefined && 'steps' in term && term.steps.length === 0) {
    const own = term.kind === 'instance' ? term.instance : term.group.byKey.get(scope.key);
    if (own !== undefined)
      return { terms: [{ kind: 'instance', instance: own, steps: rest, isSure: true }], isChosen: false };
  }
  return { ...unsure(over), isChosen: true };
};

const isComputed = (steps: readonly Step[]): boolean => {
  const [root, name] = steps;
  if (root?.kind !== 'name' || name?.kind !== 'name') return false;
  return root.name === 'each' || (root.name === 'count' && name.name === 'index');
};

/** What an expression draws on. */
export const gather = (way: Way, expression: unknown, scope: Scope): Gathered => {
  const references = referencesOf(expression);
  way.work.left -= references.length + 1;
  if (way.depth > MAX_DEPTH || way.work.left < 0) return OPAQUE;
  const isDynamic = references.some(isComputed);
  const found = both(
    references.map((steps) => {
      const [root, name, ...rest] = steps;
      if (root?.kind !== 'name') return OPAQUE;
      switch (root.name) {
        case 'var':
          return name?.kind === 'name' ? withSteps(way, ofVariable(way, scope, name.name), rest) : OPAQUE;
        case 'local':
          return name?.kind === 'name' ? withSteps(way, ofLocal(way, scope, name.name), rest) : OPAQUE;
        case 'module':
          return ofModule(way, scope, steps.slice(1), isDynamic);
        case 'data':
          return ofData(way, scope, steps.slice(1));
        case 'each':
          return ofEach(way, scope, steps.slice(1));
        case 'count':
        case 'path':
        case 'terraform':
        case 'self':
          return CHOICE;
        default:
          return ofResource(way, scope, steps);
      }
    }),
  );
  return isDynamic ? pairAll(way, found, scope) : found;
};

/** Several instances behind a computed index: one of them is meant. */
const pairAll = (way: Way, { terms, isChosen }: Gathered, scope: Scope): Gathered => ({
  terms: terms.map((term) => (term.kind === 'group' && term.isSure ? paired(way, term, scope) : term)),
  isChosen,
});

/** What an expression of an instance draws on. */
export const gatherFor = (estate: Estate, work: Work, expression: unknown, instance: Instance): Gathered =>
  expression === undefined
    ? NOTHING
    : gather({ estate, work, depth: 0 }, expression, scopeOf(estate, instance));

/** What each input of a module draws on. */
export const inputsOf = (estate: Estate, work: Work, module: string): readonly Gathered[] => {
  const scope = callScope(estate, module);
  const expressions = callOf(estate, module)?.expressions;
  if (scope === undefined || typeof expressions !== 'object' || expressions === null) return [];
  return Object.values(expressions).map((each) => expressed({ estate, work, depth: 0 }, each, scope));
};

/** What each output of a module draws on. */
export const outputsOf = (estate: Estate, work: Work, module: string): readonly Gathered[] =>
  [...(configIn(estate, module)?.outputs.keys() ?? [])].map((name) =>
    ofOutput({ estate, work, depth: 0 }, module, name),
  );
