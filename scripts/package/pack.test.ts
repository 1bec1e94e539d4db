/** What people install: what is in the package, and that it works where nothing else is installed. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { CONSUMER, compile } from './consumer.ts';
import { EXAMPLE_EXPORT } from './example-export.ts';
import { EXAMPLES } from './examples.ts';
import {
  dependencies,
  emptyFolder,
  installedHere,
  installInto,
  output,
  type Packed,
  packInto,
  root,
  run,
} from './packed-app.ts';

const folder = emptyFolder();
const app = join(folder, 'app');
const installed = join(app, 'node_modules', 'hopwise');
let packed: Packed;
/** A busy machine takes its time to compile, and to remove thousands of files. */
const PATIENCE = 600_000;
afterAll(() => rmSync(folder, { recursive: true, force: true }), PATIENCE);

beforeAll(() => {
  packed = packInto(folder);
  installInto(app, join(folder, packed.filename), ...installedHere(dependencies()));
}, PATIENCE);

const node = (program: string) => run(app, 'node', '--input-type=module', '--eval', program);
const hopwise = (...args: readonly string[]) => run(app, join('node_modules', '.bin', 'hopwise'), ...args);

describe('the content', () => {
  /** Bytes. 420 kB and 1.57 MB when this was written, most of it comments and types. */
  const MOST = { tarball: 800_000, unpacked: 3_200_000 };

  test('is the compiled library and nothing else', () => {
    const other = packed.files
      .map(({ path }) => path)
      .filter(
        (path) =>
          !/^lib\/(?:cli\/(?:[\w-]+\/)*[\w-]+\.js|(?:evaluator|diagram|import)\/.*\.(?:js|d\.ts))$/.test(
            path,
          ),
      );
    expect(other.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
  });

  test('has no tests and nothing that only tests use', () => {
    const ours = packed.files.filter(({ path }) => /\.test\.|(?:^|\/)(?:testing|fixtures)\//.test(path));
    expect(ours).toEqual([]);
  });

  test('says nothing of the machine that it was made on, and points at no source', () => {
    const texts = readdirSync(join(installed, 'lib'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:js|ts)$/.test(file))
      .map((file) => readFileSync(join(installed, 'lib', file), 'utf8'));
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.filter((text) => text.includes(root) || text.includes('sourceMappingURL'))).toEqual([]);
    expect(texts.filter((text) => text.includes('\r'))).toEqual([]);
  });

  test('is small', () => {
    expect(packed.size).toBeLessThan(MOST.tarball);
    expect(packed.unpackedSize).toBeLessThan(MOST.unpacked);
  });
});

describe('what can be imported', () => {
  const parts = Object.keys(packageJson.exports).map((path) => path.replace('.', 'hopwise'));
  const entries = parts.filter((entry) => !entry.endsWith('.json'));

  test('every entry, also with require', () => {
    const each = (load: string) => `const names = [];
      for (const entry of ${JSON.stringify(entries)}) names.push(Object.keys(${load}).filter((name) => !/^__/.test(name)).sort());
      console.log(JSON.stringify(names))`;
    const imported = output(app, 'node', '--input-type=module', '--eval', each('await import(entry)'));
    const required = output(
      app,
      'node',
      '--no-warnings',
      '--input-type=commonjs',
      '--eval',
      each('require(entry)'),
    );
    expect(JSON.parse(imported)).toHaveLength(4);
    expect(imported).not.toContain('[]');
    expect(required).toBe(imported);
  });

  test('the version', () => {
    const program = `import it from 'hopwise/package.json' with { type: 'json' }; console.log(it.version)`;
    expect(node(program).stdout.trim()).toBe(packageJson.version);
  });

  test('nothing else', () => {
    const { status, stderr } = node(`await import('hopwise/lib/evaluator/trace/trace-flow.js')`);
    expect(status).not.toBe(0);
    expect(stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });

  test('without a trace: nothing printed, no code made of text, Zod as it was', () => {
    const program = `let made = 0;
      globalThis.Function = new Proxy(Function, { construct: () => { made += 1; throw new Error(); } });
      const { readNetwork } = await import('hopwise');
      const { ok } = readNetwork('{ "version": 1, "vpcs": { "v": { "cidr": "10.0.0.0/16", "subnets": {} } } }');
      const { config, object } = await import('zod');
      console.log(ok, made, config().jitless ?? false, Object.keys(Object.prototype).length);
      object({});
      console.log(made);`;
    const { stdout, stderr } = node(program);
    // At the end the counter is shown to count: Zod itself does probe.
    expect([stdout, stderr]).toEqual(['true 0 false 0\n1\n', '']);
  });
});

describe('the program', () => {
  beforeAll(() => {
    cpSync(join(root, 'src', 'import', 'fixtures', 'two-accounts'), join(app, 'two-accounts'), {
      recursive: true,
    });
  });
  const flow = ['trace', '--aws', 'two-accounts', '--from', 'app', '--to', '10.30.1.10', '--port', '22'];

  test('starts on any system', () => {
    expect(readFileSync(join(installed, packageJson.bin.hopwise), 'utf8')).toMatch(
      /^#!\/usr\/bin\/env node\n/,
    );
  });

  test('explains itself', () => {
    const { status, stdout, stderr } = hopwise('--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('hopwise trace');
    expect(output(app, 'npx', '--offline', 'hopwise', '--help')).toBe(stdout);
  });

  test('answers, and ends with the codes of its contract', () => {
    const answer = hopwise(...flow, '--json');
    expect(answer.status).toBe(0);
    expect(JSON.parse(answer.stdout)).toMatchObject({ verdict: 'reachable', private: true });
    expect(hopwise(...flow, '--expect', 'not-reachable').status).toBe(1);
    expect(hopwise('trace', '--aws', 'nowhere').status).toBe(2);
  });
});

describe('the types', () => {
  const examples = [...EXAMPLES.keys()].filter((name) => name.endsWith('.js'));

  beforeAll(() => {
    writeFileSync(join(app, 'consumer.ts'), CONSUMER);
    writeFileSync(join(app, 'consumer.cts'), CONSUMER);
    writeFileSync(
      join(app, 'wrong.ts'),
      "import { readNetwork } from 'hopwise';\nreadNetwork('').network;\n",
    );
    for (const name of examples) writeFileSync(join(app, name), EXAMPLES.get(name) ?? '');
  });

  test(
    'hold in strict projects on Node, in the examples too, and see a wrong use',
    () => {
      expect(examples).toHaveLength(3);
      const said = compile(app, 'NodeNext', ['consumer.ts', 'consumer.cts', 'wrong.ts', ...examples]);
      expect(said.match(/^\S+: error/gm)).toEqual([expect.stringMatching(/^wrong\.ts\(2,/)]);
      expect(said).toContain("Property 'network' does not exist");
    },
    PATIENCE,
  );

  test(
    'hold in strict projects for a bundler',
    () => {
      expect(compile(app, 'Bundler', ['consumer.ts'])).toBe('');
    },
    PATIENCE,
  );
});

describe('the examples of the API page', () => {
  const scenario = (topic: string) => join(root, 'content', 'scenarios', `${topic}.json`);

  beforeAll(() => {
    for (const [name, text] of EXAMPLES) writeFileSync(join(app, name), text);
    cpSync(scenario('sns/endpoint'), join(app, 'network.json'));
    mkdirSync(join(app, 'export', 'us-east-1'), { recursive: true });
    for (const [name, document] of Object.entries(EXAMPLE_EXPORT))
      writeFileSync(join(app, 'export', 'us-east-1', name), JSON.stringify(document));
  });

  test('the test passes, and fails where the path is shut', () => {
    expect(run(app, 'node', '--test', 'network.test.js').status).toBe(0);
    cpSync(scenario('interface-endpoints/default-security-group'), join(app, 'network.json'));
    const { status, stdout } = run(app, 'node', '--test', 'network.test.js');
    cpSync(scenario('sns/endpoint'), join(app, 'network.json'));
    expect(status).toBe(1);
    expect(stdout).toContain('no inbound rule admits tcp 443');
  });

  test('who reaches the database is printed as the page shows it', () => {
    const { stdout, stderr } = run(app, 'node', 'who.js');
    expect(stdout).toBe(EXAMPLES.get('who.js prints'));
    expect(stderr).toBe('');
  });

  test('the diagram is Mermaid text with the path in it', () => {
    output(app, 'node', 'diagram.js');
    expect(readFileSync(join(app, 'network.mmd'), 'utf8')).toMatch(/^flowchart .*vpce.sns/s);
  });
});
