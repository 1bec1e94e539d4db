/** What a month is taken to be: a slider and a number for each, and whose hours are paid anyway. */
import { useState } from 'react';
import { compareIds } from '../ids.ts';
import { MOST_GIGABYTES, MOST_HOURS, type Month, type Paid } from '../month.ts';
import { amountText, gigabytesText, type SideNames } from '../words.ts';

export interface MonthActs {
  readonly setMonth: (change: Partial<Month>) => void;
  readonly setPaid: (change: Partial<Paid>) => void;
}

interface FieldProps {
  readonly label: string;
  readonly name: keyof Month;
  readonly value: number;
  /** Where the slider ends, and its step. */
  readonly end: number;
  readonly step: number;
  readonly most: number;
  readonly spoken: string;
  readonly testId: string;
  readonly onChange: (value: number) => void;
}

const Field = ({ label, name, value, end, step, most, spoken, testId, onChange }: FieldProps) => {
  /** What stands in the number field while the reader types: an empty field is no zero yet. */
  const [draft, setDraft] = useState<string>();
  return (
    <div className="cmp-field">
      <label>
        {label}
        <input
          type="range"
          name={name}
          min={0}
          max={end}
          step={step}
          value={value}
          aria-valuetext={spoken}
          data-testid={testId}
          onChange={(event) => onChange(event.target.valueAsNumber)}
        />
      </label>
      <input
        type="number"
        name={`${name}-number`}
        aria-label={`${label}, as a number`}
        inputMode="decimal"
        min={0}
        max={most}
        step="any"
        value={draft ?? String(value)}
        data-testid={`${testId}-number`}
        onChange={(event) => {
          setDraft(event.target.value);
          if (event.target.value !== '') onChange(event.target.valueAsNumber);
        }}
        onBlur={() => setDraft(undefined)}
      />
    </div>
  );
};

const IGNORED: MonthActs = { setMonth: () => undefined, setPaid: () => undefined };

interface MonthFieldsProps {
  readonly names: SideNames;
  readonly month: Month;
  readonly paid: Paid;
  /** Where the slider of gigabytes ends. */
  readonly end: number;
  /** Nothing in the page as it was built. */
  readonly acts?: MonthActs | undefined;
}

export const MonthFields = ({ names, month, paid, end, acts = IGNORED }: MonthFieldsProps) => (
  <div className="cmp-fields pg-controls">
    <Field
      label="Hours a month"
      name="hours"
      value={month.hours}
      end={MOST_HOURS}
      step={1}
      most={MOST_HOURS}
      spoken={`${amountText(month.hours)} hours`}
      testId={compareIds.hours}
      onChange={(hours) => acts.setMonth({ hours })}
    />
    <Field
      label="Gigabytes a month"
      name="gigabytes"
      value={month.gigabytes}
      end={end}
      step={end / 1000}
      most={MOST_GIGABYTES}
      spoken={gigabytesText(month.gigabytes)}
      testId={compareIds.gigabytes}
      onChange={(gigabytes) => acts.setMonth({ gigabytes })}
    />
    <Field
      label="Of these, answers (%)"
      name="back"
      value={month.back}
      end={100}
      step={1}
      most={100}
      spoken={`${amountText(month.back)} percent`}
      testId={compareIds.back}
      onChange={(back) => acts.setMonth({ back })}
    />
    <fieldset className="cmp-paid">
      <legend>Hours paid anyway, for other traffic</legend>
      {(['first', 'second'] as const).map((side) => (
        <label key={side}>
          <input
            type="checkbox"
            name={`${side}-paid`}
            checked={paid[side]}
            data-testid={side === 'first' ? compareIds.firstPaid : compareIds.secondPaid}
            onChange={(event) => acts.setPaid({ [side]: event.target.checked })}
          />{' '}
          {names[side]}
        </label>
      ))}
    </fieldset>
  </div>
);
