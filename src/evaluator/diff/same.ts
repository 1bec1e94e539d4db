/** Whether two parts of a scenario say the same. */

/** Lists whose order means something: the first address or range is the primary one. */
const ORDERED: ReadonlySet<string> = new Set(['ip', 'cidr', 'ips']);

/** Deeper than any scenario is (model/document.ts, MAX_DEPTH). */
const DEEPEST = 100;

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const write = (value: unknown, key: string, depth: number): string => {
  if (depth > DEEPEST) return '…';
  if (Array.isArray(value)) {
    const parts = value.map((each) => write(each, key, depth + 1));
    return `[${(ORDERED.has(key) ? parts : parts.sort()).join()}]`;
  }
  if (!isFields(value)) return JSON.stringify(value) ?? 'null';
  const parts = Object.entries(value)
    .filter(([name, inner]) => name !== 'origin' && inner !== undefined)
    .map(([name, inner]) => `${JSON.stringify(name)}:${write(inner, name, depth + 1)}`);
  return `{${parts.sort().join()}}`;
};

/**
 * A text that is equal for parts that say the same: the order of keys, and of lists where it means nothing, does
 * not count, nor does where an import was read from.
 */
export const canonical = (value: unknown): string => write(value, '', 0);
