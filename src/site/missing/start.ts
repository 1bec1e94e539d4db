/** Opens the site's search with the words of the address that is not there. */
import { BASE } from '../../playground/base.ts';
import { wordsOf } from './words.ts';

/** Search builds its field when the browser is idle. */
const fill = (words: string, tries: number): void => {
  const field = document.querySelector<HTMLInputElement>('site-search dialog input');
  if (field === null) {
    if (tries > 0) setTimeout(fill, 100, words, tries - 1);
    return;
  }
  if (field.value === '') {
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  field.focus();
};

const button = document.querySelector<HTMLButtonElement>('[data-search-missing]');
const open = document.querySelector<HTMLButtonElement>('site-search button[data-open-modal]');
if (button !== null && open !== null) {
  button.hidden = false;
  button.addEventListener('click', (event) => {
    // Search closes on any click outside of it, this one too.
    event.stopPropagation();
    open.click();
    fill(wordsOf(location.pathname, BASE), 300);
  });
}
