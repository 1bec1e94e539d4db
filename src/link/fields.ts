/**
 * The packed text of a link: one line of JSON that says what it is, then the scenario's text as it stands.
 * Read by hand: each field is known, of its type and within its limit, or the link is refused.
 */
import { isExample } from './example.ts';
import { MAX_HEADER, MAX_LINK_TEXT } from './limits.ts';
import type { DecodedLink, TextLink } from './types.ts';

/** The version of the scenario format that texts of these links are written in. */
const SCHEMA = 1;

const LONE_SURROGATE = /\p{Surrogate}/u;

const refused = (message: string): DecodedLink => ({ ok: false, message });
const NO_SCENARIO = refused('This link does not hold a scenario.');

/** The text to pack, or a sentence that says why a link cannot hold it. */
export const writeFields = ({ text, title, flow, choice, example }: TextLink): { text: string } | string => {
  if (text.length > MAX_LINK_TEXT)
    return `This text has ${text.length} characters; a link holds at most ${MAX_LINK_TEXT}. Download it instead.`;
  // UTF-8 has no half characters; JSON can write them as escapes.
  const escaped = LONE_SURROGATE.test(text);
  const header = JSON.stringify({
    schema: SCHEMA,
    ...(example !== undefined && { example }),
    ...(choice !== undefined && { choice }),
    ...(flow !== undefined && { flow }),
    ...(title !== undefined && { title }),
    ...(escaped && { escaped }),
  });
  if (header.length > MAX_HEADER)
    return 'The title or the name of the flow is too long for a link. Download the scenario instead.';
  return { text: `${header}\n${escaped ? JSON.stringify(text) : text}` };
};

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

/** Whether a number can be the place of a choice. */
const isChoice = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 1000;
const isText = (value: unknown): value is string => typeof value === 'string';
const isAbsentOr = <T>(value: unknown, is: (given: unknown) => given is T): value is T | undefined =>
  value === undefined || is(value);

const KNOWN = ['schema', 'example', 'choice', 'flow', 'title', 'escaped'];

/** Reads what `writeFields` wrote. Never throws. */
export const readFields = (packed: string): DecodedLink => {
  const end = packed.slice(0, MAX_HEADER + 1).indexOf('\n');
  const header = end < 0 ? undefined : parsed(packed.slice(0, end));
  if (typeof header !== 'object' || header === null || Array.isArray(header)) return NO_SCENARIO;
  // A map, so that no name in the data can be a name that every object has.
  const fields = new Map<string, unknown>(Object.entries(header));
  const schema = fields.get('schema');
  if (typeof schema === 'number' && schema > SCHEMA)
    return refused(
      `This link holds a scenario of format version ${schema}; this site reads version ${SCHEMA}. Open the link on the site that it comes from.`,
    );
  const unknown = [...fields.keys()].find((name) => !KNOWN.includes(name));
  const [example, choice, flow, title, escaped] = KNOWN.slice(1).map((name) => fields.get(name));
  const isWhole =
    schema === SCHEMA &&
    unknown === undefined &&
    isAbsentOr(example, isExample) &&
    isAbsentOr(choice, isChoice) &&
    isAbsentOr(flow, isText) &&
    isAbsentOr(title, isText) &&
    (escaped === undefined || escaped === true);
  if (!isWhole) return NO_SCENARIO;
  const body = packed.slice(end + 1);
  const text = escaped === true ? parsed(body) : body;
  if (!isText(text)) return NO_SCENARIO;
  if (text.length > MAX_LINK_TEXT)
    return refused(`The text in this link has ${text.length} characters; at most ${MAX_LINK_TEXT} are read.`);
  const link: TextLink = {
    kind: 'text',
    text,
    ...(title !== undefined && { title }),
    ...(flow !== undefined && { flow }),
    ...(choice !== undefined && { choice }),
    ...(example !== undefined && { example }),
  };
  return { ok: true, link };
};
