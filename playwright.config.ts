import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/browser.ts';

/** The same site twice: at the root of its host, and in a folder of it. */
const ROOT_PORT = Number(process.env['E2E_PORT'] ?? 4411);
const SUB_PATH_PORT = ROOT_PORT + 1;
const SUB_PATH = '/docs/hopwise/';

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  // axe takes its time over a long page on a busy machine.
  timeout: 150_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['line'], ['json', { outputFile: '.cache/reports/playwright.json' }]],
  outputDir: '.cache/playwright',
  use: {
    launchOptions: launchOptions(),
    viewport: { width: 1280, height: 900 },
    // A trace of every test takes as long again; who looks for a fault asks for it.
    trace: process.env['E2E_TRACE'] === undefined ? 'off' : 'retain-on-failure',
    permissions: ['clipboard-read', 'clipboard-write'],
  },
  projects: [
    { name: 'root', use: { baseURL: `http://localhost:${ROOT_PORT}/` } },
    // Only what depends on where the site stands: the rest would take as long again and say the same.
    { name: 'sub-path', grep: /@any-base/, use: { baseURL: `http://localhost:${SUB_PATH_PORT}${SUB_PATH}` } },
  ],
  webServer: [
    { command: `node scripts/serve.ts dist / ${ROOT_PORT}`, url: `http://localhost:${ROOT_PORT}/` },
    {
      command: `node scripts/serve.ts dist-sub-path ${SUB_PATH} ${SUB_PATH_PORT}`,
      url: `http://localhost:${SUB_PATH_PORT}${SUB_PATH}`,
    },
  ],
});
