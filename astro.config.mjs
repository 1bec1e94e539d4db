import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import starlightLinksValidator from 'starlight-links-validator';
import { embedPage } from './scripts/embed-page.mjs';
import { lateFiles } from './scripts/late-files.mjs';
import { scenarioFiles } from './scripts/scenario-files.mjs';

// Where the site will stand is decided when it is built: SITE is its origin, BASE its folder there.
const site = process.env.SITE ?? 'https://hopwise.example';
const base = process.env.BASE ?? '/';
const outDir = process.env.OUT_DIR ?? './dist';

/**
 * Monaco's modules import their styles piece by piece, and Astro would link the pieces on every page.
 * The editor links one sheet that holds them all when it opens (src/playground/editor/monaco.ts).
 */
const monacoWithoutStyles = {
  name: 'hopwise:monaco-without-styles',
  enforce: 'pre',
  load: (id) => (/\/monaco-editor\/.*\.css$/.test(id) ? '' : undefined),
};

export default defineConfig({
  site,
  base,
  outDir,
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  integrations: [
    starlight({
      title: 'Hopwise',
      description: 'Documentation you can run about private connectivity on AWS.',
      customCss: [
        './src/site/styles/tokens.css',
        './src/site/styles/site.css',
        './src/site/styles/diagram.css',
      ],
      components: { Head: './src/site/Head.astro' },
      plugins: [starlightLinksValidator({ errorOnRelativeLinks: false })],
      sidebar: [
        { label: 'Start', items: ['index', 'reach-an-aws-service'] },
        { label: 'Foundations', items: ['internet-access'] },
        { label: 'VPC endpoints', items: ['interface-endpoints', 'gateway-endpoints'] },
        { label: 'VPC peering', items: ['peering'] },
        { label: 'Further', items: ['between-networks', 'names-and-policies'] },
        {
          label: 'Challenges',
          collapsed: true,
          items: [
            { slug: 'challenges', label: 'All challenges' },
            'challenges/bucket-table',
            'challenges/endpoint-group',
            'challenges/name-goes-public',
            'challenges/answers-lost',
            'challenges/half-a-peering',
            'challenges/one-topic',
            'challenges/cheaper-way',
            'challenges/third-vpc',
          ],
        },
        { label: 'Use it', items: ['playground', 'gallery', 'import', 'sharing', 'check-in-ci'] },
        { label: 'Reference', items: ['command-line', 'api', 'limits', 'facts'] },
      ],
    }),
    mdx(),
    react(),
    embedPage,
    scenarioFiles,
  ],
  vite: {
    plugins: [monacoWithoutStyles, lateFiles],
    // Two of Monaco's chunks are larger than Vite's warning allows; they load only when a reader edits.
    build: {
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        onLog: (level, log, handler) => {
          // Astro's own directive in every MDX page; it has done its work by then.
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log);
        },
      },
    },
    worker: { format: 'es' },
  },
});
