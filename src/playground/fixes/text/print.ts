/** Values as JSON that looks like what stands around them. */

/** How a text is written. */
export interface TextStyle {
  /** What ends a line. */
  readonly lineEnd: string;
  /** One step of indenting. */
  readonly unit: string;
}

/** Up to this column a value stands on one line. */
const WIDTH = 90;

/** Reads how a text is written: its first line break, and its first line that is indented. */
export const styleOf = (text: string): TextStyle => ({
  lineEnd: /\r\n?|\n/.exec(text)?.[0] ?? '\n',
  unit: /^([ \t]+)["{}[\]]/m.exec(text)?.[1] ?? '  ',
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What JSON leaves out, it leaves out here. */
const entriesOf = (value: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] =>
  Object.entries(value).filter(([, inner]) => inner !== undefined);

const onOneLine = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value ?? null);
  const members = entriesOf(value).map(([key, inner]) => `${JSON.stringify(key)}: ${onOneLine(inner)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
};

/**
 * Writes a value, on one line where it fits. Values come from fixes, which are a few levels deep.
 *
 * @param indent of the line that it begins on
 * @param column at which it begins
 */
export const printValue = (value: unknown, style: TextStyle, indent: string, column: number): string => {
  const short = onOneLine(value);
  if (column + short.length <= WIDTH || (!Array.isArray(value) && !isObject(value))) return short;
  const inner = indent + style.unit;
  const members = Array.isArray(value)
    ? value.map((item) => inner + printValue(item, style, inner, inner.length))
    : entriesOf(value).map(([key, item]) => {
        const start = `${inner}${JSON.stringify(key)}: `;
        return start + printValue(item, style, inner, start.length);
      });
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return [open, members.join(`,${style.lineEnd}`), indent + close].join(style.lineEnd);
};
