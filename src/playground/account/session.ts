/**
 * One account in a worker: what was read of it, and the answers about it. Everything that a page asks
 * comes in by `handle`; what it is told goes out by `post`. Knows no worker, so that tests run it as it is.
 */
import { outline } from '../../diagram/index.ts';
import { type FlowRequest, fixesIn, type Network, traceFlow } from '../../evaluator/index.ts';
import { type Inventory, searchInventory } from '../../import/index.ts';
import { type Held, loadAccount } from './load/load.ts';
import { shownPart } from './part.ts';
import type {
  AccountMessage,
  AccountRequest,
  Answer,
  Ask,
  Progress,
  ReachAsked,
  ReachedRow,
  Wanted,
} from './protocol.ts';
import { reachSteps } from './reach.ts';

/** So long may one slice of a long answer take, before the worker listens again. */
const SLICE_MS = 40;
/** So many rows does a page get: more than anybody reads. */
const MOST_ROWS = 2000;

/** Lets waiting messages in: a cancel must arrive while an answer is worked out. */
const listen = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const found = (inventory: Inventory, { query, offset, limit }: Wanted): Answer => {
  const { rows, total } = searchInventory(inventory, query, offset + limit);
  return { kind: 'found', page: { rows: rows.slice(offset), total } };
};

const traced = (network: Network, request: FlowRequest): Answer => {
  const result = traceFlow(network, request);
  if (!result.ok)
    return { kind: 'refused', field: result.problem.pointer.slice(1), message: result.problem.message };
  const { trace } = result;
  return { kind: 'traced', shown: { request, trace, outlines: trace.choices.map(outline) } };
};

const fixed = (network: Network, request: FlowRequest): Answer => {
  const result = fixesIn(network, request);
  return result.ok
    ? { kind: 'fixed', trace: result.trace, plan: result.plan }
    : { kind: 'failed', message: result.problems.map(({ message }) => message).join(' ') };
};

const reached = async (
  network: Network,
  asked: ReachAsked,
  tell: (progress: Progress) => void,
  isCancelled: () => boolean,
): Promise<Answer> => {
  const asking = reachSteps(network, asked);
  if (!asking.ok) return { kind: 'refused', field: 'name', message: asking.message };
  let count = 0;
  let since = performance.now();
  let rows: ReachedRow[] = [];
  for (const step of asking.steps) {
    rows.push(...step.rows);
    count += step.rows.length;
    const isLast = step.done === step.of || count > MOST_ROWS;
    if (!isLast && performance.now() - since < SLICE_MS) continue;
    tell({ stage: 'reaching', done: step.done, of: step.of, rows });
    if (isLast) break;
    rows = [];
    await listen();
    if (isCancelled()) return { kind: 'cancelled' };
    since = performance.now();
  }
  return { kind: 'reached', more: count > MOST_ROWS };
};

/** The account's side of the protocol. */
export const makeSession = (
  post: (message: AccountMessage) => void,
): ((request: AccountRequest) => Promise<void>) => {
  let held: Held | undefined;
  const cancelled = new Set<number>();

  const answerTo = async (id: number, ask: Exclude<Ask, { kind: 'cancel' }>): Promise<Answer> => {
    const tell = (progress: Progress): void => post({ kind: 'progress', id, progress });
    if (ask.kind === 'load') {
      held = undefined;
      const loaded = await loadAccount(ask.files, ask.skipped, ask.given, tell);
      ({ held } = loaded);
      return loaded.answer;
    }
    if (held === undefined) return { kind: 'failed', message: 'No account is loaded.' };
    switch (ask.kind) {
      case 'find':
        return found(held.inventory, ask.wanted);
      case 'trace':
        return traced(held.network, ask.request);
      case 'fix':
        return fixed(held.network, ask.request);
      case 'part':
        return shownPart(held.network, ask.request, ask.isAnonymous);
      case 'reach':
        return reached(held.network, ask.asked, tell, () => cancelled.delete(id));
    }
  };

  return async ({ id, ask }) => {
    if (ask.kind === 'cancel') {
      cancelled.add(ask.request);
      return;
    }
    const answer = await answerTo(id, ask).catch((error: unknown): Answer => {
      const reason = error instanceof Error ? error.message : String(error);
      return { kind: 'failed', message: `This page made a mistake: ${reason}. Please report it.` };
    });
    cancelled.delete(id);
    post({ kind: 'answer', id, answer });
  };
};
