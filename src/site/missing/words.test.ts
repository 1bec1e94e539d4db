import { expect, test } from 'vitest';
import { wordsOf } from './words.ts';

test.each([
  ['/endpoint-polices/', '/', 'endpoint polices'],
  ['/docs/hopwise/vpc-peering.html', '/docs/hopwise/', 'vpc peering'],
  ['/a/b/c/d/e/private_dns/index.html', '/', 'private dns'],
  ['/', '/', ''],
  ['/%3Cscript%3E/', '/', '3Cscript 3E'],
])('%s below %s: "%s"', (path, base, words) => {
  expect(wordsOf(path, base)).toBe(words);
});

test('a long address gives a short question', () => {
  expect(wordsOf(`/${'word-'.repeat(1000)}${'x'.repeat(1000)}/`, '/').length).toBeLessThanOrEqual(60);
});
