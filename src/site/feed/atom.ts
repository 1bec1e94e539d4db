/** The ledger as an Atom feed: what was read last comes first. Pure. */
import { type Fact, factHref, sourcesOf } from '../../../content/facts/ledger.ts';
import { escapeMarkup } from '../../diagram/text.ts';

/** What a feed holds at most: readers fetch all of it each time. */
const MOST = 100;

/** A date of the ledger as Atom writes it. */
const instant = (read: string): string => `${read}T00:00:00Z`;

const entryOf = (fact: Fact, address: (id: string) => string): string => {
  const { id, statement, supersedes, read } = fact;
  const lines = [
    statement.replaceAll('`', ''),
    ...(supersedes === undefined ? [] : [`Replaces: ${supersedes}`]),
    ...sourcesOf(fact).map(({ title, url }) => `Source: ${title}, ${url}`),
    `Read ${read}.`,
  ];
  return [
    '  <entry>',
    // Read again on another day, a fact is a new entry: that is what a reader wants to hear of.
    `    <id>${escapeMarkup(`${address(id)}@${read}`)}</id>`,
    `    <title>${escapeMarkup(`${id}: ${(lines[0] ?? '').slice(0, 100)}${(lines[0] ?? '').length > 100 ? '…' : ''}`)}</title>`,
    `    <link href="${escapeMarkup(address(id))}"/>`,
    `    <updated>${instant(read)}</updated>`,
    `    <content type="text">${escapeMarkup(lines.join('\n'))}</content>`,
    '  </entry>',
  ].join('\n');
};

/**
 * The feed of the newest facts.
 *
 * @param site the origin, such as `https://docs.example.com`
 * @param base begins and ends with a slash
 */
export const factsFeed = (facts: readonly Fact[], site: string, base: string): string => {
  const address = (id: string): string => new URL(factHref(id, base), site).href;
  // Sorting keeps the ledger's order within a day.
  const newest = [...facts].sort((a, b) => (a.read < b.read ? 1 : a.read > b.read ? -1 : 0)).slice(0, MOST);
  const self = new URL(`${base}facts.atom`, site).href;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  <id>${escapeMarkup(self)}</id>`,
    '  <title>Hopwise: facts about AWS, as they were read</title>',
    '  <author><name>Hopwise</name></author>',
    `  <link rel="self" href="${escapeMarkup(self)}"/>`,
    `  <link href="${escapeMarkup(new URL(`${base}facts/`, site).href)}"/>`,
    `  <updated>${instant(newest[0]?.read ?? '1970-01-01')}</updated>`,
    ...newest.map((fact) => entryOf(fact, address)),
    '</feed>',
    '',
  ].join('\n');
};
