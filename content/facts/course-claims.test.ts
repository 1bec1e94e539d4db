import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COURSE_CLAIMS } from './course-claims.ts';
import { factOf } from './ledger.ts';

const docs = join(import.meta.dirname, '..', 'docs');

describe('the claims of the course', () => {
  it('are 45, in their order', () => {
    expect(COURSE_CLAIMS.map(({ number }) => number)).toEqual(
      Array.from({ length: 45 }, (_, index) => index + 1),
    );
  });

  it('rest on facts of the ledger', () => {
    const ids = COURSE_CLAIMS.flatMap(({ facts }) => facts);
    expect(ids.filter((id) => factOf(id) === undefined)).toEqual([]);
  });

  it('lead to pages that are there', () => {
    const slugs = COURSE_CLAIMS.flatMap(({ where }) => where.map((place) => place.replace(/#.*/, '')));
    expect(slugs.filter((slug) => !existsSync(join(docs, `${slug}.mdx`)))).toEqual([]);
  });

  it('say what holds today, where the claim does not', () => {
    for (const { claim, today, verdict } of COURSE_CLAIMS) {
      expect(today).not.toBe(claim);
      expect(today.length, verdict).toBeGreaterThan(20);
    }
  });
});
