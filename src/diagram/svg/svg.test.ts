import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiagramLayout } from '../model.ts';
import { applyStates } from './apply.ts';
import { compact } from './compact.ts';
import { type Geometry, offset, type Point, pathData, straightened } from './geometry.ts';
import { drawingOf } from './write.ts';

const HOSTILE = `"><script>alert(1)</script>&'`;

const layout: DiagramLayout = {
  groups: [{ id: 'v_a', kind: 'vpc', resource: 'a', parent: undefined, title: HOSTILE }],
  nodes: [
    {
      id: 'n_one',
      kind: 'instance',
      resource: 'one',
      group: 'v_a',
      subnet: undefined,
      lines: [HOSTILE, 'x'],
    },
    {
      id: 'n_two',
      kind: 'aws-service',
      resource: 'two',
      group: undefined,
      subnet: undefined,
      lines: ['two'],
    },
  ],
  edges: [{ id: 'n_one__n_two', from: 'n_one', to: 'n_two' }],
};
const geometry: Geometry = {
  width: 600,
  height: 200,
  boxes: new Map([
    ['v_a', { x: 0, y: 0, width: 200, height: 200 }],
    ['n_one', { x: 40, y: 60, width: 100, height: 40 }],
    ['n_two', { x: 500, y: 60, width: 100, height: 40 }],
  ]),
  lines: new Map([
    [
      'n_one__n_two',
      [
        { x: 140, y: 80 },
        { x: 320, y: 80 },
        { x: 320, y: 82 },
        { x: 500, y: 82 },
      ],
    ],
  ]),
};

describe('offset', () => {
  it('moves a line to the right of its direction and keeps right angles', () => {
    const bent = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
    ];
    expect(offset(bent, 2)).toEqual([
      { x: 0, y: 2 },
      { x: 8, y: 2 },
      { x: 8, y: 10 },
    ]);
    expect(offset([], 2)).toEqual([]);
    expect(offset([{ x: 1, y: 1 }], 2)).toEqual([{ x: 1, y: 1 }]);
  });
});

describe('straightened', () => {
  it('takes out small steps and leaves turns', () => {
    expect(straightened(geometry.lines.get('n_one__n_two') ?? [])).toEqual([
      { x: 140, y: 82 },
      { x: 500, y: 82 },
    ]);
    const turn = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 30 },
      { x: 40, y: 30 },
    ];
    expect(straightened(turn)).toEqual(turn);
  });

  it('ends, with finite numbers and the same end, for any line', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 40 }), y: fc.integer({ min: 0, max: 40 }) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 12 }), (points: readonly Point[]) => {
        const line = straightened(points);
        expect(line.length).toBeLessThanOrEqual(points.length);
        expect(pathData(offset(line, 3))).not.toMatch(/NaN|Infinity/);
      }),
    );
  });
});

describe('compact', () => {
  it('takes out empty room, keeps sizes of nodes and the order of everything', () => {
    const tight = compact(layout, geometry);
    const [box, one, two] = ['v_a', 'n_one', 'n_two'].map((id) => tight.boxes.get(id));
    if (box === undefined || one === undefined || two === undefined) expect.fail('a box is gone');
    expect(tight.width).toBeLessThan(geometry.width);
    expect([one.width, one.height, two.width]).toEqual([100, 40, 100]);
    expect(one.x).toBeGreaterThan(box.x);
    expect(one.x + one.width).toBeLessThan(box.x + box.width);
    expect(two.x).toBeGreaterThan(box.x + box.width);
  });

  it('leaves no two things on top of each other that were apart', () => {
    const box = fc.record({
      x: fc.integer({ min: 0, max: 900 }),
      y: fc.integer({ min: 0, max: 900 }),
      width: fc.integer({ min: 10, max: 200 }),
      height: fc.integer({ min: 10, max: 200 }),
    });
    fc.assert(
      fc.property(box, box, (a, b) => {
        const boxes = new Map([
          ['n_one', a],
          ['n_two', b],
        ]);
        const tight = compact({ ...layout, groups: [] }, { ...geometry, boxes, lines: new Map() });
        const [one, two] = [tight.boxes.get('n_one'), tight.boxes.get('n_two')];
        if (one === undefined || two === undefined) expect.fail('a box is gone');
        const apart = (p: typeof a, q: typeof a): boolean => p.x + p.width < q.x || p.y + p.height < q.y;
        expect(apart(one, two) || apart(two, one)).toBe(apart(a, b) || apart(b, a));
        expect(one.width).toBeCloseTo(a.width);
      }),
    );
  });
});

describe('drawingOf and applyStates', () => {
  const svg = drawingOf(layout, geometry, 'abc');

  it('holds no style, no script, no id and no raw label', () => {
    expect(svg).not.toMatch(/<script|<style| id=| style="(?!--hw-width:)| on\w+=/);
    expect(svg).toContain('&#60;script&#62;');
    expect(svg).toContain('data-hash="abc"');
  });

  it('sets states and the name, again and again', () => {
    const once = applyStates(svg, { n_one: 'blocked', n_one__n_two: 'path turned' }, HOSTILE);
    expect(once).toContain('data-node="n_one" data-kind="instance" data-state="blocked"');
    expect(once).toContain('data-edge="n_one__n_two" data-state="path turned"');
    expect(once).toContain('data-node="n_two" data-kind="aws-service" data-state="unused"');
    expect(once).not.toContain('<script');
    expect(applyStates(once, { n_two: 'both' }, 'b')).toBe(applyStates(svg, { n_two: 'both' }, 'b'));
  });

  it('takes the name as it is, dollar signs too', () => {
    expect(applyStates(svg, {}, "$& $1 $'")).toContain('aria-label="$&#38; $1 $&#39;"');
  });
});
