/** Terraform's addresses and references, as steps: `module.a["k"].aws_subnet.b[0].id`. */

/** The key of one of several instances: a number of `count`, a text of `for_each`. */
export type InstanceKey = string | number;

export type Step =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'key'; readonly key: InstanceKey };

const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /\[(\d{1,15})\]/y;
const TEXT = /\["((?:[^"\\]|\\.)*)"\]/sy;

/** The text between quotes; as it stands where its escapes are none of JSON's. */
const unquoted = (text: string): string => {
  try {
    const value: unknown = JSON.parse(`"${text}"`);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
};

const matchAt = (pattern: RegExp, text: string, offset: number): RegExpExecArray | null => {
  pattern.lastIndex = offset;
  return pattern.exec(text);
};

/** Longer addresses are no Terraform's, and would make the patterns work too long. */
const MAX_LENGTH = 8192;

/** The steps of an address or reference; undefined where it is none. */
export const stepsOf = (text: string): readonly Step[] | undefined => {
  if (text.length > MAX_LENGTH) return undefined;
  const steps: Step[] = [];
  let offset = 0;
  while (offset < text.length) {
    const number = matchAt(NUMBER, text, offset);
    const quoted = number ?? matchAt(TEXT, text, offset);
    if (quoted !== null) {
      const inner = quoted[1] ?? '';
      steps.push({ kind: 'key', key: number === null ? unquoted(inner) : Number(inner) });
      offset += quoted[0].length;
      continue;
    }
    if (steps.length > 0) {
      if (text[offset] !== '.') return undefined;
      offset += 1;
    }
    // Very old references write an index as a name of digits: `aws_subnet.a.0.id`.
    const name = matchAt(NAME, text, offset) ?? matchAt(/\d{1,15}/y, text, offset);
    if (name === null) return undefined;
    const [found] = name;
    steps.push(/^\d/.test(found) ? { kind: 'key', key: Number(found) } : { kind: 'name', name: found });
    offset += found.length;
  }
  return steps.length === 0 ? undefined : steps;
};

/** One module call on the way to a resource, with the key of its instance. */
export interface ModuleStep {
  readonly call: string;
  readonly key: InstanceKey | undefined;
}

/** An instance's address in its parts. */
export interface Address {
  readonly modules: readonly ModuleStep[];
  readonly isData: boolean;
  readonly type: string;
  readonly name: string;
  readonly key: InstanceKey | undefined;
  /** What follows: attributes and indexes within the instance. */
  readonly rest: readonly Step[];
}

const nameAt = (steps: readonly Step[], index: number): string | undefined => {
  const step = steps[index];
  return step?.kind === 'name' ? step.name : undefined;
};

/** The key that stands at an index of the steps, if one does. */
const keyAt = (steps: readonly Step[], index: number): InstanceKey | undefined => {
  const step = steps[index];
  return step?.kind === 'key' ? step.key : undefined;
};

/** Takes an address apart; undefined where the steps are no resource's. */
export const addressOf = (steps: readonly Step[]): Address | undefined => {
  const modules: ModuleStep[] = [];
  let index = 0;
  while (nameAt(steps, index) === 'module') {
    const call = nameAt(steps, index + 1);
    if (call === undefined) return undefined;
    const key = keyAt(steps, index + 2);
    modules.push({ call, key });
    index += key === undefined ? 2 : 3;
  }
  const isData = nameAt(steps, index) === 'data';
  if (isData) index += 1;
  const type = nameAt(steps, index);
  const name = nameAt(steps, index + 1);
  if (type === undefined || name === undefined) return undefined;
  const key = keyAt(steps, index + 2);
  return { modules, isData, type, name, key, rest: steps.slice(index + (key === undefined ? 2 : 3)) };
};

const keyText = (key: InstanceKey | undefined): string =>
  key === undefined ? '' : `[${typeof key === 'number' ? key : JSON.stringify(key)}]`;

/** The address of a module's instance, below that of its parent; empty for the root. */
export const moduleAddress = (parent: string, { call, key }: ModuleStep): string =>
  `${parent === '' ? '' : `${parent}.`}module.${call}${keyText(key)}`;
