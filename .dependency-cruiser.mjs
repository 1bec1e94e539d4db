/** The import rules of ARCHITECTURE.md. */
const TESTS = '(\\.test\\.tsx?$|/testing/|/fixtures/)';

/** What stands below imports only itself and the named places. */
const onlyImports = (name, from, allowed) => ({
  name,
  comment: `${from} imports only ${allowed.join(', ')}`,
  severity: 'error',
  from: { path: `^${from}/`, pathNot: TESTS },
  to: { pathNot: [`^${from}/`, ...allowed] },
});

/** What stands on top does not look sideways. */
const neverImports = (name, from, forbidden) => ({
  name,
  comment: `${from} never imports ${forbidden}`,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: `^${forbidden}/` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    onlyImports('evaluator-is-pure', 'src/evaluator', ['node_modules/zod/', 'node_modules/jsonc-parser/']),
    onlyImports('diagram-stands-on-the-evaluator', 'src/diagram', ['^src/evaluator/']),
    onlyImports('link-is-pure', 'src/link', ['node_modules/fflate/']),
    // Real accounts' documents are as hostile as a scenario: the same parser reads both.
    onlyImports('import-stands-on-the-evaluator', 'src/import', [
      '^src/evaluator/',
      'node_modules/jsonc-parser/',
      'node_modules/yaml/',
      'node_modules/fflate/',
    ]),
    neverImports('command-line-without-pages', 'src/cli', 'src/(playground|site)'),
    neverImports('playground-without-site-or-command-line', 'src/playground', 'src/(cli|site)'),
    neverImports('site-without-command-line', 'src/site', 'src/cli'),
    neverImports(
      'sources-without-tools',
      'src/(evaluator|diagram|import|link|cli|playground)',
      '(scripts|bench|e2e)',
    ),
    {
      name: 'nothing-but-tests-imports-tests',
      severity: 'error',
      from: { path: '^(src|content)/', pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
