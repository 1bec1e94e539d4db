/** Numbers of a template, where the text that CloudFormation makes of them counts as much as their value. */
import { type Scalar, scalar, type Tree } from './tree.ts';

const WHOLE = /^(?:0|-?[1-9]\d*)$/;
/** A fraction whose shortest form is the one that is written: `10.0` and `1.5`, but not `1.50`. */
const FRACTION = /^-?(?:0|[1-9]\d{0,6})\.(?:0|\d{0,8}[1-9])$/;

const numberOf = (source: string): Scalar | undefined => {
  const value = Number(source);
  if (WHOLE.test(source) && Number.isSafeInteger(value)) return value;
  // `10.0` is the number 10, and the text `10.0` in `!Sub '${Prefix}.0.0/16'`.
  return FRACTION.test(source) ? source : undefined;
};

/** What a number of the text says; unclear where the format may change how it is written. */
export const numberTree = (offset: number, source: string): Tree => {
  const value = numberOf(source);
  return value === undefined ? { kind: 'unclear', offset, why: 'number' } : scalar(offset, value);
};
