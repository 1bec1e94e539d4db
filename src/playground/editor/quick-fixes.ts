/** What Monaco offers at a warning: the changes that take it away. Each editor of the page brings its own. */
import type * as Monaco from 'monaco-editor/editor';
import type { EditorWarning } from './props.ts';

const OWNER = 'hopwise-flow';
const APPLY = 'hopwise.apply';

const offers = new Map<string, readonly EditorWarning[]>();

const rangeIn = (
  monaco: typeof Monaco,
  model: Monaco.editor.ITextModel,
  { offset, length }: EditorWarning['place'],
): Monaco.Range =>
  monaco.Range.fromPositions(model.getPositionAt(offset), model.getPositionAt(offset + length));

/** Shows warnings in a model and offers their fixes. Replaces those before. */
export const warnIn = (
  monaco: typeof Monaco,
  model: Monaco.editor.ITextModel,
  warnings: readonly EditorWarning[],
): void => {
  offers.set(model.uri.toString(), warnings);
  const markers = warnings.map(({ message, mark }) => {
    const range = rangeIn(monaco, model, mark);
    return { severity: monaco.MarkerSeverity.Warning, message: message.replaceAll('`', ''), ...range };
  });
  monaco.editor.setModelMarkers(model, OWNER, markers);
};

/** A model goes, and its fixes with it. */
export const forgetWarnings = (model: Monaco.editor.ITextModel): void => {
  offers.delete(model.uri.toString());
};

/** Once for the page. */
export const registerQuickFixes = (monaco: typeof Monaco): void => {
  monaco.editor.registerCommand(APPLY, (_, uri: unknown, warning: unknown, fix: unknown) => {
    offers.get(String(uri))?.[Number(warning)]?.fixes[Number(fix)]?.apply();
  });
  monaco.languages.registerCodeActionProvider(
    'json',
    {
      provideCodeActions: (model, range, { markers }) => {
        const uri = model.uri.toString();
        const actions = (offers.get(uri) ?? []).flatMap(({ place, message, fixes }, warning) =>
          monaco.Range.areIntersectingOrTouching(rangeIn(monaco, model, place), range)
            ? fixes.map(
                ({ title }, fix): Monaco.languages.CodeAction => ({
                  title,
                  kind: 'quickfix',
                  diagnostics: markers.filter((marker) => marker.message === message.replaceAll('`', '')),
                  isPreferred: fix === 0,
                  // By a command and not as an edit: the page takes part in it, and says what became of the flow.
                  command: { id: APPLY, title, arguments: [uri, warning, fix] },
                }),
              )
            : [],
        );
        return { actions, dispose: () => undefined };
      },
    },
    { providedCodeActionKinds: ['quickfix'] },
  );
};
