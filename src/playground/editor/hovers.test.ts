import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdownOf } from './hovers.ts';

test('nothing in a sentence is Markdown but its code', () => {
  expect(markdownOf('May `vpce_sns` receive? [x](y) *b* <img> 10.0.0.0/8')).toBe(
    'May `vpce_sns` receive? \\[x\\]\\(y\\) \\*b\\* \\<img\\> 10\\.0\\.0\\.0/8',
  );
});

test('outside of code every character that Markdown knows is escaped, whatever the text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const outside = markdownOf(text).replaceAll(/`[^`]*`/g, '');
      expect(outside.replaceAll(/\\[\\`*_{}[\]()#+\-.!<>|~&]/g, '')).not.toMatch(/[*_[\]()<>#!|~&]/);
    }),
  );
});
