/** Policy documents: their structure, actions, operators and keys stay; whom and what they name is replaced. */
import { NOT_TOLD_KEY } from '../../evaluator/policy/not-told.ts';
import { entriesOf } from '../shared/json.ts';
import { keyText, literals } from './patterns.ts';
import type { Texts } from './texts.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const OPERATOR =
  /^(for(all|any)values?:)?(string(not)?(equals(ignorecase)?|like)|numeric(not)?(equals|(less|greater)than(equals)?)|date(not)?(equals|(less|greater)than(equals)?)|bool|binaryequals|(not)?ipaddress|arn(not)?(equals|like)|null)(ifexists)?$/i;
const PLAIN_VALUE = /^(true|false|[\d.:TZ+-]*)$/i;
const ACTION = /^(\*|[a-z0-9-]+:[\w*?]+)$/i;
const ELEMENT = /^(?:Not)?(?:Principal|Action|Resource)$|^Condition$/;
const AWS_PRINCIPAL = /^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/;

const one = (values: readonly string[]): Json => (values.length === 1 ? (values[0] ?? '') : [...values]);

/** One text or a list of them; anything else is no part of a policy and is walked as words. */
const listOf = (value: unknown, make: (text: string) => readonly string[]): Json => {
  if (typeof value === 'string') return one(make(value));
  if (Array.isArray(value))
    return value.flatMap((each): Json[] => (typeof each === 'string' ? [...make(each)] : [plain(each)]));
  return plain(value);
};

/** What is neither text nor a structure that is known: numbers and truth values stay, all else goes. */
const plain = (value: unknown): Json =>
  typeof value === 'number' || typeof value === 'boolean' ? value : null;

const mapped = (
  value: unknown,
  make: (key: string, inner: unknown) => readonly [key: string, value: Json],
): Json => Object.fromEntries(entriesOf(value).map(([key, inner]) => make(key, inner)));

const principalText = (value: unknown, texts: Texts): Json => {
  if (typeof value === 'string') return one(literals(value, texts));
  return mapped(value, (type, ids) => {
    const key = /^(AWS|Service|Federated|CanonicalUser)$/.test(type) ? type : texts.words(type);
    const make = (id: string): readonly string[] =>
      type === 'Service' && AWS_PRINCIPAL.test(id) ? [id] : literals(id, texts);
    return [key, listOf(ids, make)];
  });
};

const conditionText = (value: unknown, texts: Texts): Json =>
  mapped(value, (operator, keys) => {
    const isPlain = /^(for(all|any)values?:)?(numeric|date|bool|null)/i.test(operator);
    const make = (text: string): readonly string[] =>
      PLAIN_VALUE.test(text) && (isPlain || /^(true|false)$/i.test(text)) ? [text] : literals(text, texts);
    const inner = mapped(keys, (key, values) => [
      key === NOT_TOLD_KEY ? key : keyText(key, texts),
      key === NOT_TOLD_KEY
        ? listOf(values, (element) => (ELEMENT.test(element) ? [element] : []))
        : typeof values === 'string' || Array.isArray(values)
          ? listOf(values, make)
          : plain(values),
    ]);
    return [OPERATOR.test(operator) ? operator : texts.words(operator), inner];
  });

const statementText = (statement: unknown, texts: Texts): Json =>
  mapped(statement, (key, value) => {
    switch (key) {
      case 'Sid':
        return [key, typeof value === 'string' ? texts.words(value) : plain(value)];
      case 'Effect':
        return [key, value === 'Allow' || value === 'Deny' ? value : texts.words(String(value))];
      case 'Principal':
      case 'NotPrincipal':
        return [key, principalText(value, texts)];
      case 'Action':
      case 'NotAction':
        return [key, listOf(value, (text) => [ACTION.test(text) ? text : texts.words(text)])];
      case 'Resource':
      case 'NotResource':
        return [key, listOf(value, (text) => literals(text, texts))];
      case 'Condition':
        return [key, conditionText(value, texts)];
      default:
        return [texts.words(key), listOf(value, (text) => [texts.words(text)])];
    }
  });

/** A policy document without whom and what it names. */
export const policyText = (document: unknown, texts: Texts): Json =>
  mapped(document, (key, value) => {
    if (key === 'Version') return [key, /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? String(value) : null];
    if (key === 'Id') return [key, typeof value === 'string' ? texts.words(value) : plain(value)];
    if (key !== 'Statement') return [texts.words(key), listOf(value, (text) => [texts.words(text)])];
    return [
      key,
      Array.isArray(value)
        ? value.map((statement) => statementText(statement, texts))
        : statementText(value, texts),
    ];
  });
