/** A small site with the shape of a built one: its folders, its hashed files, its page for what is missing. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files by their path below the site. */
export const SITE: Readonly<Record<string, string>> = {
  'index.html': '<h1>Home</h1><a href="./peering/">Peering</a>',
  '404.html': '<h1>404</h1>',
  'peering/index.html': `<h1>Peering</h1><a href="../">Home</a>${'<p>text</p>'.repeat(200)}`,
  'challenges/one/index.html': '<h1>One</h1><a href="../two/">Two</a>',
  'challenges/two/index.html': '<h1>Two</h1><a href="../one/">One</a>',
  'embed/index.html': '<h1>Playground</h1>',
  '_astro/page.AbCd1234.js': `console.log(1);${'// padding\n'.repeat(200)}`,
  'scenarios/sns/nat.json': `{"version": 1}${' '.repeat(2000)}`,
  'scenarios/sns/nat.svg': `<svg xmlns="http://www.w3.org/2000/svg">${'<g/>'.repeat(400)}</svg>`,
  'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

/** Writes the site into a folder. */
export const writeSite = (folder: string): void => {
  for (const [name, text] of Object.entries(SITE)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
};
