/** A table of prose that is wider than its page scrolls by itself: then the keyboard must come to it. */

const reach = ({ target }: ResizeObserverEntry): void => {
  if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
  else target.removeAttribute('tabindex');
};

const observer = new ResizeObserver((entries) => entries.forEach(reach));
for (const table of document.querySelectorAll('.sl-markdown-content table:not(.not-content *)'))
  observer.observe(table);
