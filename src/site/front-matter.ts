/** What a page says of itself above its words. Pure. */

/** A field of a page's front matter, without its quotation marks; empty where it has none. */
export const frontMatter = (mdx: string, field: 'title' | 'description'): string =>
  (new RegExp(`^${field}: (.+)$`, 'm').exec(mdx.split('\n---\n')[0] ?? '')?.[1] ?? '').replaceAll(
    /^(['"])(.*)\1$/g,
    '$2',
  );
