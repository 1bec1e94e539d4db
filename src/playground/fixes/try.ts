/** Tries changes on a text: written, read again and traced, they must end as they were promised to. */
import {
  type Fix,
  type PatchOperation,
  type ReadResult,
  readNetwork,
  type Trace,
  traceFlow,
  type Verdict,
} from '../../evaluator/index.ts';
import { editText, type TextEdit } from '../text-edit.ts';
import { hunksOf } from './text/hunks.ts';
import { writeEdits } from './text/write.ts';
import type { Change, Outcome } from './types.ts';

/** Edits of the text with what becomes of the flow; undefined where they cannot be written. */
export interface Attempt {
  readonly edits: readonly TextEdit[];
  readonly trace: Trace;
}

/** A flow of a text. */
export interface Subject {
  readonly text: string;
  readonly read: Extract<ReadResult, { ok: true }>;
  readonly flow: string;
  readonly trace: Trace;
  /** What was tried on it, by the operations. */
  readonly tried: Map<string, Attempt | undefined>;
}

/** The subject of a text and a flow; undefined where the text has problems or the flow cannot be asked. */
export const subjectOf = (text: string, flow: string): Subject | undefined => {
  const read = readNetwork(text);
  const request = read.ok ? read.network.flows.get(flow) : undefined;
  if (!read.ok || request === undefined) return undefined;
  const traced = traceFlow(read.network, request);
  return traced.ok ? { text, read, flow, trace: traced.trace, tried: new Map() } : undefined;
};

const outcomeOf = ({ verdict, choices, shown }: Trace): Outcome => ({
  verdict,
  path: choices[shown]?.path ?? [],
  private: choices[shown]?.private ?? null,
});

const attemptAnew = (
  { text, read, flow }: Subject,
  operations: readonly PatchOperation[],
): Attempt | undefined => {
  const edits = writeEdits(text, read.scenario, operations);
  if (edits === undefined || edits.length === 0) return undefined;
  const after = subjectOf(editText(text, edits), flow);
  return after === undefined ? undefined : { edits, trace: after.trace };
};

/** Writes operations into the text and asks again, the same ones once. */
export const attempt = (subject: Subject, operations: readonly PatchOperation[]): Attempt | undefined => {
  const key = JSON.stringify(operations);
  const { tried } = subject;
  if (!tried.has(key)) tried.set(key, attemptAnew(subject, operations));
  return tried.get(key);
};

/** A fix as a change of the text; undefined where, written, it does not do what it promised. */
export const changeOf = (
  subject: Subject,
  fix: Pick<Fix, 'summary' | 'edits' | 'aws' | 'sideEffects' | 'flowsNotCompared'> & {
    readonly verdict: Verdict;
  },
): Change | undefined => {
  const tried = attempt(subject, fix.edits);
  if (tried === undefined || tried.trace.verdict !== fix.verdict) return undefined;
  return {
    summary: fix.summary,
    ...(fix.aws === undefined ? {} : { aws: fix.aws }),
    edits: tried.edits,
    hunks: hunksOf(subject.text, tried.edits),
    before: outcomeOf(subject.trace),
    after: outcomeOf(tried.trace),
    sideEffects: fix.sideEffects,
    ...(fix.flowsNotCompared === undefined ? {} : { flowsNotCompared: fix.flowsNotCompared }),
  };
};
