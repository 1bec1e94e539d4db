/** The words of a page that a person wrote: without code, names in backticks, addresses and components. Pure. */
import { frontMatter } from '../../src/site/front-matter.ts';
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
    { text: wordsOnly(frontMatter(mdx, 'title')), kind: 'heading' },
    { text: wordsOnly(frontMatter(mdx, 'description')), kind: 'words' },
    ...lines,
  ];
};
