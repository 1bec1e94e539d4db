/** A playground in the browser: state, evaluator, editor and drawing behind the frame. */
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { evaluate } from './client.ts';
import { MonacoEditor } from './editor/MonacoEditor.tsx';
import type { EditorControls } from './editor/props.ts';
import { TextEditor } from './editor/TextEditor.tsx';
import type { PlacedProblem, Result } from './evaluate.ts';
import { ids } from './ids.ts';
import { isStale, type PlaygroundState, reduce, startState } from './state.ts';
import { CodeView } from './view/CodeView.tsx';
import { Diagram } from './view/Diagram.tsx';
import { Frame } from './view/Frame.tsx';
import { Problems } from './view/Problems.tsx';
import { verdictWord } from './view/Verdict.tsx';

export interface PlaygroundProps {
  readonly title: string;
  readonly text: string;
  readonly flow: string | undefined;
  readonly factsRead: string;
  /** The result of `text`, worked out before the first look. */
  readonly result: Result;
  readonly svg: string;
  /** Hears the text whenever it is another one, for those who hand it on. */
  readonly onText?: (text: string) => void;
}

/** One live editor a page: opening one asks the others to close. They keep their texts. */
const OPENED = 'hopwise:editor-opened';

const isCoarse = (): boolean => matchMedia('(pointer: coarse)').matches;

/** What the bar says while the result belongs to an earlier text. */
const troubleOf = (state: PlaygroundState): string | undefined => {
  if (state.failure !== undefined) return 'No answer';
  const { length } = state.problems;
  return length === 0 ? undefined : length === 1 ? '1 problem' : `${length} problems`;
};

const announcementOf = ({ good: result, problems, failure }: PlaygroundState): string => {
  if (failure !== undefined) return failure;
  if (problems.length > 0)
    return problems.length === 1
      ? 'One problem in the scenario.'
      : `${problems.length} problems in the scenario.`;
  if (result.trace === undefined) return '';
  const blocker = result.trace.findings.find((finding) => finding.kind === 'blocker');
  return `${verdictWord(result.trace.verdict)}.${blocker === undefined ? '' : ` ${blocker.message.replaceAll('`', '')}`}`;
};

export const Playground = ({ title, text, flow, factsRead, result, svg, onText }: PlaygroundProps) => {
  const [state, dispatch] = useReducer(reduce, undefined, () => startState(text, flow, result));
  const [coarse] = useState(isCoarse);
  const asker = useRef({});
  const controls = useRef<EditorControls>(undefined);
  const initial = useRef({ text: result.layoutText, answered: `${text} ${flow}` });

  useEffect(() => {
    const question = { text: state.text, flow: state.flow };
    // The first question was answered before the first look.
    if (initial.current.answered === `${question.text} ${question.flow}`) {
      initial.current.answered = '';
      return;
    }
    void evaluate(asker.current, question.text, question.flow).then((answer) =>
      dispatch({ kind: 'answered', ...question, answer }),
    );
  }, [state.text, state.flow]);

  useEffect(() => onText?.(state.text), [state.text, onText]);

  useEffect(() => {
    const close = (event: Event): void => {
      if (event instanceof CustomEvent && event.detail !== asker.current) dispatch({ kind: 'close-editor' });
    };
    document.addEventListener(OPENED, close);
    return () => document.removeEventListener(OPENED, close);
  }, []);

  const onChange = useCallback((changed: string) => dispatch({ kind: 'edit', text: changed }), []);
  /** Where to go once the editor is there. */
  const target = useRef<PlacedProblem>(undefined);
  const onReady = useCallback((ready: EditorControls | undefined) => {
    controls.current = ready;
    const { current: place } = target;
    if (ready === undefined || place === undefined) return;
    target.current = undefined;
    ready.select(place.offset, place.length);
  }, []);
  const open = (): void => {
    document.dispatchEvent(new CustomEvent(OPENED, { detail: asker.current }));
    dispatch({ kind: 'open-editor' });
  };
  const go = (problem: PlacedProblem | undefined): void => {
    if (problem === undefined) return;
    if (controls.current === undefined) {
      target.current = problem;
      if (!state.editing) open();
    } else controls.current.select(problem.offset, problem.length);
  };
  const choice = state.choice ?? state.good.trace?.shown ?? 0;
  const shown = state.good.choices[choice];
  const label = `Scenario: ${title}`;
  const Editor = coarse ? TextEditor : MonacoEditor;

  return (
    <>
      <Frame
        title={title}
        result={state.good}
        choice={choice}
        editing={state.editing}
        edited={state.text !== state.original}
        stale={isStale(state)}
        factsRead={factsRead}
        code={
          state.editing ? (
            <Editor
              text={state.text}
              problems={state.problems}
              label={label}
              onChange={onChange}
              onReady={onReady}
            />
          ) : (
            <CodeView text={state.text} label={label} />
          )
        }
        problems={<Problems problems={state.problems} failure={state.failure} onGo={go} />}
        diagram={
          <Diagram
            initialSvg={svg}
            initialText={initial.current.text}
            layout={state.good.layout}
            layoutText={state.good.layoutText}
            states={shown?.states ?? {}}
            name={shown?.drawingName ?? `Diagram: ${title}`}
          />
        }
        trouble={troubleOf(state)}
        onTrouble={() => go(state.problems[0])}
        onFlow={(chosen) => dispatch({ kind: 'choose-flow', flow: chosen })}
        onChoice={(chosen) => dispatch({ kind: 'choose-choice', choice: chosen })}
        onEdit={open}
        onDone={() => dispatch({ kind: 'close-editor' })}
        onReset={() => {
          // An open editor takes the page's text as an edit of its own, which its undo knows.
          if (controls.current === undefined) dispatch({ kind: 'reset' });
          else controls.current.replace(state.original);
        }}
      />
      <p className="sr-only" role="status" data-testid={ids.announcement}>
        {announcementOf(state)}
      </p>
    </>
  );
};
