// Installs the project's packages where they are missing or not those of package-lock.json. Runs
// before anything is installed, so it is plain JavaScript for Node 20 without dependencies.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.hopwise-installed`;

/** What was installed is told by the lock file and by the version of Node that ran the install. */
const wanted = () => createHash('sha256').update(readFileSync(`${root}package-lock.json`)).digest('hex');

/** Runs `npm ci` if needed. Throws where npm fails. Its output goes to standard error. */
export const ensureInstalled = () => {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted()) return;
  process.stderr.write('Installing packages (npm ci) ...\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci failed: see above');
  writeFileSync(stamp, wanted());
};

/** The environment for the project's own tools: its pinned Node and binaries first. */
export const toolEnvironment = () => {
  const separator = process.platform === 'win32' ? ';' : ':';
  return { ...process.env, PATH: `${root}node_modules/.bin${separator}${process.env.PATH ?? ''}` };
};

export { root };
