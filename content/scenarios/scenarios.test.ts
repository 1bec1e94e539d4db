/**
 * The live examples assert themselves: each parses, builds and says for every flow what must come
 * out, in a way that cannot be right for the wrong reason: all findings of a blocked flow, the path
 * of an open one.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkExpectation, FINDING_CODES, readNetwork, traceFlow } from '../../src/evaluator/index.ts';
import { expectWhole } from '../../src/evaluator/testing/whole.ts';

const here = import.meta.dirname;
const files = globSync('**/*.json', { cwd: here }).sort();

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(here, file), 'utf8');
  const read = readNetwork(text);
  const flows = read.ok ? [...read.network.flows] : [];

  it('is a scenario', () => {
    expect(read.ok ? [] : read.problems).toEqual([]);
  });

  it('is short enough to read, and asks something', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(112);
    expect(flows.length).toBeGreaterThan(0);
  });

  it('is a network that AWS would accept, but where it shows that AWS does not', () => {
    const found = read.ok ? read.network.findings.map((finding) => finding.code) : [];
    const invalid = found.filter((code) => FINDING_CODES[code].kind === 'invalid');
    expect(invalid.filter((code) => file !== `findings/${code}.json`)).toEqual([]);
  });

  describe.each(flows)('%s', (_name, flow) => {
    it('expects a path, or every finding', () => {
      const { expect: expected } = flow;
      if (expected === undefined || typeof expected === 'string')
        throw new Error('needs an expectation in full');
      if (expected.verdict === 'reachable') expect(expected.path?.length).toBeGreaterThan(0);
      else expect(expected.findings?.length).toBeGreaterThan(0);
      for (const code of expected.findings ?? []) expect(FINDING_CODES).toHaveProperty([code]);
    });

    it('holds', () => {
      if (!read.ok || flow.expect === undefined) throw new Error('nothing to compare');
      const result = traceFlow(read.network, flow);
      expect(result.ok ? checkExpectation(result.trace, flow.expect) : [result.problem.message]).toEqual([]);
      if (result.ok) expectWhole(read.network, result.trace);
    });
  });
});

/** The finding of a whole trace stands beside what makes its ways differ. */
const BESIDES: Readonly<Record<string, readonly string[]>> = { 'choices-differ': ['network-acl-inbound'] };

describe('findings', () => {
  const shown = globSync('findings/*.json', { cwd: here }).map((file) => basename(file, '.json'));

  it('have a scenario each', () => {
    expect(shown.sort()).toEqual(Object.keys(FINDING_CODES).sort());
  });

  it.each(shown)('%s is all that its scenario gives', (code) => {
    const read = readNetwork(readFileSync(join(here, 'findings', `${code}.json`), 'utf8'));
    if (!read.ok) throw new Error('no scenario');
    const found = [...read.network.flows.values()].flatMap((flow) => {
      const result = traceFlow(read.network, flow);
      return result.ok ? result.trace.findings.map((finding) => finding.code) : [];
    });
    expect([...new Set(found)].sort()).toEqual([code, ...(BESIDES[code] ?? [])].sort());
  });
});
