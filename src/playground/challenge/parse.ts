/** Text to challenge; every problem at once, each with its place. */
import {
  type Problem,
  pointerOf,
  readDocument,
  type ScenarioDocument,
} from '../../evaluator/model/document.ts';
import { type Format, problemsOfIssue } from '../../evaluator/model/issues.ts';
import { withRanges } from '../../evaluator/model/parse.ts';
import { COLLECTIONS } from '../../evaluator/model/words.ts';
import { type Challenge, ChallengeSchema, type Checks, ChecksSchema } from './schema.ts';

export type ParsedChallenge =
  | { readonly ok: true; readonly challenge: Challenge; readonly document: ScenarioDocument }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly document: ScenarioDocument };

const FORMAT: Format = {
  schema: ChallengeSchema,
  subject: 'A challenge',
  words: { whole: 'the challenge', collections: { checks: 'check', wrong: 'wrong answer' } },
};

const problemAt = (message: string, ...steps: readonly (string | number)[]): Problem => ({
  code: 'schema',
  pointer: pointerOf(...steps),
  message,
});

const KINDS: ReadonlySet<string> = new Set(Object.values(COLLECTIONS));

/** What the shape alone does not say: a goal that nothing can miss would be met by every text. */
const emptiness = ({ checks, wrong }: Challenge): readonly Problem[] => [
  ...Object.entries(checks).flatMap(([name, check]) =>
    check.kind === 'nothing-new'
      ? check.kinds
          .filter((kind) => !KINDS.has(kind))
          .map((kind) =>
            problemAt(
              `\`${kind.replaceAll('`', "'")}\` is not a kind of resource. Kinds are written as in \`route table\` or \`NAT gateway\`.`,
              'checks',
              name,
              'kinds',
            ),
          )
      : [],
  ),
  ...(Object.keys(checks).length === 0
    ? [problemAt('There is no check here: every text would solve it.', 'checks')]
    : []),
  ...Object.entries(wrong).flatMap(([name, { fails }]) => [
    ...(Object.keys(fails).length === 0
      ? [problemAt('A wrong answer must fail some check.', 'wrong', name, 'fails')]
      : []),
    ...Object.keys(fails)
      .filter((check) => !Object.hasOwn(checks, check))
      .map((check) =>
        problemAt(
          `\`${check.replaceAll('`', "'")}\` is not a check of this challenge.`,
          'wrong',
          name,
          'fails',
          check,
        ),
      ),
  ]),
];

/** Reads a challenge: JSON with comments, at most 512 kB. Never throws; problems come in the order of the text. */
export const parseChallenge = (text: string): ParsedChallenge => {
  const { document, value, problems: syntax } = readDocument(text, 'There is no challenge here.');
  const failed = (problems: readonly Problem[]): ParsedChallenge => ({
    ok: false,
    problems: [...withRanges(document, problems)].sort(
      (a, b) => (a.range?.offset ?? 0) - (b.range?.offset ?? 0),
    ),
    document,
  });
  // After a syntax error the rest of the tree is a guess: its problems would only confuse.
  if (syntax.some(({ code }) => code !== 'duplicate-name' && code !== 'name')) return failed(syntax);
  const result = ChallengeSchema.safeParse(value);
  const schema = result.success
    ? emptiness(result.data)
    : result.error.issues.flatMap((issue) => problemsOfIssue(issue, value, FORMAT));
  const problems = [...syntax, ...schema];
  if (!result.success || problems.length > 0) return failed(problems);
  return { ok: true, challenge: result.data, document };
};

/** The goals alone, as a page hands them to the worker; undefined where the text holds none. Never throws. */
export const parseChecks = (text: string): Checks | undefined => {
  const { value, problems } = readDocument(text);
  const result = problems.length === 0 ? ChecksSchema.safeParse(value) : undefined;
  return result?.success === true && Object.keys(result.data).length > 0 ? result.data : undefined;
};
