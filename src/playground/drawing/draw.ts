/**
 * Draws a layout in the browser: Mermaid finds the places, we write the picture. Mermaid loads on first use, and
 * measures in the document that this runs in.
 */
// Single files, not the folder's index: what draws in a page must not bring the evaluator along.
import { layoutText } from '../../diagram/layout-text.ts';
import type { DiagramLayout } from '../../diagram/model.ts';
import { DRAWING_FONT, MERMAID_SETTINGS } from '../../diagram/settings.ts';
import { drawingOf } from '../../diagram/svg/write.ts';
import { measure } from './measure.ts';

type Mermaid = typeof import('mermaid').default;

let loading: Promise<Mermaid> | undefined;
let drawn = 0;

const loaded = (): Promise<Mermaid> => {
  loading ??= import('mermaid').then(({ default: mermaid }) => {
    mermaid.initialize(MERMAID_SETTINGS);
    return mermaid;
  });
  return loading;
};

/**
 * The drawing of a layout as SVG text, every element `unused`. Drawings run one after the other in Mermaid itself.
 *
 * @param hash kept in the drawing's `data-hash`
 * @throws when Mermaid cannot be loaded or does not draw
 */
export const draw = async (layout: DiagramLayout, hash = ''): Promise<string> => {
  const [mermaid] = await Promise.all([loaded(), document.fonts.load(`13px ${DRAWING_FONT}`)]);
  drawn += 1;
  const id = `hw-draw-${drawn}`;
  const { svg } = await mermaid.render(id, layoutText(layout));
  // A document of its own, which runs nothing: what Mermaid made is only read.
  const root = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg');
  if (root === null) throw new Error('Mermaid drew nothing');
  return drawingOf(layout, measure(root, id, layout), hash);
};
