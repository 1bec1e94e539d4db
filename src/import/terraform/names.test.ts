import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isName } from '../aws/context.ts';
import { nameOfAddress, namesOf } from './names.ts';

test.each([
  ['aws_vpc.main', 'aws_vpc.main'],
  ['aws_subnet.private[0]', 'aws_subnet.private.0'],
  ['module.vpc.aws_subnet.private["eu-west-1a"]', 'module.vpc.aws_subnet.private.eu-west-1a'],
  ['module.a["x"].module.b[1].aws_vpc.this[0]', 'module.a.x.module.b.1.aws_vpc.this.0'],
  ['aws_route.r["10.0.0.0/16"]', 'aws_route.r.10.0.0.0-16'],
  ['aws_lb.l["a b \\"c\\""]', 'aws_lb.l.a-b-c-'],
])('%s is named %s', (address, name) => {
  expect(nameOfAddress(address)).toBe(name);
});

test('addresses that would share a name carry a mark, whatever their order', () => {
  const [first, second] = ['aws_vpc.a["x/y"]', 'aws_vpc.a["x-y"]'];
  const names = namesOf([first, second, 'aws_vpc.b']);
  expect(names.get(first)).toMatch(/^aws_vpc\.a\.x-y-[a-z0-9]+$/);
  expect(names.get(second)).toMatch(/^aws_vpc\.a\.x-y-[a-z0-9]+$/);
  expect(names.get(first)).not.toBe(names.get(second));
  expect(names.get('aws_vpc.b')).toBe('aws_vpc.b');
  expect([...namesOf([second, 'aws_vpc.b', first])].sort()).toEqual([...names].sort());
});

test('any address has a name of the format', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (address) => {
      expect(isName(nameOfAddress(address))).toBe(true);
    }),
  );
});

test('long addresses keep apart', () => {
  const long = `module.${'m'.repeat(300)}.aws_vpc.`;
  const names = namesOf([`${long}a`, `${long}b`]);
  expect(new Set(names.values()).size).toBe(2);
});
