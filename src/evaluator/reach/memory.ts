/** What is remembered of a network from one pair of classes to the next. It saves time and changes no answer. */
import type { Network, NetworkInterface, SecurityGroup } from '../model/network.ts';
import type { ReachClass, ReachEnd } from './classes.ts';
import type { Condition, ForeseenByPacket, Side } from './conditions.ts';
import type { ReachAnswer, ReachQuestion } from './question.ts';

/** What one trace came to, and what groups had to say for that. */
export interface Transcript {
  readonly conditions: readonly Condition[];
  readonly answer: ReachAnswer | undefined;
}

/** Traces for one question. */
export interface Memory {
  readonly question: ReachQuestion;
  readonly sides: WeakMap<ReachClass, Side>;
  /** A number for each set of groups, whichever interfaces carry it. */
  readonly sets: Map<string, number>;
  readonly foreseen: ForeseenByPacket;
  /** The kind of sources that the transcripts are of. */
  source: number | ReachClass | undefined;
  readonly transcripts: Map<number | ReachClass, Transcript[]>;
}

const memories = new WeakMap<Network, Memory>();

/** The memory of a network for a question; another question makes room for itself. */
export const memoryOf = (network: Network, question: ReachQuestion): Memory => {
  const known = memories.get(network);
  const { protocol, port } = question;
  if (known?.question.protocol === protocol && known.question.port === port) return known;
  const made: Memory = {
    question,
    sides: new WeakMap(),
    sets: new Map(),
    foreseen: new Map(),
    source: undefined,
    transcripts: new Map(),
  };
  memories.set(network, made);
  return made;
};

const ownerOf = (network: Network, { name }: ReachEnd): NetworkInterface | undefined => {
  const instance = network.instances.get(name);
  return instance === undefined ? network.interfaces.get(name) : instance.interfaces[0];
};

const numberOf = (sets: Map<string, number>, groups: readonly SecurityGroup[]): number => {
  const text = JSON.stringify(groups.map(({ key }) => key).sort());
  const number = sets.get(text) ?? sets.size;
  sets.set(text, number);
  return number;
};

const NOBODY: ReachEnd = { name: '', kind: 'internet', sends: false };

/** A class as an end of pairs. Without kin nothing stands for it, nor it for others. */
export const sideOf = ({ sides, sets }: Memory, network: Network, each: ReachClass): Side => {
  const known = sides.get(each);
  if (known !== undefined) return known;
  const { kin, members } = each;
  const [first = NOBODY] = members;
  const owner = kin === undefined ? undefined : ownerOf(network, first);
  const made: Side = {
    first,
    kin,
    owner,
    groups: numberOf(sets, owner?.securityGroups ?? []),
    isLinked: members.some(({ group }) => group !== undefined),
  };
  sides.set(each, made);
  return made;
};
