/** The question: from where, to where, by what. */
import { type SyntheticEvent, useId } from 'react';
import { Sentence } from '../../view/Sentence.tsx';
import type { FlowFields } from '../fields.ts';
import { accountIds } from '../ids.ts';
import type { FoundPage, Wanted } from '../protocol.ts';
import type { AnswerState } from '../state.ts';
import { EndField } from './EndField.tsx';
import { ProtocolFields } from './ProtocolFields.tsx';

interface FlowFormProps {
  readonly fields: FlowFields;
  readonly answer: AnswerState;
  readonly onField: (field: keyof FlowFields, value: string) => void;
  readonly onTrace: () => void;
  readonly find: (wanted: Wanted) => Promise<FoundPage | undefined>;
}

const POLICY_FIELDS = [
  { field: 'action', label: 'Action', hint: 'sns:Publish' },
  { field: 'resource', label: 'Resource (ARN)', hint: 'arn:aws:sns:…' },
  { field: 'principal', label: 'Principal (ARN)', hint: 'arn:aws:iam::…' },
] as const;

export const FlowForm = ({ fields, answer, onField, onTrace, find }: FlowFormProps) => {
  const id = useId();
  const wrong = answer.kind === 'refused' ? answer.field : undefined;
  const described = (field: string) =>
    wrong === field ? { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` } : {};
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    onTrace();
  };
  return (
    <form className="acc-form" data-testid={accountIds.form} onSubmit={submit} noValidate>
      <EndField
        end="from"
        find={find}
        label="From"
        hint="instance, interface, internet"
        testId={accountIds.from}
        value={fields.from}
        attributes={described('from')}
        onChange={(value) => onField('from', value)}
      />
      <EndField
        end="to"
        find={find}
        label="To"
        hint="resource, address, host name"
        testId={accountIds.to}
        value={fields.to}
        attributes={described('to')}
        onChange={(value) => onField('to', value)}
      />
      <ProtocolFields
        protocol={fields.protocol}
        port={fields.port}
        portAttributes={described('port')}
        protocolTestId={accountIds.protocol}
        portTestId={accountIds.port}
        onProtocol={(value) => onField('protocol', value)}
        onPort={(value) => onField('port', value)}
      />
      <button type="submit" className="pg-button primary acc-go" data-testid={accountIds.trace}>
        {answer.kind === 'asking' ? 'Tracing…' : 'Trace the path'}
      </button>
      <details className="acc-more">
        <summary>Ask the policies too</summary>
        <div className="acc-policies">
          {POLICY_FIELDS.map(({ field, label, hint }) => (
            <label className="acc-field" key={field}>
              <span>{label}</span>
              <input
                className="acc-input"
                autoComplete="off"
                spellCheck={false}
                placeholder={hint}
                data-testid={field === 'action' ? accountIds.action : undefined}
                value={fields[field]}
                {...described(field)}
                onChange={(event) => onField(field, event.target.value)}
              />
            </label>
          ))}
        </div>
      </details>
      {answer.kind === 'refused' ? (
        <p className="acc-wrong" id={`${id}-wrong`} role="alert" data-testid={accountIds.refused}>
          <Sentence text={answer.message} />
        </p>
      ) : null}
    </form>
  );
};
