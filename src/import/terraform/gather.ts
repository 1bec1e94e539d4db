/** Follows the references of an expression through inputs and outputs of modules. */
import type { Step } from './address.ts';
import { calledIn, callOf, configIn, type Estate } from './estate.ts';
import type { Instance } from './instances.ts';
import { knownLocal } from './known-modules.ts';
import { indexOf, pairAll } from './pairing.ts';
import { type Reference, referencesOf } from './references.ts';
import { callScope, NO_KEYS, scopeOf } from './scopes.ts';
import { ofData, ofResource } from './sources.ts';
import { stepInto, withSteps } from './steps.ts';
import {
  both,
  CHOICE,
  type Gathered,
  known,
  NOTHING,
  OPAQUE,
  type Scope,
  unsure,
  type Way,
  type Work,
} from './terms.ts';

const MAX_DEPTH = 60;

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
    const inner: Scope = { module, key: undefined, keys: NO_KEYS, forEach: undefined };
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
  return withSteps(way.work, isDynamic && chosen.length > 1 ? unsure(found) : found, beyond);
};

const ofLocal = (way: Way, scope: Scope, name: string): Gathered => {
  const texts = knownLocal(callOf(way.estate, scope.module)?.source, name);
  if (texts !== undefined) return gather(deeper(way), { references: texts }, scope);
  return { terms: [{ kind: 'local', module: scope.module, name }], isChosen: true };
};

/** What the loop runs over. */
const overOf = (way: Way, scope: Scope): Gathered =>
  gather(deeper(way), scope.forEach, { ...scope, key: undefined, keys: NO_KEYS, forEach: undefined });

/** The value of `each.value` where the file tells what the loop runs over. */
const eachValue = (way: Way, scope: Scope): unknown => {
  const { key } = scope;
  const [term, ...others] = overOf(way, scope).terms;
  if (term?.kind !== 'known' || others.length > 0 || typeof key !== 'string') return undefined;
  // The value of a set's member is its key.
  return Array.isArray(term.value) ? key : stepInto(term.value, { kind: 'key', key });
};

/** `each.value`: what the loop runs over; of a resource, the instance with the same key. */
const ofEach = (way: Way, scope: Scope, steps: readonly Step[]): Gathered => {
  const [which, ...rest] = steps;
  if (which?.kind !== 'name' || which.name !== 'value') return CHOICE;
  const over = overOf(way, scope);
  const [term] = over.terms;
  if (over.terms.length === 1 && term !== undefined && 'steps' in term && term.steps.length === 0) {
    const own = term.kind === 'instance' ? term.instance : term.group.byKey.get(scope.key);
    if (own !== undefined)
      return { terms: [{ kind: 'instance', instance: own, steps: rest, isSure: true }], isChosen: false };
  }
  return { ...unsure(over), isChosen: true };
};

const referred = (way: Way, scope: Scope, steps: Reference, isDynamic: boolean): Gathered => {
  const [root, name, ...rest] = steps;
  if (root?.kind !== 'name') return OPAQUE;
  const named = name?.kind === 'name' ? name.name : undefined;
  switch (root.name) {
    case 'var':
      return named === undefined ? OPAQUE : withSteps(way.work, ofVariable(way, scope, named), rest);
    case 'local':
      return named === undefined ? OPAQUE : withSteps(way.work, ofLocal(way, scope, named), rest);
    case 'module':
      return ofModule(way, scope, steps.slice(1), isDynamic);
    case 'data':
      return ofData(way.estate, scope.module, steps.slice(1));
    case 'each':
      return ofEach(way, scope, steps.slice(1));
    case 'count':
    case 'path':
    case 'terraform':
    case 'self':
      return CHOICE;
    default:
      return ofResource(way.estate, scope.module, steps);
  }
};

/** What an expression draws on. */
const gather = (way: Way, expression: unknown, scope: Scope): Gathered => {
  const references = referencesOf(expression);
  way.work.left -= references.length + 1;
  if (way.depth > MAX_DEPTH || way.work.left < 0) return OPAQUE;
  const index = indexOf(references, scope, () => eachValue(way, scope));
  const found = both(references.map((steps) => referred(way, scope, steps, index !== undefined)));
  return index === undefined ? found : pairAll(way.work, found, scope, index);
};

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
