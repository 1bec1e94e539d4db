/** One playground in a frame of another page. It keeps nothing: what it shows is what its link holds. */
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { isTask } from '../challenge/name.ts';
import type { Controller } from '../controller.ts';
import { LivePlayground } from '../Playground.tsx';
import { addressOf, hashOf } from '../share/address.ts';
import { controllerOf } from '../share/controller-of.ts';
import { exampleDrawing, exampleText } from '../share/examples.ts';
import { openHash } from '../share/open.ts';
import { sharedOf } from '../share/shared.ts';
import { site } from '../share/site.ts';

/** Keeps the link out of the frame up with what the frame shows, as soon as somebody is about to use it. */
const followUp = (link: HTMLAnchorElement, controller: Controller): void => {
  const update = (): void => {
    const hash = hashOf(sharedOf(controller));
    link.href = addressOf(site(), 'playground', hash.ok ? hash.hash : '');
  };
  for (const event of ['pointerdown', 'focus', 'click']) link.addEventListener(event, update);
  update();
};

/** A link in the playground leads to a page of its own: in the frame it would take the playground's place. */
const leaveFrame = ({ target }: Event): void => {
  const link = target instanceof Element ? target.closest('a') : null;
  if (link === null) return;
  link.target = '_blank';
  link.rel = 'noopener';
};

/**
 * Shows what a hash holds.
 *
 * @returns why nothing is shown, in a sentence; undefined where something is
 * @throws when the evaluator cannot be loaded
 */
export const show = async (host: HTMLElement, hash: string): Promise<string | undefined> => {
  const [root, link] = [
    host.querySelector('[data-root]'),
    host.querySelector<HTMLAnchorElement>('[data-open]'),
  ];
  if (root === null || link === null) return undefined;
  const { base } = site();
  const opening = await openHash(hash, (name) => exampleText(base, name));
  if (!opening.ok) return opening.message.replaceAll('`', '');
  const { opened } = opening;
  const svg = opened.scenario === undefined ? undefined : await exampleDrawing(base, opened.scenario);
  const controller = await controllerOf(opened, host.dataset['factsRead'] ?? '', svg ?? '');
  root.addEventListener('click', leaveFrame, { capture: true });
  createRoot(root).render(createElement(LivePlayground, { controller, withFixes: !isTask(opened.scenario) }));
  const heading = host.querySelector('h1');
  if (heading !== null) heading.textContent = opened.title;
  document.title = `${opened.title} | Hopwise`;
  followUp(link, controller);
  return undefined;
};
