/**
 * The format of a policy file, version 1: what its author expects of any network that it is held against. "Policy"
 * in code means IAM's, so this is called expectations here.
 */
import * as z from 'zod/mini';
import { described } from '../model/schema/base.ts';
import { Expect, flowQuestion } from '../model/schema.ts';

/** More than anybody writes: what a hostile file asks stays bounded. */
const MOST_PATTERNS = 200;
const MOST_PORTS = 32;

const Pattern = z.string().check(z.minLength(1), z.maxLength(256));
const Patterns = z.union([Pattern, z.array(Pattern).check(z.minLength(1), z.maxLength(MOST_PATTERNS))]);

/** What an end can be; the internet as a whole is written as text. */
export const SELECTED_KINDS = ['instance', 'interface', 'endpoint', 'load-balancer', 'on-premises'] as const;
const Kind = z.enum(SELECTED_KINDS);

const Selection = z.strictObject({
  names: z.optional(described(Patterns, 'Names, ids, labels or other names of the ends themselves.')),
  kinds: z.optional(
    described(
      z.union([Kind, z.array(Kind).check(z.minLength(1), z.maxLength(SELECTED_KINDS.length))]),
      'What they are.',
    ),
  ),
  subnets: z.optional(described(Patterns, 'The subnets that they stand in.')),
  vpcs: z.optional(described(Patterns, 'The VPCs that they stand in.')),
  securityGroups: z.optional(described(Patterns, 'Security groups of which they carry one.')),
  tags: z.optional(described(z.record(z.string(), Patterns), 'Tags that they have, by key.')),
});

const End = z.union([z.string().check(z.minLength(1), z.maxLength(2048)), Selection]);
const PortNumber = z.int().check(z.gte(0), z.lte(65535));

const ExpectedFlow = z.strictObject({
  description: z.optional(z.string()),
  from: described(
    End,
    'A resource, `internet`, or `internet:` and an address. An object selects every end that has all of what it says; `*` and `?` stand for any text and any character.',
  ),
  to: described(End, 'A resource, an address, a host name, or an object as in `from`.'),
  ...flowQuestion,
  port: z.optional(
    described(
      z.union([PortNumber, z.array(PortNumber).check(z.minLength(1), z.maxLength(MOST_PORTS))]),
      'Needed for TCP and UDP, unless the destination is an AWS service (443). Of several, each is asked.',
    ),
  ),
  expect: described(Expect, 'What must hold for every pair of the selected ends.'),
  optional: z.optional(
    described(
      z.boolean(),
      'true: nothing is wrong where nothing is selected. Left out: then the input is unusable.',
    ),
  ),
});

export const ExpectationsSchema = z.strictObject({
  $schema: z.optional(z.string()),
  version: described(z.literal(1), 'The version of this format.'),
  title: z.optional(z.string()),
  description: z.optional(z.string()),
  expectations: described(
    z.record(z.string(), ExpectedFlow),
    'What must hold, each under a name of its own.',
  ),
});

export type Expectations = z.infer<typeof ExpectationsSchema>;
export type ExpectedFlow = z.infer<typeof ExpectedFlow>;
export type Selection = z.infer<typeof Selection>;
