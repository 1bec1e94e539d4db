/** The committed drawings and the scenarios that they belong to. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawingHash } from '../src/diagram/hash.ts';
import { type DiagramLayout, diagramLayout } from '../src/diagram/index.ts';
import { layoutText } from '../src/diagram/layout-text.ts';
import { readNetwork } from '../src/evaluator/index.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SCENARIOS = join(ROOT, 'content', 'scenarios');
const DRAWINGS = join(ROOT, 'content', 'drawings');

const filesUnder = (folder: string, extension: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith(extension))
        .map((file) => file.slice(0, -extension.length).split(sep).join('/'))
        .sort()
    : [];

/** Names such as `sns/endpoint`. */
export const listScenarios = (): readonly string[] => filesUnder(SCENARIOS, '.json');
export const listDrawings = (): readonly string[] => filesUnder(DRAWINGS, '.svg');
export const scenarioPath = (name: string): string => join(SCENARIOS, `${name}.json`);
export const drawingPath = (name: string): string => join(DRAWINGS, `${name}.svg`);

const mermaidVersion = (): string => {
  const manifest: unknown = createRequire(import.meta.url)('mermaid/package.json');
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version);
  throw new Error('mermaid has no version');
};

/**
 * What a scenario's drawing is made from.
 *
 * @throws when the scenario cannot be read, with every problem
 */
export const readLayout = (name: string): { readonly layout: DiagramLayout; readonly hash: string } => {
  const read = readNetwork(readFileSync(scenarioPath(name), 'utf8'));
  if (!read.ok) {
    throw new Error(
      `content/scenarios/${name}.json: ${read.problems.map(({ message }) => message).join(' ')}`,
    );
  }
  const layout = diagramLayout(read.network);
  return { layout, hash: drawingHash(layoutText(layout), mermaidVersion()) };
};

/** Whether the committed drawing is missing or was made from something else. */
export const isStale = (name: string, hash: string): boolean =>
  !existsSync(drawingPath(name)) || !readFileSync(drawingPath(name), 'utf8').includes(`data-hash="${hash}"`);
