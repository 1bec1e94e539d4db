/** What a typed end of a flow means: a name of the scenario as it is, or the one resource that the account calls so. */
import type { InventoryRow } from '../../import/index.ts';

type Meant = { readonly ok: true; readonly name: string } | { readonly ok: false; readonly message: string };

/** So many are named where one word means several. */
const MOST_NAMED = 3;

/**
 * @param typed a name, an id, an address, or the label (AWS's tag Name) that just one resource has
 * @param can whether a resource may stand at this end
 */
export const meantBy = (
  rows: readonly InventoryRow[],
  typed: string,
  can: (row: InventoryRow) => boolean,
): Meant => {
  if (rows.some(({ name }) => name === typed)) return { ok: true, name: typed };
  const called = rows.filter((row) => row.label === typed && can(row));
  const [first, ...others] = called;
  if (first === undefined) return { ok: true, name: typed };
  if (others.length === 0) return { ok: true, name: first.name };
  const names = called.slice(0, MOST_NAMED).map(({ name }) => `\`${name}\``);
  const more = called.length > MOST_NAMED ? ', …' : '';
  return {
    ok: false,
    message: `${called.length} resources are called \`${typed}\`: ${names.join(', ')}${more}. Name the one that you mean.`,
  };
};
