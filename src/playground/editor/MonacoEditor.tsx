/** Monaco as a React component: one model of its own, markers from the evaluator's problems. */
import type * as Monaco from 'monaco-editor/editor';
import { useEffect, useId, useRef, useState } from 'react';
import type { TextRange } from '../../evaluator/index.ts';
import { ids } from '../ids.ts';
import { useLate } from '../useLate.ts';
import { changeBetween } from './change.ts';
import { describeIn } from './hovers.ts';
import type { EditorCommand, EditorProps } from './props.ts';
import { forgetWarnings, warnIn } from './quick-fixes.ts';
import { TextEditor } from './TextEditor.tsx';
import { currentTheme } from './theme.ts';

const loadMonaco = async () => (await import('./monaco.ts')).getMonaco();

const OWNER = 'hopwise';
const LINE_HEIGHT = 20;
const MIN_LINES = 12;
const MAX_LINES = 34;

const OPTIONS: Monaco.editor.IStandaloneEditorConstructionOptions = {
  language: 'json',
  automaticLayout: true,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  fontSize: 13,
  lineHeight: LINE_HEIGHT,
  tabSize: 2,
  lineNumbersMinChars: 3,
  folding: true,
  overviewRulerLanes: 0,
  renderLineHighlight: 'line',
  // A closing bracket or quote that one did not type is in the way more often than it helps, and dictation,
  // scripts and paste-as-typing would double it.
  autoClosingBrackets: 'never',
  autoClosingQuotes: 'never',
  autoSurround: 'never',
  bracketPairColorization: { enabled: false },
  // Tab leaves the editor, as it does everywhere else on the page; Ctrl+M turns it into indenting.
  tabFocusMode: true,
  // Asked for, Monaco reads the clipboard once more before it pastes: later, and in some browsers with a question.
  pasteAs: { enabled: false },
  wordBasedSuggestions: 'off',
  quickSuggestions: { strings: true, other: true, comments: false },
  fixedOverflowWidgets: true,
  wordWrap: 'on',
  wrappingIndent: 'indent',
  scrollbar: { alwaysConsumeMouseWheel: false, verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
};

const LIT: Monaco.editor.IModelDecorationOptions = {
  className: 'pg-lit',
  linesDecorationsClassName: 'pg-lit-line',
};

const NONE: readonly EditorCommand[] = [];

const heightFor = (text: string): number =>
  LINE_HEIGHT * Math.min(MAX_LINES, Math.max(MIN_LINES, text.split('\n').length + 1));

export const MonacoEditor = (props: EditorProps) => {
  const {
    text,
    problems,
    warnings,
    label,
    describe,
    onChange,
    onCursor,
    onReady,
    commands = NONE,
    takesFocus,
  } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Monaco.editor.IStandaloneCodeEditor>(undefined);
  const [failed, setFailed] = useState(false);
  const loaded = useLate(loadMonaco, true, () => setFailed(true));
  const id = useId();
  const first = useRef({ text, label, describe, onChange, onCursor, onReady, commands, takesFocus });
  // Until the editor is there, a reset may still change what it starts with.
  if (editor.current === undefined) first.current.text = text;

  useEffect(() => {
    const { current: element } = host;
    if (loaded === undefined || element === null) return undefined;
    const start = first.current;
    const uri = loaded.Uri.parse(`hopwise://page/scenario/${encodeURIComponent(id)}.json`);
    const model = loaded.editor.createModel(start.text, 'json', uri);
    // The editor's own option comes too late for a model that is there before it.
    model.updateOptions({
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    const created = loaded.editor.create(element, {
      ...OPTIONS,
      model,
      theme: currentTheme(),
      ariaLabel: start.label,
    });
    editor.current = created;
    const rangeOf = ({ offset, length }: TextRange): Monaco.Range =>
      loaded.Range.fromPositions(model.getPositionAt(offset), model.getPositionAt(offset + length));
    const listening = [
      created.onDidChangeCursorPosition(({ reason, position }) => {
        // Not while somebody types.
        if (reason === loaded.editor.CursorChangeReason.Explicit) start.onCursor(model.getOffsetAt(position));
      }),
      model.onDidChangeContent(({ isUndoing, isRedoing, changes }) => {
        start.onChange(model.getValue());
        // Of several, the first in the text stands last.
        const change = changes.at(-1);
        if (change === undefined || !(isUndoing || isRedoing)) return;
        const { rangeOffset: offset, text: part } = change;
        // Monaco goes to its cursor now, which may stand anywhere: a reader wants to see what changed.
        setTimeout(() => {
          if (editor.current === created)
            created.revealRangeInCenterIfOutsideViewport(rangeOf({ offset, length: part.length }));
        });
      }),
      describeIn(model, start.describe),
      ...start.commands.map(({ id: name, title, run }) =>
        created.addAction({ id: `hopwise.${name}`, label: `Scenario: ${title}`, run }),
      ),
    ];
    const marks = created.createDecorationsCollection();
    const scheme = new MutationObserver(() => loaded.editor.setTheme(currentTheme()));
    scheme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    start.onReady({
      select: (offset, length) => {
        const range = rangeOf({ offset, length });
        created.setSelection(range);
        created.revealRangeInCenterIfOutsideViewport(range);
        created.focus();
      },
      highlight: (ranges) => {
        if (ranges.length === 0 && marks.length === 0) return;
        marks.set(ranges.map((range) => ({ range: rangeOf(range), options: LIT })));
      },
      reveal: (range) => created.revealRangeInCenterIfOutsideViewport(rangeOf(range)),
      // One edit, so that it can be undone, and no wider than it must be, so that what is folded stays so.
      replace: (whole) => {
        const before = model.getValue();
        if (whole === before) return;
        const { offset, length, text: part } = changeBetween(before, whole);
        created.pushUndoStop();
        created.executeEdits('replace', [{ range: rangeOf({ offset, length }), text: part }]);
        created.pushUndoStop();
        created.revealRangeInCenterIfOutsideViewport(rangeOf({ offset, length: part.length }));
      },
    });
    if (start.takesFocus !== false) created.focus();
    return () => {
      start.onReady(undefined);
      scheme.disconnect();
      for (const listener of listening) listener.dispose();
      created.dispose();
      forgetWarnings(model);
      model.dispose();
      editor.current = undefined;
    };
  }, [loaded, id]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (loaded === undefined || model == null) return;
    const markers = problems.map((problem) => ({
      severity: loaded.MarkerSeverity.Error,
      message: problem.message.replaceAll('`', ''),
      startLineNumber: problem.line,
      startColumn: problem.column,
      endLineNumber: problem.endLine,
      endColumn: problem.endColumn,
    }));
    loaded.editor.setModelMarkers(model, OWNER, markers);
  }, [problems, loaded]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (loaded !== undefined && model != null) warnIn(loaded, model, warnings);
  }, [warnings, loaded]);

  if (failed) return <TextEditor {...props} />;
  return (
    <>
      <div
        className="pg-monaco"
        ref={host}
        style={{ height: heightFor(first.current.text) }}
        data-testid={ids.editor}
        data-ready={loaded !== undefined}
      />
      <p className="pg-hint">
        Tab leaves the editor; <kbd>Ctrl</kbd>+<kbd>M</kbd> (on a Mac with <kbd>Shift</kbd>) makes it indent.{' '}
        <kbd>Ctrl</kbd>+<kbd>Space</kbd> suggests, <kbd>Ctrl</kbd>+<kbd>.</kbd> fixes, <kbd>F1</kbd> lists all
        commands.
      </p>
    </>
  );
};
