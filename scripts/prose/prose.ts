/** The words of a page that a person wrote: without code, names in backticks, addresses and components. Pure. */
import { plainText, type Sources } from '../../src/site/llms/text.ts';

/** What components would say is not the page's own prose. */
const NOTHING: Sources = {
  file: () => undefined,
  verdict: () => '',
  finding: () => '',
  facts: () => '',
  address: () => '',
};

export interface Line {
  readonly text: string;
  readonly kind: 'heading' | 'row' | 'words';
}

const fieldOf = (mdx: string, name: string): string =>
  new RegExp(`^${name}: (.+)$`, 'm').exec(mdx.split('\n---\n')[0] ?? '')?.[1] ?? '';

/** A line's words: code becomes one stand-in word, a link its own words. */
const wordsOnly = (line: string): string =>
  line
    .replaceAll(/`[^`]*`/g, 'X')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/ *\[[FP]-[A-Z0-9-]+[a-z]?\]/g, '')
    .replaceAll(/\*\*|(?<!\w)_|_(?!\w)/g, '');

const COMPONENT_LINE = /^(?:Scenario "|Question: |- Scenario "|\(Shown on the page itself\.\))/;

/** The page's lines in order: title and description first. */
export const proseOf = (mdx: string): readonly Line[] => {
  const body = plainText(mdx, NOTHING).replaceAll(/^```[\s\S]*?^```$/gm, '');
  const lines = body.split('\n').flatMap((line): readonly Line[] => {
    if (line.trim() === '' || COMPONENT_LINE.test(line) || /^\|[\s|:-]+\|$/.test(line)) return [];
    const heading = /^#+ (.*)$/.exec(line)?.[1];
    if (heading !== undefined) return [{ text: wordsOnly(heading), kind: 'heading' }];
    if (line.startsWith('|')) return [{ text: wordsOnly(line), kind: 'row' }];
    return [{ text: wordsOnly(line.replace(/^\s*(?:[-*>]|\d+\.) /, '')), kind: 'words' }];
  });
  return [
    { text: wordsOnly(fieldOf(mdx, 'title')), kind: 'heading' },
    { text: wordsOnly(fieldOf(mdx, 'description')), kind: 'words' },
    ...lines,
  ];
};

/** A page that the outline names and nobody has written yet. */
export const isOutline = (mdx: string): boolean => /^OUTLINE$/m.test(mdx);
