/** Which playgrounds of the page are live, for scripts that stand around them. */
import type { Controller } from './controller.ts';

const LIVE = 'hopwise:live';
const controllers = new WeakMap<Element, Controller>();

/** A playground has taken its place. */
export const setLive = (host: Element, controller: Controller): void => {
  controllers.set(host, controller);
  host.setAttribute('data-live', '');
  host.dispatchEvent(new Event(LIVE));
};

/** The controller of a playground, as soon as there is one. */
export const whenLive = (host: Element): Promise<Controller> =>
  new Promise((resolve) => {
    const look = (): void => {
      const controller = controllers.get(host);
      if (controller !== undefined) resolve(controller);
    };
    host.addEventListener(LIVE, look, { once: true });
    look();
  });

/** Asks for a playground to be made live, as a pointer that comes by would (start.ts). */
export const wake = (host: Element): void => {
  host.dispatchEvent(new Event('pointerenter'));
};
