/** A whole playground as it looks, at build time and in the browser alike. Knows no state of its own. */
import type { ReactNode } from 'react';
import type { Result } from '../evaluate.ts';
import { ids } from '../ids.ts';
import { ChoiceChooser } from './ChoiceChooser.tsx';
import { FlowText } from './FlowText.tsx';
import { Foot } from './Foot.tsx';
import { HopList } from './HopList.tsx';
import { Notes } from './Notes.tsx';
import { Verdict } from './Verdict.tsx';

export interface FrameProps {
  readonly title: string;
  readonly result: Result;
  /** The choice that is shown, by its index. */
  readonly choice: number;
  readonly editing: boolean;
  readonly edited: boolean;
  readonly stale: boolean;
  /** The day to which the facts behind the model go. */
  readonly factsRead: string;
  /** The text, to read or to edit. */
  readonly code: ReactNode;
  readonly diagram: ReactNode;
  readonly problems?: ReactNode;
  /** Said in the bar while the result is an earlier text's; pressing it goes to the first problem. */
  readonly trouble?: string | undefined;
  readonly onTrouble?: () => void;
  readonly onFlow?: (flow: string) => void;
  readonly onChoice?: (choice: number) => void;
  readonly onEdit?: () => void;
  readonly onDone?: () => void;
  readonly onReset?: () => void;
}

const ignore = (): void => undefined;

const FlowChooser = ({
  result,
  onFlow,
}: {
  readonly result: Result;
  readonly onFlow: (flow: string) => void;
}) =>
  result.flows.length < 2 ? null : (
    <select
      className="pg-select"
      aria-label="Flow"
      data-testid={ids.flow}
      data-act="flow"
      value={result.flow}
      onChange={(event) => onFlow(event.target.value)}
    >
      {result.flows.map((flow) => (
        <option key={flow.name} value={flow.name}>
          {flow.text}
        </option>
      ))}
    </select>
  );

export const Frame = (props: FrameProps) => {
  const { title, result, choice, editing, edited, stale } = props;
  const path = result.trace?.choices[choice];
  const shown = result.choices[choice];
  return (
    <section
      className="pg not-content"
      aria-label={title}
      data-testid={ids.playground}
      data-editing={editing}
      data-stale={stale}
    >
      <div className="pg-bar">
        {result.trace === undefined ? null : <Verdict verdict={result.trace.verdict} />}
        <FlowText flow={result.trace?.flow} />
        <span className="pg-space" />
        {props.trouble === undefined ? null : (
          <button type="button" className="pg-trouble" data-testid={ids.trouble} onClick={props.onTrouble}>
            {props.trouble}
          </button>
        )}
        <span className="pg-controls">
          <FlowChooser result={result} onFlow={props.onFlow ?? ignore} />
          <button
            type="button"
            className="pg-button"
            data-act="reset"
            data-testid={ids.reset}
            hidden={!edited}
            onClick={props.onReset}
          >
            Reset
          </button>
          {editing ? (
            <button
              type="button"
              className="pg-button"
              data-act="done"
              data-testid={ids.done}
              onClick={props.onDone}
            >
              Done
            </button>
          ) : (
            <button
              type="button"
              className="pg-button primary"
              data-act="edit"
              data-testid={ids.edit}
              onClick={props.onEdit}
            >
              Edit
            </button>
          )}
        </span>
      </div>
      <div className="pg-split">
        <div className="pg-result">
          {/* A region that scrolls must be reachable by keyboard. */}
          <section
            className="pg-diagram"
            aria-label={`Diagram: ${title}`}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs focus to be scrolled by keys
            tabIndex={0}
            data-testid={ids.diagram}
          >
            {props.diagram}
          </section>
          <ChoiceChooser choices={result.choices} choice={choice} onChoice={props.onChoice ?? ignore} />
          <Notes
            findings={result.trace?.findings ?? []}
            networkFindings={result.networkFindings}
            assumptions={path?.assumptions ?? []}
          />
          {shown === undefined ? null : <HopList parts={shown.outline} findings={path?.findings ?? []} />}
        </div>
        <div className="pg-text">
          {props.code}
          {props.problems}
        </div>
      </div>
      <Foot path={path} read={props.factsRead} />
    </section>
  );
};
