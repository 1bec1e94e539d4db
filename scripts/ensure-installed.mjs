// Installs the project's packages where they are missing or not those of package-lock.json. Runs
// before anything is installed, so it is plain JavaScript for Node 20 without dependencies.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The packages of a lock file by place; npm keeps one of what it installed, too. */
const packagesOf = (file) => JSON.parse(readFileSync(`${root}${file}`, 'utf8')).packages;

/** Whether every package of the lock file is installed in its version. Optional ones depend on the platform. */
const isInstalled = () => {
  if (!existsSync(`${root}node_modules/.bin/node`) || !existsSync(`${root}node_modules/.package-lock.json`)) {
    return false;
  }
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(
    ([place, { version, optional }]) => place === '' || optional || installed[place]?.version === version,
  );
};

/** Runs `npm ci` if needed. Throws where npm fails. Its output goes to standard error. */
export const ensureInstalled = () => {
  if (isInstalled()) return;
  process.stderr.write('Installing packages (npm ci), which takes a minute or two ...\n');
  // Below `error`, npm warns about the outer Node: the packages run on the one that is being installed.
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci failed: see above');
};

/** The environment for the project's own tools: its pinned Node and binaries first. */
export const toolEnvironment = () => {
  const separator = process.platform === 'win32' ? ';' : ':';
  return { ...process.env, PATH: `${root}node_modules/.bin${separator}${process.env.PATH ?? ''}` };
};

export { root };
