/** The script of `/embed/`: colours first, then the playground that the hash holds. */
import { embedOptions } from './options.ts';
import { applyTheme } from './theme.ts';

const LOST = 'The playground could not be loaded. Check the connection and reload this frame.';

const NOTHING = 'This frame holds no scenario: its address ends without a link.';

const start = async (host: HTMLElement): Promise<void> => {
  const { hash, theme } = embedOptions(location.hash);
  applyTheme(theme);
  // Another link in the same frame is another playground.
  addEventListener('hashchange', () => location.reload());
  const status = host.querySelector('[data-status]');
  try {
    const problem = hash === '' ? NOTHING : await (await import('./island.tsx')).show(host, hash);
    if (status !== null) status.textContent = problem ?? '';
  } catch {
    if (status !== null) status.textContent = LOST;
  }
};

for (const host of document.querySelectorAll<HTMLElement>('[data-embed]')) void start(host);
