/**
 * The field of the search, loaded when a reader turns to it: Starlight loads it on every page as soon as the browser
 * is idle, 27 kB that most readers never use. astro.config.mjs puts this in place of `@pagefind/default-ui`.
 */

/** Takes the options of Pagefind's own field, and makes that once it is wanted. */
export class PagefindUI {
  constructor(options: object) {
    const search = document.querySelector('site-search');
    const dialog = search?.querySelector('dialog') ?? null;
    if (search === null || dialog === null) return;
    let isLoading = false;
    const load = async (): Promise<void> => {
      if (isLoading) return;
      isLoading = true;
      opening.disconnect();
      // @ts-expect-error: the package has no types.
      const { PagefindUI: Field } = await import('@pagefind/default-ui');
      new Field(options);
      // Whoever opened the dialog meanwhile waits to type.
      if (dialog.open) search.querySelector('input')?.focus();
    };
    const opening = new MutationObserver(() => void load());
    opening.observe(dialog, { attributeFilter: ['open'] });
    for (const intent of ['pointerenter', 'focusin', 'touchstart'])
      search.addEventListener(intent, () => void load(), { once: true, passive: true });
    if (dialog.open) void load();
  }
}
