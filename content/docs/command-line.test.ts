/** The pages about the command line show real output: every console block is run, and must print what it shows. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const PAGES = ['command-line.mdx', 'check-in-ci.mdx'];
const COMMAND = '$ npm run -s hopwise -- ';

const blocksOf = (page: string) =>
  [...readFileSync(join(import.meta.dirname, page), 'utf8').matchAll(/^```console wrap\n(.*?)^```$/gms)].map(
    ([, block = '']) => {
      const [first = '', ...output] = block.split('\n');
      return [first, output.join('\n')] as const;
    },
  );

describe.each(PAGES)('%s', (page) => {
  const blocks = blocksOf(page);

  it('shows commands', () => {
    expect(blocks.length).toBeGreaterThan(1);
  });

  it.each(blocks)('%s', (command, shown) => {
    expect(command.startsWith(COMMAND)).toBe(true);
    const args = command.slice(COMMAND.length).split(' ');
    const run = spawnSync(process.execPath, [join(root, 'src/cli/main.ts'), ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    expect(run.stdout.trimEnd()).toBe(shown.trimEnd());
  });
});
