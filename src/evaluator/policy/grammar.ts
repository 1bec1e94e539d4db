/** What IAM and the services refuse to save as a policy (facts F-POL-05 and F-POL-17). */
import { quoted } from '../trace/words.ts';
import type { Attachment, Condition, PrincipalElement, Statement } from './types.ts';
import { isEverything, wildcardMeets } from './wildcard.ts';

const ACTION = /^(?:\*+|\*:\*+|[a-z0-9-]+:[a-z0-9*?.]+)$/i;

const aboutAction = ({ action }: Statement): string | undefined => {
  const wrong = action.values.find((value) => !ACTION.test(value));
  return wrong === undefined ? undefined : `${quoted(wrong)} is not an action such as \`s3:GetObject\``;
};

const isBucket = (arn: string): boolean => /^arn:[^:]*:s3:::[^/]+$/.test(arn);
const isRoleArn = (arn: string): boolean => /^arn:[^:]*:iam::\d{12}:role\//.test(arn);

const aboutResource = ({ resource }: Statement, { arn = '' }: Attachment): string | undefined => {
  if (isRoleArn(arn)) return resource === undefined ? undefined : 'a trust policy names no resource';
  if (resource === undefined) return 'no resource is named';
  for (const value of resource.values) {
    if (isEverything(value)) continue;
    if (!value.startsWith('arn:')) return `${quoted(value)} is neither \`*\` nor an ARN`;
    // A bucket's policy speaks of the bucket and its objects only.
    if (isBucket(arn) && !value.includes('${') && !wildcardMeets(value, arn))
      return `${quoted(value)} is not of this bucket`;
  }
  return undefined;
};

const PRINCIPALS = [
  /^\*$/,
  /^\d{12}$/,
  /^arn:[a-z-]+:iam::\d{12}:(?:root|(?:user|role)\/[\w+=,.@/-]+)$/,
  /^arn:[a-z-]+:sts::\d{12}:(?:assumed-role\/[\w+=,.@-]+\/[\w+=,.@-]+|federated-user\/[\w+=,.@-]+)$/,
  // An identity that is no more, shown by its id, and CloudFront's older identities.
  /^A[A-Z0-9]{15,127}$/,
  /^arn:[a-z-]+:iam::cloudfront:user\/CloudFront Origin Access Identity [A-Z0-9]+$/,
];
const TYPES = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser']);

const aboutIds = ({ values }: PrincipalElement): string | undefined => {
  for (const { type, id } of values) {
    if (!TYPES.has(type)) return `${quoted(type)} is no kind of principal`;
    // No wildcard stands for a part of a principal's name, and no group is one.
    if (type === 'AWS' && !PRINCIPALS.some((pattern) => pattern.test(id)))
      return `${quoted(id)} is no principal that a policy may name`;
  }
  return undefined;
};

const aboutPrincipal = ({ principal }: Statement, { kind }: Attachment): string | undefined => {
  if (kind === 'identity')
    return principal === undefined ? undefined : 'a principal is named, as no policy of an identity may';
  return principal === undefined ? 'no principal is named' : aboutIds(principal);
};

/** Keys whose values are ids that AWS makes. */
const IDS = new Set([
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:vpceaccount',
  'aws:vpceorgid',
]);

/** Whether six characters stand together before or after each wildcard. */
const isAnchored = (value: string): boolean => {
  const runs = value.split(/[*?]/).map(({ length }) => length >= 6);
  return runs.every((isLong, index) => index === 0 || isLong || runs[index - 1] === true);
};

const mixesAccount = (value: string): boolean => /^arn:(?:[^:]*:){3}(?:[^:*?]+[*?]|[*?]+[^:*?])/.test(value);

const aboutCondition = ({ operator, key, name, values }: Condition): string | undefined => {
  const isNumeric = /(?:^|:)numeric/i.test(operator);
  const isPattern = /(?:^|:)string(?:not)?like/i.test(operator);
  if (IDS.has(key) && isNumeric) return `${quoted(name)} is compared as a number`;
  for (const value of values) {
    if (IDS.has(key) && /[*?]/.test(value)) return `${quoted(name)} has a wildcard`;
    if (isPattern && !isAnchored(value))
      return `fewer than six characters stand beside a wildcard of ${quoted(value)}`;
    if (mixesAccount(value)) return `the account in ${quoted(value)} is half a wildcard`;
  }
  return undefined;
};

/** What an endpoint's policy may not say (fact F-POL-05). */
const aboutEndpoint = ({ conditions, resource }: Statement, { kind }: Attachment): string | undefined => {
  if (kind !== 'endpoint' && kind !== 'gateway-endpoint') return undefined;
  const mixed = resource?.values.find(mixesAccount);
  if (mixed !== undefined) return `the account in ${quoted(mixed)} is half a wildcard`;
  return conditions.map(aboutCondition).find((complaint) => complaint !== undefined);
};

/** Why a statement could not be saved in a policy of this kind, in words; undefined: it could. */
export const complaintAbout = (statement: Statement, attachment: Attachment): string | undefined =>
  aboutAction(statement) ??
  aboutPrincipal(statement, attachment) ??
  aboutResource(statement, attachment) ??
  aboutEndpoint(statement, attachment);
