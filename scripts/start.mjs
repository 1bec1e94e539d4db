// `npm start`: installs what is missing, builds the site, serves it and prints its address.
import { spawnSync } from 'node:child_process';
import { ensureInstalled, root, toolEnvironment } from './ensure-installed.mjs';

ensureInstalled();
const run = (script) => {
  const { status } = spawnSync('npm', ['run', '-s', script], {
    cwd: root,
    stdio: 'inherit',
    env: toolEnvironment(),
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
};
run('build');
run('preview');
