import { defineConfig } from 'vitest/config';

/** The tests that mutants of the evaluator run against: the quick ones that ask for one stated answer. */
export default defineConfig({
  test: {
    include: ['src/evaluator/**/*.test.ts', 'content/scenarios/*.test.ts'],
    // Random and large networks take seconds, and the random ones may kill a mutant one day and miss it the next.
    exclude: ['**/{properties,large}.test.ts'],
    // The evaluator keeps nothing between two questions, so that test files may share its modules.
    isolate: false,
  },
});
