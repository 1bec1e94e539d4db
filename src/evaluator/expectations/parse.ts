/** The text of a policy file to what it expects; every problem at once, each with its place. */
import { type Problem, readDocument, type ScenarioDocument } from '../model/document.ts';
import { type Format, problemsOfIssue } from '../model/issues.ts';
import { withRanges } from '../model/parse.ts';
import { type Expectations, ExpectationsSchema } from './schema.ts';

export type ParsedExpectations =
  | { readonly ok: true; readonly expectations: Expectations; readonly document: ScenarioDocument }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly document: ScenarioDocument };

const FORMAT: Format = {
  schema: ExpectationsSchema,
  subject: 'A policy file',
  words: { whole: 'the policy file', collections: { expectations: 'expectation' } },
};

/** A file that checks nothing must not pass. */
const emptiness = ({ expectations }: Expectations): readonly Problem[] =>
  Object.keys(expectations).length > 0
    ? []
    : [
        {
          code: 'schema',
          pointer: '/expectations',
          message: 'There is no expectation here: nothing would be checked.',
        },
      ];

/**
 * Reads a policy file: JSON with comments and trailing commas, at most 512 kB and brackets 64 deep. Never throws;
 * problems come in the order of the text.
 */
export const parseExpectations = (text: string): ParsedExpectations => {
  const { document, value, problems: syntax } = readDocument(text, 'There is no policy file here.');
  const failed = (problems: readonly Problem[]): ParsedExpectations => ({
    ok: false,
    problems: [...withRanges(document, problems)].sort(
      (a, b) => (a.range?.offset ?? 0) - (b.range?.offset ?? 0),
    ),
    document,
  });
  // After a syntax error the rest of the tree is a guess: its problems would only confuse.
  if (syntax.some(({ code }) => code !== 'duplicate-name' && code !== 'name')) return failed(syntax);
  const result = ExpectationsSchema.safeParse(value);
  const schema = result.success
    ? emptiness(result.data)
    : result.error.issues.flatMap((issue) => problemsOfIssue(issue, value, FORMAT));
  const problems = [...syntax, ...schema];
  if (!result.success || problems.length > 0) return failed(problems);
  return { ok: true, expectations: result.data, document };
};
