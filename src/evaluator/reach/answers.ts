/**
 * Answers for pairs of classes. Where nothing but security groups tells classes apart, one trace stands for all pairs
 * of them of which the groups say the same: everything else on the way is alike, and what a trace looks at of groups
 * is what it asks of them (filtering/questions.ts).
 */
import { recordQuestions } from '../filtering/questions.ts';
import type { Network } from '../model/network.ts';
import { traceFlow } from '../trace/trace-flow.ts';
import type { ReachClass, ReachEnd } from './classes.ts';
import { type Condition, conditionsOf, isMet, type Side } from './conditions.ts';
import { type Memory, memoryOf, sideOf, type Transcript } from './memory.ts';
import { standInFor } from './pairs.ts';
import type { ReachAnswer, ReachQuestion } from './question.ts';

/** More different answers of groups than this are traced one by one. */
const MOST_TRANSCRIPTS = 64;

const ask = (
  network: Network,
  [from, to]: readonly [ReachEnd, ReachEnd],
  { protocol, port }: ReachQuestion,
): ReachAnswer | undefined => {
  const ports = port === undefined ? {} : { port };
  const result = traceFlow(network, { from: from.name, to: to.name, protocol, ...ports });
  return result.ok ? { verdict: result.trace.verdict, private: result.trace.private } : undefined;
};

/** The traces from one kind of sources, by the kind of destinations. Other sources make room: kin stand together. */
const transcriptsFrom = (memory: Memory, from: ReachClass): Memory['transcripts'] => {
  const source = from.kin ?? from;
  if (memory.source !== source) memory.transcripts.clear();
  memory.source = source;
  return memory.transcripts;
};

/** The answers of the two kinds of pairs of two classes; undefined where there is no such pair, or it makes no flow. */
export interface PairAnswers {
  readonly others: ReachAnswer | undefined;
  readonly linked: ReachAnswer | undefined;
}

/** What one class of sources gets for an answer from any class of destinations. */
export const answersFrom = (
  network: Network,
  from: ReachClass,
  question: ReachQuestion,
): ((to: ReachClass) => PairAnswers) => {
  const memory = memoryOf(network, question);
  const source = sideOf(memory, network, from);
  const byTarget = transcriptsFrom(memory, from);
  // From the internet the rules of groups decide as well which addresses are asked (trace/internet-sources.ts).
  const isInternet = source.first.kind === 'internet';

  const traced = (pair: readonly [ReachEnd, ReachEnd] | undefined): ReachAnswer | undefined =>
    pair === undefined ? undefined : ask(network, pair, question);

  const remembered = (transcripts: Transcript[], target: Side): ReachAnswer | undefined => {
    for (const { conditions, answer } of transcripts)
      if (conditions.every((condition) => isMet(condition, source, target))) return answer;
    const { value: answer, questions } = recordQuestions(() => traced([source.first, target.first]));
    const conditions: readonly Condition[] = conditionsOf(memory.foreseen, questions, source, target);
    if (transcripts.length < MOST_TRANSCRIPTS) transcripts.push({ conditions, answer });
    return answer;
  };

  return (to) => {
    const target = sideOf(memory, network, to);
    const linked = source.isLinked && target.isLinked ? traced(standInFor(from, to, 'linked')) : undefined;
    const isPlain = source.first.name !== target.first.name && !(source.isLinked && target.isLinked);
    if (isInternet || !isPlain || (from.kin === undefined && to.kin === undefined))
      return { others: traced(standInFor(from, to, 'others')), linked };
    const key = to.kin ?? to;
    let transcripts = byTarget.get(key);
    if (transcripts === undefined) {
      transcripts = [];
      byTarget.set(key, transcripts);
    }
    return { others: remembered(transcripts, target), linked };
  };
};
