/** One end of a flow: typed, or picked from what the account has. A combobox: arrows choose, Enter takes, Escape closes. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { InventoryRow } from '../../../import/index.ts';
import { accountIds } from '../ids.ts';
import type { FoundPage, Wanted } from '../protocol.ts';

interface EndFieldProps {
  readonly end: 'from' | 'to';
  readonly label: string;
  readonly hint: string;
  readonly testId: string;
  readonly value: string;
  readonly attributes: Readonly<Record<string, string | boolean>>;
  readonly find: (wanted: Wanted) => Promise<FoundPage | undefined>;
  readonly onChange: (value: string) => void;
}

const MOST = 8;

/** Words that a field of this kind means beside the account's own. */
const INTERNET = 'internet';

/** An option of the list. */
interface Option {
  readonly name: string;
  readonly label: string | undefined;
  readonly about: string;
}

const optionOf = ({ name, label, title, detail, ips, subnets }: InventoryRow): Option => ({
  name,
  label,
  about: [title, detail, ips.private[0] ?? ips.public[0], subnets[0]]
    .filter((part) => part !== undefined)
    .join(' · '),
});

const textOf = ({ label, about }: Option): string => (label === undefined ? about : `${label} · ${about}`);

const THE_INTERNET: Option = { name: INTERNET, label: undefined, about: 'everything outside' };

/** What a typed word may be the beginning of. */
const optionsFor = (value: string, rows: readonly InventoryRow[]): readonly Option[] => {
  const typed = value.trim().toLowerCase();
  const internet = typed !== '' && INTERNET.startsWith(typed) ? [THE_INTERNET] : [];
  return [...internet, ...rows.filter(({ name }) => name !== value).map(optionOf)].slice(0, MOST);
};

export const EndField = (props: EndFieldProps) => {
  const { end, label, hint, testId, value, attributes, find, onChange } = props;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [rows, setRows] = useState<readonly Option[]>([]);
  /** What the value names, where it names something of the account. */
  const [meant, setMeant] = useState<Option>();
  const [active, setActive] = useState(-1);
  const newest = useRef('');

  useEffect(() => {
    newest.current = value;
    const can = end === 'from' ? 'can:send' : 'can:receive';
    void find({ query: `${can} ${value}`, offset: 0, limit: MOST }).then((page) => {
      if (newest.current !== value || page === undefined) return;
      const own = page.rows.find(({ name }) => name === value);
      setMeant(own === undefined ? undefined : optionOf(own));
      setRows(optionsFor(value, page.rows));
      setActive(-1);
    });
  }, [value, end, find]);

  const take = (row: Option | undefined): void => {
    if (row !== undefined) onChange(row.name);
    setOpen(false);
    setActive(-1);
  };
  const shown = isOpen && rows.length > 0;
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      setOpen(false);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // Round, with the field itself between last and first.
      setActive((at) => ((at + 1 + step + rows.length + 1) % (rows.length + 1)) - 1);
    } else if (event.key === 'Enter' && shown && active >= 0) {
      event.preventDefault();
      take(rows[active]);
    }
  };

  return (
    <div className="acc-field acc-end">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="acc-input"
        role="combobox"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={hint}
        aria-description={meant === undefined ? undefined : textOf(meant)}
        data-testid={testId}
        value={value}
        {...attributes}
        onChange={(event) => {
          onChange(event.target.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      <p className="acc-meant" aria-hidden="true">
        {meant === undefined ? '' : textOf(meant)}
      </p>
      <div className="acc-options" id={`${id}-list`} role="listbox" aria-label={label} hidden={!shown}>
        {rows.map((row, index) => (
          // The focus stays in the field, which the options belong to: keys are handled there.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          <div
            key={row.name}
            id={`${id}-${index}`}
            role="option"
            data-testid={accountIds.options}
            aria-selected={index === active}
            // Before the field loses the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(row)}
          >
            <b>{row.label ?? row.name}</b>
            {row.label === undefined ? null : <code>{row.name}</code>}
            <span className="acc-soft">{row.about}</span>
          </div>
        ))}
      </div>
    </div>
  );
};
