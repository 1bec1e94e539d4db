/** Whether the `Resource` element of a statement names what a request is for. */
import type { Applies, Requested } from './types.ts';
import { arnMatches, isEverything, matchesLiterally, wildcardMatches, wildcardMeets } from './wildcard.ts';

/** IAM takes no wildcard for the service of an ARN; what such a pattern would match is not documented. */
const namesService = (pattern: string): boolean => {
  const service = pattern.split(':')[2];
  return service !== undefined && service !== '' && !/[*?]/.test(service);
};

/** Each `*` ends its part of the ARN: only there it may reach over colons (fact F-POL-08b). */
const reachesOver = (pattern: string): boolean => !pattern.includes('?') && !/\*[^*:]/.test(pattern);

const matchesExactly = (pattern: string, arn: string): Applies => {
  if (!matchesLiterally(wildcardMatches, pattern, arn)) return 'no';
  if (!namesService(pattern)) return 'maybe';
  const isWhole = pattern.split(':').length > 5;
  return reachesOver(pattern) || (isWhole && matchesLiterally(arnMatches, pattern, arn)) ? 'yes' : 'maybe';
};

const matchesBelow = (pattern: string, prefix: string): Applies => {
  if (!wildcardMeets(pattern, prefix)) return 'no';
  // Whatever follows the prefix is matched by the star that the pattern ends with.
  const covers = pattern.endsWith('*') && !pattern.includes('?');
  return covers && matchesExactly(pattern, prefix) === 'yes' ? 'yes' : 'maybe';
};

/** Asks one pattern of a `Resource` element, its variables filled in. */
export const askPattern = (pattern: string, requested: Requested): Applies => {
  if (isEverything(pattern)) return 'yes';
  if (requested.kind === 'exact') return matchesExactly(pattern, requested.arn);
  const below = matchesBelow(pattern, requested.prefix);
  if (requested.kind === 'below') return below;
  const itself = matchesExactly(pattern, requested.arn);
  return itself === below ? itself : 'maybe';
};
