/** The instances of resources that a plan or a state holds. */
import { at, listAt, numberAt, textAt } from '../shared/json.ts';
import { addressOf, type InstanceKey, moduleAddress, stepsOf } from './address.ts';
import { type Values, valuesOf } from './values.ts';

export interface Instance {
  readonly address: string;
  /** The address of its module's instance; empty for the root. */
  readonly module: string;
  readonly isData: boolean;
  readonly type: string;
  readonly name: string;
  readonly key: InstanceKey | undefined;
  readonly values: Values;
  /** JSON Pointer into the file. */
  readonly pointer: string;
}

/** The module and key that an address tells. */
const placeOf = (
  address: string,
): Pick<Instance, 'module' | 'isData' | 'type' | 'name' | 'key'> | undefined => {
  const steps = stepsOf(address);
  const found = steps === undefined ? undefined : addressOf(steps);
  if (found === undefined || found.rest.length > 0) return undefined;
  const { modules, isData, type, name, key } = found;
  return { module: modules.reduce(moduleAddress, ''), isData, type, name, key };
};

/** An instance of an address; undefined where the address is none. */
export const instanceAt = (
  address: string | undefined,
  values: Values,
  pointer: string,
): Instance | undefined => {
  const place = address === undefined ? undefined : placeOf(address);
  return address === undefined || place === undefined ? undefined : { address, ...place, values, pointer };
};

/** A resource as it stands in a tree of modules. */
export interface Listed {
  readonly address: string | undefined;
  readonly value: unknown;
  readonly pointer: string;
}

/** The resources of a tree of modules (`planned_values`, the values of a state), in a loop over its modules. */
export const listed = (root: unknown, pointer: string): readonly Listed[] => {
  const found: Listed[] = [];
  const modules = [{ module: root, pointer }];
  for (let next = modules.pop(); next !== undefined; next = modules.pop()) {
    for (const [index, value] of listAt(next.module, 'resources').entries())
      found.push({
        address: textAt(value, 'address'),
        value,
        pointer: `${next.pointer}/resources/${index}`,
      });
    const children = listAt(next.module, 'child_modules').map((module, index) => ({
      module,
      pointer: `${next.pointer}/child_modules/${index}`,
    }));
    modules.push(...children.reverse());
  }
  return found;
};

const keyOf = (instance: unknown): InstanceKey | undefined =>
  numberAt(instance, 'index_key') ?? textAt(instance, 'index_key');

/** The resources of a state file as Terraform stores it (version 4). */
export const stored = (state: unknown): readonly Instance[] =>
  listAt(state, 'resources').flatMap((resource, index) => {
    const module = textAt(resource, 'module');
    const type = textAt(resource, 'type');
    const name = textAt(resource, 'name');
    if (type === undefined || name === undefined) return [];
    const data = textAt(resource, 'mode') === 'data' ? 'data.' : '';
    const base = `${module === undefined ? '' : `${module}.`}${data}${type}.${name}`;
    return listAt(resource, 'instances').flatMap((instance, position) => {
      // A deposed object is the old one of a replacement that has not ended.
      if (textAt(instance, 'deposed') !== undefined) return [];
      const key = keyOf(instance);
      const bracket = key === undefined ? '' : `[${typeof key === 'number' ? key : JSON.stringify(key)}]`;
      const pointer = `/resources/${index}/instances/${position}/attributes`;
      const found = instanceAt(`${base}${bracket}`, valuesOf(at(instance, 'attributes')), pointer);
      return found === undefined ? [] : [found];
    });
  });
