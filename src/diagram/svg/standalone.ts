/**
 * A drawing as a file of its own: what the site's styles say stands in attributes, which every program that shows
 * SVG understands. Only what our own writer writes is taken over, tag by tag, so that nothing else gets out.
 */
import { baseState, ELEMENT_STATES, type ElementState } from '../state-names.ts';
import { escapeMarkup, plainLine } from '../text.ts';
import { BOXES, IDLE, LINES, NODES, type Scheme, type Stroke, TOKENS } from './paint.ts';

export interface StandaloneOptions {
  readonly scheme: Scheme;
  /** What it is a drawing of. */
  readonly title?: string;
  /** The font in the file, as the address of data (`data:font/woff2;base64,...`). Left out: one of the same widths. */
  readonly font?: string;
}

/** Same widths as the font that labels are measured in. */
const FONTS = 'Arimo, Arial, Helvetica, Liberation Sans, sans-serif';

const TAG = /<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/gi;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;

const MAX_TITLE = 200;

type Attributes = ReadonlyMap<string, string>;

const attributesOf = (text: string): Attributes =>
  new Map([...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, value]));

/** Markup that came out of a browser has names of characters that a file of its own does not know. */
const xmlText = (text: string): string =>
  text
    .replaceAll('&nbsp;', '&#160;')
    .replace(/&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos);)/gi, '&#38;')
    .replaceAll('>', '&#62;');

/** What stands around a shape. */
interface Around {
  readonly part: 'box' | 'node' | 'line' | undefined;
  readonly kind: string;
  readonly state: ElementState;
  /** One way of a line. */
  readonly way: Stroke | undefined;
  readonly badge: 'stop' | 'ask' | undefined;
  readonly hidden: boolean;
}

const OUTSIDE: Around = {
  part: undefined,
  kind: '',
  state: 'unused',
  way: undefined,
  badge: undefined,
  hidden: false,
};

const PARTS: Readonly<Record<string, Around['part']>> = {
  'hw-box': 'box',
  'hw-node': 'node',
  'hw-line': 'line',
};

const stateOf = (text: string): ElementState => {
  const base = ELEMENT_STATES.find((known) => known === text.split(' ')[0]) ?? 'unused';
  return text.endsWith(' turned') ? `${base} turned` : base;
};

const inside = (around: Around, attributes: Attributes): Around => {
  const name = attributes.get('class') ?? '';
  const state = baseState(around.state);
  const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  if (part !== undefined) {
    return {
      ...OUTSIDE,
      part,
      kind: attributes.get('data-kind') ?? '',
      state: stateOf(attributes.get('data-state') ?? ''),
    };
  }
  if (name === 'hw-out' || name === 'hw-in') {
    const along = (name === 'hw-in') === around.state.endsWith(' turned');
    const way = along ? LINES[state].out : LINES[state].back;
    return { ...around, way, hidden: around.hidden || way === undefined };
  }
  if (name === 'hw-cross') {
    const shown = state === 'blocked' || state === 'answer-blocked';
    return { ...around, badge: 'stop', hidden: around.hidden || !shown };
  }
  if (name === 'hw-ask') return { ...around, badge: 'ask', hidden: around.hidden || state !== 'unknown' };
  return around;
};

const SHAPES: readonly string[] = ['rect', 'path', 'circle'];
const GEOMETRY = ['x', 'y', 'width', 'height', 'rx', 'r', 'd', 'transform'] as const;
/** What a number, path data or a move consists of. */
const SAFE = /^[\w .,()-]*$/;

const geometry = (attributes: Attributes): string =>
  GEOMETRY.map((name) => {
    const value = attributes.get(name);
    return value === undefined || !SAFE.test(value) ? '' : ` ${name}="${value}"`;
  }).join('');

type Colors = (typeof TOKENS)[Scheme];

const stroked = ({ color, width, dashes }: Stroke, colors: Colors): string =>
  ` stroke="${colors[color]}" stroke-width="${width}"${dashes === undefined ? '' : ` stroke-dasharray="${dashes}"`}`;

