/**
 * Monaco, set up once for all playgrounds of a page: JSON with our schema, and no more than an
 * editor of one document needs. Loaded when the first reader edits.
 */
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/codelens/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/dropOrPasteInto/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/quickCommand/register';
import 'monaco-editor/features/snippet/register';
// The feature's own register leaves the controller out.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/features/suggest/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordOperations/register';
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import JsonWorker from 'monaco-editor/language/json/json.worker?worker';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
// The build drops Monaco's own CSS from a chunk that loads late; the link brings it.
// (By its place: the package's exports do not name it.)
import cssUrl from '../../../node_modules/monaco-editor/min/vs/editor/editor.main.css?url';
import { scenarioJsonSchema } from '../../evaluator/model/json-schema.ts';
import { registerFormat } from './format.ts';
import { registerHovers } from './hovers.ts';
import { registerQuickFixes } from './quick-fixes.ts';
import { defineThemes } from './theme.ts';

const SCHEMA_URI = 'hopwise://schema/scenario.v1.json';
/** Every playground's model lives under this; the schema is bound to it. */
const MODEL_PATH = '/scenario/';

const loadStyles = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = cssUrl;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => reject(new Error('The editor’s styles could not be loaded.')));
    document.head.append(link);
  });

const setUp = async (): Promise<typeof monaco> => {
  self.MonacoEnvironment = {
    getWorker: (_, label) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
  };
  jsonDefaults.setDiagnosticsOptions({
    // The evaluator says what is wrong, in the words of the field and at the exact place; Monaco's
    // own validation would say it twice. Its schema serves completion and hover.
    validate: false,
    allowComments: true,
    enableSchemaRequest: false,
    schemas: [{ uri: SCHEMA_URI, fileMatch: [`*${MODEL_PATH}*`], schema: scenarioJsonSchema() }],
  });
  jsonDefaults.setModeConfiguration({
    completionItems: true,
    hovers: true,
    // Ours keeps lines as they are (format.ts).
    documentFormattingEdits: false,
    documentRangeFormattingEdits: false,
    tokens: true,
    foldingRanges: true,
    selectionRanges: true,
    documentSymbols: false,
    colors: false,
    diagnostics: false,
  });
  await Promise.all([loadStyles(), document.fonts.ready]);
  defineThemes(monaco);
  registerHovers(monaco);
  registerQuickFixes(monaco);
  registerFormat(monaco);
  return monaco;
};

let ready: Promise<typeof monaco> | undefined;

/** Monaco, loaded and set up; the same for every caller. A failed load may be tried again. */
export const getMonaco = (): Promise<typeof monaco> => {
  ready ??= setUp().catch((error: unknown) => {
    ready = undefined;
    throw error;
  });
  return ready;
};
