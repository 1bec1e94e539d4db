/** YAML text to the documents of its library, in bounds. */
import { Composer, type CST, type Document, Lexer, type ParsedNode, Parser } from 'yaml';
import { MAX_DEPTH } from '../../../evaluator/index.ts';
import type { TextProblem } from './tree.ts';

/** The parser keeps at most one token of its own between two collections. */
const MAX_STACK = 2 * MAX_DEPTH + 2;
/** A template of the greatest size has about half as many. Each costs time, and more where it is wrong. */
const MAX_LEXEMES = 500_000;

type YamlDocument = Document.Parsed<ParsedNode>;

const tokensOf = function* (text: string, stop: (problem: TextProblem) => void): Generator<CST.Token, void> {
  const parser = new Parser();
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      yield token;
      // What follows a broken place is broken too, and each such place costs time.
      if (token.type === 'error') return;
    }
    lexemes += 1;
    const { offset } = parser;
    if (lexemes > MAX_LEXEMES)
      return stop({ offset, message: 'This text has too many parts to be a template.' });
    // The library recurses when it closes collections, and when it composes them: it is stopped before that is deep.
    if (parser.stack.length > MAX_STACK)
      return stop({ offset, message: `Values are nested more than ${MAX_DEPTH} deep here.` });
  }
  yield* parser.end();
};

/** The documents of a text; `problem` where it goes out of bounds. */
export const documentsOf = (
  text: string,
): { readonly documents: readonly YamlDocument[]; readonly problem: TextProblem | undefined } => {
  let problem: TextProblem | undefined;
  const tokens = tokensOf(text, (found) => {
    problem = found;
  });
  // Keys are compared by who reads the documents: the library would compare each with each. The schema knows texts
  // only, because the library's readings of scalars are not CloudFormation's.
  const options = { schema: 'failsafe', uniqueKeys: false, merge: false, resolveKnownTags: false } as const;
  const documents = [...new Composer(options).compose(tokens, true, text.length)];
  return { documents, problem };
};