/** The look of a shape; undefined for one that is not seen. */
const paintOf = (around: Around, name: string, tag: string, colors: Colors): string | undefined => {
  const state = baseState(around.state);
  if (around.badge !== undefined) {
    const fill = tag === 'circle' ? colors[around.badge] : 'none';
    return ` fill="${fill}" stroke="${colors.paper}" stroke-width="2" stroke-linecap="round"`;
  }
  if (name === 'hw-icon') {
    const color = around.part === 'box' ? colors.soft : colors[NODES[state].color];
    return ` fill="none" stroke="${color}" stroke-width="1.25" stroke-linecap="round" stroke-linejoin="round"`;
  }
  switch (around.part) {
    case 'box':
      return ` fill="${around.kind === 'vpc' ? colors.raise : colors.paper}"${stroked(BOXES[state], colors)}`;
    case 'node': {
      const { fill, ...edge } = NODES[state];
      if (around.kind === 'note') return undefined;
      if (name !== 'hw-inner') return ` fill="${colors[fill]}"${stroked(edge, colors)}`;
      return state === 'unused' ? undefined : ` fill="none"${stroked({ ...edge, width: 1 }, colors)}`;
    }
    case 'line':
      if (name === 'hw-idle') {
        if (state !== 'unused') return undefined;
        return ` fill="none"${stroked(IDLE, colors)} stroke-linecap="round"`;
      }
      if (around.way === undefined) return undefined;
      return name === 'hw-head'
        ? ` fill="${colors[around.way.color]}"`
        : ` fill="none"${stroked(around.way, colors)}`;
    case undefined:
      return undefined;
  }
};

const textPaint = ({ part, kind, state }: Around, name: string, colors: Colors): string => {
  const unused = baseState(state) === 'unused';
  const soft = part === 'box' ? unused : name === 'hw-soft' || unused;
  return (
    ` fill="${soft ? colors.soft : colors.ink}"${name === 'hw-soft' ? ' font-size="12"' : ''}` +
    `${kind === 'note' ? ' text-anchor="middle"' : ''}`
  );
};

/** The parts of a drawing in their places, painted. */
const painted = (svg: string, colors: Colors): string => {
  const stack: Around[] = [OUTSIDE];
  const parts: string[] = [];
  let text = false;
  for (const [, close, tag = '', rest = '', selfClosed, content] of svg.matchAll(TAG)) {
    const around = stack.at(-1) ?? OUTSIDE;
    if (content !== undefined) {
      if (text) parts.push(xmlText(content));
    } else if (close === '/') {
      if (tag === 'text' && text) parts.push('</text>');
      if (tag === 'text') text = false;
      if (tag === 'g' && stack.length > 1) {
        stack.pop();
        if (!around.hidden) parts.push('</g>');
      }
    } else {
      const attributes = attributesOf(rest);
      const name = attributes.get('class') ?? '';
      if (tag === 'g' && selfClosed !== '/') {
        const next = inside(around, attributes);
        stack.push(next);
        if (!next.hidden) parts.push(`<g${geometry(attributes)}>`);
      } else if (tag === 'text' && around.part !== undefined && !text) {
        text = true;
        parts.push(`<text${geometry(attributes)}${textPaint(around, name, colors)}>`);
      } else if (SHAPES.includes(tag) && !around.hidden) {
        const look = paintOf(around, name, tag, colors);
        if (look !== undefined) parts.push(`<${tag}${geometry(attributes)}${look}/>`);
      }
    }
  }
  if (text) parts.push('</text>');
  for (const { hidden } of stack.slice(1)) if (!hidden) parts.push('</g>');
  // What the writer groups for the page's sake needs no group here.
  return parts.join('').replaceAll('<g></g>', '');
};

const sizeOf = (root: Attributes, side: 'width' | 'height'): number => {
  const size = Number(root.get(side));
  return Number.isFinite(size) && size > 0 ? size : 1;
};

/**
 * A drawing as a file that looks on its own as it does on the site: colours of one scheme, a ground, no styles, no
 * scripts, no selection. Its sentence for screen readers becomes the description.
 *
 * @param svg a drawing by `drawingOf` with its states (`applyStates`), or the markup of one that stands in a page
 */
export const standaloneSvg = (svg: string, { scheme, title, font }: StandaloneOptions): string => {
  const colors = TOKENS[scheme];
  const root = attributesOf(/<svg((?:\s+[\w:-]+="[^"]*")*)\s*>/i.exec(svg)?.[1] ?? '');
  const [width, height] = [sizeOf(root, 'width'), sizeOf(root, 'height')];
  const description = xmlText(root.get('aria-label') ?? '').replaceAll('<', '&#60;');
  const heading = escapeMarkup(plainLine(title ?? '', MAX_TITLE));
  const face =
    font === undefined || !/^data:font\/[\w-]+;base64,[\w+/=]*$/.test(font)
      ? ''
      : `<style>@font-face{font-family:Arimo;src:url(${font})}</style>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"` +
    ` font-family="${FONTS}" font-size="13">` +
    (heading === '' ? '' : `<title>${heading}</title>`) +
    (description === '' ? '' : `<desc>${description}</desc>`) +
    `${face}<rect width="${width}" height="${height}" fill="${colors.paper}"/>${painted(svg, colors)}</svg>\n`
  );
};
