import { expect, test } from 'vitest';
import { figureOf } from './figure.ts';

const quote = { ok: true, text: '$7.30' } as const;

test('a figure that is right is shown, whatever markup stands around it', () => {
  expect(figureOf('/cost/', quote, ' <b>$7.30</b>\n', 'the endpoint')).toBe('$7.30');
});

test('another figure fails, with the page and the right one', () => {
  expect(() => figureOf('/cost/', quote, '$7.20', 'the endpoint')).toThrow(
    '/cost/: the endpoint: it is $7.30, not $7.20',
  );
});

test('what cannot be worked out fails', () => {
  expect(() => figureOf('/cost/', { ok: false, problem: 'no path' }, '$1.00', 'x')).toThrow(
    '/cost/: no path',
  );
});
