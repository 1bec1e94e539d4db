/**
 * Fixes as AWS CLI commands. Everything in a scenario may come from a hostile file: a word that a
 * shell would read as more than text is quoted, one that could steer a terminal ends the command.
 */
import type { ResourceRef } from '../trace/types.ts';

/** AWS's own ids, such as `sg-0123456789abcdef0` or `vpce-svc-0123456789abcdef0`. */
const AWS_ID = /^[a-z]{1,10}(-[a-z]{1,10})?-[0-9a-f]{4,40}$/;

/** Whether a text has the form of AWS's ids. */
export const isAwsId = (text: string): boolean => AWS_ID.test(text);

/** AWS's id of an imported resource; undefined for one that an author named, or a template. */
export const awsIdOf = (resource: ResourceRef | undefined): string | undefined =>
  resource?.origin !== undefined && isAwsId(resource.id) ? resource.id : undefined;

const PLAIN = /^[\w@%+=:,./-]+$/;
const STEERING = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** A word for a POSIX shell; undefined where it holds characters that no command should. */
export const shellWord = (word: string): string | undefined => {
  if (PLAIN.test(word)) return word;
  return STEERING.test(word) ? undefined : `'${word.replaceAll("'", "'\\''")}'`;
};

/** One command of `aws ec2`; undefined where one of its words is not known, or not fit for a shell. */
export const awsCommand = (...words: readonly (string | undefined)[]): string | undefined => {
  const quoted = words.map((word) => (word === undefined ? undefined : shellWord(word)));
  return quoted.includes(undefined) ? undefined : `aws ec2 ${quoted.join(' ')}`;
};

/** Several commands, one a line; undefined where one of them is. */
export const awsLines = (...commands: readonly (string | undefined)[]): string | undefined =>
  commands.length === 0 || commands.includes(undefined) ? undefined : commands.join('\n');

/** The field of a fix, where there are commands. */
export const awsField = (command: string | undefined): { readonly aws?: string } =>
  command === undefined ? {} : { aws: command };
