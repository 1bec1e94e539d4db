/**
 * One playground without React: its state, everything that a reader can do to it, and the questions that this
 * raises. Whoever draws it subscribes. A keystroke asks at once: nothing is drawn before the question is out.
 */
import { type Description, describeAt } from './describe.ts';
import type { EditorControls } from './editor/props.ts';
import type { PlacedProblem, Result } from './evaluate.ts';
import type { Found } from './fixes/types.ts';
import { highlightOf, type Selection, selectionAt, selectionOfElement, stepFrom } from './links.ts';
import type { Evaluate } from './quick.ts';
import { type PlaygroundAction, type PlaygroundState, reduce, shownChoice, startState } from './state.ts';
import { editText, type TextEdit } from './text-edit.ts';

/** What a playground starts with. */
export interface Seed {
  readonly title: string;
  /** The scenario's name below content/scenarios; undefined for one that has none. */
  readonly scenario: string | undefined;
  /** The text that a reset brings back. */
  readonly text: string;
  readonly flow: string | undefined;
  /** The day to which the facts behind the model go. */
  readonly factsRead: string;
  /** The result of `text`, worked out before the first look. */
  readonly result: Result;
  /** What opens the flow of `result`, where that was asked already. */
  readonly fixes?: Found | undefined;
  /** It is for the reader to find out what opens the flow: nothing here says so. */
  readonly isPuzzle?: boolean;
  /** The drawing of `result`; empty where there is none. */
  readonly svg: string;
}

export interface Controller {
  readonly seed: Seed;
  readonly state: () => PlaygroundState;
  /** @returns ends it */
  readonly subscribe: (listener: () => void) => () => void;
  /** What the reader typed, as an editor reports it. */
  readonly edit: (text: string) => void;
  /** Replaces the whole text in one step that can be taken back; `act` names it: `reset`. */
  readonly replace: (text: string, act: string) => void;
  /** Makes edits of the text that the result is about, in one step that can be taken back. */
  readonly applyEdits: (edits: readonly TextEdit[], act: string) => void;
  /** Takes back the last `replace` or `applyEdits`. */
  readonly takeBack: () => void;
  readonly reset: () => void;
  readonly select: (selection: Selection | undefined) => void;
  /** The cursor of an editor came to an offset. */
  readonly cursorAt: (offset: number) => void;
  /** What stands at an offset of the text; nothing while the result is an earlier text's. */
  readonly describe: (offset: number) => Description | undefined;
  /** An element of the drawing was chosen. */
  readonly pickElement: (element: string) => void;
  /** To the next hop or the one before. */
  readonly step: (by: 1 | -1) => void;
  /** Opens the editor, if it is not open, and puts the cursor at a problem. */
  readonly goTo: (place: Pick<PlacedProblem, 'offset' | 'length'>) => void;
  /** Asks about the text as it stands once more: of a text that could not be read from the start. */
  readonly askAgain: () => void;
  readonly chooseFlow: (flow: string) => void;
  readonly chooseChoice: (choice: number) => void;
  readonly openEditor: () => void;
  readonly closeEditor: () => void;
  /** An editor came (or went: undefined). */
  readonly onEditor: (controls: EditorControls | undefined) => void;
}

/**
 * Makes a playground.
 *
 * @param evaluate the evaluator (quick.ts)
 * @param onOpen called when its editor opens: a page has one open editor
 * @param onReady called when that editor is there
 */
export const makeController = (
  seed: Seed,
  evaluate: Evaluate,
  onOpen: () => void = () => undefined,
  onReady: () => void = () => undefined,
): Controller => {
  let state = startState(seed.text, seed.flow, seed.result);
  let editor: EditorControls | undefined;
  /** Where to go once the editor is there. */
  let target: Pick<PlacedProblem, 'offset' | 'length'> | undefined;
  const listeners = new Set<() => void>();
  const asker = {};

  const question = (): void => {
    const { text, flow } = state;
    void evaluate(asker, { text, flow }).then((answer) => act({ kind: 'answered', text, flow, answer }));
  };
  const act = (action: PlaygroundAction): void => {
    const before = state;
    state = reduce(before, action);
    if (state === before) return;
    // The question first: the worker can think while the page draws.
    if (state.text !== before.text || state.flow !== before.flow) question();
    if (state.selection !== before.selection || state.good !== before.good) showPlaces();
    for (const listener of listeners) listener();
  };
  const showPlaces = (): void => {
    editor?.highlight(isCurrent() ? highlightOf(state.good, shownChoice(state), state.selection).places : []);
  };
  const replace = (text: string, name: string): void => {
    if (text === state.text) return;
    act({ kind: 'replace', text, act: name });
    // An open editor takes it as an edit of its own, which its undo knows.
    editor?.replace(text);
  };

  const isCurrent = (): boolean => state.text === state.goodText;
  const select = (selection: Selection | undefined): void => {
    act({ kind: 'select', selection });
    const [place] = highlightOf(state.good, shownChoice(state), selection).places;
    if (place !== undefined && isCurrent()) editor?.reveal(place);
  };
  const openEditor = (): void => {
    onOpen();
    act({ kind: 'open-editor' });
  };

  return {
    seed,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit: (text) => act({ kind: 'edit', text }),
    replace,
    applyEdits: (edits, name) => replace(editText(state.text, edits), name),
    takeBack: () => {
      act({ kind: 'take-back' });
      editor?.replace(state.text);
    },
    reset: () => replace(state.original, 'reset'),
    select,
    cursorAt: (offset) => {
      if (!isCurrent()) return;
      act({ kind: 'select', selection: selectionAt(state.good, shownChoice(state), offset) });
    },
    describe: (offset) => (isCurrent() ? describeAt(state.good, shownChoice(state), offset) : undefined),
    pickElement: (element) => {
      const selection = selectionOfElement(state.good, element);
      if (selection !== undefined) select(selection);
    },
    step: (by) => {
      const next = stepFrom(state.good, shownChoice(state), state.selection, by);
      if (next !== undefined) select(next);
    },
    goTo: (place) => {
      if (editor !== undefined) {
        editor.select(place.offset, place.length);
        return;
      }
      target = place;
      if (!state.editing) openEditor();
    },
    askAgain: question,
    chooseFlow: (flow) => act({ kind: 'choose-flow', flow }),
    chooseChoice: (choice) => act({ kind: 'choose-choice', choice }),
    openEditor,
    closeEditor: () => act({ kind: 'close-editor' }),
    onEditor: (controls) => {
      editor = controls;
      if (controls === undefined) return;
      showPlaces();
      if (target !== undefined) controls.select(target.offset, target.length);
      target = undefined;
      onReady();
    },
  };
};
