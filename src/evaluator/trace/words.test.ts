import { describe, expect, it } from 'vitest';
import { sentence } from './words.ts';

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
