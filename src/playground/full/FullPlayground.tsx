/** A playground that has the page to itself: one scenario after the other, as the address says. */
import { useEffect, useRef, useState } from 'react';
import type { Controller } from '../controller.ts';
import { hashOf } from '../share/address.ts';
import { browserWorld, keepHash } from '../share/hash.ts';
import { sharedOf } from '../share/shared.ts';
import { writeLast } from './last.ts';
import { type Location, readLocation, type Work } from './location.ts';
import { openWork } from './opening.ts';
import { Workbench } from './Workbench.tsx';

export interface Opened {
  /** Another one for each opening, also of the same example. */
  readonly id: number;
  readonly work: Work;
  readonly controller: Controller;
  /** Why something else is not what is open. */
  readonly note: string | undefined;
}

/** Opens what a location names. Undefined where that is nothing; a note where it cannot be opened. */
export const openLocation = async (
  found: Location,
  factsRead: string,
): Promise<Pick<Opened, 'work' | 'controller'> | string | undefined> => {
  if (found.kind === 'failed') return found.message;
  if (found.kind === 'nothing') return undefined;
  try {
    return { work: found.work, controller: await openWork(found.work, factsRead) };
  } catch {
    return 'The evaluator could not be loaded. Check the connection and try again.';
  }
};

interface FullPlaygroundProps {
  readonly base: string;
  readonly factsRead: string;
  readonly first: Opened;
}

export const FullPlayground = ({ base, factsRead, first }: FullPlaygroundProps) => {
  const [opened, setOpened] = useState(first);
  /** How many were asked for: a slower one that was asked for earlier must not take the place of a later one. */
  const asked = useRef(0);

  useEffect(() => {
    const follow = async (): Promise<void> => {
      asked.current += 1;
      const mine = asked.current;
      const next = await openLocation(await readLocation(base), factsRead);
      if (mine !== asked.current) return;
      if (typeof next === 'string') setOpened((before) => ({ ...before, note: next }));
      else if (next !== undefined) setOpened({ ...next, id: mine, note: undefined });
    };
    const onHash = (): void => void follow();
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, [base, factsRead]);

  const { work, controller, note } = opened;
  useEffect(() => {
    if (work.scenario !== undefined) writeLast(work.scenario);
    // A playground that was replaced must not keep the page's open editor to itself.
    return () => controller.closeEditor();
  }, [work, controller]);

  useEffect(() => {
    if (!work.isInAddress) return undefined;
    const shared = () => sharedOf(controller);
    return keepHash({ shared, subscribe: controller.subscribe, encode: hashOf }, browserWorld());
  }, [work, controller]);

  return (
    <Workbench
      key={opened.id}
      base={base}
      work={work}
      controller={controller}
      note={note}
      onNoteClose={() => setOpened((before) => ({ ...before, note: undefined }))}
    />
  );
};
