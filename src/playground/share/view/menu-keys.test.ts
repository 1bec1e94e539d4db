import { expect, test } from 'vitest';
import { itemFor } from './menu-keys.ts';

const LABELS = ['Copy link', 'Copy embed code', 'Download SVG'];

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 2, 0],
  ['ArrowUp', 0, 2],
  ['ArrowUp', 2, 1],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['c', 0, 1],
  ['C', 1, 0],
  ['c', 2, 0],
  ['d', 0, 2],
  ['d', 2, 2],
  ['x', 1, undefined],
  [' ', 1, undefined],
  ['Enter', 1, undefined],
  ['F1', 1, undefined],
])('%s on item %i leads to %s', (key, at, wanted) => {
  expect(itemFor(key, at, LABELS)).toBe(wanted);
});

test('from no item the arrows lead to the ends', () => {
  expect(itemFor('ArrowDown', -1, LABELS)).toBe(0);
  expect(itemFor('ArrowUp', -1, LABELS)).toBe(2);
});
