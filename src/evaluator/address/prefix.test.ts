import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, formatPrefix, overlaps, parseAddress, parseCidr, prefix, samePrefix } from './prefix.ts';
import { isPublic, PUBLIC_SPACE } from './ranges.ts';
import { exactly, matchAnyPrefix, matchPrefix } from './set.ts';

const format = (text: string): string | undefined => {
  const parsed = parseCidr(text)?.prefix ?? parseAddress(text);
  return parsed === undefined ? undefined : formatPrefix(parsed);
};

describe('addresses and prefixes', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['10.0.0.5/16', '10.0.0.0/16'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['255.255.255.255/32', '255.255.255.255'],
    ['::1', '::1'],
    ['2001:db8:0:0:0:0:0:1/64', '2001:db8::/64'],
    ['::ffff:10.0.0.1', '::ffff:a00:1'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['1:0:0:2:3:0:0:4', '1::2:3:0:0:4'],
    ['0000:0000:0000:0000:0000:ffff:255.255.255.255', '::ffff:ffff:ffff'],
    ['fd00:ec2::/32', 'fd00:ec2::/32'],
  ])('reads %s as %s', (text, printed) => expect(format(text)).toBe(printed));

  it.each([
    '',
    '10.0.0',
    '10.0.0.256',
    '010.0.0.1',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/01',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4::5:6:7:8',
    '12345::',
    '::1.2.3.256',
    '1.2.3.256::',
    '::/129',
    'x',
    '1.2.3.4.5',
    '-1.0.0.0',
  ])('refuses %s', (text) => expect(format(text)).toBeUndefined());

  it('prints what it reads back, for any IPv6 address', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const parsed = parseAddress(text);
        if (parsed === undefined) return expect(text).toContain('.'); // fast-check also writes zones of IPv4
        expect(parseAddress(formatPrefix(parsed))).toEqual(parsed);
      }),
    );
  });

  it('agrees with counting on a small space', () => {
    const small = fc
      .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 }))
      .map(([last, length]) => prefix(`192.0.2.${last}/${length}`));
    const members = (range: ReturnType<typeof prefix>): Set<bigint> => {
      const all = new Set<bigint>();
      for (let value = range.first; value <= range.last; value += 1n) all.add(value);
      return all;
    };
    fc.assert(
      fc.property(small, small, (a, b) => {
        const [inA, inB] = [members(a), members(b)];
        expect(contains(a, b)).toBe([...inB].every((value) => inA.has(value)));
        expect(overlaps(a, b)).toBe([...inB].some((value) => inA.has(value)));
        const match = matchPrefix(a, { prefixes: [b], text: '' });
        expect(match).toBe(contains(a, b) ? 'yes' : overlaps(a, b) ? 'maybe' : 'no');
      }),
    );
  });

  it('share their only address where they are one', () => {
    const [one, next] = [prefix('10.0.0.1/32'), prefix('10.0.0.2/32')];
    expect(overlaps(one, one)).toBe(true);
    expect(overlaps(one, next)).toBe(false);
    expect(overlaps(next, one)).toBe(false);
  });

  it('tell whether host bits were set', () => {
    expect(parseCidr('10.0.0.0/16')).toMatchObject({ masked: true });
    expect(parseCidr('10.0.0.5/16')).toMatchObject({ masked: false });
  });

  it('must be ones where our own code writes them', () => {
    expect(() => prefix('10.0.0.0/33')).toThrow('not a CIDR');
  });

  it('keeps IPv4 and IPv6 apart', () => {
    expect(samePrefix(prefix('0.0.0.0/0'), prefix('::/0'))).toBe(false);
    expect(contains(prefix('0.0.0.0/0'), prefix('2001:db8::/32'))).toBe(false);
    expect(matchPrefix(prefix('::/0'), exactly(prefix('10.0.0.1/32')))).toBe('no');
  });
});

describe('public space', () => {
  it('is what is left of IPv4 without the special ranges', () => {
    fc.assert(
      fc.property(fc.ipV4(), (text) => {
        const address = parseAddress(text);
        if (address === undefined) throw new Error('fast-check writes addresses');
        expect(PUBLIC_SPACE[4].some((range) => contains(range, address))).toBe(isPublic(address));
      }),
    );
  });

  it.each([
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '224.0.0.1',
    'fd00::1',
    'fe80::1',
  ])('does not hold %s', (text) => expect(isPublic(parseAddress(text) ?? prefix('8.8.8.8/32'))).toBe(false));

  it('is covered by the default route and by nothing narrower', () => {
    const anywhere = { prefixes: PUBLIC_SPACE[4], text: '' };
    expect(matchPrefix(prefix('0.0.0.0/0'), anywhere)).toBe('yes');
    expect(matchPrefix(prefix('0.0.0.0/1'), anywhere)).toBe('maybe');
    expect(matchPrefix(prefix('10.0.0.0/8'), anywhere)).toBe('no');
    expect(matchAnyPrefix([prefix('0.0.0.0/1'), prefix('128.0.0.0/1')], anywhere)).toBe('yes');
  });
});
