/**
 * What people install: the packed package in an empty folder, run by the Node of this machine rather than by the
 * one that the project pins. Installs without a network: its dependencies come from this repository.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'hopwise-pack-'));
const app = join(folder, 'app');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Without the folders that npm scripts and Vitest put in front, `node` is the machine's own. */
const PATH = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((entry) => !entry.includes('node_modules'))
  .join(delimiter);

const inApp = (command: string, args: readonly string[]): string =>
  execFileSync(command, [...args], { cwd: app, env: { ...process.env, PATH }, encoding: 'utf8' });

beforeAll(() => {
  mkdirSync(app);
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root });
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack made no package');
  writeFileSync(join(app, 'package.json'), '{ "name": "app", "private": true, "type": "module" }');
  const modules = ['zod', 'jsonc-parser'].map((name) => join(root, 'node_modules', name));
  inApp('npm', [
    'install',
    '--offline',
    '--install-links',
    '--no-audit',
    '--no-fund',
    '--silent',
    join(folder, tarball),
    ...modules,
  ]);
  cpSync(join(root, 'src', 'import', 'fixtures', 'two-accounts'), join(app, 'export'), { recursive: true });
}, 240_000);

test('the program runs', () => {
  const flow = ['--from', 'app', '--to', '10.30.1.10', '--port', '22', '--json'];
  const out = inApp(join('node_modules', '.bin', 'hopwise'), ['trace', '--aws', 'export', ...flow]);
  expect(JSON.parse(out)).toMatchObject({ verdict: 'reachable', private: true });
}, 60_000);

test('the evaluator, the import and the diagram can be imported', () => {
  const program = `
    import { readNetwork, traceFlow } from 'hopwise/evaluator';
    import { importAws } from 'hopwise/import';
    import { mermaidText } from 'hopwise/diagram';
    const read = readNetwork('{ "version": 1, "vpcs": { "v": { "cidr": "10.0.0.0/16", "subnets": { "s": { "cidr": "10.0.0.0/24" } } } }, "instances": { "a": { "subnet": "s" }, "b": { "subnet": "s" } } }');
    const traced = traceFlow(read.network, { from: 'a', to: 'b', port: 80 });
    const { scenario } = importAws([]);
    console.log(JSON.stringify({ verdict: traced.trace.verdict, scenario, diagram: mermaidText(read.network).split(' ')[0] }));
  `;
  const out = inApp('node', ['--input-type=module', '--eval', program]);
  expect(JSON.parse(out)).toEqual({
    verdict: 'reachable',
    scenario: { version: 1, vpcs: {} },
    diagram: 'flowchart',
  });
}, 60_000);

test('nothing but the compiled library is in the package', () => {
  const installed = join(app, 'node_modules', 'hopwise');
  expect(readdirSync(installed).filter((name) => !/^(?:package\.json|README|LICENSE)/.test(name))).toEqual([
    'lib',
  ]);
  expect(existsSync(join(installed, 'lib', 'import', 'fixtures'))).toBe(false);
});
