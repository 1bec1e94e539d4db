/**
 * The packed package in an empty folder, as people install it. Works without a network: what the package depends on
 * comes from this repository. Programs run on the Node of this machine, not on the one that the project pins.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** Without the folders that npm scripts and Vitest put in front, `node` is the machine's own. */
const PATH = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((entry) => !entry.includes('node_modules'))
  .join(delimiter);

/** Runs a program to its end, whatever its exit code. Without what npm or Vitest say to programs of their own. */
export const run = (cwd: string, command: string, ...args: readonly string[]): SpawnSyncReturns<string> => {
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_|^VITEST/i.test(name));
  return spawnSync(command, args, {
    cwd,
    env: { ...Object.fromEntries(inherited), PATH },
    encoding: 'utf8',
  });
};

/** Runs a program that must succeed, and gives what it prints. */
export const output = (cwd: string, command: string, ...args: readonly string[]): string => {
  const { status, stdout, stderr } = run(cwd, command, ...args);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
};

/** A folder of our own outside of the repository, where no other package is in reach. */
export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'hopwise-package-'));

/** The folders of packages that are installed here. */
export const installedHere = (names: readonly string[]): readonly string[] =>
  names.map((name) => join(root, 'node_modules', name));

/** What the package needs when it runs. */
export const dependencies = (): readonly string[] => {
  const { dependencies: named }: { dependencies: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return Object.keys(named);
};

/** Makes a project that depends on packages, each a folder, a tarball or an address. */
export const installInto = (app: string, ...packages: readonly string[]): void => {
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{ "name": "app", "private": true, "type": "module" }');
  const quiet = ['--offline', '--install-links', '--no-audit', '--no-fund', '--loglevel=error'];
  output(app, 'npm', 'install', ...quiet, ...packages);
};

/** What `npm pack` says of the package that it made. */
export interface Packed {
  readonly filename: string;
  /** Bytes of the tarball. */
  readonly size: number;
  /** Bytes of all files in it. */
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** Packs this repository into a folder. */
export const packInto = (folder: string): Packed => {
  const [packed]: readonly Packed[] = JSON.parse(
    output(root, 'npm', 'pack', '--json', '--loglevel=error', '--pack-destination', folder),
  );
  if (packed === undefined) throw new Error('npm pack made no package');
  return packed;
};
