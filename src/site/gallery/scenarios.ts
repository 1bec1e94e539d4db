/** Every scenario of content/scenarios with what a reader looks for: title, verdicts, resources, findings, pages. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScenario, type Verdict } from '../../evaluator/index.ts';
import { evaluateText, type Result } from '../../playground/evaluate.ts';
import type { CatalogueEntry, CataloguePage } from '../../playground/full/catalogue.ts';
import { frontMatter } from '../front-matter.ts';
import { TOPICS, topicOf } from './topics.ts';

// The build runs in the repository's root, and bundles this file: its own place says nothing.
const CONTENT = join(process.cwd(), 'content');

interface GalleryFlow {
  readonly name: string;
  readonly text: string;
  readonly verdict: Verdict;
}

export interface GalleryEntry extends CatalogueEntry {
  readonly description: string;
  readonly flows: readonly GalleryFlow[];
  /** What kinds of resources it holds, by their titles. */
  readonly kinds: readonly string[];
  /** Codes of all findings of its flows. */
  readonly codes: readonly string[];
}

const placeOf = (name: string): number => {
  const place = TOPICS.indexOf(topicOf(name));
  return place < 0 ? TOPICS.length : place;
};

/** Names such as `sns/endpoint`, in the order of the gallery. */
export const scenarioNames = (): readonly string[] =>
  globSync('**/*.json', { cwd: join(CONTENT, 'scenarios') })
    .map((file) => file.slice(0, -'.json'.length).replaceAll('\\', '/'))
    .sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));

/** A scenario's text. */
export const scenarioText = (name: string): string =>
  readFileSync(join(CONTENT, 'scenarios', `${name}.json`), 'utf8');

/** Its committed drawing; undefined where it has none yet. */
export const scenarioDrawing = (name: string): string | undefined => {
  const file = join(CONTENT, 'drawings', `${name}.svg`);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

/**
 * The result of a scenario and one of its flows, the first where none is named.
 *
 * @throws with the file and every problem, so that a broken scenario fails the build
 */
export const scenarioResult = (name: string, flow?: string): Result => {
  const evaluation = evaluateText(scenarioText(name), flow);
  if (evaluation.kind === 'result') return evaluation.result;
  const sentences = evaluation.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
  throw new Error(`content/scenarios/${name}.json: ${sentences.join(' ')}`);
};

/** Scenarios that a page shows, asks about, names as a cause or sets as a challenge. */
const namesIn = (page: string): readonly string[] => [
  ...[...page.matchAll(/<(?:Playground|Predict|Cause)\s[^>]*?scenario="([^"]+)"/g)].map(
    ([, name = '']) => name,
  ),
  ...[...page.matchAll(/<Challenge\s[^>]*?name="([^"]+)"/g)].map(([, name = '']) => `challenges/${name}`),
];

/** Which pages embed which scenario: read from the pages, so that it cannot go stale. */
const pagesByScenario = (): ReadonlyMap<string, readonly CataloguePage[]> => {
  const found = new Map<string, readonly CataloguePage[]>();
  for (const file of globSync('**/*.mdx', { cwd: join(CONTENT, 'docs') }).sort()) {
    const text = readFileSync(join(CONTENT, 'docs', file), 'utf8');
    const slug = file.replaceAll('\\', '/').replace(/\.mdx$/, '');
    const page = { path: slug === 'index' ? '' : `${slug}/`, title: frontMatter(text, 'title') };
    const names = namesIn(text);
    for (const name of new Set(names)) found.set(name, [...(found.get(name) ?? []), page]);
  }
  return found;
};

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const codesOf = ({ trace, networkFindings }: Result): readonly string[] =>
  [...(trace?.findings ?? []), ...networkFindings].map(({ code }) => code);

const entryOf = (name: string, pages: readonly CataloguePage[]): GalleryEntry => {
  const parsed = parseScenario(scenarioText(name));
  const scenario = parsed.ok ? parsed.scenario : undefined;
  const first = scenarioResult(name);
  const results = first.flows.map((flow) => ({ ...flow, result: scenarioResult(name, flow.name) }));
  return {
    name,
    title: scenario?.title ?? name,
    description: scenario?.description ?? '',
    topic: topicOf(name).title,
    isDrawn: scenarioDrawing(name) !== undefined,
    pages,
    flows: results.flatMap(({ name: flow, text, result }) =>
      result.trace === undefined ? [] : [{ name: flow, text, verdict: result.trace.verdict }],
    ),
    kinds: unique(first.resources.map(({ title }) => title)),
    codes: unique(results.flatMap(({ result }) => codesOf(result))),
  };
};

let entries: readonly GalleryEntry[] | undefined;

/** All of them, worked out once for the build. */
export const galleryEntries = (): readonly GalleryEntry[] => {
  const pages = pagesByScenario();
  entries ??= scenarioNames().map((name) => entryOf(name, pages.get(name) ?? []));
  return entries;
};
