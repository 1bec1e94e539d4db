/** `npm run build`: the static site. BASE and SITE say where it will stand, OUT_DIR where it is written. */
import { spawnSync } from 'node:child_process';

const outDir = process.env['OUT_DIR'] ?? 'dist';

const run = (command: string, ...args: readonly string[]): void => {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

run('node', 'scripts/schema.ts');
run('node', 'scripts/example.ts');
run('astro', 'build');
run('node', 'scripts/csp.ts', outDir);
run('node', 'scripts/site-check.ts', outDir);
