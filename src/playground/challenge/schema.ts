/**
 * The format of a challenge, version 1: a broken scenario, and what must hold of it once it is mended. What must
 * hold is said of flows, resources and money, never of text: whoever finds another way has solved it too.
 */
import * as z from 'zod/mini';
import { described } from '../../evaluator/model/schema/base.ts';
import { Gigabytes } from '../../evaluator/model/schema/cost.ts';
import { flowQuestion, VERDICTS } from '../../evaluator/model/schema.ts';

const Sentence = z.string().check(z.minLength(1), z.maxLength(500));
const Id = z.string().check(z.minLength(1), z.maxLength(256));
const Ids = z.array(Id).check(z.minLength(1), z.maxLength(50));

const says = described(Sentence, 'What must hold, as the list of goals says it.');

/** The flow is asked as it stands here: what the reader makes of the scenario's own flows changes nothing. */
const FlowCheck = z.strictObject({
  kind: z.literal('flow'),
  says,
  from: Id,
  to: Id,
  ...flowQuestion,
  verdict: z.enum(VERDICTS),
  private: z.optional(z.boolean()),
  path: z.optional(described(Ids, 'On the way there in this order; others may stand between.')),
  notOnPath: z.optional(Ids),
  gigabytesPerMonth: z.optional(described(Gigabytes, 'What it carries, for a budget.')),
});
const BudgetCheck = z.strictObject({
  kind: z.literal('budget'),
  says,
  dollarsPerMonth: z.number().check(z.gte(0), z.lte(1_000_000)),
});
const UntouchedCheck = z.strictObject({
  kind: z.literal('untouched'),
  says,
  resources: described(Ids, 'Neither changed nor removed. What stands in a VPC: `vpc/name`.'),
});
const NothingNewCheck = z.strictObject({
  kind: z.literal('nothing-new'),
  says,
  kinds: described(Ids, 'Kinds of resource of which none may be added, in words: `NAT gateway`.'),
});
const Check = z.discriminatedUnion('kind', [FlowCheck, BudgetCheck, UntouchedCheck, NothingNewCheck]);

/** All goals by name. */
export const ChecksSchema = z.record(z.string(), Check);

const Path = z.string().check(z.maxLength(1000));
const Edit = z.union([
  z.strictObject({ op: z.enum(['add', 'replace']), path: Path, value: z.json() }),
  z.strictObject({ op: z.literal('remove'), path: Path }),
]);
const Edits = z.array(Edit).check(z.minLength(1), z.maxLength(50));

const Wrong = z.strictObject({
  says: described(Sentence, 'What somebody in a hurry would do.'),
  edits: Edits,
  fails: described(
    z.record(z.string(), Id),
    'The goals that are not met then, all of them, each with a name that the reason must hold.',
  ),
});

export const ChallengeSchema = z.strictObject({
  $schema: z.optional(z.string()),
  version: described(z.literal(1), 'The version of this format.'),
  title: Sentence,
  level: described(z.int().check(z.gte(1), z.lte(3)), '1: one thing is wrong. 3: think first.'),
  scenario: described(Id, 'Path below content/scenarios, without .json. No other challenge has it.'),
  flow: described(Id, 'The flow of the scenario that is shown first.'),
  goal: described(z.string().check(z.minLength(1), z.maxLength(1000)), 'The situation, in words.'),
  checks: ChecksSchema,
  hints: described(z.array(Sentence).check(z.minLength(1), z.maxLength(6)), 'From vague to exact.'),
  solution: z.strictObject({
    edits: described(Edits, 'One change that meets every goal (JSON Patch on the scenario).'),
    teaches: described(Sentence, 'What to take home.'),
  }),
  wrong: described(z.record(z.string(), Wrong), 'Tempting answers that must not pass.'),
});

export type Checks = z.infer<typeof ChecksSchema>;
export type Check = z.infer<typeof Check>;
export type FlowCheck = z.infer<typeof FlowCheck>;
export type Challenge = z.infer<typeof ChallengeSchema>;
