/** Everything of the account as a list: searched as one types, a page at a time. */
import { useEffect, useId, useRef, useState } from 'react';
import type { InventoryRow } from '../../../import/index.ts';
import { accountIds } from '../ids.ts';
import type { FoundPage, Wanted } from '../protocol.ts';
import { counted } from './words.ts';

interface RowActions {
  readonly onFrom: (row: InventoryRow) => void;
  readonly onTo: (row: InventoryRow) => void;
  readonly onReach: (row: InventoryRow) => void;
}

interface FindProps extends RowActions {
  readonly query: string;
  /** The ends that are chosen. */
  readonly from: string;
  readonly to: string;
  /** Whether resources are of several accounts or Regions, so that these tell them apart. */
  readonly isWide: boolean;
  readonly onQuery: (query: string) => void;
  readonly find: (wanted: Wanted) => Promise<FoundPage | undefined>;
}

const PAGE = 20;

const aboutOf = (
  { title, detail, ips, cidrs, subnets, vpc, account, region }: InventoryRow,
  isWide: boolean,
): string =>
  [
    detail === undefined ? title : `${title}, ${detail}`,
    [...ips.private, ...ips.public].slice(0, 3).join(', '),
    cidrs.slice(0, 3).join(', '),
    subnets.slice(0, 2).join(', ') || vpc,
    isWide ? region : undefined,
    isWide ? account : undefined,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');

type RowProps = { readonly row: InventoryRow } & Pick<FindProps, 'from' | 'to' | 'isWide'> & RowActions;

const Row = ({ row, from, to, isWide, onFrom, onTo, onReach }: RowProps) => {
  const called = row.label ?? row.name;
  return (
    <li className="acc-row" data-testid={accountIds.row} data-name={row.name}>
      <div>
        <b>{called}</b> {row.label === undefined ? null : <code>{row.name}</code>}
        <p className="acc-soft">{aboutOf(row, isWide)}</p>
      </div>
      <p className="acc-acts">
        {row.canSend ? (
          <button
            type="button"
            className="pg-button"
            aria-pressed={row.name === from}
            onClick={() => onFrom(row)}
          >
            From<span className="sr-only"> {called}</span>
          </button>
        ) : null}
        {row.canReceive ? (
          <>
            <button
              type="button"
              className="pg-button"
              aria-pressed={row.name === to}
              onClick={() => onTo(row)}
            >
              To<span className="sr-only"> {called}</span>
            </button>
            <button type="button" className="pg-button" onClick={() => onReach(row)}>
              Reach<span className="sr-only"> of {called}</span>
            </button>
          </>
        ) : null}
      </p>
    </li>
  );
};

export const Find = ({ query, onQuery, find, ...chosen }: FindProps) => {
  const id = useId();
  const [page, setPage] = useState<FoundPage>();
  const [offset, setOffset] = useState(0);
  const newest = useRef('');

  // Another search, also one that the map began, starts at its beginning.
  const [searched, setSearched] = useState(query);
  if (searched !== query) {
    setSearched(query);
    setOffset(0);
  }

  useEffect(() => {
    const own = `${offset} ${query}`;
    newest.current = own;
    void find({ query, offset, limit: PAGE }).then((found) => {
      if (found !== undefined && newest.current === own) setPage(found);
    });
  }, [query, offset, find]);

  const total = page?.total ?? 0;
  const last = Math.min(offset + PAGE, total);
  return (
    <section className="acc-find" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Everything in it</h2>
      <label className="acc-field">
        <span>Search</span>
        <input
          className="acc-input"
          type="search"
          autoComplete="off"
          spellCheck={false}
          placeholder="name, id, address, CIDR, tag=value, kind:nat"
          data-testid={accountIds.find}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
        />
      </label>
      <p className="acc-soft" role="status" data-testid={accountIds.found} data-total={total}>
        {page === undefined
          ? ''
          : total === 0
            ? 'Nothing in the account fits.'
            : total <= PAGE
              ? counted(total, 'resource')
              : `${offset + 1} to ${last} of ${counted(total, 'resource')}`}
      </p>
      <ul className="acc-rows">
        {page?.rows.map((row) => (
          <Row key={row.pointer} row={row} {...chosen} />
        ))}
      </ul>
      {total <= PAGE ? null : (
        <p className="acc-acts" data-testid={accountIds.more}>
          <button
            type="button"
            className="pg-button"
            disabled={offset === 0}
            onClick={() => setOffset(Math.max(0, offset - PAGE))}
          >
            Earlier
          </button>
          <button
            type="button"
            className="pg-button"
            disabled={last >= total}
            onClick={() => setOffset(offset + PAGE)}
          >
            Later
          </button>
        </p>
      )}
    </section>
  );
};
