/** A whole playground as it looks, at build time and in the browser alike. Knows no state of its own. */

import { type ComponentType, type ReactNode, useMemo } from 'react';
import type { OutlineHop } from '../../diagram/index.ts';
import { BASE } from '../base.ts';
import type { Result } from '../evaluate.ts';
import { ids } from '../ids.ts';
import { hopsOf, type Selection } from '../links.ts';
import { ChoiceChooser } from './ChoiceChooser.tsx';
import { DiagramBar } from './DiagramBar.tsx';
import { FlowText } from './FlowText.tsx';
import { Foot } from './Foot.tsx';
import { type HopActs, HopList } from './HopList.tsx';
import { Notes } from './Notes.tsx';
import { StepBar } from './StepBar.tsx';
import { Verdict } from './Verdict.tsx';

/** What the frame can be asked to do (controller.ts); the page as it was built has only the words. */
interface FrameActs {
  readonly chooseFlow: (flow: string) => void;
  readonly chooseChoice: (choice: number) => void;
  readonly openEditor: () => void;
  readonly closeEditor: () => void;
  readonly reset: () => void;
  readonly takeBack: () => void;
  readonly step: (by: 1 | -1) => void;
  readonly select: (selection: Selection | undefined) => void;
}

/** Lays out its two children: the result, and the text that it comes from. */
export type Split = ComponentType<{ readonly children: readonly [ReactNode, ReactNode] }>;

export interface FrameProps {
  readonly title: string;
  readonly result: Result;
  /** The choice that is shown, by its index. */
  readonly choice: number;
  /** The hops that are lit up. */
  readonly lit?: readonly string[];
  readonly editing: boolean;
  readonly edited: boolean;
  /** The act that one press takes back. */
  readonly before?: string | undefined;
  readonly stale: boolean;
  /** The day to which the facts behind the model go. */
  readonly factsRead: string;
  readonly acts?: FrameActs;
  /** The text, to read or to edit. */
  readonly code: ReactNode;
  readonly diagram: ReactNode;
  readonly problems?: ReactNode;
  readonly tools?: ReactNode;
  readonly above?: ReactNode;
  readonly middle?: ReactNode;
  readonly below?: ReactNode;
  /** What mends a hop, under its answer. */
  readonly mend?: ((hop: OutlineHop) => ReactNode) | undefined;
  readonly split?: Split;
  /** Said in the bar while the result is an earlier text's; pressing it goes to the first problem. */
  readonly trouble?: string | undefined;
  readonly onTrouble?: () => void;
}

const ignore = (): void => undefined;

/** Of the page as it was built: the small script that waits there hears every press and repeats it later. */
const NO_ACTS: FrameActs = {
  chooseFlow: ignore,
  chooseChoice: ignore,
  openEditor: ignore,
  closeEditor: ignore,
  reset: ignore,
  takeBack: ignore,
  step: ignore,
  select: ignore,
};
const NONE: readonly string[] = [];

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

/** Two columns where there is room, else one. */
const TwoColumns: Split = ({ children }) => <div className="pg-split">{children}</div>;

export const Frame = (props: FrameProps) => {
  const { title, result, choice, editing, edited, stale, lit = NONE, acts = NO_ACTS } = props;
  const path = result.trace?.choices[choice];
  const shown = result.choices[choice];
  const Columns = props.split ?? TwoColumns;
  const traced = useMemo(() => hopsOf(result, choice), [result, choice]);
  const hopActs = useMemo(
    (): HopActs => ({
      onSelect: (id) => acts.select(lit.length === 1 && lit[0] === id ? undefined : { kind: 'hop', id }),
      onStep: acts.step,
    }),
    [acts, lit],
  );
  const at = traced.findIndex(({ id }) => id === lit[0]);
  return (
    <section
      className="pg not-content"
      aria-label={title}
      data-testid={ids.playground}
      data-editing={editing}
      data-stale={stale}
    >
      {props.above}
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
          <FlowChooser result={result} onFlow={acts.chooseFlow} />
          {props.tools}
          {props.before === undefined ? null : (
            <button type="button" className="pg-button" data-testid={ids.takeBack} onClick={acts.takeBack}>
              Undo {props.before}
            </button>
          )}
          <button
            type="button"
            className="pg-button"
            data-act="reset"
            data-testid={ids.reset}
            hidden={!edited}
            onClick={acts.reset}
          >
            Reset
          </button>
          {editing ? (
            <button
              type="button"
              className="pg-button"
              data-act="done"
              data-testid={ids.done}
              onClick={acts.closeEditor}
            >
              Done
            </button>
          ) : (
            <button
              type="button"
              className="pg-button primary"
              data-act="edit"
              data-testid={ids.edit}
              onClick={acts.openEditor}
            >
              Edit
            </button>
          )}
        </span>
      </div>
      <Columns>
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
          <DiagramBar states={shown?.states} />
          <ChoiceChooser choices={result.choices} choice={choice} onChoice={acts.chooseChoice} />
          {traced.length === 0 ? null : (
            <StepBar of={traced.length} at={at < 0 ? undefined : at + 1} onStep={acts.step} />
          )}
          {props.middle}
          <Notes
            findings={result.trace?.findings ?? []}
            networkFindings={result.networkFindings}
            assumptions={path?.assumptions ?? []}
          />
          {shown === undefined ? null : (
            <HopList
              parts={shown.outline}
              findings={path?.findings ?? []}
              traced={traced}
              lit={lit}
              base={BASE}
              acts={hopActs}
              mend={props.mend}
            />
          )}
          {props.below}
        </div>
        <div className="pg-text">
          {props.code}
          {props.problems}
        </div>
      </Columns>
      <Foot path={path} read={props.factsRead} />
    </section>
  );
};
