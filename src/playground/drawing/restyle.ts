/** States onto a drawing that stands in the document: nothing moves, nothing is drawn again. */
import type { ElementStates } from '../../diagram/state-names.ts';

/**
 * Sets the state of every element and the accessible name.
 *
 * @param svg a drawing by `draw`, or a committed one
 * @param name what a screen reader says of the picture (drawingName)
 */
export const restyle = (svg: SVGSVGElement, states: ElementStates, name: string): void => {
  for (const element of svg.querySelectorAll<SVGElement>('[data-node],[data-edge]')) {
    const id = element.dataset['node'] ?? element.dataset['edge'] ?? '';
    element.dataset['state'] = Object.hasOwn(states, id) ? (states[id] ?? 'unused') : 'unused';
  }
  svg.setAttribute('aria-label', name);
};
