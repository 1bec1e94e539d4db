import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MEANINGS, TOPICS } from '../../../content/findings/meanings.ts';
import { FINDING_CODES } from '../../evaluator/index.ts';
import { shownFindings } from './entries.ts';

const shown = shownFindings();

const page = readFileSync('content/docs/findings.mdx', 'utf8');
/** The parts of the page: a kind, with or without a topic. */
const parts = [...page.matchAll(/<Findings kind="([a-z]+)"(?: topic="([a-z]+)")? \/>/g)].map(
  ([, kind, topic]) => ({ kind, topic }),
);

describe('the page of findings', () => {
  it('has every code once, each with a meaning', () => {
    expect(shown.map(({ code }) => code)).toEqual(Object.keys(FINDING_CODES));
    expect(Object.keys(MEANINGS).sort()).toEqual(Object.keys(FINDING_CODES).sort());
  });

  it('shows each once', () => {
    const places = shown.map(
      (each) =>
        parts.filter(({ kind, topic }) => kind === each.kind && (topic === undefined || topic === each.topic))
          .length,
    );
    expect(new Set(places)).toEqual(new Set([1]));
  });

  it.each(shown.map((each) => [each.code, each] as const))('%s', (_code, each) => {
    expect(each.meaning).toMatch(/^[A-Z].{30,}\.$/);
    expect(each.meaning.split('. ').length).toBeLessThanOrEqual(3);
    expect(TOPICS).toContain(each.topic);
    expect(each.says).not.toBe('');
    expect(each.hash).toBe(`findings/${each.code}`);
    // Either a fix that was tried, or a reason.
    expect((each.fix === undefined) !== (each.withoutFix === undefined)).toBe(true);
    if (each.fix !== undefined) expect(each.fix.hunks.length).toBeGreaterThan(0);
    const hasOwn = 'withoutFix' in MEANINGS[each.code];
    if (each.kind === 'blocker')
      expect(hasOwn, 'a blocker without a fix says why').toBe(each.fix === undefined);
    else if (hasOwn) expect(each.fix).toBeUndefined();
  });
});
