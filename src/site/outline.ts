/** The sidebar of `astro.config.mjs` as data: groups of pages, in the order in which a reader finds them. */

export interface Group {
  readonly label: string;
  /** Slugs; the start is `index`. */
  readonly pages: readonly string[];
}

/**
 * Reads the groups out of the configuration's text, which cannot be imported without Starlight.
 *
 * @throws where there is no sidebar to be found
 */
export const outlineOf = (config: string): readonly Group[] => {
  const [, sidebar] = /\n {6}sidebar: \[\n(.*?)\n {6}\],/s.exec(config) ?? [];
  if (sidebar === undefined) throw new Error('astro.config.mjs has no sidebar where it is looked for');
  return sidebar
    .split(/(?:^|\n) {8}\{/)
    .slice(1)
    .map((group) => {
      const [, label = ''] = /label: '([^']+)'/.exec(group) ?? [];
      const [, items = ''] = /items: \[(.*)\]/s.exec(group) ?? [];
      const slugs = items.replaceAll(/label: '[^']+'/g, '');
      return { label, pages: [...slugs.matchAll(/'([^']+)'/g)].map(([, slug = '']) => slug) };
    });
};
