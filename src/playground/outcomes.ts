/** What became of a rule or a route that a hop tried, in words. */
import type { Candidate } from '../evaluator/index.ts';

export const OUTCOMES: Readonly<Record<Candidate['outcome'], string>> = {
  decides: 'decides',
  matches: 'matches too',
  'no-match': 'does not match',
  shadowed: 'matches, but another one wins',
  unclear: 'may match',
};
