import { expect, test } from 'vitest';
import { embedOptions } from './options.ts';

test.each([
  ['', '', undefined],
  ['#sns/endpoint', 'sns/endpoint', undefined],
  ['#sns/endpoint&theme=dark', 'sns/endpoint', 'dark'],
  ['1.a_b-c.1234567&theme=light', '1.a_b-c.1234567', 'light'],
  ['#&theme=dark', '', 'dark'],
  ['#sns/endpoint&theme=<b>&__proto__=x', 'sns/endpoint', undefined],
])('%j', (hash, link, theme) => {
  expect(embedOptions(hash)).toEqual({ hash: link, theme });
});
