/** Makes sure that there is a browser for the tests: Playwright's own, else the system's package manager. */
import { spawnSync } from 'node:child_process';
import { findBrowser } from './browser.ts';

const run = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0;

const install = (): void => {
  process.stderr.write('No Chromium found: installing one ...\n');
  if (run('playwright', 'install', 'chromium') && findBrowser() !== undefined) return;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args: readonly string[]): boolean => {
    const [command = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...args];
    return run(command, ...rest);
  };
  apt('update', '-qq');
  apt('install', '-y', '-qq', 'chromium');
};

if (findBrowser() === undefined) install();
const found = findBrowser();
if (found === undefined) {
  process.stderr.write(
    'No Chromium or Chrome could be found or installed. Install one, or name it in CHROMIUM_PATH.\n',
  );
  process.exit(1);
}
process.stderr.write(`Browser: ${found}\n`);
