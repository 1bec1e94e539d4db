import { expect, test } from 'vitest';
import { breakEvenQuote, costQuote, findingQuote, priceQuote } from './quotes.ts';

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

const NAT = { scenario: 'sns/nat', flow: 'app-to-sns' };
const ENDPOINT = { scenario: 'sns/endpoint', flow: 'app-to-sns' };

test.each([
  [{ hoursPaid: 'first' }, '209 GB'],
  // A month of half the hours, and answers that cost as much as questions.
  [{ hoursPaid: 'first', hours: 365 }, '104 GB'],
  [{ hoursPaid: 'first', back: 50 }, '209 GB'],
] as const)('two flows with %o cost the same at %s', (usage, text) => {
  expect(breakEvenQuote(NAT, ENDPOINT, usage)).toEqual({ ok: true, text });
});

test.each([
  [NAT, { scenario: 'sns/none', flow: 'app-to-sns' }, /there is no scenario/],
  [{ scenario: 'sns/nat', flow: 'nobody' }, ENDPOINT, /no flow "nobody"/],
  [NAT, ENDPOINT, /at 0 amounts, not at one/],
])('%o and %o do not meet once', (first, second, sentence) => {
  const quote = breakEvenQuote(first, second);
  expect(quote.ok ? '' : quote.problem).toMatch(sentence);
});

test.each([
  ['nat-gateway-hour', {}, '$0.045'],
  ['interface-endpoint-hour', {}, '$0.01'],
  ['interface-endpoint-gigabyte', { tier: 1 }, '$0.006'],
  ['regional-nat-gateway-hour', { region: 'eu-west-1' }, '$0.048'],
  ['nat-gateway-hour', { units: 730 }, '$32.85'],
] as const)('%s with %o costs %s', (id, usage, text) => {
  expect(priceQuote(id, usage)).toEqual({ ok: true, text });
});

test.each([
  ['nat-gateway-hour', { region: 'eu-west-1' }, /no price for eu-west-1/],
  ['nat-gateway-hour', { tier: 1 }, /no tier 1/],
] as const)('%s with %o has no price to quote', (id, usage, sentence) => {
  const quote = priceQuote(id, usage);
  expect(quote.ok ? '' : quote.problem).toMatch(sentence);
});
