/** Who asks, what for, and the policies on both: accounts, principals and resources. */
import * as z from 'zod/mini';
import { common, described } from './base.ts';

const PolicyDocument = z.record(z.string(), z.json());
const Arn = z.string().check(z.regex(/^arn:[^\s`]{1,2000}$/, 'arn'));
const Tags = z.record(z.string(), z.string());

export const Account = z.strictObject({
  ...common,
  organization: z.optional(described(z.string(), 'The organization’s id: o-... Left out: none.')),
  organizationPaths: z.optional(
    described(z.array(z.string()), 'Its place in the organization: o-.../r-.../ou-.../.'),
  ),
});

export const Principal = z.strictObject({
  ...common,
  arn: described(Arn, 'Its ARN: a user, a role or the session of one.'),
  policies: z.optional(
    described(
      z.nullable(z.array(PolicyDocument)),
      'Its own policies. Left out or null: taken to allow what it does.',
    ),
  ),
  permissionsBoundary: z.optional(described(PolicyDocument, 'What its own policies can allow at most.')),
  tags: z.optional(described(Tags, 'Left out: not known.')),
});

export const Resource = z.strictObject({
  ...common,
  arn: described(Arn, 'Its ARN: a bucket, topic, queue, key, table, ...'),
  account: z.optional(described(z.string(), 'Where the ARN does not say, as a bucket’s.')),
  policy: z.optional(
    described(z.nullable(PolicyDocument), 'Its resource policy. Left out: none. null: not in the data.'),
  ),
  tags: z.optional(described(Tags, 'Left out: not known.')),
});
