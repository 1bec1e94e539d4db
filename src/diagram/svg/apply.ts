/** States onto the text of a drawing, where there is no document: when a page is built. */
import type { ElementStates } from '../state-names.ts';
import { escapeMarkup } from '../text.ts';

/**
 * The drawing with the states and the accessible name of a path. Whatever the drawing held before is replaced;
 * elements without a state become `unused`.
 *
 * @param svg a drawing by `drawingOf`
 * @param name what a screen reader says of the picture (drawingName)
 */
export const applyStates = (svg: string, states: ElementStates, name: string): string =>
  svg
    .replace(
      /(data-(?:node|edge)="([^"]*)"(?: data-kind="[^"]*")?) data-state="[^"]*"/g,
      (_, head: string, id: string) =>
        `${head} data-state="${Object.hasOwn(states, id) ? states[id] : 'unused'}"`,
    )
    .replace(/aria-label="[^"]*"/, () => `aria-label="${escapeMarkup(name)}"`);
