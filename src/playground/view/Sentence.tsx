/** A sentence of the evaluator, with what stands between backticks set as code. React escapes the parts. */
import { splitText } from '../../evaluator/finding/text.ts';

export const Sentence = ({ text }: { readonly text: string }) => (
  <>
    {splitText(text).map((part, index) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
      part.code ? <code key={index}>{part.text}</code> : part.text,
    )}
  </>
);
