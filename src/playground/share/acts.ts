/**
 * Everything that the share menu can do, without React: each act ends with a sentence that says what came of it.
 * What the clipboard refuses is handed over to be copied by hand.
 */
import type { Ask } from '../client.ts';
import { addressOf, embedCode, fileNameOf, hashOf, lengthNote, type Shared, type Site } from './address.ts';
import type { ExportForm } from './export.ts';

/** What the acts need of the browser. */
export interface ShareTools {
  readonly site: Site;
  /** An evaluator (client.ts). */
  readonly ask: Ask;
  readonly copyText: (text: Promise<string>) => Promise<boolean>;
  readonly copyPicture: (picture: Promise<Blob>) => Promise<boolean>;
  readonly download: (content: Blob | string, name: string, type: string) => void;
  /** The drawing as a file of its own (SVG); undefined where there is none. */
  readonly drawing: () => string | undefined;
  /** The drawing as a picture (PNG). */
  readonly picture: () => Promise<Blob>;
}

export type ShareAct =
  | 'link'
  | ExportForm
  | 'embed'
  | 'copy-svg'
  | 'copy-png'
  | 'download-svg'
  | 'download-png'
  | 'download-scenario';

/** What came of an act. */
export interface ShareOutcome {
  readonly message: string;
  readonly isDone: boolean;
  /** To be copied by hand, where the browser did not allow it. */
  readonly text?: string;
}

const done = (message: string): ShareOutcome => ({ message, isDone: true });
const failed = (message: string): ShareOutcome => ({ message, isDone: false });

const NO_DRAWING = failed('There is no diagram of this scenario yet.');
const NO_PICTURE = failed('The browser did not make a picture. Download the SVG instead.');

const joined = (...sentences: readonly string[]): string => sentences.filter((each) => each !== '').join(' ');

/** A failure that is told below is no surprise, also where the browser does not wait for the content. */
const handled = (content: Promise<unknown>): void => void content.catch(() => undefined);

/** A text that can be made at once, or why it cannot. */
type Made = { readonly text: string; readonly note: string } | { readonly problem: string };

const copied = async (
  what: string,
  making: Promise<Made>,
  { copyText }: ShareTools,
): Promise<ShareOutcome> => {
  const text = making.then((each) => {
    if ('problem' in each) throw new Error(each.problem);
    return each.text;
  });
  handled(text);
  const isCopied = await copyText(text);
  const made = await making;
  if ('problem' in made) return failed(made.problem);
  if (isCopied) return done(joined(`${what} copied.`, made.note));
  return {
    message: joined('The browser did not allow copying. Select the text and copy it.', made.note),
    isDone: false,
    text: made.text,
  };
};

const NAMES: Readonly<Record<ExportForm, string>> = {
  markdown: 'Markdown',
  mermaid: 'Mermaid text',
  'test-case': 'Test case',
};

const exported = async (form: ExportForm, shared: Shared, { ask, site }: ShareTools): Promise<Made> => {
  const { title, text, flow, choice } = shared;
  const hash = hashOf(shared);
  const address = hash.ok ? addressOf(site, 'playground', hash.hash) : undefined;
  // Nothing here replaces another question, so each has an asker of its own.
  const answer = await ask({}, 'export', { form, title, text, flow, choice, address });
  switch (answer.kind) {
    case 'text':
      return { text: answer.text, note: answer.note };
    case 'none':
    case 'failed':
      return { problem: answer.message };
    case 'superseded':
      return { problem: 'Something else was asked for meanwhile.' };
  }
};

const addressed = (page: 'playground' | 'embed', shared: Shared, site: Site): Made => {
  const hash = hashOf(shared);
  if (!hash.ok) return { problem: hash.message };
  const address = addressOf(site, page, hash.hash);
  return page === 'embed'
    ? { text: embedCode(address, shared.title), note: '' }
    : { text: address, note: lengthNote(address) };
};

const SVG = 'image/svg+xml';

/** Does one thing. Never throws. */
export const share = async (act: ShareAct, shared: Shared, tools: ShareTools): Promise<ShareOutcome> => {
  const name = fileNameOf(shared);
  const save = (content: Blob | string, file: string, type: string): ShareOutcome => {
    tools.download(content, file, type);
    return done(`Downloaded as ${file}.`);
  };
  switch (act) {
    case 'link':
      return copied('Link', Promise.resolve(addressed('playground', shared, tools.site)), tools);
    case 'embed':
      return copied('Embed code', Promise.resolve(addressed('embed', shared, tools.site)), tools);
    case 'markdown':
    case 'mermaid':
    case 'test-case':
      return copied(NAMES[act], exported(act, shared, tools), tools);
    case 'download-scenario':
      return save(shared.text, `${name}.json`, 'application/json');
    default: {
      const svg = tools.drawing();
      if (svg === undefined) return NO_DRAWING;
      if (act === 'copy-svg') return copied('SVG', Promise.resolve({ text: svg, note: '' }), tools);
      if (act === 'download-svg') return save(svg, `${name}.svg`, SVG);
      const png = tools.picture();
      handled(png);
      if (act === 'copy-png')
        return (await tools.copyPicture(png)) ? done('Picture copied.') : NO_COPIED_PICTURE;
      return png.then(
        (picture) => save(picture, `${name}.png`, 'image/png'),
        () => NO_PICTURE,
      );
    }
  }
};

const NO_COPIED_PICTURE = failed('The browser did not allow copying a picture. Download it instead.');
