/** The account's worker behind promises. Ending the worker is how an account is forgotten and how its loading is stopped. */
import type { WorkerLike } from '../client.ts';
import type { AccountMessage, AccountRequest, Answer, Ask, Progress } from './protocol.ts';

/** What a page gets for a question: `gone` where the account was forgotten meanwhile. */
export type Reply = Answer | { readonly kind: 'gone' };

const STOPPED =
  'The part of this page that reads accounts could not be loaded, or stopped: perhaps there was not enough memory. Nothing was sent anywhere. Try again with fewer Regions at once, or use the command line.';

interface Pending {
  readonly resolve: (reply: Reply) => void;
  readonly tell: (progress: Progress) => void;
}

export interface Question {
  readonly reply: Promise<Reply>;
  /** Ends a long answer; the reply is then `cancelled`. */
  readonly cancel: () => void;
}

export interface AccountClient {
  /** Starts the worker and waits until its program is there. False: it cannot be loaded. */
  readonly warm: () => Promise<boolean>;
  readonly ask: (ask: Ask, tell?: (progress: Progress) => void) => Question;
  /** Ends the worker: everything that was read is gone. */
  readonly forget: () => void;
}

const nothing = (): void => undefined;

/** Makes a client around workers; tests make their own. `onRequests` hears what a worker asks the network for. */
export const makeAccountClient = (
  start: () => WorkerLike,
  onRequests: (urls: readonly string[]) => void = nothing,
): AccountClient => {
  let worker: WorkerLike | undefined;
  let isReady: Promise<boolean> = Promise.resolve(false);
  let lastId = 0;
  const pending = new Map<number, Pending>();

  const end = (reply: Reply): void => {
    worker?.terminate();
    worker = undefined;
    const open = [...pending.values()];
    pending.clear();
    for (const { resolve } of open) resolve(reply);
  };

  const hear = (message: AccountMessage): void => {
    switch (message.kind) {
      case 'ready':
        break;
      case 'requests':
        onRequests(message.urls);
        break;
      case 'progress':
        pending.get(message.id)?.tell(message.progress);
        break;
      case 'answer': {
        const asked = pending.get(message.id);
        pending.delete(message.id);
        asked?.resolve(message.answer);
      }
    }
  };

  const running = (): WorkerLike => {
    if (worker !== undefined) return worker;
    const started = start();
    worker = started;
    isReady = new Promise((resolve) => {
      started.addEventListener('message', ({ data }: MessageEvent<AccountMessage>) => {
        resolve(true);
        if (started === worker) hear(data);
      });
      started.addEventListener('error', () => {
        resolve(false);
        if (started === worker) end({ kind: 'failed', message: STOPPED });
      });
    });
    return started;
  };

  return {
    warm: () => {
      running();
      return isReady;
    },
    ask: (ask, tell = nothing) => {
      lastId += 1;
      const id = lastId;
      const send = (request: AccountRequest): void => running().postMessage(request);
      const reply = new Promise<Reply>((resolve) => {
        pending.set(id, { resolve, tell });
        send({ id, ask });
      });
      return {
        reply,
        cancel: () => {
          if (pending.has(id)) send({ id: 0, ask: { kind: 'cancel', request: id } });
        },
      };
    },
    forget: () => end({ kind: 'gone' }),
  };
};
