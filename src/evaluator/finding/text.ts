/** The one place that knows how sentences mark names, addresses and rules. */

/** A part of a sentence; `code` where it stood between backticks. Show `text` escaped. */
export interface TextPart {
  readonly text: string;
  readonly code: boolean;
}

/** Splits a sentence at its backticks. A backtick without a partner is plain text. */
export const splitText = (sentence: string): readonly TextPart[] => {
  const pieces = sentence.split('`');
  if (pieces.length % 2 === 0) {
    const last = pieces.pop() ?? '';
    pieces.push(`${pieces.pop() ?? ''}\`${last}`);
  }
  return pieces.map((text, index) => ({ text, code: index % 2 === 1 })).filter((part) => part.text !== '');
};
