/** What a page moves over the wire, gzipped. */
import type { Page } from '@playwright/test';

/** Counts the bytes, headers and all, of every answer that the page gets from now on. */
export const countTransfer = async (page: Page): Promise<() => number> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  return () => bytes;
};
