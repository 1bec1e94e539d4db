import { expect, test } from 'vitest';
import { networkOf } from '../../evaluator/testing/build.ts';
import { inventoryOf } from '../../import/index.ts';
import { meantBy } from './meant.ts';

const { rows } = inventoryOf(
  networkOf({
    vpcs: { office: { cidr: '10.0.0.0/16', subnets: { a: { cidr: '10.0.1.0/24' } } } },
    instances: {
      'i-1': { subnet: 'a', ip: '10.0.1.10', label: 'bastion' },
      'i-2': { subnet: 'a', ip: '10.0.1.11', label: 'web' },
      'i-3': { subnet: 'a', ip: '10.0.1.12', label: 'web' },
      'i-4': { subnet: 'a', ip: '10.0.1.13', label: 'i-1' },
    },
  }),
);
const any = () => true;

test.each([
  ['a name', 'i-2', 'i-2'],
  ['a label that one resource has', 'bastion', 'i-1'],
  ['a name that is another’s label too', 'i-1', 'i-1'],
  ['an address', '10.0.1.10', '10.0.1.10'],
  ['nothing that the account knows', 'bast', 'bast'],
])('%s', (_what, typed, name) => {
  expect(meantBy(rows, typed, any)).toEqual({ ok: true, name });
});

test('a label that several have names them', () => {
  expect(meantBy(rows, 'web', any)).toEqual({
    ok: false,
    message: '2 resources are called `web`: `i-2`, `i-3`. Name the one that you mean.',
  });
});

test('a label counts only where a flow may end', () => {
  expect(meantBy(rows, 'web', ({ name }) => name === 'i-3')).toEqual({ ok: true, name: 'i-3' });
});
