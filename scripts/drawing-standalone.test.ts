/** A drawing as a file looks as it does on the site: every shape that a browser shows, in both schemes. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ELEMENT_STATES, type ElementState, type ElementStates } from '../src/diagram/index.ts';
import { applyStates } from '../src/diagram/svg/apply.ts';
import { standaloneSvg } from '../src/diagram/svg/standalone.ts';
import { drawingPath, readLayout } from './drawing-files.ts';
import { type Look, openLook } from './drawing-look.ts';

let look: Look;
beforeAll(async () => {
  look = await openLook();
}, 60_000);
afterAll(() => look.close());

/** Runs in the page: what is shown of a drawing, in order: where it is and how it is painted. */
const shown = ([svg, scheme]: readonly [string, string]): readonly string[] => {
  document.documentElement.dataset['theme'] = scheme;
  document.body.innerHTML = svg;
  return [...document.querySelectorAll<SVGElement>('svg :is(rect, path, circle, text)')].flatMap(
    (element) => {
      // The ground stands in the file only, as its first part.
      if (element.parentElement?.matches('svg:not(.hw-drawing)')) return [];
      const { width, height } = element.getBoundingClientRect();
      if (width === 0 && height === 0) return [];
      const style = getComputedStyle(element);
      const isText = element.tagName === 'text';
      if (style.fill === 'none' && style.stroke === 'none') return [];
      const stroke =
        style.stroke === 'none' ? [] : [style.strokeWidth, style.strokeDasharray, style.strokeLinecap];
      const font = isText ? [style.fontSize, style.textAnchor, style.fontFamily.split(',')[0]] : [];
      const place = ['x', 'y', 'd', 'r'].map((name) => element.getAttribute(name) ?? '');
      return [[element.tagName, ...place, style.fill, style.stroke, ...stroke, ...font].join(' ')];
    },
  );
};

const SCENARIOS = ['sns/nat', 'transit/hub-and-spoke', 'findings/virtual-private-gateway-not-transitive'];

describe.each(SCENARIOS)('%s', (name) => {
  const svg = readFileSync(drawingPath(name), 'utf8');
  const { layout } = readLayout(name);
  const ids = [...layout.nodes, ...layout.groups, ...layout.edges].map(({ id }) => id);
  const all: readonly ElementState[] = ELEMENT_STATES.flatMap((state) => [state, `${state} turned` as const]);
  const cases = all.flatMap((state) =>
    (['light', 'dark'] as const).map((scheme) => [state, scheme] as const),
  );

  it.each(cases)('everything `%s`, in the %s scheme', async (state, scheme) => {
    const lines = new Set(layout.edges.map(({ id }) => id));
    // Only lines are turned, and only of a line the answer alone is refused.
    const states: ElementStates = Object.fromEntries(
      ids.filter((id) => lines.has(id) || !/turned|answer/.test(state)).map((id) => [id, state]),
    );
    const applied = applyStates(svg, states, 'a name');
    const onSite = await look.page.evaluate(shown, [applied, scheme] as const);
    const inFile = await look.page.evaluate(shown, [standaloneSvg(applied, { scheme }), scheme] as const);
    expect(inFile).toEqual(onSite);
    expect(onSite.length).toBeGreaterThan(ids.length);
  });
});
