/** The route of the page for frames, which stands outside of Starlight: this repository has no src/pages. */
export const embedPage = {
  name: 'hopwise:embed-page',
  hooks: {
    'astro:config:setup': ({ injectRoute }) => {
      injectRoute({ pattern: '/embed/', entrypoint: './src/site/pages/embed.astro', prerender: true });
    },
  },
};
