/** No label of a drawing lies over anything: measured in a browser, in the font and styles of the site. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diagramLayout } from '../src/diagram/index.ts';
import { networkOf } from '../src/evaluator/testing/build.ts';
import { type DrawingBoard, openDrawingBoard } from './drawing-board.ts';
import { drawingPath, listScenarios, readLayout } from './drawing-files.ts';
import { type Look, openLook } from './drawing-look.ts';
import { drawnOf, overlaps } from './drawing-overlaps.ts';

let look: Look;
beforeAll(async () => {
  look = await openLook();
}, 60_000);
afterAll(() => look.close());

describe('the labels of the committed drawings', () => {
  it.each(listScenarios())('%s: nothing lies over anything', async (name) => {
    const svg = readFileSync(drawingPath(name), 'utf8');
    expect(await look.page.evaluate(overlaps, drawnOf(svg, readLayout(name).layout))).toEqual([]);
  });

  it('are measured: a label that is moved is found', async () => {
    const svg = readFileSync(drawingPath('sns/nat'), 'utf8').replace(
      /<text x="[\d.]+" y="[\d.]+">/g,
      '<text x="20" y="30">',
    );
    const found = await look.page.evaluate(overlaps, drawnOf(svg, readLayout('sns/nat').layout));
    expect(found.join('\n')).toMatch(/title of .* on label of[\s\S]*leaves its frame/);
  });
});

/** A network in which every name is as long and wide as a drawing shows it. */
const wide = (letter: string) => {
  const label = letter.repeat(28);
  return networkOf({
    vpcs: {
      one: {
        label,
        cidr: ['10.100.100.0/24', '2001:db8:1234:1a00::/56'],
        subnets: {
          a: { label, cidr: '10.100.100.0/25', routeTable: 'private' },
          b: { label, cidr: '10.100.100.128/25', routeTable: 'public' },
        },
        routeTables: {
          private: { routes: { '0.0.0.0/0': 'nat' } },
          public: { routes: { '0.0.0.0/0': 'igw' } },
        },
      },
    },
    instances: { app: { subnet: 'a', label }, web: { subnet: 'b', label } },
    natGateways: { nat: { subnet: 'b', label } },
    internetGateways: { igw: { vpc: 'one', label } },
    flows: { out: { from: 'app', to: '198.51.100.7', port: 443 }, in: { from: 'app', to: 'web', port: 22 } },
  });
};

describe('the widest labels', () => {
  let board: DrawingBoard;
  beforeAll(async () => {
    board = await openDrawingBoard();
  }, 60_000);
  afterAll(() => board.close());

  it.each(['W', 'i', 'щ', '漢', '\u{1F680}'])('%s: nothing lies over anything', async (letter) => {
    const layout = diagramLayout(wide(letter));
    const svg = await board.draw(layout, '');
    expect(await look.page.evaluate(overlaps, drawnOf(svg, layout))).toEqual([]);
  });
});
