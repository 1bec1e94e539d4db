import { expect, it, test } from 'vitest';
import { decodeLink } from '../link/index.ts';
import { causeOf } from './causes.ts';

const GROUP = 'interface-endpoints/default-security-group';

test('a cause has a title, the evaluator’s sentence, a fix and a link', () => {
  const result = causeOf(GROUP, 'app-to-sns', 'security-group-inbound', false, '/docs/');
  expect(result).toEqual({
    ok: true,
    cause: {
      title: 'No inbound rule of the security groups matches',
      says: expect.stringContaining('no inbound rule admits tcp 443'),
      remedy: { text: expect.stringContaining('Add an inbound rule'), isAll: true },
      href: `/docs/playground/#${GROUP}:app-to-sns`,
    },
  });
});

it('links to what the playground reads', () => {
  const result = causeOf(GROUP, 'app-to-sns', 'security-group-inbound', false, '/');
  const [, hash = ''] = result.ok ? result.cause.href.split('#') : [];
  expect(decodeLink(hash)).toEqual({
    ok: true,
    link: { kind: 'example', example: GROUP, flow: 'app-to-sns' },
  });
});

it('says where a fix is not all that is needed', () => {
  const result = causeOf(
    'interface-endpoints/one-zone-blocked',
    'app-to-sns',
    'network-acl-inbound',
    false,
    '/',
  );
  expect(result.ok && result.cause.remedy?.isAll).toBe(false);
});

it('takes a flow that works for mended by advice', () => {
  const result = causeOf(
    'findings/name-resolves-publicly',
    'app-to-sns',
    'name-resolves-publicly',
    false,
    '/',
  );
  expect(result.ok && result.cause.remedy).toEqual({
    text: 'Turn private DNS of `vpce-sns` on.',
    isAll: true,
  });
});

it('takes the plan where the finding has no fix of its own', () => {
  const result = causeOf('findings/choices-differ', 'app-to-sns', 'choices-differ', false, '/');
  expect(result.ok && result.cause.remedy).toEqual({
    text: expect.stringContaining('`closed`'),
    isAll: true,
  });
});

it('has no fix where the page says so', () => {
  const result = causeOf('findings/endpoint-protocol', 'ping', 'endpoint-protocol', true, '/');
  expect(result.ok && result.cause.remedy).toBeUndefined();
  expect(result.ok).toBe(true);
});

test.each([
  [
    'no fix, and the page does not say so',
    'findings/endpoint-protocol',
    'ping',
    'endpoint-protocol',
    false,
    /has no fix/,
  ],
  [
    'a fix, and the page says that there is none',
    GROUP,
    'app-to-sns',
    'security-group-inbound',
    true,
    /has a fix/,
  ],
  ['a finding that is not there', GROUP, 'app-to-sns', 'no-route', false, /not among the findings/],
  ['a flow that is not there', GROUP, 'nobody', 'no-route', false, /no flow "nobody"/],
  ['a scenario that is not there', 'sns/none', 'app-to-sns', 'no-route', false, /no scenario/],
] as const)('fails with %s', (_what, scenario, flow, code, isUnfixable, sentence) => {
  const result = causeOf(scenario, flow, code, isUnfixable, '/');
  expect(result.ok ? '' : result.problem).toMatch(sentence);
});
