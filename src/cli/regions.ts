/** Whether a text can be the name of a Region. AWS adds some every year, so a list alone decides nothing. */
import { nearest } from '../evaluator/model/words.ts';
import { UnusableInput } from './errors.ts';

const numbered = (place: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${place}-${index + 1}`);

/** The Regions that are known here. */
const KNOWN: ReadonlySet<string> = new Set([
  ...numbered('us-east', 2),
  ...numbered('us-west', 2),
  ...numbered('ca-central', 1),
  ...numbered('ca-west', 1),
  ...numbered('mx-central', 1),
  ...numbered('sa-east', 1),
  ...numbered('eu-central', 2),
  ...numbered('eu-west', 3),
  ...numbered('eu-south', 2),
  ...numbered('eu-north', 1),
  ...numbered('af-south', 1),
  ...numbered('il-central', 1),
  ...numbered('me-south', 1),
  ...numbered('me-central', 1),
  ...numbered('ap-east', 2),
  ...numbered('ap-south', 2),
  ...numbered('ap-southeast', 7),
  ...numbered('ap-northeast', 3),
  ...numbered('cn-north', 1),
  ...numbered('cn-northwest', 1),
  ...numbered('us-gov-east', 1),
  ...numbered('us-gov-west', 1),
  ...numbered('eusc-de-east', 1),
]);

/** Two letters, or a part of AWS that stands apart; a direction; a number. */
const SHAPE =
  /^(?:[a-z]{2}|[a-z]{2}-gov|[a-z]{2}-iso[a-z]?|eusc-[a-z]{2})-(?:central|(?:north|south)(?:east|west)?|east|west)-\d{1,2}$/;

/** A warning for a Region that is not known here but may be new, if it is one; throws where it can be none. */
export const checkRegion = (region: string): string | undefined => {
  if (KNOWN.has(region)) return undefined;
  const meant = nearest(region, KNOWN);
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
  if (!SHAPE.test(region))
    throw new UnusableInput(`--region is the name of an AWS Region such as us-east-1, not ${region}.${hint}`);
  return `--region: ${region} is no Region that is known here; it is taken as a new one.${hint}`;
};
