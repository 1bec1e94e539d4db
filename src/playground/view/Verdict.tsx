/** The verdict, told by sign, word and colour. */
import type { Verdict as VerdictName } from '../../evaluator/index.ts';
import { ids } from '../ids.ts';

/** How each verdict is told: by sign, word and colour. */
export const VERDICTS = {
  reachable: { sign: '✓', word: 'Reachable', tone: 'go' },
  'not-reachable': { sign: '✕', word: 'Not reachable', tone: 'stop' },
  undetermined: { sign: '?', word: 'Undetermined', tone: 'ask' },
} as const satisfies Record<VerdictName, { sign: string; word: string; tone: string }>;

/** The verdict in words, for a sentence. */
export const verdictWord = (verdict: VerdictName): string => VERDICTS[verdict].word;

/** The verdict as it stands in a comparison. */
export const VerdictMark = ({ verdict }: { readonly verdict: VerdictName }) => {
  const { sign, word, tone } = VERDICTS[verdict];
  return (
    <span className={`pg-verdict ${tone}`}>
      <span aria-hidden="true">{sign}</span> {word}
    </span>
  );
};

/** The verdict of a playground. */
export const Verdict = ({ verdict }: { readonly verdict: VerdictName }) => {
  const { sign, word, tone } = VERDICTS[verdict];
  return (
    <span className={`pg-verdict ${tone}`} data-testid={ids.verdict} data-verdict={verdict}>
      <span aria-hidden="true">{sign}</span> {word}
    </span>
  );
};
