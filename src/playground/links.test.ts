import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeAt } from './describe.ts';
import { evaluateText, type Result } from './evaluate.ts';
import { candidatesOf, highlightOf, hopsOf, selectionAt, selectionOfElement, stepFrom } from './links.ts';
import { PAGES_OF_KINDS } from './pages.ts';

const ENDPOINT = readFileSync('content/scenarios/sns/endpoint.json', 'utf8');
const CLOSED = ENDPOINT.replace('"port": 443, "securityGroup"', '"port": 80, "securityGroup"');

const resultOf = (text: string): Result => {
  const evaluation = evaluateText(text, undefined);
  if (evaluation.kind !== 'result') throw new Error('the test’s own scenario has problems');
  return evaluation.result;
};
const textOf = (text: string, { offset, length }: { offset: number; length: number }): string =>
  text.slice(offset, offset + length);

describe('hops, drawing and text', () => {
  const open = resultOf(ENDPOINT);
  const receive = hopsOf(open, 0).find(({ question }) => question.includes('receive'));

  test('a hop lights up the very rule that decided, and the node at which it did', () => {
    const lit = highlightOf(open, 0, { kind: 'hop', id: receive?.id ?? '' });
    expect(lit.places.map((place) => textOf(ENDPOINT, place))).toEqual([
      '{ "protocol": "tcp", "port": 443, "securityGroup": "app-sg" }',
    ]);
    const nodes = open.layout.nodes.filter(({ id }) => lit.elements.includes(id));
    expect(nodes.map(({ resource }) => resource)).toEqual(['vpce-sns']);
  });

  test('the cursor in that rule leads back to the hop', () => {
    const offset = ENDPOINT.indexOf('"port": 443, "securityGroup"') + 3;
    expect(selectionAt(open, 0, offset)).toEqual({ kind: 'hop', id: receive?.id });
  });

  test('a rule that was tried and did not match leads to the hop that tried it', () => {
    const closed = resultOf(CLOSED);
    const selection = selectionAt(closed, 0, CLOSED.indexOf('"port": 80, "securityGroup"'));
    const hop = hopsOf(closed, 0).find(({ id }) => selection?.kind === 'hop' && id === selection.id);
    expect(hop).toMatchObject({ decision: 'refuses', kind: 'security-group' });
  });

  test('the cursor in a resource selects it; its node does the same', () => {
    const selection = selectionAt(open, 0, ENDPOINT.indexOf('"vpce-sns"') + 1);
    expect(selection).toEqual({ kind: 'resource', id: 'vpce-sns', pointer: '/endpoints/vpce-sns' });
    const lit = highlightOf(open, 0, selection);
    expect(lit.hops.length).toBeGreaterThan(1);
    expect(lit.elements).toHaveLength(1);
    expect(selectionOfElement(open, lit.elements[0] ?? '')).toEqual(selection);
  });

  test('what does not stand in the text lights up its node alone', () => {
    const sns = open.layout.nodes.find(({ kind }) => kind === 'aws-service');
    const selection = selectionOfElement(open, sns?.id ?? '');
    expect(highlightOf(open, 0, selection)).toMatchObject({ places: [], elements: [sns?.id] });
  });

  test('steps go through the hops there and back, and stop at the ends', () => {
    const hops = hopsOf(open, 0);
    let at = stepFrom(open, 0, undefined, 1);
    const seen = [at];
    for (let step = 1; step < hops.length; step += 1) {
      at = stepFrom(open, 0, at, 1);
      seen.push(at);
    }
    expect(seen).toEqual(hops.map(({ id }) => ({ kind: 'hop', id })));
    expect(stepFrom(open, 0, at, 1)).toEqual(at);
    expect(stepFrom(open, 0, seen[0], -1)).toEqual(seen[0]);
    expect(stepFrom(open, 0, undefined, -1)).toBeUndefined();
  });

  test('a resource under the pointer says what it is, what it decided, and where to read on', () => {
    const said = describeAt(open, 0, ENDPOINT.indexOf('"vpce-sns"') + 1);
    expect(said?.sentences[0]).toBe('Interface endpoint `vpce-sns`: com.amazonaws.us-east-1.sns.');
    expect(said?.sentences.join(' ')).toContain('✓ May `vpce-sns` receive?');
    expect(said?.page).toBe('interface-endpoints/');
    expect(textOf(ENDPOINT, said?.place ?? { offset: 0, length: 0 })).toMatch(/^"vpce-sns": \{/);
  });

  test('every page that a kind leads to is there', () => {
    const pages = globSync('content/docs/**/*.mdx').map((file) =>
      file.replace(/^content\/docs\/|\.mdx$/g, ''),
    );
    expect(PAGES_OF_KINDS.filter((page) => !pages.includes(page))).toEqual([]);
  });
});

test('in every scenario, each hop lights up a range of the text or rests on nothing in it', () => {
  for (const file of globSync('content/scenarios/**/*.json')) {
    const text = readFileSync(file, 'utf8');
    const result = resultOf(text);
    for (const choice of result.choices.keys()) {
      for (const hop of hopsOf(result, choice)) {
        const { places } = highlightOf(result, choice, { kind: 'hop', id: hop.id });
        expect(places, `${file} ${hop.question}`).toHaveLength(
          hop.pointer === '' && hop.resource.pointer === '' ? 0 : 1,
        );
        for (const { pointer } of candidatesOf(hop)) {
          if (pointer !== '') expect(result.places.some((place) => place.pointer === pointer)).toBe(true);
        }
      }
    }
  }
});
