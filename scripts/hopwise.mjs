// `npm run hopwise`: the command line from its TypeScript source, on the project's pinned Node. Only
// the command's own output may reach standard output.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ensureInstalled, root, toolEnvironment } from './ensure-installed.mjs';

if (!existsSync(`${root}node_modules/.bin/node`)) ensureInstalled();
const { status, signal } = spawnSync('node', [`${root}src/cli/main.ts`, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: toolEnvironment(),
  shell: false,
});
process.exit(signal === null ? (status ?? 2) : 2);
