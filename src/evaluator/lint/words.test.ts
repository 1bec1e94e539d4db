import { describe, expect, it } from 'vitest';
import { quoted, someOf } from './words.ts';

const resources = (...ids: readonly string[]) =>
  ids.map((id) => ({ kind: 'subnet', id, pointer: `/${id}` }) as const);

describe('phrases', () => {
  it('name up to three and count the rest', () => {
    expect(someOf(resources('a'))).toBe('`a`');
    expect(someOf(resources('a', 'b', 'c'))).toBe('`a`, `b` and `c`');
    expect(someOf(resources('a', 'b', 'c', 'd'))).toBe('`a`, `b`, `c` and 1 more');
    expect(someOf(resources('a', 'b', 'c', 'd', 'e'))).toBe('`a`, `b`, `c` and 2 more');
    expect(quoted(['x', 'y', 'z'])).toBe('`x`, `y` and `z`');
    expect(quoted(['x', 'y', 'z', 'u', 'v'])).toBe('`x`, `y`, `z` and 2 more');
    expect(quoted(['x`y'])).toBe("`x'y`");
  });
});
