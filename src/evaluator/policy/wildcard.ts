/** IAM's wildcards: `*` for any text, `?` for one character. */
import { withMarks } from './variables.ts';

/** Matches in time proportional to the product of the lengths, which policy/document.ts bounds. */
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

/** Whether some text begins with the prefix and matches the pattern. */
export const wildcardMeets = (pattern: string, prefix: string): boolean => {
  // Which ends of the pattern can stand where the prefix read so far ends.
  let reached = new Set<number>([0]);
  const spread = (from: Set<number>): Set<number> => {
    for (const at of from) if (pattern[at] === '*') from.add(at + 1);
    return from;
  };
  reached = spread(reached);
  for (const character of prefix) {
    const next = new Set<number>();
    for (const at of reached) {
      if (pattern[at] === '*') next.add(at);
      else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === character)) next.add(at + 1);
    }
    reached = spread(next);
    if (reached.size === 0) return false;
  }
  return true;
};

/** Whether a pattern matches every text that a narrower pattern does. A `?` is not followed: no answer is `false`. */
export const wildcardCovers = (pattern: string, narrower: string): boolean =>
  !pattern.includes('?') && wildcardMatches(pattern, narrower.replace(/[*?]/g, '\u{E003}'));

type Matches = (pattern: string, text: string) => boolean;

/** Matches a pattern in which literals such as `${*}` are marked. */
export const matchesLiterally = (matches: Matches, pattern: string, text: string): boolean => {
  if (matches(pattern, text)) return true;
  const marked = withMarks(text);
  return marked !== text && matches(pattern, marked);
};

/** The six parts of an ARN; the last holds every further colon. undefined: it is none. */
const partsOf = (arn: string): readonly string[] | undefined => {
  const parts = arn.split(':');
  if (parts.length < 6) return undefined;
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
};

/** Matches ARNs as condition operators do, part by part: a wildcard never reaches over a colon (fact F-POL-08b). */
export const arnMatches = (pattern: string, arn: string): boolean => {
  if (pattern === '*') return true;
  const wanted = partsOf(pattern);
  const given = partsOf(arn);
  if (wanted === undefined || given === undefined) return wildcardMatches(pattern, arn);
  return wanted.every((part, index) => wildcardMatches(part, given[index] ?? ''));
};

/** Whether a pattern matches everything. */
export const isEverything = (pattern: string): boolean => /^\*+$/.test(pattern);
