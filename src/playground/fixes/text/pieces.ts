/** Edits made one after the other, put together into edits of the text that was there first. */
import type { TextEdit } from '../../text-edit.ts';

/** A part of the edited text: kept from the first one, or new. */
type Piece =
  | { readonly kind: 'kept'; readonly offset: number; readonly length: number }
  | { readonly kind: 'new'; readonly length: number; readonly text: string };

/** An edited text as pieces of the one that was there first. */
export type Pieces = readonly Piece[];

/** The pieces of a text that nobody has edited. */
export const wholeText = (text: string): Pieces => [{ kind: 'kept', offset: 0, length: text.length }];

const part = (piece: Piece, from: number, to: number): Pieces => {
  if (to <= from) return [];
  return piece.kind === 'kept'
    ? [{ kind: 'kept', offset: piece.offset + from, length: to - from }]
    : [{ kind: 'new', length: to - from, text: piece.text.slice(from, to) }];
};

/** Edits a text that is in pieces already. */
export const editPieces = (pieces: Pieces, edit: TextEdit): Pieces => {
  const end = edit.offset + edit.length;
  const before: Piece[] = [];
  const after: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    before.push(...part(piece, 0, Math.min(piece.length, edit.offset - at)));
    after.push(...part(piece, Math.max(0, end - at), piece.length));
    at += piece.length;
  }
  const added: Pieces = edit.text === '' ? [] : [{ kind: 'new', length: edit.text.length, text: edit.text }];
  return [...before, ...added, ...after];
};

/** What pieces that come from a text of this length change of it, in its order. */
export const editsOfPieces = (pieces: Pieces, length: number): readonly TextEdit[] => {
  const edits: TextEdit[] = [];
  let from = 0;
  let added = '';
  const close = (to: number): void => {
    if (to > from || added !== '') edits.push({ offset: from, length: to - from, text: added });
    added = '';
  };
  for (const piece of pieces) {
    if (piece.kind === 'new') added += piece.text;
    else {
      close(piece.offset);
      from = piece.offset + piece.length;
    }
  }
  close(length);
  return edits;
};
