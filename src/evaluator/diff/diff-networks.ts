/** Two networks, and what packets notice of the difference. */
import type { Network } from '../model/network.ts';
import type { ScenarioFlow } from '../model/schema.ts';
import type { FlowRequest } from '../trace/ends.ts';
import { cleaned } from '../trace/words.ts';
import { answerOf } from './answer.ts';
import { canonical } from './same.ts';
import { diffTopology } from './topology.ts';
import type { Change, DiffFinding, Exchange, FlowAnswer, FlowDiff, NetworkDiff } from './types.ts';

const requestOf = ({ title: _title, expect: _expect, ...request }: ScenarioFlow): FlowRequest => request;

/** A flow in words: `app → 10.0.1.10, tcp 443`. */
const wordsOf = ({ from, to, protocol = 'tcp', port, action }: FlowRequest): string =>
  `${cleaned(from)} → ${cleaned(to)}, ${protocol}${port === undefined ? '' : ` ${port}`}${action === undefined ? '' : ` ${cleaned(action)}`}`;

const exchanged = <T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Exchange<T> => {
  const [old, now] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return {
    gained: after.filter((item) => !old.has(keyOf(item))),
    lost: before.filter((item) => !now.has(keyOf(item))),
  };
};

/** Two reasons are the same where the same resource gives them, whatever else its rules hold by now. */
const findingKey = ({ code, resource, direction }: DiffFinding): string =>
  `${code} ${direction ?? ''} ${resource}`;

/** A change, where there is one. The order of alternative paths is none. */
const changeOf = <T>(before: T, after: T): { readonly change?: Change<T> } =>
  canonical(before) === canonical(after) ? {} : { change: { before, after } };
const pathsChange = (before: readonly (readonly string[])[], after: readonly (readonly string[])[]) => {
  const key = (paths: readonly (readonly string[])[]): string =>
    paths
      .map((path) => JSON.stringify(path))
      .sort()
      .join();
  return key(before) === key(after) ? undefined : { before, after };
};

const NOTHING = { private: null, paths: [], returnPaths: [], findings: [], assumptions: [] } as const;
const contentOf = (answer: FlowAnswer) =>
  answer.kind === 'traced'
    ? { ...answer, problem: undefined }
    : { ...NOTHING, verdict: 'impossible' as const, problem: answer.problem };

/** How two answers differ; undefined where they do not. */
const diffAnswers = (
  name: string,
  asked: Change<FlowRequest>,
  before: FlowAnswer,
  after: FlowAnswer,
): FlowDiff | undefined => {
  const [old, now] = [contentOf(before), contentOf(after)];
  const verdict = changeOf(old.verdict, now.verdict).change;
  const isPrivate = changeOf(old.private, now.private).change;
  const paths = pathsChange(old.paths, now.paths);
  const returnPaths = pathsChange(old.returnPaths, now.returnPaths);
  const problem = changeOf(old.problem, now.problem).change;
  const findings = exchanged(old.findings, now.findings, findingKey);
  const assumptions = exchanged(old.assumptions, now.assumptions, ({ message }) => message);
  const parts = {
    ...(verdict === undefined ? {} : { verdict }),
    ...(isPrivate === undefined ? {} : { private: isPrivate }),
    ...(paths === undefined ? {} : { paths }),
    ...(returnPaths === undefined ? {} : { returnPaths }),
    ...(problem === undefined ? {} : { problem }),
  };
  const lists = [findings.gained, findings.lost, assumptions.gained, assumptions.lost];
  const nothing = Object.keys(parts).length === 0 && lists.every(({ length }) => length === 0);
  return nothing ? undefined : { name, asked, ...parts, findings, assumptions };
};

/**
 * Compares what two networks answer: to the flows given, or else to those that both scenarios name. Both are asked
 * in full, so a flow that one of them cannot understand is a difference too. Never throws.
 */
export const diffNetworks = (
  before: Network,
  after: Network,
  flows?: readonly FlowRequest[],
): NetworkDiff => {
  const shared = [...before.flows].flatMap(([name, old]) => {
    const now = after.flows.get(name);
    return now === undefined ? [] : [{ name, asked: { before: requestOf(old), after: requestOf(now) } }];
  });
  const questions =
    flows?.map((flow) => ({ name: wordsOf(flow), asked: { before: flow, after: flow } })) ?? shared;
  const changed = questions.flatMap(({ name, asked }) => {
    const old = answerOf(before, asked.before);
    const diff = diffAnswers(name, asked, old, answerOf(after, asked.after));
    return diff === undefined ? [] : [diff];
  });
  const missingIn = (one: Network, other: Network): readonly string[] =>
    flows === undefined ? [...one.flows.keys()].filter((name) => !other.flows.has(name)) : [];
  return {
    asked: questions.length,
    changed,
    onlyBefore: missingIn(before, after),
    onlyAfter: missingIn(after, before),
    topology: diffTopology(before.scenario, after.scenario),
  };
};

/** Whether some flow ends differently or takes another way, or can be asked of one network only. */
export const changesPackets = (diff: NetworkDiff): boolean =>
  diff.changed.some(
    (flow) =>
      flow.verdict !== undefined ||
      flow.private !== undefined ||
      flow.paths !== undefined ||
      flow.returnPaths !== undefined,
  );
