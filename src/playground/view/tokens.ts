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
