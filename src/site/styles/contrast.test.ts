/** Contrast of the drawings' colours, worked out from the tokens (WCAG 2.2: 1.4.3 for text, 1.4.11 for lines). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TOKENS } from '../../diagram/svg/paint.ts';

const css = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

/** The tokens of a scheme, as the style sheet has them. */
const tokensOf = (scheme: 'light' | 'dark'): Readonly<Record<string, string>> => {
  const [, rest = ''] = css('./tokens.css').split(`:root[data-theme="${scheme}"] {`);
  const [block = ''] = rest.split('}');
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#\w+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
};

const channels = (color: string): readonly number[] => {
  const digits = color.slice(1);
  const long = digits.length === 3 ? Array.from(digits, (digit) => digit + digit).join('') : digits;
  return [0, 2, 4].map((start) => Number.parseInt(long.slice(start, start + 2), 16) / 255);
};

const luminance = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = channels(color).map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, two: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(two)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

/** What stands on what in a drawing. */
const TEXT = [
  ...['paper', 'raise'].flatMap((ground) => [['ink', ground] as const, ['soft', ground] as const]),
  ...['go-bg', 'stop-bg', 'ask-bg', 'accent-bg'].flatMap((ground) => [
    ['ink', ground] as const,
    ['soft', ground] as const,
  ]),
];
const LINES = [
  ...['paper', 'raise'].flatMap((ground) =>
    ['line-strong', 'soft', 'go', 'stop', 'ask', 'accent'].map((line) => [line, ground] as const),
  ),
  ['go', 'go-bg'] as const,
  ['stop', 'stop-bg'] as const,
  ['ask', 'ask-bg'] as const,
];

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  const tokens = tokensOf(scheme);
  const of = ([front, ground]: readonly [string, string]): number =>
    contrast(tokens[front] ?? '#000', tokens[ground] ?? '#000');

  it('knows black on white', () => {
    expect(contrast('#000', '#ffffff')).toBeCloseTo(21);
  });

  it.each(TEXT)('%s on %s can be read', (...pair) => {
    expect(of(pair)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(LINES)('a line in %s on %s can be seen', (...pair) => {
    expect(of(pair)).toBeGreaterThanOrEqual(3);
  });

  it('drawings for elsewhere have the same colours', () => {
    for (const [name, value] of Object.entries(TOKENS[scheme])) expect(value, name).toBe(tokens[name]);
  });
});

it('the styles of drawings take no colour but these, and make none fainter', () => {
  const styles = css('./diagram.css').replace(/@media[\s\S]*$/, '');
  const fallbacks = [...styles.matchAll(/var\(--([a-z-]+), (#\w+)\)/g)];
  const used = fallbacks.map(([, name]) => name);
  for (const [, name = '', color] of fallbacks) expect(color, name).toBe(tokensOf('light')[name]);
  expect([...new Set(used)].sort()).toEqual(
    [
      'accent',
      'accent-bg',
      'ask',
      'ask-bg',
      'go',
      'go-bg',
      'ink',
      'line-strong',
      'paper',
      'raise',
      'soft',
      'stop',
      'stop-bg',
    ].sort(),
  );
  expect(styles).not.toMatch(/opacity|color-mix/);
});
