/** The little that a page loads for its comparisons: it waits for a pointer, focus or touch on the costs, and makes them live. */
import { watchActs } from '../acts.ts';

const INTENTS = ['pointerenter', 'focusin', 'touchstart'] as const;

const prepare = (host: HTMLElement): void => {
  const listening = new AbortController();
  const { signal } = listening;
  const whenIdle = watchActs(host, signal);
  const data = host.parentElement?.querySelector('script[type="application/json"]')?.textContent ?? '{}';
  let loading = false;
  const load = async (): Promise<void> => {
    if (loading) return;
    loading = true;
    try {
      const { makeReady } = await import('./island.tsx');
      const takePlace = await makeReady(host, JSON.parse(data));
      await whenIdle();
      takePlace();
      listening.abort();
      host.dataset['live'] = 'true';
    } catch {
      // The page keeps what it came with; the next act tries again.
      loading = false;
      host.dataset['failed'] = 'true';
    }
  };
  for (const intent of INTENTS) host.addEventListener(intent, () => void load(), { passive: true, signal });
  // Who meets a failure by moving a slider need not leave it to try again.
  host.addEventListener('input', () => void load(), { signal });
};

for (const host of document.querySelectorAll<HTMLElement>('[data-compare-costs]')) prepare(host);
