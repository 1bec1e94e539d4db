import { expect, test } from 'vitest';
import { wrap } from './wrap.ts';

const LONG = 'The quick brown fox jumps over the lazy dog and runs away.';

test.each([
  ['a short line stays', 'short', 40, ['short']],
  ['without a width every line stays', LONG, undefined, [LONG]],
  ['in a very narrow terminal every line stays', LONG, 20, [LONG]],
  [
    'a long one is broken between words',
    LONG,
    40,
    ['The quick brown fox jumps over the lazy', 'dog and runs away.'],
  ],
  [
    'what follows stands below the text',
    `  1. ${LONG}`,
    40,
    ['  1. The quick brown fox jumps over the', '     lazy dog and runs away.'],
  ],
  [
    'a command to copy stays whole',
    `    \u001b[2maws ec2 ${LONG}\u001b[0m`,
    40,
    [`    \u001b[2maws ec2 ${LONG}\u001b[0m`],
  ],
  ['a long word stays whole', `x ${'y'.repeat(50)} z`, 40, ['x', 'y'.repeat(50), 'z']],
  [
    'colours take no room',
    `\u001b[32m${'a'.repeat(19)}\u001b[0m \u001b[31m${'b'.repeat(20)}\u001b[0m`,
    40,
    [`\u001b[32m${'a'.repeat(19)}\u001b[0m \u001b[31m${'b'.repeat(20)}\u001b[0m`],
  ],
])('%s', (_, line, width, lines) => {
  expect(wrap(line, width).split('\n')).toEqual(lines);
});
