/** Ends of flows as lines name them. */
import type { ReachEnd } from '../evaluator/index.ts';
import { plain } from './terminal.ts';

const textOf = ({ name, label }: Pick<ReachEnd, 'name' | 'label'>): string =>
  label === undefined || label === name ? name : `${name} (${label})`;

/** Ends that are alike: all where they are few, else how many. */
export const endsText = (ends: readonly Pick<ReachEnd, 'name' | 'label'>[]): string => {
  const shown = ends.slice(0, 3).map(textOf).join(', ');
  return plain(ends.length > 3 ? `${shown} and ${ends.length - 3} more` : shown);
};
