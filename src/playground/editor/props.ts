/** What either editor is given. */
import type { TextRange } from '../../evaluator/index.ts';
import type { Description } from '../describe.ts';
import type { PlacedProblem } from '../evaluate.ts';

/** What keeps the flow from being reachable, where it stands, and what can be done about it. */
export interface EditorWarning {
  readonly message: string;
  /** What is underlined, and the range in which the fixes are offered. */
  readonly mark: TextRange;
  readonly place: TextRange;
  readonly fixes: readonly { readonly title: string; readonly apply: () => void }[];
}

export interface EditorProps {
  readonly text: string;
  readonly problems: readonly PlacedProblem[];
  /** About the flow, not the text. A plain editor leaves them to the result beside it. */
  readonly warnings: readonly EditorWarning[];
  /** An accessible name: which scenario this is. */
  readonly label: string;
  /** What stands at an offset, for who hovers there. */
  readonly describe: (offset: number) => Description | undefined;
  readonly onChange: (text: string) => void;
  /** The reader put the cursor somewhere, other than by typing. */
  readonly onCursor: (offset: number) => void;
  /** What the editor's own list of commands offers beside the editor's. */
  readonly commands?: readonly EditorCommand[];
  /** An editor that a reader opened takes the focus; one that the page opened leaves it where it is. */
  readonly takesFocus?: boolean;
  /** Gives the way to put the cursor at an offset, once the editor is there. */
  readonly onReady: (controls: EditorControls | undefined) => void;
}

export interface EditorCommand {
  readonly id: string;
  readonly title: string;
  readonly run: () => void;
}

export interface EditorControls {
  /** Puts the cursor at a range of the text and the focus into the editor. */
  readonly select: (offset: number, length: number) => void;
  /** Marks ranges of the text; the marks before go. */
  readonly highlight: (ranges: readonly TextRange[]) => void;
  /** Brings a range into sight. The focus stays where it is. */
  readonly reveal: (range: TextRange) => void;
  /** Replaces the whole text in one step for undo; reported like any other change. Nothing happens to the same text. */
  readonly replace: (text: string) => void;
}
