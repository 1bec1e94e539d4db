/** Prefix lists: AWS's own, and those that customers manage. */

import { given, hasList, listAt, textAt } from '../../shared/json.ts';
import { cidrOf } from '../addresses.ts';
import { type Context, common, isName, itemsOf } from '../context.ts';

/** AWS's lists for services with a gateway endpoint are named like the service itself. */
const SERVICE_NAME = /^(?:cn\.)?com\.amazonaws\.[a-z]{2,}(?:-[a-z]+)+-\d+\.[a-z0-9-]+$/;

/** The entries; null where they are not in the data or one of them cannot be read. */
const entriesOf = (texts: readonly (string | undefined)[]): string[] | null => {
  const cidrs = texts.map(cidrOf).filter((cidr) => cidr !== undefined);
  return cidrs.length === texts.length ? [...new Set(cidrs)] : null;
};

/**
 * Reads `describe-prefix-lists`, `describe-managed-prefix-lists` and, where it is clear which list they are
 * of, the answers of `get-managed-prefix-list-entries`.
 */
export const readPrefixLists = (context: Context): void => {
  for (const kind of ['PrefixLists', 'ManagedPrefixLists'] as const) {
    for (const item of itemsOf(context, kind)) {
      const entries = hasList(item.value, 'Cidrs')
        ? entriesOf(listAt(item.value, 'Cidrs').map((cidr) => (typeof cidr === 'string' ? cidr : undefined)))
        : null;
      const name = textAt(item.value, 'PrefixListName');
      const known = context.prefixLists.get(item.id);
      context.prefixLists.set(item.id, {
        ...given('label', name),
        ...common(item),
        ...given('service', name !== undefined && SERVICE_NAME.test(name) ? name : undefined),
        ...known,
        entries: known?.entries ?? entries,
      });
    }
  }
  for (const [id, gathered] of context.documents.prefixListEntries) {
    if (!isName(id)) continue;
    const entries = gathered.complete
      ? entriesOf(gathered.entries.map((entry) => textAt(entry, 'Cidr')))
      : null;
    const known = context.prefixLists.get(id) ?? { origin: gathered.origin };
    context.prefixLists.set(id, { ...known, entries });
  }
};
