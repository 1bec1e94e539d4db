import { expect, test } from 'vitest';
import { isCharacter, isPressed, type Stroke } from './keys.ts';

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({
  key,
  code: '',
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...more,
});

test.each<[string, Stroke, boolean]>([
  ['n', stroke('n'), true],
  ['n', stroke('N', { shiftKey: true }), false],
  ['n', stroke('N'), true],
  ['n', stroke('n', { ctrlKey: true }), false],
  ['n', stroke('n', { metaKey: true }), false],
  ['n', stroke('n', { altKey: true }), false],
  ['Shift+F', stroke('F', { shiftKey: true }), true],
  ['Shift+F', stroke('f'), false],
  ['f', stroke('F', { shiftKey: true }), false],
  // A Mac writes another letter with Alt.
  ['Shift+Alt+F', stroke('Ï', { shiftKey: true, altKey: true, code: 'KeyF' }), true],
  ['Shift+Alt+F', stroke('f', { altKey: true, code: 'KeyF' }), false],
  ['F1', stroke('F1'), true],
  ['F1', stroke('F1', { shiftKey: true }), false],
  // Which keyboards write with Shift, without, or with another key.
  ['?', stroke('?', { shiftKey: true }), true],
  ['?', stroke('?'), true],
  ['?', stroke('/'), false],
])('%s, %o: %s', (keys, event, pressed) => {
  expect(isPressed(keys, event)).toBe(pressed);
});

test('single characters are told from keys that write nothing', () => {
  expect(['n', '?', 'Shift+F', 'F1', 'Shift+Alt+F'].filter(isCharacter)).toEqual(['n', '?', 'Shift+F']);
});
