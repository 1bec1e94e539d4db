import { describe, expect, it } from 'vitest';
import { networkOf, office } from '../testing/build.ts';
import { cleaned, listed, named, party, quoted, sentence } from './words.ts';

describe('sentence', () => {
  it('begins with a capital letter', () => {
    expect(sentence('the public address of `www.example.com` is far.')).toBe(
      'The public address of `www.example.com` is far.',
    );
  });

  it('leaves a name as it is', () => {
    expect(sentence('`app` is stopped.')).toBe('`app` is stopped.');
  });
});

describe('a resource in a sentence', () => {
  const instance = { kind: 'instance', id: 'i-1', pointer: '' } as const;
  it('is its id, with its label where that says more', () => {
    expect(named(instance)).toBe('`i-1`');
    expect(named({ ...instance, label: 'i-1' })).toBe('`i-1`');
    expect(named({ ...instance, label: 'the `shop`' })).toBe("`i-1` (the 'shop')");
  });

  it('is the one who has an address, where somebody is known to', () => {
    const owner = networkOf(office()).instances.get('app')?.interfaces[0] ?? expect.fail('no interface');
    const address = owner.addresses[0] ?? expect.fail('no address');
    expect(party(owner, address)).toBe('`app` (`10.0.1.10`)');
    expect(party(undefined, address)).toBe('`10.0.1.10`');
  });
});

describe('text from outside', () => {
  it('is one line without marks', () => {
    expect(cleaned(' a`b\r\n\tc\u2028d ')).toBe("a'b c d");
    expect(quoted(undefined)).toBe('``');
    expect(quoted('a`b')).toBe("`a'b`");
  });

  it('has at most 60 characters', () => {
    expect(cleaned('x'.repeat(60))).toBe('x'.repeat(60));
    expect(cleaned('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`);
  });
});

describe('a list', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('of %j is written out', (words, text) => expect(listed(words)).toBe(text));
});
