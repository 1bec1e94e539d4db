/** What a template leaves to whoever deploys it, to fill in: parameters, Region, account. */
import { type SyntheticEvent, useId, useState } from 'react';
import type { TemplateInputs, TemplateParameter } from '../../../import/index.ts';
import { Sentence } from '../../view/Sentence.tsx';
import { accountIds } from '../ids.ts';
import type { InputValues } from '../inputs.ts';
import type { InputsState } from '../state.ts';
import { InputField } from './InputField.tsx';
import { counted } from './words.ts';

interface InputsProps {
  readonly inputs: InputsState;
  /** Whether nothing can be shown as it is. */
  readonly isNeeded: boolean;
  readonly onValues: (values: InputValues) => void;
  /** A value is complete: the template is read again. */
  readonly onRead: () => void;
}

/** How many have no value: what rests on them is unknown. */
const openOnes = ({ parameters }: TemplateInputs, values: InputValues): number =>
  parameters.filter(({ name, value }) => value === undefined && (values.parameters.get(name) ?? '') === '')
    .length;

/** What stands beside the title, so that a reader knows whether to open it. */
const hintOf = (asked: TemplateInputs, values: InputValues): string => {
  const open = openOnes(asked, values);
  const { length } = asked.parameters;
  const parameters =
    length === 0
      ? []
      : [
          `${counted(length, 'parameter')}${open === 0 ? '' : `, ${open === length && open > 1 ? 'all' : open} without a value`}`,
        ];
  const region = values.region.trim() || 'Region not told: us-east-1 is assumed';
  return [...parameters, region].join(' · ');
};

const hintFor = ({ isList, storedAt, description, type }: TemplateParameter): string =>
  [
    description,
    isList ? 'Several, with commas between them.' : undefined,
    storedAt === undefined
      ? undefined
      : `Its value is in Parameter Store${storedAt === '' ? '' : `, at ${storedAt}`}.`,
    description === undefined && storedAt === undefined && !isList && type !== 'String' ? type : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' ');

const UNKNOWN = 'not known';
/** More would push the question out of sight. */
const SHOWN_AT_ONCE = 9;

export const Inputs = ({ inputs, isNeeded, onValues, onRead }: InputsProps) => {
  const id = useId();
  const { asked, values, isReading, problem } = inputs;
  // As it was first seen: it does not close under somebody who fills in the last value.
  const [isOpen] = useState(
    isNeeded || (openOnes(asked, values) > 0 && asked.parameters.length <= SHOWN_AT_ONCE),
  );
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    onRead();
  };
  const wrong = (field: string) =>
    problem?.field === field ? { 'aria-invalid': true, 'aria-errormessage': `${id}-wrong` } : {};
  return (
    <details className="acc-fold" open={isOpen} data-inputs data-testid={accountIds.inputs}>
      <summary>
        What the template leaves open: <span className="acc-soft">{hintOf(asked, values)}</span>
      </summary>
      <form className="acc-folded" aria-busy={isReading} onSubmit={submit} noValidate>
        <p className="acc-soft">
          Filled in with the template’s defaults. What has no value is unknown, and a path that it decides is
          undetermined.
        </p>
        <div className="acc-inputs">
          {asked.parameters.map((parameter) => (
            <InputField
              key={parameter.name}
              label={parameter.name}
              hint={hintFor(parameter)}
              placeholder={UNKNOWN}
              value={values.parameters.get(parameter.name) ?? ''}
              allowed={parameter.allowed}
              hasDefault={parameter.value !== undefined}
              onValue={(value) =>
                onValues({ ...values, parameters: new Map(values.parameters).set(parameter.name, value) })
              }
              onDone={onRead}
            />
          ))}
          <InputField
            label="Region"
            hint=""
            placeholder="us-east-1, assumed"
            value={values.region}
            attributes={wrong('region')}
            onValue={(region) => onValues({ ...values, region })}
            onDone={onRead}
          />
          <InputField
            label="Account"
            hint=""
            placeholder={UNKNOWN}
            value={values.account}
            attributes={wrong('account')}
            onValue={(account) => onValues({ ...values, account })}
            onDone={onRead}
          />
        </div>
        {problem === undefined ? null : (
          <p className="acc-wrong" id={`${id}-wrong`} role="alert">
            <Sentence text={problem.message} />
          </p>
        )}
        <p className="acc-acts">
          <button type="submit" className="pg-button" data-testid={accountIds.readAgain}>
            {isReading ? 'Reading it again…' : 'Read it again with these'}
          </button>
        </p>
      </form>
    </details>
  );
};
