/** Where expressions stand. */
import { calledIn, callOf, configOf, type Estate, groupIn, resourceOf } from './estate.ts';
import type { Instance } from './instances.ts';
import type { Keys, Scope } from './terms.ts';

export const NO_KEYS: Keys = new Map();

/** The scope of the expressions of an instance. */
export const scopeOf = (estate: Estate, instance: Instance): Scope => ({
  module: instance.module,
  key: instance.key,
  keys: groupIn(estate, instance.module, resourceOf(instance))?.byKey ?? NO_KEYS,
  forEach: configOf(estate, instance)?.forEach,
});

/** The scope of the expressions by which a module is called; undefined for the root. */
export const callScope = (estate: Estate, module: string): Scope | undefined => {
  const here = estate.modules.get(module);
  if (here === undefined || here.address === '') return undefined;
  const beside = calledIn(estate, here.parent, here.call);
  return {
    module: here.parent,
    key: here.key,
    keys: new Map(beside.map(({ key, address }) => [key, address])),
    forEach: callOf(estate, module)?.forEach,
  };
};
