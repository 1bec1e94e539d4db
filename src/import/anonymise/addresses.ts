/**
 * Addresses to other addresses, so that every prefix holds exactly what it held before: a walk down the tree of
 * prefixes that swaps the two halves of some of them. Nothing is swapped above a range that means something by itself
 * (RFC 1918, link-local, ...), nor inside a VPC's CIDR, where AWS gives single addresses a meaning by their offset.
 */
import { formatPrefix, isAddress, type Prefix, prefix } from '../../evaluator/address/prefix.ts';
import { FOR_DOCUMENTATION } from '../../evaluator/address/ranges.ts';

/**
 * Ranges that stay what they are (facts F-IGW-04 and F-ROUTE-11): private stays private, public stays public, and
 * an address for documentation stays one, which no service of AWS has.
 */
const MEANT = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
  '::/16',
  '64:ff9b::/96',
  '2000::/3',
  '4000::/2',
  '8000::/1',
  'fc00::/7',
  'fd00:ec2::/32',
  'fe80::/10',
  'ff00::/8',
]
  .map(prefix)
  .concat(FOR_DOCUMENTATION);

/** Ranges whose single addresses mean something, everywhere the same. */
const FROZEN = [
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '224.0.0.0/3',
  '::/16',
  '64:ff9b::/96',
  'fd00:ec2::/32',
  'fe80::/10',
  'ff00::/8',
].map(prefix);

const BITS = { 4: 32, 6: 128 } as const;

/** A node of the tree: the first `depth` bits of an address. */
const nodeOf = (family: 4 | 6, depth: number, bits: bigint): string => `${family} ${depth} ${bits}`;
const bitsOf = ({ family, first }: Prefix, depth: number): bigint => first >> BigInt(BITS[family] - depth);
const own = (range: Prefix): string => nodeOf(range.family, range.length, bitsOf(range, range.length));

/** Every node strictly above a range that is meant. */
const ABOVE: ReadonlySet<string> = new Set(
  MEANT.flatMap((range) =>
    Array.from({ length: range.length }, (_, depth) => nodeOf(range.family, depth, bitsOf(range, depth))),
  ),
);
const FROZEN_NODES: ReadonlySet<string> = new Set(FROZEN.map(own));

/** How many patterns of swaps are tried, so that no block stays where it was. */
const PATTERNS = 32;

type Range = Pick<Prefix, 'family' | 'first' | 'last' | 'length'>;

export class AddressMap {
  /** Below these nothing is swapped. */
  readonly #kept: ReadonlySet<string>;
  readonly #pattern: number;
  /** By node: whether its halves are swapped; decided by the half that is met first. */
  readonly #swapped = new Map<string, boolean>();

  constructor(kept: readonly Prefix[], pattern: number) {
    this.#kept = new Set(kept.map(own));
    this.#pattern = pattern;
  }

  /** The half that the first one to be met becomes. */
  #firstHalf(depth: number): bigint {
    return BigInt((this.#pattern >> (depth % 5)) & 1);
  }

  map(range: Range): Prefix {
    const { family, length } = range;
    let image = 0n;
    let depth = 0;
    for (; depth < length; depth += 1) {
      const node = nodeOf(family, depth, bitsOf(range, depth));
      if (this.#kept.has(node) || FROZEN_NODES.has(node)) break;
      const half = bitsOf(range, depth + 1) & 1n;
      let isSwapped = false;
      if (!ABOVE.has(node)) {
        isSwapped = this.#swapped.get(node) ?? half !== this.#firstHalf(depth);
        this.#swapped.set(node, isSwapped);
      }
      image = (image << 1n) | (isSwapped ? 1n - half : half);
    }
    // What is left of the prefix stays: below a kept block, and behind its own length.
    const rest = BigInt(BITS[family] - depth);
    const first = (image << rest) | (range.first & ((1n << rest) - 1n));
    return { family, length, first, last: first + (range.last - range.first) };
  }
}

/** The block that moves as one: the outermost kept one that holds a prefix, or the prefix itself. */
const blockOf = (range: Prefix, kept: ReadonlySet<string>): Prefix => {
  for (let depth = 0; depth < range.length; depth += 1) {
    const bits = bitsOf(range, depth);
    if (!kept.has(nodeOf(range.family, depth, bits))) continue;
    const rest = BigInt(BITS[range.family] - depth);
    const first = bits << rest;
    return { family: range.family, length: depth, first, last: first + (1n << rest) - 1n };
  }
  return range;
};

/**
 * A map for all prefixes of a scenario. `kept` are the blocks that move as one. Of several patterns the first is
 * taken by which no block lands where another was.
 */
export const addressMap = (all: readonly Prefix[], kept: readonly Prefix[]): AddressMap => {
  const nodes = new Set(kept.map(own));
  const blocks = new Map(
    all.map((range) => blockOf(range, nodes)).map((block) => [formatPrefix(block), block]),
  );
  let best = { map: new AddressMap(kept, 0), hits: Number.POSITIVE_INFINITY };
  for (let pattern = 0; pattern < PATTERNS && best.hits > 0; pattern += 1) {
    const map = new AddressMap(kept, pattern);
    let hits = 0;
    for (const block of blocks.values()) if (blocks.has(formatPrefix(map.map(block)))) hits += 1;
    // The trial decided swaps in its own order: the map that is used begins anew.
    if (hits < best.hits) best = { map: new AddressMap(kept, pattern), hits };
  }
  return best.map;
};

/** A prefix as it was written: an address, or a CIDR. */
export const printed = (range: Prefix, isCidr: boolean): string =>
  isCidr && isAddress(range) ? `${formatPrefix(range)}/${range.length}` : formatPrefix(range);
