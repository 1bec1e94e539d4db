/** What Monaco says of the resource under the pointer: every editor of the page gives its own words. */
import type * as Monaco from 'monaco-editor/editor';
import { splitText } from '../../evaluator/finding/text.ts';
import { BASE } from '../base.ts';
import type { EditorProps } from './props.ts';

const describers = new Map<string, EditorProps['describe']>();

/** Answers hovers over a model. @returns ends it */
export const describeIn = (
  model: Monaco.editor.ITextModel,
  describe: EditorProps['describe'],
): Monaco.IDisposable => {
  const key = model.uri.toString();
  describers.set(key, describe);
  return { dispose: () => describers.delete(key) };
};

/** A sentence of the evaluator as Markdown in which nothing but its code is special. */
export const markdownOf = (sentence: string): string =>
  splitText(sentence)
    .map(({ text, code }) => (code ? `\`${text}\`` : text.replaceAll(/[\\`*_{}[\]()#+\-.!<>|~&]/g, '\\$&')))
    .join('');

/** Once for the page. */
export const registerHovers = (monaco: typeof Monaco): void => {
  monaco.languages.registerHoverProvider('json', {
    provideHover: (model, position) => {
      const found = describers.get(model.uri.toString())?.(model.getOffsetAt(position));
      if (found === undefined) return null;
      const { place, sentences, page } = found;
      const link = page === undefined ? [] : [`[Read about it](${new URL(BASE + page, location.href)})`];
      return {
        range: monaco.Range.fromPositions(
          model.getPositionAt(place.offset),
          model.getPositionAt(place.offset + place.length),
        ),
        contents: [...sentences.map(markdownOf), ...link].map((value) => ({ value })),
      };
    },
  });
};
