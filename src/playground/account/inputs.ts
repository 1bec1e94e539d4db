/** What a reader fills in of a template: its parameters, the Region and the account. */
import type { CloudFormationOptions, TemplateInputs } from '../../import/index.ts';
import type { FieldProblem } from './fields.ts';

export interface InputValues {
  /** By the names of parameters; empty where nothing is known. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly region: string;
  readonly account: string;
}

/** The values that the template itself has. */
export const startValues = ({ parameters, region }: TemplateInputs): InputValues => ({
  parameters: new Map(parameters.map(({ name, value }) => [name, value ?? ''])),
  region: region ?? '',
  account: '',
});

export type InputsRead =
  | { readonly ok: true; readonly given: CloudFormationOptions }
  | ({ readonly ok: false } & FieldProblem);

const REGION = /^[a-z]{2,}(?:-[a-z]+)+-\d{1,2}$/;
const ACCOUNT = /^\d{12}$/;

/**
 * What the values say beyond the template. One that is as it was is not given, so that the import goes on calling it
 * a default; an empty one without a default stays unknown.
 */
export const givenOf = (inputs: TemplateInputs, values: InputValues): InputsRead => {
  const region = values.region.trim();
  const account = values.account.trim();
  if (region !== '' && !REGION.test(region))
    return { ok: false, field: 'region', message: 'A Region has a name such as `us-east-1`.' };
  if (account !== '' && !ACCOUNT.test(account))
    return { ok: false, field: 'account', message: 'An account’s number has 12 digits.' };
  const parameters = new Map(
    inputs.parameters.flatMap(({ name, value = '' }) => {
      const now = values.parameters.get(name) ?? '';
      return now === value ? [] : [[name, now] as const];
    }),
  );
  const given = {
    ...(parameters.size === 0 ? {} : { parameters }),
    ...(region === '' || region === inputs.region ? {} : { region }),
    ...(account === '' ? {} : { account }),
  };
  return { ok: true, given };
};
