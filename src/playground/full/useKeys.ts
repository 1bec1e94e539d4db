/** Runs commands by their keys, as long as nobody types elsewhere. */
import { useEffect, useRef, useState } from 'react';
import { type Command, offered } from '../commands.ts';
import type { Controller } from '../controller.ts';
import { keyOf, storageOf } from '../keep/key.ts';
import { isCharacter, isPressed } from '../keys.ts';

const TYPING = 'input, textarea, select, [contenteditable], [role="separator"], .monaco-editor, dialog';

const key = (): string => keyOf(import.meta.env.BASE_URL, 'single keys');

const readSingle = (): boolean => {
  try {
    return storageOf('localStorage')?.getItem(key()) !== 'off';
  } catch {
    return true;
  }
};

const writeSingle = (single: boolean): void => {
  try {
    storageOf('localStorage')?.setItem(key(), single ? 'on' : 'off');
  } catch {
    // It then holds for this visit.
  }
};

/**
 * @param paused while a dialog is open
 * @returns whether single letters are keys, and the way to change that
 */
export const useKeys = (
  controller: Controller,
  commands: readonly Command[],
  paused: boolean,
): readonly [single: boolean, setSingle: (single: boolean) => void] => {
  const [single, setSingle] = useState(readSingle);
  const current = useRef({ controller, commands, paused, single });
  current.current = { controller, commands, paused, single };
  useEffect(() => {
    const listening = new AbortController();
    const onKey = (event: KeyboardEvent): void => {
      const now = current.current;
      if (event.defaultPrevented || now.paused || event.isComposing) return;
      const isTyping = event.target instanceof Element && event.target.closest(TYPING) !== null;
      const found = offered(now.commands, now.controller.state()).find(
        ({ keys }) =>
          keys !== undefined && isPressed(keys, event) && (!isCharacter(keys) || (now.single && !isTyping)),
      );
      if (found === undefined) return;
      event.preventDefault();
      found.run(now.controller);
    };
    document.addEventListener('keydown', onKey, { signal: listening.signal });
    return () => listening.abort();
  }, []);
  return [
    single,
    (wanted) => {
      setSingle(wanted);
      writeSingle(wanted);
    },
  ];
};
