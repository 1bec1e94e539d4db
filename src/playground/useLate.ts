/** A part of the page that loads when a reader asks for it. */
import { useEffect, useRef, useState } from 'react';

/**
 * @param load what to load; asked again where it failed
 * @param isWanted whether a reader asks for it now
 * @param onFailed hears that it could not be loaded
 * @returns undefined until it is there
 */
export const useLate = <Part>(
  load: () => Promise<Part>,
  isWanted: boolean,
  onFailed: () => void,
): Part | undefined => {
  const [part, setPart] = useState<Part>();
  const current = useRef({ load, onFailed });
  current.current = { load, onFailed };
  const isMissing = isWanted && part === undefined;
  useEffect(() => {
    if (!isMissing) return undefined;
    let gone = false;
    current.current.load().then(
      (loaded) => {
        if (!gone) setPart(() => loaded);
      },
      () => {
        if (!gone) current.current.onFailed();
      },
    );
    return () => {
      gone = true;
    };
  }, [isMissing]);
  return part;
};
