/** Private hosted zones: which VPCs ask them, and what they answer. */

import { append, flagAt, hasList, listAt, textAt } from '../../shared/json.ts';
import { addressOf } from '../addresses.ts';
import { type Context, isName, itemsOf } from '../context.ts';
import type { Item } from '../documents.ts';
import { bareZone } from '../draft.ts';
import { joinHint } from '../joins.ts';

/** A name as it is compared: lower case, without the dot at its end. Route 53 writes `*` as `\052`. */
const hostOf = (text: string | undefined): string | undefined =>
  text
    ?.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))
    .toLowerCase()
    .replace(/\.$/, '');

const isBelow = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

/** The types of record that lead to addresses. */
const TYPES: ReadonlySet<string> = new Set(['A', 'AAAA', 'CNAME']);

/** Load balancers by the names that AWS gave them. */
const balancersByHost = (context: Context): ReadonlyMap<string, string> =>
  new Map(
    [...context.loadBalancers].flatMap(([name, { dnsName }]) => {
      const host = hostOf(dnsName);
      return host === undefined
        ? []
        : ([
            [host, name],
            [`dualstack.${host}`, name],
          ] as const);
    }),
  );

/** A value as the scenario has it; undefined for a bare word, which the scenario would take for one of its own ids. */
const recordValue = (
  text: string | undefined,
  balancers: ReadonlyMap<string, string>,
): string | undefined => {
  if (text === undefined) return undefined;
  return balancers.get(text) ?? (/[.:]/.test(text) ? text : undefined);
};

/** What one record set leads to; undefined where one of its values cannot be read. */
const valuesOf = (record: unknown, balancers: ReadonlyMap<string, string>): readonly string[] | undefined => {
  const alias = hostOf(textAt(record, 'AliasTarget', 'DNSName'));
  if (alias !== undefined) {
    const value = recordValue(alias, balancers);
    return value === undefined ? undefined : [value];
  }
  const isName = textAt(record, 'Type') === 'CNAME';
  const values = listAt(record, 'ResourceRecords').map((each) => {
    const text = textAt(each, 'Value');
    return recordValue(isName ? hostOf(text) : addressOf(text), balancers);
  });
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
};

/** All records of a zone; null where one of them cannot be read. Several sets of one name are choices of AWS. */
const recordsOf = (
  context: Context,
  domain: string,
  sets: readonly unknown[],
  balancers: ReadonlyMap<string, string>,
): Record<string, string | string[]> | null => {
  const found = new Map<string, Set<string>>();
  for (const set of sets) {
    const host = hostOf(textAt(set, 'Name'));
    const isRead = TYPES.has(textAt(set, 'Type') ?? '');
    const values = isRead ? valuesOf(set, balancers) : [];
    if (host === undefined || !isBelow(host, domain) || values === undefined) {
      context.documents.notes.add(
        'records of hosted zones',
        'one of them cannot be read, so those of its zone are unknown',
        `${host ?? domain} ${textAt(set, 'Type') ?? ''}`.trim(),
      );
      return null;
    }
    const known = found.get(host) ?? new Set<string>();
    for (const value of values) known.add(value);
    found.set(host, known);
  }
  // A name without an address matters only where a wildcard would answer for it otherwise.
  const hasWildcard = [...found.keys()].some((host) => host.startsWith('*.'));
  const entries = [...found].flatMap(([host, values]): (readonly [string, string | string[]])[] => {
    const [first, ...more] = values;
    if (first === undefined) return hasWildcard ? [[host, []]] : [];
    return [[host, more.length === 0 ? first : [first, ...more]]];
  });
  return Object.fromEntries(entries);
};

/** The one zone of all that the files show which an answer can be of; undefined where there is none or several. */
const zoneOfAnswer = (
  sets: readonly unknown[],
  zones: ReadonlyMap<string, readonly string[]>,
): string | undefined => {
  const start = sets.find((set) => textAt(set, 'Type') === 'SOA');
  const hosts = sets.map((set) => hostOf(textAt(set, 'Name')));
  const [first] = hosts;
  if (first === undefined) return undefined;
  const domains: string[] = [];
  const labels = first.split('.');
  for (let cut = 0; cut < labels.length && cut < 128; cut += 1) domains.push(labels.slice(cut).join('.'));
  const fitting = domains.filter(
    (domain) =>
      zones.has(domain) &&
      (start === undefined || hostOf(textAt(start, 'Name')) === domain) &&
      hosts.every((host) => host !== undefined && isBelow(host, domain)),
  );
  const ids = fitting.flatMap((domain) => zones.get(domain) ?? []);
  return ids.length === 1 ? ids[0] : undefined;
};

/** Records of zones that the answers do not name, where it is plain whose they are. */
const guessZones = (context: Context, zones: readonly Item[]): ReadonlyMap<string, readonly unknown[]> => {
  const { unassigned, notes } = context.documents;
  const byDomain = new Map<string, string[]>();
  for (const { id, value } of zones) append(byDomain, hostOf(textAt(value, 'Name')) ?? '', id);
  const found = new Map<string, unknown[]>();
  for (const { kind, entries, more, origin } of unassigned) {
    if (kind !== 'zoneRecords' || entries.length === 0) continue;
    const id = more ? undefined : zoneOfAnswer(entries, byDomain);
    if (id === undefined)
      notes.add('records of hosted zones', joinHint('zoneRecords'), { origin }, entries.length);
    else for (const entry of entries) append(found, id, entry);
  }
  return found;
};

/** The VPCs of a zone that are in the data; undefined where `get-hosted-zone` did not tell. */
const vpcsOf = (context: Context, value: unknown): string[] | undefined =>
  hasList(value, 'VPCs')
    ? listAt(value, 'VPCs')
        .map((each) => textAt(each, 'VPCId'))
        .filter((id) => id !== undefined)
        .filter((id) => isName(id) && context.vpcs.has(id))
    : undefined;

const isPrivate = (value: unknown): boolean =>
  flagAt(value, 'Config', 'PrivateZone') === true || listAt(value, 'VPCs').length > 0;

/**
 * Reads `aws route53 list-hosted-zones`, `get-hosted-zone` and `list-resource-record-sets`. Public zones answer the
 * same everywhere and are left out. A private zone whose VPCs are not known may be any VPC's.
 */
export const readHostedZones = (context: Context): void => {
  const { joined, notes } = context.documents;
  const zones = itemsOf(context, 'HostedZones');
  const guessed = guessZones(context, zones);
  const balancers = balancersByHost(context);
  for (const { id, value, origin } of zones) {
    if (!isPrivate(value)) continue;
    const domain = hostOf(textAt(value, 'Name'));
    const vpcs = vpcsOf(context, value);
    if (domain === undefined || vpcs === undefined) {
      notes.add('private hosted zones', 'their VPCs are not in the data (aws route53 get-hosted-zone)', {
        id,
        origin,
      });
      for (const vpc of context.vpcs.values()) vpc.unknown.add('hostedZones');
      continue;
    }
    const answer = joined.zoneRecords.get(bareZone(id) ?? id);
    const sets = answer?.complete === true ? answer.entries : guessed.get(id);
    context.hostedZones.set(id, {
      origin,
      domain,
      vpcs: [...new Set(vpcs)],
      records: sets === undefined ? null : recordsOf(context, domain, sets, balancers),
    });
  }
};
