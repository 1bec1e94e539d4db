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

/** Letters that are missing, too many, wrong or swapped with their neighbour, each once; `most + 1` for more than that. */
const distance = (a: string, b: string, most: number): number => {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? (before[j - 2] ?? 0) + 1 : change;
      const cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change, swap);
      next.push(cost);
      least = Math.min(least, cost);
    }
    // Rows never get cheaper by more than a swap takes back, so what is too far stays so.
    if (least > most + 1) return most + 1;
    before = row;
    row = next;
  }
  return Math.min(row[b.length] ?? 0, most + 1);
};

/** More names than any account has are not looked through for a kindness. */
const MOST_NAMES = 100_000;

/** The candidate that the reader probably meant, if one is near. Long words are not compared. */
export const nearest = (word: string, candidates: Iterable<string>): string | undefined => {
  if (word.length > 64) return undefined;
  const wanted = word.toLowerCase();
  let best: { candidate: string; score: number } | undefined;
  let most = Math.max(1, Math.floor(word.length / 3));
  let looked = 0;
  for (const candidate of candidates) {
    looked += 1;
    if (looked > MOST_NAMES || most < 0) break;
    if (Math.abs(candidate.length - word.length) > most) continue;
    const score = distance(wanted, candidate.toLowerCase(), most);
    if (score > most) continue;
    best = { candidate, score };
    // Only a better one is looked for, so each further name takes less.
    most = score - 1;
  }
  return best?.candidate;
};

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
      const most = Math.max(1, Math.floor(wanted.length / 3));
      const score = distance(wanted, other, most);
      if (score <= most) scores.set(name, score);
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
