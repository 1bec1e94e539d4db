/** What a site has beside its pages: the page for what is missing, a feed, and its text for programs that read. */

const ROUTES = {
  '/404': '404.astro',
  '/facts.atom': 'facts-feed.ts',
  '/llms.txt': 'llms.ts',
  '/llms-full.txt': 'llms-full.ts',
};

/** The integration. */
export const siteFiles = {
  name: 'hopwise:site-files',
  hooks: {
    'astro:config:setup': ({ injectRoute }) => {
      for (const [pattern, file] of Object.entries(ROUTES)) {
        injectRoute({ pattern, entrypoint: `./src/site/pages/${file}`, prerender: true });
      }
    },
  },
};
