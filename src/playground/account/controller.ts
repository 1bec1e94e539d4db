/** What the import page does: choices, questions and answers become changes of its state. No React, no elements. */

import type { CloudFormationOptions } from '../../import/index.ts';
import { type Chosen, chosenFiles, chosenText, NONE_SKIPPED, walkEntries } from './choose.ts';
import type { AccountClient, Question, Reply } from './client.ts';
import { type FlowFields, requestOf } from './fields.ts';
import { givenOf, type InputValues } from './inputs.ts';
import { TERRAFORM_FIRST } from './load/no-vpc.ts';
import type { FoundPage, ReachAsked, Wanted } from './protocol.ts';
import { type AccountAction, type AccountState, EMPTY, reduce, type Trouble } from './state.ts';

/** What a reader gave the page to read. */
export type Choice =
  | { readonly kind: 'files'; readonly files: readonly File[] }
  | { readonly kind: 'entries'; readonly entries: readonly FileSystemEntry[] }
  | { readonly kind: 'text'; readonly text: string }
  /** The address of the account that the site ships. */
  | { readonly kind: 'example'; readonly url: string };

export interface Surroundings {
  readonly client: AccountClient;
  /** Loads all that the page may need later, so that nothing is fetched once files are read. */
  readonly warm: () => Promise<void>;
  /** Begins to count requests; ends by what it returns. */
  readonly watch: (tell: (urls: readonly string[]) => void) => () => void;
}

export interface Controller {
  readonly state: () => AccountState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly open: (choice: Choice) => Promise<void>;
  /** Ends loading, or forgets what was loaded: the worker goes, and all state with it. */
  readonly forget: () => void;
  /** Takes what a reader says of a template, without reading it again yet. */
  readonly setInputs: (values: InputValues) => void;
  /** Reads the template again with what the reader said of it, and asks the question again that was answered. */
  readonly readAgain: () => Promise<void>;
  readonly setFields: (fields: Partial<FlowFields>) => void;
  readonly find: (wanted: Wanted) => Promise<FoundPage | undefined>;
  readonly trace: () => Promise<void>;
  readonly showChoice: (choice: number) => void;
  /** Opens the part that decides the trace that is shown. */
  readonly openPart: (isAnonymous: boolean) => Promise<void>;
  readonly reach: (asked: ReachAsked) => Promise<void>;
  readonly stopReach: () => void;
  /** What the worker told of its own requests. */
  readonly countRequests: (urls: readonly string[]) => void;
}

const NO_EXAMPLE = 'The example account could not be loaded. Check the connection and try again.';

/** What the example account has to answer first. */
const EXAMPLE_QUESTION = { from: 'worker', to: 'sqs.us-east-1.amazonaws.com', port: '443' };

const exampleAt = async (url: string): Promise<Chosen | string> => {
  try {
    const response = await fetch(url);
    if (!response.ok) return NO_EXAMPLE;
    const file = new File([await response.arrayBuffer()], 'example-account.zip');
    return { files: [{ path: file.name, file }], skipped: NONE_SKIPPED, stopped: undefined };
  } catch {
    return NO_EXAMPLE;
  }
};

const nothingIn = ({ skipped }: Chosen): string =>
  skipped.count === 0
    ? 'This folder is empty.'
    : skipped.first.some((name) => name.endsWith('.tf'))
      ? TERRAFORM_FIRST
      : `None of these ${skipped.count.toLocaleString('en-US')} files is JSON, YAML, a template or an archive, going by their names. Choose the folder that the collector wrote.`;

/** What a template was read with, so that it is not read again with the same. */
const asText = ({ parameters, region, account }: CloudFormationOptions): string =>
  JSON.stringify([...(parameters ?? []), region, account]);
const NOTHING_GIVEN = asText({});

