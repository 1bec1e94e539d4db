/**
 * Mutation testing of the evaluator: `npm run mutate -- src/evaluator/address` (decision 0011).
 *
 * @satisfies {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'in-process',
  plugins: ['runner', 'sentences'].map(
    (name) => new URL(`./scripts/mutation/${name}.ts`, import.meta.url).href,
  ),
  ignorers: ['sentences'],
  mutate: ['src/evaluator/**/*.ts', '!src/evaluator/**/*.test.ts', '!src/evaluator/**/testing/**'],
  mutator: {
    // Strings are sentences for people, which are no rules, or words of a union type: an emptied word
    // does not compile, and where it is compared the comparison itself is mutated.
    excludedMutations: ['StringLiteral'],
  },
  coverageAnalysis: 'perTest',
  // What runs while modules load (schemas, tables of facts) would need every test for every mutant.
  ignoreStatic: true,
  incremental: true,
  tempDirName: '.cache/stryker/sandbox',
  reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: '.cache/stryker/mutation.html' },
  jsonReporter: { fileName: '.cache/stryker/mutation.json' },
  ignorePatterns: ['/bench', '/dist', '/dist-sub-path', '/docs', '/e2e', '/lib', '/public'],
  // One worker takes about 500 MB; give more where there are processors for it.
  concurrency: 1,
  timeoutMS: 5000,
  thresholds: { high: 95, low: 85, break: 85 },
};
