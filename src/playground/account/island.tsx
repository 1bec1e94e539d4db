/** Puts the live part of the import page behind its panel. Loaded when a reader shows intent. */
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { watchFrame } from '../drawing/frame.ts';
import { forgetDrawings } from '../drawing/later.ts';
import { Account } from './Account.tsx';
import { makeAccountClient } from './client.ts';
import { type Controller, makeController } from './controller.ts';
import { watchRequests } from './requests.ts';
import { warm } from './warm.ts';

/** Watches what the page asks for, and the document in which it draws, whenever that opens. */
const watchPage = (tell: (urls: readonly string[]) => void): (() => void) => {
  const ends = [watchRequests(tell)];
  ends.push(watchFrame((inside, isNew) => ends.push(watchRequests(tell, inside, isNew))));
  return () => {
    for (const end of ends) end();
  };
};

/** Mounts it and gives the way to hand it files. */
export const mount = (host: HTMLElement): Controller => {
  const root = host.querySelector<HTMLElement>('[data-account-root]');
  if (root === null) throw new Error('the page has no place for the account');
  const client = makeAccountClient(
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'account' }),
    (urls) => controller.countRequests(urls),
  );
  const forget = (): void => {
    client.forget();
    // The names of the account stand in what was drawn.
    forgetDrawings();
  };
  const controller = makeController({
    client: { ...client, forget },
    warm: () => warm(client, host.dataset['base'] ?? '/'),
    watch: watchPage,
  });
  createRoot(root).render(
    createElement(Account, { controller, host, factsRead: host.dataset['factsRead'] ?? '' }),
  );
  return controller;
};
