// `prepare`: compiles the library where it is about to be used elsewhere, as a dependency from a git repository,
// a linked folder or a global link. npm also runs this after `npm ci` and `npm install` in a checkout, which has no
// use for the library, and in `npm pack`, which has just compiled it (`prepack`): there it does nothing.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { npm_config_local_prefix: project, npm_config_global: global, npm_command: command } = process.env;

/** Whether npm works for this checkout itself, rather than for a project that wants the library. */
const isOwnInstall = () =>
  project !== undefined &&
  existsSync(project) &&
  realpathSync(project) === realpathSync(root) &&
  global !== 'true' &&
  command !== 'link';

if (!isOwnInstall()) {
  if (!existsSync(`${root}node_modules/typescript`)) {
    process.stderr.write(
      `hopwise: the library is compiled with TypeScript. Run "npm ci" in ${root} first.\n`,
    );
    process.exit(1);
  }
  const { status } = spawnSync('npm', ['run', '-s', 'build:lib'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.exit(status ?? 1);
}
