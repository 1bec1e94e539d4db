/** Search in an inventory, fast enough to run on each keystroke: one pass over prepared texts. */
import { contains, isAddress, samePrefix } from '../../evaluator/address/prefix.ts';
import { type Field, type Term, termsOf } from './query.ts';
import type { Inventory, InventoryRow, RowIndex } from './types.ts';

export interface Found {
  /** The best ones, at most as many as were asked for. */
  readonly rows: readonly InventoryRow[];
  /** How many there are. */
  readonly total: number;
}

/** How well a term fits: the name, a whole line, the beginning of one, of a word, or anywhere. */
const EXACT = 0;
const LINE = 1;
const PREFIX = 2;
const WORD = 3;
const WITHIN = 4;
const NONE = -1;

/** Further places of a term in one row are not looked at. */
const MOST_PLACES = 8;

const isWordChar = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code > 0x7f;

const NEWLINE = 0x0a;

const rankOfText = (haystack: string, text: string): number => {
  let best = NONE;
  let at = haystack.indexOf(text);
  for (let place = 0; at >= 0 && place < MOST_PLACES; place += 1) {
    const before = haystack.charCodeAt(at - 1);
    if (before === NEWLINE) {
      // The name is the first line.
      if (haystack.charCodeAt(at + text.length) === NEWLINE) return at === 1 ? EXACT : LINE;
      best = PREFIX;
    } else if (best !== PREFIX && !isWordChar(before)) best = WORD;
    else if (best === NONE) best = WITHIN;
    at = haystack.indexOf(text, at + 1);
  }
  return best;
};

/** The key is whole, its value may be begun. */
const rankOfTag = (tags: string, text: string): number => {
  const at = tags.indexOf(`\n${text}`);
  if (at < 0) return NONE;
  return tags.charCodeAt(at + 1 + text.length) === NEWLINE ? LINE : PREFIX;
};

/** An address: who has it, then what holds it. A range: what lies inside it. */
const rankOfRange = (index: RowIndex, { range, text }: Extract<Term, { kind: 'range' }>): number => {
  if (index.ranges.some((own) => samePrefix(own, range))) return EXACT;
  if (isAddress(range)) {
    const rank = rankOfText(index.text, text);
    if (rank === EXACT || rank === LINE) return EXACT;
    return index.ranges.some((own) => contains(own, range)) ? WORD : rank;
  }
  if (index.addresses.some((own) => contains(range, own))) return PREFIX;
  return index.ranges.some((own) => contains(range, own)) ? PREFIX : NONE;
};

const valuesOf = (row: InventoryRow, field: Field): readonly (string | undefined)[] => {
  switch (field) {
    case 'kind':
      return [row.kind, row.title];
    case 'vpc':
      return [row.vpc];
    case 'subnet':
      return row.kind === 'subnet' ? [row.name] : row.subnets;
    case 'account':
      return [row.account];
    case 'region':
      return [row.region];
    case 'zone':
      return row.zones;
    case 'can':
      return [row.canSend ? 'send' : undefined, row.canReceive ? 'receive' : undefined];
  }
};

/** Kinds may be shortened (`kind:nat`); places are whole, since one id may begin another. */
const hasField = (row: InventoryRow, field: Field, text: string): boolean =>
  valuesOf(row, field).some((value) => {
    if (value === undefined) return false;
    const lower = value.toLowerCase();
    return field === 'kind' ? lower.includes(text) : lower === text;
  });

const rankOf = (row: InventoryRow, index: RowIndex, term: Term): number => {
  switch (term.kind) {
    case 'text':
      return rankOfText(index.text, term.text);
    case 'field':
      return hasField(row, term.field, term.text) ? EXACT : NONE;
    case 'range':
      return rankOfRange(index, term);
    case 'tag': {
      const rank = rankOfTag(index.tags, term.text);
      // A name may hold the sign itself.
      return rank === NONE ? rankOfText(index.text, term.text) : rank;
    }
  }
};

/**
 * Finds the rows that meet every term of a query: names, labels, ids, addresses, values of tags; `key=value` for a
 * tag; a CIDR for what lies inside it; `kind:`, `vpc:`, `subnet:`, `account:`, `region:`, `zone:` and `can:send` or
 * `can:receive` for these. Better fits come first, and among equals the order of the inventory stays.
 */
export const searchInventory = ({ rows, index }: Inventory, query: string, limit: number): Found => {
  const terms = termsOf(query);
  if (terms.length === 0) return { rows: rows.slice(0, limit), total: rows.length };
  const byRank = Array.from({ length: terms.length * WITHIN + 1 }, (): InventoryRow[] => []);
  let total = 0;
  for (const [at, row] of rows.entries()) {
    const own = index[at];
    if (own === undefined) continue;
    let sum = 0;
    for (const term of terms) {
      const rank = rankOf(row, own, term);
      sum = rank === NONE ? NONE : sum + rank;
      if (sum === NONE) break;
    }
    if (sum === NONE) continue;
    total += 1;
    const bucket = byRank[sum];
    if (bucket !== undefined && bucket.length < limit) bucket.push(row);
  }
  return { rows: byRank.flat().slice(0, limit), total };
};
