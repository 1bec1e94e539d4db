import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiagramLayout } from '../model.ts';
import { applyStates } from './apply.ts';
import type { Geometry } from './geometry.ts';
import { TOKENS } from './paint.ts';
import { standaloneSvg } from './standalone.ts';
import { drawingOf } from './write.ts';

const HOSTILE = `"><script>alert(1)</script>&'`;

const layout: DiagramLayout = {
  groups: [{ id: 'v_a', kind: 'vpc', resource: 'a', parent: undefined, title: HOSTILE }],
  nodes: ['instance', 'aws-service', 'note'].map((kind) => ({
    id: `n_${kind}`,
    kind: kind === 'note' ? 'note' : kind === 'instance' ? 'instance' : 'aws-service',
    resource: kind,
    group: undefined,
    subnet: undefined,
    lines: [HOSTILE, 'soft'],
  })),
  edges: [{ id: 'e', from: 'n_instance', to: 'n_aws-service' }],
};
const geometry: Geometry = {
  width: 600,
  height: 200,
  boxes: new Map([
    ['v_a', { x: 0, y: 0, width: 200, height: 200 }],
    ['n_instance', { x: 40, y: 60, width: 100, height: 40 }],
    ['n_note', { x: 40, y: 120, width: 100, height: 40 }],
    ['n_aws-service', { x: 500, y: 60, width: 100, height: 40 }],
  ]),
  lines: new Map([
    [
      'e',
      [
        { x: 140, y: 80 },
        { x: 500, y: 80 },
      ],
    ],
  ]),
};
const svg = drawingOf(layout, geometry, 'abc');

/** Tags that are opened, in order; fails where they are not closed in turn. */
const tagsOf = (text: string): readonly string[] => {
  const open: string[] = [];
  const seen: string[] = [];
  for (const [, close, tag = '', self] of text.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/gi)) {
    if (close === '/') expect(open.pop()).toBe(tag);
    else {
      seen.push(tag);
      if (self !== '/') open.push(tag);
    }
  }
  expect(open).toEqual([]);
  return seen;
};

describe('standaloneSvg', () => {
  it('holds colours, a title and a description, and nothing of the page', () => {
    const file = standaloneSvg(applyStates(svg, { n_instance: 'path', e: 'both' }, `Diagram: ${HOSTILE}`), {
      scheme: 'light',
      title: HOSTILE,
    });
    expect(file).toContain('<title>&#34;&#62;&#60;script&#62;');
    expect(file).toContain(TOKENS.light['go-bg']);
    expect(file).not.toMatch(/class=|data-|style|aria-|<script|var\(|#e5b252/);
    expect(tagsOf(file)).toContain('desc');
    expect(file).toMatch(/width="338" height="174" font-family="Arimo, Arial/);
  });

  it('shows what a state shows, and no more', () => {
    const shapes = (states: Parameters<typeof applyStates>[1]): string =>
      standaloneSvg(applyStates(svg, states, ''), { scheme: 'dark' });
    expect(shapes({})).toContain('stroke-dasharray="1.5 4"');
    expect(shapes({})).not.toContain(TOKENS.dark.stop);
    expect(shapes({ e: 'blocked' })).toContain(`fill="${TOKENS.dark.stop}"`);
    expect(shapes({ e: 'blocked' })).not.toContain('stroke-dasharray="1.5 4"');
    // The packet runs against the drawn direction: the other of the two lines is the solid one.
    expect(shapes({ e: 'path' })).not.toBe(shapes({ e: 'path turned' }));
    expect(shapes({ n_instance: 'unknown' })).toContain(`fill="${TOKENS.dark.ask}"`);
  });

  it('takes a font as data, and nothing else for one', () => {
    expect(standaloneSvg(svg, { scheme: 'light', font: 'data:font/woff2;base64,d09GMg==' })).toContain(
      '@font-face{font-family:Arimo;src:url(data:font/woff2;base64,d09GMg==)}',
    );
    expect(standaloneSvg(svg, { scheme: 'light', font: 'https://example.com/a.woff2' })).not.toContain(
      'font-face',
    );
  });

  it('takes what a browser makes of the same markup', () => {
    const live = svg
      .replace(/<(rect|path|circle)([^<>]*)\/>/g, '<$1$2></$1>')
      .replace('role="img"', 'role="group"')
      .replace('data-state="unused"', 'data-state="unused" tabindex="0" data-lit=""')
      .replace('>soft<', '>so&nbsp;ft<');
    expect(standaloneSvg(live, { scheme: 'light' })).toBe(
      standaloneSvg(svg, { scheme: 'light' }).replace('>soft<', '>so&#160;ft<'),
    );
  });

  it('makes well-formed markup without scripts of anything', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<g class="hw-node" data-state="path">',
        '</g>',
        '<text x="1">',
        '</text>',
        '<script>',
        '<a href="x">',
      ),
      fc.constantFrom(
        '<svg onload="x" width="1e9">',
        '<rect x="1&quot;" onclick="x"/>',
        '<path d="M0 0" style="x"/>',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const file = standaloneSvg(pieces.join(''), { scheme: 'light' });
        const allowed = ['svg', 'rect', 'g', 'text', 'path', 'circle', 'title', 'desc'];
        expect(tagsOf(file).filter((tag) => !allowed.includes(tag))).toEqual([]);
        expect(file).not.toMatch(/\son\w+=|href/i);
      }),
    );
  });
});
