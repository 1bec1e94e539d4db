/**
 * The little that the import page loads at first: it takes what a reader drops, chooses or pastes, and
 * fetches the part that reads it when a reader shows intent. Its elements stay; only what is behind them loads.
 */
import type { Choice, Controller } from './controller.ts';

const INTENTS = ['pointerenter', 'focusin', 'touchstart', 'dragenter'] as const;

/** What a drop holds. Entries can be asked for only while the event goes on. */
const dropped = (data: DataTransfer): Choice => {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return entries.length > 0 ? { kind: 'entries', entries } : { kind: 'files', files: [...data.files] };
};

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

const prepare = (host: HTMLElement): void => {
  const find = <T extends HTMLElement>(selector: string): T | null => host.querySelector<T>(selector);
  let loading: Promise<Controller> | undefined;

  const load = (): Promise<Controller> => {
    loading ??= import('./island.tsx').then(({ mount }) => mount(host));
    // A failed download may be tried again.
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
  const open = async (choice: Choice): Promise<void> => {
    const panel = find('[data-start]');
    panel?.setAttribute('aria-busy', 'true');
    panel?.removeAttribute('data-failed');
    try {
      await (await load()).open(choice);
    } catch {
      panel?.setAttribute('data-failed', 'true');
    } finally {
      panel?.removeAttribute('aria-busy');
    }
  };

  for (const intent of INTENTS)
    host.addEventListener(intent, () => void load().catch(() => undefined), { passive: true });

  host.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.files === null || target.files.length === 0) return;
    if (target.dataset['choose'] === undefined) return;
    void open({ kind: 'files', files: [...target.files] });
    // The same choice again must be a change again.
    target.value = '';
  });
  find('[data-act="example"]')?.addEventListener('click', () => {
    void open({ kind: 'example', url: `${host.dataset['base'] ?? '/'}example-account.zip` });
  });
  find<HTMLFormElement>('[data-paste]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = find<HTMLTextAreaElement>('[data-paste] textarea')?.value ?? '';
    if (text.trim() !== '') void open({ kind: 'text', text });
  });

  // A file that misses the zone would otherwise take the place of the page, and of the account in it.
  const over = (event: DragEvent): void => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    const isZone = event.target instanceof Element && event.target.closest('[data-zone]') !== null;
    find('[data-zone]')?.toggleAttribute('data-over', isZone);
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = isZone ? 'copy' : 'none';
  };
  document.addEventListener('dragover', over);
  document.addEventListener('dragleave', () => find('[data-zone]')?.removeAttribute('data-over'));
  document.addEventListener('drop', (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    find('[data-zone]')?.removeAttribute('data-over');
    const isZone = event.target instanceof Element && event.target.closest('[data-zone]') !== null;
    if (isZone && event.dataTransfer !== null) void open(dropped(event.dataTransfer));
  });

  // Phones have no folders to choose.
  if (!('webkitdirectory' in HTMLInputElement.prototype)) find('[data-folder]')?.setAttribute('hidden', '');
};

for (const host of document.querySelectorAll<HTMLElement>('[data-account]')) prepare(host);
