/**
 * What a trace asks of security groups: all that it looks at of them. Who traces many flows may so find out for which
 * others it holds as well. Recorded only for who asks, since plain tracing is done very often.
 */
import type { NetworkInterface } from '../model/network.ts';
import type { Packet } from '../trace/packet.ts';
import type { GroupAnswer, Sight } from './security-group.ts';

/** One question, with its answer. */
export interface GroupQuestion {
  readonly owner: NetworkInterface;
  readonly side: 'inbound' | 'outbound';
  readonly packet: Packet & Sight;
  readonly outcome: GroupAnswer['outcome'];
}

let recording: GroupQuestion[] | undefined;

/** Notes a question. */
export const rememberQuestion = (question: GroupQuestion): void => {
  recording?.push(question);
};

/** Runs a trace and gives what it asked beside it. Tracing is synchronous, so nothing else is recorded. */
export const recordQuestions = <T>(
  run: () => T,
): { readonly value: T; readonly questions: readonly GroupQuestion[] } => {
  const outer = recording;
  const questions: GroupQuestion[] = [];
  recording = questions;
  try {
    return { value: run(), questions };
  } finally {
    recording = outer;
  }
};
