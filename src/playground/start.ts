/**
 * The little that a page loads for its playgrounds: it waits for a pointer, focus or touch, fetches
 * the live playground then, and repeats on it what the reader did meanwhile.
 */
const INTENTS = ['pointerenter', 'focusin', 'touchstart'] as const;

const control = (host: HTMLElement, act: string): HTMLElement | null =>
  host.querySelector<HTMLElement>(`[data-act="${act}"]`);

/** What the reader did before the live playground was there. */
interface Early {
  act: string | undefined;
  value: string | undefined;
}

const replay = (host: HTMLElement, early: Early, focused: string | undefined): void => {
  if (early.act === undefined) {
    if (focused !== undefined) control(host, focused)?.focus();
    return;
  }
  const target = control(host, early.act);
  target?.focus();
  if (target instanceof HTMLSelectElement && early.value !== undefined) {
    target.value = early.value;
    target.dispatchEvent(new Event('change', { bubbles: true }));
  } else target?.click();
};

const prepare = (host: HTMLElement): void => {
  const early: Early = { act: undefined, value: undefined };
  let loading = false;
  const remember = (event: Event): void => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]') : null;
    if (element === null) return;
    if (event.type === 'click' && element instanceof HTMLSelectElement) return;
    early.act = element.dataset['act'];
    early.value = element instanceof HTMLSelectElement ? element.value : undefined;
    element.setAttribute('aria-busy', 'true');
    void load();
  };
  const load = async (): Promise<void> => {
    if (loading) return;
    loading = true;
    try {
      const { mount } = await import('./island.tsx');
      // The module and the first answer take a moment: the reader may have moved on meanwhile.
      const active = document.activeElement;
      const focused =
        host.contains(active) && active instanceof HTMLElement ? active.dataset['act'] : undefined;
      await mount(host);
      for (const intent of INTENTS) host.removeEventListener(intent, onIntent);
      host.removeEventListener('click', remember);
      host.removeEventListener('change', remember);
      replay(host, early, focused);
    } catch {
      loading = false;
      for (const element of host.querySelectorAll('[aria-busy]')) element.removeAttribute('aria-busy');
      host.querySelector('.pg-bar')?.setAttribute('data-failed', 'true');
    }
  };
  const onIntent = (): void => void load();
  for (const intent of INTENTS) host.addEventListener(intent, onIntent, { passive: true });
  host.addEventListener('click', remember);
  host.addEventListener('change', remember);
};

for (const host of document.querySelectorAll<HTMLElement>('[data-playground]')) prepare(host);
