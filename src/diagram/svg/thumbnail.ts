/**
 * A drawing made small, as a file of its own: boxes, lines and the path, without words that nobody could read at
 * that size. A picture knows nothing of the page's colour scheme, so its colours are middle ones that stand out
 * from a light ground and from a dark one; a test holds their contrast.
 */
import { MIDDLE_COLOURS } from './paint.ts';

const { soft, go, stop, ask } = MIDDLE_COLOURS;

/** Lines keep their width however small the picture is. */
const STYLE = `
*{vector-effect:non-scaling-stroke;fill:none}
.hw-box>rect{stroke:${soft};stroke-opacity:.55}
.hw-box[data-kind="vpc"]>rect{fill:${soft};fill-opacity:.08}
.hw-node>:first-child{stroke:${soft};stroke-width:1.25}
.hw-icon{stroke:${soft};vector-effect:none}
.hw-inner,.hw-cross,.hw-ask,[data-kind="note"]>:first-child{display:none}
.hw-idle{stroke:${soft};stroke-dasharray:1 3}
.hw-line:not([data-state^="unused"])>.hw-idle{display:none}
[data-state^="path"]>.hw-idle,[data-state^="both"]>.hw-idle,[data-state^="answer-blocked"]>.hw-idle{display:inline!important;stroke:${go};stroke-width:2.5;stroke-dasharray:none}
[data-state^="back"]>.hw-idle{display:inline!important;stroke:${go};stroke-width:1.5;stroke-dasharray:4 3}
[data-state^="blocked"]>.hw-idle{display:inline!important;stroke:${stop};stroke-width:2.5;stroke-dasharray:6 2}
.hw-node:is([data-state^="path"],[data-state^="both"],[data-state^="back"])>:first-child{stroke:${go};stroke-width:2;fill:${go};fill-opacity:.16}
.hw-node[data-state^="blocked"]>:first-child{stroke:${stop};stroke-width:2.5;fill:${stop};fill-opacity:.16}
.hw-node[data-state^="unknown"]>:first-child{stroke:${ask};stroke-width:2;stroke-dasharray:2 3;fill:${ask};fill-opacity:.16}
.hw-box[data-state^="blocked"]>rect{stroke:${stop};stroke-width:2;stroke-opacity:1}
.hw-box[data-state^="unknown"]>rect{stroke:${ask};stroke-width:2;stroke-opacity:1;stroke-dasharray:2 3}
[data-state*="blocked"]>g>.hw-cross,[data-state^="unknown"]>g>.hw-ask{display:inline}
.hw-cross circle{fill:${stop}}.hw-ask circle{fill:${ask}}
.hw-cross path,.hw-ask path{stroke:#fff;stroke-width:1.5}
`.replaceAll('\n', '');

const BADGES = /<g transform="[^"]*"><g class="hw-cross">.*?<\/g>(?:<g class="hw-ask">.*?<\/g>)?<\/g>/;
const SHOWS_BADGE = /data-state="(?:answer-)?(?:blocked|unknown)/;

/** An element without what is not seen of it: words, both ways of a line, badges of other states. */
const plainer = (element: string): string => {
  const plain = element
    .replaceAll(/<text\b[^>]*>[^<]*<\/text>/g, '')
    .replaceAll(/<g class="hw-(?:out|in)">.*?<\/g>/g, '');
  return SHOWS_BADGE.test(element) ? plain : plain.replace(BADGES, '');
};

/**
 * The small picture of a drawing, as an SVG file. It holds no names and no words of the network.
 *
 * @param svg a drawing by `drawingOf`, with its states (`applyStates`)
 */
export const thumbnail = (svg: string): string =>
  svg
    .split(/(?=<g class="hw-(?:box|line|node)")/)
    .map(plainer)
    .join('')
    .replaceAll(/ data-(?:node|edge|hash)="[^"]*"/g, '')
    .replace(
      /^<svg [^>]*?(viewBox="[^"]*")[^>]*>/,
      (_, viewBox: string) => `<svg xmlns="http://www.w3.org/2000/svg" ${viewBox}><style>${STYLE}</style>`,
    );
