/** Where resources stand in people's files: what an editor, a pull request or a CI system opens. */
import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lineAndColumn, rangeOf, type ScenarioOrigin } from '../evaluator/index.ts';
import { MAX_IMPORT_LENGTH, placesIn, type TextPlace } from '../import/index.ts';
import { readText } from './files.ts';
import { type ImportSource, printedPath, type Source } from './source.ts';

/** A file, and where in it. */
export interface Place {
  /** A file that is there: of what stands in an archive, the archive. */
  readonly path: string;
  /** undefined: the file as a whole. */
  readonly at?: TextPlace;
}

/** What is asked for: a resource with its origin, or a part of the scenario. */
export interface Placed {
  readonly pointer: string;
  readonly origin?: ScenarioOrigin | undefined;
}

/** Answers where things stand. */
export type Locate = (placed: Placed) => Place | undefined;

const inScenario = ({ file, document }: Extract<Source, { kind: 'scenario' }>, pointer: string): Place => ({
  path: file,
  at: lineAndColumn(document.text, rangeOf(document, pointer, 'key').offset),
});

const keyOf = ({ file, pointer }: ScenarioOrigin): string => `${pointer} ${file}`;

/** Reads each file once for all that is asked of it: an export has files of a hundred megabytes. */
const inFiles = (source: ImportSource, origins: readonly ScenarioOrigin[]): ReadonlyMap<string, Place> => {
  const byFile = new Map<string, Set<string>>();
  for (const { file, pointer } of origins) {
    const pointers = byFile.get(file) ?? new Set();
    byFile.set(file, pointers.add(pointer));
  }
  const found = new Map<string, Place>();
  for (const [file, pointers] of byFile) {
    const path = source.holds === 'archive' ? source.file : printedPath(source, file);
    const places =
      source.holds === 'archive' ? undefined : placesIn(readText(path, MAX_IMPORT_LENGTH), pointers);
    for (const pointer of pointers) {
      const at = places?.get(pointer);
      found.set(keyOf({ file, pointer }), at === undefined ? { path } : { path, at });
    }
  }
  return found;
};

/** Finds the places of everything that will be asked for; of a source, once. */
export const locator = (source: Source, wanted: Iterable<Placed>): Locate => {
  if (source.kind === 'scenario') return ({ pointer }) => inScenario(source, pointer);
  const origins = [...wanted].flatMap(({ origin }) => (origin === undefined ? [] : [origin]));
  const places = inFiles(source, origins);
  return ({ origin }) => (origin === undefined ? undefined : places.get(keyOf(origin)));
};

/** A path as CI systems want it: relative to where the command runs, with slashes; as a URL where it is outside. */
export const uriOf = (path: string): string => {
  const below = relative(process.cwd(), path);
  if (below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)) return pathToFileURL(path).href;
  return below.split(sep).map(encodeURIComponent).join('/');
};

/** A place as compilers print it. */
export const placeText = ({ path, at }: Place): string =>
  at === undefined ? path : `${path}:${at.line}:${at.column}`;
