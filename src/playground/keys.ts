/** Keys as a reader presses them, and what they mean. No DOM but the event's own fields. */

/** What of a keyboard event counts. */
export type Stroke = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** Whether a key is one character without Ctrl, Alt or Meta: where text can be typed, it is text. */
export const isCharacter = (keys: string): boolean => /^(?:Shift\+)?.$/u.test(keys);

const letterOf = ({ key, code }: Stroke): string =>
  // With Alt, some keyboards give another character.
  /^Key[A-Z]$/.test(code) ? code.slice(3) : key;

/**
 * Whether an event is these keys: `n`, `?`, `Shift+F`, `Shift+Alt+F`, `F1`. Letters go by their place on the
 * keyboard where Alt is held, else by what they write. Ctrl and Meta never match.
 */
export const isPressed = (keys: string, event: Stroke): boolean => {
  if (event.ctrlKey || event.metaKey) return false;
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const wantsAlt = parts.includes('Alt');
  if (wantsAlt !== event.altKey) return false;
  if (wantsAlt) return event.shiftKey === parts.includes('Shift') && letterOf(event) === key;
  // What needs Shift to be written at all, such as `?`, says so by being written.
  if (key.length === 1 && key.toLowerCase() === key.toUpperCase()) return event.key === key;
  if (event.shiftKey !== parts.includes('Shift')) return false;
  return key.length === 1 ? event.key.toLowerCase() === key.toLowerCase() : event.key === key;
};
