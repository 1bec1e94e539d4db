import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sizesIn } from './sizes.ts';

test('an entry is taken as sizes only where it has these panes and they make a whole', () => {
  expect(sizesIn('{"a":40,"b":60}', ['a', 'b'])).toEqual({ a: 40, b: 60 });
  for (const entry of [
    null,
    '',
    '{',
    '[40,60]',
    '{"a":40}',
    '{"a":"40","b":60}',
    '{"a":-1,"b":101}',
    '{"a":40,"b":50}',
    '{"__proto__":{"a":40,"b":60}}',
  ])
    expect(sizesIn(entry, ['a', 'b'])).toBeUndefined();
});

test('any entry gives sizes that make a whole, or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (entry) => {
      const sizes = sizesIn(entry, ['a', 'b']);
      if (sizes !== undefined) expect((sizes['a'] ?? 0) + (sizes['b'] ?? 0)).toBeCloseTo(100, 0);
    }),
  );
});
