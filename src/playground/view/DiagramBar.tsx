/** Below the drawing: what it means, and how near one looks at it. */
import type { ElementStates } from '../../diagram/state-names.ts';
import { zoomBeside } from '../drawing/zooms.ts';
import { ids } from '../ids.ts';
import { Legend } from './Legend.tsx';

interface DiagramBarProps {
  /** Undefined where nothing was traced. */
  readonly states: ElementStates | undefined;
}

const BUTTONS = [
  { act: 'out', words: 'Zoom out', path: 'M3 8h10' },
  { act: 'in', words: 'Zoom in', path: 'M3 8h10M8 3v10' },
  {
    act: 'all',
    words: 'Show all of the drawing',
    path: 'M2 5.5V2h3.5M10.5 2H14v3.5M14 10.5V14h-3.5M5.5 14H2v-3.5',
  },
] as const;

export const DiagramBar = ({ states }: DiagramBarProps) => (
  <div className="pg-diagram-bar">
    {states === undefined ? null : <Legend states={states} />}
    {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form */}
    <span className="pg-zoom pg-controls" role="group" aria-label="Zoom of the diagram">
      {BUTTONS.map(({ act, words, path }) => (
        <button
          key={act}
          type="button"
          className="pg-zoom-button"
          aria-label={words}
          title={words}
          data-act={`zoom-${act}`}
          data-testid={ids[`zoom-${act}`]}
          onClick={({ currentTarget }) => zoomBeside(currentTarget)?.[act]()}
        >
          <svg className="pg-sign" viewBox="0 0 16 16" aria-hidden="true">
            <path d={path} />
          </svg>
        </button>
      ))}
    </span>
  </div>
);
