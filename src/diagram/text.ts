/** Text from a scenario may be anything: here it becomes safe to lay out and to print. */
import { fnv1a } from './fnv.ts';

/** Characters of one line of a node or of a box's title; longer text is cut. */
export const MAX_LINE = 28;

// Control characters, and the marks that turn the direction of text around or take no room; white space among
// them becomes a space, and only once they are gone is it seen how much of it stands together.
const INVISIBLE = /(?:(?!\s)[\p{Cc}\p{Cf}\p{Co}\p{Cs}])+/gu;
// Marks that stack on a letter: two are language, fifty are a tower over the drawing.
const STACKED = /(\p{M}{2})\p{M}+/gu;

/** One line of plain text: no line breaks, nothing invisible, at most `limit` characters. */
export const plainLine = (text: string, limit: number = MAX_LINE): string => {
  // Far more than any line shows; keeps the work below small whatever comes in.
  const short = text.slice(0, limit * 8);
  const clean = short.replace(INVISIBLE, '').replace(/\s+/gu, ' ').replace(STACKED, '$1').trim();
  const characters = Array.from(clean);
  return characters.length <= limit
    ? clean
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
};

/**
 * Text inside the quotes of a Mermaid label. Everything but letters, digits, spaces and a few marks that mean
 * nothing to Mermaid, to Markdown or to HTML is written as a numeric entity in Mermaid's own form (`#35;`).
 */
export const escapeLabel = (text: string): string =>
  Array.from(plainLine(text, 200))
    .map((character) =>
      /^[\p{L}\p{N} .,:/·–…+-]$/u.test(character) ? character : `#${character.codePointAt(0)};`,
    )
    .join('')
    // A number and a full stop, or a dash, start a list in Mermaid's Markdown; `//` and `www.` a link.
    .replace(/^(\d+)\. /u, '$1#46; ')
    .replace(/^([-+]) /u, (_, mark: string) => `#${mark.codePointAt(0)}; `)
    .replaceAll('//', '#47;#47;');

/** Text inside the markup of an SVG, in an attribute or between tags. */
export const escapeMarkup = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/**
 * An element id that Mermaid, CSS and HTML all take as it is, made from a resource's id. Two resources never
 * share one: all but letters, digits and single inner hyphens is written as a code between underscores.
 * The prefix keeps Mermaid's own words (`end`, `graph`) and edge endings (`o`, `x`) out of reach.
 */
export const elementId = (prefix: 'n' | 's' | 'v', ...parts: readonly string[]): string =>
  [prefix, ...parts.map(safePart)].join('_');

/** A longer part is cut and told apart by a hash: Mermaid takes texts of bounded length only. */
const MAX_PART = 80;

const safePart = (part: string): string =>
  part.length <= MAX_PART ? spelled(part) : `${spelled(part.slice(0, MAX_PART / 2))}__${fnv1a(part)}`;

const spelled = (part: string): string =>
  part.replace(/[^A-Za-z0-9]/gu, (character, offset: number) => {
    const before = part[offset - 1] ?? '';
    const after = part[offset + 1] ?? '';
    const inner = /[A-Za-z0-9]/.test(before) && /[A-Za-z0-9]/.test(after);
    return character === '-' && inner ? '-' : `_${character.codePointAt(0)?.toString(16)}_`;
  });
