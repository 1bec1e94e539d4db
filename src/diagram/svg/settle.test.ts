import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiagramLayout, DiagramNode } from '../model.ts';
import type { Box, Geometry } from './geometry.ts';
import { settled } from './settle.ts';

const node = (id: string, group: string | undefined): DiagramNode => ({
  id,
  kind: 'instance',
  resource: id,
  group,
  subnet: undefined,
  lines: [id],
});
const group = (id: string, parent: string | undefined) => ({
  id,
  kind: parent === undefined ? ('vpc' as const) : ('subnet' as const),
  resource: id,
  parent,
  title: id,
});
const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });

/** Two boxes beside each other; `lone` stands above `app`, which has a line to `db`. */
const layout: DiagramLayout = {
  groups: [group('v', undefined), group('s', 'v'), group('w', undefined)],
  nodes: [node('lone', 's'), node('app', 's'), node('db', 'w')],
  edges: [{ id: 'e', from: 'app', to: 'db' }],
};
const geometry: Geometry = {
  width: 500,
  height: 300,
  boxes: new Map([
    ['v', box(0, 0, 200, 260)],
    ['s', box(20, 40, 160, 200)],
    ['lone', box(40, 80, 100, 40)],
    ['app', box(40, 160, 100, 40)],
    ['w', box(260, 110, 200, 130)],
    ['db', box(300, 150, 100, 60)],
  ]),
  lines: new Map([
    [
      'e',
      [
        { x: 140, y: 180 },
        { x: 300, y: 180 },
      ],
    ],
  ]),
};
const places = ({ boxes }: Geometry) =>
  Object.fromEntries([...boxes].map(([id, { y, height }]) => [id, [y, y + height]]));

describe('settled', () => {
  it('puts what no line leads to below, in boxes that begin where their content does', () => {
    // `db` reaches farther down than `app`: room is made below both, and not in its box.
    expect(places(settled(layout, geometry))).toEqual({
      v: [80, 324],
      s: [120, 304],
      lone: [234, 274],
      app: [160, 200],
      w: [110, 240],
      db: [150, 210],
    });
  });

  it('leaves alone what is below already, what is connected, and a box without lines', () => {
    const once = settled(layout, geometry);
    expect(settled(layout, once)).toEqual(once);
    const all = { ...layout, edges: [...layout.edges, { id: 'f', from: 'lone', to: 'db' }] };
    expect(settled(all, geometry)).toEqual(geometry);
    expect(settled({ ...layout, edges: [] }, geometry)).toEqual(geometry);
  });

  it('moves a box as a whole', () => {
    const deep: DiagramLayout = {
      ...layout,
      groups: [...layout.groups, group('t', 'v')],
      nodes: [node('lone', 't'), node('app', 's'), node('db', 'w')],
    };
    const boxes = new Map(geometry.boxes)
      .set('t', box(20, 40, 160, 90))
      .set('s', box(20, 140, 160, 100))
      .set('v', box(0, 0, 200, 260));
    const after = settled(deep, { ...geometry, boxes });
    const [t, lone] = [after.boxes.get('t'), after.boxes.get('lone')];
    expect((lone?.y ?? 0) - (t?.y ?? 0)).toBe(40);
    expect(t?.y).toBeGreaterThan(240);
    expect(after.boxes.get('app')).toEqual(boxes.get('app'));
  });

  it('never changes the size of a node, nor what is connected, among themselves', () => {
    const height = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(height, height, height, (lone, app, db) => {
        const boxes = new Map(geometry.boxes)
          .set('v', box(0, 0, 200, 460))
          .set('s', box(20, 10, 160, 440))
          .set('w', box(260, 0, 200, 460))
          .set('lone', box(40, 30 + lone, 100, 40))
          .set('app', box(40, 30 + app, 100, 40))
          .set('db', box(300, 30 + db, 100, 60));
        const after = settled(layout, { ...geometry, boxes, lines: new Map() });
        for (const { id } of layout.nodes) {
          expect(after.boxes.get(id)?.height).toBe(boxes.get(id)?.height);
        }
        expect(after.boxes.get('app')?.y).toBe(boxes.get('app')?.y);
        for (const [inner, outer] of [
          ['lone', 's'],
          ['app', 's'],
          ['s', 'v'],
        ] as const) {
          const [one, two] = [after.boxes.get(inner), after.boxes.get(outer)];
          if (one === undefined || two === undefined) expect.fail('a box is gone');
          expect(one.y).toBeGreaterThanOrEqual(two.y);
          expect(one.y + one.height).toBeLessThanOrEqual(two.y + two.height);
        }
      }),
    );
  });
});
