/** The worker of one account: everything about it stays in here, and goes when the page ends the worker. */
import type { AccountMessage, AccountRequest } from './protocol.ts';
import { watchRequests } from './requests.ts';
import { makeSession } from './session.ts';

const post = (message: AccountMessage): void => self.postMessage(message);
const handle = makeSession(post);
let isWatching = false;

self.addEventListener('message', ({ data }: MessageEvent<AccountRequest>) => {
  // A page does not see what its workers ask for, so the worker counts too.
  if (data.ask.kind === 'load' && !isWatching) {
    isWatching = true;
    watchRequests((urls) => post({ kind: 'requests', urls }));
  }
  void handle(data);
});

post({ kind: 'ready' });
