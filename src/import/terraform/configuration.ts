/** The configuration of a plan: the references of each attribute, module by module. */
import { at, entriesOf, listAt, textAt } from '../shared/json.ts';

export interface ConfigResource {
  readonly expressions: unknown;
  readonly forEach: unknown;
  /** The key of the provider that makes it. */
  readonly provider: string | undefined;
}

export interface ModuleCall {
  readonly expressions: unknown;
  readonly forEach: unknown;
  readonly isCounted: boolean;
  readonly source: string | undefined;
}

export interface ConfigModule {
  /** By `type.name`, data sources by `data.type.name`. */
  readonly resources: ReadonlyMap<string, ConfigResource>;
  readonly calls: ReadonlyMap<string, ModuleCall>;
  /** The expression of each output. */
  readonly outputs: ReadonlyMap<string, unknown>;
  /** The default of each variable that has one. */
  readonly defaults: ReadonlyMap<string, unknown>;
}

/** The modules by the names of their calls: `` for the root, `vpc`, `vpc.endpoints`. */
export type Configuration = ReadonlyMap<string, ConfigModule>;

const resourcesOf = (module: unknown): ReadonlyMap<string, ConfigResource> => {
  const found = new Map<string, ConfigResource>();
  for (const value of listAt(module, 'resources')) {
    const type = textAt(value, 'type');
    const name = textAt(value, 'name');
    if (type === undefined || name === undefined) continue;
    const data = textAt(value, 'mode') === 'data' ? 'data.' : '';
    found.set(`${data}${type}.${name}`, {
      expressions: at(value, 'expressions'),
      forEach: at(value, 'for_each_expression'),
      provider: textAt(value, 'provider_config_key'),
    });
  }
  return found;
};

const defaultsOf = (module: unknown): ReadonlyMap<string, unknown> => {
  const found = new Map<string, unknown>();
  for (const [name, variable] of entriesOf(at(module, 'variables'))) {
    const value = at(variable, 'default');
    if (value !== undefined) found.set(name, value);
  }
  return found;
};

const callsOf = (module: unknown): ReadonlyMap<string, ModuleCall> =>
  new Map(
    entriesOf(at(module, 'module_calls')).map(([name, call]) => {
      const forEach = at(call, 'for_each_expression');
      const isCounted = forEach !== undefined || at(call, 'count_expression') !== undefined;
      const expressions = at(call, 'expressions');
      return [name, { expressions, forEach, isCounted, source: textAt(call, 'source') }];
    }),
  );

/** Reads `configuration`; undefined where the file has none, as a state. */
export const configurationOf = (document: unknown): Configuration | undefined => {
  const root = at(document, 'configuration', 'root_module');
  if (root === undefined) return undefined;
  const found = new Map<string, ConfigModule>();
  const waiting: { readonly path: string; readonly module: unknown }[] = [{ path: '', module: root }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, module } = next;
    const outputs = entriesOf(at(module, 'outputs')).map(
      ([name, output]) => [name, at(output, 'expression')] as const,
    );
    found.set(path, {
      resources: resourcesOf(module),
      calls: callsOf(module),
      outputs: new Map(outputs),
      defaults: defaultsOf(module),
    });
    for (const [name, call] of entriesOf(at(module, 'module_calls')))
      waiting.push({ path: path === '' ? name : `${path}.${name}`, module: at(call, 'module') });
  }
  return found;
};
