import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingEntry } from '../finding/codes.ts';
import { UNKNOWNS } from './unknowns.ts';

const root = join(import.meta.dirname, '..');
const source = globSync('**/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('unknowns.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

describe('the table of unknowns', () => {
  it('names assumptions that the evaluator makes', () => {
    const named = UNKNOWNS.flatMap((row) => (row.taken === 'as-default' ? [row.assumption] : []));
    expect(named.filter((code) => !source.includes(`'${code}'`))).toEqual([]);
  });

  it('names findings that make a path undetermined', () => {
    const codes = UNKNOWNS.flatMap((row) => (row.taken === 'undetermined' ? row.findings : []));
    expect(codes.filter((code) => findingEntry(code).kind !== 'unknown')).toEqual([]);
  });

  it('holds every assumption that is made for want of data', () => {
    // Codes that say so by their name; the others are about what no data could say.
    const made = [...source.matchAll(/'([a-z-]+-default)'/g)].map(([, code]) => code);
    const held = UNKNOWNS.flatMap((row) => (row.taken === 'as-default' ? [row.assumption] : []));
    expect(made.filter((code) => code !== undefined && !held.includes(code))).toEqual([]);
    expect(made.length).toBeGreaterThan(3);
  });
});
