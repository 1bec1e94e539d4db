/** A playground that has the page to itself: one scenario after the other, as the address says. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { writeLast } from './last.ts';
import { readLocation } from './location.ts';
import { type Opening, openFound } from './opening.ts';
import { Workbench } from './Workbench.tsx';

interface FullPlaygroundProps {
  readonly base: string;
  readonly factsRead: string;
  readonly first: Opening;
  /** Why something else is open than the address asks for. */
  readonly firstNote: string | undefined;
}

export const FullPlayground = ({ base, factsRead, first, firstNote }: FullPlaygroundProps) => {
  const [{ id, opening }, setOpened] = useState({ id: 0, opening: first });
  const [note, setNote] = useState(firstNote);
  /** How many were asked for: a slower one that was asked for earlier must not take the place of a later one. */
  const asked = useRef(0);

  const follow = useCallback(
    async (hash: string): Promise<void> => {
      asked.current += 1;
      const mine = asked.current;
      const next = await openFound(await readLocation(base, hash), factsRead);
      if (mine !== asked.current || next === undefined) return;
      setNote(typeof next === 'string' ? next : undefined);
      if (typeof next !== 'string') setOpened({ id: mine, opening: next });
    },
    [base, factsRead],
  );
  const { work, controller } = opening;
  useEffect(() => {
    if (work.opened.scenario !== undefined) writeLast(work.opened.scenario);
    // A playground that was replaced must not keep the page's open editor to itself.
    return () => controller.closeEditor();
  }, [work, controller]);

  return (
    <Workbench
      // Another one for each opening, also of the same example.
      key={id}
      base={base}
      work={work}
      controller={controller}
      note={note}
      onNoteClose={() => setNote(undefined)}
      onLink={(hash) => void follow(hash)}
    />
  );
};
