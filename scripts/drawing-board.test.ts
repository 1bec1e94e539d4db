/** Mermaid itself, in a browser, takes whatever a scenario calls its resources. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diagramLayout, mermaidText } from '../src/diagram/index.ts';
import { applyStates } from '../src/diagram/svg/apply.ts';
import { plainLine } from '../src/diagram/text.ts';
import { networkOf, office, snsEndpoint } from '../src/evaluator/testing/build.ts';
import { type DrawingBoard, openDrawingBoard } from './drawing-board.ts';

const HOSTILE = [
  '"]; click n_app_private-a call alert(1)',
  '<img src=x onerror="alert(1)">',
  'a\nend\nsubgraph x',
  '#quot;&quot;#35;&amp;',
  '**bold** `code` _x_ ~~y~~',
  '%% comment',
  '%%{init: {"theme":"dark"}}%%',
  '1. first',
  '- item',
  '# title',
  'https://example.com/a_b',
  '$$x^2$$',
  ':::warn',
  'fa:fa-ban',
  '\u{1F4A5} \u{1F469}\u200D\u{1F680} שלום',
  'x'.repeat(5000),
  '{{[(>|/\\',
  '@{ shape: circle }',
  '---',
  'constructor',
];

let board: DrawingBoard;
beforeAll(async () => {
  board = await openDrawingBoard();
}, 60_000);
afterAll(() => board.close());

const states = (svg: string): readonly string[] =>
  [...svg.matchAll(/data-(?:node|edge)="[^"]*"|data-state="[^"]*"|aria-label="[^"]*"/g)].map(
    ([text]) => text,
  );

describe('drawing', () => {
  const network = networkOf(
    office({ ...snsEndpoint(), flows: { f: { from: 'app', to: 'sns.us-east-1.amazonaws.com' } } }),
  );
  const layout = diagramLayout(network);

  it('gives the same picture again, also while another is drawn', async () => {
    const other = diagramLayout(networkOf(office()));
    const [one, , two] = await Promise.all([
      board.draw(layout, ''),
      board.draw(other, ''),
      board.draw(layout, ''),
    ]);
    expect(two).toBe(one);
  });

  it('is restyled in a document as it is in a text', async () => {
    const svg = await board.draw(layout, '');
    const wanted = Object.fromEntries(
      layout.nodes.map(({ id }, index) => [id, index % 2 === 0 ? 'both' : 'blocked'] as const),
    );
    const restyled = await board.restyled(svg, wanted, 'a name');
    expect(states(restyled)).toEqual(states(applyStates(svg, wanted, 'a name')));
    expect(states(restyled)).toContain('data-state="blocked"');
  });
});

it('a drawing becomes a picture of points, twice its size', async () => {
  const svg = await board.draw(diagramLayout(networkOf(office())), '');
  const [, width, height] = /width="(\d+)" height="(\d+)" style/.exec(svg) ?? [];
  expect(await board.points(svg)).toEqual({
    type: 'image/png',
    width: 2 * Number(width),
    height: 2 * Number(height),
  });
});

describe('hostile labels', () => {
  const network = (label: string) => {
    const draft = office({
      ...snsEndpoint({ label }),
      flows: { f: { from: 'app', to: 'sns.us-east-1.amazonaws.com' } },
    });
    const vpcs = draft['vpcs'] as Record<string, object>;
    return networkOf({
      ...draft,
      vpcs: { office: { ...vpcs['office'], label } },
      instances: { app: { subnet: 'private-a', label } },
    });
  };

  it.each(HOSTILE)('are drawn as text: %j', async (label) => {
    const svg = await board.draw(diagramLayout(network(label)), '');
    expect(svg).not.toMatch(/<(img|script|a|foreignObject)\b/);
  });

  it.each(HOSTILE)('are shown as they are in plain Mermaid: %j', async (label) => {
    const shown = await board.labels(mermaidText(network(label)));
    const squeezed = (text: string): string => text.replace(/\s+/gu, '');
    expect(shown.map(squeezed)).toContain(squeezed(`${plainLine(label)}app`));
  });
});
