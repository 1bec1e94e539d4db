/** Draws a layout in the browser: Mermaid finds the places, we write the picture. Mermaid loads on first use. */
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
  // A failed download may be tried again.
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
};

/** A place where Mermaid can measure text: laid out, but neither seen nor read out. */
const workbench = (): HTMLElement => {
  const element = document.createElement('div');
  element.setAttribute('aria-hidden', 'true');
  element.style.cssText = 'position:absolute;left:-99999px;top:0;visibility:hidden;width:max-content';
  document.body.append(element);
  return element;
};

/**
 * The drawing of a layout as SVG text, every element `unused`. Drawings run one after the other in Mermaid itself.
 *
 * @param hash kept in the drawing's `data-hash`
 * @throws when Mermaid cannot be loaded or does not draw
 */
export const draw = async (layout: DiagramLayout, hash = ''): Promise<string> => {
  const [mermaid] = await Promise.all([loaded(), document.fonts.load(`13px ${DRAWING_FONT}`)]);
  const bench = workbench();
  drawn += 1;
  const id = `hw-draw-${drawn}`;
  try {
    const { svg } = await mermaid.render(id, layoutText(layout), bench);
    // Places do not depend on its style sheet, which would make the browser look at the whole page's styles anew.
    bench.innerHTML = svg.replace(/<style>.*?<\/style>/s, '');
    const root = bench.querySelector('svg');
    if (root === null) throw new Error('Mermaid drew nothing');
    return drawingOf(layout, measure(root, id, layout), hash);
  } finally {
    bench.remove();
  }
};
