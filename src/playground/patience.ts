/** Waits that count only while the page listens. */

/** While the page is held up one part passes, however long that takes; before the next it hears what waits to be heard. */
const PARTS = 10;

/**
 * Runs something after a while, unless it is stopped before.
 *
 * @param ms in all; more where the page is held up meanwhile, by a drawing or a slow machine
 * @returns stops it
 */
export const afterListening = (ms: number, run: () => void): (() => void) => {
  let passed = 0;
  let timer: ReturnType<typeof setTimeout>;
  const wait = (): void => {
    timer = setTimeout(() => {
      passed += 1;
      if (passed === PARTS) run();
      else wait();
    }, ms / PARTS);
  };
  wait();
  return () => clearTimeout(timer);
};
