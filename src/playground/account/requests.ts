/** Counts what the page asks the network for: the proof that nothing of an account goes anywhere. */

/** Whether a request went out. What came from the browser's own cache did not. */
const wentOut = (entry: PerformanceEntry): boolean =>
  !(entry instanceof PerformanceResourceTiming && entry.transferSize === 0 && entry.decodedBodySize > 0);

/** Addresses without an origin of their own (`blob:`, `data:`) are made in the page. */
const isOutside = (url: string): boolean => /^(?:https?|wss?):/.test(url);

/**
 * Watches every request from now on.
 *
 * @param tell hears the addresses of each that went out
 * @returns ends the watch
 */
export const watchRequests = (tell: (urls: readonly string[]) => void): (() => void) => {
  const observer = new PerformanceObserver((list) => {
    const urls = list.getEntries().filter((entry) => wentOut(entry) && isOutside(entry.name));
    if (urls.length > 0) tell(urls.map(({ name }) => name));
  });
  observer.observe({ type: 'resource' });
  return () => observer.disconnect();
};

/** The content security policy that the page itself carries; undefined where it has none (a development server). */
export const policyOfPage = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[http-equiv="content-security-policy"]')?.content;
