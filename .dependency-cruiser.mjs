/** The import rules of ARCHITECTURE.md. */
const TESTS = '(\\.test\\.tsx?$|/testing/|/fixtures/)';

const mayImport = (name, from, allowed) => ({
  name,
  comment: `${from} imports only ${allowed.join(', ')}`,
  severity: 'error',
  from: { path: `^${from}/`, pathNot: TESTS },
  to: { pathNot: [`^${from}/`, ...allowed] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    mayImport('evaluator-is-pure', 'src/evaluator', ['node_modules/zod/', 'node_modules/jsonc-parser/']),
    mayImport('diagram-stands-on-the-evaluator', 'src/diagram', ['^src/evaluator/']),
    mayImport('import-stands-on-the-evaluator', 'src/import', ['^src/evaluator/']),
    {
      name: 'nothing-imports-the-tops',
      comment: 'cli, playground and site stand on top; the site alone may import the playground',
      severity: 'error',
      from: { path: '^src/(evaluator|diagram|import|cli|playground)/' },
      to: { path: '^src/(cli|site)/', pathNot: '^src/cli/' },
    },
    {
      name: 'cli-without-pages',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/(playground|site)/' },
    },
    {
      name: 'playground-without-site-or-cli',
      severity: 'error',
      from: { path: '^src/playground/' },
      to: { path: '^src/(cli|site)/' },
    },
    {
      name: 'nothing-but-tests-imports-tests',
      severity: 'error',
      from: { path: '^(src|content)/', pathNot: TESTS },
      to: { path: TESTS },
    },
    { name: 'no-undeclared-packages', severity: 'error', from: {}, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
