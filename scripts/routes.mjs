/** The routes that stand outside of Starlight: this repository has no src/pages. Each is a file of src/site/pages. */

const ROUTES = {
  // The page for frames, and the page for what is missing.
  '/embed/': 'embed.astro',
  '/404': '404.astro',
  // The scenarios: their texts, drawings and thumbnails, and the list of all.
  '/scenarios/catalogue.json': 'catalogue-file.ts',
  '/scenarios/[...name].json': 'scenario-file.ts',
  '/scenarios/[...name].thumb.svg': 'thumbnail-file.ts',
  '/scenarios/[...name].svg': 'drawing-file.ts',
  // A feed, and the site's text for programs that read.
  '/facts.atom': 'facts-feed.ts',
  '/llms.txt': 'llms.ts',
  '/llms-full.txt': 'llms-full.ts',
};

/** The integration. */
export const routes = {
  name: 'hopwise:routes',
  hooks: {
    'astro:config:setup': ({ injectRoute }) => {
      for (const [pattern, file] of Object.entries(ROUTES)) {
        injectRoute({ pattern, entrypoint: `./src/site/pages/${file}`, prerender: true });
      }
    },
  },
};
