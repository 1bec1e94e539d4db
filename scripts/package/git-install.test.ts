/**
 * The package as a dependency from a git repository: npm clones it, installs what compiles it, and runs `prepare`.
 * Works without a network: of the tools only those that compile the library are named, and come from this repository.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dependencies, emptyFolder, installedHere, installInto, output, root, run } from './packed-app.ts';

const folder = emptyFolder();
const source = join(folder, 'source');
const app = join(folder, 'app');
/** A busy machine takes its time to compile, and to remove thousands of files. */
const PATIENCE = 600_000;
afterAll(() => rmSync(folder, { recursive: true, force: true }), PATIENCE);

const git = (...args: readonly string[]): string =>
  output(source, 'git', '-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args);

/** Of Astro the library's build reads the compiler's settings only. */
const astroSettings = (): string => {
  const astro = join(folder, 'astro');
  cpSync(join(root, 'node_modules', 'astro', 'tsconfigs'), join(astro, 'tsconfigs'), { recursive: true });
  writeFileSync(join(astro, 'package.json'), '{ "name": "astro", "version": "0.0.0" }');
  return astro;
};

/** A repository with the files that the library is made of, each tool by its place on this machine. */
const makeRepository = (): void => {
  mkdirSync(source);
  for (const part of ['src', 'scripts', 'tsconfig.json', 'tsconfig.lib.json', '.gitignore'])
    cpSync(join(root, part), join(source, part), { recursive: true });
  const byPlace = (places: readonly string[]) =>
    Object.fromEntries(
      places.map((place) => [place.slice(place.indexOf('node_modules') + 13), `file:${place}`]),
    );
  const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const tools = installedHere(['typescript', '@types/node', 'undici-types']);
  writeFileSync(
    join(source, 'package.json'),
    JSON.stringify({
      ...packageJson,
      dependencies: byPlace(installedHere(dependencies())),
      devDependencies: { ...byPlace(tools), astro: `file:${astroSettings()}` },
    }),
  );
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'as it is');
  git('clone', '--quiet', '--bare', '.', join(folder, 'hopwise.git'));
};

beforeAll(() => {
  makeRepository();
  installInto(app, `git+file://${join(folder, 'hopwise.git')}`, ...installedHere(dependencies()));
}, PATIENCE);

test('is compiled while it is installed, and works', () => {
  expect(existsSync(join(app, 'node_modules', 'hopwise', 'src'))).toBe(false);
  const answer = "const { VERDICTS } = await import('hopwise'); console.log(VERDICTS.length)";
  expect(output(app, 'node', '--input-type=module', '--eval', answer)).toBe('3\n');
  expect(output(app, join('node_modules', '.bin', 'hopwise'), '--help')).toContain('hopwise trace');
});

test('in a checkout, npm installs without compiling', () => {
  symlinkSync(join(root, 'node_modules'), join(source, 'node_modules'));
  const { status, stdout, stderr } = run(source, 'npm', 'run', '--silent', 'prepare');
  expect([status, stdout, stderr]).toEqual([0, '', '']);
  expect(existsSync(join(source, 'lib'))).toBe(false);
});

test('where nothing can compile it, it says what to do', () => {
  rmSync(join(source, 'node_modules'));
  const { status, stderr } = run(app, 'node', join(source, 'scripts', 'prepare.mjs'));
  expect(status).toBe(1);
  expect(stderr).toContain('Run "npm ci" in');
});
