/** The list of everything in an account, with what a search looks at prepared. */
import { type Prefix, parseAddress, parseCidr } from '../../evaluator/address/prefix.ts';
import type { Network } from '../../evaluator/index.ts';
import type { Tags } from '../result.ts';
import { append } from '../shared/json.ts';
import { type Item, itemsOf } from './items.ts';
import { titleOf } from './titles.ts';
import type { Inventory, InventoryRow, RowIndex } from './types.ts';

const NO_TAGS: Tags = [];

const rowOf = (item: Item, tags: Tags, aliases: readonly string[]): InventoryRow => {
  const { ref, place, detail, cidrs = [], end } = item;
  return {
    pointer: ref.pointer,
    name: ref.id,
    label: ref.label,
    kind: ref.kind,
    title: titleOf(ref.kind),
    detail,
    ...place,
    cidrs,
    aliases: [...new Set([...(item.aliases ?? []), ...aliases])].filter((alias) => alias !== ref.label),
    tags,
    canSend: end === 'both',
    canReceive: end !== undefined,
  };
};

/** Lines are what a search tells apart: a text from outside stays on one. */
const lines = (texts: readonly (string | undefined)[]): string => {
  let joined = '\n';
  for (const text of texts)
    if (text !== undefined) joined += `${text.includes('\n') ? text.replaceAll('\n', ' ') : text}\n`;
  return joined.toLowerCase();
};

const parsed = (texts: readonly string[], parse: (text: string) => Prefix | undefined): readonly Prefix[] =>
  texts.map(parse).filter((range) => range !== undefined);

const indexOf = (row: InventoryRow): RowIndex => {
  const addresses = [...row.ips.private, ...row.ips.public];
  return {
    text: lines([
      row.name,
      row.label,
      ...row.aliases,
      ...addresses,
      ...row.cidrs,
      ...row.tags.map(([, value]) => value),
      row.title,
      row.detail,
    ]),
    tags: lines(row.tags.map(([key, value]) => `${key}=${value}`)),
    addresses: parsed(addresses, parseAddress),
    ranges: parsed(row.cidrs, (text) => parseCidr(text)?.prefix),
  };
};

/**
 * Lists every resource of a network, in a fixed order: what may be an end of a flow first. `tags` are by the name of
 * the resource, `aliases` lead from another name to it, as an import gives both.
 */
export const inventoryOf = (
  network: Network,
  tags: ReadonlyMap<string, Tags> = new Map(),
  aliases: ReadonlyMap<string, string> = new Map(),
): Inventory => {
  const byName = new Map<string, string[]>();
  for (const [alias, name] of aliases) append(byName, name, alias);
  const rows = itemsOf(network).map((item) =>
    rowOf(item, tags.get(item.ref.id) ?? NO_TAGS, byName.get(item.ref.id) ?? []),
  );
  return { rows, index: rows.map(indexOf) };
};
