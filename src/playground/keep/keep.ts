/**
 * Keeps what a reader changes, so that a reload or a crash loses nothing, and two tabs do not overwrite each
 * other without a word. Knows no React; whoever shows the notice subscribes.
 */
import { fnv1a } from '../../diagram/fnv.ts';
import type { Controller } from '../controller.ts';
import type { Kept, Store } from './store.ts';

/** What the reader is told. */
export type Notice =
  /** Earlier changes are back. `changedSince`: the page's own text is another one by now. */
  | { readonly kind: 'restored'; readonly at: number; readonly changedSince: boolean }
  /** Another tab keeps another text of this scenario; this one's is kept for this tab alone until the reader chooses. */
  | { readonly kind: 'other-tab'; readonly at: number }
  /** The browser does not keep it. */
  | { readonly kind: 'not-kept' };

export interface Keeper {
  readonly notice: () => Notice | undefined;
  readonly subscribe: (listener: () => void) => () => void;
  /** Back to the page's text; one press takes that back. */
  readonly drop: () => void;
  /** Takes the other tab's text, in one step that can be taken back. */
  readonly takeOther: () => void;
  /** Keeps this tab's text in place of the other's. */
  readonly keepMine: () => void;
  readonly dismiss: () => void;
  /** Another tab wrote the entry. */
  readonly onElsewhere: () => void;
  /** Writes at once what waits to be written. */
  readonly flush: () => void;
  readonly stop: () => void;
}

export interface Surroundings {
  /** What all tabs share. */
  readonly store: Store;
  /** This tab's own, for a text that must not take the place of another tab's. */
  readonly own: Store;
  readonly now: () => number;
  /** Tells this opening of the page from any other. */
  readonly tab: string;
}

/** After the last keystroke. */
const DELAY_MS = 400;

/** Starts to keep a playground's text. What was kept before is put back at once. */
export const keep = (controller: Controller, { store, own, now, tab }: Surroundings): Keeper => {
  const original = fnv1a(controller.seed.text);
  const listeners = new Set<() => void>();
  let notice: Notice | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The entry as this tab knows it: one that differs was written by another. */
  let known = store.read();
  let seen = controller.state();

  const tell = (next: Notice | undefined): void => {
    notice = next;
    for (const listener of listeners) listener();
  };
  const isForeign = (kept: Kept | undefined): kept is Kept =>
    kept !== undefined && kept.tab !== tab && (kept.at !== known?.at || kept.tab !== known.tab);
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const { text, flow } = controller.state();
    const mine: Kept = { text, flow, original, at: now(), tab };
    const entry = store.read();
    if (isForeign(entry) && entry.text !== text) {
      own.write(mine);
      tell({ kind: 'other-tab', at: entry.at });
      return;
    }
    own.remove();
    if (text === controller.seed.text) {
      known = undefined;
      store.remove();
      // A reset took them back; there is nothing left to drop.
      if (notice?.kind === 'restored') tell(undefined);
      return;
    }
    known = mine;
    if (!store.write(mine)) tell({ kind: 'not-kept' });
    else if (notice?.kind === 'not-kept') tell(undefined);
  };
  const onChange = (): void => {
    const state = controller.state();
    const isSame = state.text === seen.text && state.flow === seen.flow;
    seen = state;
    if (isSame) return;
    clearTimeout(timer);
    timer = setTimeout(write, DELAY_MS);
  };

  const mine = own.read();
  const back = mine ?? known;
  if (back !== undefined && back.text !== controller.seed.text) {
    controller.edit(back.text);
    if (back.flow !== undefined) controller.chooseFlow(back.flow);
    seen = controller.state();
    notice =
      mine !== undefined && known !== undefined && known.text !== mine.text
        ? { kind: 'other-tab', at: known.at }
        : { kind: 'restored', at: back.at, changedSince: back.original !== original };
  }
  const unsubscribe = controller.subscribe(onChange);

  return {
    notice: () => notice,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    drop: () => {
      controller.reset();
      write();
      tell(undefined);
    },
    takeOther: () => {
      known = store.read();
      controller.replace(known?.text ?? controller.seed.text, 'taking the other text');
      own.remove();
      tell(undefined);
    },
    keepMine: () => {
      known = store.read();
      tell(undefined);
      write();
    },
    dismiss: () => tell(undefined),
    onElsewhere: () => {
      const entry = store.read();
      if (isForeign(entry) && entry.text !== controller.state().text)
        tell({ kind: 'other-tab', at: entry.at });
      else if (notice?.kind === 'other-tab') tell(undefined);
    },
    flush: () => {
      if (timer !== undefined) write();
    },
    stop: () => {
      unsubscribe();
      if (timer !== undefined) write();
    },
  };
};
