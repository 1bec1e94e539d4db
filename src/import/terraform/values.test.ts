import { expect, test } from 'vitest';
import { UNRESOLVED } from '../declared/types.ts';
import { declaredValue, fieldOf, valuesOf } from './values.ts';

test('what is only known after the apply is unresolved, wherever it stands', () => {
  expect(
    valuesOf(
      { name: 'a', none: null, list: [null, 'x'], blocks: [{ a: 1 }] },
      { id: true, list: [true], blocks: [{ b: true, c: [{}] }], tags: {} },
    ),
  ).toEqual({
    name: 'a',
    none: null,
    list: [UNRESOLVED, 'x'],
    blocks: [{ a: 1, b: UNRESOLVED }],
    id: UNRESOLVED,
  });
  expect(declaredValue('kept', true)).toBe(UNRESOLVED);
  expect(declaredValue(['kept'], true)).toBe(UNRESOLVED);
  expect(declaredValue(null, [{ id: true }])).toEqual([{ id: UNRESOLVED }]);
});

test('a key of a prototype is a key like any other', () => {
  const values = valuesOf(JSON.parse('{"__proto__":{"cidr_block":"10.0.0.0/8"},"a":1}'), {});
  expect(fieldOf(values, 'cidr_block')).toBeUndefined();
  expect(fieldOf(values, 'toString')).toBeUndefined();
  expect(Object.keys(values)).toEqual(['__proto__', 'a']);
});
