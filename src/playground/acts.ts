/** What must not be cut in two: a button between press and release, and a list of options that is open. */

/**
 * Watches a playground for such acts. The live playground takes the place of every element, and an
 * element that goes while it is pressed gets no click.
 *
 * @param host the playground, before its live one is there
 * @param signal ends the watch
 * @returns a way to wait: resolves once nothing is under way, at once where nothing is
 */
export const watchActs = (host: HTMLElement, signal: AbortSignal): (() => Promise<void>) => {
  let isPressed = false;
  let waiting: readonly (() => void)[] = [];

  const isBusy = (): boolean => {
    const { activeElement } = document;
    return isPressed || (activeElement instanceof HTMLSelectElement && host.contains(activeElement));
  };
  // The click of a release and the listeners of a change come first.
  const goOn = (): void => {
    const gone = waiting;
    waiting = [];
    for (const go of gone) setTimeout(go);
  };
  const look = (): void => {
    setTimeout(() => {
      if (!isBusy()) goOn();
    });
  };
  const release = (): void => {
    isPressed = false;
    look();
  };

  host.addEventListener(
    'pointerdown',
    () => {
      isPressed = true;
    },
    { signal },
  );
  // The pointer may be released anywhere, or be taken over by scrolling.
  addEventListener('pointerup', release, { signal });
  addEventListener('pointercancel', release, { signal });
  host.addEventListener('focusout', look, { signal });
  host.addEventListener('change', goOn, { signal });

  return () =>
    new Promise((resolve) => {
      if (isBusy()) waiting = [...waiting, resolve];
      else resolve();
    });
};
