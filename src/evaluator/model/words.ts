/** The words that problems and findings use for the parts of a scenario. */
import { cleaned } from '../trace/words.ts';

/** What one entry of each map of the format is called. */
export const COLLECTIONS: Readonly<Record<string, string>> = {
  vpcs: 'VPC',
  subnets: 'subnet',
  routeTables: 'route table',
  routes: 'route',
  propagatedRoutes: 'propagated route',
  networkAcls: 'network ACL',
  securityGroups: 'security group',
  instances: 'instance',
  networkInterfaces: 'network interface',
  internetGateways: 'internet gateway',
  natGateways: 'NAT gateway',
  endpoints: 'endpoint',
  peerings: 'peering connection',
  prefixLists: 'prefix list',
  egressOnlyInternetGateways: 'egress-only internet gateway',
  transitGateways: 'transit gateway',
  attachments: 'attachment',
  virtualPrivateGateways: 'virtual private gateway',
  vpnConnections: 'VPN connection',
  directConnectGateways: 'Direct Connect gateway',
  onPremises: 'on-premises network',
  loadBalancers: 'load balancer',
  targetGroups: 'target group',
  endpointServices: 'endpoint service',
  resourceGateways: 'resource gateway',
  resourceConfigurations: 'resource configuration',
  serviceNetworks: 'service network',
  hostedZones: 'private hosted zone',
  resolverEndpoints: 'Resolver endpoint',
  resolverRules: 'Resolver rule',
  accounts: 'account',
  principals: 'principal',
  resources: 'resource',
  otherGateways: 'gateway',
  flows: 'flow',
  prices: 'price',
};

/** What the parts of a format are called. */
export interface FormatWords {
  /** The whole of it: "the scenario". */
  readonly whole: string;
  readonly collections: Readonly<Record<string, string>>;
}

export const SCENARIO_WORDS: FormatWords = { whole: 'the scenario', collections: COLLECTIONS };

/** Names the innermost part that a path leads to: "subnet `private-a`", "inbound rule `100`", "the scenario". */
export const placeOf = (path: readonly PropertyKey[], words: FormatWords = SCENARIO_WORDS): string => {
  const { collections } = words;
  for (let end = path.length; end >= 2; end -= 1) {
    const collection = String(path[end - 2]);
    const name = String(path[end - 1]);
    const word = Object.hasOwn(collections, collection) ? collections[collection] : undefined;
    if (word !== undefined && typeof path[end - 1] === 'string') return `${word} \`${cleaned(name)}\``;
    if (collection === 'inbound' || collection === 'outbound') {
      const rule = typeof path[end - 1] === 'number' ? `number ${Number(name) + 1}` : `\`${name}\``;
      return `${collection} rule ${rule} of ${placeOf(path.slice(0, end - 2), words)}`;
    }
  }
  return words.whole;
};

const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

const MOST_CANDIDATES = 200;

/** The candidate that the reader probably meant, if one is near. Long words are not compared. */
export const nearest = (word: string, candidates: Iterable<string>): string | undefined => {
  if (word.length > 64) return undefined;
  let best: { candidate: string; score: number } | undefined;
  let looked = 0;
  for (const candidate of candidates) {
    // A suggestion is a kindness; a large import must not wait for it.
    looked += 1;
    if (looked > MOST_CANDIDATES) break;
    if (Math.abs(candidate.length - word.length) > word.length / 3 + 1) continue;
    const score = distance(word.toLowerCase(), candidate.toLowerCase());
    if (score <= Math.max(1, Math.floor(word.length / 3)) && (best === undefined || score < best.score)) {
      best = { candidate, score };
    }
  }
  return best?.candidate;
};

/** More names than any account has are not looked through for a kindness. */
const MOST_NAMES = 100_000;

/** The names that are nearest to a word, nearest first: parts of each other, or spelled alike. */
export const closest = (word: string, names: Iterable<string>, most: number): readonly string[] => {
  const wanted = word.toLowerCase();
  if (wanted.length > 64 || wanted.length < 2) return [];
  const scores = new Map<string, number>();
  let looked = 0;
  for (const name of names) {
    looked += 1;
    if (looked > MOST_NAMES) break;
    const other = name.toLowerCase();
    if (other.length > 1 && (other.includes(wanted) || wanted.includes(other)))
      scores.set(name, Math.abs(other.length - wanted.length) / 100);
    else if (Math.abs(other.length - wanted.length) <= wanted.length / 3) {
      const score = distance(wanted, other);
      if (score <= Math.max(1, Math.floor(wanted.length / 3))) scores.set(name, score);
    }
  }
  return [...scores]
    .sort(([a, m], [b, n]) => m - n || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([name]) => name);
};

/** "`a`", "`a` or `b`", "`a`, `b` or `c`". */
export const oneOf = (words: readonly string[]): string => {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length < 2 ? (quoted[0] ?? '') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
};
