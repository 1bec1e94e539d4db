/** Switches: one press breaks or opens the flow, the next one takes that back. Fingers have them always in sight. */
import { useEffect, useState } from 'react';
import { ids } from '../../ids.ts';
import { Sentence } from '../../view/Sentence.tsx';
import { useFixes } from '../useFixes.ts';

/** Where there is no room for an editor beside the result, or no keyboard. */
const HANDHELD = '(pointer: coarse), (max-width: 50rem)';

const useHandheld = (): boolean => {
  const [is, setIs] = useState(() => matchMedia(HANDHELD).matches);
  useEffect(() => {
    const query = matchMedia(HANDHELD);
    const look = (): void => setIs(query.matches);
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  return is;
};

export const Presets = () => {
  const found = useFixes();
  const handheld = useHandheld();
  if (found === undefined || found.state.presets.length === 0) return null;
  const { presets, pressed, canSwitch } = found.state;
  const list = (
    <ul>
      {presets.map(({ label }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a switch is its place in the list
        <li key={at}>
          <button
            type="button"
            className="pg-preset"
            data-testid={ids.preset}
            aria-pressed={pressed.includes(at)}
            aria-disabled={!canSwitch}
            onClick={() => found.fixes.toggle(at)}
          >
            <span className="pg-preset-sign" aria-hidden="true" />
            <span>
              <Sentence text={label} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
  return handheld ? (
    <div className="pg-presets" data-testid={ids.presets} data-late>
      <p className="pg-heading">Try a change</p>
      {list}
    </div>
  ) : (
    <details className="pg-presets" data-testid={ids.presets} data-late>
      <summary className="pg-heading">Try a change</summary>
      {list}
    </details>
  );
};
