/** What stands between two members of an object or list: spaces, comments and the comma. */

export interface Gap {
  /** The comma's offset; undefined for none. */
  readonly comma: number | undefined;
  /** The end of a comment that closes the line of the comma, or of what comes before; else the end of that. */
  readonly lineEnd: number;
  /** Whether a line comment ends there: what follows needs a new line. */
  readonly isCommented: boolean;
  readonly hasComments: boolean;
}

/** The end of the comment that begins at an offset; the offset itself where none does. */
const commentEnd = (text: string, at: number, to: number): number => {
  if (text.startsWith('//', at)) {
    const length = text.slice(at, to).search(/[\r\n]/);
    return length < 0 ? to : at + length;
  }
  if (!text.startsWith('/*', at)) return at;
  const close = text.indexOf('*/', at + 2);
  return close < 0 ? to : Math.min(to, close + 2);
};

/** Reads the gap of a text that was parsed: from the end of a member (or the bracket) to the next one. */
export const gapOf = (text: string, from: number, to: number): Gap => {
  let comma: number | undefined;
  let hasComments = false;
  for (let at = from; at < to; ) {
    const end = commentEnd(text, at, to);
    hasComments ||= end > at;
    if (text[at] === ',' && end === at) comma ??= at;
    at = Math.max(end, at + 1);
  }
  const start = comma === undefined ? from : comma + 1;
  // Comments on the same line speak of what comes before, if nothing follows on that line.
  let end = start;
  let isCommented = false;
  for (let at = start; at < to && !/[\r\n]/.test(text[at] ?? ''); ) {
    const after = commentEnd(text, at, to);
    isCommented = after > at ? text[at + 1] === '/' : isCommented;
    if (after > at) end = after;
    at = Math.max(after, at + 1);
  }
  const rest = text.slice(end, to);
  const isLast = /^[ \t]*[\r\n]/.test(rest);
  return isLast
    ? { comma, lineEnd: end, isCommented, hasComments }
    : { comma, lineEnd: start, isCommented: false, hasComments };
};

/** Where the line of an offset begins. */
export const lineStart = (text: string, offset: number): number =>
  Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;

/** The spaces and tabs with which the line of an offset begins. */
export const indentOf = (text: string, offset: number): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
