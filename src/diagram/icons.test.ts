import { expect, test } from 'vitest';
import { ICONS, iconOf } from './icons.ts';
import { NODE_KINDS } from './kinds.ts';

test('every node but a note has a sign, and no two kinds of node share one', () => {
  const signs = NODE_KINDS.filter((kind) => kind !== 'note').map(iconOf);
  expect(signs).not.toContain(undefined);
  expect(new Set(signs).size).toBe(signs.length);
  expect(iconOf('note')).toBeUndefined();
});

test.each(Object.entries(ICONS))('%s is short path data', (_, data) => {
  expect(data).toMatch(/^M[\d .MLHVCSQAZmlhvcsqaz-]+$/);
  expect(data.length).toBeLessThan(140);
});
