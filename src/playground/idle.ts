/** Runs something when the page has nothing to do. Safari has no idle callbacks; soon after is good enough. */
export const whenIdle = (work: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work);
  else setTimeout(work, 100);
};
