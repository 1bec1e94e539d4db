/** Colours for JSON with comments. Shows text that may be broken, so it parses nothing. */
export type TokenKind = 'key' | 'string' | 'number' | 'word' | 'comment' | 'plain';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const TOKEN =
  /(?<comment>\/\/.*|\/\*[\s\S]*?\*\/)|(?<key>"(?:[^"\\\n]|\\.)*"(?=\s*:))|(?<string>"(?:[^"\\\n]|\\.)*")|(?<number>-?\b\d[\d.eE+-]*)|(?<word>\b(?:true|false|null)\b)/g;

const KINDS: readonly TokenKind[] = ['comment', 'key', 'string', 'number', 'word'];

/** The lines of a text, each as its tokens. Put together they give the text back. */
export const tokenLines = (text: string): readonly (readonly Token[])[] => {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > end) tokens.push({ kind: 'plain', text: text.slice(end, match.index) });
    const kind = KINDS.find((name) => match.groups?.[name] !== undefined) ?? 'plain';
    tokens.push({ kind, text: match[0] });
    end = match.index + match[0].length;
  }
  tokens.push({ kind: 'plain', text: text.slice(end) });
  const lines: Token[][] = [[]];
  for (const token of tokens) {
    for (const [index, part] of token.text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ kind: token.kind, text: part });
    }
  }
  return lines;
};

/** A token, and whether it stands in one of the ranges that are lit up. */
export interface LitToken extends Token {
  readonly lit: boolean;
}

/** Cuts tokens at the ends of ranges (UTF-16 offsets into the text that the lines were made of). */
export const lightUp = (
  lines: readonly (readonly Token[])[],
  ranges: readonly { readonly offset: number; readonly length: number }[],
): readonly (readonly LitToken[])[] => {
  const isLit = (at: number): boolean =>
    ranges.some(({ offset, length }) => offset <= at && at < offset + length);
  const ends = ranges.flatMap(({ offset, length }) => [offset, offset + length]).sort((a, b) => a - b);
  let at = 0;
  return lines.map((line) => {
    const cut = line.flatMap(({ kind, text }): readonly LitToken[] => {
      const start = at;
      at += text.length;
      const inner = ends.filter((end) => end > start && end < at).map((end) => end - start);
      const stops = [0, ...new Set(inner), text.length];
      return stops.slice(1).map((stop, index) => {
        const from = stops[index] ?? 0;
        return { kind, text: text.slice(from, stop), lit: isLit(start + from) };
      });
    });
    // The line break.
    at += 1;
    return cut;
  });
};
