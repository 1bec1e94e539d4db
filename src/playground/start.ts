/**
 * The little that a page loads for its playgrounds: it waits for a pointer, focus or touch, fetches
 * the live playground then, and repeats on it what the reader did meanwhile.
 */
import { watchActs } from './acts.ts';
import { isKept } from './keep/key.ts';

const INTENTS = ['pointerenter', 'focusin', 'touchstart'] as const;

const control = (host: HTMLElement, act: string): HTMLElement | null =>
  host.querySelector<HTMLElement>(`[data-act="${act}"]`);

/** What the reader did before the live playground was there: controls in order, with what was chosen. */
type Early = Map<string, string | undefined>;

/** Drawing and text take presses at a place; the live ones stand where these do. */
const POINTED = '.pg-drawing, .pg-code';

const pressAt = ({ clientX, clientY }: MouseEvent): void => {
  document
    .elementFromPoint(clientX, clientY)
    ?.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX, clientY }));
};

const replay = (host: HTMLElement, early: Early): void => {
  for (const [act, value] of early) {
    const target = control(host, act);
    target?.focus();
    if (target instanceof HTMLSelectElement && value !== undefined) {
      target.value = value;
      target.dispatchEvent(new Event('change', { bubbles: true }));
    } else target?.click();
  }
};

const prepare = (host: HTMLElement): void => {
  const early: Early = new Map();
  const listening = new AbortController();
  const { signal } = listening;
  const whenIdle = watchActs(host, signal);
  let pressed: MouseEvent | undefined;
  let loading = false;
  /** A page of its own, which opens what its address names. */
  const isFull = host.dataset['full'] !== undefined;
  const load = async (): Promise<void> => {
    if (loading) return;
    loading = true;
    try {
      const { makeReady } = await (isFull ? import('./full/island.tsx') : import('./island.tsx'));
      const takePlace = await makeReady(host);
      await whenIdle();
      takePlace();
      listening.abort();
      replay(host, early);
      if (pressed !== undefined) pressAt(pressed);
    } catch {
      loading = false;
      // What failed now is not to happen by itself when the pointer comes by later.
      early.clear();
      for (const element of host.querySelectorAll('[aria-busy]')) element.removeAttribute('aria-busy');
      host.querySelector('.pg-bar')?.setAttribute('data-failed', 'true');
    }
  };
  const remember = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    if (event instanceof MouseEvent && target.closest(POINTED) !== null) pressed = event;
    const element = target.closest<HTMLElement>('[data-act]');
    const act = element?.dataset['act'];
    if (element === null || act === undefined) return;
    const isList = element instanceof HTMLSelectElement;
    if (event.type === 'click' && isList) return;
    early.set(act, isList ? element.value : undefined);
    element.setAttribute('aria-busy', 'true');
    void load();
  };
  for (const intent of INTENTS) host.addEventListener(intent, () => void load(), { passive: true, signal });
  host.addEventListener('click', remember, { signal });
  host.addEventListener('change', remember, { signal });
  // Work from before is wanted back at once, and so is what the address names.
  const isWanted = isFull && location.hash !== '';
  const name = isFull ? 'last' : (host.dataset['playground'] ?? '');
  if (isWanted || isKept(import.meta.env.BASE_URL, name)) void load();
};

for (const host of document.querySelectorAll<HTMLElement>('[data-playground]')) prepare(host);
