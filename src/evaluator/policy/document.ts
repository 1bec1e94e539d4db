/** IAM policy documents, read from plain data. */
import { LONGEST_ARN } from '../model/arn.ts';
import { quoted } from '../trace/words.ts';
import { complaintAbout } from './grammar.ts';
import type { Attachment, Condition, Element, Policy, PrincipalElement, Statement } from './types.ts';

/** More statements than a policy of 20,480 characters can hold (fact F-POL-01). */
const MOST_STATEMENTS = 1024;

/** More than all policies of a role together (fact F-POL-01 gives 20,480 to an endpoint's). */
const MOST_TEXT = 65_536;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

/** One text or a list of them; numbers and flags as their text. undefined: neither. */
const textsOf = (value: unknown): readonly string[] | undefined => {
  const listed: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = listed.map((item) =>
    typeof item === 'string'
      ? item
      : typeof item === 'number' || typeof item === 'boolean'
        ? String(item)
        : undefined,
  );
  if (!texts.every((text) => text !== undefined)) return undefined;
  return texts.every(({ length }) => length <= LONGEST_ARN) ? texts : undefined;
};

/** `Action` or `NotAction`, `Resource` or `NotResource`: 'bad' where both or something else stand there. */
const elementOf = (fields: Fields, name: 'Action' | 'Resource'): Element | 'bad' | undefined => {
  const plain = own(fields, name);
  const not = own(fields, `Not${name}`);
  if (plain !== undefined && not !== undefined) return 'bad';
  if (plain === undefined && not === undefined) return undefined;
  const values = textsOf(plain ?? not);
  return values === undefined ? 'bad' : { negated: not !== undefined, values };
};

const principalOf = (fields: Fields): PrincipalElement | 'bad' | undefined => {
  const plain = own(fields, 'Principal');
  const not = own(fields, 'NotPrincipal');
  if (plain !== undefined && not !== undefined) return 'bad';
  const given = plain ?? not;
  if (given === undefined) return undefined;
  const negated = not !== undefined;
  if (given === '*') return { negated, everybody: true, values: [] };
  if (!isFields(given)) return 'bad';
  const values: { type: string; id: string }[] = [];
  for (const [type, ids] of Object.entries(given)) {
    const texts = textsOf(ids);
    if (texts === undefined) return 'bad';
    for (const id of texts) values.push({ type, id });
  }
  const everybody = values.some(({ type, id }) => type === 'AWS' && id === '*');
  return { negated, everybody, values };
};

const conditionsOf = (value: unknown): readonly Condition[] | 'bad' => {
  if (value === undefined) return [];
  if (!isFields(value)) return 'bad';
  const conditions: Condition[] = [];
  for (const [operator, keys] of Object.entries(value)) {
    if (!isFields(keys)) return 'bad';
    for (const [key, given] of Object.entries(keys)) {
      const values = textsOf(given);
      if (values === undefined) return 'bad';
      conditions.push({ operator, key: key.toLowerCase(), name: key, values });
    }
  }
  return conditions;
};

const KNOWN = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

const statementOf = (
  value: unknown,
  index: number,
  pointer: string,
  variables: boolean,
): Statement | undefined => {
  // A misspelt `Conditions` must not pass for no condition.
  if (!isFields(value) || Object.keys(value).some((key) => !KNOWN.has(key))) return undefined;
  const effect = own(value, 'Effect');
  const action = elementOf(value, 'Action');
  const resource = elementOf(value, 'Resource');
  const principal = principalOf(value);
  const conditions = conditionsOf(own(value, 'Condition'));
  if (effect !== 'Allow' && effect !== 'Deny') return undefined;
  if (action === undefined || action === 'bad' || resource === 'bad') return undefined;
  if (principal === 'bad' || conditions === 'bad') return undefined;
  const sid = own(value, 'Sid');
  return {
    effect,
    action,
    resource,
    principal,
    conditions,
    variables,
    name: typeof sid === 'string' && sid !== '' ? quoted(sid) : `number ${index + 1}`,
    pointer,
  };
};

const lengthOf = ({ action, resource, conditions, principal }: Statement): number =>
  [
    ...action.values,
    ...(resource?.values ?? []),
    ...conditions.flatMap(({ values }) => values),
    ...(principal?.values ?? []).map(({ id }) => id),
  ].reduce((sum, text) => sum + text.length, 0);

const FIELDS = new Set(['Version', 'Id', 'Statement']);
const VERSIONS = new Set<unknown>([undefined, '2008-10-17', '2012-10-17']);

/** A policy, or why IAM would not take it, in words that follow "a policy that IAM would take:". */
export type ReadPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly why: string };

const no = (why: string): ReadPolicy => ({ ok: false, why });

/** Reads a policy. One that IAM would not take is in force nowhere, so nothing it says may decide. */
export const readPolicy = (document: Fields, attachment: Attachment): ReadPolicy => {
  const misspelt = Object.keys(document).find((key) => !FIELDS.has(key));
  if (misspelt !== undefined) return no(`${quoted(misspelt)} is no element of one`);
  const version = own(document, 'Version');
  if (!VERSIONS.has(version)) return no('its version is neither `2012-10-17` nor `2008-10-17`');
  const given = own(document, 'Statement');
  if (given === undefined) return no('it has no statement');
  const isList = Array.isArray(given);
  const listed: readonly unknown[] = isList ? given : [given];
  if (listed.length > MOST_STATEMENTS) return no('it has more statements than fit');
  // Left out, the version is that of 2008, which knows no policy variables.
  const variables = version === '2012-10-17';
  const statements: Statement[] = [];
  for (const [index, value] of listed.entries()) {
    const pointer = isList ? `/Statement/${index}` : '/Statement';
    const statement = statementOf(value, index, pointer, variables);
    if (statement === undefined) return no(`statement number ${index + 1} is not one`);
    const complaint = complaintAbout(statement, attachment);
    if (complaint !== undefined) return no(`in statement ${statement.name} ${complaint}`);
    statements.push(statement);
  }
  const length = statements.reduce((sum, statement) => sum + lengthOf(statement), 0);
  return length > MOST_TEXT ? no('it is longer than any may be') : { ok: true, policy: { statements } };
};
