/** One end of a flow: typed, or picked from what the account has. A combobox: arrows choose, Enter takes, Escape closes. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { FoundPage, FoundRow, Wanted } from '../protocol.ts';

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

/** What tells an option from the others. */
const aboutRow = ({ title, place, addresses }: FoundRow): string =>
  [title, addresses[0], place[0]].filter((part) => part !== undefined).join(' · ');

export const EndField = (props: EndFieldProps) => {
  const { end, label, hint, testId, value, attributes, find, onChange } = props;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [rows, setRows] = useState<readonly FoundRow[]>([]);
  const [active, setActive] = useState(-1);
  const newest = useRef('');

  useEffect(() => {
    if (!isOpen) return;
    newest.current = value;
    void find({ query: value, place: undefined, end, offset: 0, limit: MOST }).then((page) => {
      if (newest.current !== value || page === undefined) return;
      setRows(page.rows);
      setActive(-1);
    });
  }, [isOpen, value, end, find]);

  const take = (row: FoundRow | undefined): void => {
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
      <ul className="acc-options" id={`${id}-list`} role="listbox" aria-label={label} hidden={!shown}>
        {rows.map((row, index) => (
          // The focus stays in the field, which the options belong to: keys are handled there.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          <li
            key={row.name}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            // Before the field loses the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(row)}
          >
            <b>{row.label ?? row.name}</b>
            {row.label === undefined ? null : <code>{row.name}</code>}
            <span className="acc-soft">{aboutRow(row)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
};
