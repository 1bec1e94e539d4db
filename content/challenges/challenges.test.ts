/**
 * Challenges assert themselves: each is unsolved at its start, solved by its solution, and not by any of its tempting
 * answers, which fail the goals that they say, for a reason that names what is to blame.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyEdits, type PatchOperation, parseScenario } from '../../src/evaluator/index.ts';
import { grade } from '../../src/playground/challenge/grade.ts';
import { parseChallenge } from '../../src/playground/challenge/parse.ts';
import { asPuzzle } from '../../src/playground/challenge/puzzle.ts';

const here = import.meta.dirname;
const files = globSync('*.json', { cwd: here }).sort();

const load = (file: string) => {
  const parsed = parseChallenge(readFileSync(join(here, file), 'utf8'));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join(' '));
  const { challenge } = parsed;
  const start = asPuzzle(
    readFileSync(join(here, '../scenarios', `${challenge.scenario}.json`), 'utf8'),
    'expectations',
  );
  const scenario = parseScenario(start);
  if (!scenario.ok) throw new Error('the start is no scenario');
  const edited = (edits: readonly PatchOperation[]): string => {
    const result = applyEdits(scenario.scenario, edits);
    if (!result.ok) throw new Error(result.message);
    return JSON.stringify(result.value);
  };
  const graded = (text: string) => {
    const answer = grade(challenge.checks, start, text);
    if (answer.kind !== 'graded') throw new Error('it cannot be graded');
    return answer;
  };
  return { challenge, start, edited, graded };
};

const missed = (checks: readonly { readonly name: string; readonly met: boolean }[]): readonly string[] =>
  checks
    .filter(({ met }) => !met)
    .map(({ name }) => name)
    .sort();

it('there are enough of them, of every level, each with a scenario of its own and a page', () => {
  const all = files.map((file) => load(file).challenge);
  expect(all.length).toBeGreaterThanOrEqual(15);
  expect(new Set(all.map(({ level }) => level))).toEqual(new Set([1, 2, 3]));
  expect(new Set(all.map(({ scenario }) => scenario)).size).toBe(all.length);
  for (const file of files) {
    const name = basename(file, '.json');
    expect(load(file).challenge.scenario).toBe(`challenges/${name}`);
    const page = readFileSync(join(here, '../docs/challenges', `${name}.mdx`), 'utf8');
    expect(page).toContain(`<Challenge name="${name}" />`);
    expect(page).toContain(`title: ${load(file).challenge.title}\n`);
  }
});

describe.each(files)('%s', (file) => {
  const { challenge, start, edited, graded } = load(file);

  it('starts unsolved, with a flow to look at', () => {
    expect(graded(start).solved).toBe(false);
    const scenario = parseScenario(start);
    expect(scenario.ok && Object.keys(scenario.scenario.flows ?? {})).toContain(challenge.flow);
    expect(start).not.toContain('"expect"');
  });

  it('is solved by its solution', () => {
    expect(missed(graded(edited(challenge.solution.edits)).checks)).toEqual([]);
  });

  it('asks that something stays closed, or as it is', () => {
    const closed = Object.values(challenge.checks).filter(
      (check) => check.kind !== 'flow' || check.verdict === 'not-reachable',
    );
    expect(closed.length).toBeGreaterThan(0);
  });

  it('has hints, each another one', () => {
    expect(challenge.hints.length).toBeGreaterThanOrEqual(2);
    expect(new Set(challenge.hints).size).toBe(challenge.hints.length);
  });

  it('has a tempting answer', () => {
    expect(Object.keys(challenge.wrong).length).toBeGreaterThan(0);
  });

  it.each(Object.entries(challenge.wrong))('is not solved by %s, and says why', (_name, wrong) => {
    const { solved, checks } = graded(edited(wrong.edits));
    expect(solved).toBe(false);
    expect(missed(checks)).toEqual(Object.keys(wrong.fails).sort());
    for (const [name, to] of Object.entries(wrong.fails))
      expect(checks.find((check) => check.name === name)?.why).toContain(`\`${to}`);
  });
});
