/**
 * The ledger: every claim about AWS that the evaluator or a page rests on, with its source, the day
 * on which it was read and how far it is to be trusted. facts.json holds it; this checks its shape.
 */
import * as z from 'zod';
import data from './facts.json' with { type: 'json' };

z.config({ jitless: true });

const Source = z.strictObject({
  title: z.string().min(1),
  url: z.url({ protocol: /^https$/ }),
});

const FactSchema = z
  .strictObject({
    id: z.string().regex(/^(F(-[A-Z]+)+|P)-\d\d[a-z]?$/),
    /** In our own words; `backticks` mark names. */
    statement: z.string().regex(/^[A-Z`].*[.]$/s, 'a whole sentence'),
    source: z.union([Source, z.array(Source).min(2)]).optional(),
    /** The day on which the sources were read. */
    read: z.iso.date(),
    /** `high`: AWS's own text. `medium`: AWS's text, older or indirect, or third parties that agree. `low`: one third party. */
    confidence: z.enum(['high', 'medium', 'low']),
    /** What this replaces: an older fact's id, or a statement in words. */
    supersedes: z.string().optional(),
    /** Facts that this one follows from. */
    derivedFrom: z.array(z.string()).min(1).optional(),
  })
  .refine(
    ({ source, derivedFrom }) => source !== undefined || derivedFrom !== undefined,
    'needs a source, or facts that it follows from',
  );

export type Fact = z.infer<typeof FactSchema>;
export type FactSource = z.infer<typeof Source>;

export const LedgerSchema = z.array(FactSchema);

/** The ledger in its own order. Throws, so that a build fails, where facts.json is not in shape. */
export const FACTS: readonly Fact[] = LedgerSchema.parse(data);

const BY_ID: ReadonlyMap<string, Fact> = new Map(FACTS.map((fact) => [fact.id, fact]));

export const factOf = (id: string): Fact | undefined => BY_ID.get(id);

/** A fact's sources as a list, empty for one that is derived. */
export const sourcesOf = ({ source }: Fact): readonly FactSource[] =>
  source === undefined ? [] : Array.isArray(source) ? source : [source];

/** What a fact is about: `ROUTE` for `F-ROUTE-04`. */
export const topicOf = (id: string): string => id.replace(/^F-/, '').replace(/-?\d+[a-z]?$/, '');

/** Where a fact stands on the site, for a base path with or without a slash at its end. */
export const factHref = (id: string, base: string): string =>
  `${base.replace(/\/$/, '')}/facts/#${id.toLowerCase()}`;
