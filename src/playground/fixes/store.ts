/**
 * The fixes of one playground without React: asked about in the background once a verdict has settled, applied as
 * one step that can be taken back, and switches that go on and off again.
 */
import type { Verdict } from '../../evaluator/index.ts';
import type { Ask } from '../client.ts';
import type { Controller } from '../controller.ts';
import { isStale } from '../state.ts';
import { editText } from '../text-edit.ts';
import type { Change, Found, Preset } from './types.ts';

/** A change that was made. It is shown until the text changes again. */
export interface Done {
  readonly change: Change;
  /** The text with the change made. */
  readonly text: string;
  /** Whether a button did it that is gone by now: the focus goes to the one that takes it back. */
  readonly byButton: boolean;
}

export interface FixesState {
  /** `waiting`: the text has problems, and is asked about once it has none. */
  readonly status: 'asking' | 'found' | 'failed' | 'waiting';
  /** What was found last for the flow on screen; undefined while nothing was. */
  readonly found: Found | undefined;
  /** Whether that is about what is on screen. */
  readonly isCurrent: boolean;
  /** The verdict on screen. */
  readonly verdict: Verdict | undefined;
  readonly done: Done | undefined;
  readonly presets: readonly Preset[];
  /** The places of the switches that are on. */
  readonly pressed: readonly number[];
  /** Whether the switches are about the text on screen. */
  readonly canSwitch: boolean;
  /** What a screen reader hears of the last press. */
  readonly said: string;
}

export interface Fixes {
  readonly state: () => FixesState;
  /** @returns ends it */
  readonly subscribe: (listener: () => void) => () => void;
  /** Makes a change of what is on screen; one that is about an earlier text does nothing. */
  readonly apply: (change: Change, byButton: boolean) => void;
  /** Takes the change back that is shown as done. */
  readonly undo: () => void;
  /** Turns a switch on or off. Those that cannot be on together with it go off. */
  readonly toggle: (preset: number) => void;
}

/** After this many milliseconds without a change a reader has stopped typing. */
const QUIET_MS = 250;

/** Switches, and the text that they start from. */
interface Board {
  readonly base: string;
  readonly presets: readonly Preset[];
  readonly pressed: readonly number[];
}

const plain = (sentence: string): string => sentence.replaceAll('`', '');

const textOf = ({ base, presets, pressed }: Board): string =>
  editText(
    base,
    pressed.flatMap((at) => presets[at]?.edits ?? []),
  );

/** Fixes that never change: for the page as it was built. */
export const fixedFixes = (found: Found): Fixes => {
  const state: FixesState = {
    status: 'found',
    found,
    isCurrent: true,
    verdict: found.verdict,
    done: undefined,
    presets: [],
    pressed: [],
    canSwitch: false,
    said: '',
  };
  const ignore = (): void => undefined;
  return { state: () => state, subscribe: () => ignore, apply: ignore, undo: ignore, toggle: ignore };
};

/**
 * Makes the fixes of a playground. Nothing is asked before somebody subscribes.
 *
 * @param ask for what may take its time (client.ts)
 * @param first what is known of the playground's own text already
 */
export const makeFixes = (controller: Controller, ask: Ask, first?: Found, quiet = QUIET_MS): Fixes => {
  const asker = {};
  const listeners = new Set<() => void>();
  const { seed } = controller;
  /** What `found` is about. */
  let about = first === undefined ? undefined : { text: seed.text, flow: first.flow };
  let asked: typeof about = about;
  let found = first;
  let outcome: FixesState['status'] = 'found';
  let board: Board = { base: seed.text, presets: first?.presets ?? [], pressed: [] };
  let done: Done | undefined;
  let said = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsubscribe: (() => void) | undefined;

  const isAbout = (what: typeof about): boolean => {
    const { text, good } = controller.state();
    return what !== undefined && what.text === text && what.flow === good.flow;
  };
  const snapshot = (): FixesState => {
    const shown = controller.state();
    return {
      status: isAbout(about) ? outcome : isStale(shown) ? 'waiting' : 'asking',
      found: about?.flow === shown.good.flow ? found : undefined,
      isCurrent: isAbout(about) && shown.text === shown.goodText && !isStale(shown),
      verdict: shown.good.trace?.verdict,
      done,
      presets: board.presets,
      pressed: board.pressed,
      canSwitch: textOf(board) === shown.text,
      said,
    };
  };
  let state = snapshot();
  const tell = (): void => {
    const next = snapshot();
    // The very keys of the type: both come from `snapshot`.
    const keys = Object.keys(next) as (keyof FixesState)[];
    if (keys.every((key) => next[key] === state[key])) return;
    state = next;
    for (const listener of listeners) listener();
  };

  const question = async (): Promise<void> => {
    const { text, good } = controller.state();
    if (good.flow === undefined) return;
    const topic = { text, flow: good.flow };
    asked = topic;
    const answer = await ask(asker, 'fixes', topic);
    if (answer.kind === 'superseded' || asked !== topic) return;
    about = topic;
    outcome = answer.kind === 'failed' ? 'failed' : 'found';
    found = answer.kind === 'found' ? answer : undefined;
    if (board.pressed.length === 0) board = { base: text, presets: found?.presets ?? [], pressed: [] };
    tell();
  };
  const look = (): void => {
    const shown = controller.state();
    if (done !== undefined && done.text !== shown.text) done = undefined;
    if (board.pressed.length > 0 && textOf(board) !== shown.text) {
      const isBack = shown.text === board.base;
      board = { base: shown.text, presets: isBack ? board.presets : [], pressed: [] };
    }
    const settled = shown.text === shown.goodText && !isStale(shown);
    clearTimeout(timer);
    if (settled && !isAbout(asked)) timer = setTimeout(() => void question(), quiet);
    tell();
  };
  const replace = (text: string, act: string, saying: string): void => {
    said = saying;
    controller.replace(text, act);
    tell();
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) {
        unsubscribe = controller.subscribe(look);
        look();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearTimeout(timer);
        asked = about;
        unsubscribe?.();
      };
    },
    apply: (change, byButton) => {
      if (!state.isCurrent) return;
      const text = editText(controller.state().text, change.edits);
      done = { change, text, byButton };
      replace(text, 'fix', `Applied: ${plain(change.summary)}`);
    },
    undo: () => {
      if (done === undefined) return;
      said = 'The change is taken back.';
      controller.takeBack();
      tell();
    },
    toggle: (at) => {
      const preset = board.presets[at];
      if (preset === undefined || !snapshot().canSwitch) return;
      const isOn = board.pressed.includes(at);
      const others = board.pressed.filter((other) => other !== at && !preset.excludes.includes(other));
      board = { ...board, pressed: isOn ? others : [...others, at] };
      replace(textOf(board), 'change', `${isOn ? 'Off' : 'On'}: ${plain(preset.label)}`);
    },
  };
};
