/** How far the loading is, with a way to end it. */
import { accountIds } from '../ids.ts';
import type { Loading } from '../state.ts';
import { megabytes } from './words.ts';

const WORDS: Readonly<Record<Exclude<Loading['stage'], 'reading' | 'looking'>, string>> = {
  preparing: 'Loading the rest of this page first, so that nothing is fetched afterwards',
  understanding: 'Reading what the files say',
  building: 'Working out the network',
  indexing: 'Making it searchable',
};

/** What goes on, in words. */
const progressWords = (progress: Loading): string => {
  switch (progress.stage) {
    case 'reading':
      return `Reading file ${Math.min(progress.files + 1, progress.ofFiles)} of ${progress.ofFiles}, ${megabytes(progress.bytes)} of ${megabytes(progress.ofBytes)}`;
    case 'looking':
      return `Looking through the folder, ${progress.seen.toLocaleString('en-US')} entries so far`;
    default:
      return WORDS[progress.stage];
  }
};

export const Progress = ({
  progress,
  onCancel,
}: {
  readonly progress: Loading;
  readonly onCancel: () => void;
}) => (
  <div className="acc-progress" data-testid={accountIds.progress}>
    <p>{progressWords(progress)}…</p>
    <progress
      aria-label="Loading the account"
      {...(progress.stage === 'reading' ? { max: Math.max(progress.ofBytes, 1), value: progress.bytes } : {})}
    />
    <button type="button" className="pg-button" data-testid={accountIds.cancel} onClick={onCancel}>
      Cancel
    </button>
  </div>
);
