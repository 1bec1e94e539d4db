/** What an editor is told of the fixes: its warnings, each with the changes that it offers. */
import type { EditorWarning } from '../editor/props.ts';
import type { Fixes, FixesState } from './store.ts';

const NONE: readonly EditorWarning[] = [];

/** The warnings of what is on screen; none while the text is ahead of what was found. */
export const warningsOf = (fixes: Fixes, { found, isCurrent }: FixesState): readonly EditorWarning[] => {
  if (found === undefined || !isCurrent) return NONE;
  const { plan } = found;
  return found.troubles.map(({ message, mark, place, change, isPlan }) => {
    const own = change === undefined ? [] : [change];
    const all = plan === undefined || isPlan ? [] : [plan];
    const offer = (one: NonNullable<typeof change>) => ({
      title: one.summary.replaceAll('`', ''),
      apply: () => fixes.apply(one, false),
    });
    return { message, mark, place, fixes: [...own, ...all].map(offer) };
  });
};
