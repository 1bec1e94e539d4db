import { expect, test } from 'vitest';
import { type FlowFields, NO_FIELDS, portOf, protocolOf, requestOf } from './fields.ts';

const fields = (more: Partial<FlowFields>): FlowFields => ({ ...NO_FIELDS, from: 'a', to: 'b', ...more });

test.each([
  [{ from: ' ' }, 'from'],
  [{ to: '' }, 'to'],
  [{ protocol: 'sctp' }, 'protocol'],
  [{ protocol: '256' }, 'protocol'],
  [{ port: '65536' }, 'port'],
  [{ port: '-1' }, 'port'],
  [{ port: '4e3' }, 'port'],
  [{ port: 'https' }, 'port'],
])('%j is refused at %s', (more, field) => {
  expect(requestOf(fields(more))).toMatchObject({ ok: false, field });
});

test.each([
  [{}, { from: 'a', to: 'b', protocol: 'tcp' }],
  [
    { from: ' a ', port: ' 443 ' },
    { from: 'a', to: 'b', protocol: 'tcp', port: 443 },
  ],
  [{ port: '0' }, { from: 'a', to: 'b', protocol: 'tcp', port: 0 }],
  [
    { protocol: '17', port: '53' },
    { from: 'a', to: 'b', protocol: 17, port: 53 },
  ],
  // A port that was typed for another protocol is not sent along.
  [
    { protocol: 'icmp', port: '443' },
    { from: 'a', to: 'b', protocol: 'icmp' },
  ],
  [
    { action: 'sns:Publish', resource: ' ', principal: 'arn:aws:iam::111122223333:role/app' },
    {
      from: 'a',
      to: 'b',
      protocol: 'tcp',
      action: 'sns:Publish',
      principal: 'arn:aws:iam::111122223333:role/app',
    },
  ],
])('%j asks for a flow', (more, request) => {
  expect(requestOf(fields(more))).toEqual({ ok: true, request });
});

test('protocols and ports by themselves', () => {
  expect([protocolOf('udp'), protocolOf('50'), protocolOf('')]).toEqual(['udp', 50, undefined]);
  expect([portOf(''), portOf('22'), portOf('x')]).toEqual([undefined, 22, false]);
});
