/** Counts what the page asks the network for: the proof that nothing of an account goes anywhere. */

/** What watches requests: a page, a worker or a document in a frame, each its own only. */
type Place = Pick<typeof globalThis, 'PerformanceObserver'>;

/** Whether a request went out. What came from the browser's own cache did not. */
const wentOut = (entry: PerformanceEntry): boolean =>
  // A frame has a class of its own for these, which `instanceof` would not know.
  !(
    'transferSize' in entry &&
    entry.transferSize === 0 &&
    'decodedBodySize' in entry &&
    entry.decodedBodySize !== 0
  );

/** Addresses without an origin of their own (`blob:`, `data:`) are made in the page. */
const isOutside = (url: string): boolean => /^(?:https?|wss?):/.test(url);

/**
 * Watches every request of a place.
 *
 * @param tell hears the addresses of each that went out
 * @param place whose requests
 * @param buffered whether those count, too, that it made before
 * @returns ends the watch
 */
export const watchRequests = (
  tell: (urls: readonly string[]) => void,
  place: Place = globalThis,
  buffered = false,
): (() => void) => {
  const observer = new place.PerformanceObserver((list) => {
    const urls = list.getEntries().filter((entry) => wentOut(entry) && isOutside(entry.name));
    if (urls.length > 0) tell(urls.map(({ name }) => name));
  });
  observer.observe({ type: 'resource', buffered });
  return () => observer.disconnect();
};

/** The content security policy that the page itself carries; undefined where it has none (a development server). */
export const policyOfPage = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[http-equiv="content-security-policy"]')?.content;
