/** Regions that scroll by themselves, parts that fold, and what takes the focus: the same in both playgrounds. */
const SCROLLING = '.pg-code, .pg-diagram';
const FOLDING = 'details';
const FOCUSABLE = 'button, select, summary, [tabindex]';
/** What only the live playground has, or lets people press. */
const LATE = '[data-late], [data-late] *, .hw-node';

const focusableIn = (host: HTMLElement): readonly Element[] =>
  [...host.querySelectorAll(FOCUSABLE)].filter((element) => !element.matches(LATE));

/**
 * Notes what only the elements of a playground know: how far they are scrolled, what is unfolded,
 * what has the focus.
 *
 * @returns puts it all back on the elements that stand there by then
 */
export const keepView = (host: HTMLElement): (() => void) => {
  const places = [...host.querySelectorAll(SCROLLING)].map((region) => ({
    top: region.scrollTop,
    left: region.scrollLeft,
  }));
  const unfolded = [...host.querySelectorAll<HTMLDetailsElement>(FOLDING)].map(({ open }) => open);
  const focused = focusableIn(host).indexOf(document.activeElement ?? document.body);
  return () => {
    for (const [index, region] of host.querySelectorAll(SCROLLING).entries()) {
      region.scrollTo({ ...places[index], behavior: 'instant' });
    }
    for (const [index, part] of host.querySelectorAll<HTMLDetailsElement>(FOLDING).entries()) {
      part.open = unfolded[index] ?? part.open;
    }
    const element = focusableIn(host)[focused];
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
  };
};
