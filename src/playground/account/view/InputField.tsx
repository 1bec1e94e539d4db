/** A value that a template takes: typed, or chosen where the template says which there are. */
import { useId } from 'react';

interface InputFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly placeholder: string;
  readonly value: string;
  readonly allowed?: readonly string[] | undefined;
  /** Whether the template itself says a value, so that it cannot be without one. */
  readonly hasDefault?: boolean;
  readonly attributes?: Readonly<Record<string, string | boolean>>;
  readonly onValue: (value: string) => void;
  /** A value is complete: its field is left, or it was chosen. */
  readonly onDone: () => void;
}

export const InputField = (props: InputFieldProps) => {
  const { label, hint, placeholder, value, allowed, hasDefault = false, attributes, onValue, onDone } = props;
  const id = useId();
  const described = hint === '' ? {} : { 'aria-describedby': `${id}-hint` };
  return (
    <div className="acc-field acc-given">
      <label htmlFor={id}>{label}</label>
      {allowed === undefined ? (
        <input
          id={id}
          className="acc-input"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={placeholder}
          value={value}
          {...described}
          {...attributes}
          onChange={(event) => onValue(event.target.value)}
          onBlur={onDone}
        />
      ) : (
        <select
          id={id}
          className="acc-input"
          value={value}
          {...described}
          {...attributes}
          onChange={(event) => {
            onValue(event.target.value);
            onDone();
          }}
        >
          {hasDefault ? null : <option value="">{placeholder}</option>}
          {allowed.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      )}
      {hint === '' ? null : (
        <p className="acc-hint acc-soft" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
};
