/** Lighthouse on one page: two scores and the time that scripts block the page, as on a slow phone. */
import lighthouse from 'lighthouse';

export interface Scores {
  /** From 0 to 1. */
  readonly performance: number;
  /** From 0 to 1. */
  readonly accessibility: number;
  readonly largestPaintMs: number;
  readonly blockingMs: number;
  /** Lighthouse's measure of what moved while the page loaded; good below 0.1. */
  readonly layoutShift: number;
}

/**
 * @param debuggingPort where the browser listens
 * @throws where Lighthouse gives no answer
 */
export const scoresOf = async (url: string, debuggingPort: number): Promise<Scores> => {
  const result = await lighthouse(url, {
    port: debuggingPort,
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility'],
  });
  if (result === undefined) throw new Error(`Lighthouse has no answer for ${url}`);
  const { audits, categories } = result.lhr;
  return {
    performance: categories['performance']?.score ?? 0,
    accessibility: categories['accessibility']?.score ?? 0,
    largestPaintMs: audits['largest-contentful-paint']?.numericValue ?? 0,
    blockingMs: audits['total-blocking-time']?.numericValue ?? 0,
    layoutShift: audits['cumulative-layout-shift']?.numericValue ?? 0,
  };
};
