/** Monaco's "Format Document", by the same rules as the plain editor's. */
import type * as Monaco from 'monaco-editor/editor';
import { askInBackground } from '../client.ts';

/** Once for the page. */
export const registerFormat = (monaco: typeof Monaco): void => {
  monaco.languages.registerDocumentFormattingEditProvider('json', {
    displayName: 'Hopwise',
    provideDocumentFormattingEdits: async (model) => {
      const answer = await askInBackground(model, 'format', { text: model.getValue() });
      // Monaco itself drops what comes too late.
      if (answer.kind !== 'formatted') return [];
      return answer.edits.map(({ offset, length, text }) => ({
        range: monaco.Range.fromPositions(model.getPositionAt(offset), model.getPositionAt(offset + length)),
        text,
      }));
    },
  });
};
