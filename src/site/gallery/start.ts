/** The gallery's filter: what does not fit the search is hidden, topics without an entry too. */
import { countText, isFound } from './filter.ts';

const prepare = (host: HTMLElement): void => {
  const box = host.querySelector<HTMLElement>('[role="search"]');
  const input = host.querySelector<HTMLInputElement>('input[type="search"]');
  const count = host.querySelector<HTMLElement>('[role="status"]');
  const none = host.querySelector<HTMLElement>('[data-none]');
  if (box === null || input === null || count === null || none === null) return;
  const entries = [...host.querySelectorAll<HTMLElement>('[data-words]')];
  const topics = [...host.querySelectorAll<HTMLElement>('[data-topic]')];

  const filter = (): void => {
    for (const entry of entries) entry.hidden = !isFound(input.value.trim(), entry.dataset['words'] ?? '');
    for (const topic of topics) topic.hidden = topic.querySelector('[data-words]:not([hidden])') === null;
    const found = entries.filter(({ hidden }) => !hidden).length;
    none.hidden = found > 0;
    count.textContent = countText(found, entries.length);
  };
  /** A link to an entry that the search hides is a wish to see it. */
  const show = (): void => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target === null || !host.contains(target) || target.closest('[hidden]') === null) return;
    input.value = '';
    filter();
    target.scrollIntoView();
  };
  box.hidden = false;
  input.addEventListener('input', filter);
  addEventListener('hashchange', show);
  // A browser that comes back to the page puts the search back.
  filter();
};

for (const host of document.querySelectorAll<HTMLElement>('[data-gallery]')) prepare(host);
