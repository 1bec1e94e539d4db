/** Lights up elements of a drawing that stands in the document: what the reader looks at. */

/** Marks the elements with these ids, and no others. */
export const light = (svg: SVGSVGElement, ids: readonly string[]): void => {
  for (const element of svg.querySelectorAll<SVGElement>('[data-node]')) {
    element.toggleAttribute('data-lit', ids.includes(element.dataset['node'] ?? ''));
  }
};
