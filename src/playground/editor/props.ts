/** What either editor is given. */
import type { PlacedProblem } from '../evaluate.ts';

export interface EditorProps {
  readonly text: string;
  readonly problems: readonly PlacedProblem[];
  /** An accessible name: which scenario this is. */
  readonly label: string;
  readonly onChange: (text: string) => void;
  /** Gives the way to put the cursor at an offset, once the editor is there. */
  readonly onReady: (controls: EditorControls | undefined) => void;
}

export interface EditorControls {
  /** Puts the cursor at a range of the text and the focus into the editor. */
  readonly select: (offset: number, length: number) => void;
  /** Replaces the whole text; the editor reports the change like any other. */
  readonly replace: (text: string) => void;
}
