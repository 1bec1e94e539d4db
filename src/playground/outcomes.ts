/** What a hop decided, as a sign, and what became of a rule or a route that it tried, in words. */
import type { Candidate, Decision } from '../evaluator/index.ts';

export const DECISION_SIGNS: Readonly<Record<Decision, string>> = { passes: '✓', refuses: '✕', unknown: '?' };

export const OUTCOMES: Readonly<Record<Candidate['outcome'], string>> = {
  decides: 'decides',
  matches: 'matches too',
  'no-match': 'does not match',
  shadowed: 'matches, but another one wins',
  unclear: 'may match',
};
