/**
 * What a widely used course text says about VPC endpoints, PrivateLink and peering, sentence by sentence in our
 * words, and what holds today. course-claims.json holds it; this checks its shape.
 */
import * as z from 'zod';
import data from './course-claims.json' with { type: 'json' };

z.config({ jitless: true });

const Sentence = z.string().regex(/^[A-Z`].*[.]$/s, 'a whole sentence');

const ClaimSchema = z.strictObject({
  /** Its place in the course text. */
  number: z.int().min(1),
  claim: Sentence,
  /** `limit`: true, with a limit that it leaves out. `superseded`: true once. `wrong`: never right as worded. */
  verdict: z.enum(['true', 'limit', 'superseded', 'wrong']),
  today: Sentence,
  /** Ids of the ledger. */
  facts: z.array(z.string()).min(1),
  /** Pages that treat it, each with a heading where one does: `interface-endpoints#zones`. */
  where: z.array(z.string().regex(/^[a-z0-9/-]+(#[a-z0-9-]+)?$/)).min(1),
});

export type CourseClaim = z.infer<typeof ClaimSchema>;

/** All of them in their order. Throws, so that a build fails, where the file is not in shape. */
export const COURSE_CLAIMS: readonly CourseClaim[] = z.array(ClaimSchema).parse(data);
