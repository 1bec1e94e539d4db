// `npm test`: installs what is missing, then runs everything (scripts/test.ts).
import { spawnSync } from 'node:child_process';
import { ensureInstalled, root, toolEnvironment } from './ensure-installed.mjs';

ensureInstalled();
const { status } = spawnSync('node', [`${root}scripts/test.ts`], {
  cwd: root,
  stdio: 'inherit',
  env: toolEnvironment(),
});
process.exit(status ?? 1);
