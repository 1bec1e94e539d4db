/** IAM's wildcards: `*` for any text, `?` for one character. */

/** Matches in time proportional to the product of the lengths. */
export const wildcardMatches = (pattern: string, text: string): boolean => {
  let star = -1;
  let mark = 0;
  let p = 0;
  let t = 0;
  while (t < text.length) {
    if (p < pattern.length && pattern[p] !== '*' && (pattern[p] === '?' || pattern[p] === text[t])) {
      p += 1;
      t += 1;
    } else if (pattern[p] === '*') {
      star = p;
      mark = t;
      p += 1;
    } else if (star >= 0) {
      p = star + 1;
      mark += 1;
      t = mark;
    } else return false;
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
};

/** The six parts of an ARN; the last holds every further colon. undefined: it is none. */
const partsOf = (arn: string): readonly string[] | undefined => {
  const parts = arn.split(':');
  if (parts.length < 6) return undefined;
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
};

/** Matches ARNs part by part: a wildcard never reaches over a colon (fact F-POL-08). */
export const arnMatches = (pattern: string, arn: string): boolean => {
  if (pattern === '*') return true;
  const wanted = partsOf(pattern);
  const given = partsOf(arn);
  if (wanted === undefined || given === undefined) return wildcardMatches(pattern, arn);
  return wanted.every((part, index) => wildcardMatches(part, given[index] ?? ''));
};

/** Whether a pattern has the six parts of an ARN; what a shorter one matches is not documented. */
export const isWholeArn = (pattern: string): boolean => partsOf(pattern) !== undefined;

/** Whether a pattern matches everything. */
export const isEverything = (pattern: string): boolean => /^\*+$/.test(pattern);
