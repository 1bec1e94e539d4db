/** A scenario as a text to read: what fits on a line stands on one. */
import { MAX_TEXT_LENGTH, type Scenario } from '../../evaluator/index.ts';

/** As wide as the examples of this project: a phone shows most of it. */
const WIDTH = 76;

const inOneLine = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${inOneLine(inner)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
};

/** `taken`: what stands before the value on its line, and behind it. Depth is bounded, as a scenario's is. */
const written = (value: unknown, indent: string, taken: number): string => {
  const line = inOneLine(value);
  if (typeof value !== 'object' || value === null || taken + line.length <= WIDTH) return line;
  const inner = `${indent}  `;
  const [open, close, parts] = Array.isArray(value)
    ? ['[', ']', value.map((each) => written(each, inner, inner.length + 1))]
    : [
        '{',
        '}',
        Object.entries(value).map(([key, each]) => {
          const before = `${JSON.stringify(key)}: `;
          return before + written(each, inner, inner.length + before.length + 1);
        }),
      ];
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
};

export type PartText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

/** Writes a scenario as JSON in the style of this project's examples; not where an editor could not hold it. */
export const partText = (scenario: Scenario): PartText => {
  const fields = Object.entries(scenario).filter(([, value]) => value !== undefined);
  const parts = fields.map(([key, value]) => {
    const before = `  ${JSON.stringify(key)}: `;
    return before + written(value, '  ', before.length + 1);
  });
  const text = `{\n${parts.join(',\n')}\n}\n`;
  if (text.length <= MAX_TEXT_LENGTH) return { ok: true, text };
  const message = `This scenario has ${text.length} characters; an editor holds ${MAX_TEXT_LENGTH}.`;
  return { ok: false, message };
};
