/** Edits of a text: what stands at a place gives way to something else. */

/** A change of a text: what stands at `offset` for `length` gives way to `text`. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** Applies edits to a text; they do not overlap. */
export const editText = (text: string, edits: readonly TextEdit[]): string =>
  [...edits]
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (whole, { offset, length, text: part }) => whole.slice(0, offset) + part + whole.slice(offset + length),
      text,
    );
