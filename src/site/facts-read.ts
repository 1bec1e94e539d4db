/** The day to which the facts behind the model go. */
import { FACTS } from '../../content/facts/ledger.ts';

export const factsRead =
  FACTS.map(({ read }) => read ?? '')
    .sort()
    .at(-1) ?? '';
