/** Domains: which of several a name is below, and which of them is the narrowest. */

/** Whether a host is a domain's own name or below it; the root is empty. */
export const covers = (domain: string, host: string): boolean =>
  domain === '' || host === domain || host.endsWith(`.${domain}`);

/** The most specific of several; the first of equals. */
export const mostSpecific = <T extends { readonly domain: string }>(items: readonly T[]): T | undefined => {
  let best: T | undefined;
  for (const item of items) if (best === undefined || item.domain.length > best.domain.length) best = item;
  return best;
};

/** All that are as specific as the most specific one. */
export const mostSpecificOf = <T extends { readonly domain: string }>(items: readonly T[]): readonly T[] => {
  const best = mostSpecific(items);
  return items.filter(({ domain }) => domain === best?.domain);
};
