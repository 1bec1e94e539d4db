/** A playground in the browser: the frame around one controller, with editor and drawing in it. */
import { type ReactNode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { announcementOf } from './announce.ts';
import { ask, askInBackground } from './client.ts';
import { editorCommands } from './commands.ts';
import { ComparePanel } from './compare/view/ComparePanel.tsx';
import { type Controller, makeController, type Seed } from './controller.ts';
import { prepareDrawing } from './drawing/later.ts';
import { MonacoEditor } from './editor/MonacoEditor.tsx';
import { TextEditor } from './editor/TextEditor.tsx';
import { FixableEditor } from './fixes/FixableEditor.tsx';
import { makeFixes } from './fixes/store.ts';
import { FixesProvider } from './fixes/useFixes.ts';
import { mend } from './fixes/view/mend.tsx';
import { FixesPanel } from './fixes/view/Panel.tsx';
import { Presets } from './fixes/view/Presets.tsx';
import { whenIdle } from './idle.ts';
import { ids } from './ids.ts';
import { KeepNotice } from './keep/KeepNotice.tsx';
import { useKeeper } from './keep/useKeeper.ts';
import { highlightOf } from './links.ts';
import { makeQuick } from './quick.ts';
import { ShareMenu } from './share/view/ShareMenu.tsx';
import { isStale, type PlaygroundState, shownChoice } from './state.ts';
import { PlaygroundProvider } from './usePlayground.ts';
import { CodeView } from './view/CodeView.tsx';
import { Diagram } from './view/Diagram.tsx';
import { Frame, type Split } from './view/Frame.tsx';
import { Problems } from './view/Problems.tsx';

const quick = makeQuick({
  evaluate: (asker, question) => ask(asker, 'evaluate', question),
  load: async () => (await import('./evaluate.ts')).evaluateText,
  whenIdle,
  now: () => performance.now(),
});

/** One live editor a page: opening one asks the others to close. They keep their texts. */
const OPENED = 'hopwise:editor-opened';

const isCoarse = (): boolean => matchMedia('(pointer: coarse)').matches;

/** What the bar says while the result belongs to an earlier text. */
const troubleOf = (state: PlaygroundState): string | undefined => {
  if (state.failure !== undefined) return 'No answer';
  const { length } = state.problems;
  return length === 0 ? undefined : length === 1 ? '1 problem' : `${length} problems`;
};

/** Makes a playground's controller that shares the page's one open editor with the others. */
export const makePlayground = (seed: Seed): Controller => {
  const controller: Controller = makeController(
    seed,
    quick.evaluate,
    () => {
      document.dispatchEvent(new CustomEvent(OPENED, { detail: controller }));
      quick.prepare(controller.state());
    },
    // Not before: what the editor loads comes first.
    () => prepareDrawing(controller.state().good.layout),
  );
  return controller;
};

/** What stands around a playground's own parts. */
export interface Slots {
  /** Above everything: what the reader must know first. */
  readonly above?: ReactNode;
  /** Between diagram and hops. */
  readonly middle?: ReactNode;
  /** Below the hops. */
  readonly below?: ReactNode;
  /** Whether it says what opens and closes the flow. Not where that is the reader's task. */
  readonly withFixes?: boolean;
  /** In place of the list of problems below the text. */
  readonly problems?: ReactNode;
  /** What divides result and text, in place of the two columns. */
  readonly split?: Split;
}

/** A playground around a controller. */
export const LivePlayground = ({
  controller,
  withFixes = true,
  middle,
  ...slots
}: { readonly controller: Controller } & Slots) => {
  const state = useSyncExternalStore(controller.subscribe, controller.state);
  const { seed } = controller;
  const [coarse] = useState(isCoarse);
  const fixes = useMemo(
    () => (withFixes ? makeFixes(controller, askInBackground, controller.seed.fixes) : undefined),
    [controller, withFixes],
  );

  useEffect(() => {
    const close = (event: Event): void => {
      if (event instanceof CustomEvent && event.detail !== controller) controller.closeEditor();
    };
    document.addEventListener(OPENED, close);
    return () => document.removeEventListener(OPENED, close);
  }, [controller]);

  const choice = shownChoice(state);
  const { good, selection } = state;
  const lit = useMemo(() => highlightOf(good, choice, selection), [good, choice, selection]);
  const shown = good.choices[choice];
  // An editor that is open from the start leaves the focus where it is.
  const isFromStart = useRef(state.editing);
  if (!state.editing) isFromStart.current = false;
  const commands = useMemo(() => editorCommands(controller), [controller]);
  const label = `Scenario: ${seed.title}`;
  const Editor = coarse ? TextEditor : MonacoEditor;

  return (
    <PlaygroundProvider value={controller}>
      <FixesProvider value={fixes}>
        <Frame
          title={seed.title}
          result={good}
          choice={choice}
          lit={lit.hops}
          editing={state.editing}
          edited={state.text !== state.original}
          before={state.before?.act}
          stale={isStale(state)}
          factsRead={seed.factsRead}
          acts={controller}
          middle={
            <>
              <FixesPanel />
              {middle}
            </>
          }
          mend={mend}
          code={
            <>
              <Presets />
              {state.editing ? (
                <FixableEditor
                  Editor={Editor}
                  text={state.text}
                  problems={state.problems}
                  label={label}
                  describe={controller.describe}
                  onChange={controller.edit}
                  onCursor={controller.cursorAt}
                  onReady={controller.onEditor}
                  commands={commands}
                  takesFocus={!isFromStart.current}
                />
              ) : (
                <CodeView
                  text={state.text}
                  label={label}
                  lit={state.text === state.goodText ? lit.places : undefined}
                  onPick={controller.cursorAt}
                />
              )}
            </>
          }
          problems={<Problems problems={state.problems} failure={state.failure} onGo={controller.goTo} />}
          diagram={
            <Diagram
              initialSvg={seed.svg}
              initialText={seed.result.layoutText}
              layout={good.layout}
              layoutText={good.layoutText}
              states={shown?.states}
              selected={lit.elements}
              name={shown?.drawingName ?? `Diagram: ${seed.title}`}
              onPick={controller.pickElement}
            />
          }
          trouble={troubleOf(state)}
          onTrouble={() => {
            const [problem] = state.problems;
            if (problem !== undefined) controller.goTo(problem);
          }}
          {...slots}
          tools={<ShareMenu />}
        />
        <p className="sr-only" role="status" data-testid={ids.announcement}>
          {announcementOf(state)}
        </p>
      </FixesProvider>
    </PlaygroundProvider>
  );
};

interface PlaygroundProps extends Seed {
  /** Hears the text whenever it is another one, for those who hand it on. */
  readonly onText?: (text: string) => void;
  /** Hears that it is live, for scripts that stand around it. */
  readonly onLive?: (controller: Controller) => void;
}

/** A playground with a controller of its own, which keeps its text where it has a name. */
export const Playground = ({ onText, onLive, ...seed }: PlaygroundProps) => {
  const [controller] = useState(() => makePlayground(seed));
  const keeper = useKeeper(controller, seed.scenario);
  const { text } = useSyncExternalStore(controller.subscribe, controller.state);
  useEffect(() => onText?.(text), [text, onText]);
  useEffect(() => onLive?.(controller), [controller, onLive]);
  return (
    <LivePlayground
      controller={controller}
      withFixes={seed.isPuzzle !== true}
      above={<KeepNotice keeper={keeper} />}
      below={<ComparePanel />}
    />
  );
};
