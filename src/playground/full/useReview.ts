/** What there is to say about a playground's text, asked for in the background once the reader pauses. */
import { useEffect, useState } from 'react';
import { askInBackground } from '../client.ts';
import type { ReviewItem } from '../review/review.ts';
import { usePlayground } from '../usePlayground.ts';

/** Advice may wait until nobody types. */
const PAUSE_MS = 250;

export interface Reviewed {
  readonly items: readonly ReviewItem[];
  /** The text that the places are about. */
  readonly text: string;
}

/** The review of the last text that could be read; undefined until there is one. */
export const useReview = (): Reviewed | undefined => {
  const { controller, state } = usePlayground();
  const { goodText: text } = state;
  const { flow } = state.good;
  const [reviewed, setReviewed] = useState<Reviewed>();
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      void askInBackground(controller, 'review', { text, flow }).then((answer) => {
        if (isWanted && answer.kind === 'reviewed') setReviewed({ items: answer.items, text });
      });
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [controller, text, flow]);
  return reviewed;
};
