/** The keys of a JSON text's outermost object, without parsing all of it: enough to tell what a file is. */

export interface TopKey {
  readonly key: string;
  /** The character that its value begins with. */
  readonly opens: string;
}

/** How much of a text is looked at. */
export const MAX_LOOK = 1024 * 1024;
const MAX_KEYS = 100;

/** White space, comments, and a byte order mark. */
const BLANK = /(?:[\s\uFEFF]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;

const skipBlank = (text: string, at: number): number => {
  BLANK.lastIndex = at;
  return BLANK.test(text) ? BLANK.lastIndex : at;
};

/** Where the string that begins here ends; undefined where none begins, or it does not end. */
const afterString = (text: string, start: number): number | undefined => {
  if (text[start] !== '"') return undefined;
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return undefined;
};

/** Where the value that begins here ends; the end of the text where it does not. */
const afterValue = (text: string, start: number): number => {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') {
      at = (afterString(text, at) ?? text.length) - 1;
    } else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') {
      if (depth === 0) return at;
      depth -= 1;
    } else if (char === ',' && depth === 0) return at;
  }
  return text.length;
};

/**
 * The first keys of the object that a text holds, or of the first object of a list; undefined where it holds
 * neither. Comments are passed over before keys; a text that breaks off gives what stands before.
 */
export const topKeys = (whole: string): readonly TopKey[] | undefined => {
  const text = whole.slice(0, MAX_LOOK);
  let at = skipBlank(text, 0);
  if (text[at] === '[') at = skipBlank(text, at + 1);
  if (text[at] !== '{') return undefined;
  const keys: TopKey[] = [];
  for (at += 1; keys.length < MAX_KEYS; at += 1) {
    const start = skipBlank(text, at);
    const end = afterString(text, start);
    const colon = skipBlank(text, end ?? start);
    if (end === undefined || text[colon] !== ':') break;
    const value = skipBlank(text, colon + 1);
    keys.push({ key: text.slice(start + 1, end - 1), opens: text[value] ?? '' });
    at = afterValue(text, value);
    if (text[at] !== ',') break;
  }
  return keys;
};
