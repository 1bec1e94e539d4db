/** Every page of the site with its words, in the order of the sidebar, when the site is built. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FACTS, sourcesOf, topicOf } from '../../../content/facts/ledger.ts';
import { frontMatter } from '../front-matter.ts';
import { scenarioResult } from '../gallery/scenarios.ts';
import { type Group, outlineOf } from '../outline.ts';
import { findingQuote } from '../quotes.ts';
import { plainText, type Sources } from './text.ts';

// The build runs in the repository's root, and bundles this file: its own place says nothing.
const ROOT = process.cwd();
const DOCS = join(ROOT, 'content', 'docs');

interface Page {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly mdx: string;
}

const pageOf = (slug: string): Page => {
  const mdx = readFileSync(join(DOCS, `${slug}.mdx`), 'utf8');
  return { slug, title: frontMatter(mdx, 'title'), description: frontMatter(mdx, 'description'), mdx };
};

const groups = (): readonly Group[] => outlineOf(readFileSync(join(ROOT, 'astro.config.mjs'), 'utf8'));

const sourcesFor = (address: Sources['address']): Sources => ({
  address,
  file: (path) => {
    const file = join(DOCS, path.replace(/\?raw$/, ''));
    return path.endsWith('?raw') && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  },
  verdict: (scenario, flow) => {
    const { trace, flow: shown } = scenarioResult(scenario, flow);
    if (trace === undefined) return 'no flow.';
    const codes = trace.findings.map(({ code }) => code);
    return `flow ${shown} is ${trace.verdict}${codes.length === 0 ? '' : ` (${codes.join(', ')})`}.`;
  },
  finding: (scenario, flow, code) => {
    const quote = findingQuote(scenario, flow, code);
    return quote.ok ? quote.text : code;
  },
  facts: (topics) =>
    FACTS.filter(({ id }) => topics.includes(topicOf(id)))
      .map((fact) => {
        const from = sourcesOf(fact).map(({ title, url }) => `${title} (${url})`);
        return `- ${fact.id}: ${fact.statement}${from.length === 0 ? '' : ` Source: ${from.join('; ')}, read ${fact.read}.`}`;
      })
      .join('\n'),
});

const addresses =
  (site: string, base: string): Sources['address'] =>
  (path) =>
    new URL(`${base}${path}`, site).href;

const pathOf = (slug: string): string => (slug === 'index' ? '' : `${slug}/`);

/** `llms.txt`: what there is, a line for each page. */
export const contents = (site: string, base: string): string => {
  const address = addresses(site, base);
  const sections = groups().map(({ label, pages }) => {
    const lines = pages.map(pageOf).map(({ slug, title, description }) => {
      return `- [${title}](${address(pathOf(slug))}): ${description}`;
    });
    return `## ${label}\n\n${lines.join('\n')}`;
  });
  return [
    '# Hopwise',
    '> Documentation you can run about private connectivity on AWS: VPC endpoints, PrivateLink, VPC peering, and the routes, security groups, network ACLs, names and policies around them. Every scenario on a page is checked by an evaluator when the site is built.',
    `Marks such as [F-IFE-01] name facts of the ledger, ${address('facts/')}, each with its source and the day on which it was read.`,
    ...sections,
    [
      '## Files',
      `- [All pages as one text](${address('llms-full.txt')}): the words of every page above`,
      `- [Schema of scenarios](${address('schema/scenario.v1.json')}): JSON Schema`,
      `- [All scenarios](${address('scenarios/catalogue.json')}): names and titles; each stands at scenarios/<name>.json`,
      `- [Facts that were read last](${address('facts.atom')}): an Atom feed`,
    ].join('\n'),
    '',
  ].join('\n\n');
};

/** `llms-full.txt`: the words of every page. */
export const fullText = (site: string, base: string): string => {
  const address = addresses(site, base);
  const sources = sourcesFor(address);
  const pages = groups()
    .flatMap((group) => group.pages)
    .map(pageOf)
    .map(({ slug, title, description, mdx }) => {
      const at = address(pathOf(slug));
      return `# ${title}\n\n${at}\n\n> ${description}\n\n${plainText(mdx, sources)}`;
    });
  return `${pages.join('\n\n---\n\n')}\n`;
};
