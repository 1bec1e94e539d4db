import { expect, test } from 'vitest';
import { costQuote, findingQuote } from './quotes.ts';

test('a finding is quoted in the evaluator’s words', () => {
  const quote = findingQuote('sns/endpoint', 'app-to-sqs', 'no-route');
  expect(quote).toEqual({ ok: true, text: expect.stringContaining('`') });
});

test.each([
  ['sns/none', 'app-to-sqs', 'no-route', /there is no scenario/],
  ['sns/endpoint', 'nobody', 'no-route', /no flow "nobody"/],
  ['sns/endpoint', 'app-to-sns', 'no-route', /not among the findings/],
])('%s, %s has no finding to quote', (scenario, flow, code, sentence) => {
  const quote = findingQuote(scenario, flow, code);
  expect(quote.ok ? '' : quote.problem).toMatch(sentence);
});

test.each([
  ['sns/endpoint', 0, undefined, '$7.30'],
  ['sns/nat', 0, undefined, '$36.50'],
  ['sns/endpoint', 100, 0, '$1.00'],
])('%s with %d GB in %s hours costs %s', (scenario, gigabytes, hours, text) => {
  expect(costQuote(scenario, 'app-to-sns', gigabytes, hours)).toEqual({ ok: true, text });
});

test('a flow that is not there costs nothing that could be quoted', () => {
  expect(costQuote('sns/endpoint', 'nobody', 0).ok).toBe(false);
});
