import { globSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MIDDLE_COLOURS } from './paint.ts';
import { thumbnail } from './thumbnail.ts';

/** What a picture may weigh, gzip: the gallery shows a dozen at once. */
const MAX_BYTES = 3500;

describe.each(globSync('content/drawings/**/*.svg'))('%s', (file) => {
  const small = thumbnail(readFileSync(file, 'utf8'));

  it('is a small file of its own, without a word of the network', () => {
    expect(small).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="[\d. ]+"><style>/);
    expect(small).not.toMatch(/<text|data-(?:node|edge|hash)|aria-label|<script|NaN/);
    expect(gzipSync(small).length).toBeLessThan(MAX_BYTES);
  });
});

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = (hex.match(/[\da-f]{2}/gi) ?? []).map((part) => {
    const value = Number.parseInt(part, 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

describe('its colours', () => {
  const tokens = readFileSync('src/site/styles/tokens.css', 'utf8');
  const papers = [...tokens.matchAll(/--paper: (#[\da-f]+);/g)].map(([, hex = '']) =>
    hex.length === 4 ? hex.replaceAll(/[\da-f]/g, '$&$&') : hex,
  );

  it.each(Object.entries(MIDDLE_COLOURS))('%s stands out from the paper of both schemes', (_, colour) => {
    expect(papers).toHaveLength(2);
    for (const paper of papers) {
      const [low = 0, high = 0] = [luminance(colour), luminance(paper)].sort((a, b) => a - b);
      expect((high + 0.05) / (low + 0.05)).toBeGreaterThanOrEqual(3);
    }
  });
});
