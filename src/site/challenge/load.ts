/** What a page's challenge is made from. A challenge that cannot be solved, or is solved already, fails the build. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PatchOperation, parseScenario } from '../../evaluator/index.ts';
import { type CheckGrade, grade } from '../../playground/challenge/grade.ts';
import { parseChallenge } from '../../playground/challenge/parse.ts';
import { asPuzzle } from '../../playground/challenge/puzzle.ts';
import type { Challenge } from '../../playground/challenge/schema.ts';
import { type Hunk, hunksOf } from '../../playground/fixes/text/hunks.ts';
import { writeEdits } from '../../playground/fixes/text/write.ts';
import { editText, type TextEdit } from '../../playground/text-edit.ts';

// The build runs in the repository's root, and bundles this file: its own place says nothing.
const CONTENT = join(process.cwd(), 'content');

/** A tempting answer, and what the evaluator says of it. */
interface WrongAnswer {
  readonly says: string;
  readonly failed: readonly CheckGrade[];
}

export interface LoadedChallenge {
  readonly name: string;
  readonly challenge: Challenge;
  /** What the reader starts from. */
  readonly start: string;
  /** How the start fares. */
  readonly checks: readonly CheckGrade[];
  readonly solution: { readonly text: string; readonly hunks: readonly Hunk[] };
  readonly wrong: readonly WrongAnswer[];
}

const fileOf = (name: string): string => join(CONTENT, 'challenges', `${name}.json`);

const readChallenge = (name: string): Challenge => {
  const parsed = parseChallenge(readFileSync(fileOf(name), 'utf8'));
  if (parsed.ok) return parsed.challenge;
  throw new Error(
    `content/challenges/${name}.json: ${parsed.problems.map(({ message }) => message).join(' ')}`,
  );
};

/** Every challenge by name, easy ones first. */
export const listChallenges = (): readonly { readonly name: string; readonly challenge: Challenge }[] =>
  readdirSync(join(CONTENT, 'challenges'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()
    .map((name) => ({ name, challenge: readChallenge(name) }))
    .sort((a, b) => a.challenge.level - b.challenge.level);

/** @throws where the challenge, or what it says of itself, does not hold */
export const loadChallenge = (name: string): LoadedChallenge => {
  const challenge = readChallenge(name);
  const fail = (what: string): never => {
    throw new Error(`content/challenges/${name}.json: ${what}`);
  };
  const start = asPuzzle(
    readFileSync(join(CONTENT, 'scenarios', `${challenge.scenario}.json`), 'utf8'),
    'expectations',
  );
  const parsed = parseScenario(start);
  const editsOf = (operations: readonly PatchOperation[]): readonly TextEdit[] =>
    (parsed.ok ? writeEdits(start, parsed.scenario, operations) : undefined) ??
    fail('an edit cannot be made to its scenario');
  const gradeOf = (text: string) => {
    const graded = grade(challenge.checks, start, text);
    return graded.kind === 'graded' ? graded : fail('its scenario, or an answer, cannot be graded');
  };
  const before = gradeOf(start);
  if (before.solved) fail('it is solved before it begins');
  const edits = editsOf(challenge.solution.edits);
  const text = editText(start, edits);
  if (!gradeOf(text).solved) fail('its solution does not solve it');
  return {
    name,
    challenge,
    start,
    checks: before.checks,
    solution: { text, hunks: hunksOf(start, edits) },
    wrong: Object.values(challenge.wrong).map((answer) => {
      const graded = gradeOf(editText(start, editsOf(answer.edits)));
      if (graded.solved) fail(`a wrong answer solves it: ${answer.says}`);
      return { says: answer.says, failed: graded.checks.filter(({ met }) => !met) };
    }),
  };
};
