import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'content/**/*.test.ts', 'scripts/**/*.test.ts'],
    setupFiles: ['scripts/property-seed.ts'],
    // Property tests and the real Mermaid take their time on a small machine.
    testTimeout: 60_000,
    reporters: [
      process.env['CI'] === undefined ? 'default' : 'dot',
      ['json', { outputFile: '.cache/reports/vitest.json' }],
    ],
  },
});
