/** What is asked of pairs of ends, and what holds for them. */
import type { Verdict } from '../model/schema.ts';

/** What is asked of every pair. */
export interface ReachQuestion {
  readonly protocol: 'tcp' | 'udp' | 'icmp' | number;
  readonly port: number | undefined;
}

/** What holds for a pair, or for all pairs of a row. */
export interface ReachAnswer {
  readonly verdict: Verdict;
  readonly private: boolean | null;
}
