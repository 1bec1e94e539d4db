import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import starlightLinksValidator from 'starlight-links-validator';
import { codeGroups } from './scripts/code-groups.mjs';
import { lateFiles } from './scripts/late-files.mjs';
import { mermaidQuick } from './scripts/mermaid-quick.mjs';
import { routes } from './scripts/routes.mjs';

// Where the site will stand is decided when it is built: SITE is its origin, BASE its folder there.
const site = process.env.SITE ?? 'https://hopwise.example';
const base = process.env.BASE ?? '/';
const outDir = process.env.OUT_DIR ?? './dist';
// Where a page's source is edited, such as https://git.example.com/me/hopwise/edit/main/. Without it no page says.
const editUrl = process.env.EDIT_URL;

/**
 * Monaco's modules import their styles piece by piece, and Astro would link the pieces on every page.
 * The editor links one sheet that holds them all when it opens (src/playground/editor/monaco.ts).
 */
const monacoWithoutStyles = {
  name: 'hopwise:monaco-without-styles',
  enforce: 'pre',
  load: (id) => (/\/monaco-editor\/.*\.css$/.test(id) ? '' : undefined),
};

/** Search loads its field when a reader turns to it (src/site/search/later.ts), which alone gets the real one. */
const searchLater = {
  name: 'hopwise:search-later',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === '@pagefind/default-ui' && !importer?.endsWith('/search/later.ts')
      ? fileURLToPath(new URL('./src/site/search/later.ts', import.meta.url))
      : undefined,
};

const late = lateFiles();

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
      ...(editUrl ? { editLink: { baseUrl: editUrl } } : {}),
      disable404Route: true,
      components: { Head: './src/site/Head.astro' },
      expressiveCode: { plugins: [codeGroups] },
      plugins: [starlightLinksValidator({ errorOnRelativeLinks: false })],
      sidebar: [
        { label: 'Start', items: ['index', 'first-path', 'read-a-trace'] },
        { label: 'Foundations', items: ['packet', 'names', 'subnets', 'nat-and-gateways', 'ipv6'] },
        {
          label: 'VPC endpoints',
          items: [
            'endpoints',
            'interface-endpoints',
            'gateway-endpoints',
            'gateway-load-balancer-endpoints',
            'resource-endpoints',
            'private-dns',
            'endpoint-policies',
            'endpoint-security-groups',
            'zones',
          ],
        },
        {
          label: 'PrivateLink',
          items: [
            'privatelink',
            'consume-a-service',
            'provide-a-service',
            'accounts-and-regions',
            'what-the-provider-sees',
            'overlapping-addresses',
          ],
        },
        {
          label: 'VPC peering',
          items: ['peering', 'peering-routes', 'peering-names-and-groups', 'peering-limits', 'many-vpcs'],
        },
        { label: 'Choosing', items: ['peering-or-privatelink', 'decide', 'cost', 'reach-an-aws-service'] },
        {
          label: 'Patterns',
          items: [
            'central-endpoints',
            'from-on-premises',
            'inspection',
            's3-both-ways',
            'data-perimeter',
            'saas',
            'nat-to-endpoints',
          ],
        },
        {
          label: 'Troubleshooting',
          items: [
            'troubleshooting',
            'time-out',
            'refused',
            'wrong-address',
            'access-denied',
            'one-way',
            'common-mistakes',
          ],
        },
        {
          label: 'Challenges',
          collapsed: true,
          items: [
            { slug: 'challenges', label: 'All challenges' },
            'challenges/endpoint-group',
            'challenges/name-goes-public',
            'challenges/bucket-table',
            'challenges/nat-in-a-circle',
            'challenges/answers-lost',
            'challenges/windows-ports',
            'challenges/half-a-peering',
            'challenges/one-topic',
            'challenges/one-bucket',
            'challenges/unseen-consumer',
            'challenges/half-inspected',
            'challenges/office-resolver',
            'challenges/third-vpc',
            'challenges/hub-names',
            'challenges/cheaper-way',
            'challenges/shared-database',
            'challenges/same-range',
          ],
        },
        {
          label: 'Use it',
          items: [
            'playground',
            'gallery',
            'import',
            'check-in-ci',
            'self-host',
            'add-pages',
            'embed-a-scenario',
            'contribute',
          ],
        },
        {
          label: 'Reference',
          items: [
            'scenario-format',
            'findings',
            'command-line',
            'api',
            'sharing',
            'prices',
            'quotas',
            'limits',
            'facts',
            'course-claims',
            'glossary',
            'comparison',
          ],
        },
      ],
    }),
    mdx(),
    react(),
    routes,
  ],
  vite: {
    plugins: [monacoWithoutStyles, searchLater, late.site],
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
    worker: { format: 'es', plugins: () => [mermaidQuick(), late.apart] },
  },
});
