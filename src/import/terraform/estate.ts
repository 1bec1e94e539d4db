/** What a file holds, indexed: instances by resource, modules by their calls, expressions by attribute. */
import { append, at } from '../shared/json.ts';
import { type InstanceKey, type ModuleStep, moduleAddress, stepsOf } from './address.ts';
import type { ConfigModule, ConfigResource, Configuration, ModuleCall } from './configuration.ts';
import type { Instance } from './instances.ts';

/** All instances of one resource in one instance of its module, in Terraform's order. */
export interface Group {
  readonly instances: readonly Instance[];
  readonly byKey: ReadonlyMap<InstanceKey | undefined, Instance>;
}

/** One instance of a module. */
export interface ModuleInstance {
  readonly address: string;
  readonly key: InstanceKey | undefined;
  /** The names of the calls that lead to it, as the configuration knows them. */
  readonly path: string;
  readonly parent: string;
  readonly call: string;
}

export interface Estate {
  readonly configuration: Configuration | undefined;
  /** The values of the root module's variables. */
  readonly variables: ReadonlyMap<string, unknown>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly modules: ReadonlyMap<string, ModuleInstance>;
  /** The instances of each call, by the address of the module that calls and the name of the call. */
  readonly called: ReadonlyMap<string, readonly ModuleInstance[]>;
  /** What is in each module, by its address: `type.name`. */
  readonly inModule: ReadonlyMap<string, readonly string[]>;
}

const SEPARATOR = '\n';
const pathOf = (parent: string, call: string): string => (parent === '' ? call : `${parent}.${call}`);

/** `type.name`, a data source's with its prefix: how the configuration lists a resource. */
export const resourceOf = ({ isData, type, name }: Pick<Instance, 'isData' | 'type' | 'name'>): string =>
  `${isData ? 'data.' : ''}${type}.${name}`;

const ROOT: ModuleInstance = { address: '', key: undefined, path: '', parent: '', call: '' };

const byKey = (first: Instance, second: Instance): number => {
  const [a, b] = [first.key, second.key];
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
};

const groupOf = (instances: Instance[]): Group => {
  const sorted = instances.sort(byKey);
  return { instances: sorted, byKey: new Map(sorted.map((each) => [each.key, each])) };
};

/** The module steps of a module's address. */
const moduleSteps = (address: string): readonly ModuleStep[] => {
  const found: ModuleStep[] = [];
  const steps = stepsOf(address) ?? [];
  for (let index = 0; index + 1 < steps.length; ) {
    const [call, after] = [steps[index + 1], steps[index + 2]];
    if (call?.kind !== 'name') break;
    const key = after?.kind === 'key' ? after.key : undefined;
    found.push({ call: call.name, key });
    index += key === undefined ? 2 : 3;
  }
  return found;
};

const modulesOf = (addresses: Iterable<string>): Map<string, ModuleInstance> => {
  const found = new Map<string, ModuleInstance>([['', ROOT]]);
  for (const address of new Set(addresses)) {
    let parent = ROOT;
    for (const step of moduleSteps(address)) {
      const here = moduleAddress(parent.address, step);
      const known = found.get(here) ?? {
        address: here,
        key: step.key,
        path: pathOf(parent.path, step.call),
        parent: parent.address,
        call: step.call,
      };
      found.set(here, known);
      parent = known;
    }
  }
  return found;
};

/** Modules that are called once and hold no resource of their own still pass values on. */
const addPlainCalls = (
  configuration: Configuration | undefined,
  modules: Map<string, ModuleInstance>,
): void => {
  const waiting = [...modules.values()];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const [call, { isCounted }] of configuration?.get(next.path)?.calls ?? []) {
      const address = moduleAddress(next.address, { call, key: undefined });
      if (isCounted || modules.has(address)) continue;
      const path = pathOf(next.path, call);
      const added = { address, key: undefined, path, parent: next.address, call };
      modules.set(address, added);
      waiting.push(added);
    }
  }
};

/** Indexes what a file holds. */
export const estateOf = (
  instances: readonly Instance[],
  configuration: Configuration | undefined,
  variables: ReadonlyMap<string, unknown>,
): Estate => {
  const gathered = new Map<string, Instance[]>();
  const inModule = new Map<string, string[]>();
  for (const instance of instances) {
    const resource = resourceOf(instance);
    const key = `${instance.module}${SEPARATOR}${resource}`;
    if (!gathered.has(key)) append(inModule, instance.module, resource);
    append(gathered, key, instance);
  }
  const modules = modulesOf(instances.map(({ module }) => module));
  addPlainCalls(configuration, modules);
  const called = new Map<string, ModuleInstance[]>();
  for (const module of modules.values())
    if (module.address !== '') append(called, `${module.parent}${SEPARATOR}${module.call}`, module);
  const groups = new Map([...gathered].map(([key, list]) => [key, groupOf(list)]));
  return { configuration, variables, groups, modules, called, inModule };
};

/** The instances of a resource within a module's instance. */
export const groupIn = (estate: Estate, module: string, resource: string): Group | undefined =>
  estate.groups.get(`${module}${SEPARATOR}${resource}`);

/** The instances of a call within a module's instance. */
export const calledIn = (estate: Estate, module: string, call: string): readonly ModuleInstance[] =>
  estate.called.get(`${module}${SEPARATOR}${call}`) ?? [];

/** The configuration of a module's instance. */
export const configIn = (estate: Estate, module: string): ConfigModule | undefined => {
  const here = estate.modules.get(module);
  return here === undefined ? undefined : estate.configuration?.get(here.path);
};

/** How a module's instance is called; undefined for the root. */
export const callOf = (estate: Estate, module: string): ModuleCall | undefined => {
  const here = estate.modules.get(module);
  return here === undefined || here.address === ''
    ? undefined
    : configIn(estate, here.parent)?.calls.get(here.call);
};

/** The configuration of an instance's resource. */
export const configOf = (estate: Estate, instance: Instance): ConfigResource | undefined =>
  configIn(estate, instance.module)?.resources.get(resourceOf(instance));

/** The expression of an attribute of an instance; undefined where the configuration does not set it. */
export const expressionOf = (estate: Estate, instance: Instance, attribute: string): unknown =>
  at(configOf(estate, instance)?.expressions, attribute);
