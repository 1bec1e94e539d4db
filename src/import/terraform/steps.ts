/** Attributes and indexes that follow a reference. */
import type { Step } from './address.ts';
import { type Gathered, type Term, unsure, type Work } from './terms.ts';

/** What stands at a step within a value. */
export const stepInto = (value: unknown, step: Step): unknown => {
  if (typeof value !== 'object' || value === null) return undefined;
  const key = step.kind === 'name' ? step.name : step.key;
  return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
};

/** One term with a step after it: an attribute, or one of several. */
const stepOne = (work: Work, term: Term, step: Step): Term => {
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
  work.infer('one of a list');
  return { kind: 'instance', instance, steps: [], isSure: term.isSure };
};

/** What is gathered, with the steps that follow it. An index into several terms may choose any of them. */
export const withSteps = (work: Work, gathered: Gathered, steps: readonly Step[]): Gathered => {
  const chooses = steps.some((step) => step.kind === 'key');
  if (steps.length === 0) return gathered;
  const several = gathered.terms.length > 1 && chooses;
  const terms = several
    ? gathered.terms
    : gathered.terms.map((term) => steps.reduce((at, step) => stepOne(work, at, step), term));
  return several ? unsure({ terms, isChosen: true }) : { terms, isChosen: gathered.isChosen };
};
