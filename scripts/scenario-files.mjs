/** The scenarios' files on the built site: their texts, drawings and thumbnails, and the list of all. */

const ROUTES = {
  '/scenarios/catalogue.json': 'catalogue-file.ts',
  '/scenarios/[...name].json': 'scenario-file.ts',
  '/scenarios/[...name].thumb.svg': 'thumbnail-file.ts',
  '/scenarios/[...name].svg': 'drawing-file.ts',
};

/** The integration. */
export const scenarioFiles = {
  name: 'hopwise:scenario-files',
  hooks: {
    'astro:config:setup': ({ injectRoute }) => {
      for (const [pattern, file] of Object.entries(ROUTES)) {
        injectRoute({ pattern, entrypoint: `./src/site/pages/${file}`, prerender: true });
      }
    },
  },
};