/** Makes the controller of one page. */
export const makeController = ({ client, warm, watch }: Surroundings): Controller => {
  let state = EMPTY;
  /** Goes up with each choice: what belongs to an earlier one comes too late. */
  let turn = 0;
  /** The same for each question about a flow. */
  let asking = 0;
  let unwatch = (): void => undefined;
  let reaching: Question | undefined;
  /** What was chosen: the files, not what they hold. */
  let last: Pick<Chosen, 'files' | 'skipped'> | undefined;
  let lastGiven = NOTHING_GIVEN;
  const listeners = new Set<() => void>();

  const dispatch = (action: AccountAction): void => {
    state = reduce(state, action);
    for (const listener of listeners) listener();
  };

  const end = (): void => {
    turn += 1;
    asking += 1;
    unwatch();
    unwatch = () => undefined;
    last = undefined;
    lastGiven = NOTHING_GIVEN;
    client.forget();
  };
  const fail = (trouble: Trouble): void => {
    end();
    dispatch({ kind: 'not-loaded', trouble });
  };

  const look = (choice: Choice, own: number): Promise<Chosen | string> => {
    const tell = (seen: number): boolean => {
      if (own === turn) dispatch({ kind: 'progress', progress: { stage: 'looking', seen } });
      return own === turn;
    };
    switch (choice.kind) {
      case 'files':
        return Promise.resolve(chosenFiles(choice.files));
      case 'entries':
        return walkEntries(choice.entries, tell);
      case 'text':
        return Promise.resolve(chosenText(choice.text));
      case 'example':
        return exampleAt(choice.url);
    }
  };

  const settle = (reply: Reply): void => {
    if (reply.kind === 'loaded') dispatch({ kind: 'loaded', account: reply.account });
    else if (reply.kind === 'nothing') {
      const { message, summary } = reply;
      // With other values there may be something.
      if (summary.inputs === undefined) fail({ message, summary });
      else dispatch({ kind: 'not-loaded', trouble: { message, summary } });
    } else if (reply.kind === 'failed') fail({ message: reply.message, summary: undefined });
  };

  const open = async (choice: Choice): Promise<void> => {
    end();
    const own = turn;
    dispatch({ kind: 'choose' });
    await warm();
    const chosen = own === turn ? await look(choice, own) : '';
    if (own !== turn) return;
    if (typeof chosen === 'string') return fail({ message: chosen, summary: undefined });
    if (chosen.stopped !== undefined) return fail({ message: chosen.stopped, summary: undefined });
    if (chosen.files.length === 0) return fail({ message: nothingIn(chosen), summary: undefined });
    unwatch = watch((urls) => dispatch({ kind: 'requests', urls }));
    const { files, skipped } = chosen;
    last = { files, skipped };
    const question = client.ask({ kind: 'load', files, skipped }, (progress) => {
      if (progress.stage !== 'reaching') dispatch({ kind: 'progress', progress });
    });
    const reply = await question.reply;
    if (own !== turn) return;
    settle(reply);
    if (choice.kind === 'example') dispatch({ kind: 'fields', fields: EXAMPLE_QUESTION });
  };

  const trace = async (): Promise<void> => {
    const read = requestOf(state.fields);
    if (!read.ok) return dispatch({ kind: 'refused', problem: read });
    asking += 1;
    const own = asking;
    dispatch({ kind: 'ask' });
    const reply = await client.ask({ kind: 'trace', request: read.request }).reply;
    if (own !== asking) return;
    if (reply.kind === 'refused') return dispatch({ kind: 'refused', problem: reply });
    if (reply.kind !== 'traced') {
      const message = reply.kind === 'failed' ? reply.message : 'No answer came.';
      return dispatch({ kind: 'refused', problem: { field: '', message } });
    }
    const { shown } = reply;
    dispatch({ kind: 'traced', shown });
    if (shown.trace.findings.length === 0)
      return dispatch({ kind: 'fixes', of: shown, fixes: { kind: 'none' } });
    const fixed = await client.ask({ kind: 'fix', request: read.request }).reply;
    dispatch({
      kind: 'fixes',
      of: shown,
      fixes:
        fixed.kind === 'fixed'
          ? { kind: 'found', findings: fixed.trace.findings, plan: fixed.plan }
          : { kind: 'failed' },
    });
  };

  const readAgain = async (): Promise<void> => {
    const { inputs, answer } = state;
    const isAnswered = answer.kind === 'shown' || answer.kind === 'asking';
    if (inputs === undefined || last === undefined) return;
    const read = givenOf(inputs.asked, inputs.values);
    if (!read.ok) return dispatch({ kind: 'inputs-refused', problem: read });
    const text = asText(read.given);
    if (text === lastGiven) return;
    lastGiven = text;
    asking += 1;
    reaching?.cancel();
    const own = turn;
    dispatch({ kind: 'again' });
    const reply = await client.ask({ kind: 'load', ...last, given: read.given }).reply;
    if (own !== turn || text !== lastGiven) return;
    settle(reply);
    if (isAnswered && state.phase.kind === 'loaded') await trace();
  };

  const openPart = async (isAnonymous: boolean): Promise<void> => {
    if (state.answer.kind !== 'shown') return;
    const { shown } = state.answer;
    // One that is open stays until the other is there.
    if (state.part.kind !== 'shown') dispatch({ kind: 'part', of: shown, part: { kind: 'asking' } });
    const reply = await client.ask({ kind: 'part', request: shown.request, isAnonymous }).reply;
    if (reply.kind === 'part')
      return dispatch({ kind: 'part', of: shown, part: { kind: 'shown', part: reply.part } });
    const message = reply.kind === 'failed' ? reply.message : 'No answer came.';
    dispatch({ kind: 'part', of: shown, part: { kind: 'failed', message } });
  };

  const reach = async (asked: ReachAsked): Promise<void> => {
    reaching?.cancel();
    dispatch({ kind: 'reach', asked });
    const question = client.ask({ kind: 'reach', asked }, (progress) => {
      if (progress.stage === 'reaching') dispatch({ ...progress, kind: 'reaching', asked });
    });
    reaching = question;
    const reply = await question.reply;
    if (reply.kind === 'reached') dispatch({ kind: 'reach-ended', asked, as: 'done', more: reply.more });
    else if (reply.kind === 'refused' || reply.kind === 'failed')
      dispatch({ kind: 'reach-refused', asked, message: reply.message });
    else dispatch({ kind: 'reach-ended', asked, as: 'stopped', more: false });
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open,
    forget: () => {
      end();
      dispatch({ kind: 'forget' });
    },
    setInputs: (values) => dispatch({ kind: 'inputs', values }),
    readAgain,
    setFields: (fields) => dispatch({ kind: 'fields', fields }),
    find: async (wanted) => {
      const reply = await client.ask({ kind: 'find', wanted }).reply;
      return reply.kind === 'found' ? reply.page : undefined;
    },
    trace,
    showChoice: (choice) => dispatch({ kind: 'choice', choice }),
    openPart,
    reach,
    stopReach: () => reaching?.cancel(),
    countRequests: (urls) => dispatch({ kind: 'requests', urls }),
  };
};
